//! The form of 2026 where sources differ, where GitHub failed, and in another language.

use anyhow::Result;
use tokenwright_double::{
    Language, NoExpirationValue, PermissionFields, Scenario, TabWords, World,
};

use super::form::{WANTED, at_acme, expiration_menu_open, opened, owner_list_open};
use super::{State, with};
use crate::desk::Desk;
use crate::person::{Expiration, Person};
use crate::tab::Tab;

pub(super) const STATES: &[State] = &[
    State::new(
        "owner-not-offered",
        || Scenario::NoFineGrained.world(),
        |desk| Box::pin(owner_list_open(desk)),
    ),
    State::new(
        "owner-list-failed",
        || with(|page| page.owner_list_fails = true),
        |desk| Box::pin(owner_list_open(desk)),
    ),
    State::new(
        "short-lifetime",
        || Scenario::ShortLifetime.world(),
        |desk| Box::pin(expiration_menu_open(desk)),
    ),
    State::new(
        "link-dropped",
        || {
            with(|page| {
                page.link_drops = vec!["organization_copilot_seat_management".to_owned()];
                page.link_lowers = vec!["members".to_owned()];
            })
        },
        |desk| Box::pin(link_dropped(desk)),
    ),
    State::new("never-empty", never_empty_world, |desk| Box::pin(never(desk))),
    State::new(
        "organizations-tab",
        || with(|page| page.tab_words = TabWords::Organizations),
        |desk| Box::pin(at_repositories_tab(desk)),
    ),
    State::new(
        "set-fields-only",
        || with(|page| page.permission_fields = PermissionFields::SetOnly),
        |desk| Box::pin(opened(desk, WANTED)),
    ),
    State::new(
        "fields-outside",
        || with(|page| page.permission_fields = PermissionFields::Outside),
        |desk| Box::pin(opened(desk, WANTED)),
    ),
    State::new(
        "translated",
        || with(|page| page.language = Language::German { sets_lang: false }),
        |desk| Box::pin(translated(desk, WANTED)),
    ),
    State::new(
        "translated-empty",
        || with(|page| page.language = Language::German { sets_lang: false }),
        |desk| Box::pin(translated(desk, "target_name=acme")),
    ),
];

/// Only who is exempt from the limit may choose it at all.
fn never_empty_world() -> World {
    let mut world = Scenario::ExemptFromLimit.world();
    world.page.no_expiration_value = NoExpirationValue::Empty;
    world
}

/// A link that asks for Copilot, which is dropped, and for Members at "Read and write", which is lowered.
async fn link_dropped(desk: &Desk) -> Result<Tab> {
    opened(desk, &WANTED.replace("members=read", "members=write")).await
}

async fn never(desk: &Desk) -> Result<Tab> {
    let page = at_acme(desk).await?;
    Person::at(&page).choose_expiration(&Expiration::Never).await?;
    Ok(page)
}

/// The tab for organizations is there, and another one is shown.
async fn at_repositories_tab(desk: &Desk) -> Result<Tab> {
    let page = at_acme(desk).await?;
    let person = Person::at(&page);
    person.choose_repositories("all").await?;
    person.show_permissions("Repositories").await?;
    Ok(page)
}

async fn translated(desk: &Desk, query: &str) -> Result<Tab> {
    let page = opened(desk, query).await?;
    let tab = "document.querySelector('[role=tab]').textContent.includes('Organisation')";
    page.wait_for(tab, "the permissions in German").await?;
    Ok(page)
}
