//! A recipe while it is written: the draft behind the form, and what the form's buttons do. It is
//! kept in this tab until it is saved, so that a reload loses nothing.

use tokenwright_core::catalogue::Catalogue;
use tokenwright_core::draft::{Checked, Draft, PERMISSIONS, Row, offers};
use tokenwright_core::permission::PermissionId;
use tokenwright_core::recipe::{self, OwnerKind, Recipe};
use tokenwright_core::words;
use web_sys::Element;

use super::keeping::{self, Change};
use super::{Page, Screen, Shared, Undo, controls, editor_view, fault_lines};
use crate::browser;

/// The recipe that is being written.
pub(super) struct Editor {
    draft: Draft,
    /// As it was when the editor was opened.
    before: Draft,
    /// The id of the person's own recipe that it replaces.
    replaces: Option<String>,
    /// The fields that were written in; only their faults are shown.
    written: Vec<String>,
    /// Whether the faults of all fields are shown: always but in a new recipe.
    shows_all: bool,
}

/// A permission that was taken out of a draft, and where it was.
pub(super) struct Removed {
    at: usize,
    row: Row,
}

impl Page {
    /// Begins a recipe from nothing.
    pub(super) fn begin_new(&mut self) {
        let open = recipe::anything(browser::today());
        let blank = Recipe {
            id: String::new(),
            title: String::new(),
            vendor: String::new(),
            summary: String::new(),
            source: recipe::Source { document: String::new(), ..open.source },
            owner: recipe::OwnerRule {
                kind: OwnerKind::Organization,
                why: String::new(),
                ..open.owner
            },
            ..open
        };
        self.open_editor(&blank, None, false);
    }

    /// Begins a recipe that starts as a copy of this one.
    pub(super) fn duplicate(&mut self, id: &str) {
        let Some(recipe) = self.recipe(id) else { return };
        let title = words::recipes::copy_of(&recipe.title);
        let id = self.library.shelf.free_id(&recipe.id);
        self.open_editor(&Recipe { id, title, ..recipe }, None, true);
    }

    /// Edits one of the person's own recipes.
    pub(super) fn edit(&mut self, id: &str) {
        if let Some(recipe) = self.recipe(id) {
            self.open_editor(&recipe, Some(id.to_owned()), true);
        }
    }

    /// Opens the editor with this recipe.
    pub(super) fn open_editor(
        &mut self,
        recipe: &Recipe,
        replaces: Option<String>,
        shows_all: bool,
    ) {
        let draft = Draft::of(recipe);
        self.open_draft(draft.clone(), draft, replaces, shows_all);
    }

    /// Opens the editor with this draft, which began as another one.
    fn open_draft(
        &mut self,
        draft: Draft,
        before: Draft,
        replaces: Option<String>,
        shows_all: bool,
    ) {
        if !self.may_edit() {
            return;
        }
        self.tell("");
        editor_view::fill(&draft);
        self.editor = Some(Editor { draft, before, replaces, written: Vec::new(), shows_all });
        self.offer_permissions();
        self.lint();
        self.turn_to(Screen::Editor);
        controls::focus("editor-title");
    }

    /// Takes up what was being written before the page was loaded anew.
    pub(super) fn resume_draft(&mut self) {
        let Some((json, replaces)) = browser::kept_draft() else { return };
        let Some(draft) = Draft::from_json(&json) else { return };
        // It was changed, or it would not have been kept.
        self.open_draft(draft, Draft::default(), replaces, true);
        if self.editor.is_some() {
            self.tell(words::recipes::DRAFT_IS_BACK);
        }
    }

    /// Takes over what stands in a control of the form.
    pub(super) fn write(&mut self, control: &Element) {
        let Some(editor) = &mut self.editor else { return };
        let (field, value) = (control.id(), controls::value(control));
        if !editor_view::write(&mut editor.draft, &field, &value) {
            return;
        }
        if !editor.written.contains(&field) {
            editor.written.push(field);
        }
        editor_view::show_needed(&editor.draft);
        self.keep_draft();
        self.lint();
    }

    /// Offers the permissions that have the words in the search.
    pub(super) fn offer_permissions(&mut self) {
        let Some(editor) = &self.editor else { return };
        let typed = controls::value_of(PERMISSIONS);
        editor_view::show_offers(&offers(&typed, &editor.draft), &typed);
    }

    /// Puts the first permission that is offered to the draft.
    pub(super) fn add_first(&mut self) {
        let Some(editor) = &self.editor else { return };
        let found = offers(&controls::value_of(PERMISSIONS), &editor.draft);
        if let Some(first) = found.first() {
            self.add_row(&first.id().to_string());
        }
    }

    /// Puts a permission to the draft, and leads to its level.
    pub(super) fn add_row(&mut self, permission: &str) {
        let Some(editor) = &mut self.editor else { return };
        let Ok(id) = permission.parse::<PermissionId>() else { return };
        let Some(known) = Catalogue::built_in().get(&id) else { return };
        let Some(lowest) = known.levels.first() else { return };
        editor.draft.add(id, *lowest);
        let last = editor.draft.rows.len() - 1;
        if let Some(search) = crate::dom::by_id(PERMISSIONS) {
            controls::set_value(&search, "");
        }
        self.show_rows();
        controls::focus(&format!("{PERMISSIONS}[{last}]"));
        self.tell(&words::recipes::added(&known.title));
    }

    /// Takes a permission out of the draft, and offers to put it back.
    pub(super) fn remove_row(&mut self, row: &str) {
        let Some(editor) = &mut self.editor else { return };
        let Some(at) = row.parse().ok().filter(|at| *at < editor.draft.rows.len()) else { return };
        let row = editor.draft.rows.remove(at);
        let title = Catalogue::built_in().title(&row.rule.permission);
        self.show_rows();
        self.tell_with_undo(&words::recipes::removed(&title), Undo::Row(Removed { at, row }));
    }

    /// Puts a permission back that was taken out.
    pub(super) fn restore_row(&mut self, removed: Removed) {
        let Some(editor) = &mut self.editor else { return };
        let Removed { at, row } = removed;
        let at = at.min(editor.draft.rows.len());
        editor.draft.rows.insert(at, row);
        self.show_rows();
        self.tell("");
        controls::focus(&format!("{PERMISSIONS}[{at}]"));
    }

    /// Saves the draft as one of the person's own recipes; if it has faults, leads to the first one.
    pub(super) fn save(page: &Shared) {
        let mut this = page.borrow_mut();
        let Some(editor) = &mut this.editor else { return };
        editor.shows_all = true;
        let Checked { recipe, faults } = editor.draft.check(browser::today());
        let replaces = editor.replaces.clone();
        if let Some(first) = faults.first() {
            this.lint();
            this.tell(&words::recipes::not_saved(faults.len()));
            controls::focus(&first.field);
            return;
        }
        drop(this);
        keeping::change(
            page,
            match replaces {
                Some(id) => Change::Replace(id, recipe),
                None => Change::Keep(recipe),
            },
        );
    }

    /// Leaves the editor; if something was written, asks before.
    pub(super) fn leave_editor(&mut self) {
        let Some(editor) = &self.editor else { return };
        if editor.draft == editor.before {
            self.discard();
        } else {
            editor_view::ask_to_discard();
        }
    }

    /// Leaves the editor without saving.
    pub(super) fn discard(&mut self) {
        editor_view::close_question();
        let replaces = self.editor.as_ref().and_then(|editor| editor.replaces.clone());
        self.end_editor();
        self.tell("");
        self.show_gallery();
        match replaces {
            Some(id) => self.gallery.focus(&id),
            None => controls::focus("to-new"),
        }
    }

    /// Goes on writing.
    #[expect(clippy::unused_self, reason = "the question is the page's")]
    pub(super) fn keep_writing(&self) {
        // The browser leads back to the button that asked.
        editor_view::close_question();
    }

    /// Forgets what is being written.
    pub(super) fn end_editor(&mut self) {
        self.editor = None;
        self.undo = None;
        browser::keep_draft(None);
    }

    fn show_rows(&mut self) {
        if let Some(editor) = &self.editor {
            editor_view::show_rows(&editor.draft);
        }
        self.offer_permissions();
        self.keep_draft();
        self.lint();
    }

    /// Shows what keeps the draft from being saved.
    fn lint(&self) {
        let Some(editor) = &self.editor else { return };
        let faults = editor.draft.check(browser::today()).faults;
        let is_shown = |field: &str| {
            let is_row = field.ends_with(']');
            editor.shows_all || is_row || editor.written.iter().any(|it| it == field)
        };
        let shown: Vec<_> = faults.iter().filter(|fault| is_shown(&fault.field)).collect();
        fault_lines::show(&shown, faults.len());
    }

    fn keep_draft(&self) {
        if let Some(editor) = &self.editor {
            let json = editor.draft.to_json();
            browser::keep_draft(json.as_deref().map(|json| (json, editor.replaces.as_deref())));
        }
    }
}
