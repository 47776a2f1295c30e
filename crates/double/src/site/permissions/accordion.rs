//! The rows of 2024 to 2025-08: a section for each scope that opens, and in it a menu for each permission.
//!
//! Attested (a bookmarklet of 2025-07, a dictionary of 2024-10): the words, the rows, the button and the attributes of a
//! menu's entries. That sections are `details`, that menus are Primer's and that fields stand in the rows is assumed.

use super::{by_scope, description, field_name, hidden_for};
use crate::catalogue::{Permission, Scope};
use crate::site::draft::Draft;
use crate::site::html::esc;
use crate::world::World;

/// The sections, closed.
pub(super) fn section(draft: &Draft, world: &World) -> String {
    by_scope(draft, world)
        .map(|(scope, permissions)| {
            let (parent, heading) = match scope {
                Scope::Repository => ("repository", "Repository permissions"),
                Scope::Organization => ("organization", "Organization permissions"),
                Scope::Account => ("user", "Account permissions"),
            };
            let hidden = hidden_for(scope, draft);
            let rows: String =
                permissions.into_iter().map(|permission| row(permission, parent, draft)).collect();
            format!(
                r#"<details class="js-permissions-section Box" {hidden}><summary class="Box-header"><span class="f4">{heading}</span></summary><ul>{rows}</ul></details>"#
            )
        })
        .collect()
}

fn row(permission: &Permission, parent: &str, draft: &Draft) -> String {
    let (key, title) = (esc(&permission.key), esc(&permission.title));
    let name = field_name(&permission.key);
    let description = esc(&description(permission));
    let level = draft.grants.get(&permission.key).copied();
    let (value, words) = level.map_or(("none", "No access"), |it| (it.name(), it.in_words()));
    let is_mandatory = key == "metadata";
    let mandatory = if is_mandatory { r#" <span class="Label">mandatory</span>"# } else { "" };
    let levels = permission.levels().map(|it| (it.name(), it.in_words()));
    let entries: String = std::iter::once(("none", "No access"))
        .filter(|_| !is_mandatory)
        .chain(levels)
        .map(|(offered, words)| {
            let checked = offered == value;
            format!(
                r#"<li class="ActionListItem" role="none"><button type="button" class="ActionListContent" role="menuitemradio" aria-checked="{checked}" data-resource="{key}" data-resource-parent="{parent}" data-value="{offered}" tabindex="-1"><span class="ActionListItem-label">{words}</span></button></li>"#
            )
        })
        .collect();
    let id = format!("permission-menu-{key}");
    format!(
        r#"<li class="js-list-group-item Box-row"><div class="flex-auto"><strong>{title}</strong>{mandatory}<div class="text-small color-fg-muted">{description}</div></div>
<action-menu id="{id}" data-select-variant="single" data-dynamic-label="true" data-dynamic-label-prefix="Access">
<button id="{id}-button" type="button" popovertarget="{id}-overlay" aria-haspopup="true" aria-controls="{id}-list" class="js-action-selection-list-menu-button Button--secondary Button--small Button"><span class="Button-content"><span class="Button-label"><span class="color-fg-muted">Access: </span><span>{words}</span></span></span></button>
<anchored-position id="{id}-overlay" anchor="{id}-button" popover="auto" class="Overlay"><ul id="{id}-list" role="menu" aria-labelledby="{id}-button" class="ActionListWrap">{entries}</ul></anchored-position>
<div data-list-inputs="true"><input type="hidden" name="{name}" value="{value}" autocomplete="off"></div>
</action-menu></li>"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;
    use crate::token::Level;

    #[test]
    fn every_permission_has_a_menu_and_a_field() {
        let world = Scenario::Happy.world();
        let mut draft = Draft { owner: "acme".to_owned(), ..Draft::default() };
        draft.grants.insert("members".to_owned(), Level::Read);
        let page = section(&draft, &world);
        assert_eq!(page.matches("js-action-selection-list-menu-button").count(), 74);
        assert!(page.contains("<span>Read-only</span>"));
        assert!(page.contains(r#"name="integration[default_permissions][members]" value="read""#));
        assert!(page.contains(r#"data-resource="members" data-resource-parent="organization""#));
        assert!(!page.contains("Account permissions"), "acme is no person");
    }
}
