//! A snapshot that can be shown to others: what reads the page stays, what is the user's goes. Logins
//! become `login-1`, `login-2` and so on, the same one everywhere, so that what is read stays as true.

mod names;

use crate::attrs::Attrs;
use crate::control::permissions;
use crate::place;
use crate::snapshot::{Node, Snapshot};
use crate::tree::{At, Tree, kept};
use crate::words;
use names::Names;

/// What stands for a text that somebody typed.
const TYPED: &str = "typed";
/// What stands for a text that may be the user's.
const LEFT_OUT: &str = "…";

/// Attributes that say what an element is and hold nothing of the user's.
const KEPT: [&str; 26] = [
    "id",
    "name",
    "type",
    "role",
    "for",
    "form",
    "class",
    "disabled",
    "hidden",
    "open",
    "required",
    "max",
    "popover",
    "popovertarget",
    "data-value",
    "data-resource",
    "data-resource-parent",
    "data-permission",
    "data-select-variant",
    "data-list-inputs",
    "data-actor-is-organization",
    "data-fg-limit",
    "data-fg-limit-label",
    "data-fg-limit-exempt",
    "data-octocaptcha-url",
    "content",
];

/// Words that stand in the texts outside of a form that tell something.
const TELLING: [&str; 9] = [
    "access token",
    "access on",
    "access to",
    "confirm access",
    "permissions",
    "repository access",
    "public repositories",
    "all repositories",
    "expir",
];

/// The snapshot without what is the user's.
pub fn redact(snapshot: &Snapshot) -> Snapshot {
    let tree = Tree::new(snapshot);
    let names = Names::of(&tree);
    let forms = kept(tree.tagged("form"), &|at| is_filled_in(&tree, at));
    let nodes = tree.all().map(|at| node(&tree, at, &names, &forms)).collect();
    Snapshot {
        schema: snapshot.schema.clone(),
        url: url(&snapshot.url, &names),
        title: if is_telling(&snapshot.title) {
            names.change(&snapshot.title)
        } else {
            String::new()
        },
        lang: snapshot.lang.clone(),
        nodes,
        truncated: snapshot.truncated,
    }
}

/// What the content script puts in the place of a token.
fn is_marker(text: &str) -> bool {
    text.ends_with("_…]")
}

fn is_typed(node: &Node) -> bool {
    match node.tag.as_str() {
        "textarea" => true,
        "input" => matches!(node.attr("type"), None | Some("text" | "search" | "email" | "url")),
        _ => false,
    }
}

fn node(tree: &Tree<'_>, at: At, names: &Names, forms: &[At]) -> Node {
    let node = tree.node(at);
    let keeps_words = keeps_words(tree, at, forms) && !is_repository(tree, at);
    let text = if keeps_words {
        names.change(&node.text)
    } else if node.text.is_empty() || is_marker(&node.text) {
        node.text.clone()
    } else {
        LEFT_OUT.to_owned()
    };
    Node {
        id: node.id,
        parent: node.parent,
        tag: node.tag.clone(),
        attrs: attrs(node, keeps_words, names),
        text,
        value: node.value.as_deref().map(|value| self::value(node, value, names)),
        checked: node.checked,
        open: node.open,
        hidden: node.hidden,
    }
}

/// Whether its words are GitHub's: those of the form and of what opens over it, and headings.
fn keeps_words(tree: &Tree<'_>, at: At, forms: &[At]) -> bool {
    let is_place = |at: At| {
        let node = tree.node(at);
        node.tag == "dialog"
            || forms.contains(&at)
            || matches!(node.attr("role"), Some("dialog" | "menu" | "listbox" | "alert" | "tab"))
            || node.classes().any(|class| class.contains("flash") || class.contains("error"))
    };
    is_place(at)
        || tree.closest_that(at, &is_place).is_some()
        || (is_telling(&tree.node(at).text) && !is_written(tree, at))
}

/// Whether it may be what somebody called a token: a link, or in one.
fn is_written(tree: &Tree<'_>, at: At) -> bool {
    let is_row = |at: At| {
        let node = tree.node(at);
        node.tag == "a" || node.has_class("access-token")
    };
    is_row(at) || tree.closest_that(at, &is_row).is_some()
}

/// Whether it is a form that a person fills in, and not one around a single button.
fn is_filled_in(tree: &Tree<'_>, form: At) -> bool {
    let is_field = |at: At| {
        let node = tree.node(at);
        matches!(node.tag.as_str(), "input" | "textarea" | "select") && !node.says("type", "hidden")
    };
    tree.shown_in(form, &is_field).len() >= 2 || !tree.with_role("tab").is_empty()
}

/// Whether a text is about what is read outside of a form.
fn is_telling(text: &str) -> bool {
    TELLING.iter().any(|word| words::holds(text, word))
}

/// Ids by which GitHub's own parts are known, outside of a form too.
fn is_settings(id: &str) -> bool {
    ["sudo", "access-token", "fg-pat", "Primer", "pat_", "permission", "user_programmatic"]
        .iter()
        .any(|part| words::holds(id, part))
}

/// Repositories stand in the picker's list and behind it; their names may be secret.
fn is_repository(tree: &Tree<'_>, at: At) -> bool {
    let is_one = |at: At| {
        let node = tree.node(at);
        let called = |name: &str| words::holds(name, "repository-menu-list");
        node.attr("id").is_some_and(called)
            && node.tag != "button"
            && !words::holds(node.attr("id").unwrap_or_default(), "title")
            || node.classes().any(|class| {
                matches!(class, "repo-and-owner" | "owner" | "repo")
                    || class.starts_with("js-repository-picker")
            })
    };
    is_one(at) || tree.closest_that(at, &is_one).is_some()
}

fn attrs(node: &Node, keeps_words: bool, names: &Names) -> Attrs {
    let mut kept = Attrs::default();
    for (name, value) in node.attrs.iter() {
        let value = match name {
            "action" | "src" | "data-src" | "href" => path(value),
            "id" | "for" | "data-value" if !keeps_words && !is_settings(value) => continue,
            _ if KEPT.contains(&name) => value.to_owned(),
            _ if name.starts_with("aria-") && (keeps_words || value.len() < 8) => value.to_owned(),
            _ => continue,
        };
        kept.insert(name.to_owned(), names.change(&value));
    }
    kept
}

/// The path alone, and of settings only.
fn path(address: &str) -> String {
    let path = words::cut(address, b'?').0;
    if path.starts_with("/settings/personal-access-tokens") {
        without_numbers(path)
    } else {
        LEFT_OUT.to_owned()
    }
}

fn without_numbers(path: &str) -> String {
    let mut parts = Vec::new();
    for part in path.split('/') {
        let is_number = !part.is_empty() && words::digits(part) == part.len();
        parts.push(if is_number { "1" } else { part });
    }
    parts.join("/")
}

/// What a field holds is kept if it is one of GitHub's own words.
fn value(node: &Node, value: &str, names: &Names) -> String {
    let is_word = value.len() <= 10 && value.bytes().all(|b| b.is_ascii_lowercase());
    let is_days = value.len() <= 3 && words::digits(value) == value.len();
    let is_date = node.says("type", "date");
    let name = node.attr("name").unwrap_or_default();
    if value.is_empty() || is_marker(value) || permissions::key(node).is_some() {
        value.to_owned()
    } else if is_typed(node) {
        if node.says("type", "search") { String::new() } else { TYPED.to_owned() }
    } else if name == "target_name"
        || is_date
        || (!name.starts_with("repository_ids") && (is_word || is_days))
    {
        names.change(value)
    } else {
        "1".to_owned()
    }
}

/// The address of GitHub's page, on no company's host, with the names of its parameters; of their values only those that can
/// be nothing but GitHub's words.
fn url(address: &str, names: &Names) -> String {
    let (page, query) = words::cut(words::cut(address, b'#').0, b'?');
    let host = place::host(address);
    let page = page.replacen(&host.page_origin(), &format!("https://{}", host.anonymous()), 1);
    let mut url = without_numbers(&page);
    for (number, pair) in query.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        let (name, value) = words::cut(pair, b'=');
        let is_word =
            |value: &str| value.len() <= 5 && value.bytes().all(|b| b.is_ascii_alphanumeric());
        let value = if name == "target_name" || is_word(value) { value } else { TYPED };
        url.push(if number == 0 { '?' } else { '&' });
        url.push_str(&names.change(name));
        url.push('=');
        url.push_str(&names.change(&words::bounded(value, 40)));
    }
    url
}
