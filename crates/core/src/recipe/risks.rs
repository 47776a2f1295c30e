//! What a person should know before using a recipe that somebody else wrote.

use super::{Never, PermissionRule, Recipe};
use crate::catalogue::Catalogue;
use crate::order;
use crate::page_state::RepositoryAccess;
use crate::permission::{Level, Scope};
use crate::risk;

/// There are no [`risks`].
pub const READS_ONLY: &str = "This recipe asks for Read-only permissions, not for Contents, and for an expiration within 90 days.";

/// Longer than this, in days, a token lives longer than most products need.
const LONG: u32 = 90;

/// One thing to know before using a recipe.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Risk {
    /// How much it matters.
    pub weight: RiskWeight,
    /// What it is, in one or two sentences.
    pub says: String,
}

/// How much a risk matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RiskWeight {
    /// Whoever gets the token could run code, get in, or destroy something.
    High,
    /// Worth knowing.
    Notable,
}

/// Everything to know before using this recipe, what matters most first; nothing if the token
/// [only reads](READS_ONLY).
pub fn risks(recipe: &Recipe) -> Vec<Risk> {
    let rules = &recipe.permissions;
    let required = rules.required.iter().map(|rule| (rule, false));
    let optional = rules.optional.iter().map(|rule| (rule, true));
    let permissions = required.chain(optional);
    let mut risks: Vec<Risk> =
        permissions.filter_map(|(rule, is_optional)| permission(rule, is_optional)).collect();
    risks.extend(all_repositories(recipe));
    risks.extend(lifetime(recipe));
    // The order of the recipe stays within a weight.
    order::by_key(risks, |risk| risk.weight)
}

fn permission(rule: &PermissionRule, is_optional: bool) -> Option<Risk> {
    let PermissionRule { permission: id, level, .. } = rule;
    let is_high = risk::is_high(id, *level);
    // Reads that cost something: all code, and requests that are paid for.
    let costs = match id.scope {
        Scope::Repository => id.key == "contents",
        Scope::Account => id.key == "copilot_requests",
        Scope::Organization => false,
    };
    if *level == Level::Read && !is_high && !costs {
        return None;
    }
    let title: String = Catalogue::built_in().title(id).chars().take(60).collect();
    let asks = if is_optional { "It accepts" } else { "It asks for" };
    let says = format!("{asks} “{title}” at {}. {}", level.label(), risk::of(id, *level));
    Some(Risk { weight: weight(is_high), says })
}

fn all_repositories(recipe: &Recipe) -> Option<Risk> {
    if recipe.access() != Some(RepositoryAccess::All) {
        return None;
    }
    let mut rules = recipe.permissions.required.iter();
    let writes =
        rules.any(|rule| rule.permission.scope == Scope::Repository && rule.level > Level::Read);
    let says = "It asks for “All repositories”: the token reaches every repository of its owner, future ones too.";
    Some(Risk { weight: weight(writes), says: says.into() })
}

fn lifetime(recipe: &Recipe) -> Option<Risk> {
    let Some(rule) = &recipe.expiration else {
        let says = "It does not say how long the token lives. Choose an end yourself.";
        return Some(Risk { weight: RiskWeight::Notable, says: says.into() });
    };
    let longest = rule.days.iter().max().copied().unwrap_or_default();
    let (weight, says) = match rule.never {
        Never::Asked => (
            RiskWeight::High,
            "It asks for “No expiration”: if the token leaks, it works until somebody deletes it."
                .to_owned(),
        ),
        Never::Accepted => (
            RiskWeight::Notable,
            "It accepts “No expiration”. Choose an end all the same if you can.".to_owned(),
        ),
        Never::Refused if longest > LONG => (
            RiskWeight::Notable,
            format!(
                "It accepts a token that lives {longest} days. Remember to delete it once nobody uses it."
            ),
        ),
        Never::Refused => return None,
    };
    Some(Risk { weight, says })
}

fn weight(is_high: bool) -> RiskWeight {
    if is_high { RiskWeight::High } else { RiskWeight::Notable }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use serde_json::{Value, json};

    use super::*;
    use crate::recipe;

    /// The risks of Milestone's recipe with some fields replaced.
    #[track_caller]
    fn check(fields: Value, expected: Expect) {
        let milestone = recipe::by_id("milestone-copilot").unwrap();
        let mut json = serde_json::to_value(milestone).unwrap();
        for (field, value) in fields.as_object().unwrap() {
            json[field] = value.clone();
        }
        let recipe = Recipe::parse(&json.to_string()).unwrap();
        let lines: Vec<_> =
            risks(&recipe).iter().map(|risk| format!("{:?} {}", risk.weight, risk.says)).collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn a_recipe_that_reads_for_a_short_time_has_none() {
        check(
            json!({ "expiration": { "days": [30, 90], "never": "refused", "why": "x" } }),
            expect![[""]],
        );
    }

    #[test]
    fn what_may_be_changed_comes_before_how_long() {
        check(
            json!({
                "expiration": { "days": [], "never": "asked", "why": "x" },
                "repositories": { "access": "all", "why": "x" },
                "permissions": {
                    "required": [
                        { "permission": "repository:issues", "level": "write", "why": "x" },
                        { "permission": "repository:administration", "level": "write", "why": "x" },
                    ],
                    "optional": [
                        { "permission": "repository:contents", "level": "read", "why": "x" },
                        { "permission": "repository:secret_scanning_alerts", "level": "read", "why": "x" },
                    ],
                },
            }),
            expect![[r#"
                High It asks for “Administration” at Read and write. Whoever holds the token could give others access, switch protection off, and delete the repositories.
                High It accepts “Secret scanning alerts” at Read-only. Whoever holds the token could read secrets that leaked into the repositories, in plain text.
                High It asks for “All repositories”: the token reaches every repository of its owner, future ones too.
                High It asks for “No expiration”: if the token leaks, it works until somebody deletes it.
                Notable It asks for “Issues” at Read and write. Whoever holds the token could write, close and change issues and comments in the account’s name.
                Notable It accepts “Contents” at Read-only. Whoever holds the token could copy all code of the repositories, private ones too."#]],
        );
    }

    /// All repositories matter most where something may be changed in them.
    #[test]
    fn all_repositories_are_a_high_risk_only_if_they_may_be_changed() {
        let all = |scope: &str, level: &str| {
            let rule = json!({ "permission": scope, "level": level, "why": "x" });
            json!({
                "expiration": { "days": [30], "never": "refused", "why": "x" },
                "repositories": { "access": "all", "why": "x" },
                "permissions": { "required": [rule] },
            })
        };
        check(
            all("repository:issues", "read"),
            expect![
                "Notable It asks for “All repositories”: the token reaches every repository of its owner, future ones too."
            ],
        );
        check(
            all("repository:issues", "write"),
            expect![[r#"
            High It asks for “All repositories”: the token reaches every repository of its owner, future ones too.
            Notable It asks for “Issues” at Read and write. Whoever holds the token could write, close and change issues and comments in the account’s name."#]],
        );
        check(
            all("organization:members", "write"),
            expect![[r#"
            High It asks for “Members” at Read and write. Whoever holds the token could invite and remove members, and change teams and roles.
            Notable It asks for “All repositories”: the token reaches every repository of its owner, future ones too."#]],
        );
    }

    /// Of account permissions only one costs money to read.
    #[test]
    fn requests_that_are_paid_for_are_told() {
        let account = |permission: &str| {
            let rule = json!({ "permission": permission, "level": "read", "why": "x" });
            json!({
                "owner": { "kind": "user", "why": "x" },
                "expiration": { "days": [30], "never": "refused", "why": "x" },
                "permissions": { "required": [rule] },
            })
        };
        check(
            account("account:copilot_requests"),
            expect![
                "Notable It asks for “Copilot requests” at Read-only. Whoever holds the token could use Copilot in the account’s name, and use up its requests."
            ],
        );
        check(account("account:emails"), expect![[""]]);
    }

    #[test]
    fn a_long_life_and_an_open_one_are_told() {
        check(
            json!({}),
            expect!["Notable It accepts “No expiration”. Choose an end all the same if you can."],
        );
        check(
            json!({ "expiration": null }),
            expect!["Notable It does not say how long the token lives. Choose an end yourself."],
        );
        check(
            json!({
                "expiration": { "days": [30, 365], "never": "refused", "why": "x" },
                "repositories": { "access": "all", "why": "x" },
            }),
            expect![[r#"
                Notable It asks for “All repositories”: the token reaches every repository of its owner, future ones too.
                Notable It accepts a token that lives 365 days. Remember to delete it once nobody uses it."#]],
        );
    }
}
