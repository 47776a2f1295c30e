//! Pages around the form: before it, after it, beside it.

use anyhow::Result;
use tokenwright_double::{Detail, Scenario};

use super::form::{WANTED, confirming, opened, wait_for_permissions};
use super::{State, happy, with};
use crate::desk::{Desk, TOKEN_PAGE};
use crate::person::Person;
use crate::tab::Tab;

pub(super) const STATES: &[State] = &[
    State::new("sudo", || Scenario::Sudo.world(), |desk| Box::pin(at(desk, TOKEN_PAGE))),
    State::new("elsewhere", happy, |desk| {
        Box::pin(at(desk, "https://github.com/settings/profile"))
    }),
    State::new("token-shown", happy, |desk| Box::pin(token_shown(desk))),
    State::new("list", happy, |desk| Box::pin(list(desk))),
    State::new("captcha", || with(|page| page.captcha = true), |desk| Box::pin(captcha(desk))),
    State::new("detail", happy, |desk| Box::pin(detail(desk))),
    State::new(
        "detail-form",
        || with(|page| page.detail = Detail::Form),
        |desk| Box::pin(detail_form(desk)),
    ),
    State::new("regenerate", happy, |desk| Box::pin(regenerate(desk))),
    State::new("classic-tokens", happy, |desk| {
        Box::pin(at(desk, "https://github.com/settings/tokens"))
    }),
    State::new("classic-new", happy, |desk| {
        Box::pin(at(desk, "https://github.com/settings/tokens/new"))
    }),
];

async fn at(desk: &Desk, address: &str) -> Result<Tab> {
    let page = desk.browser.first_tab().await?;
    page.goto(address).await?;
    Ok(page)
}

async fn token_shown(desk: &Desk) -> Result<Tab> {
    let page = confirming(desk).await?;
    Person::at(&page).confirm().await?;
    wait_for_rows(&page).await?;
    Ok(page)
}

async fn list(desk: &Desk) -> Result<Tab> {
    let page = token_shown(desk).await?;
    page.reload().await?;
    wait_for_rows(&page).await?;
    Ok(page)
}

async fn captcha(desk: &Desk) -> Result<Tab> {
    let page = opened(desk, WANTED).await?;
    Person::at(&page).press_generate().await?;
    page.wait_for("document.querySelector('.js-octocaptcha-parent')", "the captcha").await?;
    Ok(page)
}

async fn detail(desk: &Desk) -> Result<Tab> {
    let page = opened(desk, WANTED).await?;
    let person = Person::at(&page);
    person.press_generate().await?;
    person.confirm().await?;
    wait_for_rows(&page).await?;
    page.click(".access-token a[href]").await?;
    let there = r"/\/\d+$/.test(location.pathname) && document.querySelector('main h3')";
    page.wait_for(there, "the token's own page").await?;
    Ok(page)
}

async fn detail_form(desk: &Desk) -> Result<Tab> {
    let page = detail(desk).await?;
    wait_for_permissions(&page).await?;
    Ok(page)
}

async fn regenerate(desk: &Desk) -> Result<Tab> {
    let page = detail(desk).await?;
    page.click("main a[href$='/regenerate']").await?;
    page.wait_for("document.querySelector('main action-menu')", "the form to regenerate").await?;
    Ok(page)
}

/// The rows with their late part.
async fn wait_for_rows(page: &Tab) -> Result<()> {
    let whole = "document.querySelector('.access-token') && \
         !document.querySelector('.access-token include-fragment')";
    page.wait_for(whole, "the whole list of tokens").await
}
