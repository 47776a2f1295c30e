// Runs on every page of github.com, and of each host that the user allowed, because soft navigation enters the token pages without loading
// a document. It looks at the path and at nothing else; everything more is loaded only there.
{
  const TOKEN_PAGES = /^\/settings\/(personal-access-tokens|tokens)(\/|$)/;
  let stop;
  let loading = false;

  const check = async () => {
    const here = TOKEN_PAGES.test(location.pathname);
    if (!here && stop) {
      stop();
      stop = undefined;
    }
    if (here && !stop && !loading && chrome.runtime?.id) {
      loading = true;
      try {
        const { start } = await import(chrome.runtime.getURL("content/main.js"));
        // The page may have been left while the script was loading.
        if (TOKEN_PAGES.test(location.pathname)) stop = start();
      } finally {
        loading = false;
      }
    }
  };

  // GitHub navigates with Turbo and, in its React parts, with events of its own (seen 2026-08).
  for (const event of ["turbo:load", "turbo:render", "soft-nav:react-done"]) {
    document.addEventListener(event, check);
  }
  for (const event of ["popstate", "pageshow"]) addEventListener(event, check);
  globalThis.navigation?.addEventListener("navigatesuccess", check);
  check();
}
