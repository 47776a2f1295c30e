//! What "Token name" and "Description" have in common: a text to be exactly this one.

use super::cannot_tell;
use crate::checklist::{CheckId, Item, Status};
use crate::reading::{Doubt, Reading};
use crate::recipe::TextRule;
use crate::target::Target;

/// A text field of the form.
pub(super) struct Field {
    pub(super) check: CheckId,
    pub(super) title: &'static str,
    pub(super) target: Target,
}

pub(super) fn item(field: Field, rule: &TextRule, found: &Reading<String>) -> Item {
    let title = field.title;
    let (status, says) = match found {
        Reading::Found(text) => compare(title, text, &rule.value),
        Reading::Absent => {
            (Status::CannotTell, cannot_tell(&Doubt::NotFound, title, "paste the text there."))
        }
        Reading::NotUnderstood(doubt) => {
            (Status::CannotTell, cannot_tell(doubt, title, "paste the text there."))
        }
    };
    Item {
        check: field.check,
        title: title.into(),
        status,
        says,
        expected: rule.value.clone(),
        found: found.found().cloned(),
        why: rule.why.clone(),
        advice: None,
        copy: Some(rule.value.clone()),
        target: field.target,
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
