//! Something to know that is no check.

use tokenwright_core::checklist::Note;

use crate::dom::Build;

/// The note as the panel shows it.
pub(super) fn note((index, note): (usize, &Note)) -> Build {
    let copy = note.copy.as_ref().map(|copy| {
        Build::new("button")
            .attr("type", "button")
            .attr("data-do", "copy-note")
            .attr("data-item", &index.to_string())
            .text(copy.label)
    });
    Build::new("div")
        .class("note")
        .attr("data-note", note.title)
        .child(Build::new("h2").class("small").text(note.title))
        .child(Build::new("p").text(&note.says))
        .maybe(copy)
}
