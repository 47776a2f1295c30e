//! What the content script copies of a page, and what it never does. Its module as it is written, in a page of the
//! extension.

use anyhow::Result;
use serde::Deserialize;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Tab, eyes};

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
    const eyes = createEyes(new WeakSet(), () => {});
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

/// A page of many elements is read in several looks, each of which reads on where the last one ended; once it is read, no
/// more are asked for. What was taken out, changed there and put in again is read anew, however many looks that takes.
const MANY: &str = r#"
(() => {
    let wishes = 0;
    const eyes = createEyes(new WeakSet(), () => wishes++);
    const looks = () => {
        const all = [];
        let before;
        do {
            before = wishes;
            all.push(eyes.look());
        } while (wishes > before && all.length < 99);
        return all.map((look) => JSON.parse(look));
    };
    const tell = (all) => all.map(({ truncated = false, nodes }) => ({
        truncated,
        told: ["line 0", "line 7999", "changed out there"].filter((it) => nodes.some(({ text }) => text === it)),
    }));
    const lines = Array.from({ length: 8_000 }, (_, at) => {
        const line = document.createElement("p");
        line.textContent = `line ${at}`;
        return line;
    });
    const deep = document.createElement("b");
    lines[7998].replaceChildren(deep);
    const list = document.createElement("div");
    list.append(...lines);
    document.body.append(list);
    const entering = tell(looks());
    const still = tell(looks());
    list.remove();
    deep.textContent = "changed out there";
    document.body.append(list);
    eyes.forget([{ target: document.body, addedNodes: [list], removedNodes: [list] }]);
    const back = tell(looks());
    list.remove();
    return { entering, still, back };
})()
"#;

/// What a look told of the many: which of three lines.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Look {
    truncated: bool,
    told: Vec<String>,
}

/// The looks at a page that nobody changed meanwhile.
#[derive(Debug, Deserialize)]
struct Looks {
    entering: Vec<Look>,
    still: Vec<Look>,
    back: Vec<Look>,
}

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = desk.browser.open_extension_page("popup.html").await?;
    never_told(&page).await?;
    many(&page).await?;
    desk.finish().await
}

async fn many(page: &Tab) -> Result<()> {
    let looks: Looks = page.evaluate(&with_eyes(MANY)?).await?;
    let whole = |lines: &[&str]| Look {
        truncated: false,
        told: lines.iter().copied().map(str::to_owned).collect(),
    };
    let (as_it_came, as_it_came_back) =
        (whole(&["line 0", "line 7999"]), whole(&["line 0", "line 7999", "changed out there"]));
    assert_eq!(looks.still, std::slice::from_ref(&as_it_came));
    for (looks, whole) in [(looks.entering, as_it_came), (looks.back, as_it_came_back)] {
        let [unfinished @ .., end] = looks.as_slice() else { panic!("no look at all") };
        assert_eq!(*end, whole);
        assert!((1..=4).contains(&unfinished.len()), "{looks:?}");
        assert!(unfinished.iter().all(|look| look.truncated && look.told.len() < 2), "{looks:?}");
    }
    Ok(())
}

fn with_eyes(script: &str) -> Result<String> {
    Ok(format!("await (() => {{\n{}\nreturn ({script}) }})()", eyes()?))
}

async fn never_told(page: &Tab) -> Result<()> {
    let seen: String = page.evaluate(&with_eyes(PAGE)?).await?;
    let passwords = ["hunter2", "hunter3", "123456", "223456", "323456"];
    let others = ["csrf-secret", "csrf-other", "QQQQ", "F00D", "never to be seen", "stale", "gone"];
    for secret in passwords.into_iter().chain(others) {
        assert!(!seen.contains(secret), "the snapshot holds {secret}: {seen}");
    }
    for kept in ["typed", "fresh", "[github_pat_…]", "Your token is [github_pat_…]"] {
        assert!(seen.contains(kept), "the snapshot lacks {kept}: {seen}");
    }
    assert_eq!(seen.matches(r#""moved""#).count(), 1, "{seen}");
    Ok(())
}
