//! What an organization's policy refuses before permissions are looked at, public data included.

use super::call::Call;
use super::refusal::Refusal;
use crate::fault::ApiFault;
use crate::token::{Kind, Token};
use crate::world::Organization;

/// The first policy that stops this token.
pub(super) fn refusal(call: &Call, organization: &Organization, token: &Token) -> Option<Refusal> {
    let login = organization.login.clone();
    match call.fault {
        Some(ApiFault::IpAllowList) => return Some(Refusal::IpAllowList(login)),
        Some(ApiFault::SamlEnforced) => return Some(Refusal::Saml(login)),
        Some(ApiFault::EnterpriseLifetime) if matches!(token.kind, Kind::FineGrained) => {
            return Some(Refusal::LifetimeTooLongForEnterprise { token: token.id });
        }
        _ => {}
    }
    match &token.kind {
        Kind::Classic(_) if !organization.allows_classic => Some(Refusal::ClassicForbidden(login)),
        Kind::FineGrained if !organization.allows_fine_grained => {
            Some(Refusal::FineGrainedForbidden(login))
        }
        Kind::FineGrained => organization
            .limit()
            .filter(|days| token.outlives(*days))
            .map(|days| Refusal::LifetimeTooLong { organization: login, days, token: token.id }),
        Kind::Classic(_) => None,
    }
}
