// In the page's own world: changes the form as GitHub's scripts and a user do, and asks the witness.
void (window.bench = (() => {
  const level = [...document.querySelectorAll("li[aria-label^=Members] button span")].find(
    ({ textContent }) => textContent.trim() === "Read-only",
  );
  const description = document.querySelector("textarea[id$=_description]");
  const lines = [...document.querySelectorAll(".ballast span")];
  const frame = () => new Promise(requestAnimationFrame);

  /** Something else stands on the form: drawn anew by a script, or typed. The checklist follows each time. */
  const change = (at) => {
    const begun = performance.timeOrigin + performance.now();
    if (at % 2) {
      description.value = at % 4 === 1 ? "something else" : "";
      description.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      level.textContent = at % 4 ? "Read-only" : "Read and write";
    }
    return begun;
  };
  const mutate = (from, count) => {
    for (let at = from; at < from + count; at++) lines[at % lines.length].textContent = `Line ${at}`;
  };

  const form = document.querySelector("#new_user_programmatic_access");
  const paragraphs = (count) => Array.from({ length: count }, () => document.createElement("p"));
  /** Lets the browser find out now how this looks, which is work of the page's own making. */
  const style = (around) => around.lastElementChild.checkVisibility();
  /** What a page could do in one task to be in our way; each gives what undoes it. */
  const attacks = {
    elements() {
      const around = document.createElement("div");
      for (let at = 0; at < 20; at++) {
        const part = document.createElement("div");
        part.append(...paragraphs(5_000));
        around.append(part);
      }
      form.append(around);
      style(around);
      return () => around.remove();
    },
    attributes() {
      const long = "x".repeat(1_000_000);
      const all = document.querySelectorAll("form input");
      for (const element of all) element.title = element.ariaDescription = long;
      return () => all.forEach((element) => (element.title = element.ariaDescription = ""));
    },
    moves() {
      const around = document.createElement("div");
      around.append(...paragraphs(10_000));
      for (let at = 0; at < 200; at++) document.body.append(around);
      style(around);
      return () => around.remove();
    },
    submits() {
      const stays = (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      form.addEventListener("submit", stays, true);
      for (let at = 0; at < 500; at++) form.requestSubmit();
      form.removeEventListener("submit", stays, true);
      return () => {};
    },
  };
  let undo;

  return {
    change,
    attack: (name) => void (undo = attacks[name]()),
    undo: () => undo(),
    /** Lets nothing else run on this thread for so many milliseconds. */
    block(time) {
      const end = performance.now() + time;
      while (performance.now() < end);
    },
    elements: () => document.querySelectorAll("*").length,
    /** What the content script did since the last time, in milliseconds of this page's life. */
    ask: () =>
      new Promise((resolve) => {
        const heard = ({ data }) => {
          const { witness } = typeof data === "string" ? JSON.parse(data.match(/^\{.*/)?.[0] ?? "{}") : {};
          if (!witness) return;
          removeEventListener("message", heard);
          resolve({ ...witness, origin: performance.timeOrigin });
        };
        addEventListener("message", heard);
        postMessage("tokenwright-bench", "*");
      }),
    /** So many changes, one a frame. */
    async many(count) {
      for (let at = 0; at < count; at++) {
        change(at);
        await frame();
      }
    },
    /** So many mutations in each of so many frames; gives when each frame began. */
    async storm(frames, each) {
      const begun = [];
      for (let at = 0; at < frames; at++) {
        begun.push(await frame());
        mutate(at * each, each);
      }
      begun.push(await frame(), await frame());
      return begun;
    },
    /** All of them in one task. */
    async burst(count) {
      mutate(0, count);
      await frame();
      await frame();
    },
  };
})())
