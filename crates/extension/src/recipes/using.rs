//! Using a recipe and giving it away: what a card shows below its buttons, and what they do.

use std::rc::Rc;

use tokenwright_core::link;
use tokenwright_core::login::Login;
use tokenwright_core::recipe::{OwnerKind, Recipe};
use tokenwright_core::shelf::Origin;
use tokenwright_core::words;

use super::action::CardAction;
use super::gallery_view::button;
use super::keeping::{self, Change};
use super::{Page, Shared, controls, facts};
use crate::browser::{self, Memory};
use crate::dom::{self, Build};
use crate::label::Label;
use crate::task;

/// The field for the organization, if one has to be told.
const OWNER: &str = "use-owner";
/// What is wrong with it.
const OWNER_ERROR: &str = "use-owner-error";

impl Page {
    /// The recipe of this id, if it is offered.
    pub(super) fn recipe(&self, id: &str) -> Option<Recipe> {
        self.library.shelf.by_id(id).map(|entry| entry.recipe.clone())
    }

    /// Opens the form, unless something has to be known or told before.
    fn use_recipe(&self, id: &str) {
        let Some(entry) = self.library.shelf.by_id(id) else { return };
        let recipe = entry.recipe;
        let is_foreign = entry.origin == Origin::Own;
        let lacks_owner = recipe.owner.kind == OwnerKind::Organization && self.owner.is_none();
        if !is_foreign && !lacks_owner {
            return self.open_form(recipe);
        }
        let Some(drawer) = self.gallery.drawer(id) else { return };
        let risks = is_foreign.then(|| facts::risks(recipe));
        let owner = lacks_owner.then(owner_field);
        let buttons = Build::new("p")
            .class("buttons")
            .child(button("open", Label::OpenPrefilled).class("primary"))
            .child(closing("use"));
        let form = Build::new("div").class("panel").attr("tabindex", "-1");
        dom::fill(&drawer, [form.maybe(risks).maybe(owner).child(buttons)]);
        let first = if lacks_owner && !is_foreign { "input" } else { "[tabindex]" };
        controls::focus_in(&drawer, first);
    }

    /// Opens the form, with the organization that was told.
    fn open(&mut self, id: &str) {
        let Some(recipe) = self.recipe(id) else { return };
        if dom::by_id(OWNER).is_some() {
            match Login::parse(&controls::value_of(OWNER)) {
                Ok(owner) => {
                    browser::remember(Memory::Owner, owner.as_str());
                    self.owner = Some(owner);
                }
                Err(error) => return refuse_owner(&error.to_string()),
            }
        }
        self.open_form(&recipe);
        self.gallery.close_drawer(id, "use");
    }

    /// Opens GitHub's form in a tab; the panel there takes up the recipe that is remembered by then.
    fn open_form(&self, recipe: &Recipe) {
        let (id, host) = (recipe.id.clone(), self.host.chosen());
        let address = link::template(recipe, self.owner.as_ref(), &host);
        task::spawn(async move {
            browser::store(Memory::Recipe, &id).await;
            browser::store(Memory::Host, host.as_str()).await;
            browser::open(&address);
        });
    }

    fn share(&self, id: &str) {
        let (Some(recipe), Some(drawer)) = (self.recipe(id), self.gallery.drawer(id)) else {
            return;
        };
        let shared = link::share(&recipe, None, &self.host.chosen());
        let address = Build::new("input")
            .attr("id", "share-link")
            .attr("readonly", "")
            .attr("value", &shared.address);
        let leaves_out = if shared.left_out.is_empty() {
            Build::new("p").text(words::recipes::LINK_SAYS_ALL)
        } else {
            Build::new("p").class("next").label(Label::ShareBesides)
        };
        let buttons = Build::new("p")
            .class("buttons")
            .child(button("copy-link", Label::CopyLink).class("primary"))
            .child(closing("share"));
        let panel = Build::new("div")
            .class("panel")
            .child(Build::new("label").attr("for", "share-link").label(Label::ShareLink))
            .child(address)
            .child(leaves_out)
            .maybe(facts::list("sentences", &shared.left_out))
            .child(buttons);
        dom::fill(&drawer, [panel]);
        controls::focus("share-link");
    }

    fn export(&self, id: &str) {
        let Some(recipe) = self.recipe(id) else { return };
        self.save_file(&format!("{id}.json"), &recipe.to_json());
    }

    /// Gives what is stored and cannot be read as a file.
    pub(super) fn save_unreadable(&self) {
        self.save_file("unreadable-recipes.json", &self.library.unreadable.file());
    }

    fn save_file(&self, name: &str, json: &str) {
        let saved = browser::save(name, "application/json", json);
        let says = if saved { words::recipes::SAVED_FILE } else { words::recipes::FILE_REFUSED };
        self.tell(says);
    }
}

/// Does what a button of a card asks; `opener` is named by the button that folds what it opened.
pub(super) fn act(page: &Shared, action: CardAction, id: &str, opener: &str) {
    match action {
        CardAction::Use => page.borrow().use_recipe(id),
        CardAction::Open => page.borrow_mut().open(id),
        CardAction::Share => page.borrow().share(id),
        CardAction::CopyLink => copy_link(page),
        CardAction::Close => page.borrow().gallery.close_drawer(id, opener),
        CardAction::Export => page.borrow().export(id),
        CardAction::Duplicate => page.borrow_mut().duplicate(id),
        CardAction::Edit => page.borrow_mut().edit(id),
        CardAction::Delete => keeping::change(page, Change::Delete(id.to_owned())),
    }
}

fn copy_link(page: &Shared) {
    let address = controls::value_of("share-link");
    let page = Rc::clone(page);
    task::spawn(async move {
        let copied = browser::copy(&address).await;
        page.borrow().tell(if copied { words::COPIED } else { words::COPY_REFUSED });
    });
}

fn owner_field() -> Build {
    Build::new("div")
        .class("field")
        .child(Build::new("label").attr("for", OWNER).label(Label::YourOrganization))
        .child(
            Build::new("input")
                .attr("id", OWNER)
                .attr("autocomplete", "off")
                .attr("autocapitalize", "off")
                .attr("spellcheck", "false")
                .attr("placeholder", &Label::OwnerExample.text())
                .attr("aria-describedby", OWNER_ERROR),
        )
        .child(Build::new("p").attr("id", OWNER_ERROR).class("error").attr("role", "alert"))
}

fn refuse_owner(reason: &str) {
    if let (Some(field), Some(error)) = (dom::by_id(OWNER), dom::by_id(OWNER_ERROR)) {
        drop(field.set_attribute("aria-invalid", "true"));
        dom::set_text(&error, reason);
        drop(field.focus());
    }
}

fn closing(opener: &str) -> Build {
    button("close", Label::Close).attr("data-opener", opener)
}
