//! What else a token can do: every permission of GitHub's as one picture, and as a list.

use tokenwright_core::audit::{Audit, Entry, Held, ScopeAudit};
use tokenwright_core::permission::Level;

use crate::dom::Build;

/// The audit as a person reads it.
pub(super) fn audit(audit: &Audit) -> Build {
    let state = if audit.complete { "complete" } else { "stopped" };
    let remark = |text: &String| Build::new("p").class("quiet").text(text);
    Build::new("section")
        .attr("data-audit", state)
        .attr("aria-label", TITLE)
        .child(Build::new("h3").attr("tabindex", "-1").text(TITLE))
        .child(Build::new("p").text(&audit.headline))
        .children(audit.remarks.iter().map(remark))
        .child(legend(audit))
        .children(audit.scopes.iter().map(scope))
}

const TITLE: &str = "What else this token can do";

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
        .attr("aria-label", &format!("{title}: {}", scope.says))
        .children(scope.entries.iter().map(cell));
    let list = Build::new("ul").children(scope.entries.iter().map(line));
    let details = Build::new("details")
        .child(Build::new("summary").text(&format!("All {} as a list", scope.entries.len())))
        .child(list);
    place.child(grid).child(details)
}

fn cell(entry: &Entry) -> Build {
    sign(entry.held, entry.beyond_recipe).attr("title", &format!("{}: {}", entry.title, entry.says))
}

fn line(entry: &Entry) -> Build {
    let beyond = entry.beyond_recipe.then(|| Build::new("strong").text("More than asked. "));
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
    let line = |sign: Build, words: &str| {
        let sign = sign.attr("aria-hidden", "true");
        Build::new("li").child(sign).child(Build::new("span").text(words))
    };
    let mut entries = audit.scopes.iter().flat_map(|scope| &scope.entries);
    let beyond = entries.find(|entry| entry.beyond_recipe);
    let beyond = beyond.map(|entry| line(sign(entry.held, true), "framed: more than asked"));
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

fn label(held: Held) -> &'static str {
    match held {
        Held::Answered(Level::Read) => "answered: can read",
        Held::Answered(Level::Write | Level::Admin) => "answered: can write",
        Held::Refused => "refused",
        Held::Unclear => "unclear",
        Held::CannotBeAsked => "cannot be asked",
        Held::NotOffered => "not offered",
    }
}
