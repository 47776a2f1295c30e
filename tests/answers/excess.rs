//! What the token can do beyond the recipe.

use expect_test::expect;
use serde_json::json;
use tokenwright_core::answer::Failure;
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::page_state::{Grants, RepositoryAccess};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::Reading;

use crate::good::{INSTALLATIONS, PRIVATE_LIST, failed, not_found, ok, refused};
use crate::row::{ANSWERED, COPILOT, FORM, NONE, Row, milestone};

pub(crate) fn rows() -> Vec<Row> {
    [answered(), on_form()].into_iter().flatten().collect()
}

fn answered() -> Vec<Row> {
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
    ]
}

fn on_form() -> Vec<Row> {
    let reach = |name, asked: &str, seen| {
        let rules = [
            ("organization:members", "read"),
            ("organization:organization_copilot_seat_management", "read"),
        ];
        milestone(name)
            .asking("organization", asked, &rules)
            .with_form_that(|page| page.repositories = Reading::Found(seen))
    };
    let too_far =
        |row: Row| row.finds(Verdict::ReadyWithRemarks, "nothing-more", Code::MoreThanAsked, FORM);
    let near_enough = |row: Row| row.finds(Verdict::Ready, "nothing-more", Code::Ok, FORM);
    let (all, selected) = (RepositoryAccess::All, RepositoryAccess::Selected);
    vec![
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
        too_far(reach("the form had all repositories instead of some", "selected", all))
            .says(expect![[r#"
                The token can do more than asked: “All repositories”. Whoever gets hold of it can use that too.
                Next: Open the token’s page in GitHub’s settings and take it away.
            "#]]),
        too_far(reach("the form had some repositories instead of none", "public", selected)),
        near_enough(reach("the form had fewer repositories", "all", selected)),
        near_enough(reach("the form had no repository of its own", "selected", RepositoryAccess::Public)),
        near_enough(reach("the form had the repositories as asked", "all", all)),
        milestone("not all of the form’s permissions were read")
            .with_form_that(|page| {
                if let Reading::Found(grants) = &mut page.permissions {
                    grants.complete = false;
                }
            })
            .finds(Verdict::Ready, "nothing-more", Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub tells no token what else it may do, and the form could not be read completely.
                Next: Look at the token’s page in GitHub’s settings if you want to be sure.
            "#]]),
        milestone("the form’s repositories were not read")
            .with_form_that(|page| page.repositories = Reading::Absent)
            .finds(Verdict::Ready, "nothing-more", Code::NotProvable, NONE),
    ]
}
