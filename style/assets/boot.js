// Hydrates the islands of a page, in their order, then says so on the document.
const load = async () => {
  const islands = [...document.querySelectorAll("leptos-island")];
  if (islands.length === 0) return;
  const module = await import("/pkg/undersigned.js");
  await module.default({ module_or_path: "/pkg/undersigned.wasm" });
  module.hydrate();
  for (const island of islands) {
    const enter = module[island.dataset.component];
    if (enter) await enter(island);
  }
  document.documentElement.dataset.hydrated = "yes";
};

// Every page works without its islands: a failure is for the console only.
load().catch((error) => console.error("islands:", error));
