//! The result of a verification as a person reads it: verdict first, then what needs doing, then
//! the rest. Used by the panel and by the verification page.

use tokenwright_core::code::Verdict;
use tokenwright_core::judge::Finding;
use web_sys::HtmlElement;

use crate::dom::{self, Build};
use crate::run::Done;

/// Shows a finished verification in this place.
pub(crate) fn show(place: &HtmlElement, done: &Done) {
    let result = &done.result;
    let verdict = result.verdict.as_str();
    drop(place.set_attribute("data-verdict", verdict));
    let headline = Build::new("p")
        .class("verdict")
        .attr("role", "status")
        .child(sign(result.verdict))
        .child(Build::new("strong").text(&result.headline));
    let findings = Build::new("ul").class("findings").children(result.findings.iter().map(finding));
    dom::fill(place, [headline, findings, report(done)]);
    dom::show(place, true);
}

/// Takes an earlier result away.
pub(crate) fn clear(place: &HtmlElement) {
    drop(place.remove_attribute("data-verdict"));
    place.set_text_content(None);
    dom::show(place, false);
}

/// A sign that tells the verdict by shape as well as by colour.
fn sign(verdict: Verdict) -> Build {
    let sign = match verdict {
        Verdict::Ready => "✓",
        Verdict::ReadyWithRemarks => "!",
        Verdict::CouldNotCheck => "?",
        Verdict::NotReady => "✕",
        Verdict::Waiting => "…",
    };
    Build::new("span").class("sign").attr("aria-hidden", "true").text(sign)
}

fn finding(finding: &Finding) -> Build {
    let evidence = Build::new("span").class("evidence").text(finding.evidence.words());
    let title = Build::new("span").class("title").text(&finding.title);
    let head = Build::new("div").class("head").child(title).child(evidence);
    let next = finding.next.as_ref().map(|next| Build::new("p").class("next").text(next));
    Build::new("li")
        .attr("data-finding", &finding.id.to_string())
        .attr("data-code", finding.code.as_str())
        .attr("data-evidence", finding.evidence.as_str())
        .child(head)
        .child(Build::new("p").text(&finding.says))
        .maybe(next)
}

fn report(done: &Done) -> Build {
    let copy =
        |what, label| Build::new("button").attr("type", "button").attr("data-do", what).text(label);
    let buttons = Build::new("p")
        .class("buttons")
        .child(copy("copy-markdown", "Copy report"))
        .child(copy("copy-json", "Copy as JSON"));
    Build::new("details")
        .class("report")
        .child(Build::new("summary").text("Report for a helper (without the token)"))
        .child(buttons)
        .child(
            Build::new("pre")
                .attr("data-report", "json")
                .attr("tabindex", "0")
                .text(&done.report.to_json()),
        )
}
