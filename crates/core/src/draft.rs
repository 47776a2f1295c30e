//! A recipe while it is being written: each field as the text that stands in it, readable or not.

mod fields;
mod offers;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::order;
use crate::permission::{Level, PermissionId};
use crate::recipe::{Fault, PermissionRule, PermissionRules, Recipe};
use crate::redact::carries_token;

pub use offers::offers;

/// The field for the permissions as a whole.
pub const PERMISSIONS: &str = "permissions";

/// A recipe as a form holds it. Fields are called as in the file: `owner.kind`, `name.value`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// Each name with its text: a few dozen, for which no map is needed.
    fields: Vec<(String, String)>,
    /// The permissions, in the order in which they are shown.
    pub rows: Vec<Row>,
}

/// One permission of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which one, at which level, and why.
    pub rule: PermissionRule,
    /// Whether it is accepted only, and not asked for.
    pub is_optional: bool,
}

/// What a draft comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The recipe, as far as the fields could be read.
    pub recipe: Recipe,
    /// What keeps it from being used; [`Fault::field`] is a field of the draft, or a row of it
    /// (`permissions[2]`, `permissions[2].why`).
    pub faults: Vec<Fault>,
}

impl Draft {
    /// The draft of this recipe.
    pub fn of(recipe: &Recipe) -> Self {
        let PermissionRules { required, optional } = &recipe.permissions;
        let row =
            |is_optional| move |rule: &PermissionRule| Row { rule: rule.clone(), is_optional };
        let rows = required.iter().map(row(false)).chain(optional.iter().map(row(true))).collect();
        let mut draft = Self { fields: Vec::new(), rows };
        for (field, text) in fields::of(recipe) {
            draft.set(field, text);
        }
        draft
    }

    /// The draft that [`Draft::to_json`] wrote, letter by letter.
    pub fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// The draft to be kept while it is written; none while a token stands in one of its fields, which
    /// must not rest anywhere.
    pub fn to_json(&self) -> Option<String> {
        let whys = self.rows.iter().map(|row| &row.rule.why);
        let holds_token =
            self.fields.iter().map(|(_, text)| text).chain(whys).any(|text| carries_token(text));
        if holds_token { None } else { serde_json::to_string(self).ok() }
    }

    /// The text in a field; nothing in one that was never filled.
    pub fn text(&self, field: &str) -> &str {
        self.fields.iter().find(|(name, _)| name == field).map_or("", |(_, text)| text)
    }

    /// Puts a text into a field.
    pub fn set(&mut self, field: &str, text: String) {
        match self.fields.iter_mut().find(|(name, _)| name == field) {
            Some((_, old)) => *old = text,
            None => self.fields.push((field.to_owned(), text)),
        }
    }

    /// Puts a permission to the others, at its lowest level. One that is there already stays as it is.
    pub fn add(&mut self, permission: PermissionId, level: Level) {
        if self.rows.iter().all(|row| row.rule.permission != permission) {
            let rule = PermissionRule { permission, level, why: String::new() };
            self.rows.push(Row { rule, is_optional: false });
        }
    }

    /// The recipe that this makes, with everything that keeps it from being used, in the order of
    /// the form.
    pub fn check(&self, today: Date) -> Checked {
        let (mut recipe, unreadable) = fields::recipe(self, today);
        recipe.permissions = self.permissions();
        let mut faults: Vec<Fault> = recipe.faults();
        for fault in &mut faults {
            self.place(fault);
        }
        for fault in unreadable {
            // What cannot be read is not there, which is no second thing to repair.
            faults.retain(|other| other.field != fault.field);
            faults.push(fault);
        }
        let faults = order::by_key(faults, |fault| fields::place(&fault.field));
        Checked { recipe, faults }
    }

    fn permissions(&self) -> PermissionRules {
        let of = |is_optional| {
            let rows = self.rows.iter().filter(move |row| row.is_optional == is_optional);
            rows.map(|row| PermissionRule { why: row.rule.why.trim().into(), ..row.rule.clone() })
        };
        PermissionRules { required: of(false).collect(), optional: of(true).collect() }
    }

    /// Names the field of the form that a fault of the file is about.
    fn place(&self, fault: &mut Fault) {
        let field = fault.field.as_str();
        if let "name" | "description" | "request" = field {
            fault.field = format!("{field}.value");
        } else if let Some((list, number, rest)) = numbered(field) {
            if let Some(row) = self.row(list, number) {
                fault.field = format!("{PERMISSIONS}[{row}]{rest}");
            } else {
                fault.says = format!("Sentence {}: {}", number + 1, fault.says);
                fault.field = list.to_owned();
            }
        } else if field.starts_with(PERMISSIONS) {
            fault.field = PERMISSIONS.into();
        }
    }

    /// The row that holds the permission of this number in a list of the file.
    fn row(&self, list: &str, number: usize) -> Option<usize> {
        let is_optional = match list {
            "permissions.required" => false,
            "permissions.optional" => true,
            _ => return None,
        };
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| row.is_optional == is_optional).nth(number).map(|(at, _)| at)
    }
}

/// `permissions.required[2].why` in its parts: list, number, rest.
fn numbered(field: &str) -> Option<(&str, usize, &str)> {
    let (list, rest) = field.split_once('[')?;
    let (number, rest) = rest.split_once(']')?;
    Some((list, number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests;
