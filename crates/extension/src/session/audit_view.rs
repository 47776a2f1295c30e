//! What else a token can do: every permission of GitHub's as one picture, and as a list.

use tokenwright_core::audit::{Audit, Entry, Held, ScopeAudit};
use tokenwright_core::permission::Level;

use crate::dom::Build;
use crate::label::Label;

/// The audit as a person reads it.
pub(super) fn audit(audit: &Audit) -> Build {
    let state = if audit.complete { "complete" } else { "stopped" };
    let remark = |text: &String| Build::new("p").class("quiet").text(text);
    Build::new("section")
        .attr("data-audit", state)
        .attr("aria-label", &Label::AuditTitle.text())
        .child(Build::new("h3").attr("tabindex", "-1").label(Label::AuditTitle))
        .child(Build::new("p").text(&audit.headline))
        .children(audit.remarks.iter().map(remark))
        .child(legend(audit))
        .children(audit.scopes.iter().map(scope))
}

fn scope(scope: &ScopeAudit) -> Build {
    let is_offered = scope.entries.iter().any(|entry| entry.held != Held::NotOffered);
    let title = scope.scope.section();
    let place = Build::new("div")
        .class("scope")
        .child(Build::new("h4").text(title))
        .child(Build::new("p").class("quiet").text(&scope.says));
    if !is_offered {
        return place;
    }
    // One picture to assistive technology: the list below says each of them.
    let grid = Build::new("div")
        .class("grid")
        .attr("role", "img")
        .attr("aria-label", &Label::HeldSays.with(&[title, &scope.says]))
        .children(scope.entries.iter().map(cell));
    let list = Build::new("ul").children(scope.entries.iter().map(line));
    let details = Build::new("details")
        .child(
            Build::new("summary").text(&Label::AllAsList.with(&[&scope.entries.len().to_string()])),
        )
        .child(list);
    place.child(grid).child(details)
}

fn cell(entry: &Entry) -> Build {
    sign(entry.held, entry.beyond_recipe)
        .attr("title", &Label::HeldSays.with(&[&entry.title, &entry.says]))
}

fn line(entry: &Entry) -> Build {
    let beyond = entry
        .beyond_recipe
        .then(|| Build::new("strong").text(&(Label::MoreThanAsked.text() + " ")));
    let words = Build::new("span")
        .child(Build::new("span").class("title").text(&entry.title))
        .child(Build::new("span").text(": "))
        .maybe(beyond)
        .child(Build::new("span").class("quiet").text(&entry.says));
    Build::new("li")
        .attr("data-permission", &entry.permission.to_string())
        .attr("data-held", entry.held.as_str())
        .child(sign(entry.held, entry.beyond_recipe).attr("aria-hidden", "true"))
        .child(words)
}

/// What the signs mean.
fn legend(audit: &Audit) -> Build {
    let line = |sign: Build, words: Label| {
        let sign = sign.attr("aria-hidden", "true");
        Build::new("li").child(sign).child(Build::new("span").label(words))
    };
    let mut entries = audit.scopes.iter().flat_map(|scope| &scope.entries);
    let beyond = entries.find(|entry| entry.beyond_recipe);
    let beyond = beyond.map(|entry| line(sign(entry.held, true), Label::HeldBeyond));
    let all = [
        Held::Answered(Level::Read),
        Held::Answered(Level::Write),
        Held::Refused,
        Held::Unclear,
        Held::CannotBeAsked,
    ];
    let lines = all.map(|held| line(sign(held, false), label(held)));
    Build::new("ul").class("legend").children(lines).maybe(beyond)
}

/// Told by shape; colour only underlines it.
fn sign(held: Held, beyond: bool) -> Build {
    let sign = match held {
        Held::Answered(Level::Read) => "R",
        Held::Answered(Level::Write | Level::Admin) => "W",
        Held::Refused => "○",
        Held::Unclear => "?",
        Held::CannotBeAsked | Held::NotOffered => "–",
    };
    let cell = Build::new("span").class("cell").attr("data-held", held.as_str()).text(sign);
    if beyond { cell.attr("data-beyond", "") } else { cell }
}

fn label(held: Held) -> Label {
    match held {
        Held::Answered(Level::Read) => Label::HeldAnsweredRead,
        Held::Answered(Level::Write | Level::Admin) => Label::HeldAnsweredWrite,
        Held::Refused => Label::HeldRefused,
        Held::Unclear => Label::HeldUnclear,
        Held::CannotBeAsked => Label::HeldCannotBeAsked,
        Held::NotOffered => Label::HeldNotOffered,
    }
}
