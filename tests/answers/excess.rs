//! What the token can do beyond the recipe.

use expect_test::expect;
use serde_json::json;
use tokenwright_core::answer::Failure;
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::page_state::Grants;
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::Reading;

use crate::good::{INSTALLATIONS, PRIVATE_LIST, failed, not_found, ok, refused};
use crate::row::{ANSWERED, COPILOT, FORM, NONE, Row, milestone};

pub(crate) fn rows() -> Vec<Row> {
    let private = |name: &str| json!([{ "full_name": name, "private": true }]);
    vec![
        milestone("Administration answers for Copilot too")
            .at(&[INSTALLATIONS], ok(json!({ "installations": [] })))
            .finds(Verdict::ReadyWithRemarks, "nothing-more", Code::MoreThanAsked, ANSWERED)
            .and(COPILOT, Code::NotProvable, NONE)
            .says(expect![[r#"
                The token can do more than asked: Administration (Organization). Whoever gets hold of it could at least see the settings of the organization and its installed apps.
                Next: Open the token’s page in GitHub’s settings and take it away.
            "#]]),
        milestone("Administration answers, and the form had Copilot")
            .with_form()
            .at(&[INSTALLATIONS], ok(json!({ "installations": [] })))
            .finds(Verdict::ReadyWithRemarks, "nothing-more", Code::MoreThanAsked, ANSWERED)
            .and(COPILOT, Code::Granted, FORM)
            .says(expect![[r#"
                The token can do more than asked: Administration (Organization). Whoever gets hold of it could at least see the settings of the organization and its installed apps.
                Next: Open the token’s page in GitHub’s settings and take it away.
            "#]]),
        milestone("whether Administration is set is hidden")
            .at(&[INSTALLATIONS], not_found())
            .finds(Verdict::ReadyWithRemarks, COPILOT, Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub answered, but “Administration” (Organization) opens the same: “GitHub Copilot Business” may be missing.
                Next: Look at the token’s page in GitHub’s settings.
            "#]]),
        milestone("whether Administration is set was not answered in time")
            .at(&[INSTALLATIONS], failed(Failure::TimedOut))
            .finds(Verdict::CouldNotCheck, "connection", Code::TimedOut, NONE)
            .and(COPILOT, Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub did not answer in time. This says nothing about the token.
                Next: Try again in a minute.
            "#]]),
        milestone("a private repository is in the list that must be empty")
            .at(&[PRIVATE_LIST], ok(private("acme/rocket-skates")))
            .finds(Verdict::ReadyWithRemarks, "nothing-more", Code::MoreThanAsked, ANSWERED)
            .says(expect![[r#"
                The token can do more than asked: the private repository acme/rocket-skates. Whoever gets hold of it can use that too.
                Next: Open the token’s page in GitHub’s settings and take it away.
            "#]]),
        milestone("a repository of somebody else is in the list")
            .at(&[PRIVATE_LIST], ok(private("globex/website")))
            .finds(Verdict::Ready, "nothing-more", Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub tells no token what else it may do, and the form was not seen.
                Next: Look at the token’s page in GitHub’s settings if you want to be sure.
            "#]]),
        milestone("the list of private repositories is refused")
            .at(&[PRIVATE_LIST], refused())
            .finds(Verdict::Ready, "nothing-more", Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub tells no token what else it may do, and the form was not seen.
                Next: Look at the token’s page in GitHub’s settings if you want to be sure.
            "#]]),
        milestone("the form had Members at Read and write")
            .with_form_that(|page| {
                let id = PermissionId::new(Scope::Organization, "members");
                if let Reading::Found(Grants { known, .. }) = &mut page.permissions {
                    known.insert(id, Reading::Found(Level::Write));
                }
            })
            .finds(Verdict::ReadyWithRemarks, "nothing-more", Code::MoreThanAsked, FORM)
            .says(expect![[r#"
                The token can do more than asked: Members (Organization, Read and write). Whoever gets hold of it could invite and remove members, and change teams and roles.
                Next: Open the token’s page in GitHub’s settings and take it away.
            "#]]),
    ]
}
