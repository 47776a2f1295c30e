//! The panel on GitHub's page: what happens there changes the state, and the state is shown.

mod action;
mod attempt;
mod check_view;
mod link_view;
mod note_view;
mod owner_view;
mod recipe_choice;
mod recipe_view;
mod said;
mod stand;
mod standing;
mod state;
mod validation;
mod view;

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use tokenwright_core::host::Host;
use tokenwright_core::login::Login;
use tokenwright_core::recipe::Recipe;
use tokenwright_core::words;
use tokenwright_page::{NodeId, Pin, Pointable, Snapshot};
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, MessagePort};

use crate::browser::{self, Memory};
use crate::message::{FromPage, ToPage};
use crate::task;
use crate::{dom, owner, session};
use action::Action;
use stand::Shape;
pub(crate) use stand::Stand;
use state::{State, Turn};
use view::View;

/// A panel at work.
struct Panel {
    state: State,
    view: View,
    port: MessagePort,
    /// The recipes to choose from.
    recipes: Vec<Rc<Recipe>>,
    marked: Vec<crate::message::Mark>,
    /// How the page was told to stand the panel.
    stood: Option<Stand>,
    session: session::Shared,
    /// The state's epoch that the session belongs to.
    epoch: u32,
    /// Whether the page was asked for the token, and has not yet sent it.
    awaits_token: bool,
}

type Shared = Rc<RefCell<Panel>>;

/// Starts the panel on this GitHub: asks what was remembered, then listens to the page and to the user.
pub(crate) async fn start(port: MessagePort, host: Host) {
    let (recipes, chosen) = recipe_choice::offered().await;
    let (Some(recipe), Some(view)) = (recipes.get(chosen), View::find()) else { return };
    view.promise(&host);
    view.offer(&recipes);
    let mut state = State::new(recipe, browser::today());
    state.host = host;
    state.choose_owner(owner::first().await);
    state.stand = standing::remembered().await;
    let pins = browser::recall(Memory::Pins).await;
    state.pins = pins.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    if let Some(address) = browser::kept_link() {
        state.resume_link(address);
    }
    if let Some((json, on)) = browser::kept_attempt() {
        state.resume(&Snapshot::from_json(&json).unwrap_or_default(), on);
    }
    let panel = Rc::new_cyclic(|panel| {
        let session = validation::session_of(panel, view.result());
        let (marked, port, epoch) = (Vec::new(), port.clone(), state.epoch);
        let (stood, awaits_token) = (None, false);
        RefCell::new(Panel {
            state,
            view,
            port,
            recipes,
            marked,
            stood,
            session,
            epoch,
            awaits_token,
        })
    });
    panel.borrow_mut().refresh();
    listen_to_user(&panel);
    let on_page = Rc::clone(&panel);
    dom::on(&port, "message", move |event| {
        let Ok(event) = event.dyn_into::<MessageEvent>() else { return };
        // A message that is none of ours is dropped, not guessed.
        if let Some(message) = FromPage::read(&event.data()) {
            heard(&on_page, message);
        }
    });
    port.start();
}

fn heard(panel: &Shared, message: FromPage) {
    match message {
        FromPage::Snapshot { json, moment } => {
            let snapshot: Snapshot = Snapshot::from_json(&json).unwrap_or_default();
            let mut panel = panel.borrow_mut();
            panel.stand();
            if panel.state.stand.shape == Shape::Closed {
                return;
            }
            panel.state.today = browser::today();
            let checked = panel.state.checked_address().map(str::to_owned);
            match panel.state.see(snapshot, moment) {
                Turn::Keep => browser::keep_attempt(&json, panel.state.today),
                Turn::Forget => browser::forget_attempt(),
                Turn::Same => {}
            }
            if panel.state.checked_address() != checked.as_deref() {
                browser::keep_link(panel.state.checked_address());
            }
            if !panel.state.awaits_more() {
                panel.refresh();
            }
            panel.tell(&ToPage::Ready {});
        }
        FromPage::Pointed { node } => panel.borrow_mut().pointed(node),
        FromPage::Due { top, bottom } => panel.borrow_mut().make_way(top, bottom),
        FromPage::Asked { toggle } => panel.borrow_mut().ask(toggle),
        FromPage::Token { text } => validation::verify(panel, text),
    }
}

fn listen_to_user(panel: &Shared) {
    let Some(document) = dom::document() else { return };
    let clicked = Rc::clone(panel);
    dom::on(&document, "click", move |event| {
        let Some(button) = dom::attribute_at(&event, "data-do") else { return };
        let session = Rc::clone(&clicked.borrow().session);
        if session::act(&session, &button) {
            clicked.borrow_mut().refresh();
        } else if let Some(action) = Action::of(&button, &event) {
            act(&clicked, action);
        }
    });
    standing::listen(panel, &document);
    recipe_choice::listen(panel);
    validation::end_on_leaving(panel);
    let submitted = Rc::clone(panel);
    dom::on(&document, "submit", move |event| {
        event.prevent_default();
        submitted.borrow_mut().take_owner();
    });
}

fn act(panel: &Shared, action: Action) {
    let mut this = panel.borrow_mut();
    match action {
        Action::Shape(shape) => this.shape(shape),
        Action::Side => this.change_side(),
        Action::Copy(index) => {
            let item = this.state.list.items.get(index);
            let text = item.and_then(|item| Some(item.copy.clone()?.text));
            let what = item.map(|item| item.title.clone()).unwrap_or_default();
            copy(panel, what, text);
        }
        Action::CopyNote(index) => {
            let note = this.state.list.notes.get(index);
            let text = note.and_then(|note| Some(note.copy.clone()?.text));
            copy(panel, note.map(|note| note.title.to_owned()).unwrap_or_default(), text);
        }
        Action::Show(index) => {
            if let Some(node) = this.state.controls.get(index).and_then(|control| control.node) {
                this.tell(&ToPage::Show { node });
            }
        }
        Action::Validate => this.validate(),
        Action::ChangeOwner => this.view.ask_owner(this.state.owner()),
        Action::CheckLink(on) => this.check_link(on),
        Action::Point(index) => this.point(index),
        Action::EndPointing => this.end_pointing(),
        Action::Unpin(index) => this.unpin(index),
        Action::CopyPage => copy_page(panel, this.state.page_report()),
    }
}

fn copy(panel: &Shared, what: String, text: Option<String>) {
    let Some(text) = text else { return };
    let panel = Rc::clone(panel);
    task::spawn(async move {
        let copied = browser::copy(&text).await;
        panel.borrow().view.tell_copied(&what, copied);
    });
}

fn copy_page(panel: &Shared, report: String) {
    let panel = Rc::clone(panel);
    task::spawn(async move {
        let copied = browser::copy(&report).await;
        let says = if copied { words::PAGE_COPIED } else { words::COPY_REFUSED };
        panel.borrow().view.tell(says);
    });
}

impl Panel {
    /// Shows the state, and marks the page if the marks have changed.
    fn refresh(&mut self) {
        self.drop_what_lapsed();
        self.view.show(&self.state);
        self.view.say(self.state.speak());
        self.show_validation();
        if self.state.marks != self.marked {
            self.marked.clone_from(&self.state.marks);
            self.tell(&ToPage::Mark { marks: self.marked.clone() });
        }
    }

    fn tell(&self, message: &ToPage) {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        if let Ok(message) = message.serialize(&serializer) {
            // A port that is closed belongs to a page that is gone.
            drop(self.port.post_message(&message));
        }
    }

    fn take_owner(&mut self) {
        let typed = self.view.typed_owner();
        match Login::parse(&typed) {
            Ok(owner) => {
                browser::remember(Memory::Owner, owner.as_str());
                self.state.choose_owner(Some(owner));
                // Shown first: what is hidden cannot take over the focus.
                self.refresh();
                self.view.owner_taken();
            }
            Err(error) => self.view.owner_refused(&error.to_string()),
        }
    }

    fn check_link(&mut self, on: bool) {
        self.state.check_link(on);
        browser::keep_link(self.state.checked_address());
        self.refresh();
        self.view.focus_link();
    }

    fn point(&mut self, index: usize) {
        let lacks = self.state.controls.get(index).and_then(|control| control.lacks);
        if lacks.is_some() {
            self.state.pointing = lacks;
            self.tell(&ToPage::Point { on: true });
            self.refresh();
        }
    }

    fn end_pointing(&mut self) {
        self.tell(&ToPage::Point { on: false });
        self.pointed(None);
    }

    fn pointed(&mut self, node: Option<NodeId>) {
        let what = self.state.pointing;
        let understood = self.state.point(node);
        if let Some(what) = what {
            self.remember_pin(what);
        }
        self.refresh();
        self.view.tell(if understood { "" } else { words::NOT_IT });
    }

    fn unpin(&mut self, index: usize) {
        if let Some(what) = self.state.controls.get(index).and_then(|control| control.pinned) {
            self.state.unpin(what);
            self.remember_pin(what);
            self.refresh();
        }
    }

    /// Keeps what is pinned to this control now; other panels may have pinned others.
    fn remember_pin(&self, what: Pointable) {
        let pins = self.state.pins.iter().filter(|pin| pin.what == what);
        let pinned: Vec<Pin> = pins.cloned().collect();
        task::spawn(async move {
            let Some(held) = browser::hold(Memory::Pins).await else { return };
            let mut pins: Vec<Pin> = serde_json::from_str(held.text()).unwrap_or_default();
            pins.retain(|pin| pin.what != what);
            pins.extend(pinned);
            if let Ok(json) = serde_json::to_string(&pins) {
                held.replace(&json).await;
            }
        });
    }
}
