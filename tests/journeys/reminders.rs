//! A reminder is kept after a verification, listed, deleted and brought back; it tells when it is due; and
//! everything that is remembered can be deleted at once. Of the token only its last four characters rest.

use anyhow::Result;
use serde_json::{Value, json};
use tokenwright_double::{Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab};

use super::{form, popup};

mod kept {
    crate::in_both_browsers!(super::kept);
}

mod beside_the_form {
    crate::in_both_browsers!(super::beside_the_form);
}

mod due {
    crate::in_both_browsers!(super::due);
}

mod told {
    crate::in_both_browsers!(super::told);
}

async fn kept(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let token = desk.double.mint(TokenWish::default());
    let (verify, verdict) = form::verify_by_hand(&desk, &token).await?;
    assert_eq!(verdict, "ready");
    verify.click("[data-do=remind]").await?;
    let told = "document.querySelector('.told').textContent.includes('14 days and 3 days before')";
    verify.wait_for(told, "the reminder to be kept").await?;
    let link = "document.activeElement.getAttribute('href') === 'settings.html#reminders'";
    verify.wait_for(link, "the way to the list in place of the button").await?;

    let settings = desk.browser.open_extension_page("settings.html#reminders").await?;
    settings.wait_for("document.querySelectorAll('[data-reminder]').length === 1", "it").await?;
    let last_four = &token[token.len() - 4..];
    let listed = settings.text("#reminder-list").await?;
    assert!(listed.contains(&format!("acme · …{last_four}")), "{listed}");
    assert!(listed.contains("expires in 36"), "{listed}");
    let rests = remembered(&settings).await?.to_string();
    assert!(rests.contains(last_four) && !rests.contains(&token[token.len() - 5..]), "{rests}");
    assert!(!rests.contains("github_pat_"), "{rests}");

    settings.click("[data-do=delete-reminder]").await?;
    settings.wait_for("!document.querySelector('#no-reminders').hidden", "an empty list").await?;
    assert_eq!(remembered(&settings).await?["reminders"], "[]");
    settings.click("#undo-delete").await?;
    settings.wait_for("document.querySelectorAll('[data-reminder]').length === 1", "it").await?;
    settings.wait_for("document.querySelector('#undo-delete').hidden", "nothing to undo").await?;

    settings.click("#delete-everything").await?;
    settings.wait_for("document.activeElement.id === 'delete-not'", "the question").await?;
    settings.click("#delete-not").await?;
    assert!(remembered(&settings).await?["owner"] == "acme");
    settings.click("#delete-everything").await?;
    settings.click("#delete-now").await?;
    let deleted = "document.querySelector('#data-told').textContent.includes('deleted')";
    settings.wait_for(deleted, "everything to be deleted").await?;
    assert_eq!(remembered(&settings).await?, json!({}));
    assert!(settings.evaluate::<bool>("document.querySelector('#undo-delete').hidden").await?);
    assert_eq!(settings.evaluate::<String>("document.querySelector('#owner').value").await?, "");
    desk.finish().await
}

/// In the panel the token has the name that it got on the form.
async fn beside_the_form(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;
    form::fill(&page).await?;
    form::create(&page, &panel).await?;
    assert_eq!(form::validate(&page, &panel).await?, "ready");
    panel.click("[data-do=remind]").await?;
    let kept = "document.querySelector('.told').textContent.startsWith('Kept.')";
    panel.wait_for(kept, "the reminder to be kept").await?;
    if kind == Kind::Firefox {
        let elsewhere = "document.querySelector('.told').textContent.includes('in the settings')";
        panel.wait_for(elsewhere, "where notifications can be allowed").await?;
    }
    let settings =
        desk.browser.tab_opened_by(async || panel.click("a[href='settings.html#reminders']").await);
    let settings = settings.await?;
    settings.wait_for("document.querySelectorAll('[data-reminder]').length === 1", "it").await?;
    let listed = settings.text("#reminder-list").await?;
    assert!(listed.contains(form::NAME), "{listed}");
    desk.finish().await
}

async fn due(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = desk.browser.open_extension_page("settings.html").await?;
    page.wait_for("!document.querySelector('#no-reminders').hidden", "the list").await?;
    seed(&page).await?;
    // What changes in memory wakes the worker: it waits for the next day and marks the toolbar button.
    wait_for_badge(&page, "1").await?;
    wait_for_alarm(&page).await?;

    // The alarm goes off, whatever the day.
    page.evaluate::<()>("await chrome.action.setBadgeText({ text: '' })").await?;
    go_off(&page).await?;
    wait_for_badge(&page, "1").await?;
    wait_for_alarm(&page).await?;
    let popup = popup::open(&desk).await?;
    popup.wait_for("!document.querySelector('#soon').hidden", "what expires soon").await?;
    let says = popup.text("#soon-says").await?;
    assert_eq!(says, "“Seats” for acme (…soon) expires in 3 days.");
    // Nobody allowed notifications: nothing counts as told.
    assert!(!remembered(&page).await?["reminders"].as_str().unwrap_or_default().contains("told"));
    desk.finish().await
}

/// The browser's question is answered with yes; all after it is as it ships.
async fn told(kind: Kind) -> Result<()> {
    let desk = Desk::start_granting(kind, &["https://acme.ghe.com/*"]).await?;
    let page = desk.browser.open_extension_page("settings.html").await?;
    if kind == Kind::Firefox {
        // The worker hears of the yes too, and then there is nothing to wake for.
        let tomorrow = "void await chrome.alarms.create('reminders', { delayInMinutes: 1440 })";
        page.evaluate::<()>(tomorrow).await?;
        page.click("#allow-notifications").await?;
        page.wait_for("!await chrome.alarms.get('reminders')", "the worker to hear it").await?;
    }
    page.wait_for("document.querySelector('#allow-notifications').hidden", "the yes").await?;
    // Firefox takes a notification away at once where there is no screen; that it was there, it says.
    let hear =
        "void chrome.notifications.onClosed.addListener((id) => (globalThis.seen ??= []).push(id))";
    page.evaluate::<()>(hear).await?;
    seed(&page).await?;
    // The worker has seen the change, and would set its own alarm in the place of ours no more.
    page.wait_for("Boolean(await chrome.alarms.get('reminders'))", "an alarm").await?;
    go_off(&page).await?;
    // The worker's own alarm may go off besides: what it shows takes the place of the other, as it has its name.
    let shown = "[...new Set([...Object.keys(await chrome.notifications.getAll()), ...(globalThis.seen ?? [])])]";
    page.wait_for(&format!("{shown}.join() === 'github.com/acme/soon'"), "the notification")
        .await?;
    // It is told once; two weeks before, the other one will be.
    let told = "JSON.parse((await chrome.storage.local.get()).reminders).map((it) => it.told ?? '').join()";
    page.wait_for(&format!("{told} === 'days,'"), "it to count as told").await?;
    wait_for_alarm(&page).await?;
    desk.finish().await
}

/// One token that expires in three days, and one much later.
async fn seed(page: &Tab) -> Result<()> {
    let day = |days: i32| {
        format!(
            "(() => {{ const day = new Date(Date.now() + {days} * 864e5); \
             return [day.getFullYear(), day.getMonth() + 1, day.getDate()] \
             .map((it) => String(it).padStart(2, '0')).join('-'); }})()"
        )
    };
    let (soon, later): (String, String) =
        (page.evaluate(&day(3)).await?, page.evaluate(&day(60)).await?);
    let one = |last_four: &str, expires: &str| json!({ "name": "Seats", "owner": "acme", "last_four": last_four, "expires": expires });
    let list = json!([one("soon", &soon), one("late", &later)]).to_string();
    let keep = format!("void await chrome.storage.local.set({})", json!({ "reminders": list }));
    page.evaluate::<()>(&keep).await
}

/// Everything in the extension's storage.
async fn remembered(page: &Tab) -> Result<Value> {
    page.evaluate("await chrome.storage.local.get()").await
}

async fn go_off(page: &Tab) -> Result<()> {
    page.evaluate("void await chrome.alarms.create('reminders', { when: Date.now() })").await
}

async fn wait_for_badge(page: &Tab, text: &str) -> Result<()> {
    let badge = format!("await chrome.action.getBadgeText({{}}) === '{text}'");
    page.wait_for(&badge, "the toolbar button to say how many").await
}

/// The next time is in the morning of a day to come.
async fn wait_for_alarm(page: &Tab) -> Result<()> {
    let set = "await (async () => { const alarm = await chrome.alarms.get('reminders'); \
               const when = new Date(alarm?.scheduledTime ?? 0); \
               return when > new Date() && when.getHours() === 9; })()";
    page.wait_for(set, "the alarm for the next day").await
}
