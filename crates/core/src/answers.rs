//! All answers about one subject, and what they tell apart from permissions.

use crate::answer::{Answer, Meaning};
use crate::api_path::{ApiPath, Blanks};
use crate::catalogue::{Catalogue, Quality};
use crate::login::Login;
use crate::redact::redact;
use crate::repository::RepositoryName;
use crate::subject::Subject;
use crate::token::Kind;

/// All answers about one subject.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answers<'a> {
    pub(crate) subject: &'a Subject,
    pub(crate) all: &'a [Answer],
}

/// The place of the token's user in the organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// GitHub says `admin`.
    Owner,
    /// Any other word.
    Member,
}

/// What GitHub told of a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// The token sees it, and not everybody does.
    Private,
    /// Everybody sees it.
    Public,
    /// GitHub hides it from this token.
    Hidden,
    /// It was not asked, or the answer says nothing.
    Unknown,
}

impl<'a> Answers<'a> {
    pub(crate) fn get(&self, path: &ApiPath) -> Option<&'a Answer> {
        self.all.iter().find(|answer| answer.path == *path)
    }

    pub(crate) fn meaning(&self, path: &ApiPath) -> Option<Meaning> {
        self.get(path).map(Answer::meaning)
    }

    pub(crate) fn answered(&self, path: &ApiPath) -> bool {
        self.meaning(path) == Some(Meaning::Answered)
    }

    /// The token's user, if GitHub told whose it is.
    pub(crate) fn user(&self) -> Option<Login> {
        let path = ApiPath::user();
        let login = self.get(&path)?.response()?.raw("login")?;
        let is_token = holds_prefix(login);
        Login::parse(login).ok().filter(|_| !is_token).filter(|_| self.answered(&path))
    }

    /// Whether the owner is the token's user; `false` also while that is not known.
    pub(crate) fn owner_is_user(&self) -> bool {
        self.user().is_some_and(|user| self.subject.owner.is(user.as_str()))
    }

    /// The place of the token's user in the organization, if GitHub told it.
    pub(crate) fn role(&self) -> Option<Role> {
        let path = ApiPath::membership(&self.subject.owner);
        let answer = self.get(&path).filter(|_| self.answered(&path))?;
        let response = answer.response()?;
        let role = response.text("role")?;
        // An invitation that was not accepted yet names the role that it would give.
        if response.text("state").is_some_and(|state| state != "active") {
            return None;
        }
        Some(if role == "admin" { Role::Owner } else { Role::Member })
    }

    /// Whether GitHub answered something that it shows to owners of the organization only.
    pub(crate) fn user_acts_as_owner(&self) -> bool {
        let permissions = Catalogue::built_in().permissions.iter();
        let owners_only =
            permissions.filter(|it| it.probe.quality == Quality::OwnerOnly && !it.has_other_role());
        let mut paths = owners_only.filter_map(|known| self.fill(known.probe.get.as_deref()?).ok());
        paths.any(|path| self.answered(&path))
    }

    pub(crate) fn repository(&self, name: &RepositoryName) -> Seen {
        let Some(answer) = self.get(&ApiPath::repository(&self.subject.owner, name)) else {
            return Seen::Unknown;
        };
        let private = || answer.response()?.body.as_ref()?.get("private")?.as_bool();
        match answer.meaning() {
            Meaning::Answered => match private() {
                Some(true) => Seen::Private,
                Some(false) => Seen::Public,
                None => Seen::Unknown,
            },
            Meaning::Hidden => Seen::Hidden,
            _ => Seen::Unknown,
        }
    }

    /// Where to ask for private repositories that the token sees.
    pub(crate) fn private_list(&self) -> ApiPath {
        // One more than were named: if that many come, one of them was not.
        let count = self.subject.repositories.len() + 1;
        if self.owner_is_user() {
            ApiPath::private_repositories_of_user(count)
        } else {
            ApiPath::private_repositories_of_organization(&self.subject.owner, count)
        }
    }

    /// Private repositories of the owner that the token sees, as far as they were asked for. `None`
    /// stands for one whose name must not be repeated, because it may be part of a token.
    pub(crate) fn private_repositories(&self) -> Vec<Option<RepositoryName>> {
        let path = self.private_list();
        let list = self.get(&path).filter(|_| self.answered(&path));
        let list = list.and_then(|answer| answer.response()?.body.as_ref()?.as_array());
        let owner = &self.subject.owner;
        let of_owner = |item: &serde_json::Value| {
            let is_private = item.get("private")?.as_bool()?;
            let full_name = item.get("full_name")?.as_str()?;
            let (of, name) = full_name.split_once('/')?;
            let name = RepositoryName::parse(name, owner).ok().filter(|_| redact(name) == name);
            (is_private && owner.is(of)).then_some(name)
        };
        list.into_iter().flatten().take(100).filter_map(of_owner).collect()
    }

    /// The repository on which permissions are tried, with these answers.
    pub(crate) fn tried_on(&self) -> Option<RepositoryName> {
        let named = self.subject.repositories.first().cloned();
        named.or_else(|| self.private_repositories().into_iter().flatten().next())
    }

    /// Whether GitHub told that a repository is private, so that who sees it was given it.
    pub(crate) fn is_private(&self, name: &RepositoryName) -> bool {
        self.repository(name) == Seen::Private
            || self.private_repositories().iter().flatten().any(|seen| seen == name)
    }

    /// Fills the blanks of a path of the catalogue.
    ///
    /// # Errors
    /// The first blank that cannot be filled.
    pub(crate) fn fill<'t>(&self, template: &'t str) -> Result<ApiPath, &'t str> {
        let (repository, user) = (self.tried_on(), self.user());
        let blanks = Blanks {
            owner: &self.subject.owner,
            owner_is_user: self.owner_is_user(),
            repository: repository.as_ref(),
            user: user.as_ref(),
            today: self.subject.today,
        };
        ApiPath::filled(template, &blanks)
    }
}

/// Whether a text holds what a token begins with.
fn holds_prefix(text: &str) -> bool {
    Kind::ALL.iter().any(|kind| text.contains(kind.prefix()))
}
