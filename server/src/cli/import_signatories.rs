//! `undersigned import-signatories`: a list of signatures gathered elsewhere, brought in from the command line.

use super::{in_words, open};
use crate::{
    config::Config,
    desk::gathered::preview_row,
    gathered::{Understood, remember, understand},
};
use anyhow::{Context, bail};
use app::i18n::I18n;
use clap::{Args, ValueEnum};
use domain::{
    email::Email,
    forms::gathered::GatheredForm,
    gathered::{Column, RowRemark, Source},
    locale::Locale,
    shapes::gathered::{DeskGathering, GatheredPreview},
    signature::SignatoryKind,
};
use service::{Actor, Service};
use std::{io::Read, path::PathBuf, process::ExitCode};

/// The exit code where some rows were kept out.
const SOME_REFUSED: u8 = 3;

#[derive(Args)]
pub(super) struct ImportSignatories {
    /// The letter: COALITION/LETTER, as in its address
    letter: String,
    /// The list: CSV, XLSX or ODS
    file: PathBuf,
    /// Address of the organiser who brings it in
    #[arg(long, value_name = "ADDRESS")]
    organiser: String,
    /// Who signed
    #[arg(long, value_enum)]
    kind: Kind,
    /// Where the signatures were gathered
    #[arg(long, value_enum, default_value = "spreadsheet")]
    source: Whence,
    /// Which tool, which event; never public
    #[arg(long, default_value = "")]
    detail: String,
    /// Country of rows that name none: its code or name
    #[arg(long, value_name = "COUNTRY", default_value = "")]
    country: String,
    /// Language of the mails that ask: en, fr, ar
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// The scan of the paper; only its SHA-256 is kept
    #[arg(long, value_name = "FILE", conflicts_with = "scan_sha256")]
    scan: Option<PathBuf>,
    /// SHA-256 of the scan of the paper
    #[arg(long, value_name = "HASH")]
    scan_sha256: Option<String>,
    /// Says that the organiser has seen the paper and vouches for it: needed for rows without an address
    #[arg(long)]
    vouch: bool,
    /// Number of the version of the text that was signed; needed where the meaning of the letter was changed
    #[arg(long = "version", value_name = "NUMBER")]
    signed: Option<u32>,
    /// Which column holds what, counted from 1: name=2; once more for another, none=3 for one that is not used. What is not
    /// said is recognised
    #[arg(long, value_name = "WHAT=COLUMN", value_parser = column)]
    column: Vec<(String, usize)>,
    /// The encoding of the file, where it is read wrongly: windows-1251, macintosh, …
    #[arg(long, value_name = "NAME", default_value = "")]
    encoding: String,
    /// Leave damaged letters as they stand
    #[arg(long)]
    unmended: bool,
    /// Say what was understood and store nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    People,
    Organisations,
}

#[derive(Clone, Copy, ValueEnum)]
enum Whence {
    Spreadsheet,
    Tool,
    Paper,
}

/// Reads `name=2`.
fn column(text: &str) -> Result<(String, usize), String> {
    let known = || Column::ALL.map(Column::code).join(", ");
    let (what, place) = text.split_once('=').ok_or("WHAT=COLUMN")?;
    let what = match what {
        "none" => "",
        what => Column::from_code(what).map(Column::code).ok_or_else(|| format!("WHAT is one of {}, none", known()))?,
    };
    let what = what.to_owned();
    let place = place.parse().ok().filter(|place| *place > 0).ok_or("columns are counted from 1")?;
    Ok((what, place))
}

impl ImportSignatories {
    /// Reads, says what was understood, and brings it in unless it is a dry run.
    pub(super) async fn run(&self, config: &Config) -> anyhow::Result<ExitCode> {
        let (coalition, letter) = self.letter.split_once('/').context("LETTER is COALITION/LETTER, as in its address")?;
        let organiser = Email::parse(&self.organiser).map_err(|error| anyhow::anyhow!("--organiser: {}", super::said(&error)))?;
        let file = std::fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        let mut form = self.form()?;
        let service = open(config).await?;
        let done = async {
            let actor = service.organiser(coalition, &organiser).await.map_err(in_words)?;
            let shown = service.gathering(&actor, coalition, letter).await.map_err(recognised)?;
            (form.version, form.newest) = self.sheets(&shown)?;
            self.bring(&service, &actor, (coalition, letter), &form, file).await
        };
        let done = done.await;
        service.close().await;
        done
    }

    async fn bring(
        &self,
        service: &Service,
        actor: &Actor,
        at: (&str, &str),
        form: &GatheredForm,
        file: Vec<u8>,
    ) -> anyhow::Result<ExitCode> {
        let (coalition, letter) = at;
        let mut understood = understand(service, actor, coalition, letter, form, file.clone()).await.map_err(recognised)?;
        if !self.column.is_empty() {
            // What is said comes before what was recognised.
            let mut chosen = form.clone();
            chosen.columns = understood.mapping.as_choice(&understood.table);
            chosen.columns.0.extend(self.column.iter().map(|(column, place)| (place - 1, column.clone())));
            understood = understand(service, actor, coalition, letter, &chosen, file).await.map_err(recognised)?;
        }
        tell(&understood);
        let refused = understood.refused();
        if understood.rows.is_empty() {
            bail!("no row can be brought in");
        }
        if understood.on_paper() > 0 && !self.vouch {
            bail!("rows without an address are listed as vouched for by {}: say --vouch if you do", actor.name);
        }
        if self.dry_run {
            println!("Nothing was stored.");
        } else {
            remember(service, actor, coalition, &understood).await.map_err(recognised)?;
            let started =
                service.start_import(actor, coalition, letter, understood.gathering, understood.rows).await.map_err(recognised)?;
            let written = started.run().await.map_err(recognised)?;
            println!("{written} signatures were brought in.");
        }
        Ok(if refused > 0 { ExitCode::from(SOME_REFUSED) } else { ExitCode::SUCCESS })
    }

    fn form(&self) -> anyhow::Result<GatheredForm> {
        let scan_sha256 = match (&self.scan, &self.scan_sha256) {
            (Some(scan), _) => hash(scan)?,
            (None, hash) => hash.clone().unwrap_or_default(),
        };
        let source = match self.source {
            Whence::Spreadsheet => Source::Spreadsheet,
            Whence::Tool => Source::Tool,
            Whence::Paper => Source::Paper,
        };
        let kind = match self.kind {
            Kind::People => SignatoryKind::Person,
            Kind::Organisations => SignatoryKind::Organisation,
        };
        Ok(GatheredForm {
            source: source.code().to_owned(),
            detail: self.detail.clone(),
            kind: kind.code().to_owned(),
            country: self.country()?,
            language: self.language.clone(),
            scan_sha256,
            vouch: if self.vouch { "yes".to_owned() } else { String::new() },
            encoding: self.encoding.clone(),
            unmended: if self.unmended { "yes".to_owned() } else { String::new() },
            ..GatheredForm::default()
        })
    }

    /// The code of the country of rows that name none.
    fn country(&self) -> anyhow::Result<String> {
        if self.country.is_empty() {
            return Ok(String::new());
        }
        let found = domain::table::country(&self.country);
        let found = found.map_err(|asked| anyhow::anyhow!("--country: {}", I18n::new(Locale::En).error(&asked)))?;
        Ok(found.country.code().to_owned())
    }

    /// The manifests of the version that was signed and of the newest one.
    fn sheets(&self, shown: &DeskGathering) -> anyhow::Result<(String, String)> {
        let newest = shown.versions.first().context("the letter has no text yet")?;
        let signed = match self.signed {
            Some(number) => shown.versions.iter().find(|version| version.number == number).context("the letter has no such version")?,
            None if shown.asks_version() => bail!("the meaning of the letter was changed: say --version, the one that was signed"),
            None => newest,
        };
        Ok((signed.manifest_sha256.clone(), newest.manifest_sha256.clone()))
    }
}

fn recognised(error: service::Error) -> anyhow::Error {
    match error {
        service::Error::NotFound => anyhow::anyhow!("there is no such letter"),
        error => in_words(error),
    }
}

/// Says what was understood.
fn tell(understood: &Understood) {
    let t = I18n::new(Locale::En);
    let table = &understood.table;
    let how = match (table.separator(), table.sheet()) {
        (_, Some((sheet, of))) => format!("sheet \"{sheet}\" of {of}"),
        (Some('\t'), _) => "with tabs between cells".to_owned(),
        (separator, _) => format!("with `{}` between cells", separator.unwrap_or(',')),
    };
    println!("Read as {} {how}: {} rows", table.encoding(), table.rows().len());
    if table.head_line() > 1 {
        println!("The headings are in line {}", table.head_line());
    }
    let looks = table.recognise();
    for (place, heading) in table.headers().iter().enumerate() {
        let unstored = looks.get(place).copied().flatten().filter(|look| look.is_unstored());
        match (understood.mapping.0.get(&place), unstored) {
            (Some(column), _) => println!("  {}: column {}, \"{heading}\"", column.code(), place + 1),
            (None, Some(what)) => {
                println!("  not stored: column {}, \"{heading}\" ({})", place + 1, t.text(&format!("unstored-{}", what.code())))
            }
            (None, None) => println!("  not used: column {}, \"{heading}\"", place + 1),
        }
    }
    println!("The first rows:");
    understood.rows.iter().take(GatheredPreview::FIRST).map(preview_row).for_each(|row| {
        let country = t.country(row.country);
        let facts = [Some(country.as_str()), row.email.as_ref().map(|email| email.as_str()), row.signed_on.as_deref()];
        let facts: Vec<&str> = row.more.iter().map(String::as_str).chain(facts.into_iter().flatten()).collect();
        println!("  line {}: {} ({})", row.line, row.name, facts.join(", "));
    });
    let said = |kind: &str, remark: &RowRemark| {
        let named = remark.error.args.iter().any(|(name, _)| name == "word");
        let value = if named || remark.value.is_empty() { String::new() } else { format!(" {:?}", remark.value) };
        println!("  {kind} line {}: {}{value}: {}", remark.line, remark.error.field, t.error(&remark.error));
    };
    understood.faults.iter().for_each(|remark| said("out", remark));
    understood.notes.iter().for_each(|remark| said("tidied", remark));
    let on_paper = understood.on_paper();
    println!(
        "{} will be asked by mail, {on_paper} listed as on paper, {} rows stay out",
        understood.rows.len() - on_paper,
        understood.refused()
    );
}

/// The SHA-256 of a file, however large.
fn hash(file: &PathBuf) -> anyhow::Result<String> {
    use sha2::{Digest, Sha256};
    let cannot = || format!("cannot read {}", file.display());
    let (mut opened, mut hash, mut part) = (std::fs::File::open(file).with_context(cannot)?, Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match opened.read(&mut part).with_context(cannot)? {
            0 => return Ok(ledger::hex::encode(&hash.finalize())),
            read => hash.update(part.get(..read).unwrap_or_default()),
        }
    }
}
