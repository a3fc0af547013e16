//! A contact of the organisation questions a signature: looked at by a link, done by a press.

use crate::{
    Error, Service,
    data_steps::Data,
    entities::{coalition, letter, question, signature},
    journal::Line,
    log,
    outbox::{Kind, Queued},
    public::{country_of, is_public},
    scope::{brief, owners_in},
    signatures::{listing::set_held, state_of},
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{
    ids::PublicId,
    locale::Locale,
    shapes::signing::{QuestionedEntry, Questioning},
    signature::{HeldFor, SignatureEvent, SignatureState},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// What is asked about; nothing changes.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn questioning(&self, id: PublicId, token: &str) -> Result<Questioning, Error> {
        let (row, letter) = self.questioned(id, token).await?;
        let asked = question::Entity::find_by_id(row.id).one(self.read()).await?.is_some();
        let state = state_of(&row);
        let (public, live) = (is_public(&letter) && state == SignatureState::Confirmed, state.is_live());
        let about = if self.now() < Claim::parse(token)?.shown_until(letter.sensitive) {
            let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::Link)?;
            Some(QuestionedEntry {
                coalition: brief(&coalition),
                subject: letter.subject,
                language: letter.language,
                country: country_of(&row.country),
                name: row.name,
                site: row.site,
            })
        } else {
            None
        };
        Ok(Questioning { id, about, public, live, asked })
    }

    /// "This was not us": holds an entry of a letter that is not public yet, marks one of a letter that is, and tells the
    /// owners and the signatory. A second click finds it done.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn question(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let (row, _) = self.questioned(id, token).await?;
        self.submit(Ask { service: self.clone(), signature: row.id, now: self.now() }).await
    }

    /// The language that the signature was made in, and whether the letter is sensitive.
    pub(crate) async fn locale_of_questioning(&self, id: PublicId, token: &str) -> Result<(String, bool), Error> {
        let (row, letter) = self.questioned(id, token).await?;
        Ok((row.locale, letter.sensitive))
    }

    async fn questioned(&self, id: PublicId, token: &str) -> Result<(signature::Model, letter::Model), Error> {
        let claim = Claim::parse(token)?;
        if !matches!(claim.purpose, Purpose::Question | Purpose::NotUs) || claim.row != id.0 {
            return Err(Error::Link);
        }
        self.check_way_out(&claim)?;
        let signature = self.carried(&claim).map_or(claim.row, |carried| carried.letter);
        let row = signature::Entity::find().filter(signature::Column::PublicId.eq(signature)).one(self.read()).await?;
        let row = row.filter(|row| row.erased_at.is_none()).ok_or(Error::Link)?;
        let letter = letter::Entity::find_by_id(row.letter_id).one(self.read()).await?.ok_or(Error::Link)?;
        Ok((row, letter))
    }
}

struct Ask {
    service: Service,
    signature: Uuid,
    now: Instant,
}

impl Command for Ask {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = signature::Entity::find_by_id(self.signature).one(tx).await?.ok_or(Error::Link)?;
        let letter = letter::Entity::find_by_id(row.letter_id).one(tx).await?.ok_or(Error::Link)?;
        if mark(tx, &row, self.now).await?.is_none() {
            return Ok(());
        }
        self.service.journal().note(Line::questioned(&row, self.now)).await?;
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        Queued::about(row.id, self.service.new_id(), Kind::Questioned, locale, self.now).insert(tx).await?;
        for owner in owners_in(tx, letter.coalition_id).await? {
            let locale = Locale::from_tag(&owner.locale).unwrap_or_default();
            let mail = Queued {
                account: Some(owner.id),
                letter: Some(letter.id),
                ..Queued::new(self.service.new_id(), Kind::QuestionedTold, locale, self.now)
            };
            mail.insert(tx).await?;
        }
        Ok(())
    }
}

/// Marks a signature as questioned, and holds it where its letter is not public; nothing where it is no longer there, or was
/// questioned before: what no organiser has settled is asked already, and what they settled is not asked once more by the same
/// link.
pub(crate) async fn mark(tx: &Tx, row: &signature::Model, now: Instant) -> Result<Option<signature::Model>, Error> {
    let letter = letter::Entity::find_by_id(row.letter_id).one(tx).await?.ok_or(Error::Link)?;
    let state = state_of(row);
    if !state.is_live() || question::Entity::find_by_id(row.id).one(tx).await?.is_some() {
        return Ok(None);
    }
    let asked = question::ActiveModel { signature_id: Set(row.id), asked_at: Set(now.0), ..Default::default() };
    question::Entity::insert(asked).exec_without_returning(tx).await?;
    let mut new = signature::ActiveModel { id: Set(row.id), changed_at: Set(now.0), questioned: Set(true), ..Default::default() };
    if state == SignatureState::Held || !is_public(&letter) {
        let held = if state == SignatureState::Held { Some(state) } else { state.after(SignatureEvent::Hold) };
        new.state = Set(held.ok_or(Error::Conflict)?.code().to_owned());
        set_held(&mut new, Some(HeldFor::Questioned), now);
    }
    let changed = new.update(tx).await?;
    if changed.state != row.state {
        log::note_change(tx, row, &changed, now).await?;
    }
    Ok(Some(changed))
}
