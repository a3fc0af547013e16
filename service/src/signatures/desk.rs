//! Signatures at the desk: the list, and an organiser's decisions.

use super::{Signatory, erase::erase, kind_of, make_room, state_of};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{account, letter, signature},
    log, names,
    outbox::{Kind, Queued},
    public,
    scope::{Scope, letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    country::Country,
    email::Email,
    ids::PublicId,
    late::Taking,
    letter::{LetterState, Visibility},
    locale::Locale,
    role::Permission,
    shapes::desk::{DeskLetter, DeskSignature, DeskSignatures},
    signature::{Category, Proof, RemovalReason, SignatoryKind, SignatureEvent, SignatureState},
    time::Instant,
};
use ledger::entry::Wish;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    Select, sea_query::Expr,
};
use uuid::Uuid;

/// Rows on a page of the list.
const PAGE: u64 = 50;

/// What an organiser decides on a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// List it.
    Approve,
    /// Let it wait.
    Hold,
    /// Take it off.
    Remove(RemovalReason),
    /// Delete everything about it, at the host's wish: the log says so, and the two kinds of wishes are counted apart.
    Erase,
    /// Say what kind of person it is.
    Category(Category),
}

impl Decision {
    const fn act(self) -> Act {
        match self {
            Self::Approve => Act::SignatureApproved,
            Self::Hold => Act::SignatureHeld,
            Self::Remove(_) => Act::SignatureRemoved,
            Self::Erase => Act::SignatureErased,
            Self::Category(_) => Act::SignatureCategory,
        }
    }
}

impl Service {
    /// The desk's list of a letter's signatures: held ones first, then the newest. Searches listed names, and whole
    /// addresses.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody without a role.
    pub async fn desk_signatures(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        query: &str,
        state: Option<SignatureState>,
        page: u64,
    ) -> Result<DeskSignatures, Error> {
        let (scope, letter) = self.desk_scope(actor, coalition, letter).await?;
        let mut select = of_letter(&letter);
        if let Some(state) = state {
            select = select.filter(signature::Column::State.eq(state.code()));
        }
        if !query.trim().is_empty() {
            let mut any = Condition::any();
            if !names::fold(query).is_empty() {
                any = any.add(signature::Column::NameFold.like(names::like(query)));
            }
            if let Some(canonical) = Email::parse(query).ok().and_then(|email| email.canonical().ok()) {
                any = any.add(signature::Column::AddressHmac.eq(self.keys().address(&canonical)));
            }
            select = select.filter(any);
        }
        let found = select.clone().count(self.read()).await?;
        let pages = found.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let rows = select
            .order_by_asc(Expr::cust("CASE state WHEN 'held' THEN 0 ELSE 1 END"))
            .order_by_desc(signature::Column::PostedAt)
            .order_by_desc(signature::Column::Id)
            .paginate(self.read(), PAGE)
            .fetch_page(page - 1)
            .await?;
        let mut signatures = Vec::with_capacity(rows.len());
        for row in &rows {
            signatures.push(self.desk_row(row).await?);
        }
        let letter = self.desk_letter_row(&letter).await?;
        Ok(DeskSignatures { desk: scope.desk(), letter, query: query.trim().to_owned(), state, page, pages, found, signatures })
    }

    /// One signature at the desk.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn desk_signature(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<DeskSignature, Error> {
        let (_, letter) = self.desk_scope(actor, coalition, letter).await?;
        let row = find(self.read(), &letter, id).await?;
        self.desk_row(&row).await
    }

    async fn desk_scope(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<(Scope, letter::Model), Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        Ok((scope, letter))
    }

    /// A letter on the desk's lists.
    pub(crate) async fn desk_letter_row(&self, letter: &letter::Model) -> Result<DeskLetter, Error> {
        let counts = public::counts_of(self.read(), &[letter.id]).await?.remove(&letter.id).unwrap_or_default();
        Ok(DeskLetter {
            slug: letter.slug.clone(),
            subject: letter.subject.clone(),
            language: letter.language.clone(),
            state: LetterState::from_code(&letter.state).unwrap_or(LetterState::Draft),
            visibility: Visibility::from_code(&letter.visibility).unwrap_or(Visibility::Confidential),
            deadline: public::deadline_of(letter),
            counts,
            changed_at: Instant(letter.changed_at),
        })
    }

    pub(super) async fn desk_row(&self, row: &signature::Model) -> Result<DeskSignature, Error> {
        let private = self.open_private(&row.private_sealed)?;
        let on_behalf_by = match row.on_behalf_by {
            Some(id) => account::Entity::find_by_id(id).one(self.read()).await?.map(|account| account.name),
            None => None,
        };
        let gathered = match row.import_id {
            Some(_) => Some(self.gathered_by(row).await?.1),
            None => None,
        };
        let kind = kind_of(row);
        Ok(DeskSignature {
            id: PublicId(row.public_id),
            kind,
            state: state_of(row),
            name: row.name.clone(),
            country: Country::parse(&row.country).map_err(|error| Error::Internal(error.to_string()))?,
            site: row.site.clone(),
            category: Category::from_code(&row.category).unwrap_or_default(),
            affiliation: row.affiliation.clone(),
            proof: Proof::from_code(&row.proof).unwrap_or(Proof::Mailbox),
            in_address_book: row.organisation_id.is_some(),
            representative: private
                .as_ref()
                .filter(|_| kind == SignatoryKind::Organisation)
                .map(|private| (private.representative.clone(), private.office.clone())),
            contact: private.map(|private| private.email).filter(|email| !email.is_empty()),
            posted_at: Instant(row.posted_at),
            confirmed_at: row.confirmed_at.map(Instant),
            on_behalf_by,
            gathered,
            key: row.log_key.is_some(),
            late: row.late,
            erased: row.erased_at.is_some(),
            removed: row.removal_reason.as_deref().and_then(RemovalReason::from_code),
        })
    }

    /// Carries out an organiser's decision.
    ///
    /// # Errors
    /// [`Error::Conflict`] where it is not legal any more; `error-already-confirmed` where the same signatory stands already.
    pub async fn decide(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId, decision: Decision) -> Result<(), Error> {
        let decide = Decide {
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            letter: letter.to_owned(),
            id,
            what: What::Decide(decision),
            mail: self.new_id(),
            now: self.now(),
        };
        match self.submit(decide).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-already-confirmed")),
            answer => answer,
        }
    }

    /// Sends the confirmation once more.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the signature is not pending.
    pub async fn resend(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<(), Error> {
        self.submit(Decide {
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            letter: letter.to_owned(),
            id,
            what: What::Resend,
            mail: self.new_id(),
            now: self.now(),
        })
        .await
    }
}

pub(super) fn of_letter(letter: &letter::Model) -> Select<signature::Entity> {
    signature::Entity::find().filter(signature::Column::LetterId.eq(letter.id))
}

async fn find<C: ConnectionTrait>(db: &C, letter: &letter::Model, id: PublicId) -> Result<signature::Model, Error> {
    of_letter(letter).filter(signature::Column::PublicId.eq(id.0)).one(db).await?.ok_or(Error::NotFound)
}

enum What {
    Decide(Decision),
    Resend,
}

struct Decide {
    actor: Actor,
    coalition: String,
    letter: String,
    id: PublicId,
    what: What,
    mail: Uuid,
    now: Instant,
}

impl Command for Decide {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let row = find(tx, &letter, self.id).await?;
        let state = state_of(&row);
        let settled = match self.what {
            What::Decide(Decision::Approve) => state == SignatureState::Confirmed,
            What::Decide(Decision::Hold) => state == SignatureState::Held,
            What::Decide(Decision::Remove(_)) => state == SignatureState::Removed,
            _ => false,
        };
        if settled {
            // A second press of the same button finds done what it asks for.
            return Ok(());
        }
        let act = match self.what {
            What::Decide(decision) => decision.act(),
            What::Resend => Act::SignatureResent,
        };
        let note = Note::new(scope.coalition.id, Some(self.actor.account), act, self.now).letter(letter.id).about(row.id);
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        let mut new = signature::ActiveModel { id: Set(row.id), changed_at: Set(self.now.0), ..Default::default() };
        let mut to = |event| {
            let next = state.after(event).ok_or(Error::Conflict)?;
            new.state = Set(next.code().to_owned());
            Ok::<_, Error>(())
        };
        match self.what {
            What::Decide(Decision::Approve) => {
                to(SignatureEvent::Approve)?;
                new.known = Set(true);
                // One that stood on the list before it was held stays what it was.
                new.late = Set(row.late || (row.log_index.is_none() && public::ends_of(&letter).approving() == Taking::Late));
                if row.outstanding {
                    // Of an earlier meaning it is listed as that, and asked for again while that can be answered.
                    if public::is_in_time(&letter, self.now) {
                        Queued::about(row.id, self.mail, Kind::Reaffirm, locale, self.now).insert(tx).await?;
                    }
                } else {
                    make_room(tx, Signatory::of(&row), self.now).await?;
                    Queued::about(row.id, self.mail, Kind::Approved, locale, self.now).insert(tx).await?;
                }
            }
            What::Decide(Decision::Hold) => to(SignatureEvent::Hold)?,
            What::Decide(Decision::Remove(reason)) => {
                to(SignatureEvent::Remove)?;
                new.removal_reason = Set(Some(reason.code().to_owned()));
            }
            What::Decide(Decision::Erase) => {
                note.insert(tx).await?;
                return erase(tx, &row, Wish::Host, self.now).await;
            }
            What::Decide(Decision::Category(category)) => {
                if kind_of(&row) != SignatoryKind::Person {
                    return Err(Error::Conflict);
                }
                new.category = Set(category.code().to_owned());
            }
            What::Resend => {
                if state != SignatureState::Pending {
                    return Err(Error::Conflict);
                }
                let kind = match (row.import_id, row.on_behalf_by) {
                    (Some(_), _) => Kind::ConfirmGathered,
                    (None, Some(_)) => Kind::ConfirmOnBehalf,
                    (None, None) => Kind::Confirm,
                };
                Queued::about(row.id, self.mail, kind, locale, self.now).insert(tx).await?;
            }
        }
        let note = match self.what {
            What::Decide(Decision::Remove(reason)) => note.detail(reason.code()),
            What::Decide(Decision::Category(category)) => note.detail(category.code()),
            _ => note,
        };
        note.insert(tx).await?;
        let changed = new.update(tx).await?;
        log::note_change(tx, &row, &changed, self.now).await
    }
}
