//! The page of settings.

mod hosts_view;

/// Fills the page.
pub(crate) async fn start() {
    hosts_view::start().await;
}
