//! Whether the token holds one permission of the recipe.

use super::cause::{self, Cause, Need};
use super::finding::{Finding, FindingId, Judged};
use super::{Case, Witness, owner};
use crate::answers::Role;
use crate::catalogue::{Catalogue, Permission};
use crate::code::Code;
use crate::permission::{Level, PermissionId, Scope};
use crate::proof::{self, Open, Standing, Unasked};
use crate::recipe::PermissionRule;
use crate::repository::RepositoryName;

/// Where a person can see what no answer tells.
const LOOK: &str = "Look at the token’s page in GitHub’s settings.";

pub(super) fn finding(rule: &PermissionRule, case: &Case<'_>) -> Finding {
    let title = Catalogue::built_in().title(&rule.permission);
    let known = case.known();
    let permission = Catalogue::built_in().get(&rule.permission);
    let (judged, asked) = match permission {
        Some(permission) => {
            let asked = proof::paths(permission, rule.level, &known).unwrap_or_default();
            (Question { rule, permission, title: &title, case }.judge(), asked)
        }
        None => (unproven(rule.level, &title, Unasked::Unknown), Vec::new()),
    };
    let question = format!("{title}: {}", rule.level.label());
    judged.on(FindingId::Permission(rule.permission.clone()), question, &asked, &known)
}

/// The level at which the form had a permission when the token was made.
pub(super) fn seen_on_form(case: &Case<'_>, id: &PermissionId) -> Option<Level> {
    let page =
        |witness: &Witness| witness.page.permissions.found()?.known.get(id)?.found().copied();
    page(case.witness?)
}

/// One permission of the recipe.
struct Question<'a> {
    rule: &'a PermissionRule,
    permission: &'a Permission,
    title: &'a str,
    case: &'a Case<'a>,
}

impl Question<'_> {
    fn judge(&self) -> Judged {
        let (title, owner) = (self.title, &self.case.subject.owner);
        match proof::standing(self.permission, self.rule.level, &self.case.known()) {
            Standing::Granted => Judged::answered(
                Code::Granted,
                format!("GitHub answered what only “{title}” opens."),
            ),
            Standing::Refused => self.refused(None),
            Standing::RefusedOn(name) => self.refused(Some(name)),
            Standing::RoleTooSmall => self.role_needed(),
            Standing::Hidden => self.hidden(),
            Standing::OutOfReach(name) if owner::explains_refusals(self.case) => Judged::answered(
                Code::NotProvable,
                format!("GitHub hides {owner}/{name} from this token, like everything of {owner}."),
            )
            .unfinished(),
            Standing::OutOfReach(name) => Judged::answered(
                Code::NotProvable,
                format!(
                    "GitHub hides {owner}/{name} from this token, so “{title}” cannot be tried there."
                ),
            )
            .unfinished(),
            Standing::FeatureOff => self.feature_off(),
            Standing::Blocked => Judged::answered(
                Code::NotProvable,
                format!("GitHub has blocked what “{title}” opens, for everyone."),
            )
            .next("Name another repository.")
            .unfinished(),
            Standing::Barred => Judged::without_evidence(
                Code::NotProvable,
                format!("“{title}” cannot be seen while the token as a whole is refused."),
            )
            .unfinished(),
            Standing::Silent(trouble) => Judged::without_evidence(
                trouble.code(),
                format!("GitHub could not be asked about “{title}”."),
            )
            .next("Try again in a minute."),
            Standing::Shared(others) => self.or_form(|| shared(title, &others)),
            Standing::Open(open) => self.or_form(|| self.open(&open)),
            Standing::Unasked(Unasked::Missed) => Judged::without_evidence(
                Code::TimedOut,
                format!("“{title}” was not asked: the run ended before."),
            )
            .next("Verify again."),
            Standing::Unasked(why) => self.or_form(|| unproven(self.rule.level, title, why)),
        }
    }

    /// What the form showed, where no answer proves it; else what is left to say.
    fn or_form(&self, otherwise: impl FnOnce() -> Judged) -> Judged {
        match seen_on_form(self.case, &self.rule.permission) {
            Some(level) if level >= self.rule.level => Judged::on_form(
                Code::Granted,
                format!(
                    "The form said {} for “{}”; no answer proves it.",
                    level.label(),
                    self.title
                ),
            ),
            _ => otherwise(),
        }
    }

    fn open(&self, open: &Open) -> Judged {
        let title = self.title;
        let owner = &self.case.subject.owner;
        let (says, next) = match open {
            Open::Repository(name) => (
                format!("{owner}/{name} is public: GitHub answers there without “{title}” too."),
                "Name a private repository first, and verify again.",
            ),
            Open::ToAll => (format!("GitHub answers the same with and without “{title}”."), LOOK),
            Open::Untested => {
                (format!("GitHub answered, but may do so without “{title}” as well."), LOOK)
            }
        };
        let judged = Judged::without_evidence(Code::NotProvable, says).next(next);
        if matches!(open, Open::Repository(_)) { judged.unfinished() } else { judged }
    }

    fn refused(&self, on: Option<RepositoryName>) -> Judged {
        let causes = cause::of_refusal(self.case, self.permission, self.rule.level, on);
        if causes.first() == Some(&Cause::Role) && self.need() == Need::Missing {
            return self.role_needed();
        }
        let title = self.title;
        if owner::explains_refusals(self.case) {
            let owner = &self.case.subject.owner;
            let says = format!("GitHub refused what “{title}” opens, like everything of {owner}.");
            return Judged::answered(Code::Refused, says);
        }
        let words: Vec<String> = causes
            .iter()
            .map(|cause| cause.words(self.case, self.permission, self.rule.level))
            .collect();
        let judged =
            Judged::answered(Code::Refused, format!("GitHub refused what “{title}” opens."));
        let next = causes.first().map(|cause| self.remedy(cause));
        judged.causes(words).maybe_next(next)
    }

    fn remedy(&self, cause: &Cause) -> String {
        let (title, owner) = (self.title, &self.case.subject.owner);
        let (tab, level) = (self.rule.permission.scope.tab(), self.rule.level.label());
        match cause {
            Cause::Approval => format!(
                "Ask an owner of {owner} whether the token waits for approval, then check again."
            ),
            Cause::OtherOwner => format!(
                "Look at the token’s page in GitHub’s settings: its “Resource owner” must be {owner}."
            ),
            Cause::Permission => format!(
                "Open the token’s page in GitHub’s settings: {tab} tab → Add permissions → {title} → {level}."
            ),
            Cause::Repository(name) => format!(
                "Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and see whether {name} is among them. Or name a private repository that is."
            ),
            Cause::RepositoryRole => {
                "Create the token with an account that administers the repository.".into()
            }
            Cause::Changed => LOOK.into(),
            Cause::Role => format!(
                "Have an owner of {owner} create the token, best from a bot account that is an owner."
            ),
            Cause::Feature => format!("Ask an owner whether it is switched on for {owner}."),
        }
    }

    fn need(&self) -> Need {
        cause::need(self.case, self.permission)
    }

    fn role_needed(&self) -> Judged {
        let owner = &self.case.subject.owner;
        let says = if self.need() == Need::Missing {
            format!(
                "GitHub shows this to owners of {owner} only, and the token’s user is a member. “{}” may well be set.",
                self.title
            )
        } else {
            format!(
                "GitHub says that the token’s user needs a higher role for this. “{}” may well be set.",
                self.title
            )
        };
        Judged::answered(Code::OwnerRoleNeeded, says).next(self.remedy(&Cause::Role))
    }

    /// 404 hides more than it tells: the role decides what it means, and it never means "refused".
    fn hidden(&self) -> Judged {
        match (self.case.known().role(), self.need()) {
            (_, Need::Missing) => self.role_needed(),
            (Some(Role::Owner), _) => self.feature_off(),
            _ => {
                let level = self.rule.level;
                let mut causes = cause::of_refusal(self.case, self.permission, level, None);
                if !causes.contains(&Cause::Feature) {
                    causes.push(Cause::Feature);
                }
                let words = causes
                    .iter()
                    .map(|cause| cause.words(self.case, self.permission, self.rule.level))
                    .collect();
                Judged::answered(
                    Code::NotProvable,
                    format!("GitHub hides what “{}” opens, and does not say why.", self.title),
                )
                .causes(words)
                .maybe_next(causes.first().map(|cause| self.remedy(cause)))
                .unfinished()
            }
        }
    }

    fn feature_off(&self) -> Judged {
        let title = self.title;
        let owner = &self.case.subject.owner;
        let repository = self.case.known().tried_on();
        let (says, next) = match repository
            .filter(|_| self.rule.permission.scope == Scope::Repository)
        {
            Some(name) => (
                format!(
                    "What “{title}” is about is switched off in {owner}/{name}, or there is nothing yet, so it cannot be proven there."
                ),
                "Name another private repository, and verify again.".to_owned(),
            ),
            None => (
                format!(
                    "{owner} probably does not use what “{title}” is about, so it cannot be proven."
                ),
                self.remedy(&Cause::Feature),
            ),
        };
        Judged::answered(Code::FeatureOff, says).next(next)
    }
}

/// Another permission of the token opens the same, and the form was not seen.
fn shared(title: &str, others: &[PermissionId]) -> Judged {
    let catalogue = Catalogue::built_in();
    let others: Vec<String> = others
        .iter()
        .map(|other| format!("“{}” ({})", catalogue.title(other), other.scope.tab()))
        .collect();
    Judged::without_evidence(
        Code::NotProvable,
        format!(
            "GitHub answered, but {} opens the same: “{title}” may be missing.",
            others.join(" or ")
        ),
    )
    .next(LOOK)
}

/// Why no request proves this, in a sentence.
fn unproven(level: Level, title: &str, why: Unasked) -> Judged {
    let says = match why {
        Unasked::Unknown => format!("Tokenwright does not know “{title}”."),
        Unasked::NoAddress | Unasked::Missed => {
            format!("GitHub has no address to read that tells whether “{title}” is set.")
        }
        Unasked::NoAddressForLevel => format!(
            "GitHub answered what “{title}” opens to read. Whether it is {} can only be told by changing something, which Tokenwright never does.",
            level.label()
        ),
        Unasked::NeedsRepository => {
            format!("“{title}” can only be tried on a repository, and none was named.")
        }
        Unasked::NeedsName(what) => {
            format!("“{title}” can only be tried on {what}, and its name is not known.")
        }
    };
    let next = match why {
        Unasked::NeedsRepository => {
            "Name a private repository that the token should reach, and verify again."
        }
        _ => LOOK,
    };
    let judged = Judged::without_evidence(Code::NotProvable, says).next(next);
    if why == Unasked::NeedsRepository { judged.unfinished() } else { judged }
}
