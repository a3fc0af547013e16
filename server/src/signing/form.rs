//! The signing form: fill in, check, send.

use super::sent::Remembered;
use crate::{
    error::Failure,
    extract::{Answer, Reader, TextQuery, faults, faulty, html, html_with},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages::{self, SignCheck};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::IntoResponse,
};
use domain::{
    email::Email,
    error::FieldErrors,
    forms::{
        privacy::ConsentForm,
        signing::{Entry, SigningForm},
    },
    language::Wanted,
    mail_slip::probably_meant,
    shapes::letters::PublishedLetter,
    signature::SignatoryKind,
    site::registrable_domain,
};
use serde::Deserialize;
use service::{Error, Posting};

/// A form in an address.
#[derive(Debug, Deserialize)]
pub struct FormPath {
    pub(super) coalition: String,
    pub(super) letter: String,
    pub(super) kind: String,
}

/// Which text is beside the form, and whether it is to be changed after it was sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FormQuery {
    #[serde(flatten)]
    text: TextQuery,
    change: String,
}

impl FormPath {
    fn kind(&self) -> Result<SignatoryKind, Failure> {
        SignatoryKind::from_code(&self.kind).ok_or(Failure::NOT_FOUND)
    }

    /// The letter; a kind that it does not take is a page that does not exist.
    async fn find(&self, reader: &Reader, kind: SignatoryKind, wanted: &Wanted) -> Result<PublishedLetter, Failure> {
        let letter = reader.service().published_letter_in(&self.coalition, &self.letter, wanted).await?;
        if letter.who_may_sign.allows(kind) { Ok(letter) } else { Err(Failure::NOT_FOUND) }
    }

    fn sent(&self) -> String {
        format!("/c/{}/{}/sign/sent", self.coalition, self.letter)
    }
}

/// The form, and which button was clicked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedSigning {
    #[serde(flatten)]
    form: SigningForm,
    /// The text that stood beside it.
    #[serde(flatten)]
    text: TextQuery,
    step: String,
}

/// The empty form; after it was sent, what this browser sent, to be changed.
///
/// # Errors
/// When there is no such form, or the letter takes no signatures.
pub async fn empty(reader: Reader, Path(at): Path<FormPath>, Query(query): Query<FormQuery>) -> Answer {
    let kind = at.kind()?;
    let letter = at.find(&reader, kind, &query.text.wanted(reader.locale())).await?;
    if !letter.accepts {
        return Err(Failure::CLOSED);
    }
    let sent = if query.change.is_empty() { None } else { Remembered::of(&reader, &at.coalition, &at.letter) };
    let form = sent.filter(|sent| sent.kind == at.kind).map(|sent| sent.form).unwrap_or_default();
    // Consent is given each time.
    let form = SigningForm { agreed: ConsentForm::default(), ..form };
    Ok(html(pages::sign_form(&reader.chrome, &letter, kind, &form, &FieldErrors::default())))
}

/// The form with what was typed: to be checked, to be changed, to be sent.
///
/// # Errors
/// When there is no such form, or it was posted too often.
pub async fn post(reader: Reader, client: Client, Path(at): Path<FormPath>, PostedForm(posted): PostedForm<PostedSigning>) -> Answer {
    client.pass(Gate::Sign)?;
    let kind = at.kind()?;
    let PostedSigning { mut form, text, step } = posted;
    if step == "meant"
        && let Ok((entry, email)) = form.parse(kind)
        && let Some(meant) = meant(&entry, &email)
    {
        form.email = meant;
    }
    let parsed = form.parse(kind);
    let doubtful = step == "send" && form.is_doubtful();
    // A good form leads on, and sees no page that would have to be made.
    let refused = match &parsed {
        Ok((entry, email)) if step == "send" && !doubtful => {
            let posting = Posting { manifest: &form.manifest, agreed: &form.agreed, locale: reader.locale(), from: Some(client.address()) };
            match reader.service().post_seen(&at.coalition, &at.letter, entry, email, &posting).await {
                Ok(()) => return Ok((Remembered::new(&at, form).cookie(&reader)?, reader.go(&at.sent())).into_response()),
                Err(Error::Closed) => None,
                Err(error) => Some(faults(error)?),
            }
        }
        _ => None,
    };
    let letter = match at.find(&reader, kind, &text.wanted(reader.locale())).await {
        // A newer version may not have that text.
        Err(Failure::NOT_FOUND) => at.find(&reader, kind, &Wanted::Under(reader.locale())).await?,
        found => found?,
    };
    // Each page that goes on asks for what is missing, beside the other faults.
    let parsed = match step.as_str() {
        "change" => parsed,
        _ => FieldErrors::both(parsed, form.agreed.parse(&letter.consent)).map(|(parsed, _)| parsed),
    };
    let again = |errors: &FieldErrors| pages::sign_form(&reader.chrome, &letter, kind, &form, errors);
    if !letter.accepts {
        // What was typed stays on the screen, to be copied from, even when it came too late.
        return Ok(html_with(StatusCode::CONFLICT, again(&FieldErrors::one("", "error-closed"))));
    }
    Ok(match (parsed, refused) {
        (_, Some(errors)) => faulty(again(&errors)),
        _ if step == "change" => html(again(&FieldErrors::default())),
        (Err(errors), None) => faulty(again(&errors)),
        (Ok((entry, email)), None) => {
            // Nobody is told that something was sent that was not: a person ticks the box, and is led on.
            let errors = if doubtful { FieldErrors::one("by_hand", "error-by-hand") } else { FieldErrors::default() };
            let meant = meant(&entry, &email);
            let free_mail = kind == SignatoryKind::Organisation && registrable_domain(email.domain()).is_none();
            let check = SignCheck { form: &form, entry: &entry, errors: &errors, meant: meant.as_deref(), free_mail };
            let page = pages::sign_check(&reader.chrome, &letter, &check);
            if doubtful { faulty(page) } else { html(page) }
        }
    })
}

/// The address that was probably meant.
pub(super) fn meant(entry: &Entry, email: &Email) -> Option<String> {
    let site = match entry {
        Entry::Organisation(entry) => entry.site.as_ref(),
        Entry::Person(_) => None,
    };
    probably_meant(email, site)
}
