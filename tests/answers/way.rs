//! Nothing came back, or nothing that GitHub documents: this says nothing about a token.

use expect_test::expect;
use tokenwright_core::answer::{Failure, Outcome};
use tokenwright_core::code::{Code, Verdict};

use crate::good::{
    ALL_OF_ACME, BILLING, COPILOT_PATHS, MEMBERSHIP, USER, bare, failed, refused, status,
};
use crate::row::{ANSWERED, COPILOT, MEMBERS, NONE, Row, milestone};

pub(crate) fn rows() -> Vec<Row> {
    [failures(), later(), servers(), statuses()].into_iter().flatten().collect()
}

fn user(name: &'static str, outcome: Outcome, code: Code) -> Row {
    let row = milestone(name).at(&[USER], outcome);
    row.finds(Verdict::CouldNotCheck, "connection", code, NONE).and("token", code, NONE)
}

fn billing(name: &'static str, outcome: Outcome, code: Code) -> Row {
    let row = milestone(name).at(COPILOT_PATHS, outcome);
    row.finds(Verdict::CouldNotCheck, "connection", code, NONE).and(COPILOT, code, NONE)
}

fn failures() -> Vec<Row> {
    let fails = |name, failure, code| user(name, failed(failure), code);
    vec![
        fails("no network", Failure::Offline, Code::Unreachable).says(expect![[r#"
            This computer has no network connection. This says nothing about the token.
            Next: Check your network, proxy or firewall, then try again.
        "#]]),
        fails("no such host", Failure::NameNotFound, Code::Unreachable).says(expect![[r#"
            The name of GitHub’s API was not found in the network. This says nothing about the token.
            Next: Check your network, proxy or firewall, then try again.
        "#]]),
        fails("no trusted certificate", Failure::Untrusted, Code::Unreachable).says(expect![[r#"
            The certificate that answered for GitHub’s API is not trusted here, perhaps because something in between opens the connection. This says nothing about the token.
            Next: Check your network, proxy or firewall, then try again.
        "#]]),
        fails("no connection", Failure::Unreachable, Code::Unreachable).says(expect![[r#"
            GitHub’s API cannot be reached from here. This says nothing about the token.
            Next: Check your network, proxy or firewall, then try again.
        "#]]),
        fails("the connection breaks", Failure::BrokenOff, Code::Unreachable).says(expect![[r#"
            The connection broke before GitHub’s answer was complete. This says nothing about the token.
            Next: Check your network, proxy or firewall, then try again.
        "#]]),
        fails("no answer in time", Failure::TimedOut, Code::TimedOut).says(expect![[r#"
            GitHub did not answer in time. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
    ]
}

fn later() -> Vec<Row> {
    vec![
        milestone("the network goes after the first request")
            .at(ALL_OF_ACME, failed(Failure::Offline))
            .finds(Verdict::CouldNotCheck, "connection", Code::Unreachable, NONE)
            .and("token", Code::Ok, ANSWERED)
            .and("owner", Code::Unreachable, NONE)
            .and(MEMBERS, Code::Unreachable, NONE)
            .says(expect![[r#"
                This computer has no network connection. This says nothing about the token.
                Next: Check your network, proxy or firewall, then try again.
            "#]]),
        billing("Copilot alone is too slow", failed(Failure::TimedOut), Code::TimedOut)
            .and(MEMBERS, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub did not answer in time. This says nothing about the token.
                Next: Try again in a minute.
            "#]]),
        // A refusal stands, whatever happens to the rest.
        milestone("Copilot is refused, the membership is lost")
            .at(&[MEMBERSHIP], failed(Failure::BrokenOff))
            .at(COPILOT_PATHS, refused())
            .finds(Verdict::NotReady, COPILOT, Code::Refused, ANSWERED)
            .and("connection", Code::Unreachable, NONE)
            .says(expect![[r#"
                GitHub refused what “GitHub Copilot Business” opens.
                1. An owner of acme has yet to approve the token.
                2. The token was made for another “Resource owner” than acme.
                3. “GitHub Copilot Business” is not set on the token.
                4. The token’s user is no owner of acme, and GitHub shows this to owners only.
                Next: Ask an owner of acme whether the token waits for approval, then check again.
            "#]]),
        milestone("seats are refused, billing is lost")
            .at(COPILOT_PATHS, refused())
            .at(&[BILLING], failed(Failure::TimedOut))
            .finds(Verdict::NotReady, COPILOT, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “GitHub Copilot Business” opens.
                1. “GitHub Copilot Business” is not set on the token.
                Next: Open the token’s page in GitHub’s settings: Organization tab → Add permissions → GitHub Copilot Business → Read-only.
            "#]]),
    ]
}

fn servers() -> Vec<Row> {
    let no_server = "No server is currently available to service your request.";
    let late = "We couldn't respond to your request in time.";
    let over = Code::Overloaded;
    vec![
        user("502 in HTML", bare(502), over).says(expect![[r#"
            GitHub is overloaded at the moment. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("503 in JSON", status(503, no_server), over).says(expect![[r#"
            GitHub is overloaded at the moment. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("504 in JSON", status(504, late), over).says(expect![[r#"
            GitHub is overloaded at the moment. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("500 in JSON", status(500, "Server Error"), over).says(expect![[r#"
            GitHub is overloaded at the moment. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("502 in HTML for Copilot alone", bare(502), over).says(expect![[r#"
            GitHub is overloaded at the moment. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("500 for Copilot alone", status(500, "Server Error"), over).says(expect![[r#"
            GitHub is overloaded at the moment. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        milestone("503 for all of acme")
            .at(ALL_OF_ACME, status(503, no_server))
            .finds(Verdict::CouldNotCheck, "connection", over, NONE)
            .and("owner", over, NONE)
            .says(expect![[r#"
                GitHub is overloaded at the moment. This says nothing about the token.
                Next: Try again in a minute.
            "#]]),
    ]
}

fn statuses() -> Vec<Row> {
    let odd = Code::UnexpectedAnswer;
    let version = "Invalid or unsupported API version: 2026-03-10.";
    vec![
        user("the API version is not known", status(400, version), odd).says(expect![[r#"
            GitHub does not take the version of its API that was asked for. This says nothing about the token.
            Next: Update Tokenwright, then try again.
        "#]]),
        user("a bad request", status(400, "Problems parsing JSON"), odd).says(expect![[r#"
            GitHub answered in a way that it does not document. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("a redirect of the user", bare(0), odd).says(expect![[r#"
            GitHub sent a request elsewhere, which is not followed. This says nothing about the token.
            Next: Ask whoever runs your network, or try from another one.
        "#]]),
        billing("a redirect of Copilot", bare(302), odd).says(expect![[r#"
            GitHub sent a request elsewhere, which is not followed. This says nothing about the token.
            Next: Ask whoever runs your network, or try from another one.
        "#]]),
        billing("not modified", bare(304), odd).says(expect![[r#"
            GitHub answered in a way that it does not document. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("a teapot", status(418, "I'm a teapot"), odd).says(expect![[r#"
            GitHub answered in a way that it does not document. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("403 with a text that nobody has seen", status(403, "No."), odd)
            .says(expect![[r#"
                GitHub answered in a way that it does not document. This says nothing about the token.
                Next: Try again in a minute.
            "#]]),
        milestone("Copilot is blocked")
            .at(COPILOT_PATHS, status(451, "Repository access blocked"))
            .finds(Verdict::CouldNotCheck, COPILOT, Code::NotProvable, ANSWERED)
            .says(expect![[r#"
                GitHub has blocked what “GitHub Copilot Business” opens, for everyone.
                Next: Name another repository.
            "#]]),
        milestone("the membership is answered with 422")
            .at(&[MEMBERSHIP], status(422, "Validation Failed"))
            .finds(Verdict::CouldNotCheck, "owner", Code::UnexpectedAnswer, ANSWERED)
            .says(expect![[r#"
                GitHub’s answer about acme is none that it documents.
                Next: Try again in a minute.
            "#]]),
    ]
}
