//! What a recipe is, for a reader: the same in the gallery and before an import is kept. Recipes
//! come from anywhere, so all of it is text, and only public addresses become links.

use tokenwright_core::recipe::{self, PermissionRule, Recipe, RiskWeight, Source};
use tokenwright_core::words;

use crate::dom::Build;
use crate::label::Label;

/// Vendor, summary, permissions and source.
pub(super) fn about(recipe: &Recipe) -> Vec<Build> {
    let remark = recipe.source.confidence.remark();
    vec![
        Build::new("p").class("vendor").text(&recipe.vendor),
        Build::new("p").text(&recipe.summary),
        permissions(recipe),
        source(&recipe.source)
            .maybe(remark.map(|remark| Build::new("span").class("remark").text(remark))),
    ]
}

/// What a token made by a recipe that nobody vouches for could do.
pub(super) fn risks(recipe: &Recipe) -> Build {
    let risks = recipe::risks(recipe);
    let place = Build::new("div").class("risks");
    if risks.is_empty() {
        return place.child(Build::new("p").text(recipe::READS_ONLY));
    }
    let item = |risk: &recipe::Risk| {
        let weight = match risk.weight {
            RiskWeight::High => "high",
            RiskWeight::Notable => "notable",
        };
        let sign = Build::new("span").class("sign").attr("aria-hidden", "true").text("!");
        let says = Build::new("span").text(&risk.says);
        Build::new("li").attr("data-risk", weight).child(sign).child(says)
    };
    place
        .child(Build::new("p").class("next").text(words::recipes::FOREIGN))
        .child(Build::new("ul").children(risks.iter().map(item)))
}

/// Sentences as a list; nothing if there are none.
pub(super) fn list(class: &str, sentences: &[String]) -> Option<Build> {
    let item = |sentence: &String| Build::new("li").text(sentence);
    let list = Build::new("ul").class(class).children(sentences.iter().map(item));
    (!sentences.is_empty()).then_some(list)
}

fn permissions(recipe: &Recipe) -> Build {
    let rules = &recipe.permissions;
    let chip = |rule: &PermissionRule, class| {
        let text = words::recipes::permission(rule);
        let text = if class == "optional" { Label::ChipOptional.with(&[&text]) } else { text };
        Build::new("li").class(class).attr("title", &rule.why).text(&text)
    };
    Build::new("ul")
        .class("chips")
        .children(rules.required.iter().map(|rule| chip(rule, "required")))
        .children(rules.optional.iter().map(|rule| chip(rule, "optional")))
}

fn source(source: &Source) -> Build {
    let document = match &source.url {
        // Faulty ones are shown too, before they are repaired.
        Some(url) if url.starts_with("https://") => Build::new("a")
            .attr("href", url)
            .attr("target", "_blank")
            .attr("rel", "noreferrer")
            .text(&source.document),
        _ => Build::new("span").text(&source.document),
    };
    let seen = Label::ReadOn.with(&[&source.seen.to_string()]);
    Build::new("p")
        .class("source")
        .child(Build::new("span").label(Label::SourceIs))
        .child(document)
        .child(Build::new("span").text(&seen))
}
