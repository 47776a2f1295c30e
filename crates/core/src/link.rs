//! GitHub's template link: the form opened with values filled in. A convenience and nothing more;
//! GitHub dropped parameters silently in 2026, so the form is checked all the same.

mod asked;
mod import;
mod query;
mod share;

use std::iter;

use crate::catalogue::Catalogue;
use crate::host::Host;
use crate::login::Login;
use crate::recipe::{Never, OwnerKind, Recipe};

pub use asked::{Asked, LINK, asked};
pub use import::import;
pub use share::{Shared, share};

/// The address of the form for a new fine-grained token on github.com (GitHub Docs, seen 2026-11-22).
pub const NEW_TOKEN: &str = "https://github.com/settings/personal-access-tokens/new";

/// The link that opens the form on this host as this recipe asks. Repository access has no parameter.
pub fn template(recipe: &Recipe, owner: Option<&Login>, host: &Host) -> String {
    let mut link = Query::new(host.new_token_address());
    for (name, rule) in [("name", &recipe.name), ("description", &recipe.description)] {
        if let Some(rule) = rule {
            link.add(name, &rule.value);
        }
    }
    if let (OwnerKind::Organization, Some(owner)) = (recipe.owner.kind, owner) {
        link.add("target_name", owner.as_str());
    }
    match &recipe.expiration {
        Some(rule) if rule.never == Never::Asked => link.add("expires_in", "none"),
        Some(rule) => {
            if let Some(days) = rule.days.first() {
                link.add("expires_in", &days.to_string());
            }
        }
        None => {}
    }
    for rule in &recipe.permissions.required {
        let id = &rule.permission;
        // GitHub's own documents disagree on some; the one that is wrong has no effect.
        let others = Catalogue::built_in().get(id).map_or(&[][..], |known| &known.also_keyed);
        for key in iter::once(&id.key).chain(others) {
            link.add(key, rule.level.as_str());
        }
    }
    link.address
}

/// An address that grows by parameters.
struct Query {
    address: String,
    separator: char,
}

impl Query {
    fn new(address: String) -> Self {
        Self { address, separator: '?' }
    }

    fn add(&mut self, name: &str, value: &str) {
        self.address.push(self.separator);
        self.address.push_str(name);
        self.address.push('=');
        query::encode(value, &mut self.address);
        self.separator = '&';
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::recipe;

    #[test]
    fn the_milestone_link_names_everything_but_the_repositories() {
        let recipe = recipe::by_id("milestone-copilot").unwrap();
        let owner = Login::parse("acme").unwrap();
        expect!["https://github.com/settings/personal-access-tokens/new?name=Milestone%E2%80%99s%20Copilot%20Token%20%28read-only%29&description=Token%20to%20be%20used%20by%20Milestone%20integration%20to%20gather%20metadata%20and%20generate%20analytics.&target_name=acme&expires_in=365&members=read&organization_copilot_seat_management=read"]
            .assert_eq(&template(recipe, Some(&owner), &Host::default()));
    }

    #[test]
    fn on_another_host_only_the_host_is_another() {
        let recipe = recipe::by_id("milestone-copilot").unwrap();
        let owner = Login::parse("acme").unwrap();
        let link = |host| template(recipe, Some(&owner), &host);
        let there = link(Host::parse("acme.ghe.com").unwrap());
        assert_eq!(there.replace("acme.ghe.com", "github.com"), link(Host::default()));
        assert_eq!(Host::default().new_token_address(), NEW_TOKEN);
    }

    #[test]
    fn a_token_without_an_end_is_asked_for_as_such() {
        let mut recipe = recipe::by_id("milestone-copilot").unwrap().clone();
        let rule = recipe.expiration.as_mut().unwrap();
        (rule.days, rule.never) = (Vec::new(), Never::Asked);
        let link = template(&recipe, None, &Host::default());
        assert!(link.contains("&expires_in=none&"), "{link}");
        recipe.expiration = None;
        let link = template(&recipe, None, &Host::default());
        assert!(!link.contains("expires_in"), "{link}");
    }

    #[test]
    fn every_key_that_github_uses_for_a_permission_is_named() {
        let recipe = recipe::by_id("github-copilot-cli").unwrap();
        let link = template(recipe, None, &Host::default());
        assert!(link.ends_with("&copilot_requests=read&user_copilot_requests=read"), "{link}");
    }

    #[test]
    fn without_an_organization_the_owner_is_left_out() {
        let recipe = recipe::by_id("milestone-copilot").unwrap();
        assert!(!template(recipe, None, &Host::default()).contains("target_name"));
    }
}
