//! Id, sentences and lists: present where they must be, bounded, and nothing hidden in them.

use super::Fault;
use super::limits::{LONGEST_ADDRESS, LONGEST_ID, LONGEST_SENTENCE, LONGEST_TITLE, MOST_SENTENCES};
use crate::link::LINK;
use crate::recipe::{
    ANYTHING, LONGEST_DESCRIPTION, LONGEST_NAME, PermissionRule, Recipe, TextRule,
};
use crate::redact::carries_token;

/// Whether a recipe may be called so: lower-case words joined by hyphens.
pub fn is_id(id: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    id.len() <= LONGEST_ID && id.split('-').all(is_word)
}

pub(super) fn faults(recipe: &Recipe) -> Vec<Fault> {
    let mut faults = Vec::new();
    faults.extend(id(&recipe.id));
    for (field, text) in [("title", &recipe.title), ("vendor", &recipe.vendor)] {
        faults.extend(required(field, text, LONGEST_TITLE));
    }
    faults.extend(line("summary", &recipe.summary, LONGEST_SENTENCE));
    faults.extend(line("source.document", &recipe.source.document, LONGEST_SENTENCE));
    faults.extend(recipe.source.url.as_ref().and_then(|url| address(url)));
    faults.extend(list("before", &recipe.before));
    faults.extend(required("owner.why", &recipe.owner.why, LONGEST_SENTENCE));
    faults.extend(advice("owner.advice", recipe.owner.advice.as_ref()));
    faults.extend(form_texts(recipe));
    if let Some(rule) = &recipe.expiration {
        faults.extend(required("expiration.why", &rule.why, LONGEST_SENTENCE));
        faults.extend(advice("expiration.advice", rule.advice.as_ref()));
    }
    if let Some(rule) = &recipe.repositories {
        faults.extend(required("repositories.why", &rule.why, LONGEST_SENTENCE));
    }
    faults.extend(list("after", &recipe.after));
    faults
}

/// The fault in why a permission is asked for.
pub(super) fn why(field: &str, rule: &PermissionRule) -> Option<Fault> {
    required(&format!("{field}.why"), &rule.why, LONGEST_SENTENCE)
}

fn id(id: &str) -> Option<Fault> {
    let says = if !is_id(id) {
        format!(
            "Use lower-case words joined by hyphens, at most {LONGEST_ID} characters: “acme-audit”."
        )
    } else if [ANYTHING, LINK].contains(&id) {
        format!("Choose another id: “{id}” stands for no recipe.")
    } else {
        return None;
    };
    Some(Fault::new("id", says))
}

/// What the form is to hold.
fn form_texts(recipe: &Recipe) -> Vec<Fault> {
    let mut faults = Vec::new();
    let texts = [
        ("name", "The token name", &recipe.name, LONGEST_NAME),
        ("description", "The description", &recipe.description, LONGEST_DESCRIPTION),
        ("request", "The request message", &recipe.request, LONGEST_DESCRIPTION),
    ];
    for (field, what, rule, longest) in texts {
        let Some(TextRule { value, why }) = rule else { continue };
        let length = value.chars().count();
        let may_break = field != "name";
        if value.trim().is_empty() {
            faults.push(Fault::new(field, format!("{what} is empty. Write it, or leave it out.")));
        } else if length > longest {
            let says = format!("{what} has {length} characters; GitHub takes at most {longest}.");
            faults.push(Fault::new(field, says));
        } else {
            faults.extend(unfit(field, value, may_break));
        }
        faults.extend(required(&format!("{field}.why"), why, LONGEST_SENTENCE));
    }
    faults
}

fn required(field: &str, text: &str, longest: usize) -> Option<Fault> {
    if text.trim().is_empty() {
        return Some(Fault::new(field, "This is empty, and users need it. Write it."));
    }
    line(field, text, longest)
}

fn advice(field: &str, text: Option<&String>) -> Option<Fault> {
    line(field, text?, LONGEST_SENTENCE)
}

fn line(field: &str, text: &str, longest: usize) -> Option<Fault> {
    let length = text.chars().count();
    if length > longest {
        let says = format!("This has {length} characters. Use at most {longest}.");
        return Some(Fault::new(field, says));
    }
    unfit(field, text, false)
}

fn list(field: &str, sentences: &[String]) -> Vec<Fault> {
    if sentences.len() > MOST_SENTENCES {
        let says = format!("Write at most {MOST_SENTENCES} sentences.");
        return vec![Fault::new(field, says)];
    }
    let numbered = sentences.iter().enumerate();
    numbered
        .filter_map(|(at, text)| required(&format!("{field}[{at}]"), text, LONGEST_SENTENCE))
        .collect()
}

fn address(url: &str) -> Option<Fault> {
    let rest = url.strip_prefix("https://").unwrap_or_default();
    let is_plain = url.chars().all(|c| !c.is_whitespace() && !is_hidden(c));
    let says = if url.len() > LONGEST_ADDRESS {
        format!("Use an address of at most {LONGEST_ADDRESS} characters.")
    } else if rest.is_empty() || rest.starts_with('/') || !is_plain {
        "Give a public address that starts with https://.".into()
    } else {
        return unfit("source.url", url, false);
    };
    Some(Fault::new("source.url", says))
}

/// Characters that nobody sees could make a text read other than it is, and recipes are stored and
/// shared, which no token must be.
fn unfit(field: &str, text: &str, may_break: bool) -> Option<Fault> {
    if carries_token(text) {
        return Some(Fault::new(field, "Take out what looks like a token."));
    }
    let found = text.chars().find(|c| is_hidden(*c) && !(may_break && "\r\n\t".contains(*c)))?;
    let says = format!("Take out the hidden character U+{:04X}.", u32::from(found));
    Some(Fault::new(field, says))
}

/// Control characters, and those that turn the direction of the text around them.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
