// Waits for the content script's port, then hands over to Rust, which decides whether the panel may
// stand on a page of that origin. The listener is there before the frame has loaded, so the port cannot
// come too early.
import { stopped } from "./stopped.js";
import init, { start_panel } from "./wasm/tokenwright.js";

// Only a tab's own page has a content script: whoever brings the panel into a frame gets nothing of it.
if (parent !== top) document.body.remove();

const hello = new Promise((resolve) => {
  addEventListener("message", (event) => {
    if (parent === top && event.source === parent && event.ports[0]) resolve([event.ports[0], event.origin]);
  });
});

// The marks on GitHub's page go with what set them, and a folded panel has no room for what it says then.
stopped.then(async () => (await hello)[0].postMessage({ mark: { marks: [] }, stand: { shape: "open" } }));

await init({ module_or_path: "wasm/tokenwright_bg.wasm" });
start_panel(...(await hello));
