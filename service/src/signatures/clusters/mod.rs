//! Clusters: signatures of one letter that have something in common, for an organiser to look at. A cluster holds nobody,
//! and is seen at the desk alone. See decision 0019.

mod exempt;
mod find;
mod list;
mod networks;
mod note;

pub(super) use find::{Clusters, clusters_of};
pub(crate) use networks::Networks;
pub(super) use note::{Counted, Origin};
