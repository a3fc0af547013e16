//! The search for a whole address: who guesses and gets an answer has read what a mask hides. So it is for those who may see
//! contacts, counts as one that was shown, and is noted in the activity, without the address.

use super::reveal::{A_DAY, shown_today};
use crate::{
    Actor, Error, Service,
    activity::Note,
    scope::{letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{activity::Act, role::Permission, shapes::contacts::LookedUp, time::Instant};

impl Service {
    /// Counts a search for an address in a coalition, or in one of its letters, before anything is looked up.
    ///
    /// # Errors
    /// `error-contacts-shown` when this person was shown as many contacts as a day has; `NotFound`, `Forbidden`.
    pub(crate) async fn look_up(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: Option<&str>,
        permission: Permission,
    ) -> Result<LookedUp, Error> {
        let (coalition, letter) = (coalition.to_owned(), letter.map(str::to_owned));
        let shown = self.submit(LookUp { actor: actor.clone(), coalition, letter, permission, now: self.now() }).await?;
        Ok(LookedUp { shown, most: A_DAY })
    }
}

struct LookUp {
    actor: Actor,
    coalition: String,
    letter: Option<String>,
    permission: Permission,
    now: Instant,
}

impl Command for LookUp {
    type Answer = u64;

    async fn execute(&self, tx: &Tx) -> Result<u64, Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, self.permission).await?;
        let letter = match &self.letter {
            Some(letter) => Some(letter_of(tx, &scope.coalition, letter).await?.id),
            None => None,
        };
        let shown = shown_today(tx, self.actor.account.0, scope.coalition.id, self.now).await?;
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::AddressLookedUp, self.now);
        note.letter(letter).insert(tx).await?;
        Ok(shown + 1)
    }
}
