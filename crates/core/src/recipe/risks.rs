//! What a person should know before using a recipe that somebody else wrote.

use super::{Never, PermissionRule, Recipe};
use crate::catalogue::Catalogue;
use crate::page_state::RepositoryAccess;
use crate::permission::{Level, Scope};
use crate::risk;

/// There are no [`risks`].
pub const READS_ONLY: &str =
    "A token made by this recipe only reads, reaches no code, and ends by itself within 90 days.";

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
    // A stable sort: the order of the recipe stays within a weight.
    risks.sort_by_key(|risk| risk.weight);
    risks
}

fn permission(rule: &PermissionRule, is_optional: bool) -> Option<Risk> {
    let PermissionRule { permission: id, level, .. } = rule;
    let is_high = risk::is_high(id, *level);
    let reads_code = id.scope == Scope::Repository && id.key == "contents";
    if *level == Level::Read && !is_high && !reads_code {
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
