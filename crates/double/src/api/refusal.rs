//! Why nothing is told: GitHub's refusals, their status and their words.

use serde_json::json;

use super::answer::Answer;

const DOCUMENTATION: &str = "https://docs.github.com/rest";

/// Why nothing is told. Texts as quoted in public issues and in the documentation (2022 to 2026).
#[derive(Debug, Clone)]
pub(super) enum Refusal {
    RequiresAuthentication,
    BadCredentials,
    UnknownVersion,
    NotAccessible,
    NotFound,
    LifetimeTooLong {
        organization: String,
        days: u32,
        token: u64,
    },
    LifetimeTooLongForEnterprise {
        token: u64,
    },
    FineGrainedForbidden(String),
    ClassicForbidden(String),
    Saml(String),
    IpAllowList(String),
    Suspended,
    PaymentProblem,
    RateLimited(u64),
    SecondaryRateLimited,
    /// Without a word on when to come back.
    TooManyRequests,
    Overloaded,
    ServerError,
    GatewayTimeout,
    Blocked,
    IssuesOff,
    DependabotAlertsOff,
    SecretScanningOff,
    CodeScanningOff,
    RepositoryEmpty,
    ValidationFailed,
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        let body = json!({
            "message": refusal.message(),
            "documentation_url": DOCUMENTATION,
            "status": refusal.status().to_string(),
        });
        let answer = Self { body: Some(body), ..Self::empty(refusal.status()) };
        match refusal {
            Refusal::Saml(organization) => answer.with(
                "x-github-sso",
                format!("required; url=https://github.com/orgs/{organization}/sso?authorization_request=AAAA"),
            ),
            Refusal::SecondaryRateLimited => answer.with("retry-after", "60"),
            _ => answer,
        }
    }
}

impl Refusal {
    fn status(&self) -> u16 {
        match self {
            Self::RequiresAuthentication | Self::BadCredentials => 401,
            Self::UnknownVersion => 400,
            Self::NotFound | Self::SecretScanningOff => 404,
            Self::RepositoryEmpty => 409,
            Self::IssuesOff => 410,
            Self::PaymentProblem | Self::ValidationFailed => 422,
            Self::SecondaryRateLimited | Self::TooManyRequests => 429,
            Self::Blocked => 451,
            Self::ServerError => 500,
            Self::Overloaded => 503,
            Self::GatewayTimeout => 504,
            _ => 403,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::LifetimeTooLong { organization, days, token } => {
                format!("The '{organization}' organization {}", lifetime_too_long(*days, *token))
            }
            Self::LifetimeTooLongForEnterprise { token } => {
                format!("The 'umbrella' enterprise {}", lifetime_too_long(366, *token))
            }
            Self::FineGrainedForbidden(organization) => format!(
                "The '{organization}' organization forbids access via a fine-grained personal access tokens. \
                 Please use a GitHub App, OAuth App, or a personal access token (classic)."
            ),
            Self::ClassicForbidden(organization) => format!(
                "`{organization}` forbids access via a personal access token (classic). Please use a GitHub \
                 App, OAuth App, or a personal access token with fine-grained permissions."
            ),
            Self::IpAllowList(organization) => format!(
                "Although you appear to have the correct authorization credentials, the `{organization}` \
                 organization has an IP allow list enabled, and your IP address is not permitted to access \
                 this resource."
            ),
            Self::RateLimited(user) => format!("API rate limit exceeded for user ID {user}."),
            _ => self.fixed_message().to_owned(),
        }
    }

    /// The words where no name and no number is in them.
    fn fixed_message(&self) -> &'static str {
        match self {
            Self::RequiresAuthentication => "Requires authentication",
            Self::BadCredentials => "Bad credentials",
            // Not quoted anywhere; only the status is documented.
            Self::UnknownVersion => "The requested API version is not supported",
            Self::NotAccessible => "Resource not accessible by personal access token",
            Self::Saml(_) => {
                "Resource protected by organization SAML enforcement. You must grant your Personal Access \
                 token access to this organization."
            }
            Self::Suspended => "Sorry. Your account was suspended.",
            Self::PaymentProblem => {
                "There is a problem with your account's associated payment method."
            }
            Self::SecondaryRateLimited | Self::TooManyRequests => {
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
            }
            Self::Overloaded => "No server is currently available to service your request.",
            Self::ServerError => "Server Error",
            Self::GatewayTimeout => "We couldn't respond to your request in time.",
            Self::Blocked => "Repository access blocked",
            // The texts from here to the last but one are assumed.
            Self::IssuesOff => "Issues has been disabled in this repository.",
            Self::DependabotAlertsOff => "Dependabot alerts are disabled for this repository.",
            Self::SecretScanningOff => "Secret scanning is disabled on this repository.",
            Self::CodeScanningOff => {
                "Code scanning is not enabled for this repository. Please enable code scanning in the \
                 repository settings."
            }
            Self::RepositoryEmpty => "Git Repository is empty.",
            Self::ValidationFailed => "Validation Failed",
            _ => "Not Found",
        }
    }
}

fn lifetime_too_long(days: u32, token: u64) -> String {
    format!(
        "forbids access via a fine-grained personal access tokens if the token's lifetime is greater than \
         {days} days. Please adjust your token's lifetime at the following URL: \
         https://github.com/settings/personal-access-tokens/{token}"
    )
}
