// The page of verify.html: takes a bundle, verifies it, and asks no server.
const texts = JSON.parse(document.getElementById("texts").textContent);
const NAMES = { en: "English", fr: "Français", ar: "العربية" };
const main = document.getElementById("main");
let words;
let module;

/** The module within this file, compiled once. */
async function load() {
  if (!module) {
    const binary = atob(document.getElementById("module").textContent.trim());
    await wasm_bindgen({ module_or_path: Uint8Array.from(binary, (byte) => byte.charCodeAt(0)) });
    module = wasm_bindgen;
  }
  return module;
}

/** A field with its label and its hint. */
function field(id, type, label, hint, more = {}) {
  const input = Object.assign(element("input"), { id, type, ...more });
  const caption = element("label", "", words.say(label));
  caption.htmlFor = id;
  const said = hint && element("p", "hint", words.say(hint));
  if (said) {
    said.id = `${id}-hint`;
    input.setAttribute("aria-describedby", said.id);
  }
  return element("div", "field", caption, said, input);
}

/** Writes the page in a language. */
function write(language) {
  words = new Words(texts[language], language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = words.say("verify-offline-title");
  const languages = Object.keys(NAMES).map((other) => {
    const button = element("button", "plain", NAMES[other]);
    Object.assign(button, { type: "button", lang: other });
    if (other === language) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => write(other));
    return button;
  });
  const nav = element("nav", "langs", ...languages);
  nav.setAttribute("aria-label", words.say("verify-offline-languages"));
  const form = element(
    "form",
    "",
    field("bundle", "file", "verify-offline-bundle", undefined, { accept: ".zip,application/zip" }),
    field("fingerprint", "text", "verify-offline-fingerprint", "verify-offline-fingerprint-hint", { dir: "ltr", spellcheck: false, autocomplete: "off" }),
    field("receipts", "file", "verify-offline-receipts", "verify-offline-receipts-hint", { multiple: true, accept: ".tlog-proof" }),
    Object.assign(element("button", "", words.say("verify-offline-button")), { type: "submit" }),
  );
  const fault = element("p", "fault");
  fault.setAttribute("role", "alert");
  const panel = element("div", "verify-panel");
  panel.hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fault.textContent = "";
    panel.hidden = true;
    verify(form, panel).catch((error) => {
      fault.textContent = error.said ?? words.say("verify-broken", { reason: error.message });
      panel.hidden = true;
    });
  });
  main.replaceChildren(nav, element("h1", "", words.say("verify-offline-title")), element("p", "lead", words.say("verify-offline-lead")), form, fault, panel);
}

/** What a reader has to mend, in their language. */
const refuse = (said) => Promise.reject(Object.assign(new Error(said), { said }));

const bytes = async (file) => new Uint8Array(await file.arrayBuffer());

async function verify(form, panel) {
  const [bundle] = form.querySelector("#bundle").files;
  if (!bundle) return refuse(words.say("verify-offline-none"));
  const loaded = await load();
  const verification = new loaded.Verification();
  const fingerprint = form.querySelector("#fingerprint").value;
  if (fingerprint.trim() && !verification.pin(fingerprint)) return refuse(words.say("verify-offline-fingerprint-form"));
  const receipts = [...form.querySelector("#receipts").files];
  for (const receipt of receipts) {
    if (!verification.receipt(await bytes(receipt))) return refuse(words.say("verify-offline-receipt-form", { name: `\u2068${receipt.name}\u2069` }));
  }
  const wrong = verification.bundle(await bytes(bundle));
  if (wrong) {
    const [why, file] = wrong.split("\n");
    const fault = words.say(`fault-${why}`);
    return refuse(file ? words.say("verify-finding", { file: `\u2068${file}\u2069`, fault }) : fault);
  }
  const steps = ["files", "text", "entries", "records", "signatures", ...(receipts.length ? ["receipts"] : [])];
  const view = new View(panel, words, steps);
  view.begins(false);
  await drawn();
  const outcome = await run(verification, view);
  outcome.steps = outcome.steps.filter(({ id }) => steps.includes(id));
  await view.found(outcome, new Map(), { place: "bundle" }, drawn);
}

const preferred = navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => tag in NAMES);
write(preferred ?? "en");
