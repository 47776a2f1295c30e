// In the panel: when the checklist changed.
void (window.bench = (() => {
  const seen = [];
  let wake = () => {};
  new MutationObserver(() => {
    seen.push(performance.timeOrigin + performance.now());
    wake();
  }).observe(document.querySelector("#checks"), { subtree: true, childList: true });
  let worst = 0;
  let last = 0;
  let ticking;
  return {
    /** Begins to look how long nothing else could run here. */
    watch() {
      [worst, last] = [0, performance.now()];
      ticking = setInterval(() => {
        worst = Math.max(worst, performance.now() - last - 4);
        last = performance.now();
      }, 4);
    },
    /** The longest that was, in milliseconds. */
    busiest() {
      clearInterval(ticking);
      // What is not over yet when it is asked for counts as well.
      return Math.max(worst, performance.now() - last - 4);
    },
    count: () => seen.length,
    /** When it changed after it had changed so many times. */
    async after(count) {
      while (seen.length <= count) await new Promise((resolve) => (wake = resolve));
      return seen[count];
    },
  };
})())
