//! What an invited mailbox sees and does: read, sign with one click, answer otherwise, pass on; and "this was not me".
//!
//! These pages may show a confidential letter. As every page made for one reader, nobody keeps them and no search engine
//! lists them (`server/src/headers.rs`).

pub mod disown;
pub mod invitation;

use crate::{
    error::Failure,
    extract::{Reader, id},
};
use domain::ids::PublicId;
use serde::Deserialize;

/// An invitation, or a signature made by one, in an address.
#[derive(Debug, Deserialize)]
pub struct InvitedPath {
    id: String,
}

impl InvitedPath {
    /// Its identifier.
    ///
    /// # Errors
    /// When it is none.
    fn id(&self) -> Result<PublicId, Failure> {
        id(&self.id)
    }

    /// Its identifier, and the token that its link left in a cookie.
    fn held(&self, reader: &Reader) -> Result<(PublicId, String), Failure> {
        let id = self.id()?;
        Ok((id, reader.link_token(id)?))
    }
}
