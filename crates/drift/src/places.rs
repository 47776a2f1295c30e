//! What one may be pointed at for a target: the control, and each step on the way to the choice.
//! Told of the recorded page by its own names and ids; of a variant by the numbers, which stay.

use std::collections::BTreeSet;

use tokenwright_core::catalogue::Catalogue;
use tokenwright_core::page_state::RepositoryAccess;
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::target::Target;
use tokenwright_page::{Node, NodeId, Snapshot};

use crate::anatomy::{Anatomy, Control, GRANTS};
use crate::dom::Dom;

/// The targets that are asked of every page.
pub(crate) fn targets() -> Vec<Target> {
    let mut targets = vec![Target::Name, Target::Description, Target::Generate];
    targets.extend([Target::Confirm, Target::Token]);
    for login in ["acme", "globex", "mona"] {
        targets.push(Target::Owner { choose: login.into() });
    }
    for days in [vec![365, 366], vec![90], vec![30]] {
        targets.extend("2027-11-23".parse().ok().map(|until| Target::Expiration {
            days,
            until,
            never: false,
        }));
    }
    for choose in [RepositoryAccess::Public, RepositoryAccess::All, RepositoryAccess::Selected] {
        targets.push(Target::Repositories { choose });
    }
    let permissions = [
        (Scope::Organization, "members", Some(Level::Read)),
        (Scope::Organization, "members", Some(Level::Write)),
        (Scope::Organization, "members", None),
        (Scope::Organization, "organization_copilot_seat_management", Some(Level::Read)),
        (Scope::Organization, "organization_copilot_seat_management", None),
        (Scope::Organization, "organization_administration", Some(Level::Read)),
        (Scope::Organization, "organization_administration", None),
        (Scope::Repository, "contents", Some(Level::Read)),
        (Scope::Repository, "contents", None),
        (Scope::Account, "blocking", Some(Level::Write)),
    ];
    for (scope, key, choose) in permissions {
        let id = PermissionId::new(scope, key);
        let title = Catalogue::built_in().title(&id);
        targets.push(Target::Permission { id, title, choose });
    }
    targets
}

/// The control that a target belongs to, if it is counted among the found ones.
pub(crate) fn control_of(target: &Target) -> Option<Control> {
    match target {
        Target::Name => Some(Control::Name),
        Target::Description => Some(Control::Description),
        Target::Generate => Some(Control::Submit),
        Target::Owner { .. } => Some(Control::Owner),
        Target::Expiration { .. } => Some(Control::Expiration),
        Target::Repositories { .. } => Some(Control::Repositories),
        _ => None,
    }
}

/// A recorded page, asked for the places of targets.
pub(crate) struct Places<'a> {
    dom: Dom,
    anatomy: &'a Anatomy,
}

impl<'a> Places<'a> {
    pub(crate) fn new(page: &Snapshot, anatomy: &'a Anatomy) -> Self {
        Self { dom: Dom::new(page.clone()), anatomy }
    }

    /// All elements that may be pointed at for this target.
    pub(crate) fn of(&self, target: &Target) -> BTreeSet<NodeId> {
        let places = match target {
            Target::Name => self.faces(Control::Name),
            Target::Description => self.faces(Control::Description),
            Target::Generate => self.faces(Control::Submit),
            Target::Owner { choose } => self.with_items(Control::Owner, |own| own == choose),
            Target::Expiration { days, .. } => self.expiration(days),
            Target::Repositories { choose } => self.repositories(*choose),
            Target::Permission { id, choose, .. } => self.permission(id, *choose),
            Target::Confirm => self.confirm(),
            Target::Token | Target::UnknownPermission { .. } | Target::Nothing => Vec::new(),
        };
        places.into_iter().collect()
    }

    /// The tab that is open and its rows are what a person sees of the permissions that are set.
    pub(crate) fn add(&self) -> Vec<NodeId> {
        self.faces(Control::Add)
    }

    fn faces(&self, control: Control) -> Vec<NodeId> {
        self.anatomy.part(control).map(|parts| parts.faces.clone()).unwrap_or_default()
    }

    /// What opens the list, and the items of it that fit.
    fn with_items(&self, control: Control, fits: impl Fn(&str) -> bool) -> Vec<NodeId> {
        let Some(parts) = self.anatomy.part(control) else { return Vec::new() };
        let is_item = |node: &Node| node.attr("data-value").is_some_and(&fits);
        [parts.faces.clone(), self.dom.within_that(parts.component, is_item)].concat()
    }

    /// By way of the menu, of "Custom" and of its date.
    fn expiration(&self, days: &[u32]) -> Vec<NodeId> {
        let fits = |value: &str| {
            value == "custom" || value.parse().is_ok_and(|number: u32| days.contains(&number))
        };
        let is_date = |node: &Node| node.attr("type") == Some("date");
        let dates = self.dom.within_that(self.anatomy.form, is_date);
        [self.with_items(Control::Expiration, fits), dates].concat()
    }

    fn repositories(&self, choose: RepositoryAccess) -> Vec<NodeId> {
        let value = match choose {
            RepositoryAccess::Public => "none",
            RepositoryAccess::All => "all",
            RepositoryAccess::Selected => "selected",
        };
        let mut faces = self.faces(Control::Repositories);
        faces.retain(|id| {
            self.dom.get(*id).is_some_and(|node| node.value.as_deref() == Some(value))
        });
        faces
    }

    fn confirm(&self) -> Vec<NodeId> {
        let dialog = self.dom.first(|node| node.attr("id") == Some("confirm-fg-pat"));
        let is_submit = |node: &Node| node.attr("type") == Some("submit");
        dialog.map(|dialog| self.dom.within_that(dialog, is_submit)).unwrap_or_default()
    }

    /// First its tab; there its row, or the way to add it. Adding what is set would remove it.
    fn permission(&self, id: &PermissionId, choose: Option<Level>) -> Vec<NodeId> {
        let tab = self.tab(id.scope);
        let is_open = |tab: &NodeId| {
            self.dom.get(*tab).is_some_and(|node| node.attr("aria-selected") == Some("true"))
        };
        match (tab, self.row(id), choose) {
            (Some(tab), _, _) if !is_open(&tab) => vec![tab],
            (Some(_), Some(row), choose) => self.in_row(row, choose),
            (Some(_), None, Some(_)) if !self.is_set(id) => [self.add(), self.entries(id)].concat(),
            _ => Vec::new(),
        }
    }

    fn tab(&self, scope: Scope) -> Option<NodeId> {
        let says = match scope {
            Scope::Organization => "Organization",
            Scope::Repository => "Repositories",
            Scope::Account => "Account",
        };
        let tabs = self.faces(Control::Permissions);
        tabs.into_iter().find(|tab| self.dom.text(*tab).starts_with(says))
    }

    fn row(&self, id: &PermissionId) -> Option<NodeId> {
        let label =
            format!("{}. More information available below.", Catalogue::built_in().title(id));
        let parts = self.anatomy.part(Control::Permissions)?;
        let rows = self.dom.within_that(parts.component, |node| {
            !node.hidden && node.tag == "li" && node.attr("aria-label") == Some(&label)
        });
        rows.first().copied()
    }

    fn is_set(&self, id: &PermissionId) -> bool {
        let name = format!("{GRANTS}{}]", id.key);
        let is_it = |node: &&Node| node.attr("name") == Some(&name);
        let field = self.dom.nodes().iter().find(is_it);
        field.is_some_and(|field| field.value.as_deref() != Some("none"))
    }

    fn in_row(&self, row: NodeId, choose: Option<Level>) -> Vec<NodeId> {
        let is_remove =
            |node: &Node| node.attr("aria-label").is_some_and(|label| label.starts_with("Remove "));
        let is_access = |node: &Node| node.attr("aria-haspopup").is_some();
        let access = self.dom.within_that(row, is_access);
        let is_open = |id: &NodeId| {
            self.dom.get(*id).is_some_and(|node| node.attr("aria-expanded") == Some("true"))
        };
        let items = if access.iter().any(is_open) { self.levels(choose) } else { Vec::new() };
        let remove =
            if choose.is_none() { self.dom.within_that(row, is_remove) } else { Vec::new() };
        [access, items, remove].concat()
    }

    /// The items of the open menu of levels, which is drawn outside of the form.
    fn levels(&self, choose: Option<Level>) -> Vec<NodeId> {
        let says = choose.map_or("No access", Level::label);
        let items = self.dom.all(|node| {
            !node.hidden && matches!(node.attr("role"), Some("menuitemradio" | "option"))
        });
        items.into_iter().filter(|item| self.dom.text(*item) == says).collect()
    }

    /// The entries of the open list of permissions.
    fn entries(&self, id: &PermissionId) -> Vec<NodeId> {
        let title = Catalogue::built_in().title(id);
        let items = self.dom.all(|node| !node.hidden && node.attr("role") == Some("option"));
        items.into_iter().filter(|item| self.dom.text(*item) == title).collect()
    }
}
