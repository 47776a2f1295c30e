// Tells what the page's elements say, as data. Generic: what it means is decided elsewhere.

// Several times as much as any page of GitHub's; a page beyond it is told up to there, and said to be cut.
const MOST_ELEMENTS = 10_000;
// Of elements read anew and their children in one look, so that the page need not wait; the next look reads on.
const MOST_READ = 6_000;
const MOST_CHARACTERS = 2_000_000;
const MOST_ATTRIBUTES = 99;
const DEEPEST = 400;
const LONGEST = 200;
const LONGEST_TEXT = 300;
const LONGEST_VALUE = 1100;
// What is behind that is never looked at; an address may be as long, for it may hold a whole recipe.
const LONGEST_LOOK = 9000;

// Of a page's many facts about itself and its session, only who is signed in.
const META = "meta[name=user-login]";
const FIELDS = "input,select,textarea";
const FIELD = /^(?:input|select|textarea)$/;
// Unless there are fields in it, which a form would send from anywhere.
const SKIPPED = /^(?:head|script|style|template|noscript|svg)$/;
const KEPT =
  /^(?:html|body|form|fieldset|legend|label|option|button|a|dialog|details|summary|h\d|[uo]l|li|.+-.+)$/;
const CHOSEN =
  /^(?:id|name|type|role|for|form|href|action|value|disabled|hidden|open|required|max|popover(?:target)?|src|aria-.+|data-(?!tokenwright).+)$/;
// Of class names only those that a build cannot have made up.
const STABLE_CLASSES = /(?<!\S)(?:js-\S*|[a-z][a-z-]*)(?!\S)/gi;
const TELLING_CLASS = /\bjs-|flash|error|alert|banner/i;

const TOKEN = /(github_pat_|gh[pousr]_)[\w.-]{10,}/g;
// What a value is for stands in these.
const TELLING = /^(?:id|name|type|autocomplete)$/;
const SECRET = /csrf|authenticity_token|nonce|hmac|\botp|_otp|one-time|password/i;
const VISIBILITY = { visibilityProperty: true };

// Nothing shaped like a token leaves the page, wherever it stands, and what was left out can be seen.
const told = (text, longest = LONGEST) => {
  const safe = text.slice(0, LONGEST_LOOK).replace(TOKEN, "[$1…]");
  return (safe.length > longest ? safe.slice(0, longest) + "…" : safe).toWellFormed();
};
// What is not so is not told.
const flag = (holds) => holds || undefined;

/**
 * Eyes for the page: `look` gives its snapshot as JSON, `element` what the last one called by a number.
 * `forget` wants every mutation record between two looks. Of what is `ours` nothing is told, but fields that the page put
 * into it; `unfinished` is called by a look that the next one will go on from.
 */
export function createEyes(ours, unfinished) {
  const ids = new WeakMap();
  let known = new WeakMap();
  let elements = new Map();
  let lastId = 0;

  const idOf = (element) => {
    let id = ids.get(element);
    if (!id) ids.set(element, (id = ++lastId));
    return id;
  };

  function look() {
    const nodes = [];
    let seen = 0;
    let read = 0;
    let characters = 0;
    let truncated = false;
    elements = new Map();

    const add = (id, element, node) => {
      nodes.push(node);
      characters += node.length;
      elements.set(id, element);
    };

    const walk = (element, parent, unseen, depth) => {
      truncated ||= ++seen > MOST_ELEMENTS || characters > MOST_CHARACTERS || depth > DEEPEST;
      if (truncated) return;
      let facts = known.get(element);
      // Into the page; or all was forgotten.
      const came = !facts;
      if (!facts?.node) {
        facts = factsOf(element);
        truncated = facts.vague;
        // Skipped, and not kept, because what is put into it later is no news of the element itself; or ours.
        if (!facts.node || (ours.has(element) && !element.querySelector(FIELDS))) return;
        known.set(element, facts);
        // Out there, what is in it may have changed unseen.
        if (came) for (const child of facts.children) known.delete(child);
        read += 1 + facts.children.length;
        if (read > MOST_READ) {
          truncated = true;
          unfinished();
        }
      }
      if (facts.kept) {
        let hidden = unseen;
        // A field of type "hidden" has no box; what counts is whether the place around it has one.
        if (!unseen && !facts.boxless && !element.checkVisibility(VISIBILITY)) {
          hidden = !passesOn(element);
          // `visibility` may be turned back on further down, a missing box may not.
          unseen = hidden && !element.checkVisibility();
        }
        const id = idOf(element);
        // Most elements read as they did the last time, under the same parent.
        if (facts.live || facts.parent !== parent || facts.hidden !== hidden) {
          facts.parent = parent;
          facts.hidden = hidden;
          facts.json = JSON.stringify({
            id,
            in: flag(parent),
            ...facts.node,
            ...(hidden ? { hidden } : { text: facts.text }),
            ...facts.live?.(),
          });
        }
        add(id, element, facts.json);
        parent = id;
      }
      for (const child of facts.children) walk(child, parent, unseen, depth + 1);
    };

    const meta = document.querySelector(META);
    if (meta) {
      const id = idOf(meta);
      const attrs = { name: meta.name, content: told(meta.content) };
      add(id, meta, JSON.stringify({ id, tag: "meta", attrs }));
    }
    // Not `documentElement`, as which an image or a form of that name would pose; nor `document.URL`.
    const root = document.querySelector(":root");
    walk(root, 0, false, 0);
    const head = JSON.stringify({
      schema: "tokenwright.snapshot/1",
      url: told(location.href, LONGEST_LOOK),
      title: told(document.title),
      lang: told(root.lang),
      truncated: flag(truncated),
    });
    return `${head.slice(0, -1)},"nodes":[${nodes.join()}]}`;
  }

  function forget(records) {
    let left = 2 * MOST_ELEMENTS;
    for (const { target, addedNodes } of records) {
      left -= 1 + addedNodes.length;
      // To look anew costs less than to find out what is true still.
      if (left < 0) return (known = new WeakMap());
      delete known.get(target)?.node;
      // A text is told with the element around it.
      delete known.get(target.parentElement)?.node;
      for (const added of addedNodes) known.delete(added);
    }
  }

  /** What the last look called the element, or the nearest around it that it told of. */
  function number(element) {
    while (element && !elements.has(ids.get(element))) element = element.parentElement;
    return ids.get(element);
  }

  return { look, forget, number, element: (id) => elements.get(id) };
}

/** What stays true of an element until a mutation record names it; without children, if it is not looked into. */
function factsOf(element) {
  const tag = element.localName;
  // What is not read to its end is not known; nor is a form that has a field of the name, which it gives instead.
  const vague =
    element.attributes.length > MOST_ATTRIBUTES ||
    element.childNodes.length > MOST_ELEMENTS ||
    Object.hasOwn(element, "attributes") ||
    Object.hasOwn(element, "childNodes");
  if (vague || (SKIPPED.test(tag) && !element.querySelector(FIELDS))) return { vague };
  const field = FIELD.test(tag);
  let attrs;
  let classes = "";
  let secret = false;
  for (const { name, value } of element.attributes) {
    if (name === "class") classes = value.slice(0, LONGEST_LOOK);
    secret ||= name === "data-csrf" || (TELLING.test(name) && SECRET.test(value.slice(0, LONGEST)));
    if (!CHOSEN.test(name) || SECRET.test(name) || (field && name === "value")) continue;
    // Data that a script keeps there.
    if (value.length > LONGEST && name.startsWith("data-")) continue;
    (attrs ??= {})[name] = told(value);
  }
  if (secret) delete attrs?.value;
  const stable = classes.match(STABLE_CLASSES)?.join(" ");
  const [children, words] = insideOf(element);
  const text = field ? "" : words;
  const kept = text || attrs || field || KEPT.test(tag) || TELLING_CLASS.test(classes);
  if (stable) attrs = { class: told(stable), ...attrs };
  return {
    kept,
    children,
    node: { tag, attrs },
    text: flag(told(text, LONGEST_TEXT)),
    boxless: field && element.type === "hidden",
    live: liveOf(element, field && !secret),
  };
}

/** The elements and the text right inside an element. */
function insideOf(element) {
  const children = [];
  const parts = [];
  let left = LONGEST_LOOK;
  for (const node of element.childNodes) {
    // An element has some, or is a form that gives its field of that name; `nodeType` could be a field as well.
    if (node.attributes) children.push(node);
    // Not a part of it: its end could be the beginning of a token.
    if (node.nodeType === 3 && (left -= node.data.length) > 0) parts.push(node.data);
  }
  // A token broken up by elements without text is still a token.
  const glue = parts.join("").search(TOKEN) < 0 ? " " : "";
  return [children, parts.join(glue).replace(/\s+/g, " ").trim()];
}

/** Tells the state that changes without a mutation record; of a field, if its value may be told. */
function liveOf(element, field) {
  if ("open" in element) return () => ({ open: flag(element.open) });
  if ("selected" in element) return () => ({ checked: flag(element.selected) });
  if (field) return () => ({ value: told(element.value, LONGEST_VALUE), checked: flag(element.checked) });
  if (element.hasAttribute("popover")) return () => ({ open: flag(element.matches(":popover-open")) });
}

/** Whether an element without a box of its own still shows what is in it. */
function passesOn(element) {
  if (getComputedStyle(element).display !== "contents") return false;
  const around = element.parentElement;
  return !around || around.checkVisibility(VISIBILITY) || passesOn(around);
}
