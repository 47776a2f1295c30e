// Says so when the work of a page of ours breaks off: nothing on it answers any more, and what it says may not be true.
// Its words are here and not in Rust, for that is what broke.

const SAYS = "Tokenwright stopped here. What it said may not be true any more.";
const START_AGAIN = "Start again";

// No form of ours is ever sent, nor by the browser when what should keep it back has broken off; of the policy's
// `form-action` Chromium takes no notice here (seen on 156, 2026-11-28).
addEventListener("submit", (event) => event.preventDefault(), { capture: true });

/** A button on a page that has stopped. */
export const button = (words, act) => {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = words;
  element.addEventListener("click", act);
  return element;
};

/** What such a page shows, at the first error that nothing has caught. */
export const stopped = new Promise((stop) => {
  for (const event of ["error", "unhandledrejection"]) addEventListener(event, stop);
}).then(() => {
  // What can still answer ends what is under way and forgets the token, as it does when the page is left.
  dispatchEvent(new Event("pagehide"));
  const says = document.createElement("p");
  says.role = "alert";
  says.textContent = SAYS;
  const again = button(START_AGAIN, () => location.reload());
  const place = document.createElement("main");
  place.id = "stopped";
  place.append(says, again);
  document.title = "Tokenwright";
  document.body.replaceChildren(place);
  if (document.hasFocus()) again.focus();
  return place;
});
