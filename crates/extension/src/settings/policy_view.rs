//! What an administrator set, and what of it cannot be used.

use tokenwright_core::policy;

use crate::dom::{self, Build};
use crate::library::Library;

pub(super) fn show(library: &Library) {
    let says = library.policy.says();
    let faults = &library.policy.faults;
    if let Some(none) = dom::by_id("no-policy") {
        dom::set_text(&none, policy::NONE);
        dom::show(&none, says.is_empty() && faults.is_empty());
    }
    fill("policy-list", &says);
    fill("policy-fault-list", faults);
    if let (Some(place), Some(title)) =
        (dom::by_id("policy-faults"), dom::by_id("policy-faults-title"))
    {
        dom::set_text(&title, policy::FAULTS);
        dom::show(&place, !faults.is_empty());
    }
}

fn fill(list: &str, sentences: &[String]) {
    if let Some(list) = dom::by_id(list) {
        dom::fill(&list, sentences.iter().map(|says| Build::new("li").text(says)));
    }
}
