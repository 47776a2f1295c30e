//! What the user asks of the panel itself: to be there, to stand on the other side, to go.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlSelectElement, KeyboardEvent};

use super::stand::{Shape, Stand};
use super::{Panel, Shared};
use crate::browser::{self, Memory};
use crate::dom;
use crate::message::ToPage;

/// How the panel stood when it was seen last.
pub(super) async fn remembered() -> Stand {
    let shape = browser::recall(Memory::Shape).await;
    let side = browser::recall(Memory::Side).await;
    let stand = Stand::remembered(shape.as_deref(), side.as_deref());
    if browser::kept_closed() { Stand { shape: Shape::Closed, ..stand } } else { stand }
}

/// Escape ends what is going on, and then puts the panel aside; the look follows the system's.
pub(super) fn listen(panel: &Shared, document: &Document) {
    let pressed = panel.clone();
    dom::on(document, "keydown", move |event| {
        // In an open list of choices it means that list.
        let in_list = event.target().is_some_and(|target| target.has_type::<HtmlSelectElement>());
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        if event.key() == "Escape" && !event.is_composing() && !in_list {
            pressed.borrow_mut().escape();
        }
    });
    let turned = panel.clone();
    browser::on_scheme_change(move || turned.borrow_mut().refresh());
}

impl Panel {
    /// Stands as it should. Not before the page has spoken: what it asks first decides.
    pub(super) fn stand(&mut self) {
        let stand = self.state.stand;
        if self.stood != Some(stand) {
            self.stood = Some(stand);
            self.tell(&ToPage::Stand(stand));
        }
    }

    /// The user pressed a button of the panel for this.
    pub(super) fn shape(&mut self, shape: Shape) {
        self.take_shape(shape);
        self.view.focus_fold(shape == Shape::Pill);
    }

    pub(super) fn change_side(&mut self) {
        self.state.stand.side = self.state.stand.side.other();
        browser::remember(Memory::Side, self.state.stand.side.as_str());
        self.stand();
        self.refresh();
    }

    /// The user asked for the panel, from outside of it.
    pub(super) fn ask(&mut self, toggle: bool) {
        self.state.stand.ask(toggle);
        let shape = self.state.stand.shape;
        self.take_shape(shape);
        self.tell(&ToPage::Focus { on: shape == Shape::Open });
        if shape == Shape::Open {
            self.view.focus_fold(false);
        }
    }

    /// Makes way for the control that is due.
    pub(super) fn make_way(&mut self, top: f64, bottom: f64) {
        self.state.stand.make_way(top, bottom);
        self.stand();
    }

    fn escape(&mut self) {
        if self.state.pointing.is_some() {
            self.end_pointing();
        } else if self.state.stand.shape == Shape::Open {
            self.take_shape(Shape::Pill);
            self.tell(&ToPage::Focus { on: false });
        }
    }

    fn take_shape(&mut self, shape: Shape) {
        self.state.stand.shape = shape;
        // Closed is for this tab only: in the next one somebody looks for the panel.
        browser::keep_closed(shape == Shape::Closed);
        if shape != Shape::Closed {
            browser::remember(Memory::Shape, shape.as_str());
        }
        self.stand();
        self.refresh();
    }
}
