// In the page's own world: what one highlight by driver.js costs the main thread, until it says that it is done.
await (async () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const own = requestAnimationFrame.bind(window);
  let [busy, frames] = [0, 0];
  const timed = (work) => {
    const begun = performance.now();
    work();
    busy += performance.now() - begun;
  };
  window.requestAnimationFrame = (work) =>
    own((time) => {
      frames++;
      timed(() => work(time));
    });
  const all = [];
  for (let at = 0; at < RUNS; at++) {
    [busy, frames] = [0, 0];
    await new Promise((resolve) => {
      const driver = window.driver.js.driver({ onHighlighted: resolve });
      const element = "textarea[id$=_description]";
      timed(() => driver.highlight({ element, popover: { title: "Description" } }));
      window.driver.now = driver;
    });
    all.push({ busy, frames });
    window.driver.now.destroy();
  }
  return all;
})()
