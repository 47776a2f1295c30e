//! The picker since 2025-08-26: a React island that draws itself from embedded data.

use serde_json::{Value, json};

use super::{by_scope, description};
use crate::catalogue::{Permission, Scope};
use crate::page_variant::{
    LevelEntry, OptionRole, PageVariant, PermissionFields, RemoveName, RowHeading, TabWords,
};
use crate::site::draft::Draft;
use crate::site::html::json as embed;
use crate::token::Level;
use crate::world::World;

/// The island before it is drawn.
pub(super) fn section(draft: &Draft, world: &World) -> String {
    let resources: serde_json::Map<String, Value> = by_scope(draft, world)
        .map(|(scope, permissions)| {
            let group = match scope {
                Scope::Repository => "repository",
                Scope::Organization => "organization",
                Scope::Account => "user",
            };
            (group.to_owned(), permissions.into_iter().map(resource).collect())
        })
        .collect();
    let values: serde_json::Map<String, Value> =
        draft.grants.iter().map(|(key, level)| (key.clone(), level.name().into())).collect();
    let data = json!({ "props": {
        "resources": resources,
        "values": values,
        "variant": variant(&world.page),
    }});
    format!(
        r#"<react-partial partial-name="fine-grained-permissions" data-ssr="false"><script type="application/json" data-target="react-partial.embeddedData">{}</script><div data-target="react-partial.reactRoot"></div></react-partial>"#,
        embed(&data)
    )
}

fn variant(page: &PageVariant) -> Value {
    json!({
        "optionRole": match page.option_role {
            OptionRole::Option => "option",
            OptionRole::MenuItemCheckbox => "menuitemcheckbox",
            OptionRole::Checkbox => "checkbox",
        },
        "organizationTab": match page.tab_words {
            TabWords::Organization => "Organization",
            TabWords::Organizations => "Organizations",
        },
        "heading": match page.row_markup.heading {
            RowHeading::H3 => "h3",
            RowHeading::H4 => "h4",
            RowHeading::Strong => "strong",
        },
        "removeByTooltip": page.row_markup.remove == RemoveName::Tooltip,
        "levelsAreButtons": page.row_markup.levels == LevelEntry::Button,
        "fields": match page.permission_fields {
            PermissionFields::All => "all",
            PermissionFields::SetOnly => "set-only",
            PermissionFields::Outside => "outside",
        },
    })
}

fn resource(permission: &Permission) -> Value {
    let levels: Vec<&str> = permission.levels().map(Level::in_words).collect();
    json!({
        "name": permission.key,
        "metadata": {
            "displayName": permission.title,
            "description": description(permission),
            "fgp": levels,
        },
    })
}
