//! Drives the shipped extension in real Chromium and Firefox, against the double, as a person would.

#![allow(
    clippy::missing_errors_doc,
    reason = "everything here fails the same way: with a sentence that says what did not happen"
)]

mod actions;
mod axe;
mod bidi;
mod browser;
mod chromium;
mod desk;
mod emulation;
mod firefox;
mod folder;
pub mod guided;
pub mod keyboard;
mod leaks;
mod memory;
mod person;
mod policy;
mod process;
mod profile;
mod restless;
pub mod screens;
mod snapshot;
pub mod states;
mod tab;
mod wait;
mod worker;

pub use axe::{Accessibility, Violation};
pub use browser::{Browser, Colours, Kind, LogEntry, Settings};
pub use desk::{Desk, extension_directory};
pub use folder::copy_folder;
pub use leaks::{Leak, Search, Secrets};
pub use person::{Expiration, Person};
pub use profile::Profile;
pub use restless::patience;
pub use screens::Screen;
pub use snapshot::eyes;
pub use states::State;
pub use tab::{Frame, Tab};
