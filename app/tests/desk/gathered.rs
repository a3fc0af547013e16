//! Signatures gathered elsewhere, in their main states.

use crate::fixtures::{chrome, coalition, letter, main_of};
use app::pages;
use domain::{
    country::Country,
    error::{FieldError, FieldErrors},
    forms::gathered::GatheredForm,
    gathered::{Column, RowRemark, Source},
    ids::ImportId,
    letter::{LetterState, WhoMaySign},
    locale::Locale,
    masked::Masked,
    role::Role,
    shapes::gathered::{
        DeskGathering, DeskImport, DeskImports, GatheredPreview, Import, ImportMails, ImportState, ImportedCounts, PreviewColumn,
        PreviewRow, SheetVersion,
    },
    signature::SignatoryKind,
    time::Instant,
};

const AT: Instant = Instant(1_795_521_600 * Instant::SECOND);

fn import(state: ImportState) -> Import {
    Import {
        id: ImportId("01234567-89ab-7def-8123-456789abcdef".parse().unwrap()),
        by: "أمل <حداد>".into(),
        source: Source::Paper,
        detail: Some("Assembly of <12> March".into()),
        kind: SignatoryKind::Person,
        scan_sha256: Some("07".repeat(32)),
        state,
        total: 1204,
        skipped: 3,
        at: AT,
        consent: Some("I agree that my name will be published".into()),
    }
}

fn desk_import(state: ImportState) -> DeskImport {
    DeskImport {
        desk: coalition(Role::Editor),
        letter: letter(LetterState::Open),
        import: import(state),
        counts: ImportedCounts { listed: 900, pending: 290, held: 0, gone: 11 },
        mails: ImportMails { sent: 120, waiting: 170, failed: 1, last_at: Some(AT) },
    }
}

fn version(number: u32, present: bool) -> SheetVersion {
    SheetVersion { number, manifest_sha256: format!("{number:064}"), present }
}

fn gathering(open: bool) -> DeskGathering {
    DeskGathering {
        desk: coalition(Role::Editor),
        letter: letter(LetterState::Open),
        who_may_sign: WhoMaySign::Both,
        open,
        organiser: "Ana <Silva>".into(),
        versions: vec![version(1, true)],
    }
}

fn form() -> GatheredForm {
    GatheredForm {
        source: "paper".into(),
        kind: "person".into(),
        language: "en".into(),
        detail: "\"Assembly\"".into(),
        ..GatheredForm::default()
    }
}

fn column(heading: &str, sample: &str, holds: Option<Column>, unstored: Option<&'static str>) -> PreviewColumn<Column> {
    PreviewColumn { heading: heading.into(), sample: sample.into(), holds, unstored }
}

fn preview() -> GatheredPreview {
    let row = |line: u64, name: &str, email: Option<&str>| PreviewRow {
        line,
        name: name.into(),
        country: Country::parse("LB").unwrap(),
        more: vec!["معلمة".into()],
        signed_on: (line == 2).then(|| "2026-11-20".to_owned()),
        email: email.map(Masked::alone),
    };
    GatheredPreview {
        file: "TmFtZQ==".into(),
        encoding: "UTF-8".into(),
        separator: Some(';'),
        sheet: None,
        encodings: &["UTF-8", "macintosh"],
        head_line: 3,
        columns: vec![
            column("Full name", "Zoë", Some(Column::Name), None),
            column("", "", None, None),
            column("<Country>", "LB", Some(Column::Country), None),
            column("Mobile", "", None, Some("phone")),
        ],
        remembered: true,
        rows: 5,
        with_address: 1,
        on_paper: 1,
        first: vec![row(2, "زينب \"أم علي\" <الحسن>", None), row(3, "=Zoë", Some("zoe@mail.example"))],
        refused: 2,
        faults: vec![
            RowRemark {
                line: 4,
                value: "Narnia".into(),
                error: FieldError::new("country", "error-country-unknown").with("word", "Narnia"),
            },
            RowRemark { line: 5, value: "Zoë".into(), error: FieldError::new("name", "gathered-fault-duplicate").with("line", 3) },
            RowRemark { line: 6, value: String::new(), error: FieldError::new("", "error-row-quote") },
        ],
        more_faults: 7,
        notes: vec![RowRemark { line: 2, value: "x".repeat(90), error: FieldError::new("name", "gathered-note-joined") }],
        more_notes: 0,
    }
}

fn both(name: &str, page: impl Fn(&app::render::Chrome) -> String) {
    for locale in [Locale::En, Locale::Ar] {
        insta::assert_snapshot!(format!("{name}-{}", locale.tag()), main_of(&page(&chrome(locale))));
    }
}

#[test]
fn a_list_is_brought_in() {
    let errors = FieldErrors(vec![FieldError::new("file", "gathered-error-no-file"), FieldError::new("kind", "error-choice")]);
    both("gathered-bring", |chrome| pages::bring_signatures(chrome, &gathering(true), &form(), &errors));
    let closed = pages::bring_signatures(&chrome(Locale::Fr), &gathering(false), &form(), &FieldErrors::default());
    assert!(!main_of(&closed).contains("<form"), "a closed letter takes no list");
    let people = DeskGathering { who_may_sign: WhoMaySign::People, ..gathering(true) };
    let page = pages::bring_signatures(&chrome(Locale::En), &people, &GatheredForm::default(), &FieldErrors::default());
    assert!(page.contains(r#"value="person" checked"#) && !page.contains(r#"value="organisation""#), "there is nothing to choose");
}

#[test]
fn what_was_understood_of_it() {
    let unvouched = FieldErrors::one("vouch", "gathered-error-vouch");
    both("gathered-preview", |chrome| pages::preview_signatures(chrome, &gathering(true), &form(), &preview(), &unvouched));
    let versions = vec![version(3, true), version(2, true), version(1, false)];
    let changed = DeskGathering { versions, ..gathering(true) };
    let chosen = GatheredForm { version: format!("{:064}", 1), ..form() };
    both("gathered-preview-versions", |chrome| pages::preview_signatures(chrome, &changed, &chosen, &preview(), &FieldErrors::default()));
    let nothing = GatheredPreview { with_address: 0, on_paper: 0, first: Vec::new(), ..preview() };
    let page = pages::preview_signatures(&chrome(Locale::En), &gathering(true), &form(), &nothing, &FieldErrors::default());
    assert!(!page.contains(r#"value="confirm""#), "of nothing there is nothing to confirm");
}

#[test]
fn how_far_an_import_is() {
    both("gathered-running", |chrome| pages::desk_import(chrome, &desk_import(ImportState::Running { written: 500 })));
    both("gathered-done", |chrome| pages::desk_import(chrome, &desk_import(ImportState::Done)));
    let failed = main_of(&pages::desk_import(&chrome(Locale::Fr), &desk_import(ImportState::Failed)));
    assert!(failed.contains("rien n’en a été gardé") && failed.contains("/imports/new"));
}

#[test]
fn the_imports_of_a_letter() {
    let imports = vec![import(ImportState::Running { written: 500 }), import(ImportState::Done), import(ImportState::Failed)];
    let shown = |role, imports| DeskImports { desk: coalition(role), letter: letter(LetterState::Open), imports, open: true };
    both("gathered-imports", |chrome| pages::desk_imports(chrome, &shown(Role::Editor, imports.clone())));
    let none = main_of(&pages::desk_imports(&chrome(Locale::En), &shown(Role::Viewer, Vec::new())));
    assert!(none.contains("Nothing was brought in yet") && !none.contains("/imports/new"), "a viewer brings nothing in");
}
