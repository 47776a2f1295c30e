// Marks are one attribute on the page's own elements plus a style sheet, so they scroll, resize and
// live inside open dialogs without code that follows rectangles.

const MARK = "data-tokenwright";

/** Takes a mark off. */
export const unmark = (element) => element.removeAttribute(MARK);

/** Whether an element is of our own making. */
export const isOurs = (element) => Boolean(element.localName?.startsWith("tokenwright-"));

/** Draws marks and takes them off again; `tell` learns where the due one is on the screen. */
export function createMarks({ listen, unseen, tell }) {
  let marked = new Map();
  const due = createLabel();
  const wrong = createLabel();

  // Called when the due element enters or leaves the upper or the lower part of the window.
  const seen = (entries) => {
    const { top, bottom } = entries.at(-1).boundingClientRect;
    tell({ due: { top: top / innerHeight, bottom: bottom / innerHeight } });
  };
  const parts = ["0px 0px -40% 0px", "-40% 0px 0px 0px"].map(
    (rootMargin) => new IntersectionObserver(seen, { rootMargin, threshold: [0, 0.5, 1] }),
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
    const at = (state) =>
      [...marked].find(([element, mark]) => mark.state === "unmet" && element.matches(state));
    const hovered = at(":hover");
    const [element, mark] = hovered ?? at(":focus") ?? [];
    wrong.point(element, mark?.says, hovered ? "hovered" : "focused");
  };
  for (const event of ["pointerover", "focusin", "focusout"]) {
    listen(event, () => unseen(explain));
  }

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
      due.point(current, next.get(current)?.says, "due");
      watch(current);
      explain();
    },
    /** Leaves the page as it was. */
    remove() {
      due.remove();
      wrong.remove();
    },
  };
}

/** A few words beside an element, on top of everything; the style sheet says which element. */
function createLabel() {
  const label = document.createElement("tokenwright-label");
  const text = label.attachShadow({ mode: "closed" });
  label.popover = "manual";
  label.ariaHidden = "true";
  let shown = "";
  let current;

  return {
    point(element, words = "", beside) {
      const isOpen = label.matches(":popover-open");
      if (element === current && beside + words === shown && isOpen === Boolean(words)) return;
      current = element;
      shown = beside + words;
      text.textContent = words;
      label.setAttribute("beside", beside);
      const inList = Boolean(element?.closest("[role=listbox], [role=menu]"));
      label.toggleAttribute("aside", inList);
      // A mark further down in an open list would never be seen.
      if (inList && beside === "due") element.scrollIntoView({ block: "nearest" });
      if (!label.isConnected) document.documentElement.append(label);
      // Shown anew to come out above a dialog that opened meanwhile.
      if (isOpen) label.hidePopover();
      if (words) label.showPopover();
    },
    remove() {
      label.remove();
    },
  };
}
