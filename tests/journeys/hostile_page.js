// In the page's own world: what a script of the page could do to be misread, to be in the way, or to reach the panel.
void (window.attacks = (() => {
  const form = document.querySelector("#new_user_programmatic_access");
  const MARKUP = "<img src=x onerror='globalThis.harmed = 1'><script>globalThis.harmed = 1</script>";
  const frame = () => new Promise(requestAnimationFrame);
  const named = (name) => form.querySelector(`[name="${name}"]`);
  const members = () => named("integration[default_permissions][members]");

  const make = (tag, attributes = {}, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  };
  /** A field that grants more than the recipe asks for. */
  const more = (attributes = {}, tag = "input") =>
    make(tag, {
      ...attributes,
      type: tag === "button" ? "submit" : "hidden",
      name: "integration[default_permissions][contents]",
      value: "write",
    });
  const put = (around, ...elements) => {
    around.append(...elements);
    return () => elements.forEach((element) => element.remove());
  };
  const unset = () => {
    const field = members();
    const { value } = field;
    field.value = "none";
    return () => (field.value = value);
  };
  const type = (field, text) => {
    const { value } = field;
    const set = (now) => {
      field.value = now;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    set(text);
    return () => set(value);
  };
  const both = (one, other) => () => {
    one();
    other();
  };
  /** A form that gives a field of its own, if it is asked for this, beside a field of the real form's. */
  const posing = (name) =>
    put(document.body, make("form", {}, make("select", { name }), more({ form: form.id })));
  const lines = (count) => {
    const around = make("div");
    for (let at = 0; at < count; at++) around.append(make("p", {}, "line"));
    return around;
  };
  const deep = (depth, inside) => {
    for (let at = 0; at < depth; at++) inside = make("div", {}, inside);
    return inside;
  };
  /** From now on the form is not sent, whatever is done. */
  const hold = () => {
    const stays = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    form.addEventListener("submit", stays, true);
    return () => form.removeEventListener("submit", stays, true);
  };
  const svg = () => document.createElementNS("http://www.w3.org/2000/svg", "svg");

  return {
    fieldElsewhere: () => put(document.body, more({ form: form.id })),
    fieldOfOurName: () => put(form, make("tokenwright-label", {}, more())),
    fieldInPicture() {
      const picture = svg();
      picture.append(more());
      return put(form, picture);
    },
    fieldLaterInPicture() {
      const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
      const picture = svg();
      picture.append(group);
      form.append(picture);
      return frame().then(frame).then(() => {
        group.append(more());
        return () => picture.remove();
      });
    },
    fieldThatLooksSecret: () => put(form, more({ id: "csrf" })),
    fieldBesideAttributes: () => posing("attributes"),
    fieldBesideChildNodes: () => posing("childNodes"),
    fieldBesideChildren: () => posing("children"),
    fieldBesideNodeType: () => posing("nodeType"),
    fieldInOurElement: () => put(document.querySelector("tokenwright-panel"), more({ form: form.id })),
    fieldBesideFormThatThrows() {
      const thrower = make("form", {}, make("input", { name: "querySelectorAll" }));
      return put(document.querySelector("main"), thrower, more({ form: form.id }));
    },
    fieldInScript: () => put(form, make("script", { type: "text/plain" }, more())),
    sendingButton: () => put(form, more({}, "button")),
    manyAttributes() {
      const many = Array.from({ length: 200 }, (_, at) => [`aria-x${at}`, "x"]);
      return put(form, more(Object.fromEntries(many)));
    },
    manyElements: () => put(form, ...Array.from({ length: 20 }, () => lines(5_000)), more()),
    manyInOne: () => put(form, lines(100_000), more()),
    severalLooks() {
      const undo = put(form, lines(6_000));
      const back = type(named("user_programmatic_access[name]"), "something else");
      return both(undo, back);
    },
    deepElements: () => put(form, deep(600, more())),
    disabledForm() {
      const group = make("fieldset", { disabled: "" });
      group.append(...form.children);
      form.append(group);
      return () => group.replaceWith(...group.children);
    },
    longValue() {
      const field = named("user_programmatic_access[description]");
      return type(field, `${field.value}${"\n".repeat(1200)}and more`);
    },
    disabledGroup() {
      const field = members();
      const group = make("fieldset", { disabled: "" });
      field.before(group);
      group.append(field);
      return () => group.replaceWith(field);
    },
    uncheckedBox() {
      const field = members();
      field.type = "checkbox";
      return () => (field.type = "hidden");
    },
    anotherName: () =>
      put(form, make("input", { type: "hidden", name: "user_programmatic_access[name]", value: "other" })),
    fieldsOfBrowsersNames() {
      const names = ["attributes", "childNodes", "localName", "classList", "firstChild", "checkVisibility", "matches"];
      const fields = names.map((name) => make("input", { type: "hidden", name }));
      return both(put(form, ...fields), unset());
    },
    posingRoot() {
      const posing = make("object", { name: "documentElement" }, form.cloneNode(true));
      return both(put(document.body, posing), unset());
    },
    copyOfTheForm() {
      const copy = form.cloneNode(true);
      form.before(copy);
      return () => copy.remove();
    },

    markup() {
      const long = "<b>".repeat(350_000);
      for (const element of document.querySelectorAll("main, main li, main button, main input")) {
        for (const name of ["title", "data-extra", "aria-description"]) element.setAttribute(name, long);
      }
      document.title = MARKUP;
      document.querySelector("main").prepend(make("div", { class: "flash flash-error" }, MARKUP));
    },

    /** What of the panel a page could lay its hands on. */
    async reach() {
      const host = document.querySelector("tokenwright-panel");
      const reached = [];
      if (host.shadowRoot) reached.push("its shadow root");
      if (window.length) reached.push("its frame");
      if (document.querySelector("iframe")) reached.push("its element");
      const heard = ({ source }) => source !== window && reached.push("its messages");
      addEventListener("message", heard);
      for (let at = 0; at < 5; at++) await frame();
      removeEventListener("message", heard);
      return reached;
    },
    /** More changes than anybody could follow. */
    async changes() {
      const place = put(document.body, make("ul"));
      const list = document.body.lastElementChild;
      for (let at = 0; at < 60; at++) {
        list.replaceChildren(...Array.from({ length: 500 }, (_, line) => make("li", { id: `l${line}` }, `${at}`)));
        await frame();
      }
      place();
    },
    /** Messages and events as ours and as the browser's. */
    async events() {
      const json = JSON.stringify({ schema: "tokenwright.snapshot/1", url: "", title: "", lang: "", nodes: [] });
      const forged = { snapshot: { json, submitted: true, again: false }, token: { text: "x" }, pointed: {}, asked: { toggle: true } };
      const host = document.querySelector("tokenwright-panel");
      const release = hold();
      for (let at = 0; at < 2_000; at++) {
        for (const name of ["submit", "input", "toggle", "turbo:load", "soft-nav:react-done"]) {
          form.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
        }
        for (const target of [window, host]) {
          target.dispatchEvent(new MessageEvent("message", { data: forged, source: window }));
        }
        postMessage(forged, "*");
      }
      release();
      await frame();
    },
    /** The form is sent again and again, and never goes. */
    async submits() {
      const release = hold();
      for (let at = 0; at < 500; at++) form.requestSubmit();
      release();
      await frame();
    },
    /** The panel is hidden, covered, and told to stand otherwise. */
    async moves() {
      const host = document.querySelector("tokenwright-panel");
      const before = [...host.attributes].map(({ name, value }) => [name, value]);
      const cover = put(document.body, make("div", { style: "position:fixed;inset:0;z-index:2147483647;opacity:0" }));
      for (const shape of ["pill", "closed", "x"]) {
        host.style.cssText = "opacity:0!important;pointer-events:none!important;translate:-50vw!important";
        host.setAttribute("shape", shape);
        await frame();
      }
      cover();
      host.removeAttribute("style");
      for (const [name, value] of before) host.setAttribute(name, value);
      await frame();
    },
  };
})())
