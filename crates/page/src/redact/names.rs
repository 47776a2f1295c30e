//! Who and what is named on a page, and what it is called instead.

use super::{TYPED, is_marker, is_typed};
use crate::control::menu;
use crate::place;
use crate::tree::{At, Tree};
use crate::words;

/// Most names that are looked for; a form has a few.
const MOST: usize = 50;

/// Everything that has to be called otherwise.
pub(super) struct Names {
    logins: Vec<String>,
    typed: Vec<String>,
}

impl Names {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut names = Self { logins: Vec::new(), typed: Vec::new() };
        names.login(Some(place::asked_owner(&tree.snapshot.url)));
        for at in tree.all() {
            let node = tree.node(at);
            if node.says("name", "user-login") {
                names.login(node.attr("content"));
            }
            if node.says("name", "target_name") {
                names.login(node.value.as_deref());
            }
            // "Access on @acme", and wherever else somebody is mentioned.
            for mention in node.text.split('@').skip(1) {
                names.login(Some(words::first_login(mention)));
            }
            if menu::is_item(tree, at) && is_owner(tree, at) {
                names.login(node.attr("data-value").or(Some(&node.text)));
            }
            if let Some(value) = node.value.as_deref().filter(|value| value.len() > 3)
                && is_typed(node)
                && !is_marker(value)
                && names.typed.len() < MOST
            {
                names.typed.push(value.to_owned());
            }
        }
        names
    }

    fn login(&mut self, login: Option<&str>) {
        if let Some(login) = login.filter(|login| words::is_login(login))
            && self.logins.len() < MOST
            && !self.logins.iter().any(|known| known.eq_ignore_ascii_case(login))
        {
            self.logins.push(login.to_owned());
        }
    }

    /// The text with other names.
    pub(super) fn change(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for typed in &self.typed {
            text = text.replace(typed.as_str(), TYPED);
        }
        for (number, login) in self.logins.iter().enumerate() {
            text = words::replaced(&text, login, &["login-", &(number + 1).to_string()].concat());
        }
        text
    }
}

/// Items of the owner list say what they limit, or that they load the form anew.
fn is_owner(tree: &Tree<'_>, item: At) -> bool {
    let says_so = |at: At| {
        let node = tree.node(at);
        node.attr("data-actor-is-organization").is_some() || node.attr("data-fg-limit").is_some()
    };
    says_so(item) || tree.closest(item, "li").is_some_and(says_so)
}
