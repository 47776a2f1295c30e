//! A page that works against the panel: decoys, fields in places where nobody looks, names that pose as what
//! browsers call things, more elements than can be read, and floods. Nothing is called met that is not, nothing of it
//! runs in our pages, and the panel goes on. Who frames the panel elsewhere is in `hosts`.

use anyhow::{Result, ensure};
use serde_json::json;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::{Check, Guided};
use tokenwright_tests::{Desk, Kind, Tab};

use super::form;

mod disguises {
    crate::in_both_browsers!(super::disguises);
}

mod floods {
    crate::in_both_browsers!(super::floods);
}

const NOTHING_MORE: &str = "nothing-more";
/// Counts how often the panel shows a page that it has not read to its end.
const WATCH: &str = "(() => { window.halves = 0; new MutationObserver(() => \
     (halves += document.querySelectorAll('[data-status=cannot-tell]').length)) \
     .observe(document.body, { subtree: true, childList: true, attributes: true }); })()";
/// What the page does; each attack gives back what undoes it.
const ATTACKS: &str = include_str!("hostile_page.js");

/// What is done to the form, which is as asked before, and the check that must not be called met then.
const DISGUISES: [(&str, &str); 25] = [
    ("fieldElsewhere", NOTHING_MORE),
    ("fieldOfOurName", NOTHING_MORE),
    ("fieldInPicture", NOTHING_MORE),
    ("fieldLaterInPicture", NOTHING_MORE),
    ("fieldThatLooksSecret", NOTHING_MORE),
    ("fieldBesideAttributes", NOTHING_MORE),
    ("fieldBesideChildNodes", NOTHING_MORE),
    ("fieldBesideChildren", NOTHING_MORE),
    ("fieldBesideNodeType", NOTHING_MORE),
    ("fieldInOurElement", NOTHING_MORE),
    ("fieldBesideFormThatThrows", NOTHING_MORE),
    ("fieldInScript", NOTHING_MORE),
    ("sendingButton", NOTHING_MORE),
    ("manyAttributes", NOTHING_MORE),
    ("manyElements", NOTHING_MORE),
    ("manyInOne", NOTHING_MORE),
    ("deepElements", NOTHING_MORE),
    ("disabledForm", "name"),
    ("disabledGroup", form::MEMBERS),
    ("uncheckedBox", form::MEMBERS),
    ("anotherName", "name"),
    ("longValue", "description"),
    ("fieldsOfBrowsersNames", form::MEMBERS),
    ("posingRoot", form::MEMBERS),
    ("copyOfTheForm", "name"),
];

async fn disguises(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = filled(&desk).await?;
    let guided = Guided::new(&page, &panel);
    for (attack, check) in DISGUISES {
        page.evaluate::<()>(&format!("void (window.undo = await attacks.{attack}())")).await?;
        doubts(&page, &panel, check).await.map_err(|error| error.context(attack))?;
        page.evaluate::<()>("void undo()").await?;
        let back = async {
            guided.wait_for_check(check, "met").await?;
            guided.wait_for_check(NOTHING_MORE, "met").await
        };
        back.await.map_err(|error| error.context(format!("after {attack}")))?;
    }

    // What takes several looks is read to its end, without anything else that happens, and shown only then.
    panel.evaluate::<()>(WATCH).await?;
    page.evaluate::<()>("void (window.undo = attacks.severalLooks())").await?;
    guided.wait_for_check("name", "unmet").await?;
    page.evaluate::<()>("void undo()").await?;
    guided.wait_for_check(NOTHING_MORE, "met").await?;
    assert_eq!(panel.evaluate::<u32>("window.halves").await?, 0, "what was read half was shown");

    // Markup in a message and a megabyte in every attribute change nothing that is read; the message itself may be
    // about the name.
    let before = guided.checks().await?;
    page.evaluate::<()>("void attacks.markup()").await?;
    guided.wait_for_phase("form-errors").await?;
    assert_eq!(all_but_the_name(&guided.checks().await?), all_but_the_name(&before));
    let shown = "document.body.textContent.includes('<img')";
    panel.wait_for(shown, "the page's markup as text").await?;
    nothing_of_theirs_is_in(&panel).await?;
    desk.finish().await
}

/// The form as asked, on a page that is able to attack.
async fn filled(desk: &Desk) -> Result<(Tab, Tab)> {
    let (page, panel) = form::open(desk).await?;
    form::fill(&page).await?;
    page.evaluate::<()>(ATTACKS).await?;
    Guided::new(&page, &panel).wait_for_check(NOTHING_MORE, "met").await?;
    Ok((page, panel))
}

/// Waits until the panel does not call this met, and keeps to it while the page goes through all looks that could
/// follow.
async fn doubts(page: &Tab, panel: &Tab, check: &str) -> Result<()> {
    let doubts = format!(
        "document.querySelector('[data-check={}]')?.dataset.status !== 'met'",
        json!(check)
    );
    panel.wait_for(&doubts, &format!("{check} not to be met")).await?;
    for _ in 0..MOST_LOOKS {
        page.evaluate::<()>("void (await new Promise(requestAnimationFrame))").await?;
        panel.evaluate::<()>("void (await new Promise(requestAnimationFrame))").await?;
        ensure!(panel.evaluate::<bool>(&doubts).await?, "{check} is met after all");
    }
    Ok(())
}

/// The looks at these pages are cut into fewer, each of which takes a frame of the page and one of the panel.
const MOST_LOOKS: usize = 8;

fn all_but_the_name(checks: &[Check]) -> Vec<(String, String)> {
    let others = checks.iter().filter(|check| check.id != "name");
    others.map(|check| (check.id.clone(), check.status.clone())).collect()
}

/// More memory of the panel than a flood may leave behind: the wasm's grows by whole pages and never shrinks.
const LEFT_BEHIND: f64 = 4_000_000.0;

async fn floods(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = filled(&desk).await?;
    let guided = Guided::new(&page, &panel);

    // What the page cannot reach: the panel's frame, its port, what it remembers.
    let reached: Vec<String> = page.evaluate("await attacks.reach()").await?;
    assert_eq!(reached, Vec::<String>::new());
    let before = panel.wasm_memory().await?;
    for flood in ["changes", "events", "submits", "moves"] {
        page.evaluate::<()>(&format!("await attacks.{flood}()")).await?;
        // The panel has not lost its way: it follows the form in both directions.
        page.fill("#user_programmatic_access_name", "something else").await?;
        guided.wait_for_check("name", "unmet").await.map_err(|error| error.context(flood))?;
        page.fill("#user_programmatic_access_name", form::NAME).await?;
        guided.wait_for_check("name", "met").await.map_err(|error| error.context(flood))?;
    }
    let grown = panel.wasm_memory().await? - before;
    ensure!(grown <= LEFT_BEHIND, "the floods left {grown} bytes in the panel");
    nothing_of_theirs_is_in(&panel).await?;
    assert_eq!(form::asked(&desk), 0, "a flood made the panel ask the API");
    desk.finish().await
}

async fn nothing_of_theirs_is_in(panel: &Tab) -> Result<()> {
    ensure!(!panel.evaluate::<bool>("'harmed' in globalThis").await?, "a script of theirs ran");
    let foreign = "document.querySelectorAll('script:not([src]), iframe, object, embed, svg, img:not([src^=\"icons/\"]), [onerror]').length";
    assert_eq!(panel.evaluate::<u32>(foreign).await?, 0);
    Ok(())
}
