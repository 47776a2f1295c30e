//! The form with the permissions of years before.

use anyhow::Result;
use tokenwright_double::PermissionsUi;

use super::form::at_acme;
use super::{State, with};
use crate::desk::Desk;
use crate::person::Person;
use crate::tab::Tab;

pub(super) const STATES: &[State] = &[
    State::new(
        "accordion",
        || with(|page| page.permissions_ui = PermissionsUi::Accordion),
        |desk| Box::pin(accordion(desk)),
    ),
    State::new(
        "accordion-open",
        || with(|page| page.permissions_ui = PermissionsUi::Accordion),
        |desk| Box::pin(accordion_open(desk)),
    ),
    State::new(
        "radios",
        || with(|page| page.permissions_ui = PermissionsUi::Radios),
        |desk| Box::pin(radios(desk)),
    ),
];

async fn accordion_open(desk: &Desk) -> Result<Tab> {
    let page = at_acme(desk).await?;
    Person::at(&page).open_section("Organization permissions").await?;
    Ok(page)
}

async fn accordion(desk: &Desk) -> Result<Tab> {
    let page = accordion_open(desk).await?;
    let person = Person::at(&page);
    person.set_by_menu("Members", "Read-only").await?;
    person.set_by_menu("GitHub Copilot Business", "Read-only").await?;
    Ok(page)
}

async fn radios(desk: &Desk) -> Result<Tab> {
    let page = at_acme(desk).await?;
    let person = Person::at(&page);
    person.set_by_radio("Members", "Read-only").await?;
    person.set_by_radio("GitHub Copilot Business", "Read-only").await?;
    Ok(page)
}
