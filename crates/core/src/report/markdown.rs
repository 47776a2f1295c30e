//! The report as Markdown, for an issue or a mail. Whatever came from GitHub's page or API is
//! escaped: a report must not be able to carry markup into the place it is pasted to.

use std::fmt::Write;

use super::{Asked, Form, Report, Request};
use crate::answer::Timing;
use crate::audit::Audit;
use crate::checklist::Status;
use crate::judge::Finding;

pub(super) fn write(report: &Report) -> String {
    let mut out = String::new();
    let title = report.recipe.as_ref().map_or("a token", |recipe| &recipe.title);
    line(&mut out, &format!("# Tokenwright report: {}", plain(title)));
    line(&mut out, "");
    if let Some(recipe) = &report.recipe {
        line(&mut out, &format!("- Recipe: `{}` (source read on {})", recipe.id, recipe.seen));
    }
    if let Some(owner) = &report.owner {
        line(&mut out, &format!("- Resource owner: {}", plain(owner)));
    }
    if !report.repositories.is_empty() {
        line(&mut out, &format!("- Repositories: {}", plain(&report.repositories.join(", "))));
    }
    line(&mut out, &format!("- Made by: {} {}", report.made_by.name, report.made_by.version));
    if let Some(asked) = &report.verification {
        verification(&mut out, asked);
    }
    if let Some(seen) = &report.form {
        form(&mut out, seen);
    }
    out
}

fn verification(out: &mut String, asked: &Asked) {
    line(out, "");
    if let Some(result) = &asked.result {
        line(out, &format!("## Verification: {}", result.verdict.as_str()));
        line(out, "");
        line(out, &plain(&result.headline));
        line(out, "");
    }
    let token = asked.token.as_deref().unwrap_or("none");
    line(out, &format!("- Token: `{token}`"));
    line(out, &format!("- Asked: {} (API version {})", asked.at, asked.api_version));
    if let Some(result) = &asked.result {
        findings(out, &result.findings);
    }
    if let Some(seen) = &asked.audit {
        audit(out, seen);
    }
    requests(out, &asked.requests);
}

fn findings(out: &mut String, findings: &[Finding]) {
    line(out, "");
    line(out, "| question | code | evidence | answer | next |");
    line(out, "| --- | --- | --- | --- | --- |");
    for finding in findings {
        let next = finding.next.as_deref().unwrap_or_default();
        let mut says = finding.says.clone();
        for (at, cause) in finding.causes.iter().enumerate() {
            let _ = write!(says, " ({}) {cause}", at + 1);
        }
        let evidence = finding.evidence.words();
        line(out, &row(&[&finding.title, finding.code.as_str(), evidence, &says, next]));
    }
}

fn audit(out: &mut String, audit: &Audit) {
    line(out, "");
    line(out, "## What else it can do");
    line(out, "");
    line(out, &plain(&audit.headline));
    for remark in &audit.remarks {
        line(out, "");
        line(out, &plain(remark));
    }
    for scope in &audit.scopes {
        line(out, "");
        line(out, &format!("### {} ({})", scope.scope.section(), plain(&scope.says)));
        line(out, "");
        line(out, "| permission | held | why |");
        line(out, "| --- | --- | --- |");
        for entry in &scope.entries {
            let beyond = if entry.beyond_recipe { " (more than asked)" } else { "" };
            let held = format!("{}{beyond}", entry.held.as_str());
            line(out, &row(&[&entry.title, &held, &entry.says]));
        }
    }
}

fn requests(out: &mut String, requests: &[Request]) {
    line(out, "");
    line(out, "| GET | answered | message | wants | request id | sent after, took |");
    line(out, "| --- | --- | --- | --- | --- | --- |");
    for request in requests {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let Timing { sent_after_ms, took_ms } = request.timing;
        let cells = [
            request.get.as_str(),
            &request.answered,
            &text(&request.message),
            &text(&request.wants),
            &text(&request.request_id),
            &format!("{sent_after_ms} ms, {took_ms} ms"),
        ];
        line(out, &row(&cells));
    }
}

fn form(out: &mut String, form: &Form) {
    let list = &form.checklist;
    line(out, "");
    line(out, &format!("## Seen on the form on {}: {}", form.on, list.progress()));
    line(out, "");
    line(out, "| check | status | expected | found |");
    line(out, "| --- | --- | --- | --- |");
    for item in list.items.iter().filter(|item| item.status != Status::NotNeeded) {
        let found = item.found.as_deref().unwrap_or_default();
        line(out, &row(&[&item.title, item.status.as_str(), &item.expected, found]));
    }
}

fn row(cells: &[&str]) -> String {
    cells.iter().fold(String::from("|"), |mut row, cell| {
        // Writing to a string cannot fail.
        let _ = write!(row, " {} |", plain(cell));
        row
    })
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// One line of text that Markdown shows as it is.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => plain.push(' '),
            '<' => plain.push_str("&lt;"),
            '&' => plain.push_str("&amp;"),
            // Neither a mention nor a link may come to life where the report is pasted.
            '@' => plain.push_str("&#64;"),
            ':' => plain.push_str("&#58;"),
            '|' | '`' | '*' | '_' | '~' | '[' | ']' | '\\' | '#' | '!' => {
                plain.push('\\');
                plain.push(c);
            }
            c if c.is_control() => {}
            c => plain.push(c),
        }
    }
    plain
}
