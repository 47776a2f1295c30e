// In the panel: when the checklist changed.
void (window.bench = (() => {
  const seen = [];
  let wake = () => {};
  new MutationObserver(() => {
    seen.push(performance.timeOrigin + performance.now());
    wake();
  }).observe(document.querySelector("#checks"), { subtree: true, childList: true });
  return {
    count: () => seen.length,
    /** When it changed after it had changed so many times. */
    async after(count) {
      while (seen.length <= count) await new Promise((resolve) => (wake = resolve));
      return seen[count];
    },
  };
})())
