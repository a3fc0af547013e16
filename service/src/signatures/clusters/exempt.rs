//! The networks that organisers name as innocent: their posts make no cluster.

use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::letter,
    keys::NETWORKS,
    scope::{letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{activity::Act, networks::Networks, role::Permission, time::Instant};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

impl Service {
    /// Names the networks of a letter that make no cluster, from now on, in place of those that were named.
    ///
    /// # Errors
    /// The faults of [`Networks::parse`]; `NotFound`, `Forbidden`.
    pub async fn exempt_networks(&self, actor: &Actor, coalition: &str, letter: &str, text: &str) -> Result<(), Error> {
        self.scope(actor, coalition, Permission::DecideSignatures).await?;
        let networks = Networks::parse(text)?;
        let (actor, coalition, letter) = (actor.clone(), coalition.to_owned(), letter.to_owned());
        self.submit(Exempt { service: self.clone(), actor, coalition, letter, networks, now: self.now() }).await
    }
}

/// Those of a letter. What cannot be read exempts nobody.
pub(super) fn exempt_networks(service: &Service, letter: &letter::Model) -> Networks {
    let Some(sealed) = &letter.networks_sealed else { return Networks::default() };
    let text = service.keys().unseal(NETWORKS.of(letter.id), sealed).ok().and_then(|plain| String::from_utf8(plain).ok());
    text.and_then(|text| Networks::parse(&text).ok()).unwrap_or_else(|| {
        tracing::error!(letter = %letter.id, "the networks that make no cluster cannot be read");
        Networks::default()
    })
}

struct Exempt {
    service: Service,
    actor: Actor,
    coalition: String,
    letter: String,
    networks: Networks,
    now: Instant,
}

impl Command for Exempt {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        if exempt_networks(&self.service, &letter) == self.networks {
            return Ok(());
        }
        let (keys, rng) = (self.service.keys(), self.service.rng());
        let sealed = match self.networks.is_empty() {
            true => None,
            false => Some(keys.seal(rng, NETWORKS.of(letter.id), self.networks.to_string().as_bytes())?),
        };
        let change = letter::ActiveModel { networks_sealed: Set(sealed), ..Default::default() };
        letter::Entity::update_many().set(change).filter(letter::Column::Id.eq(letter.id)).exec(tx).await?;
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::NetworksNamed, self.now);
        note.letter(letter.id).insert(tx).await
    }
}
