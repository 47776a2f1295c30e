//! Permissions on the user's own account.

use expect_test::expect;
use serde_json::json;
use tokenwright_core::code::{Code, Verdict};

use crate::good::{EMAILS, LIMITS, USER, bare, not_found, ok, refused};
use crate::row::{ANSWERED, NONE, Row, account};

const FINDING_EMAILS: &str = "permission:account:emails";
const FINDING_LIMITS: &str = "permission:account:interaction_limits";

pub(crate) fn rows() -> Vec<Row> {
    let asking =
        |name, permission, level| account(name).asking("user", "public", &[(permission, level)]);
    vec![
        account("a token of one’s own account")
            .finds(Verdict::Ready, FINDING_EMAILS, Code::Granted, ANSWERED)
            .and(FINDING_LIMITS, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub answered what only “Email addresses” opens.
            "#]]),
        account("no interaction limit is set")
            .at(&[LIMITS], bare(204))
            .finds(Verdict::Ready, FINDING_LIMITS, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub answered what only “Interaction limits” opens.
            "#]]),
        account("e-mail addresses are refused")
            .at(&[EMAILS], refused())
            .finds(Verdict::NotReady, FINDING_EMAILS, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “Email addresses” opens.
                1. “Email addresses” is not set on the token.
                Next: Open the token’s page in GitHub’s settings: Account tab → Add permissions → Email addresses → Read-only.
            "#]]),
        account("e-mail addresses are hidden")
            .at(&[EMAILS], not_found())
            .finds(Verdict::CouldNotCheck, FINDING_EMAILS, Code::NotProvable, ANSWERED)
            .says(expect![[r#"
                GitHub hides what “Email addresses” opens, and does not say why.
                1. “Email addresses” is not set on the token.
                2. mona does not use what “Email addresses” is about.
                Next: Open the token’s page in GitHub’s settings: Account tab → Add permissions → Email addresses → Read-only.
            "#]]),
        account("everything of the account is refused")
            .at(&[EMAILS, LIMITS], refused())
            .finds(Verdict::NotReady, FINDING_EMAILS, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “Email addresses” opens.
                1. The token was made for another “Resource owner” than mona.
                2. “Email addresses” is not set on the token.
                Next: Look at the token’s page in GitHub’s settings: its “Resource owner” must be mona.
            "#]]),
        // Mona is no organization to belong to; GitHub said that the token is hubot's,
        // and a token for an account has that account's user as its owner.
        account("the token is somebody else’s")
            .at(&[USER], ok(json!({ "login": "hubot" })))
            .finds(Verdict::NotReady, "owner", Code::WrongOwner, ANSWERED)
            .says(expect![[r#"
                The token was made for hubot, not for mona.
                Next: Create a new token with mona as “Resource owner”: the owner of a token cannot be changed.
            "#]]),
        asking("a permission whose answer proves little", "account:plan", "read")
            .finds(Verdict::ReadyWithRemarks, "permission:account:plan", Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub answered, but may do so without “Plan” as well.
                Next: Look at the token’s page in GitHub’s settings.
            "#]]),
        asking("a permission that changes no answer", "account:starring", "read")
            .finds(
                Verdict::ReadyWithRemarks,
                "permission:account:starring",
                Code::NotProvable,
                NONE,
            )
            .says(expect![[r#"
                GitHub has no address to read that tells whether “Starring” is set.
                Next: Look at the token’s page in GitHub’s settings.
            "#]]),
        asking("a permission that nothing reads", "account:gists", "write")
            .finds(Verdict::ReadyWithRemarks, "permission:account:gists", Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub has no address to read that tells whether “Gists” is set.
                Next: Look at the token’s page in GitHub’s settings.
            "#]]),
        asking("a level that no read tells", "account:keys", "write")
            .finds(Verdict::ReadyWithRemarks, "permission:account:keys", Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub answered what “Git SSH keys” opens to read. Whether it is Read and write can only be told by changing something, which Tokenwright never does.
                Next: Look at the token’s page in GitHub’s settings.
            "#]]),
    ]
}
