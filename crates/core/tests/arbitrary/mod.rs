//! Arbitrary recipes, subjects, forms and answers: mostly such as GitHub gives, some of them wrong in
//! one thing, some of them nonsense.

use std::sync::OnceLock;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};
use tokenwright_core::answer::{Answer, Failure, Outcome, Response};
use tokenwright_core::api_path::ApiPath;
use tokenwright_core::catalogue::{Catalogue, Permission};
use tokenwright_core::date::{Date, Moment};
use tokenwright_core::judge::Witness;
use tokenwright_core::login::Login;
use tokenwright_core::page_state::{Expiration, Grants, PageState, Phase, Place, RepositoryAccess};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::{Doubt, Reading};
use tokenwright_core::recipe::{self, PermissionRule, Recipe, TextRule};
use tokenwright_core::repository::RepositoryName;
use tokenwright_core::subject::Subject;
use tokenwright_core::{audit, plan};

/// A token of the right shape whose letters do not repeat; its checksum is wrong on purpose.
pub(crate) const TOKEN: &str =
    "github_pat_11ABCDEFG0HIJKLMNOPQRS_tuvwxyzTUVWXYZ123456789abcdefghijklmnopqrs0ZYXWVUTSRQPONMLK";
/// Repositories that are named, or seen in lists.
const REPOSITORIES: [&str; 2] = ["rocket-skates", "anvil"];

/// One verification: everything that is judged, but for the token.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    pub(crate) recipe: Recipe,
    pub(crate) subject: Subject,
    pub(crate) answers: Vec<Answer>,
    pub(crate) witness: Option<Witness>,
}

pub(crate) fn now() -> Moment {
    Moment::from_expiry_header("2026-11-23 12:00:00 UTC").unwrap()
}

/// The addresses that tell a permission, from the catalogue alone, for every repository that may
/// have been tried.
pub(crate) fn probes(scene: &Scene, id: &PermissionId) -> Vec<String> {
    let fact = &Catalogue::built_in().get(id).unwrap().probe;
    let owner = scene.subject.owner.as_str();
    let templates = fact.get.iter().chain(&fact.also_get).chain(&fact.get_for_write);
    let fill = |template: &String, name: &str| {
        template
            .replace("{org}", owner)
            .replace("{owner}", owner)
            .replace("{repo}", name)
            .replace("{username}", "mona")
            .replace("{ref}", "HEAD")
            .replace("{yesterday}", "2026-11-22T00:00:00Z")
            .replace("{today}", "2026-11-23T00:00:00Z")
    };
    templates.flat_map(|template| REPOSITORIES.map(|name| fill(template, name))).collect()
}

pub(crate) fn scene() -> impl Strategy<Value = Scene> {
    let recipe = (any::<bool>(), any::<Index>()).prop_flat_map(|(of_user, repositories)| {
        let subjects = subjects(of_user);
        let subject = subjects[repositories.index(subjects.len())].clone();
        (recipe(of_user), Just(subject))
    });
    (recipe, answered(), option::of(witness())).prop_map(
        |((recipe, subject), answered, witness)| {
            let answers = answered.of(&recipe, &subject);
            Scene { recipe, subject, answers, witness }
        },
    )
}

/// A scene in which no address is answered twice, and its answers in another order.
pub(crate) fn scene_in_two_orders() -> impl Strategy<Value = (Scene, Vec<Answer>)> {
    scene().prop_flat_map(|mut scene| {
        let mut seen = std::collections::BTreeSet::new();
        scene.answers.retain(|answer| seen.insert(answer.path.clone()));
        let other = Just(scene.answers.clone()).prop_shuffle();
        (Just(scene), other)
    })
}

/// Where a token is echoed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Echo {
    /// In messages and in every header that is read.
    Headers,
    /// In the fields of bodies that are read.
    Bodies,
}

/// A scene in which answers hold the token, or at least 30 characters of it.
pub(crate) fn scene_that_echoes(echo: Echo) -> impl Strategy<Value = Scene> {
    let part =
        (0..=TOKEN.len() - 30).prop_flat_map(|start| (Just(start), 30..=TOKEN.len() - start));
    let part = prop_oneof![Just((0, TOKEN.len())), part];
    let part = part.prop_map(|(start, length)| &TOKEN[start..start + length]);
    let around = (select(&["", "no user “", "x", "/", "token=", "\u{7}"][..]), "[ -~]{0,300}");
    (scene(), vec((part, around), 1..4)).prop_map(move |(mut scene, echoes)| {
        let mut texts = echoes.iter().cycle().map(|(part, (before, after))| match echo {
            Echo::Headers => format!("{before}{part} {after}"),
            Echo::Bodies => (*part).to_owned(),
        });
        for answer in &mut scene.answers {
            let Outcome::Response(response) = &mut answer.outcome else { continue };
            let mut text = || texts.next().unwrap();
            match echo {
                Echo::Headers => echo_in_headers(response, &mut text),
                Echo::Bodies => echo_in_body(response, &mut text),
            }
        }
        scene
    })
}

fn echo_in_headers(response: &mut Response, text: &mut impl FnMut() -> String) {
    let headers = [
        &mut response.expiry,
        &mut response.accepted,
        &mut response.scopes,
        &mut response.request_id,
        &mut response.remaining,
        &mut response.reset,
        &mut response.retry_after,
        &mut response.sso,
    ];
    for header in headers {
        *header = Some(text());
    }
    if let Some(message) = response.body.as_mut().and_then(|body| body.get_mut("message")) {
        *message = Value::String(format!("{}{}", message.as_str().unwrap_or_default(), text()));
    }
}

fn echo_in_body(response: &mut Response, text: &mut impl FnMut() -> String) {
    let Some(body) = &mut response.body else { return };
    match body {
        Value::Object(fields) => {
            for field in ["login", "role", "state", "name"] {
                if fields.contains_key(field) {
                    fields.insert(field.into(), Value::String(text()));
                }
            }
        }
        Value::Array(list) => {
            let name = format!("acme/{}", text());
            list.push(json!({ "full_name": name, "private": true }));
        }
        _ => {}
    }
}

/// The subjects that are tried, each with none, one or two repositories.
fn subjects(of_user: bool) -> Vec<Subject> {
    let owner = Login::parse(if of_user { "mona" } else { "acme" }).unwrap();
    let of = |count: usize| {
        let names = REPOSITORIES[..count].iter();
        let names = names.map(|name| RepositoryName::parse(name, &owner).unwrap()).collect();
        Subject::new(owner.clone(), now().date()).with_repositories(names)
    };
    (0..=2).map(of).collect()
}

/// A recipe that GitHub's form can meet.
fn recipe(of_user: bool) -> impl Strategy<Value = Recipe> {
    let closed = if of_user { Scope::Organization } else { Scope::Account };
    let all = Catalogue::built_in().permissions.iter();
    let offered: Vec<_> = all.filter(|known| known.scope != closed).collect();
    let rules = subsequence(offered, 0..6).prop_flat_map(|chosen| {
        let level = |levels: &[Level]| select(levels.to_vec());
        chosen.iter().map(|it| (Just(it.id()), level(&it.levels))).collect::<Vec<_>>()
    });
    let access = select(&["public", "selected", "all"][..]);
    let lifetime = option::of(select(&[30, 365][..]));
    let built = (rules, access, lifetime, any::<bool>(), 0..3_usize).prop_map(
        move |(rules, access, lifetime, must_be_owner, optional)| {
            let of_repository =
                rules.iter().any(|(id, _)| id.scope == Scope::Repository) && access == "public";
            let access = if of_repository { "selected" } else { access };
            let (optional, required) = rules.split_at(optional.min(rules.len()));
            let list = |rules: &[(PermissionId, Level)]| -> Vec<Value> {
                let rule = |(id, level): &(PermissionId, Level)| {
                    json!({ "permission": id, "level": level, "why": "Because." })
                };
                rules.iter().map(rule).collect()
            };
            let kind = if of_user { "user" } else { "organization" };
            let mut json = serde_json::to_value(milestone()).unwrap();
            json["owner"] =
                json!({ "kind": kind, "must_be_owner": must_be_owner, "why": "Because." });
            json["repositories"] = json!({ "access": access, "why": "Because." });
            json["permissions"] = json!({ "required": list(required), "optional": list(optional) });
            json["expiration"] = lifetime
                .map_or(Value::Null, |days| json!({ "days": [days], "never": "refused", "why": "Because." }));
            Recipe::parse(&json.to_string()).unwrap()
        },
    );
    if of_user { built.boxed() } else { prop_oneof![3 => built, 1 => Just(milestone())].boxed() }
}

/// A recipe of the right format, mostly one that can be used, with any texts.
pub(crate) fn any_recipe() -> impl Strategy<Value = Recipe> {
    let text = || prop_oneof![2 => "[a-z ]{1,40}", 1 => "\\PC{0,50}", 1 => any::<String>()];
    let key = prop_oneof![3 => select(&["members", "contents", "emails"][..]), 1 => Just("x_9")];
    let rule = (select(&Scope::ALL[..]), key, select(&[Level::Read, Level::Admin][..]), text());
    let rule = rule.prop_map(|(scope, key, level, why)| PermissionRule {
        permission: PermissionId::new(scope, key),
        level,
        why,
    });
    let texts = (text(), text(), text(), option::of(text()));
    let faulty = (texts, vec(rule, 0..4), vec(0_u32..500, 0..4), vec(text(), 0..3));
    let faulty = (recipe(false), faulty).prop_map(|(recipe, (texts, rules, days, before))| {
        let (id, title, value, url) = texts;
        let mut recipe = Recipe { id, title, before, ..recipe };
        recipe.source.url = url;
        recipe.name = Some(TextRule { value, why: "Because.".into() });
        recipe.permissions.optional = rules;
        if let Some(rule) = &mut recipe.expiration {
            rule.days = days;
        }
        recipe
    });
    prop_oneof![1 => any::<bool>().prop_flat_map(recipe), 2 => faulty]
}

/// A recipe that can be used.
pub(crate) fn usable_recipe() -> impl Strategy<Value = Recipe> {
    any::<bool>().prop_flat_map(recipe)
}

/// The form of mona as the recipe asks, without the parts that are not to be read: not found, or not
/// understood. Their order is that of the form.
pub(crate) fn as_asked(recipe: &Recipe, unread: [Option<bool>; 6]) -> PageState {
    fn part<T>(value: Option<T>, unread: Option<bool>) -> Reading<T> {
        match (unread, value) {
            (None, Some(value)) => Reading::Found(value),
            (Some(true), _) => Reading::NotUnderstood(Doubt::Unknown("?".into())),
            _ => Reading::NotUnderstood(Doubt::NotFound),
        }
    }
    let [owner, name, description, expiration, repositories, permissions] = unread;
    let text = |rule: &Option<TextRule>| rule.as_ref().map(|rule| rule.value.clone());
    let lifetime = recipe.expiration.as_ref().and_then(|rule| rule.days.first());
    let rules = recipe.permissions.required.iter();
    let known = rules.map(|rule| (rule.permission.clone(), Reading::Found(rule.level))).collect();
    let grants = Grants { known, unknown: Vec::new(), complete: true };
    PageState {
        phase: Phase::Filling,
        place: Place::NewToken,
        signed_in_as: Some("mona".into()),
        owner: part(Some("mona".to_owned()), owner),
        name: part(text(&recipe.name), name),
        description: part(text(&recipe.description), description),
        expiration: part(lifetime.map(|days| Expiration::Days(*days)), expiration),
        repositories: part(recipe.access(), repositories),
        permissions: part(Some(grants), permissions),
        ..PageState::default()
    }
}

/// Any JSON.
pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    body()
}

fn milestone() -> Recipe {
    recipe::by_id("milestone-copilot").unwrap().clone()
}

fn witness() -> impl Strategy<Value = Witness> {
    let all: Vec<_> = Catalogue::built_in().permissions.iter().map(Permission::id).collect();
    let level = select(&[Level::Read, Level::Write, Level::Admin][..]);
    let levels = vec(level, 6);
    let grants = (subsequence(all, 0..6), levels, any::<bool>());
    let owner = select(&["acme", "mona", "globex"][..]);
    let access = select(&[RepositoryAccess::Public, RepositoryAccess::Selected][..]);
    let expiration = select(&[Expiration::Days(365), Expiration::Never][..]);
    let readings = (reading(owner), reading(access), reading(expiration), reading(any::<bool>()));
    (grants, any::<bool>(), readings).prop_map(|((ids, levels, complete), known, readings)| {
        let (owner, repositories, expiration, approval_needed) = readings;
        let known_levels = ids.into_iter().zip(levels.into_iter().map(Reading::Found)).collect();
        let grants = Grants { known: known_levels, unknown: Vec::new(), complete };
        let permissions = if known { Reading::Found(grants) } else { Reading::default() };
        let owner = match owner {
            Reading::Found(owner) => Reading::Found(owner.to_owned()),
            _ => Reading::Absent,
        };
        let page = PageState {
            owner,
            repositories,
            expiration,
            approval_needed,
            permissions,
            ..PageState::default()
        };
        Witness { page, on: Date::new(2026, 11, 23).unwrap() }
    })
}

fn reading<T: Clone + std::fmt::Debug>(
    of: impl Strategy<Value = T>,
) -> impl Strategy<Value = Reading<T>> {
    option::weighted(0.7, of).prop_map(|it| it.map_or(Reading::Absent, Reading::Found))
}

/// What is answered, still without the addresses.
#[derive(Debug, Clone)]
pub(crate) struct Outcomes(Vec<Kind>);

impl Outcomes {
    /// What this address is answered, as the so-and-so-many-th.
    pub(crate) fn of(&self, path: &ApiPath, at: usize) -> Outcome {
        let kind = if *path == ApiPath::user() { &self.0[0] } else { &self.0[at % self.0.len()] };
        kind.of(path)
    }
}

pub(crate) fn outcomes() -> impl Strategy<Value = Outcomes> {
    (user(), vec(kind(), 1..12)).prop_map(|(user, mut kinds)| {
        kinds.insert(0, user);
        Outcomes(kinds)
    })
}

/// What is answered to which of the addresses.
#[derive(Debug, Clone)]
struct Answered {
    user: Option<Kind>,
    /// Outcomes for the plan, by turns; none for those that were not asked.
    plan: Vec<Option<Kind>>,
    others: Vec<(Index, Kind)>,
    order: Vec<Index>,
}

fn answered() -> impl Strategy<Value = Answered> {
    (
        option::weighted(0.97, user()),
        vec(option::weighted(0.9, kind()), 1..10),
        vec((any::<Index>(), kind()), 0..12),
        vec(any::<Index>(), 0..40),
    )
        .prop_map(|(user, plan, others, order)| Answered { user, plan, others, order })
}

impl Answered {
    fn of(&self, recipe: &Recipe, subject: &Subject) -> Vec<Answer> {
        let mut answers = Vec::new();
        let user = ApiPath::user();
        answers.extend(self.user.iter().map(|kind| Answer::new(user.clone(), kind.of(&user))));
        let good = Answer::new(user.clone(), Kind::Good(200).of(&user));
        for (at, path) in plan::next(recipe, subject, &[good]).into_iter().enumerate() {
            if let Some(kind) = &self.plan[at % self.plan.len()] {
                let outcome = kind.of(&path);
                answers.push(Answer::new(path, outcome));
            }
        }
        let pool = pool();
        for (at, kind) in &self.others {
            let path = &pool[at.index(pool.len())];
            answers.push(Answer::new(path.clone(), kind.of(path)));
        }
        for (at, to) in self.order.iter().enumerate() {
            if at < answers.len() {
                let to = to.index(answers.len());
                answers.swap(at, to);
            }
        }
        answers
    }
}

/// Every address of an audit of these subjects, and of one that is not asked about.
fn pool() -> &'static [ApiPath] {
    static POOL: OnceLock<Vec<ApiPath>> = OnceLock::new();
    POOL.get_or_init(|| {
        let foreign = Subject::new(Login::parse("globex").unwrap(), now().date());
        let subjects = [subjects(false), subjects(true), vec![foreign]].concat();
        subjects.iter().flat_map(audited).collect()
    })
}

fn audited(subject: &Subject) -> Vec<ApiPath> {
    let mut answers: Vec<Answer> = Vec::new();
    loop {
        let wave = audit::next(subject, &answers);
        if wave.is_empty() {
            return answers.into_iter().map(|answer| answer.path).collect();
        }
        for path in wave {
            let outcome = Kind::Good(200).of(&path);
            answers.push(Answer::new(path, outcome));
        }
    }
}

/// One outcome, still without the address.
#[derive(Debug, Clone)]
enum Kind {
    /// What GitHub documents for the address.
    Good(u16),
    /// Whatever it is.
    Any(Box<Outcome>),
}

impl Kind {
    fn of(&self, path: &ApiPath) -> Outcome {
        match self {
            Self::Good(status) => Outcome::Response(Response {
                status: *status,
                expiry: Some("2027-11-23 10:00:00 UTC".into()),
                body: Some(documented(path.as_str())),
                ..Response::default()
            }),
            Self::Any(outcome) => (**outcome).clone(),
        }
    }
}

/// A body as GitHub documents it.
fn documented(path: &str) -> Value {
    let path = path.split('?').next().unwrap_or_default();
    let private = !path.ends_with("anvil");
    if path == "/user" {
        json!({ "login": "mona", "name": "Mona" })
    } else if path.starts_with("/user/memberships/") {
        json!({ "role": "admin", "state": "active" })
    } else if path.ends_with("/copilot/billing") {
        json!({ "seat_breakdown": { "total": 3 } })
    } else if path.ends_with("/billing/seats") {
        json!({ "total_seats": 3 })
    } else if path.ends_with("/installations") {
        json!({ "installations": [] })
    } else if path.starts_with("/repos/") && path.split('/').count() == 4 {
        json!({ "full_name": path.trim_start_matches("/repos/"), "private": private })
    } else if path.ends_with("/repos") {
        json!([{ "full_name": "acme/rocket-skates", "private": true }])
    } else {
        json!([])
    }
}

/// What `/user` is answered: mostly who it is, since nothing else is asked otherwise.
fn user() -> impl Strategy<Value = Kind> {
    prop_oneof![6 => Just(Kind::Good(200)), 1 => Just(Kind::Good(201)), 2 => kind()]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        5 => Just(Kind::Good(200)),
        3 => message().prop_map(|response| Kind::Any(Box::new(Outcome::Response(response)))),
        2 => response().prop_map(|response| Kind::Any(Box::new(Outcome::Response(response)))),
        1 => failure().prop_map(|failure| Kind::Any(Box::new(Outcome::Failed(failure)))),
    ]
}

fn failure() -> impl Strategy<Value = Failure> {
    select(
        &[
            Failure::Offline,
            Failure::NameNotFound,
            Failure::Untrusted,
            Failure::Unreachable,
            Failure::BrokenOff,
            Failure::TimedOut,
        ][..],
    )
}

/// A status with one of GitHub's own messages.
fn message() -> impl Strategy<Value = Response> {
    let headers = (option::weighted(0.2, header()), option::weighted(0.1, Just("required; url=x")));
    (select(MESSAGES), headers).prop_map(|((status, message), (retry_after, sso))| Response {
        status,
        retry_after,
        sso: sso.map(Into::into),
        body: Some(json!({ "message": message, "status": status.to_string() })),
        ..Response::default()
    })
}

const MESSAGES: &[(u16, &str)] = &[
    (403, "Resource not accessible by personal access token"),
    (404, "Not Found"),
    (401, "Bad credentials"),
    (401, "Requires authentication"),
    (
        403,
        "The 'acme' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 366 days.",
    ),
    (403, "The 'acme' organization forbids access via a fine-grained personal access tokens."),
    (403, "`acme` forbids access via a personal access token (classic)."),
    (403, "Resource protected by organization SAML enforcement."),
    (403, "the `acme` organization has an IP allow list enabled"),
    (403, "Sorry. Your account was suspended."),
    (403, "You must be an owner of acme."),
    (403, "Dependabot alerts are disabled for this repository."),
    (403, "API rate limit exceeded for user ID 1."),
    (429, "You have exceeded a secondary rate limit."),
    (409, "Git Repository is empty."),
    (410, "Issues are disabled for this repo"),
    (422, "There is a problem with your account's associated payment method."),
    (451, "Repository access blocked"),
    (400, "Unknown API version"),
    (500, "Server Error"),
    (503, "No server is currently available to service your request."),
    (504, "We couldn't respond to your request in time."),
];

/// Anything at all.
fn response() -> impl Strategy<Value = Response> {
    const STATUSES: &[u16] = &[
        0, 200, 200, 202, 204, 206, 301, 304, 307, 400, 401, 403, 404, 407, 409, 410, 418, 422,
        429, 451, 500, 502, 503, 504,
    ];
    let status = prop_oneof![4 => select(STATUSES), 1 => any::<u16>()];
    let text = || option::weighted(0.3, header());
    let headers = (text(), text(), text(), text(), text(), text(), text(), text());
    (status, headers, option::weighted(0.8, body())).prop_map(|(status, headers, body)| {
        let (expiry, accepted, scopes, request_id, remaining, reset, retry_after, sso) = headers;
        Response {
            status,
            expiry,
            accepted,
            scopes,
            request_id,
            remaining,
            reset,
            retry_after,
            sso,
            body,
        }
    })
}

/// A header's text: numbers at their ends, dates of both formats, and others.
fn header() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "0",
        "5",
        "600",
        "-1",
        "4294967295",
        "4294967296",
        "9223372036854775807",
        "-9223372036854775808",
        "1795436700",
        "2026-11-23 12:00:30 UTC",
        "2027-11-23 00:00:00 -0500",
        "0001-01-01 00:00:00 +2359",
        "9999-12-31 23:59:60 -2359",
        "members=read",
        "required; url=https://github.com/orgs/acme/sso",
        "partial-results; organizations=1",
    ];
    prop_oneof![3 => select(KNOWN).prop_map(str::to_owned), 1 => "\\PC{0,40}"]
}

/// A body: fields that are read, with values of any kind, or any JSON.
fn body() -> impl Strategy<Value = Value> {
    const FIELDS: &[&str] = &[
        "login",
        "role",
        "state",
        "message",
        "private",
        "full_name",
        "seat_breakdown",
        "total_seats",
        "installations",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        select(&["mona", "admin", "member", "pending", "acme/anvil", "hubot"][..])
            .prop_map(Value::from),
        "\\PC{0,40}".prop_map(Value::from),
        select(MESSAGES).prop_map(|(_, message)| Value::from(message)),
    ];
    leaf.prop_recursive(6, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            vec((select(FIELDS), inner), 0..5)
                .prop_map(|fields| fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()),
        ]
    })
}
