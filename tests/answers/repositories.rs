//! Permissions on repositories, and whether the token reaches those that were named.

use expect_test::expect;
use serde_json::json;
use tokenwright_core::answer::Outcome;
use tokenwright_core::code::{Code, Verdict};

use crate::good::{
    ACTIONS, ALL_OF_SKATES, ANVIL, COMMITS, CREATION_CAP, ISSUES, MEMBERSHIP, PRIVATE_LIST, SKATES,
    bare, not_found, ok, refused, status,
};
use crate::row::{ANSWERED, CONTENTS, METADATA, NONE, Row, repository};

const ADMINISTRATION: &str = "permission:repository:administration";
const FINDING_ISSUES: &str = "permission:repository:issues";
const DEPENDABOT: &str = "permission:repository:vulnerability_alerts";
const DEPENDABOT_ALERTS: &str = "/repos/acme/rocket-skates/dependabot/alerts";

pub(crate) fn rows() -> Vec<Row> {
    [reach(), hidden(), off(), levels()].into_iter().flatten().collect()
}

/// A token for the private repository alone.
fn skates(name: &'static str) -> Row {
    repository(name).naming(&["rocket-skates"])
}

fn private(names: &[&str]) -> Outcome {
    ok(names.iter().map(|name| json!({ "full_name": name, "private": true })).collect())
}

fn reach() -> Vec<Row> {
    vec![
        skates("a private repository")
            .at(&[PRIVATE_LIST], private(&["acme/rocket-skates"]))
            .finds(Verdict::Ready, METADATA, Code::Granted, ANSWERED)
            .and(CONTENTS, Code::Granted, ANSWERED)
            .and(ADMINISTRATION, Code::Granted, ANSWERED)
            .and("owner", Code::Ok, ANSWERED)
            .says(expect![[r#"
                The token sees acme/rocket-skates.
            "#]]),
        repository("a private and a public repository")
            .finds(Verdict::ReadyWithRemarks, METADATA, Code::NotProvable, NONE)
            .and(CONTENTS, Code::Granted, ANSWERED)
            .says(expect![[r#"
                Everybody sees acme/anvil, so the answer does not tell whether the token was given it.
                Next: Look at “Repository access” on the token’s page in GitHub’s settings.
            "#]]),
        skates("the repository is public")
            .at(&[SKATES], ok(json!({ "full_name": "acme/rocket-skates", "private": false })))
            .finds(Verdict::CouldNotCheck, CONTENTS, Code::NotProvable, NONE)
            .and(FINDING_ISSUES, Code::NotProvable, NONE)
            .and(ADMINISTRATION, Code::Granted, ANSWERED)
            .and(METADATA, Code::NotProvable, NONE)
            .says(expect![[r#"
                acme/rocket-skates is public: GitHub answers there without “Contents” too.
                Next: Name a private repository first, and verify again.
            "#]]),
        skates("another private repository is seen")
            .at(&[PRIVATE_LIST], private(&["acme/rocket-skates", "acme/payroll"]))
            .finds(Verdict::ReadyWithRemarks, "nothing-more", Code::MoreThanAsked, ANSWERED)
            .says(expect![[r#"
                The token can do more than asked: the private repository acme/payroll. Whoever gets hold of it can use that too.
                Next: Open the token’s page in GitHub’s settings and take it away.
            "#]]),
        skates("Members is held though nobody asked")
            .at(&[MEMBERSHIP], ok(json!({ "role": "admin", "state": "active" })))
            .finds(Verdict::ReadyWithRemarks, "nothing-more", Code::MoreThanAsked, ANSWERED)
            .and("owner", Code::Ok, ANSWERED)
            .says(expect![[r#"
                The token can do more than asked: Members (Organization). Whoever gets hold of it could at least list the members and teams of the organization, hidden ones too.
                Next: Open the token’s page in GitHub’s settings and take it away.
            "#]]),
        skates("the user is no member")
            .at(&[MEMBERSHIP], not_found())
            .at(ALL_OF_SKATES, not_found())
            .finds(Verdict::NotReady, "owner", Code::NotAMember, ANSWERED)
            .says(expect![[r#"
                The token’s user does not belong to acme, or there is no organization of this name.
                Next: Create the token with an account that belongs to acme.
            "#]]),
    ]
}

fn hidden() -> Vec<Row> {
    vec![
        // 404 is no refusal, and Members, which was refused, is not asked for: nothing says "waiting".
        skates("the repository is hidden")
            .at(ALL_OF_SKATES, not_found())
            .finds(Verdict::CouldNotCheck, METADATA, Code::NotProvable, ANSWERED)
            .and(CONTENTS, Code::NotProvable, ANSWERED)
            .says(expect![[r#"
                GitHub hides acme/rocket-skates from this token: it is not among the token’s repositories, or its name is not right.
                Next: Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and add it.
            "#]]),
        // The list proves that the token reaches acme.
        skates("the repository is hidden, another one is seen")
            .at(ALL_OF_SKATES, not_found())
            .at(&[PRIVATE_LIST], private(&["acme/payroll"]))
            .finds(Verdict::CouldNotCheck, METADATA, Code::NotProvable, ANSWERED)
            .says(expect![[r#"
                GitHub hides acme/rocket-skates from this token: it is not among the token’s repositories, or its name is not right.
                Next: Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and add it.
            "#]]),
        repository("the second repository is hidden")
            .at(&[ANVIL], not_found())
            .finds(Verdict::CouldNotCheck, METADATA, Code::NotProvable, ANSWERED)
            .and(CONTENTS, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub hides acme/anvil from this token: it is not among the token’s repositories, or its name is not right.
                Next: Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and add it.
            "#]]),
        // Only Members was asked, which the recipe does not want: that is no refusal of everything.
        repository("no repository is named")
            .naming(&[])
            .finds(Verdict::CouldNotCheck, CONTENTS, Code::NotProvable, NONE)
            .and(ADMINISTRATION, Code::NotProvable, NONE)
            .says(expect![[r#"
                “Contents” can only be tried on a repository, and none was named.
                Next: Name a private repository that the token should reach, and verify again.
            "#]]),
        skates("everything of the repository is refused")
            .at(ALL_OF_SKATES, refused())
            .finds(Verdict::Waiting, "owner", Code::WaitingForApproval, ANSWERED)
            .says(expect![[r#"
                acme refused everything that was asked: most likely an owner has yet to approve the token.
                1. An owner of acme has yet to approve the token. Until then it reads public data only.
                2. The token was made for another “Resource owner” than acme.
                3. None of the permissions is set on the token.
                Next: Ask an owner of acme to approve it: organization settings → Personal access tokens → Pending requests. Then check again.
            "#]]),
        skates("the repository is renamed, in a browser")
            .at(ALL_OF_SKATES, bare(0))
            .finds(Verdict::CouldNotCheck, "connection", Code::UnexpectedAnswer, NONE)
            .and(METADATA, Code::UnexpectedAnswer, NONE)
            .and(CONTENTS, Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                GitHub sent a request elsewhere, which is not followed. This says nothing about the token.
                Next: The repository may have another name now: type it as it stands on GitHub, then try again.
            "#]]),
        skates("the repository is renamed, with its status")
            .at(ALL_OF_SKATES, status(301, "Moved Permanently"))
            .finds(Verdict::CouldNotCheck, METADATA, Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                GitHub could not be asked about acme/rocket-skates.
                Next: Type the name as it stands on GitHub, and verify again.
            "#]]),
        skates("the repository is blocked")
            .at(ALL_OF_SKATES, status(451, "Repository access blocked"))
            .finds(Verdict::CouldNotCheck, METADATA, Code::NotProvable, ANSWERED)
            .and(CONTENTS, Code::NotProvable, ANSWERED)
            .says(expect![[r#"
                GitHub has blocked acme/rocket-skates, for everyone.
                Next: Name another repository.
            "#]]),
    ]
}

fn off() -> Vec<Row> {
    let dependabot = |name, outcome| {
        let rules = [("repository:vulnerability_alerts", "read")];
        skates(name).asking("organization", "selected", &rules).at(&[DEPENDABOT_ALERTS], outcome)
    };
    let disabled = "Dependabot alerts are disabled for this repository.";
    vec![
        // The sentence misleads today: the repository is empty, and Contents may well be set;
        // no owner of acme can switch it on.
        skates("the repository is empty")
            .at(&[COMMITS], status(409, "Git Repository is empty."))
            .finds(Verdict::CouldNotCheck, CONTENTS, Code::FeatureOff, ANSWERED)
            .says(expect![[r#"
                What “Contents” is about is switched off in acme/rocket-skates, or there is nothing yet, so it cannot be proven there.
                Next: Name another private repository, and verify again.
            "#]]),
        // The sentence misleads today: it is the repository’s setting, not acme’s.
        skates("issues are switched off")
            .at(&[ISSUES], status(410, "Issues are disabled for this repo"))
            .finds(Verdict::CouldNotCheck, FINDING_ISSUES, Code::FeatureOff, ANSWERED)
            .says(expect![[r#"
                What “Issues” is about is switched off in acme/rocket-skates, or there is nothing yet, so it cannot be proven there.
                Next: Name another private repository, and verify again.
            "#]]),
        dependabot("Dependabot is on", ok(json!([])))
            .finds(Verdict::Ready, DEPENDABOT, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub answered what only “Dependabot alerts” opens.
            "#]]),
        dependabot("Dependabot is switched off", status(403, disabled))
            .finds(Verdict::CouldNotCheck, DEPENDABOT, Code::FeatureOff, ANSWERED)
            .says(expect![[r#"
                What “Dependabot alerts” is about is switched off in acme/rocket-skates, or there is nothing yet, so it cannot be proven there.
                Next: Name another private repository, and verify again.
            "#]]),
        // GitHub showed the private repository, so the token does not wait: only this
        // permission is missing.
        dependabot("Dependabot is refused, the repository is seen", refused())
            .finds(Verdict::NotReady, DEPENDABOT, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “Dependabot alerts” opens.
                1. “Dependabot alerts” is not set on the token.
                2. The token’s user may do too little in this repository.
                Next: Open the token’s page in GitHub’s settings: Repositories tab → Add permissions → Dependabot alerts → Read-only.
            "#]]),
        // GitHub showed the private repository, so the token does not wait; and 404 is no
        // refusal.
        dependabot("Dependabot is hidden", not_found())
            .finds(Verdict::CouldNotCheck, DEPENDABOT, Code::NotProvable, ANSWERED)
            .says(expect![[r#"
                GitHub hides what “Dependabot alerts” opens, and does not say why.
                1. “Dependabot alerts” is not set on the token.
                2. The token’s user may do too little in this repository.
                3. acme does not use what “Dependabot alerts” is about.
                Next: Open the token’s page in GitHub’s settings: Repositories tab → Add permissions → Dependabot alerts → Read-only.
            "#]]),
    ]
}

fn levels() -> Vec<Row> {
    let reading = [("repository:administration", "read")];
    let asks = |name, level| {
        skates(name).asking("organization", "selected", &[("repository:contents", level)])
    };
    vec![
        skates("Contents is refused")
            .at(&[COMMITS], refused())
            .finds(Verdict::NotReady, CONTENTS, Code::Refused, ANSWERED)
            .and(FINDING_ISSUES, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “Contents” opens.
                1. “Contents” is not set on the token.
                Next: Open the token’s page in GitHub’s settings: Repositories tab → Add permissions → Contents → Read-only.
            "#]]),
        // The sentence misleads today: it is set, at Read-only, as the other address answered.
        skates("Administration is there to read only")
            .at(&[CREATION_CAP], refused())
            .finds(Verdict::NotReady, ADMINISTRATION, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “Administration” opens.
                1. “Administration” is not set to Read and write on the token.
                2. The token’s user may do too little in this repository.
                Next: Open the token’s page in GitHub’s settings: Repositories tab → Add permissions → Administration → Read and write.
            "#]]),
        skates("Administration is refused")
            .at(&[ACTIONS, CREATION_CAP], refused())
            .finds(Verdict::NotReady, ADMINISTRATION, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “Administration” opens.
                1. “Administration” is not set to Read and write on the token.
                2. The token’s user may do too little in this repository.
                Next: Open the token’s page in GitHub’s settings: Repositories tab → Add permissions → Administration → Read and write.
            "#]]),
        skates("Administration is there to write, though it was asked to read")
            .asking("organization", "selected", &reading)
            .finds(Verdict::ReadyWithRemarks, "nothing-more", Code::MoreThanAsked, ANSWERED)
            .and(ADMINISTRATION, Code::Granted, ANSWERED)
            .says(expect![[r#"
                The token can do more than asked: Administration (Repositories, Read and write). Whoever gets hold of it could give others access, switch protection off, and delete the repositories.
                Next: Open the token’s page in GitHub’s settings and take it away.
            "#]]),
        skates("Administration is there to read, as asked")
            .asking("organization", "selected", &reading)
            .at(&[CREATION_CAP], refused())
            .finds(Verdict::Ready, ADMINISTRATION, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub answered what only “Administration” opens.
            "#]]),
        asks("whether Contents may be written", "write")
            .finds(Verdict::ReadyWithRemarks, CONTENTS, Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub answered what “Contents” opens to read. Whether it is Read and write can only be told by changing something, which Tokenwright never does.
                Next: Look at the token’s page in GitHub’s settings.
            "#]]),
        skates("the user is no administrator of the repository")
            .at(&[ACTIONS, CREATION_CAP], status(403, "Must have admin rights to Repository."))
            .finds(Verdict::NotReady, ADMINISTRATION, Code::OwnerRoleNeeded, ANSWERED)
            .says(expect![[r#"
                GitHub says that the token’s user needs a higher role for this. “Administration” may well be set.
                Next: Have an owner of acme create the token, best from a bot account that is an owner.
            "#]]),
    ]
}
