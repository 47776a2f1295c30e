//! The hosts that the user allowed beside github.com: asked for on a click, kept as a list of names, and
//! counted only while the browser still grants them.

pub(crate) mod choice;
mod grants;

use tokenwright_core::host::Host;

use crate::browser::{self, Held, Memory};

/// Asks the browser for a host's pages and API; whether it may be used now. The question is put before
/// this returns: browsers take it only while a click is being handled, and not one turn later.
pub(crate) fn allow(host: Host) -> impl Future<Output = bool> {
    let asked = grants::request(&host.patterns());
    async move {
        if !grants::agreed(asked).await {
            return false;
        }
        if !list(&host).await {
            // What is not in the list could not be given back there.
            grants::give_back(&host.patterns(), listed().await.is_empty()).await;
            return false;
        }
        register().await;
        true
    }
}

/// Gives a host back. Its pages that are open keep their panel until they are loaded anew.
pub(crate) async fn withdraw(host: &Host) {
    if let Some(held) = browser::hold(Memory::Hosts).await {
        let mut hosts = hosts_in(held.text());
        hosts.retain(|listed| listed != host);
        keep(&held, &hosts).await;
    }
    register().await;
    grants::give_back(&host.patterns(), listed().await.is_empty()).await;
}

/// The hosts that are allowed, in order, without github.com, which always is.
pub(crate) async fn allowed() -> Vec<Host> {
    let mut allowed = Vec::new();
    for host in listed().await {
        if grants::may_use(&host.patterns()).await {
            allowed.push(host);
        }
    }
    allowed
}

/// The GitHub that a page of this origin belongs to, if the panel may stand there.
pub(crate) async fn admitted(origin: &str) -> Option<Host> {
    let host = Host::of_origin(origin)?;
    (host.is_github() || allowed().await.contains(&host)).then_some(host)
}

/// Lets the content script run on the hosts that are allowed, and on no other. Browsers forget this
/// when the extension is updated, so every page of ours says it again.
pub(crate) async fn register() {
    let pages = allowed().await.iter().map(|host| format!("{}/*", host.page_origin())).collect();
    grants::run_on(pages).await;
}

/// What the user allowed here. The list is kept because a browser may grant more than was asked for:
/// "on all sites" is no word about one of them.
async fn listed() -> Vec<Host> {
    hosts_in(&browser::recall(Memory::Hosts).await.unwrap_or_default())
}

/// Puts a host to the list, in order; whether it is there.
async fn list(host: &Host) -> bool {
    let Some(held) = browser::hold(Memory::Hosts).await else { return false };
    let mut hosts = hosts_in(held.text());
    // A library's sort weighs more than all of this.
    let place = hosts.iter().position(|listed| listed >= host).unwrap_or(hosts.len());
    if hosts.get(place) == Some(host) {
        return true;
    }
    hosts.insert(place, host.clone());
    keep(&held, &hosts).await
}

fn hosts_in(kept: &str) -> Vec<Host> {
    let hosts = kept.split(' ').filter_map(|name| Host::parse(name).ok());
    hosts.filter(|host| !host.is_github()).collect()
}

/// Whether the browser took it.
async fn keep(held: &Held, hosts: &[Host]) -> bool {
    let names: Vec<&str> = hosts.iter().map(Host::as_str).collect();
    held.replace(&names.join(" ")).await
}
