//! The person's own recipes: kept, replaced, deleted, brought back. Another tab may have changed
//! them, so each change starts from what is stored.

use std::rc::Rc;

use tokenwright_core::recipe::Recipe;
use tokenwright_core::shelf::MOST_OWN;
use tokenwright_core::words;

use super::{Page, Shared, Undo};
use crate::library::{self, Library};
use crate::task;

/// What is done to what is stored.
pub(super) enum Change {
    /// Keeps a recipe beside the others.
    Keep(Recipe),
    /// Keeps a recipe in the place of the person's own one of this id.
    Replace(String, Recipe),
    /// Deletes the person's own recipe of this id.
    Delete(String),
    /// Deletes what cannot be read.
    DeleteUnreadable,
    /// Puts back what was taken away last.
    Restore(Undo),
}

/// What to show and to say once the browser has it.
struct Done {
    /// The recipe that was kept.
    kept: Option<String>,
    says: String,
    undo: Option<Undo>,
}

/// Changes what is stored, and shows what came of it in the gallery.
pub(super) fn change(page: &Shared, change: Change) {
    let page = Rc::clone(page);
    task::spawn(async move {
        let made = make(&change).await;
        let mut page = page.borrow_mut();
        match (made, change) {
            (Ok((library, done)), _) => page.changed(library, done),
            (Err(fault), Change::Restore(undo)) => page.tell_with_undo(&fault, undo),
            (Err(fault), _) => page.tell(&fault),
        }
    });
}

/// Puts back what was taken away last.
pub(super) fn undo(page: &Shared) {
    let undo = page.borrow_mut().undo.take();
    match undo {
        Some(Undo::Row(removed)) => page.borrow_mut().restore_row(removed),
        Some(undo) => change(page, Change::Restore(undo)),
        None => {}
    }
}

/// The library after the change, or why nothing was changed.
async fn make(change: &Change) -> Result<(Library, Done), String> {
    let Some((mut library, held)) = library::hold().await else {
        return Err(words::recipes::NOT_RECALLED.into());
    };
    let done = apply(&mut library, change)?;
    let is_kept = library::keep(&held, &library).await;
    if is_kept { Ok((library, done)) } else { Err(words::recipes::NOT_KEPT.into()) }
}

fn apply(library: &mut Library, change: &Change) -> Result<Done, String> {
    let is_full = library.shelf.own().len() >= MOST_OWN;
    // A policy may have come while this page was open; to undo is no edit.
    let is_edit = matches!(change, Change::Keep(_) | Change::Replace(..));
    if is_edit && library.policy.hide_editor {
        return Err(words::recipes::EDITOR_HIDDEN.into());
    }
    let kept = |id, says| Done { kept: Some(id), says, undo: None };
    let gone = |says: &str, undo| Done { kept: None, says: says.into(), undo };
    let shelf = &mut library.shelf;
    Ok(match change {
        Change::Keep(_) if is_full => return Err(words::recipes::too_many()),
        // Another tab may have deleted it, and then this is one more.
        Change::Replace(id, _) if is_full && shelf.own().iter().all(|own| own.id != *id) => {
            return Err(words::recipes::too_many());
        }
        Change::Restore(Undo::Recipe(_)) if is_full => {
            return Err(words::recipes::no_room_to_restore());
        }
        Change::Keep(recipe) => kept(shelf.add(recipe.clone()), words::recipes::kept(recipe)),
        Change::Replace(id, recipe) => {
            kept(shelf.replace(id, recipe.clone()), words::recipes::saved(recipe))
        }
        Change::Restore(Undo::Recipe(recipe)) => {
            kept(shelf.add((**recipe).clone()), words::recipes::restored(recipe))
        }
        Change::Delete(id) => {
            let Some(recipe) = shelf.remove(id) else { return Ok(gone("", None)) };
            gone(&words::recipes::deleted(&recipe), Some(Undo::Recipe(Box::new(recipe))))
        }
        Change::DeleteUnreadable => {
            let unreadable = std::mem::take(&mut library.unreadable);
            gone(words::recipes::UNREADABLE_DELETED, Some(Undo::Unreadable(unreadable)))
        }
        Change::Restore(Undo::Unreadable(unreadable)) => {
            library.unreadable.extend(unreadable.clone());
            gone(words::recipes::UNREADABLE_IS_BACK, None)
        }
        Change::Restore(Undo::Row(_)) => gone("", None),
    })
}

impl Page {
    fn changed(&mut self, library: Library, done: Done) {
        self.library = library;
        if let Some(id) = done.kept {
            self.leave_all();
            self.gallery.clear_search();
            self.show_recipe(&id);
            let is_offered = self.library.shelf.by_id(&id).is_some();
            return self.tell(if is_offered { &done.says } else { words::recipes::NOT_OFFERED });
        }
        self.show_gallery();
        if let Some(undo) = done.undo {
            return self.tell_with_undo(&done.says, undo);
        }
        self.tell(&done.says);
        // The button that was pressed is gone.
        self.gallery.focus_search();
    }

    /// Ends what is being written or imported.
    fn leave_all(&mut self) {
        self.imported = None;
        self.end_editor();
        self.clear_import();
    }
}
