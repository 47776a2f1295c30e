//! How far a run has come, with a button that stops it.

use web_sys::Element;

use crate::dom::{self, Build};
use crate::label::Label;

/// Shows so many answers heard of so many requests; with none known yet, that it has begun. What is
/// there already is changed in place, so that the button keeps the focus.
pub(super) fn show(place: &Element, heard: usize, of: usize) {
    let both = [heard, of].map(|count| count.to_string());
    let counted = match of {
        0 => String::new(),
        _ => Label::AnswersOf.with(&both.each_ref().map(String::as_str)),
    };
    if let (Ok(Some(words)), Ok(Some(bar))) =
        (place.query_selector(".counted"), place.query_selector("progress"))
    {
        dom::set_text(&words, &counted);
        drop(bar.set_attribute("max", &of.max(1).to_string()));
        drop(bar.set_attribute("value", &heard.to_string()));
        return;
    }
    let bar = Build::new("progress")
        .attr("aria-label", &Label::AnswersFromGitHub.text())
        .attr("max", "1");
    let words = Build::new("span").class("counted").text(&counted);
    let stop =
        Build::new("button").attr("type", "button").attr("data-do", "stop").label(Label::Stop);
    dom::fill(place, [bar, words, stop]);
}
