//! What the content script copies of a page, and what it never does. Its module as it is written, in a page of the
//! extension.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, eyes};

super::in_both_browsers!(journey);

const PAGE: &str = r#"
(async () => {
    const add = (tag, attributes, text = "") => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.append(text);
        document.body.append(element);
        return element;
    };
    const token = "github_pat_11" + "Q".repeat(80);
    add("input", { type: "password", value: "hunter2" }).value = "hunter3";
    add("input", { type: "hidden", name: "authenticity_token", value: "csrf-secret" });
    add("input", { type: "hidden", "data-csrf": "true", value: "csrf-other" });
    add("input", { name: "app_otp", value: "123456" });
    add("input", { id: "sudo_otp", value: "223456" });
    add("input", { autocomplete: "one-time-code", value: "323456" });
    add("meta", { name: "request-id", content: "F00D:CAFE" });
    add("input", { id: "new-access-token", value: token });
    add("p", { title: token }, `Your token is ${token}.`);
    add("a", { href: `/x?t=${token}` }, "link");
    add("p", { hidden: "" }, "never to be seen");
    add("input", { id: "kept", value: "old" }).value = "typed";
    const eyes = createEyes(new WeakSet());
    eyes.look();
    // Changed while it was out of the page, so no record names it.
    const [outer, inner] = [add("div", { id: "outer" }), document.createElement("p")];
    outer.append(inner);
    inner.textContent = "stale";
    eyes.look();
    outer.remove();
    inner.textContent = "fresh";
    document.body.append(outer);
    // Seen before, and then taken out or put elsewhere.
    const [gone, moved] = [add("p", {}, "gone"), add("p", {}, "moved")];
    eyes.forget([{ target: document.body, addedNodes: [outer, gone, moved], removedNodes: [] }]);
    eyes.look();
    gone.remove();
    outer.append(moved);
    eyes.forget([
        { target: document.body, addedNodes: [], removedNodes: [gone, moved] },
        { target: outer, addedNodes: [moved], removedNodes: [] },
    ]);
    return eyes.look();
})()
"#;

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = desk.browser.open_extension_page("popup.html").await?;
    let seen: String =
        page.evaluate(&format!("await (() => {{\n{}\nreturn ({PAGE}) }})()", eyes()?)).await?;
    let passwords = ["hunter2", "hunter3", "123456", "223456", "323456"];
    let others = ["csrf-secret", "csrf-other", "QQQQ", "F00D", "never to be seen", "stale", "gone"];
    for secret in passwords.into_iter().chain(others) {
        assert!(!seen.contains(secret), "the snapshot holds {secret}: {seen}");
    }
    for kept in ["typed", "fresh", "[github_pat_…]", "Your token is [github_pat_…]"] {
        assert!(seen.contains(kept), "the snapshot lacks {kept}: {seen}");
    }
    assert_eq!(seen.matches(r#""moved""#).count(), 1, "{seen}");
    desk.finish().await
}
