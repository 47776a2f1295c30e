//! GitHub's question whether the user is a machine, which may come instead of the token.

use crate::tree::Tree;
use crate::words;

/// That the page can come was seen in a client's code (2026), not its markup: anything but a link that
/// calls itself a captcha counts, as GitHub's own component does on other pages (2023).
pub(crate) fn is_asked(tree: &Tree<'_>) -> bool {
    tree.all().any(|at| {
        let node = tree.node(at);
        let called = |(_, value): (&str, &str)| words::holds(value, "captcha");
        node.tag != "a" && tree.is_shown(at) && node.attrs.iter().any(called)
    })
}
