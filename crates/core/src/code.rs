//! The reasons a verification gives: one code for each, fixed by the contract.

use serde::Serialize;

/// Why a finding is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// As it should be.
    Ok,
    /// The text cannot be a token.
    Malformed,
    /// The checksum says that the token was mistyped or cut.
    LooksDamaged,
    /// A token, but of another kind than the recipe asks.
    WrongKind,
    /// GitHub does not know the token: wrong, expired or revoked.
    BadCredentials,
    /// The token expires within days, or earlier than was asked.
    ExpiresSoon,
    /// The token lives longer than was asked.
    LivesTooLong,
    /// The token was made with "No expiration".
    NeverExpires,
    /// GitHub reported no expiry, or one that cannot be believed.
    ExpiryUnknown,
    /// The organization or enterprise refuses tokens that live so long.
    LifetimePolicy,
    /// The organization refuses fine-grained tokens.
    FineGrainedForbidden,
    /// The organization refuses classic tokens.
    ClassicForbidden,
    /// The token is not authorized for single sign-on.
    SsoRequired,
    /// The organization allows other addresses only.
    IpAllowList,
    /// The account is suspended.
    Suspended,
    /// An owner of the organization has to approve the token.
    WaitingForApproval,
    /// The token's user does not belong to the organization.
    NotAMember,
    /// The token was made for another resource owner.
    WrongOwner,
    /// The permission is there.
    Granted,
    /// The permission is not there.
    Refused,
    /// The token's user is no owner of the organization.
    OwnerRoleNeeded,
    /// The organization does not have the feature.
    FeatureOff,
    /// No safe request can prove it.
    NotProvable,
    /// The token can do more than the recipe asks.
    MoreThanAsked,
    /// GitHub asks to wait.
    RateLimited,
    /// GitHub is overloaded.
    Overloaded,
    /// GitHub could not be reached.
    Unreachable,
    /// GitHub did not answer in time.
    TimedOut,
    /// The answer was none that GitHub documents.
    UnexpectedAnswer,
}

impl Code {
    /// All codes, in the order of the contract.
    pub const ALL: [Self; 29] = [
        Self::Ok,
        Self::Malformed,
        Self::LooksDamaged,
        Self::WrongKind,
        Self::BadCredentials,
        Self::ExpiresSoon,
        Self::LivesTooLong,
        Self::NeverExpires,
        Self::ExpiryUnknown,
        Self::LifetimePolicy,
        Self::FineGrainedForbidden,
        Self::ClassicForbidden,
        Self::SsoRequired,
        Self::IpAllowList,
        Self::Suspended,
        Self::WaitingForApproval,
        Self::NotAMember,
        Self::WrongOwner,
        Self::Granted,
        Self::Refused,
        Self::OwnerRoleNeeded,
        Self::FeatureOff,
        Self::NotProvable,
        Self::MoreThanAsked,
        Self::RateLimited,
        Self::Overloaded,
        Self::Unreachable,
        Self::TimedOut,
        Self::UnexpectedAnswer,
    ];

    /// The code as the contract writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Malformed => "malformed",
            Self::LooksDamaged => "looks-damaged",
            Self::WrongKind => "wrong-kind",
            Self::BadCredentials => "bad-credentials",
            Self::ExpiresSoon => "expires-soon",
            Self::LivesTooLong => "lives-too-long",
            Self::NeverExpires => "never-expires",
            Self::ExpiryUnknown => "expiry-unknown",
            Self::LifetimePolicy => "lifetime-policy",
            Self::FineGrainedForbidden => "fine-grained-forbidden",
            Self::ClassicForbidden => "classic-forbidden",
            Self::SsoRequired => "sso-required",
            Self::IpAllowList => "ip-allow-list",
            Self::Suspended => "suspended",
            Self::WaitingForApproval => "waiting-for-approval",
            Self::NotAMember => "not-a-member",
            Self::WrongOwner => "wrong-owner",
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::OwnerRoleNeeded => "owner-role-needed",
            Self::FeatureOff => "feature-off",
            Self::NotProvable => "not-provable",
            Self::MoreThanAsked => "more-than-asked",
            Self::RateLimited => "rate-limited",
            Self::Overloaded => "overloaded",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::UnexpectedAnswer => "unexpected-answer",
        }
    }

    /// What this code means for the verdict, were it the only one.
    pub(crate) fn verdict(self) -> Verdict {
        match self {
            Self::Ok | Self::Granted => Verdict::Ready,
            Self::ExpiresSoon
            | Self::LivesTooLong
            | Self::NeverExpires
            | Self::ExpiryUnknown
            | Self::NotProvable
            | Self::MoreThanAsked => Verdict::ReadyWithRemarks,
            Self::FeatureOff
            | Self::RateLimited
            | Self::Overloaded
            | Self::Unreachable
            | Self::TimedOut
            | Self::UnexpectedAnswer => Verdict::CouldNotCheck,
            Self::Malformed
            | Self::LooksDamaged
            | Self::WrongKind
            | Self::BadCredentials
            | Self::LifetimePolicy
            | Self::FineGrainedForbidden
            | Self::ClassicForbidden
            | Self::SsoRequired
            | Self::IpAllowList
            | Self::Suspended
            | Self::NotAMember
            | Self::WrongOwner
            | Self::Refused
            | Self::OwnerRoleNeeded => Verdict::NotReady,
            Self::WaitingForApproval => Verdict::Waiting,
        }
    }
}

/// The whole verification in one word; ordered by what outweighs what. Waiting outweighs all,
/// because every refusal may come from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The token does what the recipe asks.
    Ready,
    /// It does, and there is something to know.
    ReadyWithRemarks,
    /// Something could not be asked or was not answered.
    CouldNotCheck,
    /// Something is wrong with the token.
    NotReady,
    /// An owner of the organization has to approve the token first.
    Waiting,
}

impl Verdict {
    /// The verdict as the contract writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::ReadyWithRemarks => "ready-with-remarks",
            Self::CouldNotCheck => "could-not-check",
            Self::NotReady => "not-ready",
            Self::Waiting => "waiting",
        }
    }
}
