// Waits for the content script's port, then hands over to Rust, which decides whether the panel may
// stand on a page of that origin. The listener is there before the frame has loaded, so the port cannot
// come too early.
import { button, stopped } from "./stopped.js";
import init, { start_panel } from "./wasm/tokenwright.js";

// Only a tab's own page has a content script: whoever brings the panel into a frame gets nothing of it.
if (parent !== top) document.body.remove();

const hello = new Promise((resolve) => {
  addEventListener("message", (event) => {
    if (parent === top && event.source === parent && event.ports[0]) resolve([event.ports[0], event.origin]);
  });
});

// What the panel did on GitHub's page goes with it, and a folded panel has no room for what it says then.
stopped.then(async (place) => {
  const [port] = await hello;
  port.postMessage({ mark: { marks: [] }, point: { on: false }, stand: { shape: "open" } });
  place.append(button("Close", () => port.postMessage({ stand: { shape: "closed" } })));
});

let over = false;
stopped.then(() => (over = true));

await init({ module_or_path: "wasm/tokenwright_bg.wasm" });
const [port, origin] = await hello;
// Heard before Rust hears it, which may still be able to answer.
port.addEventListener("message", (event) => over && event.stopImmediatePropagation());
start_panel(port, origin);
