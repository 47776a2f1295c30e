//! What several journeys do on the form: fill it as the recipe asks, create the token, validate it.

use anyhow::{Result, ensure};
use tokenwright_tests::guided::{self, Guided};
use tokenwright_tests::{Desk, Expiration, Person, Tab};

pub(crate) const NAME: &str = "Milestone\u{2019}s Copilot Token (read-only)";
pub(crate) const DESCRIPTION: &str =
    "Token to be used by Milestone integration to gather metadata and generate analytics.";
pub(crate) const MEMBERS: &str = "permission:organization:members";
pub(crate) const COPILOT: &str = "permission:organization:organization_copilot_seat_management";

/// The form with the panel beside it, which knows that the token is for acme.
pub(crate) async fn open(desk: &Desk) -> Result<(Tab, Tab)> {
    open_with(desk, "").await
}

/// The same, with the query of a template link.
pub(crate) async fn open_with(desk: &Desk, query: &str) -> Result<(Tab, Tab)> {
    let page = desk.token_page_with(query).await?;
    let panel = page.panel().await?;
    Guided::new(&page, &panel).tell_owner("acme").await?;
    Ok((page, panel))
}

/// Everything above the permissions, as the recipe asks.
pub(crate) async fn fill_fields(page: &Tab) -> Result<()> {
    let person = Person::at(page);
    person.choose_owner("acme").await?;
    person.type_name(NAME).await?;
    person.type_description(DESCRIPTION).await?;
    person.choose_expiration(&Expiration::Days(366)).await?;
    person.choose_repositories("none").await
}

/// The whole form as the recipe asks.
pub(crate) async fn fill(page: &Tab) -> Result<()> {
    fill_fields(page).await?;
    let person = Person::at(page);
    person.add_permission("Organization", "Members").await?;
    person.add_permission("Organization", "GitHub Copilot Business").await
}

/// Presses "Generate token", confirms, and waits until the panel has seen the token.
pub(crate) async fn create(page: &Tab, panel: &Tab) -> Result<()> {
    Person::at(page).press_generate().await?;
    let guided = Guided::new(page, panel);
    guided.wait_for_phase("confirming").await?;
    Person::at(page).confirm().await?;
    guided.wait_for_phase("token-shown").await
}

/// Presses "Validate this token" and waits for the verdict.
pub(crate) async fn validate(page: &Tab, panel: &Tab) -> Result<String> {
    panel.click("#validate-button").await?;
    Guided::new(page, panel).verdict().await
}

/// Opens the verification page for acme.
pub(crate) async fn verification_page(desk: &Desk) -> Result<Tab> {
    let page = "verify.html?recipe=milestone-copilot&owner=acme";
    let verify = desk.browser.open_extension_page(page).await?;
    verify.wait_for("document.querySelector('#owner').value === 'acme'", "the form").await?;
    Ok(verify)
}

/// Opens the verification page for acme, pastes this and presses Verify; the page and its verdict.
pub(crate) async fn verify_by_hand(desk: &Desk, pasted: &str) -> Result<(Tab, String)> {
    let verify = verification_page(desk).await?;
    verify.fill("#token", pasted).await?;
    verify.click("#verify").await?;
    let verdict = guided::verdict(&verify).await?;
    let kept: String = verify.evaluate("document.querySelector('#token').value").await?;
    ensure!(kept.is_empty(), "the field still holds what was pasted");
    Ok((verify, verdict))
}

/// Code and evidence of a finding, as `code (evidence)`.
pub(crate) async fn finding(place: &Tab, id: &str) -> Result<String> {
    let found = format!(
        "(() => {{ const it = document.querySelector('[data-finding=\"{id}\"]'); \
         return it ? `${{it.dataset.code}} (${{it.dataset.evidence}})` : 'none'; }})()"
    );
    place.evaluate(&found).await
}

/// The report of the last verification.
pub(crate) async fn report(place: &Tab) -> Result<serde_json::Value> {
    let text: String =
        place.evaluate("document.querySelector('[data-report]').textContent").await?;
    Ok(serde_json::from_str(&text)?)
}

/// How many requests the API host got, preflights apart.
pub(crate) fn asked(desk: &Desk) -> usize {
    let to_api = |request: &&tokenwright_double::Recorded| {
        request.host == "api.github.com" && request.method != "OPTIONS"
    };
    desk.double.requests().iter().filter(to_api).count()
}
