//! A running browser of either kind, with the extension as it ships, in a profile of its own.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::bidi::Connection;
use crate::policy::ChromiumPolicy;
use crate::process::{Program, runs};
use crate::profile::Profile;
use crate::tab::Tab;
use crate::{chromium, firefox, wait};

/// A page of ours has filled itself, and does not move any more under who aims at it.
const STANDS: &str = "!document.querySelector('main[aria-busy]')";

/// Which browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chromium as Debian packages it.
    Chromium,
    /// Firefox ESR.
    Firefox,
}

/// What `prefers-color-scheme` says to pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

/// How a browser is started.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, set by name")]
pub struct Settings {
    /// Folder of an unpacked extension, loaded unchanged.
    pub extension: Option<PathBuf>,
    /// Match patterns of the hosts that the browser grants when it is asked, without a person who says yes
    /// to its question. How differs: see `chromium.rs` and `firefox.rs`.
    pub grants: Vec<String>,
    /// Port of the double that stands in for GitHub's hosts; without it the browser meets the real ones.
    pub double: Option<u16>,
    /// Width and height of the page's area.
    pub window: (u32, u32),
    /// Light or dark.
    pub colours: Colours,
    /// As if the person had asked their machine for less motion.
    pub reduced_motion: bool,
    /// As if the person had chosen colours that pages must keep to.
    pub forced_colours: bool,
    /// What an administrator sets for the extension, as `chrome.storage.managed` is to give it.
    pub policy: Option<Value>,
    /// A window a person sees, instead of none.
    pub visible: bool,
    /// A clock that pages read as finely as it runs, where the browser has a switch for that.
    pub fine_clock: bool,
    /// As for a person, tabs and what was typed in them are written down for the next start; sooner than usual.
    pub keeps_tabs: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            extension: None,
            grants: Vec::new(),
            double: None,
            window: (1400, 1000),
            colours: Colours::Light,
            reduced_motion: false,
            forced_colours: false,
            policy: None,
            visible: false,
            fine_clock: false,
            keeps_tabs: false,
        }
    }
}

/// A line of a page's console, or an error nobody caught.
#[derive(Debug, Clone)]
pub struct LogEntry {
    /// `debug`, `info`, `warn` or `error`.
    pub level: String,
    /// The message.
    pub text: String,
    /// Address of the script it came from; empty when the browser does not say.
    pub source: String,
}

/// A running browser. Dropping it ends its processes and removes its profile.
#[derive(Debug)]
pub struct Browser {
    kind: Kind,
    pub(crate) connection: Arc<Connection>,
    /// `chrome-extension://<id>` or `moz-extension://<id>`.
    extension_origin: Option<String>,
    window: Option<(u32, u32)>,
    program: Program,
    /// Gone only when no process is left that reads it.
    policy: Option<ChromiumPolicy>,
    profile: Profile,
}

/// What starting a browser of one kind yields.
pub(crate) struct Launched {
    pub(crate) connection: Connection,
    pub(crate) program: Program,
    pub(crate) policy: Option<ChromiumPolicy>,
    pub(crate) profile: Profile,
    pub(crate) extension_origin: Option<String>,
}

impl Browser {
    /// Starts one, ready to be told where to go.
    pub async fn start(kind: Kind, settings: &Settings) -> Result<Self> {
        let launched = match kind {
            Kind::Chromium => chromium::launch(settings).await,
            Kind::Firefox => firefox::launch(settings).await,
        };
        let launched = launched.with_context(|| format!("{kind:?} did not start"))?;
        let browser = Self {
            kind,
            connection: Arc::new(launched.connection),
            extension_origin: launched.extension_origin,
            // A window that a person may resize must not have its page fixed to a size.
            window: (!settings.visible).then_some(settings.window),
            program: launched.program,
            policy: launched.policy,
            profile: launched.profile,
        };
        let wanted = json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] });
        browser.connection.command("session.subscribe", wanted).await?;
        Ok(browser)
    }

    /// Which browser this is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Where the extension's own pages live, without a slash at the end.
    pub fn extension_origin(&self) -> Result<&str> {
        self.extension_origin.as_deref().context("this browser was started without an extension")
    }

    /// The tab the browser began with.
    pub async fn first_tab(&self) -> Result<Tab> {
        let tabs = self.contexts().await?;
        let Some(first) = tabs.first() else { bail!("the browser has no tab") };
        self.take(first).await
    }

    /// A further tab, empty and in front.
    pub async fn new_tab(&self) -> Result<Tab> {
        let made =
            self.connection.command("browsingContext.create", json!({ "type": "tab" })).await?;
        self.take(&made["context"]).await
    }

    /// Runs a JavaScript function in every page from now on, before the page's own scripts.
    pub async fn run_before_pages(&self, function: &str) -> Result<()> {
        let wanted = json!({ "functionDeclaration": function });
        self.connection.command("script.addPreloadScript", wanted).await.map(|_| ())
    }

    /// How many tabs are open.
    pub async fn tab_count(&self) -> Result<usize> {
        Ok(self.contexts().await?.len())
    }

    /// Waits until so many tabs are open: one that closes by itself takes its time.
    pub async fn wait_for_tabs(&self, count: usize) -> Result<()> {
        let look = async || Ok((self.tab_count().await? == count).then_some(()));
        wait::until("the tabs to close", look).await
    }

    /// Opens one of the extension's pages (`verify.html?recipe=…`) in a tab of its own.
    pub async fn open_extension_page(&self, page: &str) -> Result<Tab> {
        let address = format!("{}/{page}", self.extension_origin()?);
        match self.kind {
            Kind::Chromium => {
                let tab = self.new_tab().await?;
                tab.goto(&address).await?;
                tab.wait_for(STANDS, "the page to fill itself").await?;
                Ok(tab)
            }
            Kind::Firefox => {
                let before = self.contexts().await?;
                firefox::open_tab(&self.connection, &address).await?;
                self.tab_opened_since(&before, page).await
            }
        }
    }

    /// The tab that `action` opens: a link with a target, a button of the extension.
    pub async fn tab_opened_by(&self, action: impl AsyncFnOnce() -> Result<()>) -> Result<Tab> {
        let before = self.contexts().await?;
        action().await?;
        self.tab_opened_since(&before, "").await
    }

    /// Everything that pages wrote to the console so far, and every uncaught error.
    pub fn console(&self) -> Vec<LogEntry> {
        let mut entries: Vec<LogEntry> =
            self.connection.events("log.entryAdded").iter().map(log_entry).collect();
        if self.kind == Kind::Firefox {
            entries.extend(self.program.said().iter().filter_map(|line| firefox::log_entry(line)));
        }
        entries
    }

    /// The errors among them; pages that behave write none.
    pub fn errors(&self) -> Vec<LogEntry> {
        self.console().into_iter().filter(|entry| entry.level == "error").collect()
    }

    /// Every address that pages of this browser asked for so far, with its method.
    pub fn requested(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let sent = self.connection.events("network.beforeRequestSent");
        let requests = sent.iter().map(|event| &event["request"]);
        requests.map(|request| (text(&request["method"]), text(&request["url"]))).collect()
    }

    /// Folder of the profile, as long as the browser lives.
    pub fn profile(&self) -> &std::path::Path {
        self.profile.path()
    }

    /// Quits as a person would, so that everything kept is on disk, then hands the profile's folder over
    /// for inspection. The folder goes when the returned value does.
    pub async fn quit(self) -> Result<Profile> {
        // Firefox is the program that was started; Chromium's driver stays when the browser goes.
        let driver = self.program.own().filter(|_| self.kind == Kind::Chromium);
        let family = self.program.family();
        // The browser may be gone before its answer is heard: what counts is that it ends.
        let answer = self.connection.command("browser.close", json!({})).await;
        let ended = wait::until("the browser to end", async || {
            let alive = family.iter().any(|process| Some(*process) != driver && runs(*process));
            Ok((!alive).then_some(()))
        });
        ended.await.map_err(|error| match answer {
            Ok(_) => error,
            Err(refused) => error.context(refused),
        })?;
        drop(self.policy);
        Ok(self.profile)
    }

    /// Ends it at once, as a crash would, then hands over what it left on disk.
    pub fn kill(self) -> Profile {
        drop(self.program);
        drop(self.policy);
        self.profile
    }

    /// Every line that the browser and its driver wrote to their output so far.
    pub fn output(&self) -> Vec<String> {
        self.program.said()
    }

    async fn contexts(&self) -> Result<Vec<Value>> {
        let tree = json!({ "maxDepth": 0 });
        let mut answer = self.connection.command("browsingContext.getTree", tree).await?;
        let Value::Array(contexts) = answer["contexts"].take() else {
            bail!("browsingContext.getTree: no list of contexts")
        };
        Ok(contexts.into_iter().map(|mut context| context["context"].take()).collect())
    }

    async fn tab_opened_since(&self, before: &[Value], address: &str) -> Result<Tab> {
        let found = wait::until(&format!("a new tab {address}"), async || {
            let now = self.contexts().await?;
            Ok(now.into_iter().find(|context| !before.contains(context)))
        })
        .await?;
        let there = format!(
            "location.href !== 'about:blank' && location.href.includes({}) && document.readyState === 'complete' && {STANDS}",
            json!(address)
        );
        // Before it is sized: while it changes processes on its way to the address, Firefox has nothing
        // that could be sized.
        self.tab(&found)?.wait_for(&there, "the new tab to be loaded").await?;
        self.take(&found).await
    }

    fn tab(&self, context: &Value) -> Result<Tab> {
        let id = context.as_str().context("a browsing context has no id")?;
        Ok(Tab::new(Arc::clone(&self.connection), self.kind, id.to_owned()))
    }

    async fn take(&self, context: &Value) -> Result<Tab> {
        let tab = self.tab(context)?;
        tab.bring_to_front().await?;
        if let Some((width, height)) = self.window {
            tab.resize(width, height).await?;
        }
        Ok(tab)
    }
}

fn log_entry(event: &Value) -> LogEntry {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    LogEntry {
        level: text(&event["level"]),
        text: text(&event["text"]),
        source: text(&event["stackTrace"]["callFrames"][0]["url"]),
    }
}
