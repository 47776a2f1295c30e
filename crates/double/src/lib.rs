//! A stand-in for github.com, api.github.com and the same of GitHub Enterprise on loopback, written from public facts only.
//!
//! It shares nothing with the extension's own rules: where the two disagree, one of them is wrong.

mod api;
mod assets;
mod calendar;
mod catalogue;
mod double;
mod edition;
mod exchange;
mod fault;
mod form_data;
mod hosts;
mod in_flight;
mod page_variant;
mod proxy;
mod scenario;
mod server;
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
pub use page_variant::{
    Detail, Language, LevelEntry, NoExpirationValue, OptionRole, PageVariant, PermissionFields,
    PermissionsUi, RemoveName, RowHeading, RowMarkup, TabWords,
};
pub use scenario::Scenario;
pub use token::{IssuedToken, Repositories};
pub use wish::{TokenKind, TokenWish};
pub use world::{
    ApiVariant, Copilot, ExpiryFormat, Features, Organization, Repository, Role, User, World,
};
