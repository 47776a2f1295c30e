//! A company's GitHub at an address of its own: allowed in the settings, the panel stands on its token page
//! and asks its API and no other; what was not allowed, or was withdrawn, gets nothing.
//!
//! Only the browsers' own question is left out: Firefox answers it with yes, and in Chromium, whose button
//! nothing can press, the extension's copy holds the permissions already when it asks for them.

use anyhow::{Context as _, Result};
use tokenwright_double::{Recorded, TokenWish};
use tokenwright_tests::guided::{self, Guided};
use tokenwright_tests::{Desk, Kind, Person, Tab};

use super::form;

mod cloud {
    crate::in_both_browsers!(super::cloud);
}

mod server {
    crate::in_both_browsers!(super::server);
}

mod refused {
    crate::in_both_browsers!(super::refused);
}

const GRANTED: [&str; 3] =
    ["https://acme.ghe.com/*", "https://api.acme.ghe.com/*", "https://github.example/*"];

async fn cloud(kind: Kind) -> Result<()> {
    journey(kind, "acme.ghe.com", "api.acme.ghe.com").await
}

async fn server(kind: Kind) -> Result<()> {
    journey(kind, "github.example", "github.example/api/v3").await
}

async fn journey(kind: Kind, host: &str, api: &str) -> Result<()> {
    let desk = Desk::start_granting(kind, &GRANTED).await?;
    let page = desk.browser.first_tab().await?;
    nothing_stands_there(&page, host).await?;
    let settings = desk.browser.open_extension_page("settings.html").await?;
    allow(&settings, &format!("https://{host}/login")).await?;

    page.bring_to_front().await?;
    open(&page, host).await?;
    let panel = page.panel().await?;
    Guided::new(&page, &panel).tell_owner("acme").await?;
    let link: String = panel.evaluate("document.querySelector('#prefilled').href").await?;
    assert!(link.starts_with(&new_token(host)), "{link}");
    form::fill(&page).await?;
    form::create(&page, &panel).await?;
    let promise = panel.text("#promise").await?;
    assert!(promise.contains(&format!(" {api} ")), "{promise}");
    assert_eq!(form::validate(&page, &panel).await?, "ready");
    only_this_api_was_asked(&desk, host);

    by_hand(&desk, host).await?;
    only_this_api_was_asked(&desk, host);
    started_there(&desk, host).await?;

    settings.bring_to_front().await?;
    settings.click("#host-list button").await?;
    settings.wait_for("document.querySelector('#host-list').hidden", "an empty list").await?;
    page.bring_to_front().await?;
    nothing_stands_there(&page, host).await?;
    desk.finish().await
}

/// What was typed is refused with a reason, and what is refused is not listed.
async fn refused(kind: Kind) -> Result<()> {
    let desk = Desk::start_granting(kind, &GRANTED).await?;
    let settings = desk.browser.open_extension_page("settings.html").await?;
    for (typed, says) in [
        ("acme", "This is no address of a server."),
        ("github.com.example", "This looks like an address of GitHub’s, but is another one."),
        ("github.com", "github.com is always allowed."),
    ] {
        settings.wait_for("document.querySelector('#host-input')", "the field").await?;
        settings.fill("#host-input", typed).await?;
        settings.click("#hosts button[type=submit]").await?;
        let said =
            format!("document.querySelector('#host-error').textContent.startsWith('{says}')");
        settings.wait_for(&said, "the reason").await?;
    }
    assert_eq!(
        settings.evaluate::<u32>("document.querySelectorAll('#host-list li').length").await?,
        0
    );

    // One host is allowed; another one is not by that, whoever brings the panel there.
    allow(&settings, "acme.ghe.com").await?;
    let panel: String = settings.evaluate("chrome.runtime.getURL('panel.html')").await?;
    let page = desk.browser.first_tab().await?;
    nothing_stands_there(&page, "github.example").await?;
    assert_eq!(bring_panel(&page, "github.example", &panel).await?, 0);
    assert_ne!(bring_panel(&page, "acme.ghe.com", &panel).await?, 0);
    nothing_comes_into_a_frame_of_a_frame(&page, "acme.ghe.com", &panel).await?;
    desk.finish().await
}

/// Puts the panel on a page of this host as the page itself could, which GitHub's own policy forbids; how
/// much the panel then has to show.
async fn bring_panel(page: &Tab, host: &str, panel: &str) -> Result<u32> {
    // The one document of the double without that policy.
    page.goto(&format!("https://{host}/assets/style.css")).await?;
    let bring = format!(
        "await new Promise((brought) => {{ const frame = document.createElement('iframe'); frame.src = '{panel}'; \
         frame.onload = () => {{ const {{ port1, port2 }} = new MessageChannel(); window.kept = port1; \
         frame.contentWindow.postMessage('tokenwright', '*', [port2]); brought(); }}; document.body.append(frame); }})"
    );
    page.evaluate::<()>(&bring).await?;
    let panel = page.framed_panel().await?;
    let decided = "document.querySelector('#summary')?.textContent !== ''";
    panel.wait_for(decided, "the panel to be filled or emptied").await?;
    panel.evaluate("document.body.childElementCount").await
}

/// Puts the panel into a frame that the page of an allowed host has within itself.
async fn nothing_comes_into_a_frame_of_a_frame(page: &Tab, host: &str, panel: &str) -> Result<()> {
    page.goto(&format!("https://{host}/assets/style.css")).await?;
    let bring = format!(
        "await (async () => {{ const between = document.createElement('iframe'); document.body.append(between); \
         await between.contentWindow.eval(`new Promise((brought) => {{ const frame = document.createElement('iframe'); \
         frame.src = '{panel}'; frame.onload = () => {{ const {{ port1, port2 }} = new MessageChannel(); window.kept = port1; \
         frame.contentWindow.postMessage(null, '*', [port2]); brought(); }}; document.body.append(frame); }})`); }})()"
    );
    page.evaluate::<()>(&bring).await?;
    let between = page.frames().await?.into_iter().next().context("no frame between")?;
    let panel = between.inside.framed_panel().await?;
    panel.wait_for("!document.body", "the panel to be empty").await
}

async fn allow(settings: &Tab, typed: &str) -> Result<()> {
    settings.wait_for("document.querySelector('#host-input')", "the field").await?;
    settings.fill("#host-input", typed).await?;
    settings.click("#hosts button[type=submit]").await?;
    let listed = "document.querySelectorAll('#host-list li').length === 1";
    settings.wait_for(listed, "the host to be listed").await
}

async fn open(page: &Tab, host: &str) -> Result<()> {
    page.goto(&new_token(host)).await?;
    Person::at(page).wait_for_form().await
}

async fn nothing_stands_there(page: &Tab, host: &str) -> Result<()> {
    open(page, host).await?;
    let traces = "document.querySelectorAll('tokenwright-panel, [data-tokenwright]').length";
    assert_eq!(page.evaluate::<u32>(traces).await?, 0);
    assert!(!page.has_panel().await?);
    Ok(())
}

fn new_token(host: &str) -> String {
    format!("https://{host}/settings/personal-access-tokens/new")
}

/// The verification page asks for the host, and the chosen one is the one that is asked.
async fn by_hand(desk: &Desk, host: &str) -> Result<()> {
    let token = desk.double.mint(TokenWish::default());
    let verify = form::verification_page(desk).await?;
    let choose = format!(
        "(() => {{ const host = document.querySelector('#host'); host.value = '{host}'; \
         host.dispatchEvent(new Event('change', {{ bubbles: true }})); return host.value; }})()"
    );
    assert_eq!(verify.evaluate::<String>(&choose).await?, host);
    verify.fill("#token", &token).await?;
    verify.click("#verify").await?;
    assert_eq!(guided::verdict(&verify).await?, "ready");
    verify.close().await
}

/// From the popup and the gallery a form is opened on the host that was chosen, which they remember; and a
/// link that is shared leads there.
async fn started_there(desk: &Desk, host: &str) -> Result<()> {
    let popup = super::popup::open(desk).await?;
    let choice = "document.querySelector('#host').value";
    popup.wait_for("document.querySelector('#host').checkVisibility()", "the choice").await?;
    assert_eq!(popup.evaluate::<String>(choice).await?, "github.com");
    popup.evaluate::<()>(&format!("void ({choice} = '{host}')")).await?;
    let form = desk.browser.tab_opened_by(async || popup.click_away("#open-form").await).await?;
    assert!(form.address().await?.starts_with(&new_token(host)));
    form.close().await?;

    let gallery = super::gallery::open(desk, "").await?;
    gallery.wait_for(&format!("{choice} === '{host}'"), "the host to be remembered").await?;
    gallery.click(&super::gallery::on_card("milestone-copilot", "share")).await?;
    let link: String = gallery.evaluate("document.querySelector('#share-link').value").await?;
    assert!(link.starts_with(&new_token(host)), "{link}");
    let start = super::gallery::on_card("renovate", "use");
    let form = desk.browser.tab_opened_by(async || gallery.click(&start).await).await?;
    assert!(form.address().await?.starts_with(&new_token(host)));
    form.close().await?;
    gallery.close().await
}

fn only_this_api_was_asked(desk: &Desk, host: &str) {
    let with_token: Vec<Recorded> =
        desk.double.requests().into_iter().filter(|it| it.authorization.is_some()).collect();
    assert!(with_token.len() >= 6, "{with_token:#?}");
    for request in with_token {
        assert!(request.host.ends_with(host), "{request:#?}");
    }
}
