// Runs a verification step by step, and lets the browser draw in between.

/** The longest that the browser waits for us, in milliseconds. */
const PATIENCE = 12;

/** Until the browser has drawn; in a tab that nobody sees it draws nothing. */
export const drawn = () =>
  new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });

/** Verifies what was prepared, shows how far it is, and answers with what was found. */
export async function run(verification, view) {
  const going = verification.begin();
  let since = performance.now();
  while (going.step()) {
    if (performance.now() - since < PATIENCE) continue;
    view.progress(going.done(), going.total());
    await drawn();
    since = performance.now();
  }
  view.progress(going.done(), going.total());
  await drawn();
  return JSON.parse(going.finish());
}
