// In the panel: when the checklist changed, and whether something else ran here for long.
void (window.bench = (() => {
  const seen = [];
  let wake = () => {};
  new MutationObserver(() => {
    seen.push(performance.timeOrigin + performance.now());
    wake();
  }).observe(document.querySelector("#checks"), { subtree: true, childList: true });
  let longest = 0;
  let last = 0;
  let ticking;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  return {
    count: () => seen.length,
    /** When it changed after it had changed so many times. */
    async after(count) {
      while (seen.length <= count) await new Promise((resolve) => (wake = resolve));
      return seen[count];
    },
    /** What the panel did since the last time. */
    ask: () => ({ runs: witness.splice(0), origin: performance.timeOrigin }),
    /** Begins to look how long nothing can run here. */
    watch() {
      [longest, last] = [0, performance.now()];
      ticking = setInterval(tick, 4);
    },
    /** The longest that was, in milliseconds. */
    longest() {
      clearInterval(ticking);
      tick();
      return longest;
    },
  };
})())
