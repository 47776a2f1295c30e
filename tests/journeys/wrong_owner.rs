//! Someone leaves the resource owner at the personal account: the panel says so before, and the
//! verification says so after.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Expiration, Kind, Person};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_check("owner", "unmet").await?;
    let person = Person::at(&page);
    person.type_name(form::NAME).await?;
    person.type_description(form::DESCRIPTION).await?;
    person.choose_expiration(&Expiration::Days(90)).await?;
    guided.wait_for_check("name", "met").await?;
    guided.wait_for_check("expiration", "unmet").await?;
    guided.wait_for_check("owner", "unmet").await?;

    form::create(&page, &panel).await?;
    assert_eq!(form::validate(&page, &panel).await?, "not-ready");
    assert_eq!(form::finding(&panel, "owner").await?, "wrong-owner (form)");
    desk.finish().await
}
