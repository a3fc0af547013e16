// Draws a verification: steps that tick off with figures, what was found, what to compare.

/** So many seconds. */
const A_DAY = 86_400;
/** The end of the year 9999, in seconds since 1970. */
const LAST_SECOND = 253_402_300_800;

/** Texts with what they mention. */
export class Words {
  constructor(texts, language) {
    this.texts = texts;
    this.figures = new Intl.NumberFormat(language, { numberingSystem: "latn" });
    this.plurals = new Intl.PluralRules(language);
    this.days = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC", numberingSystem: "latn" });
  }

  has(key) {
    return key in this.texts;
  }

  /** The form of a text for so many of a thing. */
  of(key, count, mentioned = {}) {
    const form = `${key}-${this.plurals.select(count)}`;
    return this.say(this.has(form) ? form : `${key}-other`, { ...mentioned, count });
  }

  /** A moment, in seconds since 1970, as readers anywhere can compare it. */
  moment(seconds, now) {
    if (!(seconds < LAST_SECOND)) return String(seconds);
    const [[day, time], [today]] = [seconds, now].map((at) => new Date(at * 1000).toISOString().slice(0, 16).split("T"));
    return this.say(day === today ? "verify-when-today" : "verify-when-day", { day: this.days.format(new Date(seconds * 1000)), time });
  }

  say(key, mentioned = {}) {
    return (this.texts[key] ?? key).replace(/\{ \$(\w+) \}/g, (whole, name) => {
      const value = mentioned[name];
      return typeof value === "number" ? this.figures.format(value) : value ?? whole;
    });
  }
}

/** An element with its class and what is in it. */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content.filter((part) => part !== undefined));
  return made;
}

/** A text that reads from left to right whatever the page does: paths, keys, hashes. */
const code = (text, className) => {
  const made = element("code", className, text);
  made.dir = "ltr";
  return made;
};

/** A hash in groups of eight, so that two can be compared by eye or by telephone. */
const grouped = (hash) => hash.replace(/.{8}(?=.)/g, "$& ");

/** The place where a verification is shown. */
export class View {
  constructor(place, words, steps) {
    this.words = words;
    this.headline = element("p", "verify-headline", words.say("verify-running"));
    this.headline.setAttribute("role", "status");
    this.bar = element("progress", "verify-bar");
    this.bar.setAttribute("aria-label", words.say("verify-progress"));
    this.verdict = element("div", "verify-verdict");
    this.details = element("details", "verify-details", element("summary", "", words.say("verify-details")));
    this.list = element("ol", "verify-steps");
    this.list.setAttribute("aria-label", words.say("verify-steps"));
    this.steps = new Map(steps.map((id) => [id, this.step(id)]));
    this.rest = element("div", "verify-rest");
    this.details.append(this.list);
    place.replaceChildren(this.headline, this.bar, this.verdict, this.details, this.rest);
    place.dataset.state = "running";
    delete place.dataset.tone;
    place.hidden = false;
    this.place = place;
  }

  step(id) {
    const parts = { figure: element("span", "figure"), state: element("span", "state-word"), findings: element("ul", "findings") };
    const name = element("span", "name", element("strong", "", this.words.say(`verify-step-${id}`)), " ", parts.figure);
    parts.item = element("li", "", name, " ", parts.state, parts.findings);
    parts.item.dataset.step = id;
    this.list.append(parts.item);
    this.mark(parts, "waiting");
    return parts;
  }

  mark(parts, state) {
    parts.item.dataset.state = state;
    parts.state.textContent = this.words.say(`verify-state-${state}`);
  }

  /** A step is being taken. */
  takes(id, figure = "") {
    const parts = this.steps.get(id);
    this.mark(parts, "running");
    parts.figure.textContent = figure;
  }

  /** All files are at hand, as far as they can be had. */
  begins(lacking) {
    this.mark(this.steps.get("files"), lacking ? "failed" : "done");
    for (const id of ["text", "entries", "records"]) this.takes(id);
  }

  /** So many files of so many are at hand. */
  files(files, filesWanted) {
    this.takes("files", this.words.say("verify-figure-files", { files, filesWanted }));
  }

  /** So many entries of so many are verified. */
  progress(done, total) {
    this.bar.max = total;
    this.bar.value = done;
    this.takes("entries", this.words.say("verify-figure-entries", { entries: done, size: total }));
  }

  /** It cannot go on at all. */
  broken(reason) {
    this.place.dataset.state = "failed";
    this.bar.hidden = true;
    this.headline.textContent = this.words.say("verify-broken", { reason });
  }

  /** Shows what was found; `reasons` says why files could not be had. */
  async found(outcome, reasons, options, drawn) {
    for (const { id, state, findings } of outcome.steps) {
      const parts = this.steps.get(id);
      this.mark(parts, state);
      parts.figure.textContent = this.figure(id, state, outcome);
      parts.findings.replaceChildren(...findings.map((finding) => element("li", "", this.finding(finding, reasons))));
      await drawn();
    }
    const { words } = this;
    const state = outcome.verified ? "verified" : outcome.alarm ? "alarm" : "failed";
    this.place.dataset.state = state;
    this.bar.hidden = true;
    const [first, ...more] = outcome.verified ? this.sentences(outcome, options) : [words.say("verify-bad"), words.say("verify-bad-text")];
    this.headline.textContent = first;
    this.verdict.replaceChildren(...more.map((sentence) => element("p", "", sentence)), ...(outcome.verified ? this.shows() : []));
    this.details.open = !outcome.verified;
    if (outcome.alarm) this.headline.after(this.alarm(outcome.alarm));
    this.rest.replaceChildren(
      ...(outcome.more ? [element("p", "small", words.say("verify-more", outcome))] : []),
      ...(outcome.verified && outcome.doubtful.length ? [this.doubtful(outcome)] : []),
      this.compare(outcome, options),
      ...(outcome.origin ? [this.says(outcome)] : []),
      ...(outcome.verified && outcome.signatories.length ? [this.names(outcome)] : []),
    );
  }

  /** The verdict: whether it matches, who else has signed, what came since. What is old comes first. */
  sentences({ figures, since, witnesses, receipts }, { place, stale }) {
    const { words } = this;
    const now = Math.floor(Date.now() / 1000);
    const [organisations, people] = [figures.currentOrganisations, figures.currentPeople];
    const named = [organisations > 0 && words.of("verify-organisations", organisations), people > 0 && words.of("verify-people", people)].filter(Boolean);
    const who = named.length === 2 ? words.say("verify-who-both", { organisations: named[0], people: named[1] }) : named[0];
    const key = !who ? "verify-verdict-none" : `verify-verdict-${place}${organisations + people === 1 ? "-one" : ""}`;
    const matches = words.say(key, { who, when: words.moment(now, now) });
    const at = Math.max(...witnesses.map((witness) => witness.at));
    const old = now - at > A_DAY;
    const when = witnesses.length ? words.moment(at, now) : "";
    const said = [];
    if (witnesses.length === 0) said.push(words.say("verify-witness-none"));
    else if (since) said.push(words.of(since.deleted ? "verify-since" : "verify-since-new", since.deleted || since.entries, { when }));
    else said.push(words.of("verify-witness", witnesses.length, { when }), ...(old ? [words.say("verify-witness-old")] : []));
    this.place.dataset.tone = witnesses.length === 0 || since || stale ? "amber" : "good";
    const rest = [...(stale ? [words.say("verify-stale")] : []), ...receipts.map((receipt, at) => this.receipt(receipt, at + 1))];
    // The verdict is one paragraph: it is read in ten seconds.
    return [(since && old && witnesses.length ? [...said, matches] : [matches, ...said]).join(" "), ...rest];
  }

  receipt({ state, entry, name }, number) {
    return this.words.say(`verify-receipt-${state}`, { number, entry, name: `\u2068${name}\u2069` });
  }

  /** What a good verdict shows, and what not. */
  shows() {
    const { words } = this;
    return [["proven", "names", "past", "keys"], ["unproven", "mailbox", "left-out", "entitled"]].map(([what, ...all]) =>
      element(
        "div",
        `verify-${what}`,
        element("p", "title", element("strong", "", words.say(`verify-${what}`))),
        element("ul", "", ...all.map((one) => element("li", "", words.say(`verify-${what}-${one}`)))),
      ),
    );
  }

  figure(id, state, { figures }) {
    const { words } = this;
    const say = (key) => words.say(`verify-figure-${key}`, figures);
    if (state === "not-taken" || (state === "failed" && id !== "entries" && id !== "files")) return "";
    if (id === "earlier") {
      const parts = [say(state === "first" ? "first" : "earlier")];
      if (figures.before) parts.push(say("before"));
      if (figures.lost) parts.push(say("lost"));
      return parts.join(" · ");
    }
    const parts = [say(id)];
    if (id === "files" && figures.ofMac) parts.push(say("of-mac"));
    if (id === "records" && figures.deleted) parts.push(say("deleted"));
    if (id === "records" && figures.replaced) parts.push(say("replaced"));
    if (id === "signatures" && figures.rotations) parts.push(say("rotations"));
    return parts.join(" · ");
  }

  finding({ code: name, message, file, entry }, reasons) {
    const { words } = this;
    const receipt = /^receipt (\d+)$/.exec(file);
    const ours = { "earlier checkpoint": "earlier", page: "page" }[file];
    const shown = ours ? words.say(`verify-file-${ours}`) : receipt ? words.say("verify-file-receipt", { number: receipt[1] }) : file;
    let fault = words.has(`fault-${name}`) ? words.say(`fault-${name}`) : message;
    if (name === "file-missing" && reasons.has(file)) fault = `${fault} (${reasons.get(file)})`;
    return words.say(entry === undefined ? "verify-finding" : "verify-finding-entry", { file: `\u2068${shown}\u2069`, entry, fault });
  }

  alarm(name) {
    const { words } = this;
    const box = element(
      "div",
      "verify-alarm",
      element("p", "title", element("strong", "", words.say(`verify-alarm-${name}`))),
      element("p", "", words.say(`verify-alarm-${name}-text`)),
    );
    box.setAttribute("role", "alert");
    return box;
  }

  /** The key and the fingerprints, why they are trusted, and the ways without this page. */
  compare({ trust, verified }, { place, notes }) {
    const { words } = this;
    const rows = element("dl", "");
    const row = (key, ...values) => rows.append(element("div", "", element("dt", "", words.say(key)), ...values.map((value) => element("dd", "", value))));
    if (trust.fingerprint) row("verify-trust-fingerprint", code(grouped(trust.fingerprint), "hash"));
    if (trust.served) row("verify-trust-served", code(grouped(trust.served), "hash"));
    if (trust.keys.length) row("verify-trust-key", ...trust.keys.map(({ key }) => code(key)));
    if (trust.changes) row("verify-trust-changes", words.say("verify-trust-until", { changes: trust.changes, until: trust.until }));
    const led = trust.state === "compared" && trust.changes > 0;
    const why = place === "bundle" && trust.state === "first" ? "bundle" : led ? "led" : trust.state;
    const hashes = element("details", "", element("summary", "", words.say("verify-trust")), element("p", "", words.say(`verify-trust-${why}`)), rows);
    const box = element("div", "verify-compare", hashes);
    hashes.open = !verified;
    box.append(...(notes?.() ?? []));
    return box;
  }

  /** Numbers, each for itself: they are never added up. */
  says({ figures, surplus }) {
    const { words } = this;
    const all = {
      organisations: figures.organisations,
      people: figures.people,
      outdated: figures.outdated,
      vouched: figures.vouched,
      disputed: figures.disputed,
      left: figures.left,
      duplicates: figures.duplicates,
      "not-confirmed": figures.notConfirmed,
      "corrected-names": figures.correctedNames,
      "corrected-details": figures.correctedDetails,
      "corrected-levels": figures.correctedLevels,
      lingering: figures.lingering,
      surplus,
    };
    const rows = Object.entries(all).filter(([key, value]) => value > 0 || key === "organisations" || key === "people");
    const list = rows.map(([key, value]) => element("div", "", element("dt", "", words.say(`verify-says-${key}`)), element("dd", "", words.figures.format(value))));
    return element("details", "verify-says", element("summary", "", words.say("verify-says")), element("dl", "", ...list));
  }

  /** Names that may not be what they seem. */
  doubtful({ doubtful }) {
    const { words } = this;
    const items = doubtful.map(({ name, entry, doubt }) =>
      element("li", "", element("bdi", "", name), " ", element("span", "by", `#${entry} · ${words.say(`verify-${doubt}`)}`)),
    );
    const title = element("p", "title", element("strong", "", words.say("verify-doubtful")));
    return element("div", "verify-doubtful", title, element("p", "", words.say("verify-doubtful-text")), element("ul", "", ...items));
  }

  names({ signatories, figures }) {
    const { words } = this;
    const all = figures.organisations + figures.people;
    const items = signatories.map(({ name, country, entry, keys }) => {
      const by = [...(country ? [country] : []), `#${entry}`, ...(keys ? [words.say("verify-name-key")] : [])].join(" · ");
      return element("li", "", element("bdi", "", name), " ", element("span", "by", by));
    });
    const title = signatories.length < all ? words.say("verify-names-first", { count: signatories.length }) : words.say("verify-names");
    return element("details", "verify-names", element("summary", "", title), element("ul", "", ...items));
  }
}
