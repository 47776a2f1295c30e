//! Where the API is: the one address that the token is sent to.

use anyhow::{bail, ensure};
use tokenwright_core::host::Host;
use ureq::http::Uri;
use ureq::http::uri::Authority;

/// The address of an API, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ApiUrl {
    text: String,
    host: String,
    port: u16,
}

impl ApiUrl {
    /// Reads an address of an API: https, a host, perhaps a port and a path, and nothing else.
    ///
    /// # Errors
    /// If it is anything else; its value is not repeated, because it might hold a password.
    pub(crate) fn parse(typed: &str) -> anyhow::Result<Self> {
        const WANTED: &str = "--api-url takes https://api.github.com, https://api.SUBDOMAIN.ghe.com \
             or https://HOST/api/v3";
        let text = typed.trim_end_matches('/');
        let rest = text.get(..8).filter(|start| start.eq_ignore_ascii_case("https://"));
        ensure!(rest.is_some(), "{WANTED}: it must begin with https://.");
        // `Uri` drops a fragment without a word, so the text itself is looked at.
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._:/[]".contains(&b);
        let plain = text.bytes().all(allowed) && !text.contains("/.") && !text[8..].contains("//");
        ensure!(plain, "{WANTED}: no user, no query, no fragment.");
        let Ok(uri) = text.parse::<Uri>() else { bail!("{WANTED}.") };
        let (host, authority) = (uri.host().unwrap_or_default(), uri.authority());
        let authority = authority.map(Authority::as_str).unwrap_or_default();
        let port = match authority.strip_prefix(host) {
            Some("") => Some(443),
            Some(port) => port.strip_prefix(':').and_then(|port| port.parse().ok()),
            None => None,
        };
        let (Some(port), false) = (port, host.is_empty()) else { bail!("{WANTED}.") };
        let host = host.to_ascii_lowercase();
        // A token that goes to a mistyped address is given away.
        ensure!(Host::of_api(&host, uri.path()).is_some(), "{WANTED}.");
        Ok(Self { text: text.to_owned(), host, port })
    }

    /// The address, without a slash at its end.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Its host in lower case.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Its port.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }
}

impl Default for ApiUrl {
    fn default() -> Self {
        let public = Host::default();
        Self { text: public.api(), host: public.api_name(), port: 443 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn github_and_both_kinds_of_enterprise_are_taken() {
        assert_eq!(ApiUrl::parse("https://api.github.com/").unwrap(), ApiUrl::default());
        let residency = ApiUrl::parse("https://api.acme.ghe.com").unwrap();
        assert_eq!(residency.host(), "api.acme.ghe.com");
        let server = ApiUrl::parse("HTTPS://GitHub.Example:8443/api/v3/").unwrap();
        assert_eq!(server.as_str(), "HTTPS://GitHub.Example:8443/api/v3");
        assert_eq!((server.host(), server.port()), ("github.example", 8443));
        assert!(ApiUrl::parse("https://[::1]:8443/api/v3").is_ok());
    }

    #[test]
    fn anything_else_is_refused_without_repeating_it() {
        for typed in [
            "",
            "https://",
            "api.github.com",
            "http://api.github.com",
            "https://hunter2@api.github.com",
            "https://me:hunter2@api.github.com",
            "https://api.github.com?hunter2",
            "https://api.github.com#hunter2",
            "https://api.github.com\\@hunter2.example",
            "https://api.github.com/../hunter2",
            "https://api.github.com//hunter2",
            "https://hunter2:x/api/v3",
            "https://hunter2:/api/v3",
            "https://hunter2:99999/api/v3",
            "https:///hunter2",
            "https://api.github.com/ü",
            "https://github.com",
            "https://acme.ghe.com",
            "https://example.com",
            "https://api.github.com/api/v3",
            "https://api.acme.ghe.com/other",
            "https://api.github.com.example/api/v3",
            "fileß://",
        ] {
            let error = ApiUrl::parse(typed).unwrap_err().to_string();
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
