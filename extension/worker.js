// Wakes for a key, an alarm, a click on a notification, a change of what is remembered or a reminder
// that the panel sends, and asks Rust what to do. Browsers want the listeners at once, before anything is awaited.
import init, * as tokenwright from "./wasm/tokenwright.js";

let loading;
const rust = async () => {
  await (loading ??= init({ module_or_path: "wasm/tokenwright_bg.wasm" }));
  return tokenwright;
};
const started = async () => (await rust()).worker_started();
const clicked = async (id) => (await rust()).worker_notification_clicked(id);

// Without the permission, which is asked for when it is first wanted, this API is not there.
const hear = () => chrome.notifications?.onClicked.addListener(clicked);

hear();
chrome.runtime.onInstalled.addListener(started);
chrome.runtime.onStartup.addListener(started);
chrome.permissions.onAdded.addListener(() => {
  hear();
  return started();
});
chrome.commands.onCommand.addListener(async (name) => (await rust()).worker_command(name));
chrome.alarms.onAlarm.addListener(async ({ name }) => (await rust()).worker_alarm(name));
// Other messages are for others: who answers nothing leaves them to those.
chrome.runtime.onMessage.addListener(({ remind }, sender, answer) => {
  if (typeof remind !== "string") return false;
  rust().then((it) => it.worker_remind(remind)).then(answer, () => answer());
  return true;
});
chrome.storage.onChanged.addListener(async (changes) =>
  (await rust()).worker_remembered(Object.keys(changes)),
);
