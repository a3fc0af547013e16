//! Progress for people: which step of how many, and how long each took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Counts the steps of a task and times them.
pub(crate) struct Steps {
    total: usize,
    done: Vec<(String, Duration)>,
}

impl Steps {
    /// A task of so many steps.
    pub(crate) fn of(total: usize) -> Self {
        Self { total, done: Vec::new() }
    }

    /// Does one step, saying so before and how long it took after.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        eprintln!("[{}/{}] {name} …", self.done.len() + 1, self.total);
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        let mark = if result.is_ok() { "done in" } else { "failed after" };
        eprintln!("      {mark} {}", shown(took));
        self.done.push((name.to_owned(), took));
        result
    }

    /// The steps so far with their durations.
    pub(crate) fn done(&self) -> &[(String, Duration)] {
        &self.done
    }
}

/// A duration as people read it.
pub(crate) fn shown(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 60.0 { format!("{seconds:.1} s") } else { format!("{} min {:.0} s", duration.as_secs() / 60, seconds % 60.0) }
}
