// Tells what the page's elements say, as data. Generic: what it means is decided elsewhere.

const MOST_NODES = 30_000;
const MOST_CHARACTERS = 2_000_000;
const DEEPEST = 400;
const LONGEST_TEXT = 300;
const LONGEST_ATTRIBUTE = 200;

const SKIPPED = /^(?:head|script|style|template|noscript|svg|tokenwright-.+)$/;
const KEPT =
  /^(?:html|body|form|fieldset|legend|label|input|textarea|select|option|button|a|dialog|details|summary|h\d|[uo]l|li|.+-.+)$/;
const CHOSEN =
  /^(?:id|name|type|role|for|href|action|value|disabled|hidden|open|required|max|popover|popovertarget|src|placeholder|title|aria-.+|data-.+)$/;
// Of class names only those that a build cannot have made up.
const STABLE_CLASS = /^(?:js-.*|[A-Za-z][A-Za-z-]*)$/;
const TELLING_CLASS = /^js-|flash|error|alert|banner/i;

const TOKEN = /(github_pat_|gh[pousr]_)[\w.-]{10,}/g;
const SECRET = /csrf|authenticity_token|nonce|hmac/i;
const VISIBILITY = { visibilityProperty: true };

// Nothing shaped like a token leaves the page, wherever it stands.
const masked = (text) => text.replace(TOKEN, '[$1…]');
const quoted = (text, longest) => JSON.stringify(masked(text).slice(0, longest).toWellFormed());

/**
 * Eyes for one page: `look` gives its snapshot as JSON, `element` what the last one called by a number.
 * `forget` wants every mutation record between two looks.
 */
export function createEyes(page = document) {
  const ids = new WeakMap();
  const known = new WeakMap();
  let elements = new Map();
  let lastId = 0;

  const idOf = (element) => {
    let id = ids.get(element);
    if (!id) ids.set(element, (id = ++lastId));
    return id;
  };

  function look() {
    const nodes = [];
    let characters = 0;
    let truncated = false;
    elements = new Map();

    const add = (element, node) => {
      nodes.push(node);
      characters += node.length;
      elements.set(idOf(element), element);
    };

    const walk = (element, parent, unseen, depth) => {
      let facts = known.get(element);
      if (!facts) known.set(element, (facts = factsOf(element)));
      if (facts.skip) return;
      if (nodes.length >= MOST_NODES || characters >= MOST_CHARACTERS || depth > DEEPEST) {
        truncated = true;
        return;
      }
      if (facts.kept) {
        let hidden = unseen;
        if (!unseen && !facts.formless && !element.checkVisibility(VISIBILITY)) {
          hidden = !passesOn(element);
          // `visibility` may be turned back on further down, a missing box may not.
          unseen = hidden && !element.checkVisibility();
        }
        // Most elements read as they did the last time, under the same parent.
        if (facts.parent !== parent || facts.hidden !== hidden) {
          facts.parent = parent;
          facts.hidden = hidden;
          facts.node =
            `{"id":${idOf(element)}${parent ? `,"in":${parent}` : ''}${facts.json}` +
            `${hidden ? ',"hidden":true' : facts.text}`;
        }
        add(element, facts.node + (facts.live ? live(element, facts.live) : '') + '}');
        parent = idOf(element);
      }
      for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
        walk(child, parent, unseen, depth + 1);
      }
    };

    for (const meta of page.head?.querySelectorAll('meta[name][content]') ?? []) {
      if (meta.content.length > 100 || SECRET.test(meta.name)) continue;
      const attrs = `{"name":${quoted(meta.name)},"content":${quoted(meta.content)}}`;
      add(meta, `{"id":${idOf(meta)},"tag":"meta","attrs":${attrs}}`);
    }
    walk(page.documentElement, 0, false, 0);
    return (
      `{"schema":"tokenwright.snapshot/1","url":${quoted(page.URL, 2000)},"title":${quoted(page.title, 300)}` +
      `,"lang":${quoted(page.documentElement.lang, 40)},"nodes":[\n${nodes.join(',\n')}\n]` +
      `${truncated ? ',"truncated":true' : ''}}`
    );
  }

  function forget(records) {
    for (const { target, addedNodes } of records) {
      known.delete(target.nodeType === 1 ? target : target.parentElement);
    }
  }

  const element = (id) => elements.get(id);

  return { look, forget, element };
}

/** What stays true of an element until a mutation record names it. */
function factsOf(element) {
  const tag = element.localName;
  if (SKIPPED.test(tag)) return { skip: true };
  const field = /^(?:input|textarea|select)$/.test(tag);
  const secret =
    element.type === 'password' ||
    (field && (element.hasAttribute('data-csrf') || SECRET.test(`${element.name} ${element.id}`)));
  const attributes = attributesOf(element, field);
  const text = tag === 'textarea' ? '' : textOf(element);
  const telling = attributes.some((attribute) => !attribute.startsWith('"class"'));
  return {
    kept:
      KEPT.test(tag) || text || telling ||
      [...element.classList].some((name) => TELLING_CLASS.test(name)),
    json:
      `,"tag":${quoted(tag)}` + (attributes.length ? `,"attrs":{${attributes.join()}}` : ''),
    text: text && `,"text":${JSON.stringify(text)}`,
    // A field of type "hidden" has no box; what counts is whether the place around it has one.
    formless: element.type === 'hidden',
    live: liveKind(element, tag, field && !secret),
  };
}

function attributesOf(element, field) {
  const found = [];
  for (const { name, value } of element.attributes) {
    if (name === 'class') {
      const stable = value.split(/\s+/).filter((token) => STABLE_CLASS.test(token)).join(' ');
      if (stable) found.unshift(`"class":${quoted(stable, LONGEST_ATTRIBUTE)}`);
    } else if (CHOSEN.test(name) && !(name === 'value' && field) && name !== 'data-tokenwright') {
      if (name.startsWith('data-') && (value.length > LONGEST_ATTRIBUTE || SECRET.test(name))) continue;
      found.push(`${quoted(name)}:${quoted(value, LONGEST_ATTRIBUTE)}`);
    }
  }
  return found;
}

function textOf(element) {
  const parts = [];
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) parts.push(node.data);
  }
  // A token broken up by elements without text is still a token.
  const whole = parts.join('');
  const text = whole.search(TOKEN) < 0 ? parts.join(' ') : masked(whole);
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT).toWellFormed();
}

function liveKind(element, tag, readable) {
  if (tag === 'dialog' || tag === 'details') return 'open';
  if (tag === 'option') return 'selected';
  if (element.type === 'radio' || element.type === 'checkbox') return 'checked';
  if (readable) return 'value';
  return element.hasAttribute('popover') ? 'popover' : '';
}

/** The state that changes without a mutation record. */
function live(element, kind) {
  switch (kind) {
    case 'open':
      return element.open ? ',"open":true' : '';
    case 'popover':
      return element.matches(':popover-open') ? ',"open":true' : '';
    case 'selected':
      return element.selected ? ',"checked":true' : '';
    case 'checked':
      return `,"value":${quoted(element.value, LONGEST_TEXT)}${element.checked ? ',"checked":true' : ''}`;
    default:
      return `,"value":${quoted(element.value, 1100)}`;
  }
}

/** Whether an element without a box of its own still shows what is in it. */
function passesOn(element) {
  if (getComputedStyle(element).display !== 'contents') return false;
  const around = element.parentElement;
  return !around || around.checkVisibility(VISIBILITY) || passesOn(around);
}
