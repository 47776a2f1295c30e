//! What changes while a server runs.

use std::time::Duration;

use crate::calendar::Moment;
use crate::catalogue;
use crate::exchange::Recorded;
use crate::fault::Faults;
use crate::in_flight::InFlight;
use crate::token::{Grants, Kind, Level, Origin, Repositories, Token};
use crate::token_text;
use crate::wish::{TokenKind, TokenWish};
use crate::world::World;

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) world: World,
    pub(crate) tokens: Vec<Token>,
    pub(crate) recorded: Vec<Recorded>,
    pub(crate) noise: Vec<Recorded>,
    pub(crate) faults: Faults,
    /// Every answer of the API waits so long.
    pub(crate) api_delay: Duration,
    /// GETs of the API.
    pub(crate) in_flight: InFlight,
    /// `host:port` of every CONNECT.
    pub(crate) proxied: Vec<String>,
    pub(crate) password_given: bool,
    /// A message the next page shows once.
    pub(crate) notice: Option<&'static str>,
    pub(crate) api_calls: u32,
    forms: u64,
}

impl State {
    pub(crate) fn new(world: World) -> Self {
        let mut state = Self {
            world,
            tokens: Vec::new(),
            recorded: Vec::new(),
            noise: Vec::new(),
            faults: Faults::default(),
            api_delay: Duration::ZERO,
            in_flight: InFlight::default(),
            proxied: Vec::new(),
            password_given: false,
            notice: None,
            api_calls: 0,
            forms: 0,
        };
        let now = state.world.now();
        let mut old = state.blank(Origin::Before, now.plus_days(-20));
        "Nightly backup".clone_into(&mut old.name);
        old.expires = Some(now.plus_days(40));
        old.owner.clone_from(&state.world.user.login);
        state.tokens.push(old);
        state
    }

    /// A fine-grained token without rights, to be filled in and pushed.
    pub(crate) fn blank(&self, origin: Origin, made: Moment) -> Token {
        let number = self.tokens.len() as u64 + 1;
        Token {
            id: 4_812_000 + number * 7,
            value: token_text::fine_grained(&format!("{}/{number}", self.world.user.login)),
            kind: Kind::FineGrained,
            origin,
            name: format!("token {number}"),
            description: String::new(),
            owner: String::new(),
            reason: String::new(),
            made,
            expires: None,
            repositories: Repositories::Public,
            grants: Grants::new(),
            pending: false,
            revoked: false,
            to_be_shown: false,
        }
    }

    pub(crate) fn mint(&mut self, wish: TokenWish) -> String {
        let made = self.world.now().plus_days(-i64::from(wish.made_days_ago));
        let mut token = self.blank(Origin::Minted, made);
        wish.owner.clone_into(&mut token.owner);
        token.expires = wish.expires_in_days.map(|days| made.plus_days(i64::from(days)));
        token.repositories = wish.repositories;
        token.pending = wish.pending;
        token.revoked = wish.revoked;
        token.grants = wish
            .permissions
            .iter()
            .filter_map(|(key, level)| Some(((*key).to_owned(), Level::from_name(level)?)))
            .collect();
        // "Metadata" comes with every repository permission (public analyzers and GitHub's form, 2022 to 2026).
        if catalogue::all().iter().any(|known| {
            known.scope == catalogue::Scope::Repository && token.grants.contains_key(&known.key)
        }) {
            token.grants.insert("metadata".to_owned(), Level::Read);
        }
        if let TokenKind::Classic(scopes) = wish.kind {
            token.value = token_text::classic(&token.value);
            token.kind = Kind::Classic(scopes);
        }
        let value = token.value.clone();
        self.tokens.push(token);
        value
    }

    /// Tokens on the user's list of fine-grained tokens, newest first.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Token> {
        self.tokens
            .iter()
            .rev()
            .filter(|token| matches!(token.kind, Kind::FineGrained) && !token.revoked)
            .filter(|token| token.origin != Origin::Minted)
    }

    pub(crate) fn token_on_list(&self, id: &str) -> Option<&Token> {
        self.listed().find(|token| token.id.to_string() == id)
    }

    /// A fresh value for a form's `authenticity_token`.
    pub(crate) fn authenticity_token(&mut self) -> String {
        self.forms += 1;
        let letters = token_text::fine_grained(&format!("form {}", self.forms));
        format!("{}==", &letters[letters.len() - 44..])
    }
}
