//! The whole verification in one or two sentences.

use super::{Case, Finding};
use crate::code::Verdict;

pub(super) fn headline(verdict: Verdict, case: &Case<'_>, findings: &[Finding]) -> String {
    let vendor = within_a_sentence(&case.recipe.vendor);
    let worst = || {
        let weighty = findings.iter().find(|finding| finding.weight() == verdict);
        weighty.map(|finding| finding.says.clone()).unwrap_or_default()
    };
    match verdict {
        Verdict::Ready if case.recipe.is_anything() => "GitHub knows this token.".into(),
        Verdict::ReadyWithRemarks if case.recipe.is_anything() => {
            format!("GitHub knows this token. {}", worst())
        }
        Verdict::Ready => format!("Ready. The token does what {vendor} asks."),
        Verdict::ReadyWithRemarks => {
            format!("It works for {vendor}, with a remark. {}", worst())
        }
        Verdict::CouldNotCheck => format!("Could not be checked. {}", worst()),
        Verdict::NotReady => format!("Not ready. {}", worst()),
        Verdict::Waiting => format!("Waiting. {}", worst()),
    }
}

/// "The link" is what asks if there is no vendor.
fn within_a_sentence(vendor: &str) -> String {
    match vendor.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => vendor.to_owned(),
    }
}
