//! Where on the page a check's control is, and what to touch there next. Rather nothing than
//! something that might be another control.

use tokenwright_core::catalogue::Catalogue;
use tokenwright_core::page_state::Expiration;
use tokenwright_core::permission::{Level, PermissionId};
use tokenwright_core::target::{Target, Touch};

use crate::control::picker::{Picker, Row};
use crate::control::{expiration, menu, owner, picker};
use crate::read::{Controls, Page};
use crate::snapshot::NodeId;
use crate::tree::At;

/// The places on the page that belong to a target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spot {
    /// The control that carries the status.
    pub control: Option<NodeId>,
    /// The very element to touch next, as the page stands now.
    pub touch: Option<(NodeId, Touch)>,
}

/// The same, in the tree's own numbers.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    control: Option<At>,
    touch: Option<(At, Touch)>,
}

impl Page<'_> {
    /// Where this target is.
    pub fn locate(&self, target: &Target) -> Spot {
        let id = |at: At| self.tree.id(at);
        let place = self.place(target).unwrap_or_default();
        Spot {
            control: place.control.map(id),
            touch: place.touch.map(|(at, touch)| (id(at), touch)),
        }
    }

    fn place(&self, target: &Target) -> Option<Place> {
        let form = self.controls.as_ref();
        match target {
            Target::Nothing => None,
            Target::Token => Some(control(self.token?.at)),
            Target::Confirm => Some(control(self.confirm.as_ref()?.as_ref().ok()?.at)),
            Target::Generate => Some(control(form?.submit.as_ref().ok()?.at)),
            Target::Name => Some(control(form?.name.as_ref().ok()?.at)),
            Target::Description => Some(control(form?.description.as_ref().ok()?.at)),
            Target::Repositories { choose } => Some(control(form?.radios.of(*choose)?)),
            Target::Owner { choose } => self.owner(form?, choose),
            Target::Expiration { days, .. } => self.expiration(form?, days),
            Target::Permission { id, choose: Some(level), .. } => self.grant(form?, id, *level),
            Target::Permission { id, choose: None, .. } => self.remove(form?, id),
            Target::UnknownPermission { name } => Self::remove_unknown(form?, name),
        }
    }

    fn owner(&self, form: &Controls, login: &str) -> Option<Place> {
        let button = form.owner.as_ref().ok()?.at;
        if owner::open_list(&self.tree, button).is_none() {
            return Some(control(button));
        }
        let option = owner::option(&self.tree, button, login);
        Some(Place { control: Some(button), touch: option.map(|at| (at, Touch::Choice)) })
    }

    fn expiration(&self, form: &Controls, days: &[u32]) -> Option<Place> {
        let button = form.expiration.as_ref().ok()?.at;
        let tree = &self.tree;
        if expiration::is_open(tree, button) {
            let touch = expiration::day_item(tree, button, days)
                .map(|at| (at, Touch::Choice))
                .or_else(|| Some((expiration::custom_item(tree, button)?, Touch::Custom)));
            return Some(Place { control: Some(button), touch });
        }
        let is_custom = matches!(
            self.state.expiration.found(),
            Some(Expiration::On(_) | Expiration::CustomWithoutDate)
        );
        match &form.date {
            Ok(date) if is_custom => {
                Some(Place { control: Some(date.at), touch: Some((date.at, Touch::DateField)) })
            }
            _ => Some(control(button)),
        }
    }

    fn grant(&self, form: &Controls, id: &PermissionId, level: Level) -> Option<Place> {
        let tree = &self.tree;
        let picker = &form.picker;
        if let Some(row) = picker.row(id) {
            let touch = picker::level_item(tree, picker, row, Some(level))
                .map(|at| (at, Touch::Choice))
                .or(Some((row.access, Touch::AccessButton)));
            return Some(Place { control: Some(row.access), touch });
        }
        if picker.tabs.scope() != Some(id.scope) {
            return Self::tab(form, id);
        }
        if self.may_be_set(id, picker) {
            // The list may show it in a way that was not understood, and adding it again removes it.
            return None;
        }
        let add = picker.add.as_ref().ok()?.at;
        let touch = match picker::overlay(tree) {
            Some((overlay, scope)) if scope == id.scope => {
                let entry = picker::entry(tree, overlay, Catalogue::built_in().get(id)?);
                entry.map(|at| (at, Touch::PermissionInList))
            }
            Some(_) => None,
            None if menu::is_expanded(tree, add) => None,
            None => Some((add, Touch::AddPermissions)),
        };
        Some(Place { control: Some(add), touch })
    }

    fn may_be_set(&self, id: &PermissionId, picker: &Picker) -> bool {
        self.state.permissions.found().is_none_or(|grants| {
            grants.known.contains_key(id) || !(grants.complete || picker.lists_all())
        })
    }

    fn remove(&self, form: &Controls, id: &PermissionId) -> Option<Place> {
        let picker = &form.picker;
        let Some(row) = picker.row(id) else {
            return Self::tab(form, id);
        };
        let touch = picker::level_item(&self.tree, picker, row, None)
            .map(|at| (at, Touch::Choice))
            .or_else(|| Some((row.remove?, Touch::Remove)))
            .or(Some((row.access, Touch::AccessButton)));
        Some(Place { control: Some(row.access), touch })
    }

    fn remove_unknown(form: &Controls, name: &str) -> Option<Place> {
        let is_it = |row: &&Row| row.id.is_none() && row.title == name;
        let row = form.picker.rows.iter().find(is_it)?;
        if form.picker.rows.iter().rfind(is_it)?.access != row.access {
            return None;
        }
        Some(Place { control: Some(row.access), touch: row.remove.map(|at| (at, Touch::Remove)) })
    }

    fn tab(form: &Controls, id: &PermissionId) -> Option<Place> {
        let tab = form.picker.tabs.closed(id.scope)?;
        Some(Place { control: Some(tab.at), touch: Some((tab.at, Touch::Tab)) })
    }
}

/// A control that is touched itself.
fn control(at: At) -> Place {
    Place { control: Some(at), touch: Some((at, Touch::Control)) }
}
