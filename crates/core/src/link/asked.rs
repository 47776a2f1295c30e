//! A template link read backwards: what it asks of the form, as a recipe. GitHub dropped parameters
//! silently (2026-04-21, 2026-05-22), so a form is worth holding against the link that opened it.
//! Links come from anywhere: nothing in them is trusted.

use super::query;
use crate::catalogue::{Catalogue, Permission};
use crate::date::Date;
use crate::host::Host;
use crate::login::Login;
use crate::permission::{Level, Scope};
use crate::recipe::{
    ExpirationRule, LONGEST_DESCRIPTION, LONGEST_LIFETIME, LONGEST_NAME, Never, OwnerKind,
    OwnerRule, PermissionRule, Recipe, Source, TextRule, anything,
};

/// The id of a recipe made from a link.
pub const LINK: &str = "link";

/// What a link asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What can be held against the form.
    pub recipe: Recipe,
    /// The resource owner that the link names.
    pub owner: Option<Login>,
    /// One sentence for each parameter that GitHub cannot have understood.
    pub unusable: Vec<String>,
    /// How many parameters there are.
    pub parameters: usize,
}

/// Reads the address of the form on this host; `None` without parameters, or if it is another page's.
pub fn asked(address: &str, today: Date, host: &Host) -> Option<Asked> {
    let address = address.split('#').next().unwrap_or_default();
    let (page, parameters) = address.split_once('?')?;
    if page.trim_end_matches('/') != host.new_token_address() {
        return None;
    }
    let mut asked =
        Asked { recipe: blank(today), owner: None, unusable: Vec::new(), parameters: 0 };
    for (name, value) in query::pairs(parameters) {
        asked.parameters += 1;
        if let Err(reason) = asked.add(&name, &value) {
            asked.unusable.push(reason);
        }
    }
    asked.recipe.owner.kind = asked.owner_kind();
    (asked.parameters > 0).then_some(asked)
}

impl Asked {
    /// Parameters: GitHub Docs, seen 2026-11-22.
    fn add(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "name" => fill(&mut self.recipe.name, name, value, LONGEST_NAME),
            "description" => fill(&mut self.recipe.description, name, value, LONGEST_DESCRIPTION),
            "target_name" => {
                let login = Login::parse(value)
                    .map_err(|_| not_so(name, value, "the name of an account"))?;
                self.owner = Some(login);
                Ok(())
            }
            "expires_in" => {
                self.recipe.expiration = Some(lifetime(name, value)?);
                Ok(())
            }
            _ => self.permission(name, value),
        }
    }

    fn permission(&mut self, name: &str, value: &str) -> Result<(), String> {
        let Some(known) = Catalogue::built_in().by_key(name) else {
            return Err(format!(
                "Tokenwright does not know “{}” as something that GitHub’s form takes: it most likely has no effect.",
                short(name)
            ));
        };
        let level = Level::from_word(value).filter(|level| known.levels.contains(level));
        let Some(level) = level else { return Err(not_so(name, value, &levels(known))) };
        let rules = &mut self.recipe.permissions.required;
        match rules.iter().find(|rule| rule.permission == known.id()) {
            Some(rule) if rule.level == level => Ok(()),
            Some(rule) => Err(format!(
                "“{name}” is asked for twice: “{}” and “{}”. GitHub takes one of them.",
                rule.level.as_str(),
                level.as_str()
            )),
            None => {
                let why = WHY.to_owned();
                rules.push(PermissionRule { permission: known.id(), level, why });
                Ok(())
            }
        }
    }

    /// Organization permissions need an organization, and account permissions the user (GitHub
    /// Docs, seen 2026-11-22).
    fn owner_kind(&self) -> OwnerKind {
        let has = |scope| {
            self.recipe.permissions.required.iter().any(|rule| rule.permission.scope == scope)
        };
        if has(Scope::Organization) {
            OwnerKind::Organization
        } else if has(Scope::Account) {
            OwnerKind::User
        } else {
            OwnerKind::Any
        }
    }
}

const WHY: &str = "The link that opened this page asks for it.";

fn fill(
    rule: &mut Option<TextRule>,
    name: &str,
    value: &str,
    longest: usize,
) -> Result<(), String> {
    let length = value.chars().count();
    if value.trim().is_empty() {
        return Ok(());
    }
    if length > longest {
        return Err(format!(
            "“{name}” has {length} characters; GitHub takes at most {longest}, and may cut or drop it."
        ));
    }
    *rule = Some(TextRule { value: value.trim().to_owned(), why: WHY.into() });
    Ok(())
}

fn lifetime(name: &str, value: &str) -> Result<ExpirationRule, String> {
    let (days, never) = match value {
        "none" => (Vec::new(), Never::Asked),
        days => match days.parse() {
            Ok(days) if (1..=LONGEST_LIFETIME).contains(&days) => (vec![days], Never::Refused),
            _ => return Err(not_so(name, value, "1 to 366 days, or none")),
        },
    };
    Ok(ExpirationRule { days, never, why: WHY.into(), advice: None })
}

fn not_so(name: &str, value: &str, takes: &str) -> String {
    format!(
        "“{name}” says “{}”, but GitHub takes {takes}. It most likely dropped it.",
        short(value)
    )
}

fn levels(known: &Permission) -> String {
    let words: Vec<&str> = known.levels.iter().map(|level| level.as_str()).collect();
    words.join(" or ")
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// A link leaves open what it does not name.
fn blank(today: Date) -> Recipe {
    let open = anything(today);
    Recipe {
        id: LINK.into(),
        title: "What this page’s link asks".into(),
        vendor: "The link".into(),
        summary:
            "GitHub fills in what a link asks, but not always all of it. Here each part is checked."
                .into(),
        source: Source { document: "the address of this page".into(), ..open.source },
        owner: OwnerRule { why: WHY.into(), ..open.owner },
        ..open
    }
}

#[cfg(test)]
mod tests;
