//! The part of the page where recipes are imported: pasted or from a file, looked at with source
//! and risks, and kept only then. Nothing is fetched from anywhere.

use tokenwright_core::import::{Imported, import};
use tokenwright_core::recipe::{Fault, Recipe};
use tokenwright_core::words;

use super::gallery_view::button;
use super::keeping::{self, Change};
use super::{Page, Screen, Shared, controls, facts};
use crate::browser;
use crate::dom::{self, Build};
use crate::label::Label;

/// The field for what is pasted.
const PASTED: &str = "pasted";

impl Page {
    /// Shows the part where recipes are imported.
    pub(super) fn open_import(&mut self) {
        if !self.may_edit() {
            return;
        }
        self.clear_import();
        self.tell("");
        self.turn_to(Screen::Import);
        controls::focus(PASTED);
    }

    /// Shows the gallery again.
    pub(super) fn leave_import(&mut self) {
        self.imported = None;
        self.clear_import();
        self.show_gallery();
        controls::focus("to-import");
    }

    /// Empties the part where recipes are imported.
    pub(super) fn clear_import(&self) {
        if let Some(field) = dom::by_id(PASTED) {
            controls::set_value(&field, "");
        }
        self.refuse_import("");
        fill_preview([]);
    }

    /// Looks at a text from a file.
    pub(super) fn look_at(&mut self, text: String) {
        self.open_import();
        if let Some(field) = dom::by_id(PASTED) {
            controls::set_value(&field, &text);
        }
        self.look();
    }

    /// Looks at what was pasted, and shows it before it is kept.
    pub(super) fn look(&mut self) {
        fill_preview([]);
        self.imported = None;
        match import(&controls::value_of(PASTED), browser::today()) {
            Ok(imported) => {
                self.refuse_import("");
                fill_preview([self.preview(&imported)]);
                self.imported = Some(imported);
                controls::focus("imported-title");
            }
            Err(reason) => {
                self.refuse_import(&reason);
                controls::focus(PASTED);
            }
        }
    }

    /// Says why what was pasted cannot be imported; nothing if it can.
    #[expect(clippy::unused_self, reason = "the part is the page's")]
    pub(super) fn refuse_import(&self, reason: &str) {
        if let (Some(field), Some(error)) = (dom::by_id(PASTED), dom::by_id("import-error")) {
            dom::tell_fault(&field, &error, reason);
        }
    }

    fn preview(&self, imported: &Imported) -> Build {
        let Imported { recipe, faults, unusable } = imported;
        let title = Build::new("h3")
            .attr("id", "imported-title")
            .attr("tabindex", "-1")
            .text(&recipe.title);
        let place = Build::new("article")
            .class("card")
            .attr("aria-labelledby", "imported-title")
            .child(title)
            .children(facts::about(recipe))
            .maybe(facts::list("sentences", unusable));
        let place = if faults.is_empty() {
            place.child(facts::risks(recipe))
        } else {
            place.child(faults_of(faults))
        };
        place.child(self.buttons(recipe, faults.is_empty()))
    }

    fn buttons(&self, recipe: &Recipe, is_good: bool) -> Build {
        let is_known = self.library.shelf.own().iter().any(|own| own.id == recipe.id);
        let place = Build::new("p").class("buttons");
        let edit = button("edit-imported", Label::OpenInEditor);
        if !is_good {
            return place.child(edit.class("primary"));
        }
        if is_known {
            return place
                .child(button("replace-by-imported", Label::KeepInstead).class("primary"))
                .child(button("keep-imported", Label::KeepBoth))
                .child(edit);
        }
        place.child(button("keep-imported", Label::KeepRecipe).class("primary")).child(edit)
    }

    /// Opens what was imported in the editor.
    pub(super) fn edit_imported(&mut self) {
        if let Some(imported) = self.imported.take() {
            self.clear_import();
            let id = self.library.shelf.free_id(&imported.recipe.id);
            self.open_editor(&Recipe { id, ..imported.recipe }, None, true);
        }
    }
}

/// Keeps what was imported, in the place of the person's own one of that id if that is wanted.
pub(super) fn keep(page: &Shared, instead: bool) {
    let imported = page.borrow().imported.clone();
    let Some(Imported { recipe, .. }) = imported.filter(|it| it.faults.is_empty()) else { return };
    let replace = |recipe: Recipe| Change::Replace(recipe.id.clone(), recipe);
    keeping::change(page, if instead { replace(recipe) } else { Change::Keep(recipe) });
}

fn faults_of(faults: &[Fault]) -> Build {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Build::new("div")
        .class("risks")
        .child(Build::new("p").class("error").text(&words::recipes::faulty(faults.len())))
        .maybe(facts::list("sentences", &lines))
}

fn fill_preview(children: impl IntoIterator<Item = Build>) {
    if let Some(place) = dom::by_id("imported") {
        dom::fill(&place, children);
    }
}
