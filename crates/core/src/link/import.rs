//! A template link that somebody pasted, made into a recipe that can be kept.

use super::{Asked, NEW_TOKEN, asked};
use crate::date::Date;
use crate::host::Host;
use crate::recipe::{Confidence, Fault, Recipe, Source, is_hidden};
use crate::redact::carries_token;

/// Longest link that is read, in bytes.
const LONGEST: usize = 16 * 1024;
/// Most characters of the link that the recipe keeps as its source.
const LONGEST_SOURCE: usize = 500;

/// Reads a pasted link as a recipe of this id, without faults but for those of the id. What GitHub
/// cannot have understood is in [`Asked::unusable`].
///
/// # Errors
/// If it is no link to the form, or asks for nothing; the sentence says what to paste instead.
pub fn import(address: &str, id: &str, today: Date) -> Result<Asked, String> {
    let address = address.trim();
    if address.len() > LONGEST {
        return Err("This is too long for a link to GitHub’s form.".into());
    }
    let address = with_scheme(address);
    if is_classic(&address) {
        return Err("Ask for a link that starts with github.com/settings/personal-access-tokens/new. This one is for a classic token, which reaches far more and which Tokenwright does not help with.".into());
    }
    let Some(mut asked) = asked(&address, today, &Host::default()) else {
        return Err(format!(
            "Paste a link that starts with {NEW_TOKEN}? and names what is asked: this one does not fill in GitHub’s form."
        ));
    };
    if carries_token(&address) || texts(&asked.recipe).any(carries_token) {
        return Err("Take out what looks like a token in this link: it would be stored with the recipe. If it is a real one, delete it on GitHub.".into());
    }
    describe(&mut asked.recipe, id, &address, today);
    take_out_faults(&mut asked);
    Ok(asked)
}

/// People copy addresses without their beginning.
fn with_scheme(address: &str) -> String {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let rest = rest.unwrap_or(address);
    format!("https://{}", rest.strip_prefix("www.").unwrap_or(rest))
}

/// The form for classic tokens (GitHub Docs, seen 2026-11-22).
fn is_classic(address: &str) -> bool {
    address.starts_with("https://github.com/settings/tokens")
}

fn texts(recipe: &Recipe) -> impl Iterator<Item = &str> {
    [&recipe.name, &recipe.description].into_iter().flatten().map(|rule| rule.value.as_str())
}

fn describe(recipe: &mut Recipe, id: &str, address: &str, today: Date) {
    id.clone_into(&mut recipe.id);
    recipe.vendor = "Unknown".into();
    recipe.summary = "What a link to GitHub’s form asks.".into();
    let name = recipe.name.as_ref().map(|rule| plain(&rule.value));
    recipe.title =
        name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "Token of a link".into());
    recipe.source = Source {
        document: plain(address).chars().take(LONGEST_SOURCE).collect(),
        url: None,
        seen: today,
        confidence: Confidence::Stated,
    };
    let why = "The link asks for it.";
    recipe.owner.why = why.into();
    for rule in [&mut recipe.name, &mut recipe.description].into_iter().flatten() {
        rule.why = why.into();
    }
    if let Some(rule) = &mut recipe.expiration {
        rule.why = why.into();
    }
    for rule in &mut recipe.permissions.required {
        rule.why = why.into();
    }
}

/// What no form could hold is no wish that a recipe can keep.
fn take_out_faults(asked: &mut Asked) {
    let faults = asked.recipe.faults();
    let is_faulty = |field: &str| faults.iter().any(|fault| fault.field == field);
    let recipe = &mut asked.recipe;
    if is_faulty("name") {
        recipe.name = None;
    }
    if is_faulty("description") {
        recipe.description = None;
    }
    let mut at = 0;
    recipe.permissions.required.retain(|_| {
        at += 1;
        !is_faulty(&format!("permissions.required[{}]", at - 1))
    });
    let others = faults.into_iter().filter(|fault| fault.field != "id");
    // The sentence about a permission names it; that about a text does not.
    let says = |fault: Fault| {
        if fault.field.starts_with("permissions") { fault.says } else { fault.to_string() }
    };
    asked.unusable.extend(others.map(says));
}

/// Characters that nobody sees are left out.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

#[cfg(test)]
mod tests;
