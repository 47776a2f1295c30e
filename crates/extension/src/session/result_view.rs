//! The result of a verification as a person reads it: verdict first, then what needs doing, then
//! the rest.

use tokenwright_core::code::Verdict;
use tokenwright_core::judge::Finding;
use tokenwright_core::words;

use crate::dom::Build;
use crate::label::Label;
use crate::run::Done;

/// The result of a finished verification.
pub(super) fn result(done: &Done) -> Vec<Build> {
    let result = &done.result;
    // The groups below are of the third level.
    let heading = Build::new("strong").attr("role", "heading").attr("aria-level", "2");
    let headline = Build::new("p")
        .class("verdict")
        .attr("tabindex", "-1")
        .child(sign(result.verdict))
        .child(heading.text(&result.headline));
    let groups = Group::ALL.iter().filter_map(|group| group.view(&result.findings));
    [headline].into_iter().chain(groups).chain([report(done)]).collect()
}

/// Findings that ask the same of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    ToDo,
    ToKnow,
    Fine,
}

impl Group {
    const ALL: [Self; 3] = [Self::ToDo, Self::ToKnow, Self::Fine];

    fn of(finding: &Finding) -> Self {
        match finding.weight() {
            Verdict::Ready => Self::Fine,
            Verdict::ReadyWithRemarks => Self::ToKnow,
            Verdict::CouldNotCheck | Verdict::NotReady | Verdict::Waiting => Self::ToDo,
        }
    }

    fn title(self) -> Label {
        match self {
            Self::ToDo => Label::ToDo,
            Self::ToKnow => Label::ToKnow,
            Self::Fine => Label::Fine,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::ToDo => "to-do",
            Self::ToKnow => "to-know",
            Self::Fine => "fine",
        }
    }

    fn view(self, all: &[Finding]) -> Option<Build> {
        // What outweighs the rest is what to do first.
        let weights = [
            Verdict::Waiting,
            Verdict::NotReady,
            Verdict::CouldNotCheck,
            Verdict::ReadyWithRemarks,
            Verdict::Ready,
        ];
        let of = |weight| all.iter().filter(move |finding| finding.weight() == weight);
        let findings = weights.into_iter().flat_map(of).filter(|finding| Self::of(finding) == self);
        let findings: Vec<&Finding> = findings.collect();
        if findings.is_empty() {
            return None;
        }
        let list = Build::new("ul").class("findings").children(findings.into_iter().map(view));
        let group = Build::new("div").class("group").attr("data-group", self.as_str());
        Some(group.child(Build::new("h3").label(self.title())).child(list))
    }
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

fn view(finding: &Finding) -> Build {
    let evidence = Build::new("span").class("evidence").text(finding.evidence.words());
    let title = Build::new("span").class("title").text(&finding.title);
    let head = Build::new("div").class("head").child(title).child(evidence);
    let next = finding.next.as_ref().map(|next| Build::new("p").class("next").text(next));
    Build::new("li")
        .attr("data-finding", &finding.id.to_string())
        .attr("data-code", finding.code.as_str())
        .attr("data-evidence", finding.evidence.as_str())
        .child(head)
        .child(Build::new("p").class("says").text(&finding.says))
        .maybe(causes(&finding.causes))
        .maybe(next)
        .maybe(asked(&finding.asked))
}

/// What may be behind it, most likely first.
fn causes(causes: &[String]) -> Option<Build> {
    if causes.is_empty() {
        return None;
    }
    let lead = words::before_causes(causes.len());
    let line = |cause: &String| Build::new("li").text(cause);
    let list = Build::new("ol").class("causes").children(causes.iter().map(line));
    Some(Build::new("div").child(Build::new("p").class("quiet").text(lead)).child(list))
}

/// The requests it stands on.
fn asked(asked: &[String]) -> Option<Build> {
    if asked.is_empty() {
        return None;
    }
    let line = |line: &String| Build::new("li").child(Build::new("code").text(line));
    let list = Build::new("ul").children(asked.iter().map(line));
    let title = Build::new("summary").label(Label::WhatGitHubAnswered);
    Some(Build::new("details").class("asked").child(title).child(list))
}

fn report(done: &Done) -> Build {
    let button = |what, label| {
        Build::new("button").attr("type", "button").attr("data-do", what).label(label)
    };
    let buttons = Build::new("p").class("buttons").children([
        button("copy-markdown", Label::CopyReport),
        button("copy-json", Label::CopyAsJson),
        button("save-markdown", Label::Download),
        button("save-json", Label::DownloadJson),
    ]);
    Build::new("details")
        .class("report")
        .child(Build::new("summary").label(Label::ReportForHelper))
        .child(buttons)
        .child(
            Build::new("pre")
                .attr("data-report", "json")
                .attr("tabindex", "0")
                .text(&done.report.to_json()),
        )
}
