//! The report as Markdown, for an issue or a mail. Whatever came from GitHub's page or API is
//! escaped: a report must not be able to carry markup into the place it is pasted to.

use std::fmt::Write;

use super::{Asked, Form, Report};
use crate::checklist::Status;

pub(super) fn write(report: &Report) -> String {
    let mut out = String::new();
    line(&mut out, &format!("# Tokenwright report: {}", plain(&report.recipe.title)));
    line(&mut out, "");
    line(
        &mut out,
        &format!("- Recipe: `{}` (guide read on {})", report.recipe.id, report.recipe.seen),
    );
    if let Some(owner) = &report.owner {
        line(&mut out, &format!("- Resource owner: {}", plain(owner)));
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
    line(out, &format!("## Verification: {}", asked.result.verdict.as_str()));
    line(out, "");
    line(out, &plain(&asked.result.headline));
    line(out, "");
    let token = asked.token.as_deref().unwrap_or("none");
    line(out, &format!("- Token: `{token}`"));
    line(out, &format!("- Asked: {} (API version {})", asked.at, asked.api_version));
    line(out, "");
    line(out, "| question | code | evidence | answer | next |");
    line(out, "| --- | --- | --- | --- | --- |");
    for finding in &asked.result.findings {
        let next = finding.next.as_deref().unwrap_or_default();
        line(
            out,
            &row(&[
                &finding.title,
                finding.code.as_str(),
                finding.evidence.words(),
                &finding.says,
                next,
            ]),
        );
    }
    line(out, "");
    line(out, "| GET | answered | message | request id |");
    line(out, "| --- | --- | --- | --- |");
    for request in &asked.requests {
        let message = request.message.as_deref().unwrap_or_default();
        let id = request.request_id.as_deref().unwrap_or_default();
        line(out, &row(&[request.get.as_str(), &request.answered, message, id]));
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
