// Marks are one attribute on the page's own elements plus a style sheet, so they scroll, resize and
// live inside open dialogs without code that follows rectangles.

const MARK = "data-tokenwright";

/** Takes a mark off. */
export const unmark = (element) => element.removeAttribute(MARK);

/** Draws marks and takes them off again. */
export function createMarks() {
  const label = document.createElement("tokenwright-label");
  const text = label.attachShadow({ mode: "closed" });
  label.popover = "manual";
  label.setAttribute("aria-hidden", "true");
  let marked = new Map();
  let current;
  let says = "";

  const point = (element, words) => {
    if (element === current && words === says && label.matches(":popover-open")) return;
    current = element;
    says = words;
    text.textContent = words;
    const inList = Boolean(element?.closest("[role=listbox], [role=menu]"));
    label.toggleAttribute("aside", inList);
    // A mark further down in an open list would never be seen.
    if (inList) element.scrollIntoView({ block: "nearest" });
    if (!label.isConnected) document.documentElement.append(label);
    // Shown anew to come out above a dialog that opened meanwhile.
    if (label.matches(":popover-open")) label.hidePopover();
    if (element && words) label.showPopover();
  };

  return {
    /** Marks these elements and no others. */
    set(wanted, elementOf) {
      const next = new Map();
      let due;
      for (const { node, state, says: words } of wanted) {
        const element = elementOf(node);
        if (!element) continue;
        next.set(element, state);
        if (state === "current") due = [element, words];
      }
      for (const element of marked.keys()) if (!next.has(element)) unmark(element);
      for (const [element, state] of next) {
        if (element.getAttribute(MARK) !== state) element.setAttribute(MARK, state);
      }
      marked = next;
      point(...(due ?? [undefined, ""]));
    },
    /** Leaves the page as it was. */
    remove() {
      label.remove();
    },
  };
}
