//! Each switch of the page does what its name says.

use super::*;
use crate::page_variant::{Detail, Language, NoExpirationValue, PageVariant, PermissionsUi};

#[test]
fn a_link_can_be_dropped_and_lowered_without_a_word() {
    let address = format!("{TOKENS}/new?target_name=acme&members=write&organization_hooks=read");
    let mut site = Site::with(|page| {
        page.link_drops = vec!["organization_hooks".to_owned(), "expires_in".to_owned()];
        page.link_lowers = vec!["members".to_owned()];
    });
    let page = text(&site.get(&format!("{address}&expires_in=366")));
    assert!(page.contains("select-access?target_name=acme&amp;members=read\""));
    assert!(page.contains(r#"name="user_programmatic_access[default_expires_at]" value="30""#));
}

#[test]
fn no_expiration_is_sent_and_taken_with_its_own_value() {
    for value in [NoExpirationValue::None, NoExpirationValue::Empty, NoExpirationValue::Never] {
        let mut site = Site::with(|page| page.no_expiration_value = value);
        let page = text(&site.get(&format!("{TOKENS}/new?expires_in=none")));
        let field = "user_programmatic_access[default_expires_at]";
        assert!(page.contains(&format!(r#"name="{field}" value="{}""#, value.text())));
        let form =
            changed(field, value.text()).into_iter().filter(|(name, _)| *name != "target_name");
        let form: Vec<_> = form.chain([("target_name", "mona")]).collect();
        site.confirm(&form);
        assert_eq!(site.made()[0].expires, None);
    }
}

#[test]
fn a_captcha_comes_instead_of_a_token() {
    let mut site = Site::with(|page| page.captcha = true);
    let page = text(&site.confirm(GOOD));
    assert!(page.contains("Verify your account") && !page.contains("<form"));
    assert!(site.made().is_empty());
}

#[test]
fn the_page_with_the_token_can_forbid_to_keep_it() {
    for (no_store, expected) in [(true, "no-store"), (false, "max-age=0, private, must-revalidate")]
    {
        let mut site = Site::with(|page| page.no_store = no_store);
        site.confirm(GOOD);
        let kept = |page: &Reply| {
            let named = page.headers.iter().filter(|(name, _)| *name == "cache-control");
            named.map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        assert_eq!(kept(&site.get(TOKENS)), [expected]);
        assert_eq!(kept(&site.get(TOKENS)), ["max-age=0, private, must-revalidate"]);
    }
}

#[test]
fn lists_can_stay_away() {
    let mut empty = Site::with(|page| page.owner_list_fails = true);
    assert_eq!(text(&empty.get(&format!("{TOKENS}/resource_owners"))), "");
    let mut stalled = Site::with(|page| page.late_part_stalls = true);
    assert!(stalled.get(&format!("{TOKENS}/select-access?target_name=acme")).silent);
}

#[test]
fn older_permissions_come_with_the_late_part() {
    for (ui, sign) in [
        (PermissionsUi::Picker, "react-partial"),
        (PermissionsUi::Accordion, "js-action-selection-list-menu-button"),
        (PermissionsUi::Radios, "Select an access level"),
    ] {
        let mut site = Site::with(|page| page.permissions_ui = ui);
        let late = text(&site.get(&format!("{TOKENS}/select-access?target_name=acme")));
        assert!(late.contains(sign), "{ui:?}");
    }
}

#[test]
fn a_token_has_a_page_in_prose_or_as_a_form() {
    let mut prose = Site::with(|_| {});
    prose.0.world.today = Some("2026-07-03".to_owned());
    prose.confirm(&changed("user_programmatic_access[default_expires_at]", "7"));
    let address = format!("{TOKENS}/{}", prose.made()[0].id);
    let page = text(&prose.get(&address));
    assert!(page.contains("Expires on Fri, Jul 10 2026") && page.contains("Read access to"));

    let mut form = Site::with(|page| page.detail = Detail::Form);
    form.confirm(GOOD);
    let page = text(&form.get(&address));
    assert!(page.contains(">Update<") && page.contains(r#""members":"read""#));
    let sent = [
        ("_method", "patch"),
        ("install_target", "all"),
        ("integration[default_permissions][members]", "write"),
        ("integration[default_permissions][issues]", "read"),
    ];
    assert_eq!(form.post(&address, &sent).status, 302);
    let made = &form.made()[0];
    assert_eq!(made.repositories, Repositories::All);
    assert_eq!(made.grants.keys().collect::<Vec<_>>(), ["issues", "members", "metadata"]);
    assert!(text(&form.get(&address)).contains("Your personal access token has been updated"));
}

#[test]
fn a_regenerated_token_is_another_one() {
    let mut site = Site::new(Scenario::Happy);
    site.confirm(GOOD);
    let old = site.made().remove(0);
    let address = format!("{TOKENS}/{}/regenerate", old.id);
    assert!(text(&site.get(&address)).contains(">Regenerate token<"));
    site.post(&address, &[("user_programmatic_access[default_expires_at]", "7")]);
    let new = site.made().remove(0);
    assert!(new.id == old.id && new.value != old.value && new.expires < old.expires);
    assert!(text(&site.get(TOKENS)).contains(&new.value));
}

#[test]
fn only_a_translated_page_loads_what_translates() {
    let page = |language| text(&Site::with(|page| page.language = language).get("/"));
    assert!(!page(Language::English).contains("translate.js"));
    assert!(page(Language::German { sets_lang: false }).contains(r#"/translate.js""#));
    assert!(page(Language::German { sets_lang: true }).contains(r#"/translate.js?sets-lang""#));
}

#[test]
fn dates_follow_the_day_that_was_set() {
    let mut site = Site::with(|_| {});
    site.0.world.today = Some("2026-11-23".to_owned());
    let page = text(&site.get(&format!("{TOKENS}/new")));
    assert!(page.contains(">30 days (Dec 23, 2026)<") && page.contains(r#"min="2026-11-24""#));
}

impl Site {
    fn with(change: impl FnOnce(&mut PageVariant)) -> Self {
        let mut site = Self::new(Scenario::Happy);
        change(&mut site.0.world.page);
        site
    }
}
