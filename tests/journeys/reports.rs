//! The report, copied and downloaded: the same text, with what was asked and answered, without the token.

use anyhow::Result;
use tokenwright_double::{Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::NotAnOwner).await?;
    let token = desk.double.mint(TokenWish::default());
    let (page, verdict) = form::verify_by_hand(&desk, &token).await?;
    assert_eq!(verdict, "not-ready");
    // What is handed to the browser, instead of a file on this disk.
    page.evaluate::<()>(
        "void (URL.createObjectURL = (blob) => { window.saved = blob; return 'about:blank#'; }, \
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; })",
    )
    .await?;
    page.click(".report summary").await?;
    let markdown = saved(&page, "save-markdown", "tokenwright-report.md").await?;
    for part in [
        "# Tokenwright report: Milestone",
        "owner-role-needed",
        "/user/memberships/orgs/acme",
        "answered by GitHub",
        "… ",
    ] {
        assert!(markdown.contains(part.trim_end()), "{part} is missing in {markdown}");
    }
    let json = saved(&page, "save-json", "tokenwright-report.json").await?;
    let report: serde_json::Value = serde_json::from_str(&json)?;
    assert_eq!(report["schema"], "tokenwright.report/1");
    assert_eq!(report["verification"]["verdict"], "not-ready");
    let requests = report["verification"]["requests"].as_array().cloned().unwrap_or_default();
    assert_eq!(requests.len(), 6);
    assert!(requests.iter().all(|request| request["request_id"].is_string()), "{requests:#?}");
    for text in [markdown, json] {
        assert!(!text.contains(&token[11..40]), "the report holds the token");
    }
    desk.finish().await
}

async fn saved(page: &Tab, button: &str, name: &str) -> Result<String> {
    page.click(&format!("[data-do={button}]")).await?;
    page.wait_for(&format!("window.savedAs === '{name}'"), "the download").await?;
    page.evaluate("await window.saved.text()").await
}
