//! Radio buttons of 2022 to 2023. One scraper of 2023-12 attests the containers of repository and user permissions, the rows
//! and the fields; the container of organization permissions is named like the others.

use super::{by_scope, description, field_name, hidden_for};
use crate::catalogue::{Permission, Scope};
use crate::site::draft::Draft;
use crate::site::html::{attribute_if, esc};
use crate::token::Level;
use crate::world::World;

/// The lists, each permission's choices folded away.
pub(super) fn section(draft: &Draft, world: &World) -> String {
    by_scope(draft, world)
        .map(|(scope, permissions)| {
            let (label, heading) = match scope {
                Scope::Repository => ("repository-permissions", "Repository permissions"),
                Scope::Organization => ("organization-permissions", "Organization permissions"),
                Scope::Account => ("user-permissions", "User permissions"),
            };
            let hidden = hidden_for(scope, draft);
            let rows: String =
                permissions.into_iter().map(|permission| row(permission, draft)).collect();
            format!(
                r#"<div class="js-permissions-section" aria-label="{label}" {hidden}><h4 class="f4">{heading}</h4><ul class="Box">{rows}</ul></div>"#
            )
        })
        .collect()
}

fn row(permission: &Permission, draft: &Draft) -> String {
    let name = field_name(&permission.key);
    let level = draft.grants.get(&permission.key).copied();
    let levels = permission.levels().map(|it| (it.name(), it.in_words()));
    let radios: String = std::iter::once(("", "No access"))
        .chain(levels)
        .map(|(value, words)| {
            let checked = attribute_if("checked", level.map_or("", Level::name) == value);
            format!(
                r#"<label class="SelectMenu-item"><input type="radio" name="{name}" value="{value}" {checked}> <span>{words}</span></label>"#
            )
        })
        .collect();
    format!(
        r#"<li class="Box-row"><div class="flex-auto"><strong>{}</strong><div class="text-small">{}</div></div><details class="details-reset details-overlay"><summary class="Button">Select an access level</summary><div class="SelectMenu">{radios}</div></details></li>"#,
        esc(&permission.title),
        esc(&description(permission)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn unset_is_an_empty_value() {
        let world = Scenario::Happy.world();
        let mut draft = Draft { owner: "acme".to_owned(), ..Draft::default() };
        draft.grants.insert("members".to_owned(), Level::Read);
        let page = section(&draft, &world);
        let field = |key: &str, value: &str| {
            let name = format!("integration[default_permissions][{key}]");
            format!(r#"name="{name}" value="{value}" checked"#)
        };
        assert!(page.contains(&field("members", "read")));
        assert!(page.contains(&field("organization_hooks", "")));
        assert!(page.contains(r#"aria-label="organization-permissions""#));
    }
}
