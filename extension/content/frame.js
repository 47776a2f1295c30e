// The panel: an extension page in a frame, in a closed shadow root that the page cannot reach.

/** Adds the panel to the page, of elements that `make` gives; `connected` gets a port each time it has loaded. */
export function createFrame(make, connected) {
  const host = make("tokenwright-panel");
  const sheet = make("link");
  sheet.rel = "stylesheet";
  sheet.href = chrome.runtime.getURL("content/page.css");
  host.append(sheet);

  const frame = make("iframe");
  frame.src = chrome.runtime.getURL("panel.html");
  frame.title = "Tokenwright";
  frame.allow = "clipboard-write";
  frame.style.cssText = "display:block;width:100%;height:100%;border:0";
  frame.addEventListener("load", () => {
    const { port1, port2 } = new MessageChannel();
    // The document's own origin, also where the address above is a changing one.
    const origin = chrome.runtime.getURL("").slice(0, -1);
    frame.contentWindow.postMessage(null, origin, [port2]);
    connected(port1);
  });
  host.attachShadow({ mode: "closed" }).append(frame);
  document.documentElement.append(host);

  return {
    host,
    /** Where it stands and how, as attributes for the style sheet. */
    stand(how) {
      for (const [name, value] of Object.entries(how)) host.setAttribute(name, value);
    },
    /** Takes the keyboard, or gives it back to the page without touching what is on it. */
    focus(on) {
      if (on) frame.focus();
      else frame.blur();
    },
    /** Whether the page's next click is ours. */
    pointing(on) {
      host.toggleAttribute("pointing", on);
    },
  };
}
