//! The settings page, `settings.html`: one section a folder's view fills.

mod hosts_view;

/// Fills the sections.
pub(crate) async fn start() {
    hosts_view::start().await;
}
