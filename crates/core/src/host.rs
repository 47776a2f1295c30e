//! Where a GitHub lives: github.com, a subdomain of ghe.com, or a company's own server. It is the only
//! thing that names an address a token can be sent to.

mod name;
pub mod words;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One GitHub: the host of its pages, from which every other address follows.
///
/// Addresses: GitHub Docs, "Feature overview for GitHub Enterprise Cloud with data residency" and of
/// Enterprise Server, seen 2026-11; that the token page has the same path there is inferred.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Host(Kind);

#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    /// `github.com`
    #[default]
    GitHub,
    /// Enterprise Cloud with data residency, with its whole name: `acme.ghe.com`
    Cloud(String),
    /// Enterprise Server: `github.example`
    Server(String),
}

const GITHUB: &str = "github.com";
const CLOUD: &str = ".ghe.com";
/// What the API's address has more than the pages' on github.com and GHE.com.
const API: &str = "api.";
/// And on Enterprise Server.
const SERVER_API: &str = "/api/v3";

impl Host {
    /// Reads what a person typed or pasted: scheme, path and spaces are taken off, and the API's name
    /// leads to the pages it belongs to.
    ///
    /// # Errors
    /// If it cannot be a GitHub's name, or looks like one that it is not.
    pub fn parse(typed: &str) -> Result<Self, HostError> {
        let bare = name::bare(typed).ok_or(HostError::Port)?;
        let name = bare.strip_prefix("www.").filter(|rest| *rest == GITHUB).unwrap_or(&bare);
        match name.strip_prefix(API) {
            Some(pages) if pages == GITHUB || pages.ends_with(CLOUD) => Self::named(pages),
            _ => Self::named(name),
        }
    }

    /// The GitHub whose pages have this origin, as a browser writes it: `https://acme.ghe.com`.
    pub fn of_origin(origin: &str) -> Option<Self> {
        let name = origin.strip_prefix("https://")?;
        Self::named(name).ok().filter(|host| host.as_str() == name)
    }

    /// The GitHub whose page has this address; only https counts.
    pub fn of_address(address: &str) -> Option<Self> {
        let length = address.strip_prefix("https://")?.find(['/', '?', '#']);
        Self::of_origin(length.map_or(address, |length| &address[..8 + length]))
    }

    /// The GitHub whose API is at this host, below this path (which may end with a slash).
    pub fn of_api(name: &str, path: &str) -> Option<Self> {
        let path = path.trim_end_matches('/');
        let pages = if path.is_empty() { name.strip_prefix(API)? } else { name };
        Self::named(pages).ok().filter(|host| host.api_name() == format!("{name}{path}"))
    }

    /// The host's name: `acme.ghe.com`.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kind::GitHub => GITHUB,
            Kind::Cloud(name) | Kind::Server(name) => name,
        }
    }

    /// Whether this is github.com.
    pub fn is_github(&self) -> bool {
        self.0 == Kind::GitHub
    }

    /// The origin of its pages: `https://acme.ghe.com`.
    pub fn page_origin(&self) -> String {
        format!("https://{self}")
    }

    /// The address that every path of its API is put behind: `https://api.acme.ghe.com`.
    pub fn api(&self) -> String {
        format!("https://{}", self.api_name())
    }

    /// The same as people read it: `api.acme.ghe.com`.
    pub fn api_name(&self) -> String {
        match &self.0 {
            Kind::GitHub | Kind::Cloud(_) => format!("{API}{self}"),
            Kind::Server(name) => format!("{name}{SERVER_API}"),
        }
    }

    /// The match patterns of its pages and its API, to ask a browser's permission for.
    pub fn patterns(&self) -> Vec<String> {
        let pages = format!("https://{self}/*");
        match &self.0 {
            Kind::GitHub | Kind::Cloud(_) => vec![pages, format!("https://{API}{self}/*")],
            // Its API is a path below its pages.
            Kind::Server(_) => vec![pages],
        }
    }

    /// The address of the form for a new fine-grained token (GitHub Docs, seen 2026-11-22).
    pub fn new_token_address(&self) -> String {
        format!("https://{self}/settings/personal-access-tokens/new")
    }

    /// The name without its owner's: what may stand in a report that others read.
    pub fn anonymous(&self) -> &'static str {
        match &self.0 {
            Kind::GitHub => GITHUB,
            Kind::Cloud(_) => "example.ghe.com",
            Kind::Server(_) => "github.example",
        }
    }

    /// A GitHub by the exact name of its pages' host.
    fn named(name: &str) -> Result<Self, HostError> {
        if name == GITHUB {
            return Ok(Self(Kind::GitHub));
        }
        name::check(name)?;
        match name.strip_suffix(CLOUD) {
            Some(tenant) if !tenant.contains('.') && tenant != "api" => {
                Ok(Self(Kind::Cloud(name.to_owned())))
            }
            _ if name::poses_as_github(name) => Err(HostError::LookAlike),
            _ => Ok(Self(Kind::Server(name.to_owned()))),
        }
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Host {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Host {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).map_err(serde::de::Error::custom)
    }
}

/// Why a typed name cannot be a GitHub's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostError {
    /// Nothing was typed.
    Empty,
    /// Longer than any name in the internet.
    TooLong,
    /// It names a port.
    Port,
    /// Characters or an order of them that no host's name has.
    Unusable,
    /// It looks like github.com or ghe.com, and is not.
    LookAlike,
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "Type the address where you sign in, like acme.ghe.com.",
            Self::TooLong => "This is too long for an address. Copy the part between https:// and the next slash.",
            Self::Port => "Leave out the number after the colon: GitHub’s pages are at https:// without one.",
            Self::Unusable => "This is no address of a server. Copy the part between https:// and the next slash, like acme.ghe.com.",
            Self::LookAlike => "This looks like an address of GitHub’s, but is another one. A token does not belong there. Check it letter by letter.",
        })
    }
}

impl std::error::Error for HostError {}

#[cfg(test)]
mod tests;
