//! Which recipes there are, and the one that was named.

use std::fs::File;
use std::io::Read as _;

use anyhow::{Context as _, bail};
use tokenwright_core::recipe::{self, Recipe};

use crate::token_source;

/// More than the largest recipe, so that core tells one that is too large.
const LONGEST_FILE: u64 = 128 * 1024;

/// The built-in recipe of this name, or the one in this file.
///
/// # Errors
/// If there is neither, or if the file holds no usable recipe.
pub(crate) fn find(named: &str) -> anyhow::Result<Recipe> {
    if let Some(recipe) = recipe::by_id(named) {
        return Ok(recipe.clone());
    }
    if !std::path::Path::new(named).exists() {
        bail!(unknown(named));
    }
    let mut bytes = Vec::new();
    let file = File::open(named).with_context(|| format!("The recipe {named} cannot be read"))?;
    let read = file.take(LONGEST_FILE).read_to_end(&mut bytes);
    read.with_context(|| format!("The recipe {named} cannot be read"))?;
    let text = String::from_utf8(bytes).ok().with_context(|| format!("{named} is no text."))?;
    match Recipe::parse(&text) {
        Ok(recipe) => Ok(recipe),
        // The wrong file may be one that holds a token, and the error quotes what is wrong.
        Err(error) if token_source::carries_token(&error.to_string()) => {
            bail!("{named}: This is not a recipe.")
        }
        Err(error) => bail!("{named}: {error}"),
    }
}

/// The built-in recipes, or the JSON of the one with this name.
///
/// # Errors
/// If there is none of this name.
pub(crate) fn list(id: Option<&str>) -> anyhow::Result<String> {
    let Some(id) = id else { return Ok(recipe::all().iter().map(entry).collect()) };
    let Some(recipe) = recipe::by_id(id) else { bail!(unknown(id)) };
    Ok(serde_json::to_string_pretty(recipe)? + "\n")
}

fn entry(recipe: &Recipe) -> String {
    let Recipe { id, title, source, .. } = recipe;
    let url = source.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
    format!("{id}\n  {title}\n  {}{url}, seen {}\n", source.document, source.seen)
}

fn unknown(named: &str) -> String {
    let known: Vec<_> = recipe::all().iter().map(|recipe| recipe.id.as_str()).collect();
    format!("There is neither a recipe nor a file {named:?}. Recipes: {}.", known.join(", "))
}
