//! A member who is no owner of the organization: the form is right, Copilot is refused all the same.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind};

use super::form::{self, COPILOT, MEMBERS};

mod hidden {
    super::super::in_both_browsers!(hidden);

    async fn hidden(kind: super::Kind) -> anyhow::Result<()> {
        super::journey(kind, super::Scenario::NotAnOwner).await
    }
}

mod forbidden {
    super::super::in_both_browsers!(forbidden);

    async fn forbidden(kind: super::Kind) -> anyhow::Result<()> {
        super::journey(kind, super::Scenario::NotAnOwnerForbidden).await
    }
}

async fn journey(kind: Kind, scenario: Scenario) -> Result<()> {
    let desk = Desk::start(kind, scenario).await?;
    let (page, panel) = form::open(&desk).await?;
    form::fill(&page).await?;
    form::create(&page, &panel).await?;
    assert_eq!(form::validate(&page, &panel).await?, "not-ready");
    assert_eq!(form::finding(&panel, MEMBERS).await?, "granted (answered)");
    assert_eq!(form::finding(&panel, COPILOT).await?, "owner-role-needed (answered)");
    desk.finish().await
}
