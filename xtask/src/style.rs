//! The style sheet and the assets: our own files joined and copied, no bundler.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// How deep one style sheet may import another.
const DEEPEST: usize = 8;

/// Writes `assets/` of a site: `main.css` with all that it imports, and the files of `style/assets`.
pub(crate) fn build(project: &Project, site: &Path) -> Result<()> {
    let style = project.root.join("style");
    let assets = site.join("assets");
    let mut kept = BTreeSet::new();
    let from = style.join("assets");
    if from.is_dir() {
        copy(&from, &assets, &mut kept)?;
    }
    let sheet = joined(&style.join("main.css"), 0)?;
    write(&assets.join("main.css"), sheet.as_bytes(), &mut kept)?;
    sweep(&assets, &kept)
}

/// A style sheet with the sheets it imports in their places.
fn joined(path: &Path, depth: usize) -> Result<String> {
    if depth > DEEPEST {
        bail!("{} is imported in a circle", path.display());
    }
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let folder = path.parent().unwrap_or(path);
    let mut sheet = String::with_capacity(text.len());
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("@import") {
            let place = || format!("{}, line {}", path.display(), index + 1);
            let (name, layer) = import(line.trim())
                .with_context(|| format!("{}: only `@import \"file.css\";` or `@import \"file.css\" layer(name);`", place()))?;
            let inner = joined(&folder.join(name), depth + 1).with_context(place)?;
            match layer {
                Some(layer) => sheet.push_str(&format!("@layer {layer} {{\n{inner}}}\n")),
                None => sheet.push_str(&inner),
            }
        } else {
            sheet.push_str(line);
            sheet.push('\n');
        }
    }
    Ok(sheet)
}

/// The file, and the layer if any, that an import line names.
fn import(line: &str) -> Option<(&str, Option<&str>)> {
    let rest = line.strip_prefix("@import")?.trim_start().strip_prefix('"')?;
    let (name, rest) = rest.split_once('"')?;
    let rest = rest.trim().strip_suffix(';')?.trim();
    let ours = name.ends_with(".css") && !name.contains("//");
    if rest.is_empty() {
        return ours.then_some((name, None));
    }
    let layer = rest.strip_prefix("layer(")?.strip_suffix(')')?;
    ours.then_some((name, Some(layer)))
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path, kept: &mut BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        if path.is_dir() {
            copy(&path, &to.join(name), kept)?;
        } else {
            write(&to.join(name), &fs::read(&path)?, kept)?;
        }
    }
    Ok(())
}

/// Writes a file unless it is there already with the same content.
fn write(path: &Path, content: &[u8], kept: &mut BTreeSet<PathBuf>) -> Result<()> {
    kept.insert(path.to_owned());
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// Removes what no source is behind any more, also files compressed from what is no more.
fn sweep(folder: &Path, kept: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sweep(&path, kept)?;
        } else if !kept.contains(&path) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::import;

    #[test]
    fn reads_imports_of_our_own_files_only() {
        assert_eq!(import("@import \"tokens.css\";"), Some(("tokens.css", None)));
        assert_eq!(import("@import \"a/b.css\" layer(base);"), Some(("a/b.css", Some("base"))));
        assert_eq!(import("@import url(tokens.css);"), None);
        assert_eq!(import("@import \"//elsewhere.example/x.css\";"), None);
    }
}
