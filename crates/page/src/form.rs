//! The form for a new fine-grained token, and looking for controls in it and nowhere else.

use tokenwright_core::reading::Doubt;

use crate::control::permissions;
use crate::index::is_heading;
use crate::point::Pointable;
use crate::strategy::{Found, POINTED_AT, Sought, clash};
use crate::tree::{At, Test, Tree, kept};
use crate::words;

/// The form, found; every control is looked for in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form<'t, 'a> {
    pub(crate) tree: &'t Tree<'a>,
    pub(crate) at: At,
    /// What the user pointed at, for what is not found otherwise.
    pub(crate) pointed: &'t [(Pointable, At)],
}

/// The one rendered form that is the form for a new token. Seen: id and field names 2023 to 2026 in
/// four public scripts, `action` in two, heading and button text 2025-12 in a log of the live page.
pub(crate) fn find(tree: &Tree<'_>) -> Sought {
    let mut best: Option<(usize, Found)> = None;
    let mut second = 0;
    let signs = Signs::of(tree);
    for at in tree.tagged("form") {
        if !tree.is_shown(at) || is_confirmation(tree, at) {
            continue;
        }
        let Some((score, found)) = signs.score(tree, at) else { continue };
        match best {
            Some((most, _)) if most >= score => second = second.max(score),
            _ => {
                second = best.map_or(0, |(most, _)| most);
                best = Some((score, found));
            }
        }
    }
    match best {
        None => Err(Doubt::NotFound),
        // One that lost half of what tells it still is one.
        Some((most, _)) if second > 1 || (second > 0 && second + 1 >= most) => {
            Err(clash("one form", "another form"))
        }
        Some((_, found)) => Ok(found),
    }
}

/// The confirmation is a form of its own in a dialog and may repeat the fields.
fn is_confirmation(tree: &Tree<'_>, at: At) -> bool {
    tree.closest(at, "dialog").is_some() || !tree.part_in(&tree.named("confirm"), at).is_empty()
}

/// What tells a form, looked for once and not in each form of the page.
struct Signs {
    /// The fields with a name of this form's, one list for each name.
    fields: [Vec<At>; 4],
    /// The fields for text that can be seen.
    texts: Vec<At>,
}

impl Signs {
    fn of(tree: &Tree<'_>) -> Self {
        let inputs = tree.tagged("input");
        let is_permission = |at| permissions::key(tree.node(at)).is_some();
        let is_text =
            |at| tree.is_shown(at) && matches!(tree.node(at).attr("type"), None | Some("text"));
        let fields = [
            tree.named("user_programmatic_access[name]"),
            tree.named("user_programmatic_access[description]"),
            tree.named("user_programmatic_access[default_expires_at]"),
            kept(inputs.clone(), &is_permission),
        ];
        Self { fields, texts: kept(inputs, &is_text) }
    }

    /// How many strategies mean this form, and the first that does.
    fn score(&self, tree: &Tree<'_>, at: At) -> Option<(usize, Found)> {
        let form = Form { tree, at, pointed: &[] };
        let node = tree.node(at);
        let has_field = self.fields.iter().any(|all| !tree.part_in(all, at).is_empty());
        let has_text_field = !tree.part_in(&self.texts, at).is_empty();
        let action = words::cut(node.attr("action").unwrap_or_default(), b'?').0;
        let generates = |at: At| {
            let node = tree.node(at);
            (tree.is_button(at) && words::begins(&tree.text(at), "generate token"))
                || (node.says("type", "submit")
                    && node
                        .value
                        .as_deref()
                        .is_some_and(|value| words::begins(value, "generate token")))
        };
        let tests = [
            ("field name", has_field),
            ("id", node.says("id", "new_user_programmatic_access")),
            ("action", has_text_field && action == "/settings/personal-access-tokens"),
            ("text", has_text_field && !form.shown_that(&generates).is_empty()),
        ];
        let strategy = tests.iter().find(|(_, holds)| *holds)?.0;
        let score = tests.iter().filter(|(_, holds)| *holds).count();
        Some((score, Found { at, strategy }))
    }
}

impl Form<'_, '_> {
    /// What was found, or else what the user pointed at.
    pub(crate) fn or_pointed(self, what: Pointable, sought: Sought) -> Sought {
        let pointed = || self.pointed_at(what).map(|at| Found { at, strategy: POINTED_AT });
        match sought {
            // Two that contradict each other are not decided by a finger of long ago.
            Err(Doubt::NotFound) => pointed().ok_or(Doubt::NotFound),
            other => other,
        }
    }

    /// What the user pointed at as this control.
    pub(crate) fn pointed_at(self, what: Pointable) -> Option<At> {
        let pin = self.pointed.iter().find(|(pointed, _)| *pointed == what);
        pin.map(|(_, at)| *at).filter(|at| self.holds(*at))
    }

    /// The form's elements that a person can see and that pass.
    pub(crate) fn shown_that(self, test: Test<'_>) -> Vec<At> {
        self.tree.shown_in(self.at, test)
    }

    /// The form's fields with this name, in rendered places.
    pub(crate) fn named(self, name: &str) -> Vec<At> {
        self.held(self.tree.named(name), &|_| true)
    }

    /// The form's element with this id, if it can be seen.
    pub(crate) fn with_id(self, id: &str) -> Vec<At> {
        self.held(self.tree.with_id(id), &|_| true)
    }

    /// The form's elements with this tag that can be seen.
    pub(crate) fn tagged(self, tag: &str) -> Vec<At> {
        self.held(self.tree.tagged(tag), &|_| true)
    }

    /// Those of them that pass.
    pub(crate) fn tagged_that(self, tag: &str, test: Test<'_>) -> Vec<At> {
        self.held(self.tree.tagged(tag), test)
    }

    pub(crate) fn holds(self, at: At) -> bool {
        self.tree.is_in(at, self.at) && self.tree.is_shown(at)
    }

    /// Those that are in the form, can be seen and pass.
    pub(crate) fn held(self, all: Vec<At>, test: Test<'_>) -> Vec<At> {
        kept(all, &|at| self.holds(at) && test(at))
    }

    /// What the labels with this text belong to: named by `for`, or else the next that is accepted
    /// before another label begins.
    pub(crate) fn labelled(self, text: &str, accepts: Test<'_>) -> Vec<At> {
        let tree = self.tree;
        let mut found = Vec::new();
        for label in self.tagged("label") {
            if words::same(&tree.text(label), text)
                && let Some(at) = self.of_label(label, accepts)
                && self.is_under(at, text)
            {
                found.push(at);
            }
        }
        for at in tree.labelled() {
            let label = tree.node(*at).attr("aria-label").unwrap_or_default();
            if words::same(label, text) && self.holds(*at) && accepts(*at) {
                found.push(*at);
            }
        }
        found
    }

    /// Whether the nearest heading above is none of another part of the form: what only describes a
    /// control describes its look-alikes too. Fields above "Repository access" have none (2026).
    pub(crate) fn is_under(self, at: At, heading: &str) -> bool {
        let tree = self.tree;
        let above = tree.part_in(tree.headings(), self.at);
        let above = &above[..above.partition_point(|heading| *heading < at)];
        above.last().is_none_or(|nearest| {
            let text = tree.text(*nearest);
            words::begins(&text, heading) || words::begins(&text, "New fine-grained")
        })
    }

    fn of_label(self, label: At, accepts: Test<'_>) -> Option<At> {
        let tree = self.tree;
        if let Some(id) = tree.node(label).attr("for")
            && let Some(at) = self.held(tree.with_id(id), accepts).first()
        {
            return Some(*at);
        }
        for at in label + 1..tree.within(self.at).end {
            if tree.is_shown(at) && accepts(at) {
                return Some(at);
            }
            if (tree.node(at).tag == "label" || is_heading(tree.node(at))) && tree.is_shown(at) {
                break;
            }
        }
        None
    }
}
