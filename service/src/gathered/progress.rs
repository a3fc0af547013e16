//! How far imports of this process are. Their transactions show nothing of it before they end.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};
use uuid::Uuid;

/// Rows written, by import.
#[derive(Default)]
pub(crate) struct Progress(Mutex<HashMap<Uuid, Arc<AtomicU64>>>);

impl Progress {
    /// The figure of an import that begins.
    pub(super) fn begin(&self, import: Uuid) -> Arc<AtomicU64> {
        let written = Arc::new(AtomicU64::new(0));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(import, Arc::clone(&written));
        written
    }

    /// The import has ended, in whichever way.
    pub(super) fn end(&self, import: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&import);
    }

    /// Rows written; 0 where another process writes them.
    pub(super) fn written(&self, import: Uuid) -> u64 {
        let imports = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        imports.get(&import).map_or(0, |written| written.load(Ordering::Relaxed))
    }
}
