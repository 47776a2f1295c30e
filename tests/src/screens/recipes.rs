//! The recipes page: gallery, import, editor.

use anyhow::Result;
use serde_json::{Value, json};

use super::{Screen, Shown};
use crate::desk::Desk;
use crate::tab::Tab;

pub(super) const SCREENS: &[Screen] = &[
    Screen::new("recipes", |desk| Box::pin(gallery(desk))),
    Screen::new("recipes-none", |desk| Box::pin(nothing_found(desk))),
    Screen::new("recipes-share", |desk| Box::pin(shared(desk))),
    Screen::new("recipes-risks", |desk| Box::pin(risks(desk))),
    Screen::new("recipes-deleted", |desk| Box::pin(deleted(desk))),
    Screen::new("recipes-unreadable", |desk| Box::pin(unreadable(desk))),
    Screen::new("recipes-refused", |desk| Box::pin(refused(desk))),
    Screen::new("recipes-import", |desk| Box::pin(imported(desk))),
    Screen::new("recipes-editor", |desk| Box::pin(edited(desk))),
    Screen::new("recipes-discard", |desk| Box::pin(asked_to_discard(desk))),
];

async fn gallery(desk: &Desk) -> Result<Shown> {
    open(desk).await.map(Shown::page)
}

async fn nothing_found(desk: &Desk) -> Result<Shown> {
    let page = open(desk).await?;
    page.fill("#search", "no such words").await?;
    page.wait_for("!document.querySelector('#clear').hidden", "no recipe").await?;
    Ok(Shown::page(page))
}

async fn shared(desk: &Desk) -> Result<Shown> {
    let page = open(desk).await?;
    page.click("[data-id=milestone-copilot] [data-do=share]").await?;
    page.wait_for("document.querySelector('#share-link')", "the link").await?;
    Ok(Shown::page(page))
}

/// A recipe of one's own is about to be used, and nobody has told the organization yet.
async fn risks(desk: &Desk) -> Result<Shown> {
    let page = with_own(desk).await?;
    page.click("[data-id=acme-bot] [data-do=use]").await?;
    page.fill("#use-owner", "no such/name").await?;
    page.click("[data-id=acme-bot] [data-do=open]").await?;
    page.wait_for("document.querySelector('[aria-invalid=true]')", "the refusal").await?;
    Ok(Shown::page(page))
}

async fn deleted(desk: &Desk) -> Result<Shown> {
    let page = with_own(desk).await?;
    page.click("[data-id=acme-bot] [data-do=delete]").await?;
    page.wait_for("!document.querySelector('#undo').hidden", "the way back").await?;
    Ok(Shown::page(page))
}

/// Of what was kept, some cannot be read.
async fn unreadable(desk: &Desk) -> Result<Shown> {
    let page = open(desk).await?;
    let recipes = json!([{ "title": "Acme bot", "schema": "tokenwright.recipe/2" }, "torn"]);
    let items = json!({ "recipes": recipes.to_string() });
    page.evaluate::<()>(&format!("void await chrome.storage.local.set({items})")).await?;
    let page = open(desk).await?;
    page.wait_for("document.querySelector('#unreadable')", "what cannot be read").await?;
    Ok(Shown::page(page))
}

async fn refused(desk: &Desk) -> Result<Shown> {
    let page = open(desk).await?;
    look_at(&page, "a token, please").await?;
    page.wait_for("document.querySelector('#import-error').textContent", "the reason").await?;
    Ok(Shown::page(page))
}

async fn imported(desk: &Desk) -> Result<Shown> {
    let page = open(desk).await?;
    look_at(&page, &own().to_string()).await?;
    page.wait_for("document.querySelector('#imported article')", "the preview").await?;
    Ok(Shown::page(page))
}

/// With faults, and with permissions on offer.
async fn edited(desk: &Desk) -> Result<Shown> {
    let page = open(desk).await?;
    page.click("[data-id=milestone-copilot] [data-do=duplicate]").await?;
    page.fill("[id='name.value']", &"x".repeat(45)).await?;
    page.fill("[id='expiration.days']", "a year").await?;
    page.fill("#permissions", "secrets").await?;
    page.wait_for("document.querySelector('#offers li')", "permissions on offer").await?;
    Ok(Shown::page(page))
}

async fn asked_to_discard(desk: &Desk) -> Result<Shown> {
    let shown = edited(desk).await?;
    shown.page.click("#leave-editor").await?;
    shown.page.wait_for("document.querySelector('#discard').open", "the question").await?;
    Ok(shown)
}

async fn open(desk: &Desk) -> Result<Tab> {
    let page = desk.browser.open_extension_page("recipes.html").await?;
    page.wait_for("document.querySelector('.card')", "the recipes").await?;
    Ok(page)
}

/// The gallery with a recipe of one's own.
async fn with_own(desk: &Desk) -> Result<Tab> {
    let page = open(desk).await?;
    look_at(&page, &own().to_string()).await?;
    page.click("[data-do=keep-imported]").await?;
    page.wait_for("document.querySelector('[data-origin=own]')", "the recipe").await?;
    Ok(page)
}

/// A recipe with risks of both weights, for an organization.
fn own() -> Value {
    let milestone = include_str!("../../../crates/core/data/recipes/milestone-copilot.json");
    let mut recipe: Value = milestone.parse().unwrap_or_default();
    recipe["id"] = json!("acme-bot");
    recipe["title"] = json!("Acme’s bot");
    recipe["repositories"]["access"] = json!("all");
    let why = "It writes.";
    recipe["permissions"]["required"] = json!([
        { "permission": "repository:contents", "level": "write", "why": why },
        { "permission": "repository:issues", "level": "write", "why": why },
    ]);
    recipe
}

async fn look_at(page: &Tab, text: &str) -> Result<()> {
    page.click("#to-import").await?;
    let put = format!("void (document.querySelector('#pasted').value = {})", json!(text));
    page.evaluate::<()>(&put).await?;
    page.click("#import-form [type=submit]").await
}
