//! `cargo xtask countries <folder>`: makes the table of countries' names from Unicode's CLDR.
//!
//! The folder holds the packages `cldr-core`, `cldr-localenames-full` and `cldr-subdivisions-full`, as
//! `npm install --prefix target/cldr cldr-core cldr-localenames-full cldr-subdivisions-full` leaves them in
//! `target/cldr/node_modules`.

use crate::project::Project;
use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::ZlibEncoder};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Territories that have a name in CLDR and no code of ISO 3166-1, with the state they belong to.
const PARTS: [(&str, &str); 6] = [("AC", "SH"), ("TA", "SH"), ("IC", "ES"), ("EA", "ES"), ("DG", "IO"), ("CP", "FR")];

/// Where the packages are.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of the packages
    folder: PathBuf,
}

/// Names by the code of their country.
type Names = BTreeMap<String, BTreeSet<String>>;

/// Makes the table: for each country a line of its code and names, and one of `>`, its code and the names of its parts.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let codes = codes(project)?;
    let (mut countries, mut parts) = (Names::new(), Names::new());
    let mappings = json(&options.folder.join("cldr-core/supplemental/codeMappings.json"))?;
    for (code, mapping) in object(&mappings["supplemental"]["codeMappings"])? {
        if let Some(alpha_3) = mapping["_alpha3"].as_str() {
            countries.entry(code.clone()).or_default().insert(alpha_3.to_owned());
        }
    }
    for language in folders(&options.folder.join("cldr-localenames-full/main"))? {
        let Ok(file) = json(&language.join("territories.json")) else { continue };
        for language in object(&file["main"])?.values() {
            for (territory, name) in object(&language["localeDisplayNames"]["territories"])? {
                let code = territory.split('-').next().unwrap_or_default();
                // Where a language has no name of its own, its file repeats the code.
                let Some(name) = name.as_str().filter(|name| *name != code) else { continue };
                match PARTS.iter().find(|(part, _)| *part == code) {
                    Some((_, state)) => parts.entry((*state).to_owned()).or_default().insert(name.to_owned()),
                    None => countries.entry(code.to_owned()).or_default().insert(name.to_owned()),
                };
            }
        }
    }
    for language in folders(&options.folder.join("cldr-subdivisions-full/subdivisions"))? {
        for file in folders(&language)? {
            for (part, name) in object(&json(&file)?["subdivisions"]["localeDisplayNames"]["subdivisions"])? {
                let code = part.get(..2).unwrap_or_default().to_uppercase();
                parts.entry(code).or_default().insert(name.as_str().unwrap_or_default().to_owned());
            }
        }
    }
    let lines = codes.iter().flat_map(|code| [line("", code, &countries), line(">", code, &parts)]);
    let text: String = lines.flatten().collect();
    ensure!(text.lines().count() > codes.len(), "the packages hold too little");
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(text.as_bytes())?;
    let (packed, file) = (packed.finish()?, project.root.join("domain/src/table/countries/names.bin"));
    fs::write(&file, &packed)?;
    println!("{} names, {} bytes ({} packed) in {}", text.split('\t').count(), text.len(), packed.len(), file.display());
    Ok(())
}

/// The codes of the countries that the interface names.
fn codes(project: &Project) -> Result<BTreeSet<String>> {
    let shown = fs::read_to_string(project.root.join("locales/en/countries.ftl"))?;
    let codes = shown.lines().filter_map(|line| line.strip_prefix("country-")?.split_once(" = "));
    Ok(codes.map(|(code, _)| code.to_uppercase()).collect())
}

fn line(mark: &str, code: &str, names: &Names) -> Option<String> {
    let names: Vec<&str> = names.get(code)?.iter().map(String::as_str).collect();
    Some(format!("{mark}{code}\t{}\n", names.join("\t")))
}

fn folders(within: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(within).with_context(|| format!("cannot read {}", within.display()))?;
    let mut found = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    found.sort();
    Ok(found)
}

fn json(file: &Path) -> Result<Value> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(serde_json::from_slice(&bytes)?)
}

fn object(value: &Value) -> Result<&serde_json::Map<String, Value>> {
    value.as_object().context("a file of CLDR has another shape")
}
