// Eyes and hands, no opinions: shows the panel what the page says, and marks what the panel names. Ships as one
// file with the parts it imports.

import { createFrame } from "./frame.js";
import { createMarks, make, ours, unmark } from "./marks.js";
import { point } from "./point.js";
import { createEyes } from "./snapshot.js";

/** Stands beside the page until it is stopped; then nothing of it is left. Tells if the user closed it. */
export function start(closed) {
  // A version before an update of the extension may have left something.
  for (const old of document.querySelectorAll("tokenwright-panel,tokenwright-label")) old.remove();
  for (const old of document.querySelectorAll("[data-tokenwright]")) unmark(old);

  const eyes = createEyes(ours, () => (again = true));
  const life = new AbortController();
  let port;
  let asked;
  let frame = 0;
  // How many looks the panel has not read, whether one was at a form being sent, and whether to look again.
  let unread = 0;
  let submitted = false;
  let again = false;
  let endPointing = () => {};

  const look = () => {
    frame = 0;
    // Updated or removed: what is left of this version has nobody to talk to.
    if (!chrome.runtime?.id) return stop();
    // The page threw the panel out: it comes back when the user asks for it.
    if (!panel.host.isConnected) return leave();
    let json = "";
    try {
      json = eyes.look();
    } catch {
      // A page whose fields take the names of what we ask is not understood; what it said before is no longer true.
    }
    if (port) unread++;
    tell({ snapshot: { json, submitted, again } });
  };
  // At most one look a frame, none while the tab is hidden, and none before the panel has read the last one: what a
  // page changes without end must not pile up there.
  const soon = () => {
    if (unread) again = true;
    else frame ||= requestAnimationFrame(look);
  };
  const rest = (more) => {
    unread = 0;
    submitted = again = false;
    if (more) soon();
  };
  const changed = (records) => {
    if (!records.length) return;
    eyes.forget(records);
    soon();
  };
  const observer = new MutationObserver(changed);

  // Our own marks are no change of the page.
  const unseen = (work) => {
    changed(observer.takeRecords());
    work();
    observer.takeRecords();
  };

  const listen = (event, handler) =>
    document.addEventListener(event, handler, { capture: true, signal: life.signal });
  const tell = (message) => port?.postMessage(message);
  const marks = createMarks(listen, unseen, tell);

  const orders = {
    ready: () => --unread > 0 || rest(again),
    mark: ({ marks: wanted }) => unseen(() => marks.set(wanted, eyes.element)),
    show: ({ node }) => {
      const element = eyes.element(node);
      const calm = matchMedia("(prefers-reduced-motion)").matches;
      element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    },
    // Sent only when the user pressed the button for exactly this.
    take: ({ node }) => {
      const element = eyes.element(node);
      tell({ token: { text: element?.value ?? element?.textContent ?? "" } });
    },
    stand: (how) => {
      if (how.shape === "closed") return leave();
      unseen(() => panel.stand(how));
      marks.renew();
    },
    focus: ({ on }) => panel.focus(on),
    point: ({ on }) => {
      endPointing();
      panel.pointing(on);
      if (!on) return;
      endPointing = point((element) => {
        panel.pointing(false);
        tell({ pointed: { node: eyes.number(element) } });
      });
    },
  };

  const panel = createFrame(make, (fresh) => {
    port?.close();
    port = fresh;
    port.onclose = () => port === fresh && rest(true);
    port.onmessage = ({ data }) => {
      // Firefox still delivers what was on its way when the port was closed.
      if (port !== fresh) return;
      for (const [order, details] of Object.entries(data)) orders[order]?.(details);
    };
    if (asked) ask(asked);
    rest(true);
  });

  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  for (const event of ["input", "change", "toggle", "close"]) {
    listen(event, ({ target }) => ours.has(target) || soon());
  }
  listen("submit", () => {
    if (submitted) return;
    // Before the page sends the form, which is the last moment to see it.
    submitted = true;
    changed(observer.takeRecords());
    cancelAnimationFrame(frame);
    look();
  });

  // A page that comes back from the back-forward cache was not observed, and what was under way then may be lost.
  addEventListener("pageshow", rest, { signal: life.signal });

  // Kept until the panel can hear it.
  const ask = (wish) => {
    asked = port ? undefined : wish;
    tell({ asked: wish });
  };
  const stop = () => {
    life.abort();
    endPointing();
    observer.disconnect();
    cancelAnimationFrame(frame);
    port?.close();
    port = undefined;
    marks.set([]);
    marks.remove();
    panel.host.remove();
  };
  const leave = () => {
    stop();
    closed();
  };
  return { stop, ask };
}
