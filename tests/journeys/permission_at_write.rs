//! One permission at "Read and write": too much on the form, and a remark on the token.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind, Person};

use super::form::{self, MEMBERS};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;
    let guided = Guided::new(&page, &panel);
    form::fill(&page).await?;
    guided.wait_for_check("nothing-more", "met").await?;
    Person::at(&page).set_level("Members", "Read and write").await?;
    guided.wait_for_check(MEMBERS, "unmet").await?;
    guided.wait_for_check("nothing-more", "unmet").await?;

    form::create(&page, &panel).await?;
    assert_eq!(form::validate(&page, &panel).await?, "ready-with-remarks");
    assert_eq!(form::finding(&panel, MEMBERS).await?, "granted (answered)");
    assert_eq!(form::finding(&panel, "nothing-more").await?, "more-than-asked (form)");
    desk.finish().await
}
