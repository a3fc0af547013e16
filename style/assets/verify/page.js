// Verifies the list of the page around: fetches the log's public files, verifies them, remembers what was seen.
import { drawn, run } from "./run.js";
import { View, Words, element } from "./view.js";

/** How many files are asked for at once. */
const AT_ONCE = 8;
/** After so many files that cannot be had, nothing more is asked for. */
const ENOUGH = 20;
/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000;
/** How often we start again because the log grew meanwhile. */
const ATTEMPTS = 3;
/** The checkpoints of a log; of the next one there is none as a rule. */
const HEADS = ["checkpoint", "checkpoint.next"];
/** The answers of a server that has no such file. */
const NONE = [204, 404];
const STEPS = ["files", "text", "entries", "records", "signatures", "earlier"];

let loaded;

/** The texts of the page's language and the module; both are fetched once. */
function load(language) {
  loaded ??= (async () => {
    const texts = fetch(`/pkg/verify.${language}.json`).then((answer) => {
      if (!answer.ok) throw new Error(`texts: ${answer.status}`);
      return answer.json();
    });
    const module = await import("/pkg/verify.js");
    await module.default({ module_or_path: "/pkg/verify.wasm" });
    return { module, words: new Words(await texts, language) };
  })().catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Verifies the list that a box speaks of, and shows it in the box. */
export async function start(box) {
  const { module, words } = await load(document.documentElement.lang);
  const view = new View(box.querySelector("[data-panel]"), words, STEPS);
  box.querySelector("button").textContent = words.say("verify-again");
  try {
    let shown = numbers(box.dataset);
    for (let attempt = 1; ; attempt += 1) {
      const { outcome, reasons, heads, prefix } = await once(box, shown, module, words, view);
      // A log that grew, or lost a record, between two of our questions is no finding.
      if (!outcome.verified && attempt < ATTEMPTS && (await moved(prefix, heads))) continue;
      // The page may be older than the log, and the log a second behind the page: it is asked for as it is now.
      if (outcome.steps.some(({ findings }) => findings.some(({ code }) => code.startsWith("page-"))) && attempt < ATTEMPTS) {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        shown = (await fresh()) ?? shown;
        continue;
      }
      if (outcome.memory) keep(box, outcome.memory);
      const stale = String(shown) !== String(numbers(box.dataset));
      await view.found(outcome, reasons, { place: "page", stale, notes: () => notes(box, words) }, drawn);
      return;
    }
  } catch (error) {
    console.error("verify:", error);
    view.broken(String(error?.message ?? error));
  }
}

/** What a page shows of a list: the newest manifest, organisations, people, and those who signed an earlier version only. */
const numbers = ({ manifest, organisations, people, outdated }) => [manifest, organisations, people, outdated];

/** The same of this page as the server gives it now. */
async function fresh() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const box = page.querySelector("[data-log]");
    return box ? numbers(box.dataset) : undefined;
  } catch {
    return undefined;
  }
}

async function once(box, shown, module, words, view) {
  const { kept, wrong } = await followed(kept_of(box), box.dataset.log, module, words);
  if (wrong) return wrong;
  return verified(box.dataset.log, kept, module, words, view, { shown });
}

/** Verifies the log at a prefix, with what is remembered: against what a page shows, or as one that has ended. */
async function verified(prefix, kept, module, words, view, { shown: [manifest, ...counts] = [], ended }) {
  const verification = new module.Verification();
  verification.of_log(prefix.split("/").at(-2));
  if (manifest) verification.of_manifest(manifest);
  if (counts.length && counts.every((count) => count !== undefined)) verification.of_page(...counts.map(Number));
  if (kept) verification.remember(kept);
  if (ended) verification.put("ended", ended);
  const { reasons, heads } = await fetchAll(prefix, verification, words, view);
  view.begins(reasons.size > 0);
  await drawn();
  return { outcome: await run(verification, view), reasons, heads, prefix };
}

/** How many logs are followed, each of which goes on from the one before. */
const FOLLOWED = 8;
const QUIET = { files() {}, begins() {}, progress() {} };

/** Where another log was at this address, verifies that one, which has ended, as far as it is still served. Answers what is
 * to be remembered then, or what is wrong. */
async function followed(kept, prefix, module, words) {
  const place = (origin) => `/log/${origin.split("/").at(-1)}/`;
  // The second line names the log.
  let before = kept ? place(kept.split("\n")[1] ?? "") : prefix;
  for (let count = 0; before !== prefix && count < FOLLOWED; count += 1) {
    const { bytes: ended } = await ask(`${before}ended`, new AbortController().signal);
    if (!ended) break;
    const found = await verified(before, kept, module, words, QUIET, { ended });
    if (!found.outcome.verified) return { wrong: found };
    kept = found.outcome.memory;
    before = place(found.outcome.ended);
  }
  return { kept };
}

/** Fetches what is wanted until nothing is, a few files at a time. Says why files could not be had. */
async function fetchAll(prefix, verification, words, view) {
  const [reasons, heads] = [new Map(), new Map()];
  let [have, total] = [0, 0];
  for (;;) {
    const wanted = reasons.size < ENOUGH ? verification.wanted().split("\n").filter(Boolean) : [];
    if (wanted.length === 0) return { reasons, heads };
    total += wanted.length;
    const waiting = wanted.values();
    const stop = new AbortController();
    const worker = async () => {
      for (const name of waiting) {
        if (stop.signal.aborted) return;
        const answer = await ask(prefix + name, stop.signal);
        if (answer.bytes) {
          if (HEADS.includes(name)) heads.set(name, String(answer.bytes));
          verification.put(name, answer.bytes);
          have += 1;
        } else if (name === "checkpoint.next" && NONE.includes(answer.status)) {
          // There is one only while witnesses are away.
          verification.no_next();
          total -= 1;
        } else {
          verification.absent(name);
          const reason = answer.status ? words.say("verify-fetch-status", { status: String(answer.status) }) : words.say("verify-fetch-network");
          reasons.set(name, reason);
          if (reasons.size >= ENOUGH) stop.abort();
        }
        view.files(have, total);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
}

/** A file's bytes, or the status of another answer, or neither where there was none. */
async function ask(address, stopped, again = 5) {
  try {
    // What may change is asked for again; full tiles never do.
    const lasting = /\/tile\/[^.]*$/.test(address);
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE)]);
    const answer = await fetch(address, { cache: lasting ? "default" : "no-cache", redirect: "error", signal });
    // What is being deleted or made is there in a moment.
    if (answer.status === 503 && again > 0) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return ask(address, stopped, again - 1);
    }
    if (answer.status !== 200) return { status: answer.status };
    return { bytes: new Uint8Array(await answer.arrayBuffer()) };
  } catch {
    return {};
  }
}

/** Whether the log has another checkpoint by now, or another next one. */
async function moved(prefix, heads) {
  const now = await Promise.all(HEADS.map((name) => ask(prefix + name, new AbortController().signal)));
  return now.some(({ bytes, status }, at) => (bytes || NONE.includes(status)) && (bytes && String(bytes)) !== heads.get(HEADS[at]));
}

const KEY = (prefix) => `undersigned${prefix}`;

/** By which what is remembered is found again: the letter's address, and the log. */
const keys = (box) => [KEY(box.dataset.letter), KEY(box.dataset.log)];

/** What this browser remembers of the log at a letter's address, or of this log at another; nothing where it may not keep
 * anything. */
function kept_of(box) {
  try {
    const [letter, log] = keys(box).map((key) => localStorage.getItem(key));
    return letter ?? log;
  } catch {
    return null;
  }
}

function keep(box, memory) {
  try {
    for (const key of keys(box)) localStorage.setItem(key, memory);
  } catch {
    // A browser that keeps nothing verifies all the same.
  }
}

/** The hash of the program that is linked. */
function hashed(words) {
  const hash = element("code", "hash", words.say("program").replace(/.{8}(?=.)/g, "$& "));
  hash.dir = "ltr";
  return [element("p", "small", words.say("verify-tool-hash")), hash];
}

/** That this page cannot vouch for its server, the ways without it, and how to forget. */
function notes(box, words) {
  const link = (href, text) => {
    const made = element("a", "", text);
    made.href = href;
    return made;
  };
  const command = element("code", "", `undersigned verify ${new URL(box.dataset.log, box.dataset.origin).href}`);
  command.dir = "ltr";
  const file = link("/verify.html", words.say("verify-tool-file"));
  file.download = "verify.html";
  const ways = element("ul", "verify-tools", element("li", "", words.say("verify-tool-command"), " ", command), element("li", "", file, ...(words.has("program") ? hashed(words) : [])));
  const forget = element("button", "button plain", words.say("verify-forget"));
  forget.type = "button";
  const forgotten = element("span", "");
  forgotten.setAttribute("role", "status");
  forget.addEventListener("click", () => {
    for (const key of keys(box)) localStorage.removeItem(key);
    forgotten.textContent = words.say("verify-forgotten");
  });
  const forgetting = kept_of(box) ? [element("p", "small", forget, " ", forgotten)] : [];
  return [element("p", "verify-limits", words.say("verify-limits")), ways, element("p", "", link(box.dataset.explained, words.say("verify-tool-explained"))), ...forgetting];
}
