//! Reports for people: what needs doing first, in lines that fit a narrow window, without colour.

use std::collections::BTreeMap;

use tokenwright_core::audit::{Audit, Entry, Held, ScopeAudit};
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::judge::{Finding, Verification};
use tokenwright_core::report::{Asked, Report};
use tokenwright_core::token::Inspection;
use tokenwright_core::words;

/// Most characters in a line.
const WIDTH: usize = 80;

/// A report, whole.
pub(crate) fn report(report: &Report) -> String {
    let mut page = Page(String::new());
    let Some(asked) = &report.verification else { return page.0 };
    if let Some(result) = &asked.result {
        page.paragraph(sign(result.verdict), &result.headline, 2);
    }
    about(&mut page, report, asked);
    if let Some(result) = &asked.result {
        findings(&mut page, result);
    }
    if let Some(audit) = &asked.audit {
        page.heading("What else it can do");
        page.paragraph(" ", &audit.headline, 2);
        self::audit(&mut page, audit, report.recipe.is_some());
    }
    page.0
}

/// What the text of a token tells.
pub(crate) fn inspection(seen: &Inspection) -> String {
    let mut page = Page(String::new());
    match &seen.token {
        Ok(token) => {
            page.paragraph("✓", &format!("This is {}.", token.kind().words()), 2);
            page.line("");
            page.field("Token", &token.redacted());
            page.field("Shape", "right for its kind");
            let checksum = if seen.looks_damaged {
                "The last characters do not fit the others: it was probably mistyped or cut. This is a hint, no proof."
            } else {
                "nothing speaks against it"
            };
            page.field("Checksum", checksum);
        }
        Err(fault) => {
            page.paragraph("✗", &fault.to_string(), 2);
            page.line("");
        }
    }
    if !seen.removed.is_empty() {
        let removed: Vec<_> = seen.removed.iter().map(|what| what.words()).collect();
        page.field("Taken off", &removed.join(", "));
    }
    let asked = if seen.token.is_ok() { "nobody: GitHub may still refuse it" } else { "nobody" };
    page.field("Asked", asked);
    page.0
}

fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "✓",
        Verdict::ReadyWithRemarks => "!",
        Verdict::CouldNotCheck => "?",
        Verdict::NotReady => "✗",
        Verdict::Waiting => "…",
    }
}

fn about(page: &mut Page, report: &Report, asked: &Asked) {
    page.line("");
    if let Some(recipe) = &report.recipe {
        page.field("Recipe", &format!("{} (source read on {})", recipe.title, recipe.seen));
    }
    if let Some(owner) = &report.owner {
        page.field("Owner", owner);
    }
    if !report.repositories.is_empty() {
        page.field("Repositories", &report.repositories.join(", "));
    }
    if let Some(token) = &asked.token {
        page.field("Token", token);
    }
    let requests = match asked.requests.len() {
        0 => "nothing was sent".into(),
        1 => "1 request".into(),
        count => format!("{count} requests"),
    };
    page.field("Asked", &format!("{requests}, {}", asked.at));
}

fn findings(page: &mut Page, result: &Verification) {
    let (mut open, fine): (Vec<&Finding>, Vec<&Finding>) =
        result.findings.iter().partition(|finding| needs_doing(finding));
    // What outweighs the rest is what to do first.
    open.sort_by_key(|finding| std::cmp::Reverse(finding.weight()));
    if !open.is_empty() {
        page.heading("What needs doing");
    }
    for (at, finding) in open.iter().enumerate() {
        if at > 0 {
            page.line("");
        }
        page.paragraph("  !", &format!("{}. {}", finding.title, finding.says), 4);
        if !finding.causes.is_empty() {
            page.line(&format!("    {}", words::before_causes(finding.causes.len())));
        }
        for (at, cause) in finding.causes.iter().enumerate() {
            page.paragraph(&format!("    {}.", at + 1), cause, 7);
        }
        if let Some(next) = &finding.next {
            page.paragraph("    Next:", next, 10);
        }
    }
    if !fine.is_empty() {
        page.heading(if open.is_empty() { "What was found" } else { "The rest" });
    }
    for finding in fine {
        let sign = if is_fine(finding.code) { "  ✓" } else { "  ·" };
        page.paragraph(sign, &format!("{}. {}", finding.title, finding.says), 4);
    }
}

fn is_fine(code: Code) -> bool {
    matches!(code, Code::Ok | Code::Granted)
}

/// That nobody can see what else a token may do is so for every token: nothing to do about it.
fn needs_doing(finding: &Finding) -> bool {
    finding.weight() != Verdict::Ready
}

fn audit(page: &mut Page, audit: &Audit, has_recipe: bool) {
    for remark in &audit.remarks {
        page.line("");
        page.paragraph(" ", remark, 2);
    }
    for scope in &audit.scopes {
        page.heading(&format!("{}: {}", scope.scope.section(), scope.says));
        of_scope(page, scope, has_recipe);
    }
}

fn of_scope(page: &mut Page, scope: &ScopeAudit, has_recipe: bool) {
    let held = |want: fn(&Entry) -> bool| scope.entries.iter().filter(move |entry| want(entry));
    for entry in held(|entry| matches!(entry.held, Held::Answered(_))) {
        let Held::Answered(level) = entry.held else { continue };
        let beyond = if entry.beyond_recipe { " More than the recipe asks." } else { "" };
        let sign = if has_recipe && entry.beyond_recipe { "  !" } else { "  ✓" };
        let text = format!("{}, {}: {}{beyond}", entry.title, level.label(), entry.says);
        page.paragraph(sign, &text, 4);
    }
    // Most of them have the same few reasons.
    let mut unclear: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in held(|entry| entry.held == Held::Unclear) {
        unclear.entry(&entry.says).or_default().push(entry);
    }
    let titles = |entries: Vec<&Entry>| {
        let titles: Vec<_> = entries.iter().map(|entry| entry.title.as_str()).collect();
        titles.join(", ")
    };
    for (says, entries) in unclear {
        page.paragraph("  ?", &format!("{}: {says}", titles(entries)), 4);
    }
    let lists = [
        ("  ✗ Refused:", titles(held(|entry| entry.held == Held::Refused).collect())),
        ("  · Cannot be asked:", titles(held(|e| e.held == Held::CannotBeAsked).collect())),
    ];
    for (start, titles) in lists.iter().filter(|(_, titles)| !titles.is_empty()) {
        page.paragraph(start, titles, 4);
    }
}

/// Lines that are filled up to a width.
struct Page(String);

impl Page {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.line("");
        self.paragraph("", text, 0);
    }

    fn field(&mut self, name: &str, value: &str) {
        self.paragraph(&format!("  {name:<13}"), value, 16);
    }

    /// Writes the words after `start`; further lines begin `indent` characters from the left.
    fn paragraph(&mut self, start: &str, text: &str, indent: usize) {
        let mut line = start.to_owned();
        let mut length = line.chars().count();
        let text: String = text.chars().map(|c| if is_shown(c) { c } else { ' ' }).collect();
        for word in text.split_whitespace() {
            let more = word.chars().count();
            if length + 1 + more > WIDTH && !line.trim().is_empty() {
                self.line(&line);
                line = " ".repeat(indent.saturating_sub(1));
                length = line.len();
            }
            if !line.is_empty() || indent > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += more;
        }
        self.line(&line);
    }
}

/// Whether a terminal shows it and does not obey it: some of the text is what an API answered.
fn is_shown(c: char) -> bool {
    let turns_direction = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !c.is_control() && !turns_direction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_and_indented_and_command_no_terminal() {
        let mut page = Page(String::new());
        page.paragraph("✗", &format!("red\u{1b}[31m {}", "word ".repeat(20)), 2);
        page.field("Owner", "acme");
        page.heading("A heading");
        let lines: Vec<_> = page.0.lines().collect();
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH), "{lines:?}");
        assert!(lines[0].starts_with("✗ red [31m word") && lines[1].starts_with("  word"));
        assert_eq!(lines[lines.len() - 3..], ["  Owner         acme", "", "A heading"]);
    }
}
