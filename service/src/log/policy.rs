//! The policies of a log: the one that is served, those before it, and what leads from each to the next.
//!
//! A policy names the log's key, its witnesses and their quorum. It takes effect with a checkpoint that meets it. Each change
//! is an entry of the log, and beside it stands the policy until then, with a checkpoint that its own quorum has signed: so
//! the fingerprint on paper leads to today's.

use super::{What, broken, count, hash_of, queue, stored};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{log, log_checkpoint, log_event, log_policy},
    writer::{Command, Tx},
};
use domain::time::Instant;
use ledger::{KeyKind, Policy, VerifierKey};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The policy of a log: its key and address, and the lines that name witnesses and quorum.
///
/// # Errors
/// Where the key is none of a log, the address has blanks, or the lines are none of a policy.
pub fn policy(log: &VerifierKey, url: &str, lines: Option<&str>) -> Result<Policy, ledger::Fault> {
    Policy::parse(&format!("log {log} {url}\n{}", lines.unwrap_or("quorum none\n")))
}

/// The policy of a log by its origin, which ends with the letter's identifier.
pub(super) fn policy_of(base_url: &str, origin: &str, key: &[u8], lines: Option<&str>) -> Result<Policy, Error> {
    let id = origin.rsplit('/').next().unwrap_or_default();
    let key = VerifierKey::new(origin, KeyKind::Ed25519, &hash_of(key)?).map_err(broken)?;
    policy(&key, &format!("{base_url}/log/{id}"), lines).map_err(broken)
}

/// The lines of a policy that name witnesses and quorum, as settings have them; nothing where no witness is needed.
fn lines_of(policy: &str) -> Option<&str> {
    policy.split_once('\n').map(|(_, lines)| lines).filter(|lines| *lines != "quorum none\n")
}

/// The policies that a log has had, in their order; none where it never had another one.
pub(super) async fn policies<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Vec<log_policy::Model>, Error> {
    let rows = log_policy::Entity::find().filter(log_policy::Column::LetterId.eq(letter)).order_by_asc(log_policy::Column::Number);
    Ok(rows.all(db).await?)
}

/// Begins with a policy, where nothing is noted of a log yet.
pub(super) async fn begin(tx: &Tx, letter: Uuid, policy: &Policy) -> Result<(), Error> {
    let row = log_policy::Model { letter_id: letter, number: 1, policy: policy.to_text(), until_index: None, shown: None };
    log_policy::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes that the entry with this index leads from the newest policy to another one.
pub(super) async fn lead_on(tx: &Tx, newest: &log_policy::Model, index: u64, policy: &str) -> Result<(), Error> {
    let until = log_policy::ActiveModel { until_index: Set(Some(stored(index))), ..Default::default() };
    let one = log_policy::Entity::update_many().set(until).filter(log_policy::Column::LetterId.eq(newest.letter_id));
    one.filter(log_policy::Column::Number.eq(newest.number)).exec(tx).await?;
    let next = log_policy::Model {
        letter_id: newest.letter_id,
        number: newest.number + 1,
        policy: policy.to_owned(),
        until_index: None,
        shown: None,
    };
    log_policy::Entity::insert(next.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// The policies before whose quorum has not signed that another one takes their place.
pub(super) fn waiting(policies: &[log_policy::Model]) -> Result<Vec<Policy>, Error> {
    let unseen = policies.iter().filter(|row| row.until_index.is_some() && row.shown.is_none());
    unseen.map(|row| Policy::parse(&row.policy).map_err(broken)).collect()
}

/// Keeps a checkpoint that is served with the policies before that have led on below it, where their quorum has signed it.
pub(super) async fn show(tx: &Tx, letter: Uuid, size: u64, note: &str) -> Result<(), Error> {
    for row in policies(tx, letter).await? {
        let waits = row.shown.is_none() && row.until_index.is_some_and(|until| count(until) < size);
        let Some(policy) = Some(&row.policy).filter(|_| waits) else { continue };
        let (policy, note_of) = (Policy::parse(policy).map_err(broken)?, ledger::Checkpoint::parse_note(note.as_bytes()).map_err(broken)?);
        let witnesses: Vec<&VerifierKey> = policy.witnesses().iter().map(|(_, witness)| &witness.key).collect();
        let by = note_of.1.verify(&witnesses).map_err(broken)?.by;
        let named = |name: &str| policy.witnesses().iter().position(|(witness, _)| witness == name);
        if policy.is_quorum(|name| named(name).is_some_and(|place| by.iter().any(|(signed, _)| *signed == place))) {
            let shown = log_policy::ActiveModel { shown: Set(Some(note.to_owned())), ..Default::default() };
            let one = log_policy::Entity::update_many().set(shown).filter(log_policy::Column::LetterId.eq(letter));
            one.filter(log_policy::Column::Number.eq(row.number)).exec(tx).await?;
        }
    }
    Ok(())
}

impl Service {
    /// The policy that is served with a checkpoint: the last that a log has come to below it, and that it met.
    pub(super) async fn policy_with(&self, log: &log::Model, served: Option<&log_checkpoint::Model>) -> Result<Policy, Error> {
        let lines = served.and_then(|served| served.witnesses.as_deref());
        let size = served.map_or(log.size, |served| served.size);
        let rows = policies(self.read(), log.letter_id).await?;
        let wanted = policy_of(self.base_url(), &log.origin, &log.public_key, lines)?.to_text();
        let since = rows.iter().zip(std::iter::once(None).chain(rows.iter().map(|row| row.until_index)));
        let begun = since.filter(|(row, since)| row.number > 0 && since.is_none_or(|since| since < size)).map(|(row, _)| row);
        match begun.filter(|row| lines_of(&row.policy) == lines_of(&wanted)).last() {
            Some(row) => Policy::parse(&row.policy).map_err(broken),
            None => Policy::parse(&wanted).map_err(broken),
        }
    }

    /// An earlier policy with what shows that it led on, as `docs/ledger.md` has it.
    pub(super) async fn earlier_policy(&self, log: &log::Model, served: &log_checkpoint::Model, number: &str) -> Result<String, Error> {
        let number = ledger::encode::decimal(number).ok_or(Error::NotFound)?;
        let row = log_policy::Entity::find_by_id((log.letter_id, stored(number))).one(self.read()).await?;
        let row = row.filter(|row| row.until_index.is_some_and(|until| until < served.size)).ok_or(Error::NotFound)?;
        let shown = row.shown.or_else(|| served.note.clone()).unwrap_or_default();
        Ok(format!("{}\n{shown}", row.policy))
    }

    /// Has each log note that other witnesses are set than its policy names, with an entry. The new policy takes effect with
    /// a checkpoint that it meets.
    pub(super) async fn note_policies(&self) -> Result<(), Error> {
        let mut noted = false;
        for log in log::Entity::find().all(self.read()).await? {
            if self.log_keys().seed(&log.public_key)?.is_none() {
                continue;
            }
            let served = self.served(&log).await?;
            let known = policies(self.read(), log.letter_id).await?.pop();
            let now = match (&known, &served) {
                (Some(newest), _) => newest.policy.clone(),
                (None, Some(_)) => self.policy_with(&log, served.as_ref()).await?.to_text(),
                // Nobody has seen a policy of this log.
                (None, None) => continue,
            };
            let next = policy_of(self.base_url(), &log.origin, &log.public_key, self.witnesses())?.to_text();
            if now != next {
                self.submit(Note { letter: log.letter_id, now, next, at: self.now() }).await?;
                noted = true;
            }
        }
        if noted {
            self.sequence().await?;
        }
        Ok(())
    }
}

/// Lets wait that a log comes to another policy, unless that waits already.
struct Note {
    letter: Uuid,
    now: String,
    next: String,
    at: Instant,
}

impl Command for Note {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let waiting = log_event::Entity::find().filter(log_event::Column::LetterId.eq(self.letter));
        if waiting.filter(log_event::Column::What.starts_with("{\"policy\":")).one(tx).await?.is_some() {
            return Ok(());
        }
        if policies(tx, self.letter).await?.is_empty() {
            begin(tx, self.letter, &Policy::parse(&self.now).map_err(broken)?).await?;
        }
        queue(tx, self.letter, None, &What::Policy { policy: self.next.clone() }, self.at).await
    }
}
