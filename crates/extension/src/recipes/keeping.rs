//! The person's own recipes: kept, replaced, deleted, brought back. Another tab may have changed
//! them, so each change starts from what is stored.

use std::rc::Rc;

use tokenwright_core::recipe::Recipe;
use tokenwright_core::shelf::{MOST_OWN, Shelf};
use tokenwright_core::words;

use super::{Page, Shared, Undo};
use crate::library;

/// How a recipe is put to the others.
#[derive(Debug, Clone)]
pub(super) enum Keep {
    /// Beside the others.
    New(Recipe),
    /// In the place of the person's own one of this id.
    Replacing(String, Recipe),
    /// Beside the others, where it was before it was deleted.
    Restored(Recipe),
}

/// Keeps a recipe, and shows it in the gallery.
pub(super) fn keep(page: &Shared, keep: Keep) {
    let page = Rc::clone(page);
    wasm_bindgen_futures::spawn_local(async move {
        let mut library = library::library().await;
        // A policy may have come while this page was open; to undo is no edit.
        if library.policy.hide_editor && !matches!(keep, Keep::Restored(_)) {
            return page.borrow().tell(words::recipes::EDITOR_HIDDEN);
        }
        let shelf = &mut library.shelf;
        let is_more = !matches!(keep, Keep::Replacing(..));
        if is_more && shelf.own().len() >= MOST_OWN {
            return page.borrow().tell(&words::recipes::too_many());
        }
        let (id, says) = match keep {
            Keep::New(recipe) => {
                let says = words::recipes::kept(&recipe);
                (shelf.add(recipe), says)
            }
            Keep::Replacing(id, recipe) => {
                let says = words::recipes::saved(&recipe);
                (shelf.replace(&id, recipe), says)
            }
            Keep::Restored(recipe) => {
                let says = words::recipes::restored(&recipe);
                (shelf.add(recipe), says)
            }
        };
        if !store(&page, shelf).await {
            return;
        }
        let is_offered = shelf.by_id(&id).is_some();
        let mut this = page.borrow_mut();
        this.library = library;
        this.leave_all();
        this.gallery.clear_search();
        this.show_recipe(&id);
        this.tell(if is_offered { &says } else { words::recipes::NOT_OFFERED });
    });
}

/// Deletes one of the person's own recipes, and offers to bring it back.
pub(super) fn delete(page: &Shared, id: &str) {
    let (page, id) = (Rc::clone(page), id.to_owned());
    wasm_bindgen_futures::spawn_local(async move {
        let mut library = library::library().await;
        let own = library.shelf.own().iter().find(|recipe| recipe.id == id);
        let Some(recipe) = own.cloned() else { return };
        library.shelf.remove(&id);
        if !store(&page, &library.shelf).await {
            return;
        }
        let mut this = page.borrow_mut();
        this.library = library;
        this.show_gallery();
        let says = words::recipes::deleted(&recipe);
        this.tell_with_undo(&says, Undo::Recipe(Box::new(recipe)));
    });
}

/// Puts back what was taken away last.
pub(super) fn undo(page: &Shared) {
    let undo = page.borrow_mut().undo.take();
    match undo {
        Some(Undo::Recipe(recipe)) => keep(page, Keep::Restored(*recipe)),
        Some(Undo::Row(removed)) => page.borrow_mut().restore_row(removed),
        None => {}
    }
}

async fn store(page: &Shared, shelf: &Shelf) -> bool {
    let stored = library::keep_own(shelf.own()).await;
    if !stored {
        page.borrow().tell(words::recipes::NOT_KEPT);
    }
    stored
}

impl Page {
    /// Ends what is being written or imported.
    fn leave_all(&mut self) {
        self.imported = None;
        self.end_editor();
        self.clear_import();
    }
}
