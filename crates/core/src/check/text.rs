//! What "Token name" and "Description" have in common: a text to be exactly this one.

use super::Context;
use crate::checklist::{CheckId, Copyable, Item, Status};
use crate::reading::{Doubt, Reading};
use crate::recipe::TextRule;
use crate::target::Target;

/// A text field of the form.
pub(super) struct Field {
    pub(super) check: CheckId,
    pub(super) title: &'static str,
    pub(super) place: &'static str,
    pub(super) target: Target,
}

pub(super) fn item(
    context: &Context<'_>,
    field: Field,
    rule: Option<&TextRule>,
    found: &Reading<String>,
) -> Item {
    let title = field.title;
    let Some(rule) = rule else {
        return context.left_open(field.check, title, found.found().cloned());
    };
    let unsure = |doubt: &Doubt| {
        let look_for = "the text to copy should stand there.";
        (Status::CannotTell, context.cannot_tell(doubt, title, field.place, look_for))
    };
    let (status, says) = match found {
        Reading::Found(text) => compare(title, text, &rule.value),
        Reading::Absent => unsure(&Doubt::NotFound),
        Reading::NotUnderstood(doubt) => unsure(doubt),
    };
    Item {
        title: title.into(),
        status,
        says,
        expected: rule.value.clone(),
        found: found.found().cloned(),
        why: rule.why.clone(),
        copy: (!context.is_existing())
            .then(|| Copyable { label: "Copy", text: rule.value.clone() }),
        target: field.target,
        ..Item::of(field.check)
    }
}

fn compare(title: &str, found: &str, wanted: &str) -> (Status, String) {
    let found = found.trim();
    if found == wanted {
        return (Status::Met, format!("“{title}” is right."));
    }
    let says = if found.is_empty() {
        format!("Copy the text and paste it into “{title}”.")
    } else if plain(found) == plain(wanted) {
        format!(
            "Almost: letters look alike but differ (for instance ’ and '). Copy the text and paste it into “{title}”."
        )
    } else {
        format!("“{title}” has another text. Copy the right one and paste it over.")
    };
    (Status::Unmet, says)
}

/// The text with look-alike punctuation and letter case levelled.
fn plain(text: &str) -> String {
    let level = |c: char| match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' | '\u{b4}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{a0}' => ' ',
        other => other,
    };
    text.chars().map(level).map(|c| c.to_ascii_lowercase()).collect()
}
