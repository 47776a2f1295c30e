//! The fields of a draft, and what their texts mean.

use super::Draft;
use crate::date::Date;
use crate::page_state::RepositoryAccess;
use crate::recipe::{
    Confidence, ExpirationRule, Fault, Never, OwnerKind, OwnerRule, PermissionRules, Recipe,
    RepositoryRule, Schema, Source, TextRule,
};

/// The order of the form, which is not quite that of the file.
pub(super) const ORDER: [&str; 28] = [
    "title",
    "vendor",
    "summary",
    "id",
    "source.document",
    "source.url",
    "source.seen",
    "source.confidence",
    "before",
    "owner.kind",
    "owner.must_be_owner",
    "owner.why",
    "owner.advice",
    "name.value",
    "name.why",
    "description.value",
    "description.why",
    "request.value",
    "request.why",
    "expiration.never",
    "expiration.days",
    "expiration.why",
    "expiration.advice",
    "repositories.access",
    "repositories.names",
    "repositories.why",
    "permissions",
    "after",
];

/// What a checkbox says when it is checked.
const YES: &str = "yes";

const CONFIDENCE: [(&str, Confidence); 3] = [
    ("stated", Confidence::Stated),
    ("derived", Confidence::Derived),
    ("reported", Confidence::Reported),
];
const KIND: [(&str, OwnerKind); 3] =
    [("organization", OwnerKind::Organization), ("user", OwnerKind::User), ("any", OwnerKind::Any)];
const NEVER: [(&str, Never); 3] =
    [("refused", Never::Refused), ("accepted", Never::Accepted), ("asked", Never::Asked)];
const ACCESS: [(&str, RepositoryAccess); 3] = [
    ("public", RepositoryAccess::Public),
    ("all", RepositoryAccess::All),
    ("selected", RepositoryAccess::Selected),
];

/// Where a field stands among the others, and its row.
pub(super) fn place(field: &str) -> (usize, Option<usize>) {
    let (part, row) = match super::numbered(field) {
        Some((list, row, _)) => (list, Some(row)),
        None => (field, None),
    };
    (ORDER.iter().position(|known| *known == part).unwrap_or(ORDER.len()), row)
}

/// The texts of a recipe, but for its permissions.
pub(super) fn of(recipe: &Recipe) -> Vec<(&'static str, String)> {
    let Recipe { source, owner, .. } = recipe;
    let mut texts = vec![
        ("title", recipe.title.clone()),
        ("vendor", recipe.vendor.clone()),
        ("summary", recipe.summary.clone()),
        ("id", recipe.id.clone()),
        ("source.document", source.document.clone()),
        ("source.url", source.url.clone().unwrap_or_default()),
        ("source.seen", source.seen.to_string()),
        ("source.confidence", word(&CONFIDENCE, source.confidence)),
        ("before", recipe.before.join("\n")),
        ("owner.kind", word(&KIND, owner.kind)),
        ("owner.must_be_owner", if owner.must_be_owner { YES.into() } else { String::new() }),
        ("owner.why", owner.why.clone()),
        ("owner.advice", owner.advice.clone().unwrap_or_default()),
        ("after", recipe.after.join("\n")),
    ];
    let rules = [
        ("name.value", "name.why", &recipe.name),
        ("description.value", "description.why", &recipe.description),
        ("request.value", "request.why", &recipe.request),
    ];
    for (value, why, rule) in rules {
        if let Some(rule) = rule {
            texts.extend([(value, rule.value.clone()), (why, rule.why.clone())]);
        }
    }
    if let Some(rule) = &recipe.expiration {
        let days: Vec<String> = rule.days.iter().map(ToString::to_string).collect();
        texts.extend([
            ("expiration.never", word(&NEVER, rule.never)),
            ("expiration.days", days.join(", ")),
            ("expiration.why", rule.why.clone()),
            ("expiration.advice", rule.advice.clone().unwrap_or_default()),
        ]);
    }
    if let Some(rule) = &recipe.repositories {
        texts.extend([
            ("repositories.access", word(&ACCESS, rule.access)),
            ("repositories.names", rule.names.join(", ")),
            ("repositories.why", rule.why.clone()),
        ]);
    }
    texts
}

/// The recipe of these texts without its permissions, and what could not be read.
pub(super) fn recipe(draft: &Draft, today: Date) -> (Recipe, Vec<Fault>) {
    let mut unreadable = Vec::new();
    let text = |field| draft.text(field).trim().to_owned();
    let maybe = |field| Some(text(field)).filter(|text| !text.is_empty());
    let recipe = Recipe {
        schema: Schema::One,
        id: text("id"),
        title: text("title"),
        vendor: text("vendor"),
        summary: text("summary"),
        source: Source {
            document: text("source.document"),
            url: maybe("source.url"),
            seen: seen(&text("source.seen"), today, &mut unreadable),
            confidence: choice(&CONFIDENCE, &text("source.confidence")).unwrap_or_default(),
        },
        before: lines(draft.text("before")),
        owner: OwnerRule {
            kind: choice(&KIND, &text("owner.kind")).unwrap_or(OwnerKind::Any),
            must_be_owner: text("owner.must_be_owner") == YES,
            why: text("owner.why"),
            advice: maybe("owner.advice"),
        },
        name: text_rule(text("name.value"), text("name.why")),
        description: text_rule(text("description.value"), text("description.why")),
        request: text_rule(text("request.value"), text("request.why")),
        expiration: choice(&NEVER, &text("expiration.never")).map(|never| ExpirationRule {
            days: days(&text("expiration.days"), &mut unreadable),
            never,
            why: text("expiration.why"),
            advice: maybe("expiration.advice"),
        }),
        repositories: choice(&ACCESS, &text("repositories.access")).map(|access| RepositoryRule {
            access,
            names: words(&text("repositories.names")).map(str::to_owned).collect(),
            why: text("repositories.why"),
        }),
        permissions: PermissionRules { required: Vec::new(), optional: Vec::new() },
        after: lines(draft.text("after")),
    };
    (recipe, unreadable)
}

fn word<T: PartialEq>(words: &[(&'static str, T)], value: T) -> String {
    let word = words.iter().find(|(_, known)| *known == value);
    word.map_or_else(String::new, |(word, _)| (*word).to_owned())
}

fn choice<T: Copy>(words: &[(&str, T)], text: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
}

fn text_rule(value: String, why: String) -> Option<TextRule> {
    (!value.is_empty() || !why.is_empty()).then_some(TextRule { value, why })
}

fn seen(text: &str, today: Date, unreadable: &mut Vec<Fault>) -> Date {
    text.parse().unwrap_or_else(|_| {
        let says = "Give the day on which you read the source, as YYYY-MM-DD.".into();
        unreadable.push(Fault { field: "source.seen".into(), says });
        today
    })
}

fn days(text: &str, unreadable: &mut Vec<Fault>) -> Vec<u32> {
    let days: Result<Vec<u32>, _> = words(text).map(str::parse).collect();
    days.unwrap_or_else(|_| {
        let says = "Write days as numbers with commas between them: 90, 365.".into();
        unreadable.push(Fault { field: "expiration.days".into(), says });
        Vec::new()
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ' ', '\n']).filter(|word| !word.is_empty())
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
