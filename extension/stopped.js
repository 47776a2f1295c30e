// Says so when the work of a page of ours breaks off: nothing on it answers any more, and what it says may not be true.
// Its words are here and not in Rust, for that is what broke.

const SAYS = "Tokenwright stopped here. What it said may not be true any more.";
const START_AGAIN = "Start again";

/** Fulfilled at the first error that nothing has caught. */
export const stopped = new Promise((stop) => {
  for (const event of ["error", "unhandledrejection"]) addEventListener(event, stop);
});

stopped.then(() => {
  const says = document.createElement("p");
  says.textContent = SAYS;
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = START_AGAIN;
  again.addEventListener("click", () => location.reload());
  const place = document.createElement("main");
  place.id = "stopped";
  place.role = "alert";
  place.append(says, again);
  document.body.replaceChildren(place);
});
