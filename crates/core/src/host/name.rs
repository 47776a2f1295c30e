//! The name of a host: what is typed around it, what one may look like, and what only poses as one.

use super::HostError;

/// Longest name of a host (RFC 1035).
const LONGEST: usize = 253;
/// Longest part of it between two dots.
const LONGEST_LABEL: usize = 63;

/// The name in what was typed, in lower case; `None` if a port follows it.
pub(super) fn bare(typed: &str) -> Option<String> {
    // Longer than any address worth reading: the rest decides nothing.
    let typed: String = typed.trim().chars().take(2_000).collect();
    let lower = typed.to_ascii_lowercase();
    let rest = ["https://", "http://", "//"].iter().find_map(|scheme| lower.strip_prefix(scheme));
    let rest = rest.unwrap_or(&lower);
    let name = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = name.strip_suffix(":443").unwrap_or(name);
    let is_port =
        |(_, port): (&str, &str)| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let has_port = !name.starts_with('[') && name.split_once(':').is_some_and(is_port);
    // A name that ends with a dot is the same name, of which browsers make another origin.
    (!has_port).then(|| name.trim_end_matches('.').to_owned())
}

/// Whether this can be the name of a host in the internet or in a company's network.
pub(super) fn check(name: &str) -> Result<(), HostError> {
    if name.is_empty() {
        return Err(HostError::Empty);
    }
    if name.len() > LONGEST {
        return Err(HostError::TooLong);
    }
    let usable = if let Some(inside) = name.strip_prefix('[') {
        inside.strip_suffix(']').is_some_and(is_ipv6)
    } else {
        let last = name.rsplit('.').next().unwrap_or_default();
        // Browsers read a name whose last part is a number as an IPv4 address.
        let is_number = last.bytes().next().is_some_and(|b| b.is_ascii_digit());
        if is_number { is_ipv4(name) } else { name.contains('.') && name.split('.').all(is_label) }
    };
    usable.then_some(()).ok_or(HostError::Unusable)
}

/// Where GitHub shows what anybody wrote.
const SHOW_ANYTHING: [&str; 6] = [
    "github.app",
    "github.dev",
    "github.io",
    "githubassets.com",
    "githubpreview.dev",
    "githubusercontent.com",
];

/// Whether somebody could take this for GitHub's own: its names within another one, in letters that
/// look alike, or joined by a hyphen.
pub(super) fn poses_as_github(name: &str) -> bool {
    let alike = |letter| match letter {
        '0' => 'o',
        '1' | 'l' => 'i',
        other => other,
    };
    let looks: String = name.chars().map(alike).collect();
    let holds_theirs = |looks: &str| {
        let mut pairs = looks.split('.').zip(looks.split('.').skip(1));
        pairs.any(|(name, end)| (name.ends_with("github") || name == "ghe") && end == "com")
    };
    let is_of = |domain: &&str| {
        name.strip_suffix(*domain).is_some_and(|front| front.is_empty() || front.ends_with('.'))
    };
    holds_theirs(&looks.replace('-', "."))
        || holds_theirs(&looks.replace('-', ""))
        || SHOW_ANYTHING.iter().any(is_of)
}

fn is_label(label: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !label.is_empty()
        && label.len() <= LONGEST_LABEL
        && label.bytes().all(allowed)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn is_ipv4(name: &str) -> bool {
    let is_byte =
        |part: &str| part.parse::<u8>().is_ok() && (part == "0" || !part.starts_with(['0', '+']));
    name.split('.').count() == 4 && name.split('.').all(is_byte)
}

/// Near enough: a browser that cannot read it goes nowhere.
fn is_ipv6(inside: &str) -> bool {
    inside.contains(':') && inside.bytes().all(|b| b.is_ascii_hexdigit() || b == b':')
}
