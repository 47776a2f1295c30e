//! Controls that were not found, and that a person pointed at: what they look like, so that they are
//! found again after a change of the page, and not found if it became another page.

use serde::{Deserialize, Serialize};
use tokenwright_core::page_state::RepositoryAccess;
use tokenwright_core::permission::Scope;

use crate::control::menu;
use crate::snapshot::{Node, NodeId};
use crate::tree::{At, Tree};
use crate::words;

/// A control that a person can point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pointable {
    /// "Token name".
    Name,
    /// "Description".
    Description,
    /// "Resource owner".
    Owner,
    /// "Expiration".
    Expiration,
    /// The round button of this choice.
    Repositories(RepositoryAccess),
    /// The tab of this scope's permissions.
    Tab(Scope),
    /// "Add permissions".
    AddPermissions,
    /// "Generate token".
    Generate,
}

/// An element that a person pointed at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// What it is, as the person says.
    pub what: Pointable,
    print: Print,
}

/// What an element looks like, without what its user chose or typed. Part of it is how many look
/// the same: a page that has another number of them is another version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Print {
    tag: String,
    marks: Vec<(String, String)>,
    nth: usize,
    of: usize,
}

/// Attributes that say what an element is.
const TELLING: [&str; 5] = ["id", "name", "type", "role", "aria-haspopup"];

impl Pin {
    /// The element as this control; `None` if neither it nor what is around it can be one.
    pub(crate) fn new(tree: &Tree<'_>, what: Pointable, at: At) -> Option<Self> {
        let at = what.fitting(tree, at)?;
        Some(Self { what, print: Print::of(tree, at) })
    }

    /// The element, if the page still has it.
    pub(crate) fn find(&self, tree: &Tree<'_>) -> Option<At> {
        let alike = alike(tree, &self.print.tag, &self.print.marks);
        let at = *alike.get(self.print.nth)?;
        (alike.len() == self.print.of && self.what.fits(tree, at)).then_some(at)
    }
}

impl Print {
    fn of(tree: &Tree<'_>, at: At) -> Self {
        let node = tree.node(at);
        let marks = marks(node);
        let alike = alike(tree, &node.tag, &marks);
        let nth = alike.iter().position(|other| *other == at).unwrap_or_default();
        Self { tag: node.tag.clone(), marks, nth, of: alike.len() }
    }
}

fn marks(node: &Node) -> Vec<(String, String)> {
    // Numbers in ids are made up anew with each page.
    let is_lasting = |name: &str, value: &str| {
        name != "id" || !value.bytes().any(|byte| byte.is_ascii_digit() || byte == b':')
    };
    let mut marks = Vec::new();
    for name in TELLING {
        if let Some(value) = node.attr(name).filter(|value| is_lasting(name, value)) {
            marks.push((name.to_owned(), words::bounded(value, 80)));
        }
    }
    marks
}

fn alike(tree: &Tree<'_>, tag: &str, wanted: &[(String, String)]) -> Vec<At> {
    let mut alike = Vec::new();
    for at in tree.all() {
        let node = tree.node(at);
        if node.tag == tag && tree.is_shown(at) && marks(node) == wanted {
            alike.push(at);
        }
    }
    alike
}

impl Pointable {
    /// The control as GitHub labels it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "Token name",
            Self::Description => "Description",
            Self::Owner => "Resource owner",
            Self::Expiration => "Expiration",
            Self::Repositories(choice) => choice.label(),
            Self::Tab(scope) => scope.tab(),
            Self::AddPermissions => "Add permissions",
            Self::Generate => "Generate token",
        }
    }

    /// The element or the nearest around it that can be this control: people hit the text in a
    /// button.
    fn fitting(self, tree: &Tree<'_>, at: At) -> Option<At> {
        if self.fits(tree, at) {
            Some(at)
        } else {
            tree.closest_that(at, &|at| self.fits(tree, at))
        }
    }

    fn fits(self, tree: &Tree<'_>, at: At) -> bool {
        let node = tree.node(at);
        let is_text = node.tag == "textarea"
            || (node.tag == "input" && matches!(node.attr("type"), None | Some("text")));
        let is_button = tree.is_button(at) || matches!(node.tag.as_str(), "summary" | "a");
        tree.is_shown(at)
            && match self {
                Self::Name | Self::Description => is_text,
                Self::Owner | Self::Expiration => menu::is_opener(tree, at) || is_button,
                Self::Repositories(_) => node.says("type", "radio") || node.says("role", "radio"),
                Self::Tab(_) => node.says("role", "tab"),
                Self::AddPermissions | Self::Generate => is_button,
            }
    }
}

/// The elements that the pins mean on this page.
pub(crate) fn resolve(tree: &Tree<'_>, pins: &[Pin]) -> Vec<(Pointable, At)> {
    pins.iter().filter_map(|pin| Some((pin.what, pin.find(tree)?))).collect()
}

/// The place of this element.
pub(crate) fn place(tree: &Tree<'_>, node: NodeId) -> Option<At> {
    tree.all().find(|at| tree.id(*at) == node)
}
