//! A token is made, verified, refused, stopped, reloaded over, kept in a reminder and reported, and then looked
//! for in everything that the browser wrote, keeps, shows and sent: it is in one header, and in GitHub's own
//! field while that is shown.

use anyhow::{Result, ensure};
use tokenwright_double::{ApiFault, Scenario, TokenWish};
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind, Profile, Secrets, Settings, Tab, extension_directory};

use super::form;

mod plants;

mod closed {
    crate::in_both_browsers!(super::closed);
}

mod killed {
    crate::in_both_browsers!(super::killed);
}

mod planted {
    crate::in_both_browsers!(super::plants::journey);
}

/// GitHub's field with the new token.
const SHOWN: &str = "new-access-token";

/// Every step by the marks, every way in which a run can end, and every way out for what was found.
async fn closed(kind: Kind) -> Result<()> {
    let desk = desk(kind).await?;
    let (page, panel) = form::open(&desk).await?;
    let guided = Guided::new(&page, &panel);
    guided.follow(async |_, _| Ok(())).await?;
    guided.click_marked().await?;
    guided.wait_for_phase("confirming").await?;
    guided.click_marked().await?;
    guided.wait_for_phase("token-shown").await?;
    in_the_panel(&desk, &page, &panel).await?;

    let token = desk.double.mint(TokenWish::default());
    let wrong = token.replace("_11", "_12");
    on_the_page(&desk, &token, &wrong).await?;
    let secrets = typed_elsewhere(&desk, &token, &wrong).await?;
    at_work(&desk, &secrets, &page).await?;
    report(kind, "after closing", &secrets, desk.browser.quit().await?)
}

/// In the middle of a run of the panel, with the token on GitHub's page and another one typed.
async fn killed(kind: Kind) -> Result<()> {
    let desk = desk(kind).await?;
    let (page, panel) = form::open_with(&desk, "name=Seats&target_name=acme&members=read").await?;
    form::create(&page, &panel).await?;
    desk.double.set_api_fault(Some(ApiFault::NeverAnswers));
    panel.click("#validate-button").await?;
    panel.wait_for("document.querySelector('[data-do=stop]')", "the run").await?;
    let token = desk.double.mint(TokenWish::default());
    let secrets = typed_elsewhere(&desk, &token, &token).await?;
    report(kind, "after a crash", &secrets, desk.browser.kill())
}

fn report(kind: Kind, when: &str, secrets: &Secrets, left: Profile) -> Result<()> {
    let mut search = secrets.search();
    search.folder(left.path())?;
    println!("{kind:?} {when}: {search}");
    search.finds_nothing()
}

/// A desk whose page with the new token may not be kept, so that all that is found is not GitHub's.
async fn desk(kind: Kind) -> Result<Desk> {
    let mut world = Scenario::Happy.world();
    world.page.no_store = true;
    let extension = Some(extension_directory()?);
    let settings = Settings { extension, keeps_tabs: true, ..Settings::default() };
    Desk::start_in(kind, world, settings).await
}

/// A token is typed in another tab and not sent, until the browser has written down what it keeps of tabs.
async fn typed_elsewhere(desk: &Desk, token: &str, wrong: &str) -> Result<Secrets> {
    let page = form::verification_page(desk).await?;
    page.fill("#token", token).await?;
    // An address that came after what was typed: what is on disk with it is what the browser keeps of both.
    desk.browser.wait_for_tab_on_disk(&page, "typed-in").await?;
    let secrets = desk.secrets_and(&[token, wrong])?;
    let mut search = secrets.search();
    search.page("the page with a typed token", &page, Some("token")).await?;
    search.finds_nothing()?;
    Ok(secrets)
}

/// Everything there is while the browser runs.
async fn at_work(desk: &Desk, secrets: &Secrets, page: &Tab) -> Result<()> {
    let mut search = secrets.search();
    search.page("GitHub’s page", page, None).await?;
    search.page("the panel", &page.panel().await?, None).await?;
    desk.look_at_what_went_out(&mut search);
    search.folder(desk.browser.profile())?;
    println!("{:?} at work: {search}", desk.browser.kind());
    search.finds_nothing()?;
    desk.check()
}

/// Verified, copied, kept as a reminder, stopped in the middle, and reloaded over in the middle.
async fn in_the_panel(desk: &Desk, page: &Tab, panel: &Tab) -> Result<()> {
    ensure!(shows_a_token(page).await?, "GitHub’s page shows no token");
    assert_eq!(form::validate(page, panel).await?, "ready");
    panel.click("[data-do=remind]").await?;
    let kept = "document.querySelector('.told').textContent.startsWith('Kept.')";
    panel.wait_for(kept, "the reminder to be kept").await?;
    let secrets = desk.secrets()?;
    let mut search = secrets.search();
    search.page("GitHub’s page", page, Some(SHOWN)).await?;
    search.page("the panel", panel, None).await?;
    search.finds_nothing()?;

    desk.double.set_api_fault(Some(ApiFault::NeverAnswers));
    run_again(panel).await?;
    panel.click("[data-do=stop]").await?;
    panel.wait_for("document.querySelector('[data-do=again]')", "the run to end").await?;
    run_again(panel).await?;
    page.reload().await?;
    desk.double.set_api_fault(None);
    Guided::new(page, &page.panel().await?).wait_for_phase("list").await?;
    ensure!(!shows_a_token(page).await?, "GitHub’s page shows the token again");
    Ok(())
}

/// A token that GitHub never issued, then one that it did: reported in every way, and left in the middle of a run.
async fn on_the_page(desk: &Desk, token: &str, wrong: &str) -> Result<()> {
    let (page, verdict) = form::verify_by_hand(desk, wrong).await?;
    assert_eq!(verdict, "not-ready");
    page.fill("#token", token).await?;
    page.click("#verify").await?;
    let ready = "document.querySelector('[data-verdict]')?.dataset.verdict === 'ready'";
    page.wait_for(ready, "the verdict").await?;
    let secrets = desk.secrets_and(&[token, wrong])?;
    let mut search = secrets.search();
    for (name, text) in reports(&page).await? {
        ensure!(text.contains("github_pat_…"), "{name} tells of no token: {text}");
        search.text("report", name, &text);
    }
    search.page("the verification page", &page, None).await?;
    search.finds_nothing()?;
    desk.double.set_api_fault(Some(ApiFault::NeverAnswers));
    run_again(&page).await
}

/// What the four buttons of a report give away.
async fn reports(page: &Tab) -> Result<Vec<(&'static str, String)>> {
    // What is handed to the browser, instead of a file on this disk.
    page.evaluate::<()>(
        "void (URL.createObjectURL = (blob) => { window.saved = blob; return 'about:blank#'; }, \
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; })",
    )
    .await?;
    page.click(".report summary").await?;
    let mut reports = Vec::new();
    for (button, name) in
        [("save-markdown", "tokenwright-report.md"), ("save-json", "tokenwright-report.json")]
    {
        page.click(&format!("[data-do={button}]")).await?;
        page.wait_for(&format!("window.savedAs === '{name}'"), "the download").await?;
        reports.push((button, page.evaluate("await window.saved.text()").await?));
    }
    for (button, start) in [("copy-markdown", "# Tokenwright"), ("copy-json", "{")] {
        page.click(&format!("[data-do={button}]")).await?;
        let copied = page.wait_for_clipboard(start).await?;
        reports.push((button, copied));
    }
    Ok(reports)
}

async fn run_again(place: &Tab) -> Result<()> {
    place.click("[data-do=again]").await?;
    place.wait_for("document.querySelector('[data-do=stop]')", "the run").await
}

async fn shows_a_token(page: &Tab) -> Result<bool> {
    let shown =
        format!("Boolean(document.querySelector('#{SHOWN}')?.value.startsWith('github_pat_'))");
    page.evaluate(&shown).await
}
