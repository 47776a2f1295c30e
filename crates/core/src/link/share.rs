//! A recipe given to others as a link, and what such a link cannot say.

use super::template;
use crate::catalogue::Catalogue;
use crate::host::Host;
use crate::login::Login;
use crate::page_state::RepositoryAccess;
use crate::recipe::{Never, OwnerKind, Recipe};

/// A link to GitHub's form, for others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The link.
    pub address: String,
    /// One sentence for each thing that the recipe asks and the link cannot say.
    pub left_out: Vec<String>,
}

/// The link that opens the form on this GitHub as the recipe asks, and what has to be said besides it.
pub fn share(recipe: &Recipe, owner: Option<&Login>, host: &Host) -> Shared {
    let parts = [
        who(recipe, owner),
        repositories(recipe),
        optional(recipe),
        lifetimes(recipe),
        texts(recipe),
        source(recipe),
    ];
    Shared { address: template(recipe, owner, host), left_out: parts.concat() }
}

fn who(recipe: &Recipe, owner: Option<&Login>) -> Vec<String> {
    let mut says = Vec::new();
    match recipe.owner.kind {
        OwnerKind::Organization if owner.is_none() => {
            says.push("The link names no organization: choose it as “Resource owner”.".to_owned());
        }
        OwnerKind::User => {
            says.push(
                "The link names no owner: “Resource owner” has to be your own account.".into(),
            );
        }
        OwnerKind::Organization | OwnerKind::Any => {}
    }
    if recipe.owner.must_be_owner {
        says.push("Whoever creates the token has to be an owner of the organization.".into());
    }
    says
}

fn repositories(recipe: &Recipe) -> Vec<String> {
    let Some(rule) = &recipe.repositories else { return Vec::new() };
    let label = rule.access.label();
    let says = match rule.access {
        RepositoryAccess::Selected if !rule.names.is_empty() => format!(
            "No link can set “Repository access”: choose “{label}”, then select {}.",
            rule.names.join(", ")
        ),
        _ => format!("No link can set “Repository access”: choose “{label}”."),
    };
    vec![says]
}

fn optional(recipe: &Recipe) -> Vec<String> {
    let rules = recipe.permissions.optional.iter();
    rules
        .map(|rule| {
            let title = Catalogue::built_in().title(&rule.permission);
            format!("“{title}” may be set to {}, but does not have to.", rule.level.label())
        })
        .collect()
}

fn lifetimes(recipe: &Recipe) -> Vec<String> {
    let Some(rule) = &recipe.expiration else { return Vec::new() };
    let mut says = Vec::new();
    let named = usize::from(rule.never != Never::Asked);
    let others: Vec<String> = rule.days.iter().skip(named).map(ToString::to_string).collect();
    if !others.is_empty() {
        says.push(format!("Also acceptable as “Expiration”: {} days.", others.join(", ")));
    }
    if rule.never == Never::Accepted {
        says.push("“No expiration” is acceptable too.".into());
    }
    says
}

fn texts(recipe: &Recipe) -> Vec<String> {
    let before = recipe.before.iter().map(|text| format!("Before: {text}"));
    let after = recipe.after.iter().map(|text| format!("After: {text}"));
    let request = recipe.request.iter().map(|rule| {
        format!("If the token has to be approved, write as “Request message”: “{}”", rule.value)
    });
    before.chain(request).chain(after).collect()
}

fn source(recipe: &Recipe) -> Vec<String> {
    let source = &recipe.source;
    let url = source.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
    let document = &source.document;
    vec![format!("Where this is from: {document}{url} (seen {}).", source.seen)]
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::recipe;

    #[test]
    fn what_the_link_cannot_say_is_said_besides_it() {
        let milestone = recipe::by_id("milestone-copilot").unwrap();
        let host = Host::parse("acme.ghe.com").unwrap();
        let shared = share(milestone, None, &host);
        assert_eq!(shared.address, template(milestone, None, &host));
        expect![[r#"
            The link names no organization: choose it as “Resource owner”.
            Whoever creates the token has to be an owner of the organization.
            No link can set “Repository access”: choose “Public repositories”.
            “Organization Copilot metrics” may be set to Read-only, but does not have to.
            Also acceptable as “Expiration”: 366 days.
            “No expiration” is acceptable too.
            Before: Sign in with an account that is an owner of the organization: GitHub shows Copilot seats to owners only.
            Before: Use a bot or service account if you can: a token belongs to the account that creates it, and stops when that account loses access.
            After: Store the token on the machine where Milestone sets up its services. GitHub shows it only this once.
            After: If your organization has to approve the token, ask one of its owners to do so: until then it reads only public data.
            Where this is from: Milestone guide “GitHub Copilot Token” (seen 2026-11-22)."#]].assert_eq(&shared.left_out.join("\n"));
    }

    #[test]
    fn the_owner_and_the_repositories_are_said_as_far_as_they_are_known() {
        let mut recipe = recipe::by_id("renovate").unwrap().clone();
        let mut says = |kind, owner: Option<&str>, names: &[&str]| {
            recipe.owner.kind = kind;
            recipe.repositories.as_mut().unwrap().names =
                names.iter().map(ToString::to_string).collect();
            let owner = owner.map(|owner| Login::parse(owner).unwrap());
            let said = share(&recipe, owner.as_ref(), &Host::default()).left_out;
            let about =
                |text: &&String| text.starts_with("The link") || text.starts_with("No link");
            said.iter().filter(about).map(String::as_str).collect::<Vec<_>>().join("\n")
        };
        let organization = OwnerKind::Organization;
        expect!["No link can set “Repository access”: choose “Only select repositories”, then select anvil, skates."].assert_eq(&says(organization, Some("acme"), &["anvil", "skates"]));
        expect![[r#"
            The link names no organization: choose it as “Resource owner”.
            No link can set “Repository access”: choose “Only select repositories”."#]]
        .assert_eq(&says(organization, None, &[]));
        expect![[r#"
            The link names no owner: “Resource owner” has to be your own account.
            No link can set “Repository access”: choose “Only select repositories”."#]]
        .assert_eq(&says(OwnerKind::User, None, &[]));
        expect!["No link can set “Repository access”: choose “Only select repositories”."]
            .assert_eq(&says(OwnerKind::Any, None, &[]));
    }
}
