//! "Repository access": three radio buttons.

use tokenwright_core::page_state::RepositoryAccess;
use tokenwright_core::reading::{Doubt, Reading};

use crate::form::Form;
use crate::point::Pointable;
use crate::sending::Entry;
use crate::strategy::{POINTED_AT, clash, unknown};
use crate::tree::{At, Tree, kept};
use crate::words;

/// The radio buttons, each with its meaning, and the strategy that found them.
#[derive(Debug, Default)]
pub(crate) struct Radios {
    choices: Vec<(At, RepositoryAccess)>,
    pub(crate) strategy: Option<&'static str>,
}

const FIELD: &str = "install_target";

const ALL: [RepositoryAccess; 3] =
    [RepositoryAccess::Public, RepositoryAccess::All, RepositoryAccess::Selected];

/// What one strategy takes a radio button for.
type Meaning = fn(&Tree<'_>, At) -> Option<RepositoryAccess>;

/// Name, values and ids were seen 2023 to 2026 in seven sources, the labels in 2025-12 and 2026.
const STRATEGIES: [(&str, Meaning); 4] =
    [("field name", by_name), ("id", by_id), ("label", by_label), ("structure", by_value)];

pub(crate) fn find(form: Form<'_, '_>) -> Radios {
    let tree = form.tree;
    let native = form.tagged_that("input", &|at| tree.node(at).says("type", "radio"));
    // The same choice in another dress: a group of buttons, one of which is on.
    let other = form.shown_that(&|at| {
        let node = tree.node(at);
        node.says("role", "radio") || (tree.is_button(at) && node.attr("aria-pressed").is_some())
    });
    let (native, other) = (group(form, &native), group(form, &other));
    match (native.is_empty(), other.is_empty()) {
        (false, true) => native,
        (true, false) => other,
        (true, true) => pointed(form),
        // Two such choices: nobody can say which one counts, and each has its double now.
        (false, false) => {
            let choices = native.choices.into_iter().chain(other.choices).collect();
            Radios { choices, strategy: None }
        }
    }
}

/// Those of the buttons that are the choice, by the first strategy that tells any.
fn group(form: Form<'_, '_>, radios: &[At]) -> Radios {
    let tree = form.tree;
    let radios = kept(radios.to_vec(), &|at| {
        tree.node(at).says("name", FIELD)
            || (STRATEGIES.iter().any(|(_, meaning)| meaning(tree, at).is_some())
                && form.is_under(at, "Repository access"))
    });
    for (strategy, meaning) in STRATEGIES {
        let mut choices = Vec::new();
        for at in &radios {
            choices.extend(meaning(tree, *at).map(|means| (*at, means)));
        }
        if !choices.is_empty() {
            return Radios { choices, strategy: Some(strategy) };
        }
    }
    Radios::default()
}

fn pointed(form: Form<'_, '_>) -> Radios {
    let mut choices = Vec::new();
    for choice in ALL {
        let at = form.pointed_at(Pointable::Repositories(choice));
        choices.extend(at.map(|at| (at, choice)));
    }
    let strategy = (!choices.is_empty()).then_some(POINTED_AT);
    Radios { choices, strategy }
}

/// The choice; what a radio button sends is held against its label.
pub(crate) fn read(form: Form<'_, '_>, radios: &Radios) -> Reading<RepositoryAccess> {
    let tree = form.tree;
    let mut checked = None;
    for (at, means) in &radios.choices {
        if radios.of(*means).is_none() {
            return disagree(*means, *means);
        }
        for witness in [by_value, by_id, by_label] {
            if let Some(other) = witness(tree, *at).filter(|other| other != means) {
                return disagree(*means, other);
            }
        }
        if is_on(tree, *at) {
            if form.entry(*at) == Entry::HeldBack {
                return Reading::NotUnderstood(Doubt::NotFound);
            }
            if let Some(other) = checked {
                return disagree(other, *means);
            }
            checked = Some(*means);
        }
    }
    let sent = match sent(form) {
        Ok(sent) => sent,
        Err(doubt) => return Reading::NotUnderstood(doubt),
    };
    match (checked, sent) {
        (Some(choice), Some(sent)) if sent != choice => disagree(choice, sent),
        (Some(choice), _) => Reading::Found(choice),
        // All buttons gone or drawn as something else; what is sent is known all the same.
        (None, Some(sent)) if radios.is_empty() => Reading::Found(sent),
        (None, _) if radios.is_empty() => Reading::NotUnderstood(Doubt::NotFound),
        (None, _) => Reading::NotUnderstood(unknown("no choice")),
    }
}

impl Radios {
    /// The radio button of this choice.
    pub(crate) fn of(&self, choice: RepositoryAccess) -> Option<At> {
        let mut found = None;
        for (at, means) in &self.choices {
            if *means == choice {
                if found.is_some() {
                    return None;
                }
                found = Some(*at);
            }
        }
        found
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.choices.is_empty()
    }
}

fn is_on(tree: &Tree<'_>, at: At) -> bool {
    let node = tree.node(at);
    node.checked || node.says("aria-checked", "true") || node.says("aria-pressed", "true")
}

/// What other fields would send, if there are any besides the buttons; empty ones stand for no choice.
fn sent(form: Form<'_, '_>) -> Result<Option<RepositoryAccess>, Doubt> {
    let mut sent = None;
    for at in form.tree.named(FIELD) {
        let word = match form.entry(at) {
            Entry::Sent(word) if !form.tree.node(at).says("type", "radio") => word,
            Entry::Untold => return Err(Doubt::NotFound),
            _ => continue,
        };
        if word.is_empty() {
            continue;
        }
        let choice = from_word(word).ok_or_else(|| unknown(word))?;
        if let Some(other) = sent.filter(|other| *other != choice) {
            return Err(disagreement(other, choice));
        }
        sent = Some(choice);
    }
    Ok(sent)
}

fn by_name(tree: &Tree<'_>, at: At) -> Option<RepositoryAccess> {
    if tree.node(at).says("name", FIELD) { by_value(tree, at) } else { None }
}

fn by_value(tree: &Tree<'_>, at: At) -> Option<RepositoryAccess> {
    let node = tree.node(at);
    let is_native = node.says("type", "radio");
    from_word(if is_native { node.value.as_deref()? } else { node.attr("data-value")? })
}

fn by_id(tree: &Tree<'_>, at: At) -> Option<RepositoryAccess> {
    from_word(tree.node(at).attr("id")?.strip_prefix("install_target_")?)
}

fn by_label(tree: &Tree<'_>, at: At) -> Option<RepositoryAccess> {
    let name = tree.name(at);
    ALL.into_iter().find(|choice| words::begins(&name, choice.label()))
}

fn from_word(word: &str) -> Option<RepositoryAccess> {
    match word {
        "none" => Some(RepositoryAccess::Public),
        "all" => Some(RepositoryAccess::All),
        "selected" => Some(RepositoryAccess::Selected),
        _ => None,
    }
}

fn disagree(one: RepositoryAccess, other: RepositoryAccess) -> Reading<RepositoryAccess> {
    Reading::NotUnderstood(disagreement(one, other))
}

fn disagreement(one: RepositoryAccess, other: RepositoryAccess) -> Doubt {
    clash(one.label(), other.label())
}
