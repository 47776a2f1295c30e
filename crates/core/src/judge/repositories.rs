//! Whether the token reaches the repositories that were named. GitHub gives "Metadata" with every
//! repository permission, so this is the finding on Metadata.

use super::finding::{Finding, FindingId, Judged};
use super::{Case, owner};
use crate::answer::Meaning;
use crate::answers::Seen;
use crate::api_path::ApiPath;
use crate::code::Code;
use crate::permission::{PermissionId, Scope};

pub(super) fn finding(case: &Case<'_>) -> Option<Finding> {
    let known = case.known();
    let subject = case.subject;
    let path = |name| ApiPath::repository(&subject.owner, name);
    let names: Vec<_> =
        subject.repositories.iter().filter(|name| known.get(&path(name)).is_some()).collect();
    if names.is_empty() {
        return None;
    }
    let with = |seen: Seen| {
        let of = names.iter().filter(|name| known.repository(name) == seen);
        of.map(|name| format!("{}/{name}", subject.owner)).collect::<Vec<_>>()
    };
    let (hidden, public, unknown) = (with(Seen::Hidden), with(Seen::Public), with(Seen::Unknown));
    let judged = if !hidden.is_empty() && owner::explains_refusals(case) {
        let hidden = hidden.join(", ");
        let says =
            format!("GitHub hides {hidden} from this token, like everything of {}.", subject.owner);
        Judged::answered(Code::NotProvable, says).unfinished()
    } else if !hidden.is_empty() {
        Judged::answered(
            Code::NotProvable,
            format!(
                "GitHub hides {} from this token: it is not among the token’s repositories, or its name is not right.",
                hidden.join(", ")
            ),
        )
        .next("Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and add it.")
        .unfinished()
    } else if !unknown.is_empty() {
        let meanings = names.iter().filter_map(|name| known.meaning(&path(name)));
        unclear(&unknown.join(", "), meanings)
    } else if !public.is_empty() {
        Judged::without_evidence(
            Code::NotProvable,
            format!(
                "Everybody sees {}, so the answer does not tell whether the token was given it.",
                public.join(", ")
            ),
        )
        .next("Look at “Repository access” on the token’s page in GitHub’s settings.")
    } else {
        let names = with(Seen::Private).join(", ");
        Judged::answered(Code::Granted, format!("The token sees {names}."))
    };
    let asked: Vec<ApiPath> = names.into_iter().map(path).collect();
    let id = PermissionId::new(Scope::Repository, "metadata");
    Some(judged.on(FindingId::Permission(id), "Repository access", &asked, &known))
}

/// Neither seen nor hidden: what came instead.
fn unclear(names: &str, mut meanings: impl Iterator<Item = Meaning>) -> Judged {
    let told = meanings.find(|meaning| !matches!(meaning, Meaning::Answered | Meaning::Hidden));
    match told {
        Some(Meaning::Way(trouble)) => Judged::without_evidence(
            trouble.code(),
            format!("GitHub could not be asked about {names}."),
        )
        .next("Type the name as it stands on GitHub, and verify again."),
        Some(Meaning::Blocked) => Judged::answered(
            Code::NotProvable,
            format!("GitHub has blocked {names}, for everyone."),
        )
        .next("Name another repository.")
        .unfinished(),
        _ => Judged::answered(
            Code::NotProvable,
            format!(
                "What GitHub answered about {names} does not tell whether the token reaches it."
            ),
        )
        .next("Look at “Repository access” on the token’s page in GitHub’s settings.")
        .unfinished(),
    }
}
