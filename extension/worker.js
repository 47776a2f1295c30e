// Wakes for a key, an alarm, a click on a notification or a change of what is remembered, and asks
// Rust what to do. Browsers want the listeners at once, before anything is awaited.
import init, * as tokenwright from "./wasm/tokenwright.js";

let loading;
const rust = async () => {
  await (loading ??= init({ module_or_path: "wasm/tokenwright_bg.wasm" }));
  return tokenwright;
};

chrome.runtime.onInstalled.addListener(async () => (await rust()).worker_started());
chrome.runtime.onStartup.addListener(async () => (await rust()).worker_started());
chrome.commands.onCommand.addListener(async (name) => (await rust()).worker_command(name));
chrome.alarms.onAlarm.addListener(async ({ name }) => (await rust()).worker_alarm(name));
chrome.storage.local.onChanged.addListener(async (changes) =>
  (await rust()).worker_remembered(Object.keys(changes)),
);

// The permission for notifications is asked for later, and the API is there only then.
const hear = () =>
  chrome.notifications?.onClicked.addListener(async (id) =>
    (await rust()).worker_notification_clicked(id),
  );
if (chrome.notifications) hear();
else chrome.permissions.onAdded.addListener(() => chrome.notifications && hear());
