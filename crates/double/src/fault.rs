//! What can go wrong between a caller and the API, whatever the token.

/// A condition of the API that holds until it is changed. Texts and statuses are those of public issues and of GitHub's
/// documentation (2022 to 2026) unless marked as assumed; unknown addresses stay unknown under every fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiFault {
    /// Connections for the API's hosts are closed at once, before TLS is agreed on.
    Unreachable,
    /// Connections for the API's hosts get bytes that are no TLS, then they are closed.
    TlsBroken,
    /// The request is taken and never answered.
    NeverAnswers,
    /// 200 and the headers of JSON, then one byte a second without end.
    SlowDrip,
    /// The true answer, but `content-length` promises more than comes before the connection is closed.
    BreaksOff,
    /// 502 with the HTML page of an overloaded GitHub.
    BadGatewayHtml,
    /// 500 with the JSON that requests of more than ten seconds are reported to end in.
    ServerError,
    /// 504 with the JSON of a request that took too long.
    GatewayTimeout,
    /// 503 with the JSON of an overloaded GitHub.
    Overloaded,
    /// 200, but the body ends in the middle.
    TruncatedJson,
    /// The true JSON, sent as `text/html`.
    WrongContentType,
    /// 204 without a body, to everything.
    NoContent,
    /// 304 without a body, to everything, though nobody asked for a comparison.
    NotModified,
    /// What would be a 200 has padding: as a member `padding` of an object, as blanks after anything else. 3 MiB in all.
    GiantBody,
    /// What would be a 200 is a text in JSON that never ends, as fast as it is read.
    EndlessBody,
    /// What would be a 200 is JSON of 200,000 lists, each in the one before.
    DeepJson,
    /// Every value in the true JSON, refusals included, has another type.
    OtherTypes,
    /// Every text value in the true JSON, refusals included, has control characters, turns its direction and is long.
    ControlCharacters,
    /// Every text value in the true JSON, refusals included, is markup that would run a script if it were parsed.
    Markup,
    /// 302 to a host that is not GitHub's.
    RedirectsElsewhere,
    /// 200 with a page of HTML, as the login page of a hotel's network would be.
    ForeignHtml,
    /// Something on the way took the `Authorization` header off: 401 wherever a token is needed.
    HeaderLost,
    /// 403, the hourly limit is used up.
    RateLimited,
    /// 429 with `retry-after`.
    SecondaryRateLimited,
    /// The same 429 without `retry-after`.
    TooManyRequests,
    /// 403, the user is suspended.
    Suspended,
    /// 451 for everything below `/repos/`.
    Blocked,
    /// 403 for everything of the organization: the caller's address is not on its list.
    IpAllowList,
    /// 403 with `X-GitHub-SSO` for everything of the organization.
    SamlEnforced,
    /// 403 for everything of the organization: its enterprise limits the lifetime of fine-grained tokens. Classic
    /// tokens do not suffer.
    EnterpriseLifetime,
    /// The expiration header holds the present time (google/go-github issue 3708, 2025-09).
    ExpiryIsNow,
}

impl ApiFault {
    /// It strikes before a path is known.
    pub(crate) fn is_of_the_connection(self) -> bool {
        matches!(self, Self::Unreachable | Self::TlsBroken)
    }
}

/// Which fault holds where.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    pub(crate) everywhere: Option<ApiFault>,
    /// Part of the address, and what holds there; later ones count more.
    pub(crate) at: Vec<(String, ApiFault)>,
}

impl Faults {
    /// One for a part of the API counts more than the one for all of it.
    pub(crate) fn holding_for(&self, address: &str) -> Option<ApiFault> {
        let here = self.at.iter().rev().find(|(part, _)| address.contains(part.as_str()));
        here.map(|(_, fault)| *fault).or(self.everywhere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrower_and_the_later_fault_counts() {
        let mut faults = Faults { everywhere: Some(ApiFault::Overloaded), at: Vec::new() };
        faults.at.push(("/orgs/".to_owned(), ApiFault::NoContent));
        faults.at.push(("per_page=1".to_owned(), ApiFault::Markup));
        assert_eq!(faults.holding_for("/user"), Some(ApiFault::Overloaded));
        assert_eq!(faults.holding_for("/orgs/acme"), Some(ApiFault::NoContent));
        assert_eq!(faults.holding_for("/orgs/acme/teams?per_page=1"), Some(ApiFault::Markup));
        assert_eq!(Faults::default().holding_for("/user"), None);
    }
}
