//! The demonstration: a coalition that was made up, with its letter, its address book and its signatories.
//!
//! It is loaded once and through the same use cases as everything else: an organiser writes and opens the letter,
//! visitors post, and their mailboxes confirm. What it says is in the files beside this one.

mod book;
mod translated;

use app::demonstration;
use book::{Organisation, Part, Signature};
use domain::{
    document,
    email::Email,
    forms::{
        account::NewPassword,
        coalition::CoalitionForm,
        letter::LetterForm,
        privacy::{ConsentForm, ControllerForm, NoticeForm},
    },
    ids::PublicId,
    letter::WhoMaySign,
    locale::Locale,
    role::Role,
    shapes::mail::MailContent,
    signature::Category,
    slug::Slug,
    text::Name,
    time::Instant,
};
use jiff::{Timestamp, ToSpan, civil::DateTime, tz::TimeZone};
use service::{Actor, Confirmed, Decision, Error, KeptMail, Link, NewOrganiser, Posting, Service};

/// The coalition's part of addresses.
const COALITION: &str = "safe-passage";
/// The open letter's part of its address.
const LETTER: &str = "no-one-returned-to-danger";
/// The zone that the deadline is agreed in.
const ZONE: &str = "Europe/Zurich";

/// Loads the demonstration, unless it is there.
///
/// # Errors
/// When the database refuses, or the demonstration's own files are at fault.
pub async fn load(service: &Service) -> Result<(), Error> {
    if service.demonstration_loaded().await? {
        return Ok(());
    }
    let organisations = book::organisations()?;
    let people = book::people()?;
    let actor = organiser(service).await?;
    let conveners = fill_address_book(service, &actor, &organisations).await?;
    open_letter(service, &actor, conveners).await?;
    start_draft(service, &actor).await?;
    let signatures: Vec<_> = organisations.into_iter().filter_map(|organisation| organisation.signature).chain(people).collect();
    sign(service, &actor, &signatures).await?;
    service.clear_mailbox().await?;
    service.sequence().await?;
    service.sign_out(&actor).await
}

/// Makes the coalition with its organiser, who signs in to do the rest.
async fn organiser(service: &Service) -> Result<Actor, Error> {
    let email = value("email", Email::parse(demonstration::EMAIL))?;
    let name = "Coalition for Safe Passage";
    let new = NewOrganiser {
        coalition: value("slug", Slug::parse(COALITION))?,
        coalition_name: Some(value("name", Name::parse(name))?),
        contact: None,
        name: value("name", Name::parse("Delphine Arrigoni-Seo"))?,
        email: email.clone(),
        password: Some(value("password", NewPassword::parse(demonstration::PASSWORD))?),
        role: Role::Owner,
        locale: Locale::En,
    };
    service.create_organiser(new).await?;
    let session = service.sign_in(&email, demonstration::PASSWORD).await?;
    let actor = service.actor(&session).await?.ok_or(Error::NotSignedIn)?;
    let settings = CoalitionForm {
        name: name.to_owned(),
        accent: domain::colour::Accent::DEFAULT.light(),
        contact: "secretariat@safe-passage.example".to_owned(),
    };
    service.save_settings(&actor, COALITION, &settings).await?;
    publish_notice(service, &actor).await?;
    Ok(actor)
}

/// Says who is responsible for the personal data of its letters.
async fn publish_notice(service: &Service, actor: &Actor) -> Result<(), Error> {
    let controller = ControllerForm {
        name: "Safe Passage Association".to_owned(),
        address: "1 Lantern Street\n1200 Geneva\nSwitzerland".to_owned(),
        contact: "data@safe-passage.example".to_owned(),
    };
    let form = NoticeForm { controllers: vec![controller], countries: "Switzerland".to_owned(), ..NoticeForm::default() };
    service.publish_notice(actor, COALITION, &form, "", app::notice::write).await.map(drop)
}

/// Enters the organisations, and gives the conveners' ids.
async fn fill_address_book(service: &Service, actor: &Actor, organisations: &[Organisation]) -> Result<Vec<String>, Error> {
    let mut conveners = Vec::new();
    for organisation in organisations.iter().filter(|organisation| organisation.part != Part::Stranger) {
        let id = service.save_organisation(actor, COALITION, None, &organisation.form).await?;
        if organisation.part == Part::Convener {
            conveners.push(id.to_string());
        }
    }
    Ok(conveners)
}

/// Writes the letter, has it translated, and opens it, four months before its deadline.
async fn open_letter(service: &Service, actor: &Actor, conveners: Vec<String>) -> Result<(), Error> {
    let now = local(service.now())?;
    let deadline = now.checked_add(4.months()).map_err(|error| Error::Internal(error.to_string()))?;
    let form = LetterForm {
        slug: LETTER.to_owned(),
        place_and_date: now.strftime("Seoul and Geneva, %-d %B %Y").to_string(),
        who_may_sign: WhoMaySign::Both.code().to_owned(),
        deadline_local: deadline.strftime("%Y-%m-%dT18:00").to_string(),
        deadline_zone: ZONE.to_owned(),
        conveners,
        ..LetterForm::from_document(&document::import(include_str!("letter.md")).document, "en")
    };
    let slug = service.create_letter(actor, COALITION, &form).await?;
    translated::translate(service, actor, now).await?;
    service.open_letter(actor, COALITION, &slug).await
}

/// Begins another letter, so that the desk shows one in work.
async fn start_draft(service: &Service, actor: &Actor) -> Result<(), Error> {
    let document = document::import(include_str!("draft.md")).document;
    service.create_letter(actor, COALITION, &LetterForm::from_document(&document, "en")).await?;
    Ok(())
}

/// Posts what visitors post, then follows the links that their mailboxes got.
async fn sign(service: &Service, actor: &Actor, signatures: &[Signature]) -> Result<(), Error> {
    let agreed = ConsentForm { consent: "yes".to_owned(), of_age: "yes".to_owned(), notice: "1".to_owned() };
    for signature in signatures {
        let Signature { entry, email, locale, .. } = signature;
        let posting = Posting { manifest: "", agreed: &agreed, locale: *locale, from: None };
        service.post_seen(COALITION, LETTER, entry, email, &posting).await?;
    }
    let mails = service.mailbox(1_000).await?;
    for signature in signatures.iter().filter(|signature| signature.confirmed) {
        let id = confirm(service, &mails, &signature.email).await?;
        if signature.category != Category::Individual {
            service.decide(actor, COALITION, LETTER, id, Decision::Category(signature.category, 1)).await?;
        }
    }
    Ok(())
}

/// Does what somebody does who opens the link of their mail and confirms.
async fn confirm(service: &Service, mails: &[KeptMail], email: &Email) -> Result<PublicId, Error> {
    let link = mails.iter().filter(|mail| mail.to == email.as_str()).find_map(|mail| match &mail.shape.content {
        MailContent::Confirm { link, .. } => link.as_deref(),
        _ => None,
    });
    let (_, token) = link.and_then(|link| link.rsplit_once("/l/")).ok_or_else(|| fault("a mail without its link"))?;
    let Link::Signature { id, .. } = service.follow_link(token).await? else {
        return Err(fault("a link to something else than a signature"));
    };
    let own = service.own_signature(id, token).await?;
    match service.confirm(id, token, own.revision).await? {
        Confirmed::Listed | Confirmed::Held => Ok(id),
        Confirmed::Changed => Err(fault("a signature that changed meanwhile")),
    }
}

/// An instant, as a clock shows it where the deadline is agreed.
fn local(instant: Instant) -> Result<DateTime, Error> {
    let zone = TimeZone::get(ZONE).map_err(|error| Error::Internal(error.to_string()))?;
    let time = Timestamp::from_microsecond(instant.0).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(zone.to_datetime(time))
}

/// A value of the demonstration; a fault in it is one of ours.
fn value<T>(field: &str, result: Result<T, domain::error::ValueError>) -> Result<T, Error> {
    result.map_err(|error| fault(&format!("{field}: {error}")))
}

fn fault(what: &str) -> Error {
    Error::Internal(format!("demonstration: {what}"))
}

#[cfg(test)]
mod tests;
