//! A stand-in for github.com and api.github.com on loopback, written from public facts only.
//!
//! It shares nothing with the extension's own rules: where the two disagree, one of them is wrong.

mod api;
mod assets;
mod calendar;
mod catalogue;
mod double;
mod exchange;
mod fault;
mod form_data;
mod hosts;
mod scenario;
mod site;
mod state;
mod token;
mod token_text;
mod transport;
mod wish;
mod world;

pub use double::Double;
pub use exchange::Recorded;
pub use fault::ApiFault;
pub use scenario::Scenario;
pub use token::{IssuedToken, Repositories};
pub use wish::{TokenKind, TokenWish};
pub use world::{
    ApiVariant, Copilot, ExpiryFormat, OptionRole, Organization, PageVariant, Repository, Role,
    User, World,
};
