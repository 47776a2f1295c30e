//! Tokens pasted on the verification page: good, unknown, of another kind, with things around them,
//! lacking a permission, and text that is no token at all.

use anyhow::Result;
use tokenwright_double::{Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind};

use super::form::{self, COPILOT};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    a_good_one_with_things_around_it(&desk).await?;
    one_that_lacks_a_permission(&desk).await?;
    one_that_github_does_not_know(&desk).await?;
    nothing_is_sent_for_what_is_no_fine_grained_token(&desk).await?;
    desk.finish().await
}

async fn a_good_one_with_things_around_it(desk: &Desk) -> Result<()> {
    let token = desk.double.mint(TokenWish::default());
    let (page, verdict) = form::verify_by_hand(desk, &format!("  Bearer {token}  ")).await?;
    assert_eq!(verdict, "ready");
    assert_eq!(form::finding(&page, "nothing-more").await?, "not-provable (none)");
    let says = page.text("[data-finding=token]").await?;
    assert!(says.contains("Taken off before the check"), "{says}");
    let all = page.text("body").await?;
    assert!(!all.contains(&token[..30]), "the page shows the token");
    Ok(())
}

async fn one_that_lacks_a_permission(desk: &Desk) -> Result<()> {
    let permissions = vec![("members", "read")];
    let token = desk.double.mint(TokenWish { permissions, ..TokenWish::default() });
    let (page, verdict) = form::verify_by_hand(desk, &token).await?;
    assert_eq!(verdict, "not-ready");
    assert_eq!(form::finding(&page, COPILOT).await?, "refused (answered)");
    Ok(())
}

async fn one_that_github_does_not_know(desk: &Desk) -> Result<()> {
    let before = form::asked(desk);
    let revoked = desk.double.mint(TokenWish { revoked: true, ..TokenWish::default() });
    let (page, verdict) = form::verify_by_hand(desk, &revoked).await?;
    assert_eq!(verdict, "not-ready");
    assert_eq!(form::finding(&page, "token").await?, "bad-credentials (answered)");
    assert_eq!(form::asked(desk) - before, 1, "a refused token is asked about once");
    // One letter is wrong: what GitHub does not say, the letters at the end do.
    let last = if revoked.contains('7') {
        revoked.replacen('7', "8", 1)
    } else {
        revoked.replacen('a', "b", 1)
    };
    let (page, verdict) = form::verify_by_hand(desk, &last).await?;
    assert_eq!(verdict, "not-ready");
    assert_eq!(form::finding(&page, "token").await?, "looks-damaged (answered)");
    Ok(())
}

async fn nothing_is_sent_for_what_is_no_fine_grained_token(desk: &Desk) -> Result<()> {
    let before = form::asked(desk);
    let (page, verdict) = form::verify_by_hand(desk, "hunter2").await?;
    assert_eq!(verdict, "not-ready");
    assert_eq!(form::finding(&page, "token").await?, "malformed (none)");
    let classic = format!("ghp_{}", "a".repeat(36));
    let (page, verdict) = form::verify_by_hand(desk, &classic).await?;
    assert_eq!(verdict, "not-ready");
    assert_eq!(form::finding(&page, "token").await?, "wrong-kind (none)");
    assert_eq!(form::asked(desk), before);
    Ok(())
}
