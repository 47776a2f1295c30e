//! The page of recipes: found, used, shared, imported, written. Its address may name one:
//! `recipes.html#ID`.

mod action;
mod controls;
mod editor;
mod editor_view;
mod facts;
mod fault_lines;
mod file;
mod gallery_view;
mod import_view;
mod keeping;
mod listening;
mod using;

use std::cell::RefCell;
use std::rc::Rc;

use tokenwright_core::import::Imported;
use tokenwright_core::login::Login;
use tokenwright_core::recipe::Recipe;
use tokenwright_core::shelf::Unreadable;
use tokenwright_core::words;
use web_sys::HtmlElement;

use crate::browser::{self, Memory};
use crate::dom;
use crate::hosts::choice::Choice;
use crate::library::{self, Library};
use editor::{Editor, Removed};
use gallery_view::GalleryView;

/// The page that events and the browser's answers share.
type Shared = Rc<RefCell<Page>>;

/// What the page knows, and its parts.
struct Page {
    library: Library,
    /// The organization that is remembered, or set by the administrator.
    owner: Option<Login>,
    gallery: GalleryView,
    /// The GitHub on which forms are opened, and that links lead to.
    host: Choice,
    parts: Parts,
    imported: Option<Imported>,
    editor: Option<Editor>,
    undo: Option<Undo>,
}

/// What was taken away last, and can be put back.
enum Undo {
    Recipe(Box<Recipe>),
    Unreadable(Unreadable),
    Row(Removed),
}

/// One of the three things that the page can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    Gallery,
    Import,
    Editor,
}

struct Parts {
    told: HtmlElement,
    undo: HtmlElement,
    gallery: HtmlElement,
    import: HtmlElement,
    editor: HtmlElement,
}

/// Shows what there is, and waits for the user.
pub(crate) async fn start() {
    let (Some(gallery), Some(parts)) = (GalleryView::find(), Parts::find()) else { return };
    let Some(host) = Choice::find() else { return };
    host.offer().await;
    host.choose_last().await;
    let library = library::library().await;
    let known = browser::recall(Memory::Owner).await.and_then(|owner| Login::parse(&owner).ok());
    let owner = known.or_else(|| library.policy.organization.clone());
    let mut page =
        Page { library, owner, gallery, host, parts, imported: None, editor: None, undo: None };
    page.show_gallery();
    page.resume_draft();
    let page = Rc::new(RefCell::new(page));
    listening::listen(&page);
    page.borrow().show_asked();
}

impl Page {
    /// Whether the person may import and write recipes.
    fn may_edit(&self) -> bool {
        !self.library.policy.hide_editor
    }

    /// Shows the gallery as the library is now.
    fn show_gallery(&self) {
        self.gallery.show(&self.library);
        self.turn_to(Screen::Gallery);
    }

    /// Shows the gallery, with the focus on this recipe; on the search if it is not shown.
    fn show_recipe(&self, id: &str) {
        self.show_gallery();
        self.gallery.focus(id);
    }

    /// Shows the recipe that the address names.
    fn show_asked(&self) {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok());
        let Some(id) = hash.as_deref().and_then(|hash| hash.strip_prefix('#')) else { return };
        if id.is_empty() || self.editor.is_some() {
            return;
        }
        if self.library.shelf.by_id(id).is_some() {
            self.gallery.clear_search();
            self.show_recipe(id);
        } else {
            self.tell(&words::unknown_recipe(id));
        }
    }

    fn turn_to(&self, screen: Screen) {
        dom::show(&self.parts.gallery, screen == Screen::Gallery);
        dom::show(&self.parts.import, screen == Screen::Import);
        dom::show(&self.parts.editor, screen == Screen::Editor);
    }

    /// Says what just happened; what was taken away before stays away.
    fn tell(&self, words: &str) {
        dom::set_text(&self.parts.told, words);
        dom::show(&self.parts.undo, false);
    }

    /// Says what was taken away, and offers to put it back.
    fn tell_with_undo(&mut self, words: &str, undo: Undo) {
        self.tell(words);
        self.undo = Some(undo);
        dom::show(&self.parts.undo, true);
        // The button that was pressed is gone with what it took away.
        drop(self.parts.undo.focus());
    }
}

impl Parts {
    fn find() -> Option<Self> {
        Some(Self {
            told: dom::by_id("told")?,
            undo: dom::by_id("undo")?,
            gallery: dom::by_id("gallery")?,
            import: dom::by_id("import")?,
            editor: dom::by_id("editor")?,
        })
    }
}
