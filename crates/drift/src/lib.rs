//! Recorded pages, changed at random as redesigns change them, and what is read of them held against
//! the truth.
//!
//! The reader's own tests damage one thing systematically. This crate damages as people do: wrappers
//! come and go, names change by family, a menu becomes a `select`, the page is translated, another
//! form moves in. All of it is markup; what the page says, and which control is which, stays. So the
//! truth is known, and a reader that claims anything else is caught.

mod anatomy;
mod campaign;
mod damage;
mod dom;
mod figures;
mod kind;
mod oracle;
mod pages;
mod places;
mod scene;
mod seen;
mod states;
mod variant;
mod wishes;

pub use anatomy::Control;
pub use campaign::{campaign, replay};
pub use figures::{Failure, Figures, Seed, Tally};
pub use kind::Kind;
pub use oracle::{How, Judgement, Truth};
pub use pages::{Original, PagesError, pages};
pub use seen::Seen;
pub use variant::{Applied, Variant, variant, with_kind};
pub use wishes::Wish;
