//! What can go wrong between a caller and api.github.com, whatever the token.

/// A condition of the API that holds until it is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiFault {
    /// Connections for api.github.com are closed at once, before TLS is agreed on.
    Unreachable,
    /// The request is taken and never answered.
    NeverAnswers,
    /// 502 with the HTML page of an overloaded GitHub.
    BadGatewayHtml,
    /// 503 with the JSON of an overloaded GitHub.
    Overloaded,
    /// 200, but the body ends in the middle.
    TruncatedJson,
    /// 200 with a page of HTML, as the login page of a hotel's network would be.
    ForeignHtml,
    /// 403, the hourly limit is used up.
    RateLimited,
    /// 429 with `retry-after`.
    SecondaryRateLimited,
    /// 403, the user is suspended.
    Suspended,
    /// 403 for everything of the organization: the caller's address is not on its list.
    IpAllowList,
    /// 403 with `X-GitHub-SSO` for everything of the organization.
    SamlEnforced,
    /// The expiration header holds the present time (google/go-github issue 3708, 2025-09).
    ExpiryIsNow,
}
