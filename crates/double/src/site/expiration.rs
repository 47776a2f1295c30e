//! The expiration: its choices under a limit, its menu, and the day that follows.

use super::html::{attribute_if, esc};
use crate::calendar::{Day, Moment};

const CUSTOM: &str = "custom";
const NONE: &str = "none";

/// What the two fields hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Choice {
    /// A number of days, `custom`, `none`, or nothing.
    pub(super) days: String,
    /// `YYYY-MM-DD` for `custom`.
    pub(super) custom: String,
}

impl Choice {
    /// The two fields of a form, where "No expiration" has the value `never`.
    pub(super) fn from_fields(days: String, custom: String, never: &str) -> Self {
        Self { days: if days == never { NONE.to_owned() } else { days }, custom }
    }

    /// Thirty days, or less under a limit.
    pub(super) fn usual(limit: Option<u32>) -> Self {
        let days = limit.map_or(30, |limit| limit.min(30));
        Self { days: days.to_string(), custom: String::new() }
    }

    /// `expires_in` of the address: 1 to 366 or `none`. What is not offered is ignored.
    pub(super) fn from_template(wanted: &str, limit: Option<u32>, today: Day) -> Self {
        if wanted == NONE && limit.is_none() {
            return Self { days: NONE.to_owned(), custom: String::new() };
        }
        match wanted.parse::<u32>() {
            Ok(days) if fixed(limit).contains(&days) => {
                Self { days: days.to_string(), custom: String::new() }
            }
            Ok(days) if (1..=limit.unwrap_or(366).min(366)).contains(&days) => {
                Self { days: CUSTOM.to_owned(), custom: today.plus(i64::from(days)).iso() }
            }
            _ => Self::usual(limit),
        }
    }

    /// When a token with this choice ends, or why the choice is refused.
    pub(super) fn end(&self, limit: Option<u32>, now: Moment) -> Result<Option<Moment>, String> {
        let blank = || "Expiration date can't be blank".to_owned();
        let end = match self.days.as_str() {
            NONE => None,
            // A custom date seems to mean its midnight (header samples, 2025 to 2026).
            CUSTOM => Some(Day::from_iso(&self.custom).ok_or_else(blank)?.midnight()),
            days => Some(now.plus_days(days.parse().map_err(|_| blank())?)),
        };
        let days = end.map(|end| now.day().days_until(end.day()));
        match (days, limit) {
            // The wording of these two is not attested.
            (Some(days), _) if days < 1 => Err("Expiration date must be in the future".to_owned()),
            (days, Some(limit)) if days.is_none_or(|days| days > i64::from(limit)) => {
                Err(format!("Expiration date must be within {limit} days"))
            }
            _ => Ok(end),
        }
    }
}

/// What the choices depend on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms<'a> {
    pub(super) limit: Option<u32>,
    /// The organization that sets the limit.
    pub(super) limited_by: &'a str,
    pub(super) today: Day,
    /// Value of "No expiration".
    pub(super) never: &'static str,
}

/// Label, menu, custom date and remarks.
pub(super) fn section(choice: &Choice, terms: &Terms) -> String {
    let Terms { limit, limited_by, today, .. } = *terms;
    let menu = menu(choice, terms);
    let custom_hidden = attribute_if("hidden", choice.days != CUSTOM);
    let none_hidden = attribute_if("hidden", choice.days != NONE);
    let (custom, first) = (esc(&choice.custom), today.plus(1).iso());
    let last = today.plus(i64::from(limit.unwrap_or(366))).iso();
    let limit_text = limit.map_or_else(String::new, |_| {
        format!(
            r#"<span class="text-small color-fg-muted">Limit set by {}</span>"#,
            esc(limited_by)
        )
    });
    format!(
        r#"<div class="js-new-default-token-expiration-select">
  <div class="d-flex">{menu} {limit_text}</div>
  <div class="js-custom-expiration" {custom_hidden}>
    <label for="user_programmatic_access_custom_expires_at">Select date *</label>
    <input type="date" class="form-control" id="user_programmatic_access_custom_expires_at" name="user_programmatic_access[custom_expires_at]" value="{custom}" min="{first}" max="{last}">
  </div>
  <span class="f6 color-fg-muted">The token will expire on the selected date</span>
  <div class="js-no-expiration-warning flash flash-warn" {none_hidden}>GitHub strongly recommends that you set an expiration date for your token to help keep your information secure.</div>
</div>"#
    )
}

fn menu(choice: &Choice, terms: &Terms) -> String {
    let Terms { limit, today, never, .. } = *terms;
    let mut entries: Vec<(String, String)> =
        fixed(limit).into_iter().map(|days| (days.to_string(), days_label(days, today))).collect();
    entries.push((CUSTOM.to_owned(), custom_label(limit)));
    if limit.is_none() {
        entries.push((never.to_owned(), "No expiration".to_owned()));
    }
    let chosen = if choice.days == NONE { never } else { choice.days.as_str() };
    let items: String = entries
        .iter()
        .map(|(value, label)| {
            let checked = value == chosen;
            format!(
                r#"<li class="ActionListItem js-new-default-token-expiration-item" role="none"><button type="button" class="ActionListContent" role="menuitemradio" aria-checked="{checked}" data-value="{value}" tabindex="-1"><span class="ActionListItem-label">{label}</span></button></li>"#
            )
        })
        .collect();
    let label = entries
        .iter()
        .find(|(value, _)| value == chosen)
        .map_or("Select", |(_, label)| label.as_str());
    let value = esc(chosen);
    format!(
        r#"<action-menu data-select-variant="single" data-dynamic-label="true" id="expiration-menu">
  <button id="expiration-menu-button" type="button" popovertarget="expiration-menu-overlay" aria-haspopup="true" aria-controls="expiration-menu-list" class="Button--secondary Button--medium Button"><span class="Button-content"><span class="Button-label">{label}</span></span><span class="Button-visual" aria-hidden="true">▾</span></button>
  <anchored-position id="expiration-menu-overlay" anchor="expiration-menu-button" popover="auto" class="Overlay"><ul id="expiration-menu-list" role="menu" aria-labelledby="expiration-menu-button" class="ActionListWrap--inset ActionListWrap">{items}</ul></anchored-position>
  <div data-list-inputs="true"><input type="hidden" name="user_programmatic_access[default_expires_at]" value="{value}" autocomplete="off"></div>
</action-menu>"#
    )
}

/// 7, 30, 60, 90; an organization with a limit also offers the limit itself (seen 2026-09-04).
fn fixed(limit: Option<u32>) -> Vec<u32> {
    let mut days: Vec<u32> = [7, 30, 60, 90]
        .into_iter()
        .filter(|days| limit.is_none_or(|limit| *days <= limit))
        .collect();
    if let Some(limit) = limit.filter(|limit| !days.contains(limit)) {
        days.push(limit);
    }
    days
}

fn days_label(days: u32, today: Day) -> String {
    format!("{days} days ({})", today.plus(i64::from(days)).in_words())
}

fn custom_label(limit: Option<u32>) -> String {
    limit.map_or("Custom".to_owned(), |limit| format!("Custom between 1 and {limit} days"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_takes_no_expiration_away_and_adds_itself() {
        let today = Day::from_iso("2026-11-23").unwrap();
        let terms = |limit, limited_by| Terms { limit, limited_by, today, never: NONE };
        let free = section(&Choice::usual(None), &terms(None, ""));
        assert!(free.contains("No expiration<") && free.contains(">30 days (Dec 23, 2026)<"));
        let bound = section(&Choice::usual(Some(366)), &terms(Some(366), "acme"));
        assert!(!bound.contains("No expiration<") && bound.contains(">366 days (Nov 24, 2027)<"));
        assert!(
            bound.contains("Custom between 1 and 366 days") && bound.contains("Limit set by acme")
        );
        assert_eq!(fixed(Some(60)), [7, 30, 60]);
    }

    #[test]
    fn template_days_become_an_entry_or_a_date() {
        let today = Day::from_iso("2026-11-23").unwrap();
        let read = |wanted, limit| {
            let choice = Choice::from_template(wanted, limit, today);
            (choice.days, choice.custom)
        };
        let pair = |days: &str, custom: &str| (days.to_owned(), custom.to_owned());
        assert_eq!(read("90", None), pair("90", ""));
        assert_eq!(read("366", Some(366)), pair("366", ""));
        assert_eq!(read("365", Some(366)), pair("custom", "2027-11-23"));
        assert_eq!(read("none", None), pair("none", ""));
        assert_eq!(read("none", Some(366)), pair("30", ""));
        assert_eq!(read("365", Some(90)), pair("30", ""));
        assert_eq!(read("", Some(14)), pair("14", ""));
    }

    #[test]
    fn ends_are_checked_against_blank_past_and_limit() {
        let now = Day::from_iso("2026-11-23").unwrap().midnight();
        let end = |days: &str, custom: &str, limit| {
            let choice = Choice { days: days.to_owned(), custom: custom.to_owned() };
            choice.end(limit, now).map(|end| end.map(|end| end.day().iso()))
        };
        assert_eq!(end("30", "", None), Ok(Some("2026-12-23".to_owned())));
        assert_eq!(end("none", "", None), Ok(None));
        assert!(end("", "", None).unwrap_err().contains("can't be blank"));
        assert!(end("custom", "", None).unwrap_err().contains("can't be blank"));
        assert!(end("custom", "2026-11-23", None).is_err());
        assert!(end("none", "", Some(366)).is_err());
        assert!(end("366", "", Some(366)).is_ok());
    }
}
