// The user points at an element: one click or Escape, which the page never learns of.

const TAKEN = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "keydown"];

/** Tells `done` the element, or nothing, once. Gives back what ends it before that. */
export function point(done) {
  const life = new AbortController();
  const take = (event) => {
    const escapes = event.key === "Escape";
    if (!event.isTrusted || (event.key && !escapes)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (escapes || event.type === "click") {
      life.abort();
      done(escapes ? undefined : event.target);
    }
  };
  for (const name of TAKEN) {
    addEventListener(name, take, { capture: true, signal: life.signal });
  }
  return () => life.abort();
}
