//! The page where any token can be pasted and verified. Its address may name recipe and owner:
//! `verify.html?recipe=ID&owner=LOGIN`; never a token.

mod host_field;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use tokenwright_core::login::Login;
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_core::shelf::Shelf;
use tokenwright_core::subject::Subject;
use tokenwright_core::words;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

use crate::browser::{self, Memory};
use crate::dom::{self, Build};
use crate::label::Label;
use crate::library;
use crate::owner;
use crate::repositories_view::RepositoriesView;
use crate::run::Wish;
use crate::session::{self, Session};
use host_field::HostField;

/// The page's form.
struct Form {
    recipe: HtmlSelectElement,
    owner: HtmlInputElement,
    token: HtmlInputElement,
    button: HtmlElement,
    message: HtmlElement,
    repositories: RepositoriesView,
    host: HostField,
    shelf: Shelf,
}

/// Fills the form from the address and from memory, then waits for the user.
pub(crate) async fn start() {
    let Some(form) = Form::find(library::shelf().await) else { return };
    form.offer_recipes();
    form.host.offer().await;
    let asked = asked_for();
    let owner = match asked.owner {
        Some(owner) => Some(owner),
        None => owner::first().await.map(|owner| owner.to_string()),
    };
    form.owner.set_value(&owner.unwrap_or_default());
    match asked.recipe.as_deref() {
        Some(id) if id == recipe::ANYTHING || form.shelf.by_id(id).is_some() => {
            form.recipe.set_value(id);
        }
        Some(id) => form.say(&words::unknown_recipe(id)),
        None => {}
    }
    let Some(place) = dom::by_id("result") else { return };
    let form = Rc::new(form);
    let session = session_in(place, &form);
    listen(&form, &session);
}

/// A session that tells the form's button whether GitHub is being asked, and asks what the form asks.
fn session_in(place: HtmlElement, form: &Rc<Form>) -> session::Shared {
    Rc::new_cyclic(|session: &Weak<RefCell<Session>>| {
        let (of, shown, asked) = (session.clone(), Rc::clone(form), Rc::clone(form));
        let changed = Rc::new(move || {
            let session = of.upgrade();
            shown.set_running(session.is_some_and(|session| session.borrow().is_running()));
        });
        let wish = Rc::new(move || asked.wish());
        RefCell::new(Session::new(place, session::Page { changed, wish }))
    })
}

/// What the page's address asks for.
struct Asked {
    recipe: Option<String>,
    owner: Option<String>,
}

fn asked_for() -> Asked {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    let parameters = search.and_then(|search| UrlSearchParams::new_with_str(&search).ok());
    let get = |name| parameters.as_ref().and_then(|all| all.get(name)).filter(|v| v.len() <= 200);
    Asked { recipe: get("recipe"), owner: get("owner") }
}

fn listen(form: &Rc<Form>, session: &session::Shared) {
    let Some(document) = dom::document() else { return };
    let (submitted, submitting) = (Rc::clone(form), Rc::clone(session));
    dom::on(&document, "submit", move |event| {
        event.prevent_default();
        verify(&submitted, &submitting);
    });
    let (told, ended) = (Rc::clone(form), Rc::clone(session));
    told.host.on_change({
        let told = Rc::clone(&told);
        move || {
            told.host.promise();
            // A token is asked about where it was pasted for, and never brought to another host.
            ended.borrow_mut().reset();
            told.set_running(false);
        }
    });
    let clicked = Rc::clone(session);
    dom::on(&document, "click", move |event| {
        if let Some(button) = dom::attribute_at(&event, "data-do") {
            session::act(&clicked, &button);
        }
    });
    // Nothing of the token outlives the page, nor its place in the back-forward cache.
    if let Some(window) = web_sys::window() {
        let (left, leaving) = (Rc::clone(form), Rc::clone(session));
        dom::on(&window, "pagehide", move |_| {
            left.token.set_value("");
            leaving.borrow_mut().reset();
        });
    }
}

/// Verifies what is in the form; a second press while one runs does nothing.
fn verify(form: &Form, session: &session::Shared) {
    if session.borrow().is_running() {
        return;
    }
    let Some(wish) = form.wish() else { return };
    browser::remember(Memory::Owner, wish.subject.owner.as_str());
    let pasted = form.token.value();
    form.token.set_value("");
    session::verify(session, wish, pasted);
}

impl Form {
    fn find(shelf: Shelf) -> Option<Self> {
        Some(Self {
            recipe: dom::by_id("recipe")?.dyn_into().ok()?,
            owner: dom::by_id("owner")?.dyn_into().ok()?,
            token: dom::by_id("token")?.dyn_into().ok()?,
            button: dom::by_id("verify")?,
            message: dom::by_id("message")?,
            repositories: RepositoriesView::find()?,
            host: HostField::find()?,
            shelf,
        })
    }

    /// What the form asks to verify; if it cannot be, the form says why.
    fn wish(&self) -> Option<Wish> {
        let Some(recipe) = self.chosen() else {
            self.say(words::CHOOSE_RECIPE);
            return None;
        };
        let owner = match Login::parse(&self.owner.value()) {
            Ok(owner) => owner,
            Err(error) => {
                self.say(&error.to_string());
                drop(self.owner.set_attribute("aria-invalid", "true"));
                drop(self.owner.focus());
                return None;
            }
        };
        drop(self.owner.remove_attribute("aria-invalid"));
        let subject = Subject::of(&recipe, owner, &self.repositories.typed(), browser::today());
        let fault = subject.as_ref().err().map(ToString::to_string);
        self.repositories.tell(&fault.unwrap_or_default());
        let subject = subject.ok()?;
        self.say("");
        Some(Wish { recipe: Rc::new(recipe), subject, witness: None, host: self.host.chosen() })
    }

    fn offer_recipes(&self) {
        let option =
            |recipe: &Recipe| Build::new("option").attr("value", &recipe.id).text(&recipe.title);
        let anything = recipe::anything(browser::today());
        let recipes = self.shelf.entries();
        let recipes = recipes.iter().map(|entry| entry.recipe);
        dom::fill(&self.recipe, recipes.chain([&anything]).map(option));
        library::tell_if_empty(&self.shelf);
    }

    fn chosen(&self) -> Option<Recipe> {
        match self.recipe.value() {
            id if id == recipe::ANYTHING => Some(recipe::anything(browser::today())),
            id => self.shelf.by_id(&id).map(|entry| entry.recipe.clone()),
        }
    }

    fn say(&self, words: &str) {
        dom::set_text(&self.message, words);
    }

    fn set_running(&self, running: bool) {
        // Not `disabled`: that would take the focus away from the button just pressed.
        drop(self.button.set_attribute("aria-disabled", if running { "true" } else { "false" }));
        let label = if running { Label::AskingGitHub } else { Label::Verify };
        dom::set_text(&self.button, &label.text());
    }
}
