//! Where the controls of a recorded page are. Found by the names and ids that the recording is known
//! to have, once and before any damage; node numbers survive the damage, names need not. The reader
//! has no part in it.

use std::fmt;

use tokenwright_page::{Node, NodeId, Snapshot};

use crate::dom::Dom;

/// A control of the form, as a person counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Control {
    /// "Token name".
    Name,
    /// "Description".
    Description,
    /// "Resource owner".
    Owner,
    /// "Expiration", its date field included.
    Expiration,
    /// The three choices of "Repository access".
    Repositories,
    /// What is set under "Permissions".
    Permissions,
    /// "Add permissions".
    Add,
    /// "Generate token".
    Submit,
}

impl Control {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Description,
        Self::Owner,
        Self::Expiration,
        Self::Repositories,
        Self::Permissions,
        Self::Add,
        Self::Submit,
    ];
}

impl fmt::Display for Control {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Owner => "owner",
            Self::Expiration => "expiration",
            Self::Repositories => "repositories",
            Self::Permissions => "permissions",
            Self::Add => "add",
            Self::Submit => "submit",
        })
    }
}

/// The parts of one control.
#[derive(Debug, Clone)]
pub(crate) struct Parts {
    pub(crate) control: Control,
    /// What a person touches.
    pub(crate) faces: Vec<NodeId>,
    /// The fields that the form sends for it.
    pub(crate) fields: Vec<NodeId>,
    /// The element around all of that.
    pub(crate) component: NodeId,
    pub(crate) label: Option<NodeId>,
}

/// A run of siblings that a redesign moves as one.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) title: &'static str,
    pub(crate) roots: Vec<NodeId>,
}

/// The recorded page, taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Anatomy {
    pub(crate) form: NodeId,
    pub(crate) parts: Vec<Parts>,
    pub(crate) sections: Vec<Section>,
}

const FORM: &str = "new_user_programmatic_access";
const OWNER: &str = "target_name";
const EXPIRES: &str = "user_programmatic_access[default_expires_at]";
/// What the names of the permissions' fields begin with.
pub(crate) const GRANTS: &str = "integration[default_permissions][";
/// What the names of the other fields begin with.
pub(crate) const ACCESS: &str = "user_programmatic_access[";

impl Anatomy {
    /// Takes a recorded page apart; `None` if it has no form.
    pub(crate) fn of(page: &Snapshot) -> Option<Self> {
        let dom = Dom::new(page.clone());
        let form = dom.first(|node| node.attr("id") == Some(FORM))?;
        let finder = Finder { dom: &dom, form };
        let parts = finder.parts();
        let sections = finder.sections();
        Some(Self { form, parts, sections })
    }

    pub(crate) fn part(&self, control: Control) -> Option<&Parts> {
        self.parts.iter().find(|parts| parts.control == control)
    }
}

struct Finder<'d> {
    dom: &'d Dom,
    form: NodeId,
}

impl Finder<'_> {
    fn all(&self, test: impl Fn(&Node) -> bool) -> Vec<NodeId> {
        self.dom.within_that(self.form, test)
    }

    fn first(&self, test: impl Fn(&Node) -> bool) -> Option<NodeId> {
        self.all(test).first().copied()
    }

    fn named(&self, name: &str) -> Option<NodeId> {
        self.first(|node| node.attr("name") == Some(name))
    }

    fn with_id(&self, id: &str) -> Option<NodeId> {
        self.first(|node| node.attr("id") == Some(id))
    }

    fn label(&self, text: &str) -> Option<NodeId> {
        self.first(|node| node.text == text && matches!(node.tag.as_str(), "label" | "h3"))
    }

    fn parts(&self) -> Vec<Parts> {
        let text = |name: &str, control, tag: &str, label| {
            let field = self.named(name)?;
            let component = self.dom.closest(field, |node| node.tag == tag).unwrap_or(field);
            let (faces, fields) = (vec![field], vec![field]);
            Some(Parts { control, faces, fields, component, label: self.label(label) })
        };
        let name = "user_programmatic_access[name]";
        let description = "user_programmatic_access[description]";
        [
            text(name, Control::Name, "auto-check", "Token name"),
            text(description, Control::Description, "-", "Description"),
            self.owner(),
            self.expiration(),
            self.repositories(),
            self.permissions(),
            self.add(),
            self.submit(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn owner(&self) -> Option<Parts> {
        Some(Parts {
            control: Control::Owner,
            faces: vec![self.with_id("resource-owner-select-panel-button")?],
            fields: vec![self.named(OWNER)?],
            component: self.with_id("resource-owner-select-panel")?,
            label: self.label("Resource owner"),
        })
    }

    fn expiration(&self) -> Option<Parts> {
        Some(Parts {
            control: Control::Expiration,
            faces: vec![self.with_id("expiration-menu-button")?],
            fields: vec![self.named(EXPIRES)?],
            component: self.with_id("expiration-menu")?,
            label: self.label("Expiration"),
        })
    }

    fn repositories(&self) -> Option<Parts> {
        let radios = self.all(|node| node.attr("name") == Some("install_target"));
        Some(Parts {
            control: Control::Repositories,
            component: self.dom.parent(*radios.first()?)?,
            faces: radios.clone(),
            fields: radios,
            label: self.label("Repository access"),
        })
    }

    fn permissions(&self) -> Option<Parts> {
        Some(Parts {
            control: Control::Permissions,
            faces: self.all(|node| node.attr("role") == Some("tab")),
            fields: self.all(|node| node.attr("name").is_some_and(|name| name.starts_with(GRANTS))),
            component: self.first(|node| node.tag == "react-partial")?,
            label: self.label("Permissions"),
        })
    }

    fn add(&self) -> Option<Parts> {
        let words = self.first(|node| node.text == "Add permissions")?;
        let button = self.dom.parent(words)?;
        Some(Parts {
            control: Control::Add,
            faces: vec![button],
            fields: Vec::new(),
            component: button,
            label: None,
        })
    }

    fn submit(&self) -> Option<Parts> {
        let is_submit = |node: &Node| node.tag == "button" && node.attr("type") == Some("submit");
        let button = self.first(is_submit)?;
        Some(Parts {
            control: Control::Submit,
            faces: vec![button],
            fields: Vec::new(),
            component: button,
            label: None,
        })
    }

    /// The form's runs of siblings from one label or heading to the next.
    fn sections(&self) -> Vec<Section> {
        let mut sections = self.runs(self.form, "label");
        let access = self.first(|node| has_class(node, "js-select-access-content"));
        if let Some(access) = access {
            sections.extend(self.runs(access, "h3"));
        }
        sections
    }

    fn runs(&self, around: NodeId, head: &str) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for id in self.dom.within_that(around, |node| node.parent == Some(around)) {
            let Some(node) = self.dom.get(id) else { continue };
            let title = match node.tag.as_str() {
                tag if tag == head => title(&node.text),
                "div" if has_class(node, "js-select-access") => Some("the late part"),
                "button" => Some("the button"),
                _ => None,
            };
            if let Some(title) = title {
                sections.push(Section { title, roots: vec![id] });
            } else if let Some(last) = sections.last_mut() {
                last.roots.push(id);
            }
        }
        sections
    }
}

fn title(text: &str) -> Option<&'static str> {
    let titles = [
        "Token name",
        "Description",
        "Resource owner",
        "Expiration",
        "Repository access",
        "Permissions",
    ];
    titles.into_iter().find(|title| *title == text)
}

pub(crate) fn has_class(node: &Node, class: &str) -> bool {
    node.attr("class").is_some_and(|all| all.split_ascii_whitespace().any(|own| own == class))
}
