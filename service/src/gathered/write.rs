//! The one transaction that an import is written in.

use super::{
    admit,
    prepare::Prepared,
    signed_version,
    standing::{Standing, Verdict},
};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{letter, outbox, signature, signature_import},
    log,
    outbox::{Kind, Queued, queue},
    public::ends_of,
    scope::{letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{activity::Act, gathered::Gathering, late::Taking, role::Permission, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, JoinType, QueryFilter, QuerySelect};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use uuid::Uuid;

/// Rows in one statement: below the parameters that SQLite takes.
const CHUNK: usize = 250;
/// The time between two mails that ask for a confirmation on a letter, in microseconds: a second. Letters of one coalition
/// share its pace; other coalitions' imports hold up none of them.
const PACE: i64 = Instant::SECOND;

/// Writes the signatures of an import, and its end.
pub(super) struct Write {
    pub(super) service: Service,
    pub(super) id: Uuid,
    pub(super) actor: Actor,
    pub(super) coalition: String,
    pub(super) letter: String,
    pub(super) gathering: Gathering,
    pub(super) rows: Vec<Prepared>,
    pub(super) progress: Arc<AtomicU64>,
    pub(super) now: Instant,
}

impl Command for Write {
    type Answer = u64;

    async fn execute(&self, tx: &Tx) -> Result<u64, Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        admit(&letter, self.gathering.kind, self.now)?;
        let import = signature_import::Entity::find_by_id(self.id).one(tx).await?.ok_or(Error::NotFound)?;
        if import.state != "running" || self.now.0 >= import.lease_until {
            return Err(Error::Conflict);
        }
        let (version, outstanding) = signed_version(tx, &letter, &self.gathering.sheets).await?;
        let late = ends_of(&letter).taking(self.now) == Some(Taking::Late);
        let mut standing = Standing::of(tx, letter.id, self.gathering.kind).await?;
        let mut turns = Turns::of(tx, &letter, self.now).await?;
        let (mut seen, mut written) = (0, 0);
        for rows in self.rows.chunks(CHUNK) {
            let new: Vec<&Prepared> = rows.iter().filter(|row| standing.judge(&row.key) == Verdict::New).collect();
            let signatures = new.iter().map(|row| signature::ActiveModel {
                letter_id: Set(letter.id),
                version_id: Set(version),
                outstanding: Set(outstanding),
                import_id: Set(Some(self.id)),
                // Of one with an address it is decided when its mailbox confirms it.
                late: Set(late && row.mail.is_none()),
                ..row.wording.clone()
            });
            if !new.is_empty() {
                signature::Entity::insert_many(signatures).exec_without_returning(tx).await?;
            }
            queue(&self.mails(&new, &mut turns), tx).await?;
            let listed: Vec<Uuid> = new.iter().filter(|row| row.mail.is_none()).map(|row| row.id).collect();
            log::queue_signs(tx, letter.id, version, &listed, self.now).await?;
            self.service.tell_contacts_of(tx, &letter, &listed, self.now).await?;
            seen += rows.len() as u64;
            written += new.len() as u64;
            self.progress.store(seen, Ordering::Relaxed);
            self.service.written(seen)?;
        }
        let skipped = i64::try_from(seen - written).unwrap_or(i64::MAX);
        let done = signature_import::ActiveModel { state: Set("done".to_owned()), skipped: Set(skipped), ..import.into_active_model() };
        done.update(tx).await?;
        let act = Act::SignaturesBroughtIn;
        Note::new(scope.coalition.id, Some(self.actor.account), act, self.now).letter(letter.id).insert(tx).await?;
        Ok(written)
    }
}

impl Write {
    /// The mails that ask, each when it is its turn.
    fn mails(&self, rows: &[&Prepared], turns: &mut Turns) -> Vec<Queued> {
        let ask = |(signature, mail): (Uuid, Uuid)| {
            let queued = Queued::about(signature, mail, Kind::ConfirmGathered, self.gathering.locale, self.now);
            Queued { due: turns.take(), ..queued }
        };
        rows.iter().filter_map(|row| Some((row.id, row.mail?))).map(ask).collect()
    }
}

/// When the mails of a letter may leave.
struct Turns {
    next: Instant,
    apart: i64,
}

impl Turns {
    /// After those of the letter's earlier imports that still wait for their first turn; slower where other letters of the
    /// coalition have such mails too, so that many letters take hardly more than one.
    async fn of(tx: &Tx, letter: &letter::Model, now: Instant) -> Result<Self, Error> {
        use outbox::Column as O;
        let to_signature = outbox::Entity::belongs_to(signature::Entity).from(O::SignatureId).to(signature::Column::Id).into();
        let to_letter = signature::Entity::belongs_to(letter::Entity).from(signature::Column::LetterId).to(letter::Column::Id).into();
        let waiting: Vec<(Uuid, i64)> = outbox::Entity::find()
            .select_only()
            .column(signature::Column::LetterId)
            .column_as(O::NextAt.max(), "last")
            .join(JoinType::InnerJoin, to_signature)
            .join(JoinType::InnerJoin, to_letter)
            .filter(letter::Column::CoalitionId.eq(letter.coalition_id))
            .filter(O::Kind.eq(Kind::ConfirmGathered.code()))
            .filter(O::State.eq("queued"))
            .filter(O::Attempts.eq(0))
            // What waits for its mailbox's next day has had its turn.
            .filter(O::GatheredFor.is_null())
            .group_by(signature::Column::LetterId)
            .into_tuple()
            .all(tx)
            .await?;
        let others = waiting.iter().filter(|(other, _)| *other != letter.id).count();
        let apart = PACE.saturating_mul(i64::try_from(others).unwrap_or(i64::MAX).saturating_add(1));
        let own = waiting.iter().find(|(own, _)| *own == letter.id);
        Ok(Self { next: own.map_or(now, |(_, last)| Instant(*last).plus(apart).max(now)), apart })
    }

    fn take(&mut self) -> Instant {
        let at = self.next;
        self.next = at.plus(self.apart);
        at
    }
}
