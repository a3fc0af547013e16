// Shows the button that verifies a list, and loads what verifies only when it is clicked.
for (const box of document.querySelectorAll("[data-log]")) {
  const button = box.querySelector("button");
  const panel = box.querySelector("[data-panel]");
  const note = box.querySelector("[data-note]");
  let busy = false;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    note.hidden = true;
    panel.dataset.state = "running";
    try {
      const { start } = await import("/assets/verify/page.js");
      await start(box);
    } catch (error) {
      console.error("verify:", error);
      panel.hidden = true;
      note.hidden = false;
    }
    busy = false;
  });
}
