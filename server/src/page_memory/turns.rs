//! Whose turn it is to make a page: one at a time does.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

/// The pages that are being made or waited for.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<HashMap<Arc<str>, Weak<tokio::sync::Mutex<()>>>>);

impl Turns {
    /// The turn of a page: the task that makes it holds it.
    pub(super) fn of(&self, path: &Arc<str>) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = turns.get(path).and_then(Weak::upgrade) {
            return turn;
        }
        // Those that nobody holds or waits for any more.
        turns.retain(|_, turn| turn.strong_count() > 0);
        let turn = Arc::default();
        turns.insert(Arc::clone(path), Arc::downgrade(&turn));
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_at_a_time_and_nothing_is_left() {
        let turns = Turns::default();
        let page: Arc<str> = "/en".into();
        let held = turns.of(&page).lock_owned().await;
        assert!(turns.of(&page).try_lock_owned().is_err());
        assert!(turns.of(&"/fr".into()).try_lock_owned().is_ok());
        drop(held);
        assert!(turns.of(&page).try_lock_owned().is_ok());
        turns.of(&"/ar".into());
        assert_eq!(turns.0.lock().unwrap().len(), 1);
    }
}
