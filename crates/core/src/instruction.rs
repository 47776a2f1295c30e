//! The short words beside a marked control: what to do with the very thing to touch next.

use crate::checklist::{CheckId, Item};
use crate::permission::{Level, Scope};
use crate::target::{Target, Touch};

/// A few words for the mark, for instance "Choose acme"; empty if there is nothing to do.
pub fn instruction(target: &Target, touch: Touch) -> String {
    match (target, touch) {
        (Target::Owner { choose }, Touch::Choice) => format!("Choose {choose}"),
        (Target::Owner { .. }, _) => "Open “Resource owner”".into(),
        (Target::Name, _) => "Paste the name".into(),
        (Target::Description, _) => "Paste the description".into(),
        (Target::Expiration { never: true, .. }, Touch::Choice) => "Choose “No expiration”".into(),
        (Target::Expiration { days, until, .. }, touch) => {
            expiration(days, &until.to_string(), touch)
        }
        (Target::Repositories { choose }, _) => format!("Choose “{}”", choose.label()),
        (Target::Permission { id, title, choose }, touch) => {
            permission(id.scope, title, *choose, touch)
        }
        (Target::UnknownPermission { name }, _) => format!("Remove “{name}”"),
        (Target::Generate, _) => "Press to generate".into(),
        (Target::Confirm, _) => "Press to confirm".into(),
        (Target::Token, _) => "Your new token".into(),
        (Target::Nothing, _) => String::new(),
    }
}

/// The same for an owner that the open list does not offer.
pub fn not_offered(target: &Target) -> String {
    match target {
        Target::Owner { choose } => format!("{choose} is not in the list"),
        _ => String::new(),
    }
}

/// A few words beside a control that is wrong but not due: what it says, and what it should say.
pub fn wrong(item: &Item) -> String {
    let found = item.found.as_deref().unwrap_or_default().trim();
    match (&item.check, &item.target) {
        (CheckId::NothingMore, Target::Permission { choose: Some(_), .. }) => {
            format!("Too much. {}", instruction(&item.target, Touch::AccessButton))
        }
        (CheckId::NothingMore, target) => {
            format!("Too much. {}", instruction(target, Touch::Remove))
        }
        (CheckId::Name | CheckId::Description, _) if found.is_empty() => {
            format!("{} is still empty", item.title)
        }
        (CheckId::Name | CheckId::Description, _) => {
            format!("{} is not the text asked for", item.title)
        }
        (CheckId::Permission(_), _) if found == "No access" => {
            format!("{} is not yet set to {}", item.title, item.expected)
        }
        _ if found.is_empty() => format!("{}: choose {}", item.title, item.expected),
        _ => format!("{} is {found}, not {}", item.title, item.expected),
    }
}

fn expiration(days: &[u32], until: &str, touch: Touch) -> String {
    match touch {
        Touch::Choice => match days {
            [one] => format!("Choose {one} days"),
            _ => "Choose this".into(),
        },
        Touch::Custom => "Choose “Custom”".into(),
        Touch::DateField => format!("Enter {until}"),
        _ => "Open “Expiration”".into(),
    }
}

fn permission(scope: Scope, title: &str, choose: Option<Level>, touch: Touch) -> String {
    let level = choose.map_or("No access", Level::label);
    match touch {
        Touch::Tab => format!("Open the {} tab", scope.tab()),
        Touch::Section => format!("Open “{}”", scope.section()),
        Touch::AddPermissions => format!("Press “Add permissions” for {title}"),
        Touch::PermissionInList => format!("Choose {title}"),
        Touch::Remove => format!("Remove {title}"),
        Touch::Choice => format!("Choose {level}"),
        Touch::AccessButton | Touch::Control | Touch::Custom | Touch::DateField => {
            format!("Set {title} to {level}")
        }
    }
}
