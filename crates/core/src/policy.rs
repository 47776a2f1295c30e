//! What an organization sets for its members' browsers: recipes of its own, and what is offered.
//! It comes from the browser's managed storage; whoever wrote it may have erred.

mod words;

use serde_json::{Map, Value};

use crate::login::Login;
use crate::recipe::{LONGEST_FILE, Recipe, is_id};

pub use words::{FAULTS, NONE, NOTHING_OFFERED};

/// Most recipes of an organization.
const MOST_RECIPES: usize = 100;
/// Most names in a list.
const MOST_NAMES: usize = 200;
/// Longest name of a host (RFC 1035).
const LONGEST_HOST: usize = 253;
/// Longest policy that is read, in bytes.
const LONGEST: usize = MOST_RECIPES * LONGEST_FILE;

/// What an organization sets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Its own recipes.
    pub recipes: Vec<Recipe>,
    /// Its login, so that nobody has to type it.
    pub organization: Option<Login>,
    /// The ids of the recipes that are offered besides its own; all if it does not say.
    pub allowed: Option<Vec<String>>,
    /// Whether nobody is to write recipes.
    pub hide_editor: bool,
    /// The hosts on which GitHub is used besides github.com.
    pub hosts: Vec<String>,
    /// One sentence for each part that cannot be used.
    pub faults: Vec<String>,
}

impl Policy {
    /// Reads what the browser holds for the organization. What cannot be used is left out and
    /// named in [`Policy::faults`].
    pub fn read(json: &str) -> Self {
        let mut policy = Self::default();
        if json.len() > LONGEST {
            policy.unreadable("The policy is too large to be read.".into());
            return policy;
        }
        match serde_json::from_str(json) {
            _ if json.trim().is_empty() => {}
            Ok(Value::Null) => {}
            Ok(Value::Object(fields)) => policy.fill(fields),
            Ok(_) => policy.unreadable("The policy must be an object of fields.".into()),
            Err(error) => policy.unreadable(format!("The policy is not valid JSON: {error}.")),
        }
        policy
    }

    fn fill(&mut self, fields: Map<String, Value>) {
        for (field, value) in fields {
            match (field.as_str(), value) {
                (_, Value::Null) => {}
                ("recipes", Value::Array(recipes)) => self.add_recipes(recipes),
                ("organization", Value::String(login)) => self.set_organization(&login),
                ("allowed", Value::Array(ids)) => {
                    let is_known = |id: &str| is_id(id);
                    self.allowed = Some(self.names("allowed", ids, "an id of a recipe", is_known));
                }
                ("hideEditor", Value::Bool(hide)) => self.hide_editor = hide,
                ("hosts", Value::Array(hosts)) => {
                    self.hosts = self.names("hosts", hosts, "a name of a host", is_host);
                }
                ("recipes" | "hosts", _) => self.not_so(&field, "a list", "It is not used."),
                ("organization", _) => self.not_so(&field, "a text", "It is not used."),
                // Whoever sets one of these wants to restrict, so that an error restricts too.
                ("allowed", _) => {
                    self.allowed = Some(Vec::new());
                    self.not_so(&field, "a list", "Until then it allows none.");
                }
                ("hideEditor", _) => {
                    self.hide_editor = true;
                    self.not_so(&field, "true or false", "Until then it counts as true.");
                }
                _ => self
                    .faults
                    .push(format!("“{}” is no field of a policy. It is not used.", short(&field))),
            }
        }
    }

    fn add_recipes(&mut self, recipes: Vec<Value>) {
        if recipes.len() > MOST_RECIPES {
            let says = format!("“recipes” has more than {MOST_RECIPES}. The others are not used.");
            self.faults.push(says);
        }
        for (at, value) in recipes.into_iter().take(MOST_RECIPES).enumerate() {
            // Chromium's schema can hold a recipe as an object or as text; both are taken.
            let json = match value {
                Value::String(json) => json,
                other => other.to_string(),
            };
            match Recipe::parse(&json) {
                Ok(recipe) if self.recipes.iter().any(|known| known.id == recipe.id) => {
                    let id = recipe.id;
                    self.faults.push(format!("“recipes[{at}]”: “{id}” is there twice."));
                }
                Ok(recipe) => self.recipes.push(recipe),
                Err(error) => {
                    self.faults.push(format!("“recipes[{at}]”: {}", bounded(&error.to_string())));
                }
            }
        }
    }

    fn set_organization(&mut self, login: &str) {
        match Login::parse(login) {
            Ok(login) => self.organization = Some(login),
            Err(_) if login.trim().is_empty() => {}
            Err(error) => self.faults.push(format!("“organization”: {error}")),
        }
    }

    fn names(
        &mut self,
        field: &str,
        values: Vec<Value>,
        what: &str,
        is_good: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let mut names = Vec::new();
        if values.len() > MOST_NAMES {
            let says = format!("“{field}” has more than {MOST_NAMES}. The others are not used.");
            self.faults.push(says);
        }
        for (at, value) in values.into_iter().take(MOST_NAMES).enumerate() {
            match value {
                Value::String(name) if is_good(&name) => {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                _ => self.faults.push(format!("“{field}[{at}]” is not {what}.")),
            }
        }
        names
    }

    fn not_so(&mut self, field: &str, takes: &str, until_then: &str) {
        self.faults.push(format!("“{field}” must be {takes}. {until_then}"));
    }

    /// Nobody knows what it would restrict: so it restricts all that a policy can.
    fn unreadable(&mut self, fault: String) {
        self.allowed = Some(Vec::new());
        self.hide_editor = true;
        self.faults.push(fault);
    }
}

/// Whether this can be a host; which of them GitHub answers on is not known here.
fn is_host(name: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-.".contains(&b);
    (1..=LONGEST_HOST).contains(&name.len()) && name.bytes().all(allowed) && name.contains('.')
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}

fn bounded(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(1_000).collect()
}

#[cfg(test)]
mod tests;
