//! Firefox, which speaks `BiDi` itself.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::bidi::Connection;
use crate::browser::{Launched, LogEntry, Settings};
use crate::emulation;
use crate::policy;
use crate::process::{Program, find_program};
use crate::profile::Profile;

/// Any fixed one; knowing it beforehand saves asking the browser for the extension's address.
const EXTENSION_HOST: &str = "5f1d0c52-7a57-4c1e-9a51-746f6b656e77";

pub(crate) async fn launch(settings: &Settings) -> Result<Launched> {
    let profile = Profile::new("firefox")?;
    let preferences = preferences(settings)?;
    fs::write(profile.user().join("user.js"), preferences).context("cannot write user.js")?;
    let mut command = Command::new(program(settings, &profile)?);
    command.args(["--no-remote", "--remote-debugging-port=0"]);
    // Its own pages cannot be navigated to from outside; its tab strip can open them (see `open_tab`).
    command.arg("--remote-allow-system-access");
    command.arg("--profile").arg(profile.user());
    command.env("TMPDIR", profile.temporary());
    command.env("MOZ_CRASHREPORTER_DISABLE", "1");
    // Releases heed a changed address of Mozilla's settings only with this.
    command.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
    if !settings.visible {
        command.arg("--headless");
    }
    let program = Program::start(&mut command)?;
    let address = program.line_after("WebDriver BiDi listening on ").await?;
    let connection = Connection::open(&format!("{address}/session")).await?;
    let wanted = json!({ "capabilities": { "alwaysMatch": { "acceptInsecureCerts": true } } });
    connection.command("session.new", wanted).await?;
    let extension_origin = match &settings.extension {
        Some(folder) => Some(install(&connection, folder).await?),
        None => None,
    };
    Ok(Launched { connection, program, policy: None, profile, extension_origin })
}

/// The one that is installed, or one of the profile's own for which an administrator has set something.
fn program(settings: &Settings, profile: &Profile) -> Result<PathBuf> {
    let installed = find_program(&["firefox-esr", "firefox"])?;
    match (&settings.extension, &settings.policy) {
        (Some(folder), Some(values)) => {
            let id = extension_id(folder)?;
            policy::firefox_with(&installed, &profile.path().join("firefox"), &id, values)
        }
        _ => Ok(installed),
    }
}

/// Opens an address in a new tab in front, with the browser's own rights.
pub(crate) async fn open_tab(connection: &Connection, address: &str) -> Result<()> {
    let script = format!(
        "gBrowser.selectedTab = gBrowser.addTab({}, \
         {{ triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() }}); null",
        json!(address)
    );
    evaluate_in_browser(connection, &script).await
}

/// Takes the keyboard from the address bar, as a click into the page would; `BiDi`'s clicks do not.
pub(crate) async fn focus_page(connection: &Connection) -> Result<()> {
    evaluate_in_browser(connection, "window.focus(); gBrowser.selectedBrowser.focus(); null").await
}

/// `BiDi` is silent about extension pages (as of 153), but Firefox writes what they say to its output.
pub(crate) fn log_entry(line: &str) -> Option<LogEntry> {
    if let Some(error) = line.strip_prefix("JavaScript error: ") {
        let (source, rest) = error.split_once(", line ")?;
        let ours = source.starts_with("moz-extension://") || source.starts_with("https://");
        let entry = || LogEntry {
            level: "error".to_owned(),
            text: rest.to_owned(),
            source: source.to_owned(),
        };
        return ours.then(entry);
    }
    let (level, text) = line.strip_prefix("console.")?.split_once(": ")?;
    // The browser's own messages begin with a bare prefix, those of pages with a quoted text or a value.
    let level = if level == "log" { "info" } else { level };
    let entry =
        || LogEntry { level: level.to_owned(), text: text.to_owned(), source: String::new() };
    text.starts_with(['"', '(']).then(entry)
}

/// The text on the clipboard.
pub(crate) async fn clipboard(connection: &Connection) -> Result<String> {
    let script = "(() => { const text = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable); \
         text.init(null); text.addDataFlavor('text/plain'); \
         Services.clipboard.getData(text, Services.clipboard.kGlobalClipboard); \
         const found = {}; text.getTransferData('text/plain', found); \
         return found.value.QueryInterface(Ci.nsISupportsString).data; })()";
    let value = value_in_browser(connection, script).await?;
    Ok(value["value"].as_str().context("the clipboard holds no text")?.to_owned())
}

pub(crate) async fn evaluate_in_browser(connection: &Connection, script: &str) -> Result<()> {
    value_in_browser(connection, script).await.map(drop)
}

async fn value_in_browser(connection: &Connection, script: &str) -> Result<Value> {
    let tree = json!({ "moz:scope": "chrome", "maxDepth": 0 });
    let windows = connection.command("browsingContext.getTree", tree).await?;
    let window = &windows["contexts"][0]["context"];
    let wanted =
        json!({ "expression": script, "target": { "context": window }, "awaitPromise": false });
    let mut answer = connection.command("script.evaluate", wanted).await?;
    if answer["type"] != "success" {
        bail!("Firefox refused: {}\nat: {script}", answer["exceptionDetails"]["text"]);
    }
    Ok(answer["result"].take())
}

async fn install(connection: &Connection, folder: &Path) -> Result<String> {
    let path = fs::canonicalize(folder)
        .with_context(|| format!("no extension in {}", folder.display()))?;
    let wanted = json!({ "extensionData": { "type": "path", "path": path } });
    connection.command("webExtension.install", wanted).await?;
    Ok(format!("moz-extension://{EXTENSION_HOST}"))
}

fn preferences(settings: &Settings) -> Result<String> {
    let mut lines = String::new();
    let mut set = |name: &str, value: Value| {
        let _ = writeln!(lines, "user_pref({}, {value});", json!(name));
    };
    for name in SWITCHED_OFF {
        set(name, json!(false));
    }
    for name in EMPTIED {
        set(name, json!(""));
    }
    set("browser.startup.page", json!(0));
    set("browser.startup.homepage", json!("about:blank"));
    set("toolkit.telemetry.reportingpolicy.firstRun", json!(false));
    set("datareporting.policy.dataSubmissionPolicyBypassNotification", json!(true));
    // Without a screen no window is ever the active one; focus is to work as if it were.
    set("focusmanager.testmode", json!(true));
    set("devtools.console.stdout.content", json!(true));
    set("browser.dom.window.dump.enabled", json!(true));
    set("services.settings.server", json!("data:,#remote-settings-dummy/v1"));
    set("network.proxy.type", json!(0));
    // The double's certificate is its own.
    set("security.cert_pinning.enforcement_level", json!(0));
    set("network.stricttransportsecurity.preloadlist", json!(false));
    if let Some(port) = settings.double {
        set("network.dns.forceResolve", json!("127.0.0.1"));
        set("network.socket.forcePort", json!(format!("443={port}")));
        set("network.http.http3.enable", json!(false));
        set("network.trr.mode", json!(5));
    }
    // Otherwise a page's clock goes in steps of a millisecond, with a jitter.
    set("privacy.reduceTimerPrecision", json!(!settings.fine_clock));
    if settings.keeps_tabs {
        set("browser.sessionstore.interval", json!(500));
        // Without a person at the machine it would write once an hour.
        set("browser.sessionstore.interval.idle", json!(500));
        set("browser.sessionstore.resume_from_crash", json!(true));
    }
    // Its own question has a button that nothing can press: without it the answer is yes.
    set("extensions.webextOptionalPermissionPrompts", json!(settings.grants.is_empty()));
    if let Some(folder) = &settings.extension {
        let hosts = json!({ (extension_id(folder)?): EXTENSION_HOST }).to_string();
        set("extensions.webextensions.uuids", json!(hosts));
    }
    lines.push_str(&emulation::firefox_preferences(settings));
    Ok(lines)
}

fn extension_id(folder: &Path) -> Result<String> {
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path)
        .with_context(|| format!("no extension: {} is missing", path.display()))?;
    let manifest: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))?;
    let id = manifest["browser_specific_settings"]["gecko"]["id"].as_str();
    Ok(id.context("the manifest has no id for Firefox")?.to_owned())
}

/// Firefox asks the network for these by itself; with every name leading to the double they only make noise.
const SWITCHED_OFF: &[&str] = &[
    "app.normandy.enabled",
    "app.update.auto",
    "app.update.enabled",
    "app.update.background.enabled",
    "browser.aboutConfig.showWarning",
    "browser.discovery.enabled",
    "browser.newtabpage.activity-stream.feeds.asrouterfeed",
    "browser.newtabpage.activity-stream.feeds.section.topstories",
    "browser.newtabpage.activity-stream.feeds.topsites",
    "browser.newtabpage.activity-stream.showSponsoredTopSites",
    "browser.newtabpage.enabled",
    "browser.region.update.enabled",
    "browser.safebrowsing.blockedURIs.enabled",
    "browser.safebrowsing.downloads.enabled",
    "browser.safebrowsing.malware.enabled",
    "browser.safebrowsing.phishing.enabled",
    "browser.safebrowsing.update.enabled",
    "browser.search.geoSpecificDefaults",
    "browser.search.suggest.enabled",
    "browser.search.update",
    "browser.shell.checkDefaultBrowser",
    "browser.topsites.contile.enabled",
    "browser.translations.enable",
    "browser.urlbar.suggest.searches",
    "datareporting.healthreport.uploadEnabled",
    "datareporting.policy.dataSubmissionEnabled",
    "datareporting.usage.uploadEnabled",
    "extensions.getAddons.cache.enabled",
    "extensions.systemAddon.update.enabled",
    "extensions.update.enabled",
    "identity.fxaccounts.enabled",
    "media.gmp-manager.updateEnabled",
    "media.gmp-provider.enabled",
    "network.captive-portal-service.enabled",
    "network.connectivity-service.enabled",
    "network.prefetch-next",
    "security.OCSP.enabled",
    "security.certerrors.mitm.priming.enabled",
    "security.remote_settings.crlite_filters.enabled",
    "security.remote_settings.intermediates.enabled",
    "services.settings.enabled",
    "signon.rememberSignons",
    "toolkit.telemetry.enabled",
    "toolkit.telemetry.unified",
    "dom.push.connection.enabled",
];

/// Addresses that have no switch.
const EMPTIED: &[&str] = &[
    "app.update.url",
    "browser.contentblocking.report.lockwise.url",
    "browser.region.network.url",
    "browser.safebrowsing.provider.google.updateURL",
    "browser.safebrowsing.provider.google4.updateURL",
    "browser.safebrowsing.provider.google5.updateURL",
    "browser.safebrowsing.provider.mozilla.updateURL",
    "extensions.blocklist.url",
    "media.gmp-manager.url",
    "toolkit.telemetry.server",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_of_extension_pages_is_read() {
        let line = "JavaScript error: moz-extension://a-b/panel.html, line 2: Error: boom";
        let entry = log_entry(line).unwrap();
        assert_eq!((entry.level.as_str(), entry.text.as_str()), ("error", "2: Error: boom"));
        assert_eq!(entry.source, "moz-extension://a-b/panel.html");
        assert_eq!(log_entry("console.warn: \"odd\"").unwrap().level, "warn");
    }

    #[test]
    fn the_browsers_own_output_is_not() {
        assert!(log_entry("JavaScript error: chrome://remote/a.mjs, line 1: Error: b").is_none());
        assert!(log_entry("console.error: RSLoader: ").is_none());
        assert!(log_entry("*** You are running in headless mode.").is_none());
    }
}
