//! Signatures gathered elsewhere: a list is brought in, looked at, confirmed; and how far its import is.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html, id},
    gathered::{Understood, remember, understand},
    multipart::{self, Parts, Posted},
};
use app::pages;
use axum::{
    extract::{Path, Request},
    http::{HeaderName, HeaderValue},
    response::Response,
};
use domain::{
    error::{FieldError, FieldErrors},
    forms::{gathered::GatheredForm, signing::Entry},
    gathered::{Column, Row, RowRemark},
    ids::ImportId,
    masked::Masked,
    shapes::gathered::{GatheredPreview, ImportState, PreviewColumn, PreviewRow},
};
use serde::Deserialize;
use service::{Service, StartedImport};

/// The largest list, in MB.
const LIST_LIMIT: usize = 4;
/// By how much a sealed list is longer at most, in bytes, once it is text.
const SEAL_BYTES: usize = 64;
/// The largest form with a list or a scan, in bytes; a list that is carried to the next step is a third larger.
pub const BYTE_LIMIT: usize = 26 * 1024 * 1024;
/// The most characters of a cell that are shown beside a heading.
const SAMPLE_LIMIT: usize = 40;
/// Seconds after which the page of a running import looks again.
const REFRESH: &str = "2";

/// An import in an address.
#[derive(Deserialize)]
pub struct ImportPath {
    coalition: String,
    letter: String,
    id: String,
}

/// A letter's imports.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let imports = organiser.service().imports(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::desk_imports(&organiser.chrome, &imports)))
}

/// One import. While it runs the browser is asked to look again, with scripts or without.
///
/// # Errors
/// When there is no such import for this organiser.
pub async fn import(organiser: Organiser, Path(at): Path<ImportPath>) -> Answer {
    let id: ImportId = id(&at.id)?;
    let import = organiser.service().import(&organiser.actor, &at.coalition, &at.letter, id).await?;
    let mut answer = html(pages::desk_import(&organiser.chrome, &import));
    if matches!(import.import.state, ImportState::Running { .. }) {
        answer.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static(REFRESH));
    }
    Ok(answer)
}

/// Where a list is brought in.
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let shown = organiser.service().gathering(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::bring_signatures(&organiser.chrome, &shown, &GatheredForm::default(), &FieldErrors::default())))
}

/// Reads a list and shows what was understood; confirmed, it is brought in.
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn post(organiser: Organiser, Path(at): Path<LetterPath>, request: Request) -> Answer {
    // Asked before anything of the file is read.
    let shown = organiser.service().gathering(&organiser.actor, &at.coalition, &at.letter).await?;
    let parts = Parts::begin(request, &organiser.state).await?;
    let PostedList { form, step, file, mut errors } = PostedList::read(parts, organiser.service()).await?;
    let again = |errors: &FieldErrors| Ok(faulty(pages::bring_signatures(&organiser.chrome, &shown, &form, errors)));
    if let Err(more) = form.parse() {
        errors.0.extend(more.0);
    }
    if !errors.is_empty() {
        return again(&errors);
    }
    let understood = understand(organiser.service(), &organiser.actor, &at.coalition, &at.letter, &form, file.clone()).await;
    let understood = match understood {
        Ok(understood) => understood,
        Err(error) => return again(&faults(error)?),
    };
    let carried = organiser.service().seal_file_for_browser(&file)?;
    let preview = |understood: &Understood, errors: &FieldErrors| {
        pages::preview_signatures(&organiser.chrome, &shown, &form, &previewed(understood, &carried), errors)
    };
    if step != "confirm" || understood.rows.is_empty() {
        return Ok(html(preview(&understood, &FieldErrors::default())));
    }
    if understood.on_paper() > 0 && !form.vouches() {
        return Ok(faulty(preview(&understood, &FieldErrors::one("vouch", "gathered-error-vouch"))));
    }
    // The file is in the page: they step up in another tab, and confirm once more.
    if organiser.must_step_up() {
        return Ok(faulty(preview(&understood, &FieldErrors::one("step-up", "error-step-up"))));
    }
    let Understood { gathering, rows, .. } = understood.clone();
    match organiser.service().start_import(&organiser.actor, &at.coalition, &at.letter, gathering, rows).await {
        Ok(started) => {
            remember(organiser.service(), &organiser.actor, &at.coalition, &understood).await?;
            Ok(run(&organiser, &at, started))
        }
        Err(error) => {
            let errors = faults(error)?;
            // The letter may have another version than when it was asked for.
            let shown = organiser.service().gathering(&organiser.actor, &at.coalition, &at.letter).await?;
            let read = previewed(&understood, &carried);
            Ok(faulty(pages::preview_signatures(&organiser.chrome, &shown, &form, &read, &errors)))
        }
    }
}

/// Writes the import beside the answer, which leads to its page.
fn run(organiser: &Organiser, at: &LetterPath, started: StartedImport) -> Response {
    let to = organiser.go(&format!("{}/imports/{}", at.desk(), started.id()));
    tokio::spawn(async move {
        if let Err(error) = started.run().await {
            // Turning it into a failure is what logs it; the import's page says what became of it.
            let _ = Failure::from(error);
        }
    });
    to
}

/// The posted form.
#[derive(Default)]
struct PostedList {
    form: GatheredForm,
    step: String,
    file: Vec<u8>,
    errors: FieldErrors,
}

impl PostedList {
    async fn read(mut parts: Parts, service: &Service) -> Result<Self, Failure> {
        let mut posted = Self::default();
        let mut file = Posted::Nothing;
        while let Some((name, field)) = parts.next().await? {
            match name.as_str() {
                "file" => file = multipart::bytes(field, LIST_LIMIT * 1024 * 1024).await?,
                "carried" => {
                    let carried = multipart::bytes(field, LIST_LIMIT * 1024 * 1024 * 4 / 3 + SEAL_BYTES).await?;
                    let Posted::Read(text) = carried else { return Err(Failure::BAD_REQUEST) };
                    let text = String::from_utf8(text).map_err(|_| Failure::BAD_REQUEST)?;
                    file = Posted::Read(service.open_file_from_browser(&text).ok_or(Failure::BAD_REQUEST)?);
                }
                "scan" => {
                    if let Posted::Read(hash) = multipart::sha256(field).await? {
                        posted.form.scan_sha256 = hash;
                    }
                }
                // A scan that was chosen says it already.
                "scan_sha256" => {
                    let typed = multipart::text(field).await?;
                    if posted.form.scan_sha256.is_empty() {
                        posted.form.scan_sha256 = typed;
                    }
                }
                "step" => posted.step = multipart::text(field).await?,
                name => {
                    if name.starts_with("column-") {
                        posted.form.columns.take(name, &multipart::text(field).await?);
                    } else if let Some(to) = text_field(&mut posted.form, name) {
                        *to = multipart::text(field).await?;
                    }
                }
            }
        }
        match file {
            Posted::Read(bytes) => posted.file = bytes,
            Posted::Nothing => posted.errors.0.push(FieldError::new("file", "gathered-error-no-file")),
            Posted::TooLarge => posted.errors.0.push(FieldError::new("file", "gathered-error-file-too-large").with("max", LIST_LIMIT)),
        }
        Ok(posted)
    }
}

fn text_field<'a>(form: &'a mut GatheredForm, name: &str) -> Option<&'a mut String> {
    Some(match name {
        "source" => &mut form.source,
        "detail" => &mut form.detail,
        "kind" => &mut form.kind,
        "country" => &mut form.country,
        "language" => &mut form.language,
        "vouch" => &mut form.vouch,
        "version" => &mut form.version,
        "newest" => &mut form.newest,
        "encoding" => &mut form.encoding,
        "unmended" => &mut form.unmended,
        _ => return None,
    })
}

/// What the preview shows.
fn previewed(understood: &Understood, carried: &str) -> GatheredPreview {
    let Understood { table, rows, faults, notes, .. } = understood;
    let most = |remarks: &[RowRemark]| remarks.iter().take(GatheredPreview::LIMIT).cloned().collect::<Vec<_>>();
    let on_paper = understood.on_paper();
    GatheredPreview {
        file: carried.to_owned(),
        encoding: table.encoding().to_owned(),
        separator: table.separator(),
        sheet: table.sheet().map(|(name, of)| (name.to_owned(), of)),
        encodings: &domain::table::ENCODINGS,
        head_line: table.head_line(),
        columns: columns(understood),
        remembered: understood.remembered,
        rows: table.rows().len(),
        with_address: rows.len() - on_paper,
        on_paper,
        first: rows.iter().take(GatheredPreview::FIRST).map(preview_row).collect(),
        refused: understood.refused(),
        more_faults: faults.len().saturating_sub(GatheredPreview::LIMIT),
        more_notes: notes.len().saturating_sub(GatheredPreview::LIMIT),
        faults: most(faults),
        notes: most(notes),
    }
}

/// The columns of a list. Cells that are never stored, or are addresses, are not shown.
fn columns(understood: &Understood) -> Vec<PreviewColumn<Column>> {
    let Understood { table, mapping, .. } = understood;
    let looks = table.recognise();
    let column = |(place, heading): (usize, &String)| {
        let holds = mapping.0.get(&place).copied();
        let unstored = looks.get(place).copied().flatten().filter(|look| holds.is_none() && look.is_unstored());
        let sample = Some(table.sample(place)).filter(|cell| unstored.is_none() && !cell.contains('@'));
        PreviewColumn {
            heading: heading.clone(),
            sample: sample.unwrap_or_default().chars().take(SAMPLE_LIMIT).collect(),
            holds,
            unstored: unstored.map(domain::table::Column::code),
        }
    };
    table.headers().iter().enumerate().map(column).collect()
}

/// A row as a preview shows it.
pub fn preview_row(row: &Row) -> PreviewRow {
    let more = match &row.entry {
        Entry::Person(person) => person.affiliation.iter().map(|text| text.as_str().to_owned()).collect(),
        Entry::Organisation(entry) => {
            let site = entry.site.iter().map(|site| site.as_str().to_owned());
            site.chain([entry.representative.as_str().to_owned(), entry.office.as_str().to_owned()]).collect()
        }
    };
    PreviewRow {
        line: row.line,
        name: row.entry.name().as_str().to_owned(),
        country: row.entry.country(),
        more,
        signed_on: row.signed_on.clone(),
        email: row.email.as_ref().map(|email| match &row.entry {
            Entry::Person(_) => Masked::alone(email.as_str()),
            Entry::Organisation(_) => Masked::with_domain(email.as_str()),
        }),
    }
}
