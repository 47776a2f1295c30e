//! What a change of the form means to somebody who listens instead of looking: what is done now, what
//! went wrong, what is next. A control that is still being filled in is no news.

use crate::checklist::{CheckId, Checklist, Item, Next, Status};

/// What to say aloud after the form changed from one list to the other; nothing if no check did.
pub fn news(before: &Checklist, after: &Checklist) -> Option<String> {
    let changed = |is_news: fn(&Item, &Item) -> bool| {
        after.items.iter().filter(move |item| {
            before.items.iter().any(|old| old.check == item.check && is_news(old, item))
        })
    };
    let mut said: Vec<String> = Vec::new();
    let done: Vec<&str> = changed(is_done).map(|item| item.title.as_str()).collect();
    if !done.is_empty() {
        said.push(format!("Done: {}.", done.join(", ")));
    }
    let wrong: Vec<&Item> = changed(is_wrong).collect();
    let news = wrong.iter().filter(|item| !is_said_by_another(item, &wrong));
    said.extend(news.map(|item| format!("Wrong: {}. {}", item.title, item.says)));
    if said.is_empty() {
        return None;
    }
    if let Some(next) = next(after).filter(|_| !done.is_empty()) {
        said.push(format!("Next: {next}."));
    }
    Some(said.join(" "))
}

fn is_done(old: &Item, new: &Item) -> bool {
    old.status == Status::Unmet && new.status == Status::Met
}

/// Texts are wrong until their last letter is typed, which nobody wants to hear of.
fn is_wrong(old: &Item, new: &Item) -> bool {
    let is_typed = matches!(new.check, CheckId::Name | CheckId::Description);
    let was_right = old.status == Status::Met;
    new.status == Status::Unmet && (was_right || (!is_typed && old.found != new.found))
}

/// A permission at too high a level has a check of its own, and is one thing more than was asked too.
fn is_said_by_another(item: &Item, wrong: &[&Item]) -> bool {
    let too_much = item.found.as_deref().unwrap_or_default();
    item.check == CheckId::NothingMore
        && wrong.iter().any(|other| {
            matches!(other.check, CheckId::Permission(_)) && too_much.contains(&other.title)
        })
}

fn next(list: &Checklist) -> Option<&str> {
    match &list.next {
        Next::Item(index) => list.items.get(*index).map(|item| item.title.as_str()),
        Next::Button(_) => Some("Generate token"),
        Next::Nothing => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use crate::login::Login;
    use crate::page_state::{Expiration, Grants, PageState, Phase, Place};
    use crate::permission::Level;
    use crate::reading::Reading;
    use crate::{Wanted, evaluate, recipe};

    fn list(change: impl FnOnce(&mut PageState)) -> Checklist {
        let mut page = PageState {
            phase: Phase::Filling,
            place: Place::NewToken,
            name: Reading::Found(String::new()),
            owner: Reading::Found("mona".into()),
            expiration: Reading::Found(Expiration::Days(30)),
            ..PageState::default()
        };
        change(&mut page);
        let recipe = recipe::by_id("milestone-copilot").unwrap();
        let owner = Login::parse("acme").unwrap();
        let today = Date::new(2026, 11, 23).unwrap();
        evaluate(Wanted { recipe, owner: Some(&owner), today }, &page)
    }

    fn named(name: &str) -> Checklist {
        list(|page| page.name = Reading::Found(name.into()))
    }

    const NAME: &str = "Milestone\u{2019}s Copilot Token (read-only)";

    #[test]
    fn what_is_done_is_said_with_what_is_next() {
        let said = news(&list(|_| {}), &named(NAME)).unwrap();
        assert_eq!(said, "Done: Token name. Next: Resource owner.");
    }

    #[test]
    fn letters_are_no_news_until_they_spoil_something() {
        assert_eq!(news(&named(""), &named("M")), None);
        assert_eq!(news(&named("M"), &named("Mi")), None);
        let said = news(&named(NAME), &named("Mi")).unwrap();
        assert!(said.starts_with("Wrong: Token name. "), "{said}");
        assert!(!said.contains("Next"), "{said}");
    }

    #[test]
    fn a_wrong_choice_is_said_once() {
        let days = |days| list(|page| page.expiration = Reading::Found(Expiration::Days(days)));
        let said = news(&days(30), &days(60)).unwrap();
        assert!(said.starts_with("Wrong: Expiration. "), "{said}");
        assert_eq!(news(&days(60), &days(60)), None);
    }

    #[test]
    fn a_level_that_is_too_high_is_said_once() {
        const MEMBERS: &str = "organization:members";
        const SECRETS: &str = "organization:organization_secrets";
        const METRICS: &str = "organization:organization_copilot_metrics";
        let set = |granted: &[(&str, Level)]| {
            let read = |(id, level): &(&str, Level)| (id.parse().unwrap(), Reading::Found(*level));
            let known = granted.iter().map(read).collect();
            let grants = Grants { known, complete: true, ..Grants::default() };
            list(|page| page.permissions = Reading::Found(grants))
        };
        let right = set(&[(MEMBERS, Level::Read)]);
        let said = news(&right, &set(&[(MEMBERS, Level::Write)])).unwrap();
        assert_eq!(said.matches("Wrong: ").count(), 1, "{said}");
        assert!(said.starts_with("Wrong: Members. Too much"), "{said}");
        // What has no check of its own, or one that asks nothing, is said by the check of excess.
        for other in [(SECRETS, Level::Read), (METRICS, Level::Write)] {
            let said = news(&right, &set(&[(MEMBERS, Level::Read), other])).unwrap();
            assert!(said.starts_with("Wrong: Nothing more. "), "{said}");
            let both = set(&[(MEMBERS, Level::Write), other]);
            let said = news(&set(&[(MEMBERS, Level::Read), other]), &both).unwrap();
            assert_eq!(said.matches("Wrong: ").count(), 1, "{said}");
        }
    }

    /// Only what is the same is said once.
    #[test]
    fn a_permission_that_is_lost_and_another_that_is_too_much_are_both_said() {
        let set = |granted: Option<&str>, unknown: &[&str]| {
            let known = granted.map(|id| (id.parse().unwrap(), Reading::Found(Level::Read)));
            let unknown = unknown.iter().map(ToString::to_string).collect();
            let grants = Grants { known: known.into_iter().collect(), unknown, complete: true };
            list(|page| page.permissions = Reading::Found(grants))
        };
        let right = set(Some("organization:members"), &[]);
        let said = news(&right, &set(None, &["Quantum"])).unwrap();
        assert!(said.contains("Wrong: Members. "), "{said}");
        assert!(said.contains("Wrong: Nothing more. "), "{said}");
    }

    #[test]
    fn a_list_that_only_now_appears_is_no_news() {
        let none = list(|page| page.phase = Phase::List);
        assert_eq!(news(&none, &named(NAME)), None);
    }
}
