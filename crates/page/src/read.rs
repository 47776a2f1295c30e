//! From a snapshot to what the page says. Never fails, whatever it is given.

use tokenwright_core::page_state::{PageState, Place};
use tokenwright_core::reading::{Doubt, Reading};

use crate::control::picker::Picker;
use crate::control::repositories::Radios;
use crate::control::{
    Control, approval, captcha, description, errors, expiration, name, owner, permissions, picker,
    repositories, submit, token,
};
use crate::form::{self, Form};
use crate::phase::{self, Signs};
use crate::place;
use crate::point::{self, Pin, Pointable};
use crate::prose;
use crate::snapshot::Snapshot;
use crate::strategy::{Found, Sought};
use crate::tree::{At, Tree, kept};
use crate::words;

/// A page that was read: what it says, and where its controls are.
#[derive(Debug)]
pub struct Page<'a> {
    /// What the page says.
    pub state: PageState,
    pub(crate) tree: Tree<'a>,
    pub(crate) controls: Option<Controls>,
    pub(crate) confirm: Option<Sought>,
    pub(crate) token: Option<Found>,
    pub(crate) pointed: Vec<(Pointable, At)>,
    strategies: Vec<(Control, &'static str)>,
}

/// The controls of the form.
#[derive(Debug)]
pub(crate) struct Controls {
    pub(crate) name: Sought,
    pub(crate) description: Sought,
    pub(crate) owner: Sought,
    pub(crate) expiration: Sought,
    pub(crate) date: Sought,
    pub(crate) radios: Radios,
    pub(crate) picker: Picker,
    pub(crate) message: Sought,
    pub(crate) submit: Sought,
}

/// Reads a page.
pub fn read(snapshot: &Snapshot) -> Page<'_> {
    read_with(snapshot, &[])
}

/// Reads a page on which the user pointed at controls. What they are is believed only where nothing
/// else tells.
pub fn read_with<'a>(snapshot: &'a Snapshot, pins: &[Pin]) -> Page<'a> {
    let tree = Tree::new(snapshot);
    let found = form::find(&tree);
    let place = match (place::place(&snapshot.url), &found) {
        // A refused form comes back under the list's address.
        (Place::TokenList, Ok(_)) => Place::NewToken,
        (place, _) => place,
    };
    let is_existing = matches!(place, Place::TokenDetail | Place::Regenerate);
    let is_new = place == Place::NewToken;
    let pointed = point::resolve(&tree, pins);
    // Behind the end of what was told there may be more controls, or another form.
    let has_form = (is_new || is_existing) && (found.is_ok() || snapshot.truncated);
    let form = found.as_ref().ok().filter(|_| has_form && !snapshot.truncated);
    let form = form.map(|found| Form { tree: &tree, at: found.at, pointed: &pointed });
    let confirmation = if is_new { submit::find_confirmation(&tree) } else { None };
    let errors = errors::read(&tree, place::asked_owner(&snapshot.url));
    let token = token::find(&tree)
        .filter(|_| !has_form && !matches!(place, Place::Other | Place::ClassicTokens));

    let mut strategies = Vec::new();
    let host = place::host(&snapshot.url);
    let signed_in_as = signed_in_as(&tree);
    let mut state = PageState { place, host, signed_in_as, ..PageState::default() };
    let controls = form.map(|form| Controls::find(form));
    let mut is_loading = false;
    if let (Some(form), Some(controls)) = (form, &controls) {
        strategies.extend(found.as_ref().map(|found| (Control::Form, found.strategy)));
        controls.tell(form, &mut state, &mut strategies);
        let has_grants = strategies.iter().any(|(control, _)| *control == Control::Permissions);
        is_loading = is_incomplete(form, controls, has_grants);
    }
    if is_existing {
        prose::read(&tree, &mut state);
    }
    if snapshot.truncated {
        doubt(&mut state);
    }
    state.captcha = !has_form && captcha::is_asked(&tree);
    state.phase = phase::phase(
        &tree,
        Signs {
            place,
            has_form: has_form && is_new,
            is_loading,
            is_refused: errors.refused,
            is_confirming: confirmation.is_some(),
            has_token: token.is_some(),
            has_captcha: state.captcha,
        },
    );
    if !matches!(place, Place::Other) {
        state.errors = errors.sentences;
        let message = controls.as_ref().and_then(|controls| name::taken(&tree, &controls.name));
        state.errors.extend(message.filter(|message| !state.errors.contains(message)));
    }
    state.token_prefix = token.map(|_| token::PREFIX.to_owned());
    strategies.extend(token.map(|found| (Control::Token, found.strategy)));
    strategies.extend(confirmation.as_ref().map(|(found, _)| (Control::Confirm, found.strategy)));
    let confirm = confirmation.map(|(_, button)| button);
    Page { state, tree, controls, confirm, token, pointed, strategies }
}

impl Page<'_> {
    /// Each control that was found, with the name of the strategy that found it.
    pub fn strategies(&self) -> &[(Control, &'static str)] {
        &self.strategies
    }
}

impl Controls {
    fn find(form: Form<'_, '_>) -> Self {
        let owner = owner::find(form);
        Self {
            name: name::find(form),
            description: description::find(form, owner.as_ref().ok().map(|found| found.at)),
            owner,
            expiration: expiration::find(form),
            date: expiration::find_date(form),
            radios: repositories::find(form),
            picker: picker::find(form),
            message: approval::find_message(form),
            submit: submit::find(form),
        }
    }

    fn tell(
        &self,
        form: Form<'_, '_>,
        state: &mut PageState,
        strategies: &mut Vec<(Control, &'static str)>,
    ) {
        let tree = form.tree;
        state.name = name::read(form, &self.name);
        state.description = description::read(form, &self.description);
        state.owner = owner::read(form, &self.owner);
        state.owners_offered = owner::offered(tree, &self.owner, state.owner.found());
        state.owner_limit = owner::limit(form, state.owner.found());
        state.never_offered = expiration::offers_never(tree, &self.expiration);
        state.expiration = expiration::read(form, &self.expiration, &self.date);
        state.repositories = repositories::read(form, &self.radios);
        let (permissions, permissions_by) = permissions::read(form, &self.picker);
        state.permissions = permissions;
        state.approval_needed = approval::read(form, &self.submit, &self.message);
        state.request_message = approval::read_message(form, &self.message);
        // In the order of `Control`.
        let mut note = |control, by: Option<&'static str>| {
            strategies.extend(by.map(|by| (control, by)));
        };
        let by = |sought: &Sought| sought.as_ref().ok().map(|found| found.strategy);
        note(Control::Name, by(&self.name));
        note(Control::Description, by(&self.description));
        note(Control::Owner, by(&self.owner));
        note(Control::Expiration, by(&self.expiration));
        note(Control::CustomDate, by(&self.date));
        note(Control::Repositories, self.radios.strategy);
        note(Control::Permissions, permissions_by);
        note(Control::AddPermissions, by(&self.picker.add));
        note(Control::RequestMessage, by(&self.message));
        note(Control::Submit, by(&self.submit));
    }
}

/// Nothing of a page that was not read to its end is certain.
fn doubt(state: &mut PageState) {
    fn cut_off<T>() -> Reading<T> {
        Reading::NotUnderstood(Doubt::CutOff)
    }
    state.name = cut_off();
    state.description = cut_off();
    state.owner = cut_off();
    state.expiration = cut_off();
    state.repositories = cut_off();
    state.permissions = cut_off();
    state.approval_needed = cut_off();
    state.request_message = cut_off();
}

/// Repository access and permissions come as a late fragment, which is replaced whenever the owner
/// changes, and the picker is drawn by a script after that (2026).
fn is_incomplete(form: Form<'_, '_>, controls: &Controls, has_grants: bool) -> bool {
    let tree = form.tree;
    let awaits = |at: usize| {
        let node = tree.node(at);
        let source = node.attr("src").or_else(|| node.attr("data-src"));
        source.is_some_and(|source| words::holds(source, "/select-access"))
    };
    let is_button = |at: usize| tree.node(at).tag == "button";
    let is_undrawn = |at: usize| tree.shown_in(at, &is_button).is_empty();
    let has_permissions = has_grants || !controls.picker.is_empty();
    match (controls.radios.is_empty(), has_permissions) {
        (false, true) => false,
        (true, true) => !form.tagged_that("include-fragment", &awaits).is_empty(),
        (true, false) => true,
        (false, false) => !form.tagged_that("react-partial", &is_undrawn).is_empty(),
    }
}

/// `meta[name="user-login"]` (2026).
fn signed_in_as(tree: &Tree<'_>) -> Option<String> {
    let metas = kept(tree.named("user-login"), &|at| tree.node(at).tag == "meta");
    let login = tree.node(*metas.first()?).attr("content")?;
    (!login.is_empty()).then(|| login.to_owned())
}
