//! Where on the page a check's control is, and what to touch there next. Rather nothing than
//! something that might be another control.

mod permission;

use tokenwright_core::page_state::Expiration;
use tokenwright_core::reading::Doubt;
use tokenwright_core::target::{Target, Touch};

use crate::control::{expiration, owner};
use crate::point::{self, Pin, Pointable};
use crate::read::{Controls, Page};
use crate::snapshot::NodeId;
use crate::strategy::{POINTED_AT, Sought};
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
            Target::Expiration { days, never, .. } => self.expiration(form?, days, *never),
            Target::Permission { id, choose: Some(level), .. } => {
                permission::grant(self, form?, id, *level)
            }
            Target::Permission { id, choose: None, .. } => permission::remove(self, form?, id),
            Target::UnknownPermission { name } => permission::remove_unknown(form?, name),
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

    fn expiration(&self, form: &Controls, days: &[u32], never: bool) -> Option<Place> {
        let button = form.expiration.as_ref().ok()?.at;
        let tree = &self.tree;
        if expiration::is_open(tree, button) {
            let custom = || Some((expiration::custom_item(tree, button)?, Touch::Custom));
            let touch = if never {
                expiration::never_item(tree, button).map(|at| (at, Touch::Choice))
            } else {
                let day = expiration::day_item(tree, button, days);
                day.map(|at| (at, Touch::Choice)).or_else(custom)
            };
            return Some(Place { control: Some(button), touch });
        }
        let is_custom = matches!(
            self.state.expiration.found(),
            Some(Expiration::On(_) | Expiration::CustomWithoutDate)
        );
        match &form.date {
            Ok(date) if is_custom && !never => {
                Some(Place { control: Some(date.at), touch: Some((date.at, Touch::DateField)) })
            }
            _ => Some(control(button)),
        }
    }

    /// What a person would have to point at to get to this target, if it was not found.
    pub fn lacks(&self, target: &Target) -> Option<Pointable> {
        let form = self.controls.as_ref()?;
        let without =
            |sought: &Sought, what| matches!(sought, Err(Doubt::NotFound)).then_some(what);
        match target {
            Target::Name => without(&form.name, Pointable::Name),
            Target::Description => without(&form.description, Pointable::Description),
            Target::Owner { .. } => without(&form.owner, Pointable::Owner),
            Target::Expiration { .. } => without(&form.expiration, Pointable::Expiration),
            Target::Repositories { choose } => {
                form.radios.is_empty().then_some(Pointable::Repositories(*choose))
            }
            Target::Permission { id, .. } => permission::lacks(form, id),
            Target::Generate => without(&form.submit, Pointable::Generate),
            Target::UnknownPermission { .. }
            | Target::Confirm
            | Target::Token
            | Target::Nothing => None,
        }
    }

    /// What of this target a person pointed at.
    pub fn pinned(&self, target: &Target) -> Option<Pointable> {
        let form = self.controls.as_ref()?;
        let is_used = |what: Pointable| match what {
            Pointable::Name => by_pointing(&form.name),
            Pointable::Description => by_pointing(&form.description),
            Pointable::Owner => by_pointing(&form.owner),
            Pointable::Expiration => by_pointing(&form.expiration),
            Pointable::Repositories(_) => form.radios.strategy == Some(POINTED_AT),
            Pointable::Tab(_) => true,
            Pointable::AddPermissions => by_pointing(&form.picker.add),
            Pointable::Generate => by_pointing(&form.submit),
        };
        let of_target = |what: &Pointable| match (target, what) {
            (Target::Name, Pointable::Name)
            | (Target::Description, Pointable::Description)
            | (Target::Owner { .. }, Pointable::Owner)
            | (Target::Expiration { .. }, Pointable::Expiration)
            | (Target::Permission { .. }, Pointable::AddPermissions)
            | (Target::Generate, Pointable::Generate) => true,
            (Target::Repositories { choose }, Pointable::Repositories(choice)) => choose == choice,
            (Target::Permission { id, .. }, Pointable::Tab(scope)) => id.scope == *scope,
            _ => false,
        };
        let all = self.pointed.iter().map(|(what, _)| *what);
        all.into_iter().find(|what| of_target(what) && is_used(*what))
    }

    /// The element that a person pointed at, as this control; `None` if it cannot be one.
    pub fn pin(&self, what: Pointable, node: NodeId) -> Option<Pin> {
        Pin::new(&self.tree, what, point::place(&self.tree, node)?)
    }
}

fn by_pointing(sought: &Sought) -> bool {
    sought.as_ref().is_ok_and(|found| found.strategy == POINTED_AT)
}

/// A control that is touched itself.
fn control(at: At) -> Place {
    Place { control: Some(at), touch: Some((at, Touch::Control)) }
}
