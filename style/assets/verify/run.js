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
export async function run(module, verification, view) {
  let since = performance.now();
  const progress = (done, total) => {
    if (performance.now() - since < PATIENCE && done < total) return undefined;
    view.progress(done, total);
    return drawn().then(() => {
      since = performance.now();
    });
  };
  return JSON.parse(await module.verify(verification, progress));
}
