//! GitHub asks to wait.

use expect_test::expect;
use tokenwright_core::answer::{Outcome, Response};
use tokenwright_core::code::{Code, Verdict};

use crate::good::{
    ALL_OF_ACME, BILLING, COPILOT_PATHS, MEMBERSHIP, SEATS, USER, bare, response, status,
};
use crate::row::{ANSWERED, COPILOT, MEMBERS, NONE, Row, milestone};

const PRIMARY: &str = "API rate limit exceeded for user ID 583231.";
const SECONDARY: &str =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
/// 2026-11-23 12:25 UTC: 25 minutes from now.
const RESET: &str = "1795436700";

pub(crate) fn rows() -> Vec<Row> {
    [primary(), secondary(), mixed()].into_iter().flatten().collect()
}

fn limited(row: Row) -> Row {
    row.finds(Verdict::CouldNotCheck, "connection", Code::RateLimited, NONE)
}

fn after(seconds: &str, response: Response) -> Outcome {
    Outcome::Response(Response { retry_after: Some(seconds.into()), ..response })
}

fn used_up(reset: Option<&str>, response: Response) -> Outcome {
    let (remaining, reset) = (Some("0".into()), reset.map(Into::into));
    Outcome::Response(Response { remaining, reset, ..response })
}

fn primary() -> Vec<Row> {
    vec![
        limited(milestone("the limit of the hour"))
            .at(ALL_OF_ACME, used_up(Some(RESET), response(403, PRIMARY)))
            .and(MEMBERS, Code::RateLimited, NONE)
            .and(COPILOT, Code::RateLimited, NONE)
            .and("owner", Code::RateLimited, NONE)
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in 25 minutes.
            "#]]),
        limited(milestone("the limit of the hour, at once"))
            .at(&[USER], used_up(Some(RESET), response(429, PRIMARY)))
            .and("token", Code::RateLimited, NONE)
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in 25 minutes.
            "#]]),
        limited(milestone("the limit of the hour, with a reset that is over"))
            .at(&[USER], used_up(Some("1000000000"), response(403, PRIMARY)))
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in a few minutes.
            "#]]),
        limited(milestone("the limit of the hour, without its end"))
            .at(&[USER], used_up(None, response(403, PRIMARY)))
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in a few minutes.
            "#]]),
        limited(milestone("the limit of an address without a token"))
            .at(&[USER], status(403, "API rate limit exceeded for 192.0.2.7. (But here's the good news: Authenticated requests get a higher rate limit.)"))
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in a few minutes.
            "#]]),
        limited(milestone("nothing is left, and no text says so"))
            .at(&[BILLING], used_up(Some(RESET), response(403, "Forbidden")))
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in 25 minutes.
            "#]]),
    ]
}

fn secondary() -> Vec<Row> {
    vec![
        limited(milestone("too fast, with a time to wait"))
            .at(COPILOT_PATHS, after("60", response(403, SECONDARY)))
            .and(COPILOT, Code::RateLimited, NONE)
            .and(MEMBERS, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in 60 seconds.
            "#]]),
        limited(milestone("too fast, with a long time to wait"))
            .at(&[USER], after("600", response(429, SECONDARY)))
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in 10 minutes.
            "#]]),
        limited(milestone("too fast, with a date to wait for"))
            .at(&[USER], after("Mon, 23 Nov 2026 12:30:00 GMT", response(429, SECONDARY)))
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in a few minutes.
            "#]]),
        limited(milestone("too fast, and no word how long"))
            .at(&[USER], Outcome::Response(response(403, SECONDARY)))
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in a few minutes.
            "#]]),
        limited(milestone("429 that is not GitHub’s")).at(&[USER], bare(429)).says(expect![[r#"
            GitHub asks to wait: this account has sent many requests. This says nothing about the token.
            Next: Try again in a few minutes.
        "#]]),
        limited(milestone("an unknown text with a time to wait"))
            .at(&[MEMBERSHIP], after("5", response(403, "Slow down, please.")))
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in 5 seconds.
            "#]]),
    ]
}

fn mixed() -> Vec<Row> {
    let policy = "The 'acme' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 366 days.";
    let refusal = "Resource not accessible by personal access token";
    vec![
        milestone("a refusal with the last request of the hour")
            .at(COPILOT_PATHS, used_up(Some(RESET), response(403, refusal)))
            .finds(Verdict::NotReady, COPILOT, Code::Refused, ANSWERED)
            .and("connection", Code::Ok, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “GitHub Copilot Business” opens.
                1. “GitHub Copilot Business” is not set on the token.
                Next: Open the token’s page in GitHub’s settings: Organization tab → Add permissions → GitHub Copilot Business → Read-only.
            "#]]),
        // The text is the policy's, and the limit was met by nobody yet.
        milestone("a policy with the last request of the hour")
            .at(&[MEMBERSHIP], used_up(Some(RESET), response(403, policy)))
            .finds(Verdict::NotReady, "owner", Code::LifetimePolicy, ANSWERED)
            .says(expect![[r#"
                acme refuses tokens that live as long as this one.
                Next: Open the token’s page in GitHub’s settings and choose a shorter expiration, or ask whoever set the limit, an owner of acme or of its enterprise, to raise it.
            "#]]),
        // Whoever comes back after the shorter one is sent away again.
        limited(milestone("two wishes to wait: the longer one counts"))
            .at(&[BILLING], after("5", response(429, SECONDARY)))
            .at(&[SEATS], after("600", response(429, SECONDARY)))
            .says(expect![[r#"
                GitHub asks to wait: this account has sent many requests. This says nothing about the token.
                Next: Try again in 10 minutes.
            "#]]),
    ]
}
