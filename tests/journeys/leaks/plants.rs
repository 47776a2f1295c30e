//! The search proves itself: a token in each kind of place is found there, and on disk where browsers keep it.

use anyhow::Result;
use tokenwright_double::TokenWish;
use tokenwright_tests::{Kind, Leak, Search, Secrets};

use super::desk;

pub(crate) async fn journey(kind: Kind) -> Result<()> {
    let desk = desk(kind).await?;
    let ours = desk.browser.open_extension_page("settings.html").await?;
    let tokens: Vec<String> =
        PLANTS.iter().map(|_| desk.double.mint(TokenWish::default())).collect();
    let secrets = Secrets::of(tokens.clone())?;
    for (plant, token) in PLANTS.iter().zip(&tokens).filter(|(plant, _)| plant.is_ours()) {
        ours.evaluate_as_if_clicked::<()>(&plant.script(token)).await?;
    }
    let copied = ours.clipboard().await?;
    let page = desk.browser.new_tab().await?;
    page.goto("https://github.com/settings/profile").await?;
    for (plant, token) in PLANTS.iter().zip(&tokens).filter(|(plant, _)| !plant.is_ours()) {
        page.evaluate_as_if_clicked::<()>(&plant.script(token)).await?;
    }
    // The first is for a field, and typed into it.
    page.type_text(&tokens[0]).await?;
    page.evaluate::<()>("history.pushState(null, '', '#pushed')").await?;
    desk.browser.wait_for_tab_on_disk(&page, "typed-in").await?;

    let mut search = secrets.search();
    search.page("ours", &ours, None).await?;
    search.page("GitHub’s", &page, None).await?;
    search.text("clipboard", "", &copied);
    desk.look_at_what_went_out(&mut search);
    assert_eq!(missed(&search, |_| true, |plant, leak| leak.place.starts_with(plant.place)), NONE);

    let left = desk.browser.quit().await?;
    let mut search = secrets.search();
    search.folder(left.path())?;
    assert_eq!(
        missed(&search, |plant| plant.rests, |_, leak| leak.place.starts_with("file ")),
        NONE
    );
    Ok(())
}

const NONE: [&str; 0] = [];

/// The plants that are wanted and were not found.
fn missed(
    search: &Search<'_>,
    wanted: impl Fn(&Plant) -> bool,
    is_it: impl Fn(&Plant, &Leak) -> bool,
) -> Vec<&'static str> {
    let plants = PLANTS.iter().enumerate().filter(|(_, plant)| wanted(plant));
    let found = |number: usize, plant: &Plant| {
        search.leaks().iter().any(|leak| leak.token == number && is_it(plant, leak))
    };
    plants.filter(|(number, plant)| !found(*number, plant)).map(|(_, plant)| plant.place).collect()
}

/// A leak on purpose.
struct Plant {
    /// Where it is to be found.
    place: &'static str,
    script: &'static str,
    /// Whether browsers write it to the disk as well, and not encrypted.
    rests: bool,
}

impl Plant {
    fn is_ours(&self) -> bool {
        self.place.ends_with("ours") || self.place == "clipboard"
    }

    fn script(&self, token: &str) -> String {
        let script = self.script.replace("TOKEN", &format!("'{token}'"));
        format!("await (async () => {{ {script} }})()")
    }
}

const fn kept(place: &'static str, script: &'static str) -> Plant {
    Plant { place, script, rests: true }
}

const fn fleeting(place: &'static str, script: &'static str) -> Plant {
    Plant { place, script, rests: false }
}

const PLANTS: [Plant; 18] = [
    kept("part of a page fields of GitHub’s", FIELD),
    fleeting("part of a page document of GitHub’s", "document.body.dataset.planted = TOKEN"),
    fleeting("part of a page tree of GitHub’s", CLOSED_ROOT),
    kept("store storage.local of ours", "await chrome.storage.local.set({ at: [TOKEN] })"),
    fleeting("store storage.session of ours", "await chrome.storage.session.set({ at: TOKEN })"),
    kept("store storage.sync of ours", "await chrome.storage.sync.set({ at: btoa(TOKEN) })"),
    kept("store localStorage of ours", "localStorage.at = TOKEN"),
    fleeting("store sessionStorage of ours", "sessionStorage.at = TOKEN.slice(20, 36)"),
    kept("store IndexedDB of ours", DATABASE),
    kept("store caches of GitHub’s", CACHE),
    // Chromium encrypts them.
    fleeting("store cookies of GitHub’s", "document.cookie = `at=${TOKEN}; max-age=9999; secure`"),
    kept("store address and history of ours", "history.replaceState({ at: TOKEN }, '')"),
    kept("store address and history of GitHub’s", "history.pushState(null, '', `?${TOKEN}`)"),
    fleeting("store timeline of ours", "performance.mark(TOKEN)"),
    fleeting("request", "await fetch('/', { method: 'POST', body: TOKEN })"),
    fleeting("address", "await fetch(`/${TOKEN}`)"),
    fleeting("line of a console", "console.log(TOKEN)"),
    fleeting("clipboard", "await navigator.clipboard.writeText(TOKEN)"),
];

const FIELD: &str = "const field = document.createElement('input'); field.id = 'planted'; \
     document.body.prepend(field); field.focus()";
const CLOSED_ROOT: &str = "const host = document.createElement('span'); document.body.append(host); \
     host.attachShadow({ mode: 'closed' }).textContent = TOKEN";
const DATABASE: &str = "await new Promise((done) => { const opening = indexedDB.open('planted'); \
     opening.onupgradeneeded = () => opening.result.createObjectStore('kept'); \
     opening.onsuccess = () => { const database = opening.result; \
     const writing = database.transaction('kept', 'readwrite'); \
     writing.objectStore('kept').put({ text: TOKEN.repeat(50) }, 1); \
     writing.oncomplete = () => { database.close(); done(); }; }; })";
const CACHE: &str = "await (await caches.open('planted')).put('/planted', new Response(TOKEN))";
