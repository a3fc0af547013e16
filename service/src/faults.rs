//! Faults, passed in where a test wants to know what a crash leaves.

use crate::{Error, log::Step};

/// Hears of each step of a write.
pub trait Faults: Send + Sync {
    /// A step is reached.
    ///
    /// # Errors
    /// To stop the write here, as a crash would.
    fn reached(&self, step: Step) -> Result<(), Error>;

    /// So many rows of an import are written, and none is committed.
    ///
    /// # Errors
    /// To stop the write here.
    fn written(&self, _: u64) -> Result<(), Error> {
        Ok(())
    }

    /// So many rows are changed by a data step, and the last of them are not committed.
    ///
    /// # Errors
    /// To stop the write here.
    fn stepped(&self, _: u64) -> Result<(), Error> {
        Ok(())
    }
}

/// None.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFaults;

impl Faults for NoFaults {
    fn reached(&self, _: Step) -> Result<(), Error> {
        Ok(())
    }
}
