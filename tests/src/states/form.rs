//! The form as it is in 2026, from empty to sent.

use anyhow::Result;
use tokenwright_double::Scenario;

use super::{State, happy};
use crate::desk::Desk;
use crate::person::{Expiration, Person};
use crate::tab::Tab;

const LAST_DAY: &str = "2027-11-23";
const NAME: &str = "Milestone Copilot";
const DESCRIPTION: &str = "Read-only access for usage reports";
/// A template link for the same token.
pub(super) const WANTED: &str = "name=Milestone%20Copilot&description=Read-only%20access%20for%20usage%20reports\
     &target_name=acme&expires_in=365&members=read&organization_copilot_seat_management=read";

pub(super) const STATES: &[State] = &[
    State::new("form-personal", happy, |desk| Box::pin(opened(desk, ""))),
    State::new("form-acme", happy, |desk| Box::pin(at_acme(desk))),
    State::new("unknown-owner", happy, |desk| Box::pin(opened(desk, "target_name=nobody"))),
    State::new("too-much", happy, |desk| {
        Box::pin(opened(desk, "target_name=acme&contents=write&members=read"))
    }),
    State::new(
        "approval-needed",
        || Scenario::ApprovalRequired.world(),
        |desk| Box::pin(at_acme(desk)),
    ),
    State::new("owner-list-open", happy, |desk| Box::pin(owner_list_open(desk))),
    State::new("loading", happy, |desk| Box::pin(loading(desk))),
    State::new("expiration-menu-open", happy, |desk| Box::pin(expiration_menu_open(desk))),
    State::new("custom-without-date", happy, |desk| Box::pin(custom_without_date(desk))),
    State::new("custom-date", happy, |desk| Box::pin(custom_date(desk))),
    State::new("add-permissions-open", happy, |desk| Box::pin(add_permissions_open(desk))),
    State::new("level-menu-open", happy, |desk| Box::pin(level_menu_open(desk))),
    State::new("members-at-write", happy, |desk| Box::pin(members_at_write(desk))),
    State::new("wanted", happy, |desk| Box::pin(wanted(desk))),
    State::new("confirming", happy, |desk| Box::pin(confirming(desk))),
    State::new("form-errors", happy, |desk| Box::pin(form_errors(desk))),
    State::new("name-taken", happy, |desk| Box::pin(name_taken(desk))),
    State::new("expiration-blank", happy, |desk| Box::pin(expiration_blank(desk))),
];

/// The form with all of its parts, filled in by a template's query.
pub(crate) async fn opened(desk: &Desk, query: &str) -> Result<Tab> {
    let page = desk.token_page_with(query).await?;
    wait_for_permissions(&page).await?;
    Ok(page)
}

/// The form with its owner set by the address.
pub(super) async fn at_acme(desk: &Desk) -> Result<Tab> {
    opened(desk, "target_name=acme").await
}

/// The form with its owner chosen from the list.
pub(super) async fn chose_acme(desk: &Desk) -> Result<Tab> {
    let page = opened(desk, "").await?;
    Person::at(&page).choose_owner("acme").await?;
    wait_for_permissions(&page).await?;
    Ok(page)
}

pub(super) async fn expiration_menu_open(desk: &Desk) -> Result<Tab> {
    let page = chose_acme(desk).await?;
    Person::at(&page).open_expirations().await?;
    Ok(page)
}

/// The list of owners as far as it comes.
pub(super) async fn owner_list_open(desk: &Desk) -> Result<Tab> {
    let page = opened(desk, "").await?;
    page.click("#resource-owner-select-panel-button").await?;
    let loaded = "document.querySelector('#resource-owner-select-panel-dialog[open]') && \
         !document.querySelector('#resource-owner-select-panel-list').textContent.includes('Loading')";
    page.wait_for(loaded, "the list of owners").await?;
    Ok(page)
}

/// Every field as the Milestone recipe asks, set by hand.
pub(super) async fn wanted(desk: &Desk) -> Result<Tab> {
    let page = with_permissions(desk).await?;
    let person = Person::at(&page);
    person.type_name(NAME).await?;
    person.type_description(DESCRIPTION).await?;
    wait_for_name_check(&page, "is available").await?;
    Ok(page)
}

async fn loading(desk: &Desk) -> Result<Tab> {
    let page = opened(desk, "").await?;
    desk.double.change_world(|world| world.page.late_part_stalls = true);
    page.click("#resource-owner-select-panel-button").await?;
    page.click("#resource-owner-select-panel-dialog[open] [role=option][data-value=acme]").await?;
    page.wait_for("document.querySelector('form include-fragment')", "the parts to be fetched")
        .await?;
    Ok(page)
}

async fn custom_without_date(desk: &Desk) -> Result<Tab> {
    let page = chose_acme(desk).await?;
    choose_custom(&page).await?;
    Ok(page)
}

async fn custom_date(desk: &Desk) -> Result<Tab> {
    let page = chose_acme(desk).await?;
    Person::at(&page).choose_expiration(&Expiration::On(LAST_DAY.to_owned())).await?;
    Ok(page)
}

async fn add_permissions_open(desk: &Desk) -> Result<Tab> {
    let page = custom_date(desk).await?;
    Person::at(&page).open_add_permissions("Organization").await?;
    Ok(page)
}

async fn with_permissions(desk: &Desk) -> Result<Tab> {
    let page = custom_date(desk).await?;
    let person = Person::at(&page);
    person.add_permission("Organization", "Members").await?;
    person.add_permission("Organization", "GitHub Copilot Business").await?;
    Ok(page)
}

async fn level_menu_open(desk: &Desk) -> Result<Tab> {
    let page = with_permissions(desk).await?;
    Person::at(&page).open_levels("Members").await?;
    Ok(page)
}

async fn members_at_write(desk: &Desk) -> Result<Tab> {
    let page = with_permissions(desk).await?;
    Person::at(&page).set_level("Members", "Read and write").await?;
    Ok(page)
}

/// The dialog that asks once more.
pub(super) async fn confirming(desk: &Desk) -> Result<Tab> {
    let page = wanted(desk).await?;
    Person::at(&page).press_generate().await?;
    page.wait_for("document.querySelector('#confirm-fg-pat[open]')", "the question").await?;
    Ok(page)
}

/// Sent by a link's name that no script checked, refused by the server.
async fn form_errors(desk: &Desk) -> Result<Tab> {
    let query = "name=Milestone%20Copilot&target_name=acme";
    let page = opened(desk, query).await?;
    let person = Person::at(&page);
    person.press_generate().await?;
    person.confirm().await?;
    let page = opened(desk, query).await?;
    Person::at(&page).press_generate().await?;
    wait_for_error(&page, "Name has already been taken").await?;
    Ok(page)
}

/// Refused by the check that runs while a name is typed.
async fn name_taken(desk: &Desk) -> Result<Tab> {
    let page = at_acme(desk).await?;
    Person::at(&page).type_name("Nightly backup").await?;
    wait_for_name_check(&page, "already been taken").await?;
    Ok(page)
}

async fn expiration_blank(desk: &Desk) -> Result<Tab> {
    let page = at_acme(desk).await?;
    let person = Person::at(&page);
    person.type_name(NAME).await?;
    wait_for_name_check(&page, "is available").await?;
    choose_custom(&page).await?;
    person.press_generate().await?;
    wait_for_error(&page, "Expiration date can't be blank").await?;
    Ok(page)
}

async fn choose_custom(page: &Tab) -> Result<()> {
    Person::at(page).open_expirations().await?;
    page.click(".js-new-default-token-expiration-item [data-value=custom]").await?;
    page.wait_for(
        "document.querySelector('#user_programmatic_access_custom_expires_at').checkVisibility()",
        "the field of the date",
    )
    .await
}

/// Permissions come last, and an island a moment later still.
pub(super) async fn wait_for_permissions(page: &Tab) -> Result<()> {
    let there = "document.querySelector('[role=tab], .js-permissions-section')";
    page.wait_for(there, "the permissions").await
}

async fn wait_for_name_check(page: &Tab, words: &str) -> Result<()> {
    let said =
        format!("document.querySelector('.js-name-message').textContent.includes({words:?})");
    page.wait_for(&said, "the check of the name").await
}

async fn wait_for_error(page: &Tab, words: &str) -> Result<()> {
    let said =
        format!("document.querySelector('main .flash-error')?.textContent.includes({words:?})");
    page.wait_for(&said, "GitHub's refusal").await?;
    wait_for_permissions(page).await
}
