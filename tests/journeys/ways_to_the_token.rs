//! Other ways that GitHub takes after "Generate token": a whole new page, no confirmation, nothing
//! at all. What stood on the form is remembered on each.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind, Person};

use super::form;

mod full_navigation {
    crate::in_both_browsers!(super::full_navigation);
}

mod confirmation_skipped {
    crate::in_both_browsers!(super::confirmation_skipped);
}

mod silent_failure {
    crate::in_both_browsers!(super::silent_failure);
}

async fn full_navigation(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::FullNavigation).await?;
    let (page, panel) = form::open(&desk).await?;
    form::fill(&page).await?;
    Guided::new(&page, &panel).wait_for_check("nothing-more", "met").await?;
    let person = Person::at(&page);
    person.press_generate().await?;
    person.confirm().await?;
    // The page was loaded anew, and the panel with it.
    let panel = page.panel().await?;
    Guided::new(&page, &panel).wait_for_phase("token-shown").await?;
    assert_eq!(form::validate(&page, &panel).await?, "ready");
    assert_eq!(form::finding(&panel, "nothing-more").await?, "ok (form)");
    desk.finish().await
}

async fn confirmation_skipped(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::ConfirmationSkipped).await?;
    let (page, panel) = form::open(&desk).await?;
    form::fill(&page).await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_check("nothing-more", "met").await?;
    Person::at(&page).press_generate().await?;
    guided.wait_for_phase("token-shown").await?;
    assert_eq!(form::validate(&page, &panel).await?, "ready");
    assert_eq!(form::finding(&panel, "nothing-more").await?, "ok (form)");
    desk.finish().await
}

async fn silent_failure(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::SilentFailure).await?;
    let (page, panel) = form::open(&desk).await?;
    form::fill(&page).await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_check("nothing-more", "met").await?;
    let person = Person::at(&page);
    person.press_generate().await?;
    guided.wait_for_phase("confirming").await?;
    person.confirm().await?;
    guided.wait_for_phase("list").await?;
    let said = "document.querySelector('#headline').textContent.includes('created no token')";
    panel.wait_for(said, "the panel to say that nothing was created").await?;
    desk.finish().await
}
