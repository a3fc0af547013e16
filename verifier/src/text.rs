//! The result as text, for people. The key and the fingerprint come first, so that they can be compared.

use std::fmt::Write;

use ledger::{
    encode::base64,
    hex,
    name::{Doubt, doubt},
};

use crate::{Outcome, Trust, verdict};

/// How many doubtful names are printed.
const DOUBTFUL: usize = 20;

/// Prints the result.
#[must_use]
pub fn print(outcome: &Outcome) -> String {
    let (report, mut text) = (&outcome.report, String::new());
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "{name:<12} {}", plain(value));
    };
    if let Some(policy) = &outcome.policy {
        line("Fingerprint", &hex::encode(&policy.fingerprint()));
        line("", trust(outcome.trust));
        if let Some(way) = &outcome.way {
            let from = if outcome.trust == Trust::Pinned { "the policy seen here before" } else { "the fingerprint that you gave" };
            let changes = if way.changes == 1 { "one change".to_owned() } else { format!("{} changes", way.changes) };
            line("", &format!("{from} was this log's until {}; it leads to today's policy by {changes}", way.until));
        }
        for log in policy.logs() {
            line("Log key", &log.key.to_string());
        }
    }
    line("Log", &report.origin);
    line("Checkpoint", &format!("{} entries, root {}", report.size, base64(&report.root)));
    for key in &report.log_keys {
        line("Signed by", &key.to_string());
    }
    for (name, time) in &report.witnesses {
        line("Witness", &format!("{name}, who says it was {}", instant(*time)));
    }
    if report.witnesses.is_empty() {
        line("Witness", "none has signed it: nobody but the log itself says that everybody is shown this list");
    }
    if let Some(since) = &report.since {
        line("", &format!("the first {} of {} entries", since.size, report.size));
    }
    for surplus in &report.surplus {
        line("Unknown", &format!("a signature of {}, which proves nothing here", surplus.name));
    }
    if let Some(earlier) = outcome.earlier {
        line("Seen before", &format!("with {earlier} entries"));
    }
    if let Some(before) = &outcome.before {
        let entries = |count: u64| if count == 1 { "one entry".to_owned() } else { format!("{count} entries") };
        line("Goes on from", &format!("{}, which had {}", before.origin, entries(before.size)));
        match (before.read, before.lost) {
            (true, 0) => line("", "it was read and compared"),
            (true, lost) => line("", &format!("its last {} are lost: nobody can check what they said", entries(lost))),
            (false, 0) => line("", "it was not read here"),
            (false, lost) => line("", &format!("it was not read here; {} came after what was seen before", entries(lost))),
        }
    }
    if let Some(end) = &report.end {
        line("Ended", &format!("on {}: {} goes on from it, and has the records", end.day, end.origin));
        if report.lost > 0 {
            line("", &format!("its last entries are lost ({}): nobody can check what they said", report.lost));
        }
    }
    let (of_mac, beside): (Vec<_>, Vec<_>) = outcome.beside.iter().partition(|name| evidence::contents::is_of_mac(name));
    for name in beside {
        line("Not checked", &format!("{name}: nothing vouches for it"));
    }
    if !of_mac.is_empty() {
        line("Not checked", &format!("what a Mac adds when it packs a folder (__MACOSX, .DS_Store): {} files", of_mac.len()));
    }
    text.push('\n');
    let tell = if outcome.is_verified() { verified } else { refused };
    tell(outcome, &mut text);
    text
}

/// Why the policy is believed.
const fn trust(trust: Trust) -> &'static str {
    match trust {
        Trust::Given => "of the policy that you gave",
        Trust::Fingerprint => "as you gave it",
        Trust::Pinned => "as seen here before",
        Trust::FirstSeen => "never seen here before: compare it with one got another way, from the letter on paper or a partner's site",
    }
}

fn verified(outcome: &Outcome, text: &mut String) {
    let figures = &outcome.report.figures;
    let mut line = |count: u64, what: &str| {
        if count > 0 {
            let _ = writeln!(text, "{count:>8} {what}");
        }
    };
    line(figures.active, "signatures stand for the letter as it is now");
    line(figures.outdated, "signatures stand for an earlier version only");
    line(figures.vouched_for, "more organisations are vouched for, without names");
    line(figures.disputed, "signatures have been disputed");
    line(figures.left, "signatures are no longer listed");
    line(figures.duplicates, "signatures were removed by the coalition as duplicates");
    line(figures.not_confirmed, "signatures were removed by the coalition as not confirmed");
    let [names, details, levels] = figures.corrections;
    line(names, "corrections changed a name");
    line(details, "corrections changed a detail");
    line(levels, "corrections changed how it was checked who signed");
    line(figures.lingering, "records are still served although they should be gone");
    line(figures.versions, "versions of the letter");
    doubtful(outcome, text);
    let _ = writeln!(text, "\n{}", plain(&verdict::sentences(outcome).join(" ")));
    for (title, sentences) in verdict::shows() {
        let _ = writeln!(text, "\n{title}");
        for sentence in sentences {
            let _ = writeln!(text, "  - {sentence}");
        }
    }
    let what = if outcome.bundle { "the log and every file of the bundle" } else { "the log" };
    let _ = writeln!(text, "\nVERIFIED: {what}, under this fingerprint.");
}

/// Names that are not what they seem.
fn doubtful(outcome: &Outcome, text: &mut String) {
    let doubtful = outcome.report.signatories.iter().filter_map(|one| Some((one, doubt(&one.record.name)?)));
    for (one, doubt) in doubtful.take(DOUBTFUL) {
        let why = match doubt {
            Doubt::Nothing => "shows no letter",
            Doubt::Invisible => "holds invisible characters",
            Doubt::MixedScripts => "mixes letters of different scripts that look alike",
        };
        let _ = writeln!(text, "\nLook twice at no. {}: the name \"{}\" {why}.", one.index, plain(&one.record.name));
    }
}

fn refused(outcome: &Outcome, text: &mut String) {
    for problem in &outcome.problems {
        let entry = problem.entry.map(|entry| format!(", entry {entry}")).unwrap_or_default();
        let _ = writeln!(text, "  {}{entry}: {} [{}]", plain(&problem.file), plain(&problem.message), problem.code);
    }
    if outcome.report.more_failures > 0 {
        let _ = writeln!(text, "  and {} more", outcome.report.more_failures);
    }
    text.push_str("\nNOT VERIFIED: nothing that this log says can be relied on before that is explained.\n");
    if let (Some(path), Some(_)) = (&outcome.remembered, outcome.earlier) {
        let _ = writeln!(
            text,
            "What was seen before, with its signatures, is in {}: keep it, it is evidence. An older copy of a log looks \
             shorter; --no-state checks one by itself.",
            plain(&path.display().to_string())
        );
    }
}

/// Seconds since 1970 as people read them.
fn instant(seconds: u64) -> String {
    let time = i64::try_from(seconds).ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    time.map_or_else(|| format!("{seconds} seconds after 1970"), |time| time.to_string())
}

/// What comes from elsewhere must not steer a terminal or turn words around.
fn plain(text: &str) -> String {
    let steers =
        |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(plain("a\u{1b}[2Jb\u{202e}c\u{9b}"), "a\u{fffd}[2Jb\u{fffd}c\u{fffd}");
        assert_eq!(instant(0), "1970-01-01T00:00:00Z");
        assert!(instant(u64::MAX).contains("after 1970"));
    }
}
