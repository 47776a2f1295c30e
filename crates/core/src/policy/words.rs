//! What a policy says to the person whose browser it is for.

use super::Policy;

/// There is no policy.
pub const NONE: &str = "No administrator has set anything for Tokenwright in this browser.";
/// Heads the list of what cannot be used.
pub const FAULTS: &str =
    "Part of what your administrator set cannot be used. Send them these lines:";
/// No recipe is left to choose.
pub const NOTHING_OFFERED: &str = "Your organization’s administrator offers no recipe here. Ask them which one to use. You can still verify a token.";

impl Policy {
    /// One sentence for each thing that is set.
    pub fn says(&self) -> Vec<String> {
        let titles: Vec<_> = self.recipes.iter().map(|recipe| recipe.title.as_str()).collect();
        let organization = |login| format!("Pages start with the organization {login}.");
        let allowed = |ids: &Vec<String>| match ids.as_slice() {
            [] => "Of the other recipes none is offered.".to_owned(),
            ids => format!("Of the other recipes only these are offered: {}.", ids.join(", ")),
        };
        let editor = "Recipes cannot be written, changed or imported here.";
        let listed =
            |what, list: &[_]| (!list.is_empty()).then(|| format!("{what}: {}.", list.join(", ")));
        let hosts: Vec<_> = self.hosts.iter().map(String::as_str).collect();
        let sentences = [
            self.organization.as_ref().map(organization),
            listed("Recipes of your organization", &titles),
            self.allowed.as_ref().map(allowed),
            self.hide_editor.then(|| editor.to_owned()),
            listed("Hosts of GitHub that your organization uses", &hosts),
        ];
        sentences.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn each_thing_that_is_set_is_said() {
        let policy = Policy::read(
            r#"{ "organization": "acme", "allowed": ["renovate"], "hideEditor": true, "hosts": ["acme.ghe.com"] }"#,
        );
        expect![[r"
            Pages start with the organization acme.
            Of the other recipes only these are offered: renovate.
            Recipes cannot be written, changed or imported here.
            Hosts of GitHub that your organization uses: acme.ghe.com."]]
        .assert_eq(&policy.says().join("\n"));
        let nothing_else = Policy::read(r#"{ "allowed": [] }"#);
        assert_eq!(nothing_else.says(), ["Of the other recipes none is offered."]);
        assert_eq!(Policy::read("{}").says(), [""; 0]);
    }
}
