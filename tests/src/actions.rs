//! What a person's hands do: real pointer and key events, only where a person could reach.

use anyhow::{Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::tab::Tab;
use crate::wait;

/// `BiDi`'s names for keys without a character.
const KEYS: &[(&str, char)] = &[
    ("Enter", '\u{E007}'),
    ("Tab", '\u{E004}'),
    ("Escape", '\u{E00C}'),
    ("Backspace", '\u{E003}'),
    ("Delete", '\u{E017}'),
    ("Space", ' '),
    ("ArrowLeft", '\u{E012}'),
    ("ArrowUp", '\u{E013}'),
    ("ArrowRight", '\u{E014}'),
    ("ArrowDown", '\u{E015}'),
    ("Home", '\u{E011}'),
    ("End", '\u{E010}'),
    ("PageUp", '\u{E00E}'),
    ("PageDown", '\u{E00F}'),
    ("Shift", '\u{E008}'),
    ("Control", '\u{E009}'),
    ("Alt", '\u{E00A}'),
];

/// Where an element can be hit, or why not.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Aim {
    At { x: i32, y: i32 },
    Not(String),
}

impl Tab {
    /// Clicks the first element that a CSS selector finds.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.click_on(&format!("document.querySelector({})", json!(selector))).await
    }

    /// Clicks what takes this document away, which may be gone before the button comes up.
    pub async fn click_away(&self, selector: &str) -> Result<()> {
        or_gone(self.click(selector).await)
    }

    /// Clicks the element that a JavaScript expression gives, as soon as it rests, is enabled and nothing
    /// covers it.
    pub async fn click_on(&self, element: &str) -> Result<()> {
        let (x, y) = self.aim_at(element, "box.width / 2").await?;
        self.click_at(x, y).await
    }

    /// Clicks near the left edge of an element, where the first part of a date or the start of a text is.
    pub async fn click_at_start_of(&self, element: &str) -> Result<()> {
        let (x, y) = self.aim_at(element, "Math.min(14, box.width / 2)").await?;
        self.click_at(x, y).await
    }

    /// Types into whatever has the focus.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        let keys = text.chars().flat_map(stroke).collect();
        self.perform(json!({ "type": "key", "id": "keyboard", "actions": Value::Array(keys) }))
            .await
    }

    /// Clicks an element and types instead of what stands in it.
    pub async fn fill(&self, selector: &str, text: &str) -> Result<()> {
        self.click(selector).await?;
        self.press("Control+a").await?;
        if text.is_empty() {
            return self.press("Delete").await;
        }
        self.type_text(text).await
    }

    /// Types a date like `2027-11-23` into the date field that a JavaScript expression gives.
    pub async fn type_date(&self, field: &str, date: &str) -> Result<()> {
        // Both browsers run in American English: month, day, year.
        let mut parts = date.split('-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let digits: String = [month, day, year].into_iter().flatten().collect();
        self.click_at_start_of(field).await?;
        self.type_text(&digits).await
    }

    /// Presses a key (`Enter`), or several at once (`Shift+Tab`, `Control+a`).
    pub async fn press(&self, keys: &str) -> Result<()> {
        let keys = keys.split('+').map(key_value).collect::<Result<Vec<char>>>()?;
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.perform(json!({ "type": "key", "id": "keyboard", "actions": actions })).await
    }

    /// The same with what takes this document away, which may be gone before they come up.
    pub async fn press_away(&self, keys: &str) -> Result<()> {
        or_gone(self.press(keys).await)
    }

    async fn click_at(&self, x: i32, y: i32) -> Result<()> {
        self.perform(json!({
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [
                { "type": "pointerMove", "x": x, "y": y },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }))
        .await
    }

    async fn perform(&self, source: Value) -> Result<()> {
        let wanted = json!({ "context": self.id, "actions": [source] });
        self.connection.command("input.performActions", wanted).await.map(|_| ())
    }

    async fn aim_at(&self, element: &str, across: &str) -> Result<(i32, i32)> {
        let look = AIM.replace("ELEMENT", element).replace("ACROSS", across);
        let mut reason = String::new();
        let what = format!("a chance to click {element}");
        let aimed = wait::until(&what, async || match self.evaluate(&look).await? {
            Aim::At { x, y } => Ok(Some((x, y))),
            Aim::Not(why) => {
                reason = why;
                Ok(None)
            }
        });
        match aimed.await {
            Ok(place) => Ok(place),
            Err(error) => bail!("{error:#}; it {reason}\n{}", self.state().await),
        }
    }
}

/// A person sees where a thing rests and whether something lies over it before pressing the button.
const AIM: &str = r#"
await (async () => {
    const element = (ELEMENT);
    if (!element) return { not: "is not there" };
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return { not: "is there, but hidden" };
    if (element.matches(":disabled, [aria-disabled=true]")) return { not: "is disabled" };
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const place = () => {
        const box = element.getBoundingClientRect();
        const [x, y] = [Math.floor(box.left + ACROSS), Math.floor(box.top + box.height / 2)];
        const hit = element.getRootNode().elementFromPoint(x, y);
        return { x, y, hit, empty: !box.width || !box.height };
    };
    const reached = (hit) => hit !== null && (element === hit || element.contains(hit));
    if (!reached(place().hit)) {
        element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    }
    const before = place();
    await frame();
    await frame();
    const now = place();
    if (!element.isConnected) return { not: "was replaced" };
    if (now.empty) return { not: "is not rendered" };
    if (now.x !== before.x || now.y !== before.y) return { not: "moves" };
    if (!reached(now.hit)) {
        return { not: `is covered by ${now.hit?.cloneNode(false).outerHTML ?? "nothing: out of sight"}` };
    }
    return { at: { x: now.x, y: now.y } };
})()
"#;

/// What both browsers answer about a document that is no more is no failure here.
fn or_gone(acted: Result<()>) -> Result<()> {
    acted.or_else(
        |error| if error.to_string().contains("no such frame") { Ok(()) } else { Err(error) },
    )
}

fn stroke(character: char) -> [Value; 2] {
    let key = if character == '\n' { '\u{E007}' } else { character };
    ["keyDown", "keyUp"].map(|event| json!({ "type": event, "value": key }))
}

fn key_value(name: &str) -> Result<char> {
    if let Some((_, key)) = KEYS.iter().find(|(known, _)| *known == name) {
        return Ok(*key);
    }
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => Ok(one),
        _ => bail!("there is no key named {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_names_or_are_characters() {
        assert_eq!(key_value("Enter").unwrap(), '\u{E007}');
        assert_eq!(key_value("a").unwrap(), 'a');
        assert!(key_value("Entre").is_err());
    }
}
