//! A person's desk: a double of GitHub and a browser that takes it for the real one.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use serde_json::Value;
use tokenwright_double::{Double, Recorded, Scenario, World};

use crate::browser::{Browser, Kind, Settings};
use crate::leaks::{Search, Secrets};
use crate::person::Person;
use crate::tab::Tab;
use crate::wait;

/// GitHub's form.
pub(crate) const TOKEN_PAGE: &str = "https://github.com/settings/personal-access-tokens/new";

/// A running double and a running browser; both end when this is dropped.
#[derive(Debug)]
pub struct Desk {
    /// The browser; first, so that it is gone before the double is.
    pub browser: Browser,
    /// The stand-in for GitHub's hosts.
    pub double: Double,
    /// Whether the panel will come beside GitHub's form, which makes room for it.
    has_extension: bool,
}

impl Desk {
    /// The extension as built, in an otherwise plain browser.
    pub async fn start(kind: Kind, scenario: Scenario) -> Result<Self> {
        let extension = Some(extension_directory()?);
        Self::start_with(kind, scenario, Settings { extension, ..Settings::default() }).await
    }

    /// The extension as built, in a browser that grants these match patterns when it is asked for them.
    pub async fn start_granting(kind: Kind, patterns: &[&str]) -> Result<Self> {
        let extension = Some(extension_directory()?);
        let grants = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
        let settings = Settings { extension, grants, ..Settings::default() };
        Self::start_with(kind, Scenario::Happy, settings).await
    }

    /// The extension as built, for which an administrator has set these values on the machine.
    pub async fn with_policy(kind: Kind, scenario: Scenario, values: Value) -> Result<Self> {
        let extension = Some(extension_directory()?);
        let settings = Settings { extension, policy: Some(values), ..Settings::default() };
        let desk = Self::start_with(kind, scenario, settings).await?;
        // A browser that has just started may show pages of an extension before it has read what is set for it.
        let page = desk.browser.open_extension_page("settings.html").await?;
        let set = "Object.keys(await chrome.storage.managed.get()).length > 0";
        page.wait_for(set, "the administrator's values").await?;
        page.close().await?;
        Ok(desk)
    }

    /// A browser without the extension.
    pub async fn start_bare(kind: Kind, scenario: Scenario) -> Result<Self> {
        Self::start_with(kind, scenario, Settings::default()).await
    }

    /// With settings of one's own; the double's port is filled in.
    pub async fn start_with(kind: Kind, scenario: Scenario, settings: Settings) -> Result<Self> {
        Self::start_in(kind, scenario.world(), settings).await
    }

    /// In a world of one's own.
    pub async fn start_in(kind: Kind, world: World, settings: Settings) -> Result<Self> {
        let double = Double::start_in(world, 0).await?;
        let settings = Settings { double: Some(double.port()), ..settings };
        let browser = Browser::start(kind, &settings).await?;
        Ok(Self { browser, double, has_extension: settings.extension.is_some() })
    }

    /// The first tab on GitHub's form, all of which has arrived; the panel too, which moves it.
    pub async fn token_page(&self) -> Result<Tab> {
        self.token_page_with("").await
    }

    /// The same, filled in by a template's query: `name=…&target_name=…`.
    pub async fn token_page_with(&self, query: &str) -> Result<Tab> {
        let tab = self.browser.first_tab().await?;
        let separator = if query.is_empty() { "" } else { "?" };
        tab.goto(&format!("{TOKEN_PAGE}{separator}{query}")).await?;
        Person::at(&tab).wait_for_form().await?;
        if self.has_extension {
            tab.panel().await?;
        }
        Ok(tab)
    }

    /// What must hold at the end of every journey: nothing was asked that the double does not know, the
    /// API was only read, tokens went into the one header of requests to the API host and nowhere else,
    /// and no page wrote an error.
    pub async fn finish(self) -> Result<()> {
        self.check()?;
        self.browser.quit().await.map(drop)
    }

    /// The same after a page of ours was broken, which writes the error that it ends with.
    pub async fn finish_broken(self) -> Result<()> {
        self.check_traffic()?;
        ensure!(!self.browser.errors().is_empty(), "what broke was kept from the console");
        self.browser.quit().await.map(drop)
    }

    /// The same as at the end, while the browser still runs.
    pub fn check(&self) -> Result<()> {
        self.check_traffic()?;
        let errors = self.browser.errors();
        ensure!(errors.is_empty(), "pages wrote errors: {errors:#?}");
        Ok(())
    }

    fn check_traffic(&self) -> Result<()> {
        let unknown = self.double.unknown_requests();
        ensure!(unknown.is_empty(), "requests that GitHub's double does not know: {unknown:#?}");
        for request in self.double.requests() {
            let to_api = is_of_an_api(&request);
            let reads = ["GET", "OPTIONS"].contains(&request.method.as_str());
            ensure!(!to_api || reads, "a write verb went to the API: {request:#?}");
            let allowed = request.authorization.is_none() || to_api;
            ensure!(allowed, "an Authorization header went elsewhere: {request:#?}");
        }
        let secrets = self.secrets()?;
        let mut search = secrets.search();
        self.look_at_what_went_out(&mut search);
        search.finds_nothing()
    }

    /// Waits until a request has come to the API and is not answered yet: a page that runs has not always sent one.
    pub async fn wait_until_asked(&self) -> Result<()> {
        let look = async || Ok((self.double.at_once() > 0).then_some(()));
        wait::until("the API to be asked", look).await
    }

    /// Waits until the API has nothing under way: what was ended here has ended there.
    pub async fn wait_until_quiet(&self) -> Result<()> {
        let look = async || Ok((self.double.at_once() == 0).then_some(()));
        wait::until("the API to have nothing under way", look).await
    }

    /// Looks at every request, but for the one header of those to an API, and at everything that the browser and
    /// its pages said.
    pub fn look_at_what_went_out(&self, search: &mut Search<'_>) {
        let requests = [self.double.requests(), self.double.noise()].concat();
        for request in requests {
            let place = format!("{} to {}", request.number, request.host);
            let headers = request.headers.iter();
            let headers =
                headers.filter(|(name, _)| name != "authorization" || !is_of_an_api(&request));
            let headers = headers.flat_map(|(name, value)| [name.as_str(), value.as_str()]);
            let parts = headers.chain([request.path.as_str(), &request.query, &request.body]);
            search.text("request", &place, &parts.collect::<Vec<_>>().join("\n"));
        }
        for (number, (_, address)) in self.browser.requested().iter().enumerate() {
            search.text("address", &number.to_string(), address);
        }
        for entry in self.browser.console() {
            search.text(
                "line of a console",
                &entry.source,
                &format!("{}\n{}", entry.source, entry.text),
            );
        }
        for (number, line) in self.browser.output().iter().enumerate() {
            search.text("line of output", &number.to_string(), line);
        }
    }

    /// Every token that was created on the page or sent to the API.
    pub fn secrets(&self) -> Result<Secrets> {
        self.secrets_and(&[])
    }

    /// The same, and more that only the journey knows.
    pub fn secrets_and(&self, more: &[&str]) -> Result<Secrets> {
        let requests = self.double.requests();
        let sent = requests.iter().filter_map(|request| request.authorization.as_deref());
        let sent = sent.filter_map(|header| header.split(' ').nth(1));
        let sent = sent.chain(more.iter().copied()).map(str::to_owned);
        Secrets::of(self.double.tokens().into_iter().map(|token| token.value).chain(sent))
    }
}

/// Whether it went to the API of one of the GitHub hosts, of which a company's server has pages at the same
/// host.
fn is_of_an_api(request: &Recorded) -> bool {
    match request.host.as_str() {
        "api.github.com" | "api.acme.ghe.com" => true,
        "github.example" => request.path.starts_with("/api/v3/"),
        _ => false,
    }
}

/// Where `cargo xtask build` puts the unpacked extension.
pub fn extension_directory() -> Result<PathBuf> {
    let folder = target_directory().join("extension");
    let there = folder.join("manifest.json").is_file();
    ensure!(there, "no extension in {}; `cargo xtask build` makes it", folder.display());
    Ok(folder)
}

/// The workspace's build folder.
pub(crate) fn target_directory() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match std::env::var_os("CARGO_TARGET_DIR") {
        // Cargo takes a relative one from where it was called; tests run in their package's folder.
        Some(folder) => workspace.join(folder),
        None => workspace.join("target"),
    }
}
