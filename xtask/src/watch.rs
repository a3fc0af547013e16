//! `serve --watch`: what changed decides what is built again. A failed build is shown and waited out.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Child,
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecursiveMode, Watcher as _};

use crate::{
    frontend,
    project::Project,
    serve::{self, Options},
    shell,
    site::{self, Built},
    steps, style, verifier,
};

/// The folders that are looked at.
const FOLDERS: [&str; 11] =
    ["app", "browser-verifier", "domain", "frontend", "ledger", "locales", "migration", "server", "service", "style", "verifier"];

/// Editors write in several goes: this long nothing may happen before we build.
const QUIET: Duration = Duration::from_millis(150);

/// What a change asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Part {
    Style,
    Server,
    Frontend,
    Verifier,
}

/// Watches until Ctrl-C, keeping the server up to date.
pub(crate) fn run(project: &Project, options: &Options, built: &Built, server: Child) -> Result<()> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Ok(event) = event
            && !matches!(event.kind, EventKind::Access(_))
        {
            for path in event.paths {
                let _ = sender.send(path);
            }
        }
    })
    .context("cannot watch files here; run without `--watch`")?;
    for folder in FOLDERS {
        let path = project.root.join(folder);
        if path.is_dir() {
            watcher.watch(&path, RecursiveMode::Recursive).with_context(|| format!("cannot watch {folder}/"))?;
        }
    }
    eprintln!("  Watching the sources.");
    let mut server = Some(server);
    // What a failed build left undone is due with the next change, wherever that is.
    let mut due = BTreeSet::new();
    while !shell::interrupted() {
        let parts = gather(project, &changes);
        if parts.is_empty() {
            continue;
        }
        due.extend(parts);
        let start = Instant::now();
        match rebuild(project, options, built, &mut server, &due) {
            Ok(()) => {
                due.clear();
                eprintln!("  Up to date again after {}.", steps::shown(start.elapsed()));
            }
            Err(_) if shell::interrupted() => break,
            Err(error) => eprintln!("  {error:#}\n  Waiting for the next change."),
        }
    }
    if let Some(mut server) = server {
        shell::wait(&mut server)?;
    }
    Ok(())
}

/// Builds the parts that changed; the server comes first, since most changes are seen on its pages.
fn rebuild(project: &Project, options: &Options, built: &Built, server: &mut Option<Child>, parts: &BTreeSet<Part>) -> Result<()> {
    if parts.contains(&Part::Style) {
        style::build(project, &built.site)?;
    }
    if parts.contains(&Part::Server) {
        site::server(project, options.release())?;
        if let Some(mut old) = server.take() {
            shell::stop(&mut old);
        }
        *server = Some(serve::start(project, options, &built.binary, &built.site)?);
    }
    if parts.contains(&Part::Frontend) {
        frontend::build(project, &built.wasm, options.release(), &built.site)?;
    }
    if parts.contains(&Part::Verifier) {
        verifier::build(project, &built.wasm, options.release(), &built.site)?;
    }
    Ok(())
}

/// Waits a little for changes, then until they pause.
fn gather(project: &Project, changes: &Receiver<PathBuf>) -> BTreeSet<Part> {
    let mut parts = BTreeSet::new();
    let mut wait = Duration::from_millis(300);
    while let Ok(path) = changes.recv_timeout(wait) {
        if let Ok(path) = path.strip_prefix(&project.root) {
            parts.extend(parts_of(path));
        }
        wait = QUIET;
    }
    parts
}

/// What has to be built again when a file changed.
fn parts_of(path: &Path) -> Vec<Part> {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    // Its scripts and its style sheet stand in `verify.html` too.
    if path.starts_with("style/assets/verify") || path.ends_with("style/verify.css") {
        return vec![Part::Style, Part::Verifier];
    }
    if path.starts_with("style") {
        return vec![Part::Style];
    }
    if path.starts_with("browser-verifier") || path.starts_with("evidence") || path.file_name().is_some_and(|name| name == "verify.ftl") {
        return vec![Part::Verifier];
    }
    if !matches!(end, "rs" | "toml" | "ftl" | "sql" | "md" | "json" | "csv" | "txt") {
        return Vec::new();
    }
    // Pages and mails are written by the server alone; browsers run what is left of these crates.
    let server_only = ["app/src/pages", "app/src/mails"].iter().any(|folder| path.starts_with(folder));
    let in_browser = ["app", "domain", "frontend", "ledger"].iter().any(|folder| path.starts_with(folder));
    match (path.starts_with("frontend"), in_browser && !server_only) {
        (true, _) => vec![Part::Frontend],
        (_, true) if path.starts_with("ledger") => vec![Part::Server, Part::Frontend, Part::Verifier],
        (_, true) => vec![Part::Server, Part::Frontend],
        _ => vec![Part::Server],
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, parts_of};
    use std::path::Path;

    #[test]
    fn builds_no_more_than_the_change_asks_for() {
        assert_eq!(parts_of(Path::new("style/base.css")), [Part::Style]);
        assert_eq!(parts_of(Path::new("app/src/pages/letter.rs")), [Part::Server]);
        assert_eq!(parts_of(Path::new("app/src/islands/sign.rs")), [Part::Server, Part::Frontend]);
        assert_eq!(parts_of(Path::new("locales/fr/desk.ftl")), [Part::Server]);
        assert_eq!(parts_of(Path::new("frontend/src/lib.rs")), [Part::Frontend]);
        assert_eq!(parts_of(Path::new("ledger/src/note.rs")), [Part::Server, Part::Frontend, Part::Verifier]);
        assert_eq!(parts_of(Path::new("style/assets/verify/view.js")), [Part::Style, Part::Verifier]);
        assert_eq!(parts_of(Path::new("locales/fr/verify.ftl")), [Part::Verifier]);
        assert!(parts_of(Path::new("server/src/.main.rs.swp")).is_empty());
    }
}
