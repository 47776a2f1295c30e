//! The form for a new fine-grained token, and looking for controls in it and nowhere else.

use tokenwright_core::reading::Doubt;

use crate::strategy::Found;
use crate::tree::{At, Tree};
use crate::words;

/// The form, found; every control is looked for in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form<'t, 'a> {
    pub(crate) tree: &'t Tree<'a>,
    pub(crate) at: At,
}

/// The one rendered form that is the form for a new token. Seen: id and field names 2023 to 2026 in
/// four public scripts, `action` in two, heading and button text 2025-12 in a log of the live page.
pub(crate) fn find(tree: &Tree<'_>) -> Result<Found, Doubt> {
    let mut best: Vec<(u32, Found)> = tree
        .tagged("form")
        .iter()
        .filter(|at| tree.is_shown(**at) && !is_confirmation(tree, **at))
        .filter_map(|at| score(tree, *at))
        .collect();
    best.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match best.as_slice() {
        [] => Err(Doubt::NotFound),
        [(first, _), (second, _), ..] if *second + 1 >= *first => {
            Err(Doubt::Disagreement("one form".into(), "another form".into()))
        }
        [(_, found), ..] => Ok(*found),
    }
}

/// The confirmation is a form of its own in a dialog and may repeat the fields.
fn is_confirmation(tree: &Tree<'_>, at: At) -> bool {
    tree.closest(at, "dialog").is_some() || tree.named("confirm").iter().any(|c| tree.is_in(*c, at))
}

/// How many strategies mean this form, and the first that does.
fn score(tree: &Tree<'_>, at: At) -> Option<(u32, Found)> {
    let node = tree.node(at);
    let field = |name: &str| tree.named(name).iter().any(|f| tree.is_in(*f, at));
    let has_field = field("user_programmatic_access[name]")
        || field("user_programmatic_access[description]")
        || field("user_programmatic_access[default_expires_at]");
    let has_text_field = tree.tagged("input").iter().any(|f| {
        tree.is_in(*f, at)
            && tree.is_shown(*f)
            && matches!(tree.node(*f).attr("type"), None | Some("text"))
    });
    let posts_here = node.attr("action").map(|action| action.split('?').next().unwrap_or_default())
        == Some("/settings/personal-access-tokens");
    let generates = tree.tagged("button").iter().any(|b| {
        tree.is_in(*b, at) && tree.is_shown(*b) && words::begins(&tree.text(*b), "generate token")
    });
    let tests = [
        ("field name", has_field),
        ("id", node.says("id", "new_user_programmatic_access")),
        ("action", posts_here && has_text_field),
        ("text", generates && has_text_field),
    ];
    let strategy = tests.iter().find(|(_, holds)| *holds)?.0;
    let score = tests.iter().filter(|(_, holds)| *holds).map(|_| 1).sum();
    Some((score, Found { at, strategy }))
}

impl<'t> Form<'t, '_> {
    /// The form's elements that a person can see.
    pub(crate) fn shown(self) -> impl Iterator<Item = At> + 't {
        let Self { tree, at } = self;
        tree.within(at).filter(move |at| tree.is_shown(*at))
    }

    /// The form's fields with this name, in rendered places.
    pub(crate) fn named(self, name: &str) -> impl Iterator<Item = At> + 't {
        let tree = self.tree;
        tree.named(name).iter().copied().filter(move |at| self.holds(*at))
    }

    /// The form's fields with this name that it would send, seen or not: what is not in the form or
    /// is disabled is not sent.
    pub(crate) fn sent(self, name: &str) -> impl Iterator<Item = At> + 't {
        let tree = self.tree;
        tree.named(name)
            .iter()
            .copied()
            .filter(move |at| tree.is_in(*at, self.at) && tree.node(*at).attr("disabled").is_none())
    }

    /// The form's element with this id, if it can be seen.
    pub(crate) fn with_id(self, id: &str) -> impl Iterator<Item = At> + 't {
        self.tree.with_id(id).iter().copied().filter(move |at| self.holds(*at))
    }

    /// The form's elements with this tag that can be seen.
    pub(crate) fn tagged(self, tag: &str) -> impl Iterator<Item = At> + 't {
        self.tree.tagged(tag).iter().copied().filter(move |at| self.holds(*at))
    }

    pub(crate) fn holds(self, at: At) -> bool {
        self.tree.is_in(at, self.at) && self.tree.is_shown(at)
    }

    /// What the labels with this text belong to: named by `for`, or else the next that is accepted
    /// before another label begins.
    pub(crate) fn labelled(self, text: &str, accepts: impl Fn(At) -> bool) -> Vec<At> {
        let tree = self.tree;
        let mut found = Vec::new();
        for label in self.tagged("label").filter(|at| words::same(&tree.text(*at), text)) {
            let named = tree.node(label).attr("for").map_or(&[][..], |id| tree.with_id(id));
            if let Some(at) = named.iter().copied().find(|at| self.holds(*at) && accepts(*at)) {
                found.push(at);
                continue;
            }
            let end = tree.within(self.at).end;
            let next = (label + 1..end)
                .take_while(|at| tree.node(*at).tag != "label" || !tree.is_shown(*at))
                .find(|at| tree.is_shown(*at) && accepts(*at));
            found.extend(next);
        }
        let by_name = self.shown().filter(|at| {
            let label = tree.node(*at).attr("aria-label");
            label.is_some_and(|label| words::same(label, text)) && accepts(*at)
        });
        found.extend(by_name);
        found
    }
}
