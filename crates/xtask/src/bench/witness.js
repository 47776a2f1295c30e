// Put before the content script by `cargo xtask bench`: times whatever of it runs on GitHub's page, and counts
// what it asks the browser to run later. Nothing else of the extension differs from what ships.
{
  let runs = [];
  let looks = [];
  let later = 0;
  let frame = 0;

  const timed = (work) => (...given) => {
    const begun = performance.now();
    try {
      return work(...given);
    } finally {
      runs.push([begun, performance.now() - begun]);
    }
  };
  for (const name of ["requestIdleCallback", "setTimeout", "setInterval"]) {
    const own = globalThis[name].bind(globalThis);
    globalThis[name] = (work, ...rest) => {
      later++;
      return own(timed(work), ...rest);
    };
  }
  const nextFrame = requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (work) => {
    later++;
    const run = timed(work);
    // All callbacks of one frame are given the same time.
    return nextFrame((time) => run((frame = time)));
  };
  for (const name of ["MutationObserver", "IntersectionObserver", "ResizeObserver"]) {
    const Own = globalThis[name];
    globalThis[name] = function (work, ...rest) {
      return new Own(timed(work), ...rest);
    };
  }
  const listen = globalThis.addEventListener.bind(globalThis);
  const listenToPage = document.addEventListener.bind(document);
  globalThis.addEventListener = (name, work, ...rest) => listen(name, timed(work), ...rest);
  document.addEventListener = (name, work, ...rest) => listenToPage(name, timed(work), ...rest);

  const Channel = globalThis.MessageChannel;
  globalThis.MessageChannel = function () {
    const { port1, port2 } = new Channel();
    const witnessed = {
      postMessage(message) {
        if (message.snapshot) looks.push(frame);
        port1.postMessage(message);
      },
      close: () => port1.close(),
      set onmessage(work) {
        port1.onmessage = timed(work);
      },
      set onclose(work) {
        port1.onclose = timed(work);
      },
    };
    return { port1: witnessed, port2 };
  };

  // The page asks by a message and gets what was seen since it asked last.
  listen("message", ({ data }) => {
    if (data !== "tokenwright-bench") return;
    postMessage(JSON.stringify({ witness: { runs, looks, later } }), "*");
    [runs, looks, later] = [[], [], 0];
  });
}
