//! The proxy that the environment names. ureq reads these variables too, but it passes over a value
//! that it does not understand, prefers `ALL_PROXY`, and takes `NO_PROXY` more narrowly than curl.

use anyhow::bail;
use ureq::Proxy;

use crate::api_url::ApiUrl;

/// The variables that name a proxy, first come first served.
const NAMES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
/// The variables that name the hosts that are asked directly.
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// The proxy for this API; none if the environment names none, or excepts this host.
///
/// # Errors
/// If a variable holds no address of a proxy. To go without it might lead past what the network's
/// owner wants; its value is not repeated, because it may hold a password.
pub(crate) fn from_environment(api: &ApiUrl) -> anyhow::Result<Option<Proxy>> {
    let variable = |name: &&str| std::env::var(name).ok().filter(|text| !text.trim().is_empty());
    let set = NAMES.iter().find_map(|name| Some((name, variable(name)?)));
    let Some((name, address)) = set else { return Ok(None) };
    if EXCEPTIONS.iter().find_map(variable).is_some_and(|list| is_excepted(&list, api)) {
        return Ok(None);
    }
    match Proxy::new(address.trim()) {
        Ok(proxy) => Ok(Some(proxy)),
        Err(_) => bail!("The variable {name} holds no address of a proxy, as http://host:port."),
    }
}

/// Whether the list names this host, one of its parents, or all hosts: as curl reads it.
fn is_excepted(list: &str, api: &ApiUrl) -> bool {
    let entries = list.split([',', ' ']).map(str::trim).filter(|entry| !entry.is_empty());
    let mut entries = entries.map(str::to_ascii_lowercase);
    entries.any(|entry| {
        let (name, port) = match entry.rsplit_once(':') {
            Some((name, port)) if !name.ends_with(':') => (name, port.parse::<u16>().ok()),
            _ => (entry.as_str(), None),
        };
        let parent = name.trim_start_matches('*').trim_start_matches('.');
        let of_parent = api.host().strip_suffix(parent);
        let named = of_parent.is_some_and(|front| front.is_empty() || front.ends_with('.'));
        (name == "*" || (named && !parent.is_empty())) && port.is_none_or(|port| port == api.port())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(list: &str, expected: bool) {
        assert_eq!(is_excepted(list, &ApiUrl::default()), expected, "{list}");
    }

    #[test]
    fn a_host_its_parents_and_everything_can_be_excepted() {
        for list in ["*", "api.github.com", "GitHub.com", ".github.com", "*.github.com"] {
            check(list, true);
            check(&format!("localhost, {list}"), true);
        }
        check("github.com:443", true);
    }

    #[test]
    fn other_hosts_are_not_excepted() {
        for list in ["", ",", ".", "hub.com", "api.github.com.example", "github.com:8443", "::1"] {
            check(list, false);
        }
    }
}
