//! "Repository access": three radio buttons.

use tokenwright_core::page_state::RepositoryAccess;
use tokenwright_core::reading::{Doubt, Reading};

use crate::form::Form;
use crate::tree::{At, Tree};
use crate::words;

/// The radio buttons, each with its meaning, and the strategy that found them.
#[derive(Debug, Default)]
pub(crate) struct Radios {
    choices: Vec<(At, RepositoryAccess)>,
    pub(crate) strategy: Option<&'static str>,
}

const ALL: [RepositoryAccess; 3] =
    [RepositoryAccess::Public, RepositoryAccess::All, RepositoryAccess::Selected];

/// What one strategy takes a radio button for.
type Meaning<'f> = &'f dyn Fn(At) -> Option<RepositoryAccess>;

/// Name, values and ids were seen 2023 to 2026 in seven sources, the labels in 2025-12 and 2026.
pub(crate) fn find(form: Form<'_, '_>) -> Radios {
    let tree = form.tree;
    let radios: Vec<At> =
        form.tagged("input").filter(|at| tree.node(*at).says("type", "radio")).collect();
    let strategies: [(&'static str, Meaning<'_>); 4] = [
        ("field name", &|at| {
            tree.node(at).says("name", "install_target").then(|| by_value(tree, at))?
        }),
        ("id", &|at| by_id(tree, at)),
        ("label", &|at| by_label(tree, at)),
        ("structure", &|at| by_value(tree, at)),
    ];
    for (strategy, meaning) in strategies {
        let choices: Vec<_> = radios.iter().filter_map(|at| Some((*at, meaning(*at)?))).collect();
        if !choices.is_empty() {
            return Radios { choices, strategy: Some(strategy) };
        }
    }
    Radios::default()
}

/// The choice; what a radio button sends is held against its label.
pub(crate) fn read(tree: &Tree<'_>, radios: &Radios) -> Reading<RepositoryAccess> {
    if radios.choices.is_empty() {
        return Reading::NotUnderstood(Doubt::NotFound);
    }
    for choice in ALL {
        let same = radios.choices.iter().filter(|(_, means)| *means == choice).count();
        if same > 1 {
            return disagree(choice.label(), choice.label());
        }
    }
    for (at, means) in &radios.choices {
        let witnesses = [by_value(tree, *at), by_id(tree, *at), by_label(tree, *at)];
        if let Some(other) = witnesses.into_iter().flatten().find(|other| other != means) {
            return disagree(means.label(), other.label());
        }
    }
    let mut checked = radios.choices.iter().filter(|(at, _)| tree.node(*at).checked);
    match (checked.next(), checked.next()) {
        (Some((_, choice)), None) => Reading::Found(*choice),
        (Some((_, one)), Some((_, other))) => disagree(one.label(), other.label()),
        (None, _) => Reading::NotUnderstood(Doubt::Unknown("no choice".into())),
    }
}

impl Radios {
    /// The radio button of this choice.
    pub(crate) fn of(&self, choice: RepositoryAccess) -> Option<At> {
        let mut same = self.choices.iter().filter(|(_, means)| *means == choice);
        let (at, _) = same.next()?;
        same.next().is_none().then_some(*at)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.choices.is_empty()
    }
}

fn by_value(tree: &Tree<'_>, at: At) -> Option<RepositoryAccess> {
    from_word(tree.node(at).value.as_deref()?)
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

fn disagree(one: &str, other: &str) -> Reading<RepositoryAccess> {
    Reading::NotUnderstood(Doubt::Disagreement(one.into(), other.into()))
}
