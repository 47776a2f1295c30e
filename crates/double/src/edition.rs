//! The places the same API is served at: github.com's, a data residency's and an Enterprise Server's.

/// One of these places (GitHub's documentation "Feature overview for GitHub Enterprise Cloud with data residency" and
/// of Enterprise Server, 2026-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edition {
    /// `https://api.github.com`
    Public,
    /// `https://api.acme.ghe.com`
    Residency,
    /// `https://github.example/api/v3`
    Server,
}

impl Edition {
    const ALL: [Self; 3] = [Self::Public, Self::Residency, Self::Server];

    /// `None` for a host that serves no API.
    pub(crate) fn of(host: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.host() == host)
    }

    /// The same for one address: a Server has its pages at the same host.
    pub(crate) fn asked(host: &str, path: &str) -> Option<Self> {
        Self::of(host).filter(|edition| *edition != Self::Server || edition.path(path).is_some())
    }

    /// Whether the pages of an enterprise are at this host.
    pub(crate) fn has_pages_at(host: &str) -> bool {
        let enterprises = [Self::Residency, Self::Server];
        enterprises.iter().any(|edition| edition.pages().ends_with(&format!("//{host}")))
    }

    pub(crate) const fn host(self) -> &'static str {
        match self {
            Self::Public => "api.github.com",
            Self::Residency => "api.acme.ghe.com",
            Self::Server => "github.example",
        }
    }

    /// What stands before every path in the API's own addresses.
    pub(crate) fn base(self) -> String {
        format!("https://{}{}", self.host(), self.prefix())
    }

    /// Where the pages of the same GitHub are.
    pub(crate) fn pages(self) -> &'static str {
        match self {
            Self::Public => "https://github.com",
            Self::Residency => "https://acme.ghe.com",
            Self::Server => "https://github.example",
        }
    }

    /// The path as the API knows it; `None` if it is not the API's.
    pub(crate) fn path(self, asked: &str) -> Option<&str> {
        let rest = asked.strip_prefix(self.prefix())?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }

    /// What `x-github-enterprise-version` says; only a Server sends it.
    pub(crate) fn version(self) -> Option<&'static str> {
        (self == Self::Server).then_some("3.22.0")
    }

    fn prefix(self) -> &'static str {
        if self == Self::Server { "/api/v3" } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_has_its_own_base_and_paths() {
        assert_eq!(Edition::of("github.com"), None);
        assert_eq!(Edition::of("api.github.com"), Some(Edition::Public));
        assert_eq!(Edition::Residency.base(), "https://api.acme.ghe.com");
        assert_eq!(Edition::Server.base(), "https://github.example/api/v3");
        assert_eq!(Edition::Server.path("/api/v3/user"), Some("/user"));
        assert_eq!(Edition::Server.path("/user"), None);
        assert_eq!(Edition::Server.path("/api/v33"), None);
        assert_eq!(Edition::Public.path("/user"), Some("/user"));
        assert_eq!(Edition::asked("github.example", "/api/v3/user"), Some(Edition::Server));
        assert_eq!(Edition::asked("github.example", "/settings/tokens"), None);
        assert_eq!(Edition::asked("api.acme.ghe.com", "/settings"), Some(Edition::Residency));
        assert!(Edition::has_pages_at("acme.ghe.com") && Edition::has_pages_at("github.example"));
        assert!(!Edition::has_pages_at("github.com") && !Edition::has_pages_at("ghe.com"));
    }
}
