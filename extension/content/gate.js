// Runs on every page of github.com, and of each host that the user allowed, because soft navigation
// enters the token pages without loading a document. It looks at the path and at nothing else;
// everything more is loaded only there.
{
  const TOKEN_PAGES = /^\/settings\/(personal-access-)?tokens(\/|$)/;
  let running;
  let loading = false;
  let closed = false;
  let asked;

  const isHere = () => TOKEN_PAGES.test(location.pathname);

  const check = async () => {
    if (!isHere()) {
      running?.stop();
      running = undefined;
      return;
    }
    if (!running && !loading && !closed && chrome.runtime?.id) {
      loading = true;
      try {
        const { start } = await import(chrome.runtime.getURL("content/main.js"));
        // The page may have been left while the script was loading.
        if (isHere()) running = start(close);
      } finally {
        loading = false;
      }
    }
    if (running && asked) {
      running.ask(asked);
      asked = undefined;
    }
  };

  // The user closed the panel: nothing of it is left until they ask for it.
  const close = () => {
    closed = true;
    running = undefined;
  };

  // The toolbar button asks whether there can be a panel; it or the keyboard asks for the panel.
  chrome.runtime.onMessage.addListener(({ ask, open }, _, answer) => {
    if (!isHere()) return;
    answer(true);
    if (ask) return;
    closed = false;
    asked = { toggle: !open };
    check();
  });

  // GitHub navigates with Turbo and, in its React parts, with events of its own (seen 2026-08).
  for (const event of ["turbo:load", "turbo:render", "soft-nav:react-done"]) {
    document.addEventListener(event, check);
  }
  for (const event of ["popstate", "pageshow"]) addEventListener(event, check);
  globalThis.navigation?.addEventListener("navigatesuccess", check);
  check();
}
