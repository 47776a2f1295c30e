//! One GET of the API, and what it is asked under.

use crate::edition::Edition;
use crate::exchange::Request;
use crate::fault::ApiFault;
use crate::state::State;

/// What every answer may depend on, but for the token.
#[derive(Debug)]
pub(super) struct Call<'a> {
    pub(super) state: &'a State,
    pub(super) request: &'a Request,
    pub(super) edition: Edition,
    /// Of the path without what a Server puts before it.
    pub(super) segments: Vec<&'a str>,
    /// What holds for this address.
    pub(super) fault: Option<ApiFault>,
}

impl<'a> Call<'a> {
    /// `None` if the address is not the API's.
    pub(super) fn of(state: &'a State, request: &'a Request, edition: Edition) -> Option<Self> {
        let path = edition.path(&request.path)?;
        Some(Self {
            state,
            request,
            edition,
            segments: path.split('/').filter(|segment| !segment.is_empty()).collect(),
            fault: state.faults.holding_for(&request.address()),
        })
    }

    /// An address of the API.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.edition.base())
    }

    /// An address of a page.
    pub(super) fn page(&self, path: &str) -> String {
        format!("{}{path}", self.edition.pages())
    }
}
