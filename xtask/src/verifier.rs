//! What verifies a list in a browser: the module, its texts in each language, and `verify.html`, which holds both.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use crate::{
    frontend::{Module, bindgen},
    project::Project,
    wasm_target::WasmCargo,
};

/// The page's module. It hashes in loops that are not unrolled: hardly slower, and a good deal smaller.
const MODULE: Module = Module {
    package: "browser-verifier",
    name: "verify",
    always_optimised: true,
    arguments: &["--no-default-features", "--config", COMPACT],
};

/// The file's, which reads bundles too.
const WITH_ARCHIVE: Module = Module { arguments: &["--config", COMPACT], ..MODULE };

/// Joined to the flags of `.cargo/config.toml`.
const COMPACT: &str = r#"build.rustflags=["--cfg", "sha2_backend_soft=\"compact\""]"#;

/// The languages of its texts.
const LANGUAGES: [&str; 3] = ["en", "fr", "ar"];

/// The scripts that stand in `verify.html`, in their order; the second is its own.
const SCRIPTS: [&str; 3] = ["style/assets/verify/view.js", "style/assets/verify/run.js", "browser-verifier/offline/page.js"];

/// Builds `pkg/verify.js`, `pkg/verify.wasm`, `pkg/verify.<language>.json` and `verify.html` in a site.
pub(crate) fn build(project: &Project, wasm: &WasmCargo, release: bool, site: &Path) -> Result<()> {
    let module = MODULE.compile(project, wasm, release)?;
    MODULE.bind(project, &module, release, site)?;
    let mut all: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
    for language in LANGUAGES {
        let path = project.root.join("locales").join(language).join("verify.ftl");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", project.shown(&path)))?;
        let texts = texts(&text).with_context(|| project.shown(&path))?;
        all.insert(language, texts);
    }
    let file = page(project, wasm, release, &serde_json::to_string(&all)?)?;
    write(&site.join("verify.html"), &file)?;
    // The page links the file, and says its hash.
    let hash: String = Sha256::digest(&file).iter().map(|byte| format!("{byte:02x}")).collect();
    for (language, mut texts) in all {
        texts.insert("program".to_owned(), hash.clone());
        write(&site.join("pkg").join(format!("verify.{language}.json")), &serde_json::to_string(&texts)?)?;
    }
    Ok(())
}

/// The messages of a file that scripts read instead of Fluent: a line each, and nothing in them but `{ $name }`.
fn texts(file: &str) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for (number, line) in file.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let place = number + 1;
        let Some((key, text)) = line.split_once(" = ") else { bail!("line {place} is no message of one line") };
        let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let named = text.split('{').skip(1).all(|part| part.starts_with(" $") && part.contains(" }"));
        if !plain || !named || text.trim() != text || texts.insert(key.to_owned(), text.to_owned()).is_some() {
            bail!("line {place}: only `key = text with {{ $name }}`, each key once");
        }
    }
    Ok(texts)
}

/// The file to keep: everything inside, and a content policy that lets it ask nobody.
fn page(project: &Project, wasm: &WasmCargo, release: bool, texts: &str) -> Result<String> {
    let read = |path: &str| fs::read_to_string(project.root.join(path)).with_context(|| format!("cannot read {path}"));
    let made = project.notes().join("verify-html");
    fs::create_dir_all(&made)?;
    let compiled = WITH_ARCHIVE.compile(project, wasm, release)?;
    bindgen(&compiled, "verify", true).no_modules(true)?.generate(&made).context("wasm-bindgen failed")?;
    let module = fs::read(made.join("verify_bg.wasm"))?;
    let mut script = fs::read_to_string(made.join("verify.js"))?;
    for path in SCRIPTS {
        script.push_str(&joined(&read(path)?));
    }
    let style = read("browser-verifier/offline/style.css")? + &read("style/verify.css")?;
    if script.contains("</script") || style.contains("</style") {
        bail!("a script or a style sheet would end early in verify.html");
    }
    let hash = |text: &str| format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(text)));
    Ok(read("browser-verifier/offline/page.html")?
        .replacen("{script-hash}", &hash(&script), 1)
        .replacen("{style-hash}", &hash(&style), 1)
        .replacen("{style}", &style, 1)
        .replacen("{texts}", &texts.replace('<', "\\u003c"), 1)
        .replacen("{module}", &Base64::encode_string(&module), 1)
        .replacen("{script}", &script, 1))
}

/// A script as part of a larger one: nothing to import, nothing to export.
fn joined(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.starts_with("import "));
    lines.map(|line| line.strip_prefix("export ").unwrap_or(line)).fold(String::new(), |all, line| all + line + "\n")
}

/// Writes a file unless it is there already with the same content.
fn write(path: &Path, content: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{joined, texts};

    #[test]
    fn messages_of_one_line() {
        let read = texts("# remark\n\na-1 = One\nb = { $n } of { $total }\n").unwrap();
        assert_eq!(
            read.iter().map(|(key, text)| (&key[..], &text[..])).collect::<Vec<_>>(),
            [("a-1", "One"), ("b", "{ $n } of { $total }")]
        );
        for wrong in ["a = { $n ->\n    [one] x\n   *[other] y\n}\n", "a = one\na = two\n", "A = b\n", "a = { -term }\n"] {
            assert!(texts(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_texts_of_every_language_can_be_read() {
        for language in super::LANGUAGES {
            let file = std::fs::read_to_string(format!("{}/../locales/{language}/verify.ftl", env!("CARGO_MANIFEST_DIR"))).unwrap();
            texts(&file).unwrap();
        }
    }

    #[test]
    fn scripts_are_joined_without_their_modules() {
        assert_eq!(joined("import { a } from \"./a.js\";\nexport class B {}\nconst c = 1;\n"), "class B {}\nconst c = 1;\n");
    }
}
