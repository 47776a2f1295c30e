// Marks are one attribute on the page's own elements plus a style sheet, so they scroll, resize and
// live inside open dialogs without code that follows rectangles.

const MARK = "data-tokenwright";

/** Takes a mark off. */
export const unmark = (element) => element.removeAttribute(MARK);

/** The elements of our own making. Their names tell nothing: a page may use them too. */
export const ours = new WeakSet();

/** Makes an element of our own. */
export const make = (name) => {
  const element = document.createElement(name);
  ours.add(element);
  return element;
};

/** Draws marks and takes them off again; `tell` learns where the due one is on the screen. */
export function createMarks(listen, unseen, tell) {
  let marked = new Map();
  const due = createLabel("due");
  const wrong = createLabel("wrong");

  // Called when the due element enters or leaves the upper or the lower part of the window.
  const seen = (entries) => {
    const { top, bottom } = entries.at(-1).boundingClientRect;
    tell({ due: { top: top / innerHeight, bottom: bottom / innerHeight } });
  };
  const parts = ["0px 0px -40%", "-40% 0px 0px"].map(
    (rootMargin) => new IntersectionObserver(seen, { rootMargin, threshold: [0, 1] }),
  );
  let watched;
  const watch = (element) => {
    if (element === watched) return;
    watched = element;
    for (const part of parts) {
      part.disconnect();
      if (element) part.observe(element);
    }
  };

  // A wrong control that is not due says what is wrong while the user is at it.
  const explain = () => {
    const element = [...document.querySelectorAll(`[${MARK}=unmet]:is(:hover,:focus)`)].at(-1);
    wrong.point(element, marked.get(element)?.says);
  };
  // Not at once: the focus may be moving because a popover of the page is just being shown.
  let frame = 0;
  const soon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      unseen(explain);
    });
  };
  for (const event of ["pointerover", "focusin", "focusout"]) listen(event, soon);
  listen("scrollend", due.renew);

  return {
    /** Marks these elements and no others. */
    set(wanted, elementOf) {
      const next = new Map();
      let current;
      for (const mark of wanted) {
        const element = elementOf(mark.node);
        if (!element) continue;
        next.set(element, mark);
        if (mark.state === "current") current = element;
      }
      for (const element of marked.keys()) if (!next.has(element)) unmark(element);
      for (const [element, { state }] of next) {
        if (element.getAttribute(MARK) !== state) element.setAttribute(MARK, state);
      }
      marked = next;
      due.point(current, next.get(current)?.says);
      watch(current);
      explain();
    },
    /** Finds the best place for the words anew. */
    renew: due.renew,
    /** Leaves the page as it was. */
    remove() {
      due.remove();
      wrong.remove();
    },
  };
}

/** A few words beside an element, on top of everything; the style sheet says which element. */
function createLabel(beside) {
  const label = make("tokenwright-label");
  const text = label.attachShadow({ mode: "closed" });
  label.popover = "manual";
  label.ariaHidden = "true";
  label.setAttribute("beside", beside);
  let current;
  const isOpen = () => label.matches(":popover-open");

  return {
    point(element, words = "") {
      if (element === current && words === text.textContent && isOpen() === Boolean(words)) return;
      current = element;
      text.textContent = words;
      const inList = Boolean(element?.closest("[role=listbox],[role=menu]"));
      label.toggleAttribute("aside", inList);
      // A mark further down in an open list would never be seen.
      if (inList && beside === "due") element.scrollIntoView({ block: "nearest" });
      if (!label.isConnected) document.documentElement.append(label);
      // Shown anew to come out above a dialog that opened meanwhile.
      label.hidePopover();
      if (words) label.showPopover();
    },
    /** The best place is looked for when it is shown, and not always again when something scrolls. */
    renew() {
      if (!isOpen()) return;
      label.hidePopover();
      label.showPopover();
    },
    remove() {
      label.remove();
    },
  };
}
