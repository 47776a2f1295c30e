//! A link that asks for permissions on repositories: proven on a private one that the user names.

use anyhow::Result;
use tokenwright_double::{Repositories, Scenario};
use tokenwright_tests::{Desk, Kind, Person};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page =
        desk.token_page_with("target_name=acme&name=Reader&contents=read&issues=write").await?;
    let panel = page.panel().await?;
    panel.click("#link-check").await?;
    let person = Person::at(&page);
    person.choose_repositories("all").await?;
    form::create(&page, &panel).await?;
    let made = desk.double.tokens();
    assert_eq!(made[0].repositories, Repositories::All);

    panel.fill("#repositories-input", "globex/website").await?;
    panel.click("#validate-button").await?;
    panel.wait_for("document.querySelector('#repositories-error').textContent.includes('does not belong to acme')", "the refusal").await?;
    panel.fill("#repositories-input", "anvil").await?;
    assert_eq!(form::validate(&page, &panel).await?, "ready-with-remarks");
    assert_eq!(form::finding(&panel, CONTENTS).await?, "granted (form)");
    assert_eq!(form::finding(&panel, METADATA).await?, "not-provable (none)", "everybody sees it");

    panel.fill("#repositories-input", "acme/rocket-skates").await?;
    panel.click("#validate-button").await?;
    panel.wait_for("document.querySelector('[data-finding=\"permission:repository:contents\"]')?.dataset.evidence === 'answered'", "the proof").await?;
    assert_eq!(form::finding(&panel, CONTENTS).await?, "granted (answered)");
    assert_eq!(form::finding(&panel, METADATA).await?, "granted (answered)");
    assert_eq!(form::finding(&panel, ISSUES).await?, "granted (form)", "no read proves write");
    desk.finish().await
}

const CONTENTS: &str = "permission:repository:contents";
const ISSUES: &str = "permission:repository:issues";
const METADATA: &str = "permission:repository:metadata";
