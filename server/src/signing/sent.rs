//! The page after the form was sent. What was sent is remembered by the browser that sent it, sealed and for a quarter of
//! an hour: no address of a page holds it, and nobody else learns from the page what was typed.

use super::form::{FormPath, meant};
use crate::{
    cookies::{Cookie, SetCookie},
    error::Failure,
    extract::{Answer, LetterPath, Reader, html},
};
use app::pages::{self, Sent};
use axum::extract::Path;
use domain::{forms::signing::SigningForm, signature::SignatoryKind};
use serde::{Deserialize, Serialize};

/// What was sent just now.
#[derive(Serialize, Deserialize)]
pub(super) struct Remembered {
    coalition: String,
    letter: String,
    pub(super) kind: String,
    pub(super) form: SigningForm,
}

impl Remembered {
    pub(super) fn new(at: &FormPath, form: SigningForm) -> Self {
        Self { coalition: at.coalition.clone(), letter: at.letter.clone(), kind: at.kind.clone(), form }
    }

    /// The cookie that holds it; of more than a cookie holds, the address alone.
    pub(super) fn cookie(self, reader: &Reader) -> Result<SetCookie, Failure> {
        let cookie = Cookie::sent(&reader.state.site);
        let seal = |sent: &Self| Ok::<_, Failure>(reader.service().seal_for_browser(&serde_json::to_string(sent).unwrap_or_default())?);
        let whole = seal(&self)?;
        if cookie.holds(&whole) {
            return Ok(cookie.set(&whole));
        }
        let form = SigningForm { email: self.form.email, ..SigningForm::default() };
        Ok(cookie.set(&seal(&Self { form, ..self })?))
    }

    /// What this browser sent for this letter.
    pub(super) fn of(reader: &Reader, coalition: &str, letter: &str) -> Option<Self> {
        let sealed = reader.cookie(&Cookie::sent(&reader.state.site))?;
        let sent: Self = serde_json::from_str(&reader.service().open_from_browser(&sealed)?).ok()?;
        (sent.coalition == coalition && sent.letter == letter).then_some(sent)
    }
}

/// "Check your email": the same for everyone.
///
/// # Errors
/// When there is no such letter.
pub async fn sent(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let letter = reader.service().letter_card(&at.coalition, &at.letter).await?;
    let Some((kind, form)) =
        Remembered::of(&reader, &at.coalition, &at.letter).and_then(|sent| Some((SignatoryKind::from_code(&sent.kind)?, sent.form)))
    else {
        return Ok(html(pages::sign_sent(&reader.chrome, &letter, None)));
    };
    let meant = form.parse(kind).ok().and_then(|(entry, email)| meant(&entry, &email));
    let sent = Sent { kind, email: form.email.trim(), meant: meant.as_deref() };
    Ok(html(pages::sign_sent(&reader.chrome, &letter, Some(&sent))))
}
