//! A confidential letter with one word in everything that is stored of it, and where that word is found.

use crate::world::{World, email, letter_form, organisation};
use domain::{
    afterwards::MediaType,
    country::Country,
    forms::{
        account::NewPassword,
        afterwards::{DeliveryForm, FileForm},
        letter::{LetterForm, Recipient},
        review::{RemarkForm, ReviewerForm},
        signing::Entry,
        translation::{TranslationForm, TypedPart},
    },
    invitation::{Invitee, Reply},
    letter::LetterStep,
    role::Role,
    shapes::mail::MailContent,
    text::{Name, Phrase},
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Statement};
use service::NewFile;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::Command,
};

/// Stands in everything of the letter, in capitals or not.
pub const WORD: &str = "kanarie";
/// The letter.
pub const SLUG: &str = "kanarie-letter";

/// Writes the letter: its drafts, remarks, translations, invitations, answers, signatures, log, files and mails.
pub async fn write(w: &World) {
    let (service, owner, coalition) = (&w.service, &w.owner, w.coalition.as_str());
    let form = LetterForm {
        slug: SLUG.into(),
        subject: "Kanarie must go free".into(),
        recipients: vec![Recipient { name: "President Kanarie".into(), postal: "Kanarie Street 1".into(), ..Recipient::default() }],
        salutation: "Dear President Kanarie,".into(),
        body: "We write about kanarie.\n\nThe law is clear.".into(),
        visibility: "confidential".into(),
        ..letter_form()
    };
    service.create_letter(owner, coalition, &form).await.unwrap();
    service.add_translation(owner, coalition, SLUG, "fr").await.unwrap();
    let page = service.translation(owner, coalition, SLUG, "fr", None).await.unwrap();
    let part = |row: &domain::shapes::translation::PartRow| TypedPart { index: row.index, lock: row.lock, text: "Kanarie libre".into() };
    let typed = TranslationForm { revision: page.revision, parts: page.parts.iter().map(part).collect(), ..TranslationForm::default() };
    service.save_translation(owner, coalition, SLUG, "fr", &typed).await.unwrap();
    review(w).await;
    service.open_letter(owner, coalition, SLUG).await.unwrap();
    sign(w).await;
    service.sequence().await.unwrap();
    service.step_letter(owner, coalition, SLUG, LetterStep::Close).await.unwrap();
    let delivery = DeliveryForm {
        day: "2026-11-24".into(),
        by_whom: "Kanarie Trust".into(),
        recipients: vec!["President Kanarie".into()],
        way: "mission".into(),
        note: "Taken by officer Kanarie.".into(),
        file: FileForm { alt: "Stamp of Kanarie".into(), ..FileForm::default() },
        ..DeliveryForm::default()
    };
    let file = NewFile { kind: MediaType::Pdf, bytes: b"%PDF-1.7 kanarie\n%%EOF".to_vec() };
    service.deliver(owner, coalition, SLUG, &delivery, Some(&file)).await.unwrap();
    service.sequence().await.unwrap();
}

/// A partner of this letter alone reads the draft and remarks on it.
async fn review(w: &World) {
    let (service, owner, coalition) = (&w.service, &w.owner, w.coalition.as_str());
    service.step_letter(owner, coalition, SLUG, LetterStep::Review).await.unwrap();
    let address = "partner@kanarie.example";
    let form = ReviewerForm {
        name: "Kanarie Partner".into(),
        email: address.into(),
        role: Role::Reviewer.code().into(),
        organisation: String::new(),
    };
    service.invite_reviewer(owner, coalition, SLUG, &form).await.unwrap();
    let MailContent::Invitation { link: Some(link), .. } = w.mail_content(address).await else { panic!("another mail") };
    let token = link.rsplit_once("/l/").unwrap().1;
    service.reset_password(token, &NewPassword::parse("a lantern in the dark").unwrap()).await.unwrap();
    let session = service.sign_in(&email(address), "a lantern in the dark").await.unwrap();
    let partner = service.actor(&session).await.unwrap().unwrap();
    let remark = RemarkForm {
        revision: "1".into(),
        paragraph: "3".into(),
        quote: "kanarie".into(),
        words: "Why kanarie?".into(),
        ..RemarkForm::default()
    };
    service.remark(&partner, coalition, SLUG, &remark).await.unwrap();
}

/// Two are invited: one answers with a condition, one signs. One is entered by an organiser, and one file waits.
async fn sign(w: &World) {
    let (service, owner, coalition) = (&w.service, &w.owner, w.coalition.as_str());
    let invitee = |name: &str, address: &str| Invitee {
        organisation: Name::parse(name).unwrap(),
        country: Country::parse("GB").unwrap(),
        site: None,
        representative: Some(Name::parse("Kanarie Silva").unwrap()),
        office: Some(Phrase::parse("Director of Kanarie").unwrap()),
        email: email(address),
        locale: None,
    };
    for (name, address) in [("Kanarie Trust", "trust@kanarie.example"), ("Kanarie Fund", "fund@kanarie.example")] {
        service.invite(owner, coalition, SLUG, &invitee(name, address)).await.unwrap();
    }
    let (id, token) = w.invited("fund@kanarie.example").await;
    service.answer_invitation(id, &token, &Reply::Conditional("If kanarie is named".into())).await.unwrap();
    let (id, token) = w.invited("trust@kanarie.example").await;
    service.sign_invited(id, &token, &crate::world::press()).await.unwrap();
    let Entry::Organisation(entry) = organisation("Kanarie Circle", "KE", "") else { panic!("another entry") };
    service.add_on_behalf(owner, coalition, SLUG, &entry, &email("circle@kanarie.example")).await.unwrap();
    let list = b"organisation,country,email\nKanarie League,GB,league@kanarie.example\n";
    service.upload_invitations(owner, coalition, SLUG, list).await.unwrap();
}

/// Whether bytes hold the word, in whichever case.
pub fn is_told(bytes: &[u8]) -> bool {
    let lower = bytes.to_ascii_lowercase();
    lower.windows(WORD.len()).any(|part| part == WORD.as_bytes())
}

/// What below a folder tells the word, by its contents or its name. Another program looks: a process that opens and closes
/// the file of a database loses its locks on it.
pub fn telling(folder: &Path) -> Vec<String> {
    let told = |program: &mut Command| String::from_utf8(program.output().unwrap().stdout).unwrap();
    let held = told(Command::new("grep").args(["-rail", WORD]).arg(folder));
    let named = told(Command::new("find").arg(folder).args(["-iname", &format!("*{WORD}*")]));
    held.lines().chain(named.lines()).map(str::to_owned).collect()
}

/// The bytes of a file, read by another program.
pub fn bytes(file: &Path) -> Vec<u8> {
    Command::new("cat").arg(file).output().unwrap().stdout
}

/// Every value in the database, as text, by `table.column`.
pub async fn values(database: &DatabaseConnection) -> BTreeMap<String, Vec<Vec<u8>>> {
    let engine = database.get_database_backend();
    let ask = async |sql: String| database.query_all_raw(Statement::from_string(engine, sql)).await.unwrap();
    let text = |row: &QueryResult| row.try_get_by_index::<String>(0).unwrap();
    let tables = match engine {
        DbBackend::Postgres => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
        _ => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    };
    let mut values = BTreeMap::new();
    for table in ask(tables.to_owned()).await.iter().map(text) {
        let columns = match engine {
            DbBackend::Postgres => format!("SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}'"),
            _ => format!("SELECT name FROM pragma_table_info('{table}')"),
        };
        for column in ask(columns).await.iter().map(text) {
            let bytes = match engine {
                DbBackend::Postgres => format!(
                    "SELECT CASE WHEN pg_typeof(\"{column}\") = 'bytea'::regtype THEN \"{column}\"::text::bytea \
                     ELSE convert_to(\"{column}\"::text, 'UTF8') END FROM {table} WHERE \"{column}\" IS NOT NULL"
                ),
                _ => format!("SELECT CAST(\"{column}\" AS blob) FROM {table} WHERE \"{column}\" IS NOT NULL"),
            };
            let rows = ask(bytes).await.iter().map(|row| row.try_get_by_index::<Vec<u8>>(0).unwrap()).collect();
            values.insert(format!("{table}.{column}"), rows);
        }
    }
    values
}

/// The columns that tell the word.
pub async fn telling_columns(database: &DatabaseConnection) -> BTreeSet<String> {
    let told = values(database).await.into_iter().filter(|(_, values)| values.iter().any(|value| is_told(value)));
    told.map(|(column, _)| column).collect()
}
