//! One permission too many: too much on the form; taken away again, all is met; left in, GitHub's
//! own answer shows it.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind, Person};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;
    let guided = Guided::new(&page, &panel);
    let person = Person::at(&page);
    form::fill(&page).await?;
    person.add_permission("Organization", "Administration").await?;
    guided.wait_for_check("nothing-more", "unmet").await?;
    person.remove_permission("Administration").await?;
    guided.wait_for_check("nothing-more", "met").await?;
    person.add_permission("Organization", "Administration").await?;
    guided.wait_for_check("nothing-more", "unmet").await?;

    form::create(&page, &panel).await?;
    assert_eq!(form::validate(&page, &panel).await?, "ready-with-remarks");
    assert_eq!(form::finding(&panel, "nothing-more").await?, "more-than-asked (answered)");
    desk.finish().await
}
