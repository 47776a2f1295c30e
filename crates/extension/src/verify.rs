//! The page where any token can be pasted and verified. Its address may name recipe and owner:
//! `verify.html?recipe=ID&owner=LOGIN`; never a token.

use std::cell::RefCell;
use std::rc::Rc;

use tokenwright_core::login::Login;
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_core::words;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

use crate::browser::{self, Memory};
use crate::dom::{self, Build};
use crate::result_view;
use crate::run::{self, Done, Wish};

/// The page's form.
struct Form {
    recipe: HtmlSelectElement,
    owner: HtmlInputElement,
    token: HtmlInputElement,
    button: HtmlElement,
    message: HtmlElement,
    result: HtmlElement,
    running: bool,
    done: Option<Done>,
}

type Shared = Rc<RefCell<Form>>;

/// Fills the form from the address and from memory, then waits for the user.
pub(crate) async fn start() {
    let Some(form) = Form::find() else { return };
    form.offer_recipes();
    let asked = asked_for();
    if let Some(owner) = asked.owner.or(browser::recall(Memory::Owner).await) {
        form.owner.set_value(&owner);
    }
    match asked.recipe.as_deref().map(|id| (id, recipe::by_id(id))) {
        Some((_, Some(recipe))) => form.recipe.set_value(&recipe.id),
        Some((id, None)) => {
            form.say(&words::unknown_recipe(id));
        }
        None => {}
    }
    let form = Rc::new(RefCell::new(form));
    listen(&form);
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

fn listen(form: &Shared) {
    let Some(document) = dom::document() else { return };
    let submitted = Rc::clone(form);
    dom::on(&document, "submit", move |event| {
        event.prevent_default();
        verify(&submitted);
    });
    let clicked = Rc::clone(form);
    dom::on(&document, "click", move |event| {
        let text = match dom::attribute_at(&event, "data-do").as_deref() {
            Some("copy-markdown") => clicked.borrow().report(|done| done.report.to_markdown()),
            Some("copy-json") => clicked.borrow().report(|done| done.report.to_json()),
            _ => None,
        };
        if let Some(text) = text {
            copy(&clicked, text);
        }
    });
    // Nothing of the token outlives the page, nor its place in the back-forward cache.
    if let Some(window) = web_sys::window() {
        let left = Rc::clone(form);
        dom::on(&window, "pagehide", move |_| left.borrow().token.set_value(""));
    }
}

fn copy(form: &Shared, text: String) {
    let form = Rc::clone(form);
    wasm_bindgen_futures::spawn_local(async move {
        let copied = browser::copy(&text).await;
        form.borrow().say(if copied { words::COPIED } else { words::COPY_REFUSED });
    });
}

/// Verifies what is in the form; a second press while one runs does nothing.
fn verify(form: &Shared) {
    let mut this = form.borrow_mut();
    if this.running {
        return;
    }
    let Some(recipe) = this.chosen() else {
        this.say(words::CHOOSE_RECIPE);
        return;
    };
    let owner = match Login::parse(&this.owner.value()) {
        Ok(owner) => owner,
        Err(error) => {
            this.say(&error.to_string());
            drop(this.owner.set_attribute("aria-invalid", "true"));
            drop(this.owner.focus());
            return;
        }
    };
    drop(this.owner.remove_attribute("aria-invalid"));
    browser::remember(Memory::Owner, owner.as_str());
    let pasted = this.token.value();
    this.token.set_value("");
    this.set_running(true);
    result_view::clear(&this.result);
    let form = Rc::clone(form);
    wasm_bindgen_futures::spawn_local(async move {
        let done =
            run::run(Wish { recipe: Rc::new(recipe.clone()), owner, witness: None }, pasted).await;
        let mut this = form.borrow_mut();
        this.set_running(false);
        result_view::show(&this.result, &done);
        drop(this.result.focus());
        this.done = Some(done);
    });
}

impl Form {
    fn find() -> Option<Self> {
        Some(Self {
            recipe: dom::by_id("recipe")?.dyn_into().ok()?,
            owner: dom::by_id("owner")?.dyn_into().ok()?,
            token: dom::by_id("token")?.dyn_into().ok()?,
            button: dom::by_id("verify")?,
            message: dom::by_id("message")?,
            result: dom::by_id("result")?,
            running: false,
            done: None,
        })
    }

    fn offer_recipes(&self) {
        let option =
            |recipe: &Recipe| Build::new("option").attr("value", &recipe.id).text(&recipe.title);
        dom::fill(&self.recipe, recipe::all().iter().map(option));
    }

    fn chosen(&self) -> Option<&'static Recipe> {
        recipe::by_id(&self.recipe.value())
    }

    fn say(&self, words: &str) {
        dom::set_text(&self.message, words);
    }

    fn set_running(&mut self, running: bool) {
        self.running = running;
        // Not `disabled`: that would take the focus away from the button just pressed.
        drop(self.button.set_attribute("aria-disabled", if running { "true" } else { "false" }));
        dom::set_text(&self.button, if running { "Asking GitHub …" } else { "Verify" });
        self.say(if running { words::ASKING } else { "" });
    }

    fn report(&self, write: impl FnOnce(&Done) -> String) -> Option<String> {
        self.done.as_ref().map(write)
    }
}
