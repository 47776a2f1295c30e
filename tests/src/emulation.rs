//! What a person has set on their machine: light or dark, calm, colours of their own, larger. Each browser has its own
//! way to be told.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::{Value, json};

use crate::browser::{Browser, Colours, Kind, Settings};
use crate::firefox;
use crate::tab::Tab;

impl Browser {
    /// Says light or dark to every page that is open, in frames too.
    pub async fn set_colours(&self, colours: Colours) -> Result<()> {
        let answer = self.connection.command("browsingContext.getTree", json!({})).await?;
        match self.kind() {
            Kind::Firefox => {
                let script = format!(
                    "Services.prefs.setIntPref({}, {}); null",
                    json!(FIREFOX_SCHEME),
                    scheme(colours)
                );
                firefox::evaluate_in_browser(&self.connection, &script).await
            }
            Kind::Chromium => {
                for context in with_frames(&answer["contexts"]) {
                    self.set_scheme(&context, colours).await?;
                }
                Ok(())
            }
        }
    }

    /// A frame of another origin has a process of its own, which is told apart from its page's.
    async fn set_scheme(&self, context: &str, colours: Colours) -> Result<()> {
        let value = match colours {
            Colours::Light => "light",
            Colours::Dark => "dark",
        };
        let wanted = json!({ "context": context });
        let session = self.connection.command("goog:cdp.getSession", wanted).await?;
        let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
        let wanted = json!({
            "session": session["session"],
            "method": "Emulation.setEmulatedMedia",
            "params": { "features": features },
        });
        self.connection.command("goog:cdp.sendCommand", wanted).await.map(|_| ())
    }
}

impl Tab {
    /// Gives the page's area this size in points of the screen, and shows everything in it so many times as large: as a
    /// person does who zooms in, which leaves the page fewer of its own pixels.
    pub async fn zoom(&self, width: u32, height: u32, factor: u32) -> Result<()> {
        let viewport = json!({ "width": width / factor, "height": height / factor });
        let wanted =
            json!({ "context": self.id, "viewport": viewport, "devicePixelRatio": factor });
        self.connection.command("browsingContext.setViewport", wanted).await.map(|_| ())
    }
}

/// Chromium's arguments for these settings.
pub(crate) fn chromium_arguments(settings: &Settings) -> Vec<String> {
    let scheme = scheme(settings.colours);
    let mut arguments = vec![format!("--blink-settings=preferredColorScheme={scheme}")];
    if settings.reduced_motion {
        arguments.push("--force-prefers-reduced-motion".to_owned());
    }
    if settings.forced_colours {
        arguments.push("--force-high-contrast".to_owned());
    }
    arguments
}

/// Firefox's preferences for these settings, as lines of `user.js`.
pub(crate) fn firefox_preferences(settings: &Settings) -> String {
    let scheme = scheme(settings.colours);
    let mut lines = String::new();
    let mut set = |name: &str, value: Value| {
        let _ = writeln!(lines, "user_pref({}, {value});", json!(name));
    };
    set(FIREFOX_SCHEME, json!(scheme));
    set("ui.systemUsesDarkTheme", json!(1 - scheme));
    if settings.reduced_motion {
        set("ui.prefersReducedMotion", json!(1));
    }
    if settings.forced_colours {
        // "Always" in its settings: the page's colours give way to the user's.
        set("browser.display.document_color_use", json!(2));
    }
    lines
}

const FIREFOX_SCHEME: &str = "layout.css.prefers-color-scheme.content-override";

/// Both browsers number them alike.
fn scheme(colours: Colours) -> u8 {
    match colours {
        Colours::Dark => 0,
        Colours::Light => 1,
    }
}

/// The ids of these contexts and of all in them.
fn with_frames(contexts: &Value) -> Vec<String> {
    let mut ids = Vec::new();
    for context in contexts.as_array().into_iter().flatten() {
        ids.extend(context["context"].as_str().map(str::to_owned));
        ids.extend(with_frames(&context["children"]));
    }
    ids
}
