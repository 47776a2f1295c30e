//! The same by keyboard alone: from the form as GitHub opens it to the verdict, without a pointer.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::keyboard::{Keyboard, Place, Stop};
use tokenwright_tests::{Desk, Kind};

mod whole_way {
    super::super::in_both_browsers!(super::whole_way);
}

mod escape {
    super::super::in_both_browsers!(super::escape);
}

async fn whole_way(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = desk.token_page().await?;
    let mut keyboard = Keyboard::at(&page);
    let mut steps = Vec::new();
    let panel = page.panel().await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_phase("filling").await?;

    let way = keyboard.reach("Tab", Place::Panel, "#owner-input").await?;
    print_way("to the organization", &way);
    keyboard.type_text("acme").await?;
    keyboard.press("Enter").await?;
    let told = "document.querySelector('#owner-name').textContent === 'acme'";
    panel.wait_for(told, "the panel to take the organization").await?;
    // The field is gone, and the focus must not be gone with it.
    let focus = "document.activeElement?.id === 'owner-change'";
    panel.wait_for(focus, "the focus at the button that changes it").await?;
    steps.push(("the organization", keyboard.presses()));

    let way = keyboard.reach("Tab", Place::Panel, "#prefilled").await?;
    print_way("to the link", &way);
    keyboard.press_away("Enter").await?;
    page.wait_for("location.search.includes('members=read')", "the pre-filled form").await?;
    let panel = page.panel().await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_check("nothing-more", "met").await?;
    steps.push(("the pre-filled form", keyboard.presses()));

    let generate = ".js-integrations-install-form-submit";
    let marked = format!("document.querySelector('{generate}').dataset.tokenwright === 'current'");
    page.wait_for(&marked, "nothing to be left to do").await?;
    let way = keyboard.reach("Tab", Place::Page, generate).await?;
    print_way("to “Generate token”", &way);
    keyboard.press("Enter").await?;
    guided.wait_for_phase("confirming").await?;
    let confirm = "#confirm-fg-pat[open] button[type=submit]";
    let way = keyboard.reach("Tab", Place::Page, confirm).await?;
    print_way("to the confirmation", &way);
    keyboard.press("Enter").await?;
    guided.wait_for_phase("token-shown").await?;
    steps.push(("the token", keyboard.presses()));

    let way = keyboard.reach("Tab", Place::Panel, "#validate-button").await?;
    print_way("to “Validate this token”", &way);
    keyboard.press("Enter").await?;
    assert_eq!(guided.verdict().await?, "ready");
    steps.push(("the verdict", keyboard.presses()));

    // Out again, through all of the panel.
    let way = keyboard.leave_panel("Shift+Tab").await?;
    print_way("back to the page", &way);
    println!("{kind:?}: keys pressed up to {steps:?}");
    desk.finish().await
}

/// Escape closes a list of GitHub's as ever, ends what the panel asks for, and never takes the panel away.
async fn escape(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = desk.token_page_with("target_name=acme").await?;
    let panel = page.panel().await?;
    let guided = Guided::new(&page, &panel);
    guided.tell_owner("acme").await?;
    // Nothing tells any more which field the name is, so that it has to be pointed out.
    page.evaluate::<()>(
        "(() => { const field = document.querySelector('#user_programmatic_access_name'); \
         document.querySelector('label[for=user_programmatic_access_name]').textContent = 'x'; \
         field.removeAttribute('name'); field.id = 'x'; \
         field.closest('auto-check').replaceWith(field); })()",
    )
    .await?;
    guided.wait_for_check("name", "cannot-tell").await?;
    let mut keyboard = Keyboard::at(&page);

    let open = "document.querySelector('#resource-owner-select-panel-dialog').open";
    keyboard.reach("Shift+Tab", Place::Page, "#resource-owner-select-panel-button").await?;
    keyboard.press("Enter").await?;
    page.wait_for(open, "GitHub's list of owners").await?;
    keyboard.press("Escape").await?;
    page.wait_for(&format!("!{open}"), "the list to close").await?;

    keyboard.reach("Tab", Place::Panel, "[data-check=name] [data-do=point]").await?;
    keyboard.press("Space").await?;
    let asks = "!document.querySelector('#end-pointing').hidden";
    panel.wait_for(asks, "the panel to ask for a click").await?;
    keyboard.press("Escape").await?;
    panel.wait_for(&format!("!({asks})"), "the panel to ask no more").await?;

    keyboard.press("Escape").await?;
    panel.wait_for("!document.querySelector('#pill').hidden", "the panel to be put aside").await?;
    page.wait_for("document.activeElement?.localName !== 'tokenwright-panel'", "the focus").await?;
    keyboard.reach("Tab", Place::Panel, "#pill").await?;
    keyboard.press("Enter").await?;
    panel.wait_for("document.activeElement?.id === 'fold'", "the panel to be back").await?;
    desk.finish().await
}

fn print_way(to: &str, way: &[Stop]) {
    println!("{to}: {} keys", way.len() - 1);
    for stop in way {
        println!("    {:?} {} {}", stop.place, stop.control.name, stop.control.unseen);
    }
}
