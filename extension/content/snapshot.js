// Tells what the page's elements say, as data. Generic: what it means is decided elsewhere.

// Several times as much as any page of GitHub's; a page beyond it is told up to there, and said to be cut.
const MOST_ELEMENTS = 20_000;
const MOST_CHARACTERS = 2_000_000;
const MOST_ATTRIBUTES = 99;
const DEEPEST = 400;
const LONGEST = 200;
const LONGEST_TEXT = 300;
const LONGEST_VALUE = 1100;
// What is behind that is never looked at; an address may be as long, for it may hold a whole recipe.
const LONGEST_LOOK = 9000;

// Of a page's many facts about itself and its session, only who is signed in, and where.
const METAS = "meta[name=user-login], meta[name=hostname]";
const FIELDS = "input, select, textarea";
// Unless there are fields in it, which a form would send from anywhere.
const SKIPPED = "head, script, style, template, noscript, svg";
const KEPT =
  /^(?:html|body|form|fieldset|legend|label|input|textarea|select|option|button|a|dialog|details|summary|h\d|[uo]l|li|.+-.+)$/;
const CHOSEN =
  /^(?:id|name|type|role|for|form|href|action|value|disabled|hidden|open|required|max|popover|popovertarget|src|aria-.+|data-(?!tokenwright).+)$/;
// Of class names only those that a build cannot have made up.
const STABLE_CLASS = /^(?:js-.*|[A-Za-z][A-Za-z-]*)$/;
const TELLING_CLASS = /^js-|flash|error|alert|banner/i;

const TOKEN = /(github_pat_|gh[pousr]_)[\w.-]{10,}/g;
const SECRET = /csrf|authenticity_token|nonce|hmac|\botp|_otp|one-time/i;
const VISIBILITY = { visibilityProperty: true };

// Nothing shaped like a token leaves the page, wherever it stands.
const quoted = (text, longest = LONGEST) =>
  JSON.stringify(text.slice(0, LONGEST_LOOK).replace(TOKEN, "[$1…]").slice(0, longest).toWellFormed());
const flag = (name, holds) => (holds ? `,"${name}":true` : "");

/**
 * Eyes for the page: `look` gives its snapshot as JSON, `element` what the last one called by a number.
 * `forget` wants every mutation record between two looks. Of what is `ours` nothing is told.
 */
export function createEyes(ours) {
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
    let characters = 0;
    let truncated = false;
    elements = new Map();

    const add = (element, node) => {
      nodes.push(node);
      characters += node.length;
      elements.set(idOf(element), element);
    };

    const walk = (element, parent, unseen, depth) => {
      truncated ||= ++seen > MOST_ELEMENTS || characters > MOST_CHARACTERS || depth > DEEPEST;
      if (truncated || ours.has(element)) return;
      let facts = known.get(element);
      if (!facts) known.set(element, (facts = factsOf(element)));
      truncated = facts.cut;
      if (facts.kept) {
        let hidden = unseen;
        // A field of type "hidden" has no box; what counts is whether the place around it has one.
        if (!unseen && !facts.boxless && !element.checkVisibility(VISIBILITY)) {
          hidden = !passesOn(element);
          // `visibility` may be turned back on further down, a missing box may not.
          unseen = hidden && !element.checkVisibility();
        }
        // Most elements read as they did the last time, under the same parent.
        if (facts.parent !== parent || facts.hidden !== hidden) {
          facts.parent = parent;
          facts.hidden = hidden;
          facts.node =
            `{"id":${idOf(element)}${parent ? `,"in":${parent}` : ""}${facts.json}` +
            (hidden ? flag("hidden", true) : facts.text);
        }
        add(element, facts.node + (facts.live?.() ?? "") + "}");
        parent = idOf(element);
      }
      for (const child of facts.children) walk(child, parent, unseen, depth + 1);
    };

    for (const meta of [...document.querySelectorAll(METAS)].slice(0, 9)) {
      const told = `"name":${quoted(meta.name)},"content":${quoted(meta.content)}`;
      add(meta, `{"id":${idOf(meta)},"tag":"meta","attrs":{${told}}}`);
    }
    // Not `documentElement`, as which an image or a form of that name would pose; nor `document.URL`.
    const root = document.querySelector(":root");
    walk(root, 0, false, 0);
    return (
      `{"schema":"tokenwright.snapshot/1","url":${quoted(location.href, LONGEST_LOOK)},"title":${quoted(document.title)}` +
      `,"lang":${quoted(root.lang)},"nodes":[\n${nodes.join(",\n")}\n]${flag("truncated", truncated)}}`
    );
  }

  function forget(records) {
    let count = 0;
    for (const { target, addedNodes } of records) {
      known.delete(target);
      // A text is told with the element around it.
      known.delete(target.parentElement);
      // What was taken out may have changed out there, unseen, before it came back.
      for (const added of addedNodes) {
        known.delete(added);
        for (const inside of added.querySelectorAll?.("*") ?? []) {
          known.delete(inside);
          // To look anew costs less than to forget what a page puts in again and again.
          if (++count > MOST_ELEMENTS) return (known = new WeakMap());
        }
      }
    }
  }

  /** What the last look called the element, or the nearest around it that it told of. */
  function number(element) {
    while (element && !elements.has(ids.get(element))) element = element.parentElement;
    return ids.get(element);
  }

  return { look, forget, number, element: (id) => elements.get(id) };
}

/** What stays true of an element until a mutation record names it. */
function factsOf(element) {
  const tag = element.localName;
  // What nobody reads to its end is not known.
  const cut = element.attributes.length > MOST_ATTRIBUTES;
  const empty = element.matches(SKIPPED) && !element.querySelector(FIELDS);
  if (cut || empty) return { cut, children: [] };
  const field = element.matches(FIELDS);
  const called = `${element.name} ${element.id} ${element.getAttribute("autocomplete")}`;
  const secret =
    SECRET.test(called) || element.type === "password" || element.hasAttribute("data-csrf");
  const attributes = [];
  for (const { name, value } of element.attributes) {
    if (!CHOSEN.test(name) || (name === "value" && (field || secret))) continue;
    if (name.startsWith("data-") && (value.length > LONGEST || SECRET.test(name))) continue;
    attributes.push(`${quoted(name)}:${quoted(value)}`);
  }
  const classes = [...element.classList];
  const stable = classes.filter((name) => STABLE_CLASS.test(name)).join(" ");
  const text = tag === "textarea" ? "" : textOf(element);
  const kept =
    text || attributes[0] || KEPT.test(tag) || classes.some((name) => TELLING_CLASS.test(name));
  if (stable) attributes.unshift(`"class":${quoted(stable)}`);
  return {
    kept,
    children: [...element.children],
    json: `,"tag":${quoted(tag)}` + (attributes[0] ? `,"attrs":{${attributes}}` : ""),
    text: text && `,"text":${quoted(text, LONGEST_TEXT)}`,
    boxless: element.type === "hidden",
    live: secret ? undefined : liveOf(element, field),
  };
}

function textOf(element) {
  const parts = [];
  let left = LONGEST_LOOK;
  for (let node = element.firstChild; node && left > 0; node = node.nextSibling) {
    if (node.nodeType !== 3) continue;
    parts.push(node.data.slice(0, left));
    left -= node.data.length;
  }
  // A token broken up by elements without text is still a token.
  const glue = parts.join("").search(TOKEN) < 0 ? " " : "";
  return parts.join(glue).replace(/\s+/g, " ").trim();
}

/** Tells the state that changes without a mutation record. */
function liveOf(element, field) {
  const value = (longest) => `,"value":${quoted(element.value, longest)}`;
  if ("open" in element) return () => flag("open", element.open);
  if ("selected" in element) return () => flag("checked", element.selected);
  if (element.type === "radio" || element.type === "checkbox") {
    return () => value(LONGEST) + flag("checked", element.checked);
  }
  if (field) return () => value(LONGEST_VALUE);
  if (element.hasAttribute("popover")) return () => flag("open", element.matches(":popover-open"));
}

/** Whether an element without a box of its own still shows what is in it. */
function passesOn(element) {
  if (getComputedStyle(element).display !== "contents") return false;
  const around = element.parentElement;
  return !around || around.checkVisibility(VISIBILITY) || passesOn(around);
}
