//! What a person reads, in other words or in another language. Logins, digits and values stay.

use tokenwright_page::Node;

use super::dictionary::{SYNONYMS, TRANSLATIONS};
use crate::scene::Scene;

/// Attributes that are read out.
const SPOKEN: [&str; 3] = ["aria-label", "placeholder", "title"];

pub(crate) fn reworded(scene: &mut Scene<'_>) -> Option<String> {
    let on_page: Vec<(&str, &[&str])> =
        SYNONYMS.iter().copied().filter(|(text, _)| stands(scene, text)).collect();
    let chosen = scene.some(&on_page);
    let mut said = Vec::new();
    for (text, others) in chosen {
        let other = scene.pick(others)?;
        for node in &mut scene.dom.page.nodes {
            each_text(node, |own| exchanged(own, |part| (part == text).then(|| other.to_owned())));
        }
        said.push(format!("{text} → {other}"));
    }
    (!said.is_empty()).then(|| said.join(", "))
}

/// Whether a person reads this text somewhere, also as a part of a known sentence.
fn stands(scene: &Scene<'_>, text: &str) -> bool {
    let is_it = |part: &str| (part == text).then(String::new);
    let nodes = scene.dom.nodes().iter();
    nodes.filter(|node| !node.hidden).any(|node| exchanged(&node.text, is_it).is_some())
}

pub(crate) fn translated(scene: &mut Scene<'_>) -> Option<String> {
    let language = scene.rng.usize(..3);
    let lang = ["de", "ja", "ru"][language];
    if scene.dom.page.lang != "en" {
        return None;
    }
    scene.dom.page.lang = lang.into();
    let word = |text: &str| {
        let found = TRANSLATIONS.iter().find(|(english, _)| *english == text);
        found.map(|(_, others)| others[language].to_owned())
    };
    for node in &mut scene.dom.page.nodes {
        each_text(node, |own| exchanged(own, word));
    }
    let title = exchanged(&scene.dom.page.title, word);
    scene.dom.page.title = title.unwrap_or_else(|| scene.dom.page.title.clone());
    Some(lang.to_owned())
}

/// Changes the node's own text and what is read out of it. A login is no word, nor is a value.
fn each_text(node: &mut Node, change: impl Fn(&str) -> Option<String>) {
    if let Some(new) = change(&node.text) {
        node.text = new;
    }
    for attr in SPOKEN {
        if let Some(value) = node.attrs.get_mut(attr)
            && let Some(new) = change(value)
        {
            *value = new;
        }
    }
    let is_button = matches!(node.attr("type"), Some("submit" | "button"));
    if node.tag == "input"
        && is_button
        && let Some(new) = node.value.as_deref().and_then(&change)
    {
        node.value = Some(new);
    }
}

/// A label without the star of a required field.
fn core(text: &str) -> &str {
    text.trim_end_matches([' ', '*'])
}

/// The text with its words exchanged, also where they stand in a known sentence.
fn exchanged(text: &str, word: impl Fn(&str) -> Option<String>) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let trimmed = core(text);
    if let Some(new) = word(trimmed) {
        return Some(new + &text[trimmed.len()..]);
    }
    in_sentence(text, &word)
}

/// Sentences with a place in them; the dictionaries write the place as `{}`.
const SENTENCES: [(&str, &str); 8] = [
    ("Remove ", ""),
    ("", ". More information available below."),
    ("Select ", " permissions"),
    ("Limit set by ", ""),
    ("Custom between 1 and ", " days"),
    ("Access to ", "."),
    ("'", "' is available."),
    ("", " is required"),
];

fn in_sentence(text: &str, word: impl Fn(&str) -> Option<String>) -> Option<String> {
    if let Some((days, date)) = text.split_once(" days (") {
        let new = word("{} days")?.replace("{}", days);
        return Some(format!("{new} ({date}"));
    }
    for (before, after) in SENTENCES {
        let Some(place) = text.strip_prefix(before).and_then(|rest| rest.strip_suffix(after))
        else {
            continue;
        };
        let sentence = format!("{before}{{}}{after}");
        let is_title = before == "Remove " || after.starts_with(". More");
        let inner = if is_title || before == "Select " { word(place) } else { None };
        let outer = word(&sentence);
        if outer.is_none() && inner.is_none() {
            continue;
        }
        let inner = inner.unwrap_or_else(|| place.to_owned());
        return Some(outer.unwrap_or(sentence).replace("{}", &inner));
    }
    None
}
