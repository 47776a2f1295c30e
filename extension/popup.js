import "./stopped.js";
import init, { start_popup } from "./wasm/tokenwright.js";

await init({ module_or_path: "wasm/tokenwright_bg.wasm" });
start_popup();
