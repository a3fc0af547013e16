//! When a row of the address book is added, renamed, merged or deleted, the signatures and invitations that it may
//! concern get, in the same transaction, the identity that the book gives them now.
//!
//! What is tied to a row stays tied while the row is there, whatever it is called: an organisation that changes its name
//! is the same. Where two listed ones become one, both stay listed, and the key of the second gets a suffix. Nothing that
//! is listed or recorded changes.

use super::{
    book::Book,
    identity::{SUFFIX, base_of, book_key, name_key_of, with_suffix},
};
use crate::{
    Error,
    entities::{
        invitation::{self, Column as I},
        letter, letter_convener,
        signature::{self, Column as S},
    },
    writer::Tx,
};
use domain::{
    invitation::Standing,
    signature::{SignatoryKind, SignatureState},
    text::identity_fold,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a change of the address book may concern.
#[derive(Default)]
pub(crate) struct Touched {
    /// Names and countries that rows have now, each name folded for identity.
    names: BTreeSet<(String, String)>,
    /// Signatures and invitations that were tied to a row that goes, by the tables' own identifiers.
    pub(crate) signatures: Vec<Uuid>,
    pub(crate) invitations: Vec<Uuid>,
}

impl Touched {
    /// And those of these names, each folded for identity, and countries.
    pub(crate) fn and(mut self, names: impl IntoIterator<Item = (String, String)>) -> Self {
        self.names.extend(names);
        self
    }

    /// Those that are tied to a row, before it goes.
    pub(crate) async fn tied_to(tx: &Tx, row: Uuid) -> Result<Self, Error> {
        let signatures = signature::Entity::find().filter(signature::Column::OrganisationId.eq(row)).select_only();
        let invitations = invitation::Entity::find().filter(invitation::Column::OrganisationId.eq(row)).select_only();
        Ok(Self {
            names: BTreeSet::new(),
            signatures: signatures.column(signature::Column::Id).into_tuple().all(tx).await?,
            invitations: invitations.column(invitation::Column::Id).into_tuple().all(tx).await?,
        })
    }
}

/// Gives everything that a change of the address book touched the identity that it has now.
pub(crate) async fn reidentify(tx: &Tx, coalition: Uuid, touched: &Touched) -> Result<(), Error> {
    let keys: BTreeSet<String> = touched.names.iter().map(|(fold, country)| name_key_of(fold, country)).collect();
    let own = letter::Entity::find().select_only().column(letter::Column::Id).filter(letter::Column::CoalitionId.eq(coalition));
    let letters = || own.clone().into_query();
    let named = keys.iter().fold(Condition::any(), |any, key| any.add(same_or_suffixed(S::Identity, key)));
    let signatures = signature::Entity::find()
        .filter(S::LetterId.in_subquery(letters()))
        .filter(S::Kind.eq(SignatoryKind::Organisation.code()))
        .filter(S::ErasedAt.is_null())
        .filter(named.add(S::Id.is_in(touched.signatures.iter().copied())))
        .order_by_asc(S::Id)
        .all(tx)
        .await?;
    let asked = |row: Uuid, identity: &str, ties: &[Uuid]| ties.contains(&row) || keys.contains(base_of(identity));
    for row in signatures.into_iter().filter(|row| asked(row.id, &row.identity, &touched.signatures)) {
        let found = identity_now(tx, coalition, row.organisation_id, &row.name, &row.country).await?;
        identify_signature(tx, &row, found).await?;
    }
    let named = keys.iter().fold(Condition::any(), |any, key| any.add(same_or_suffixed(I::Identity, key)));
    let invitations = invitation::Entity::find()
        .filter(I::LetterId.in_subquery(letters()))
        .filter(named.add(I::Id.is_in(touched.invitations.iter().copied())))
        .order_by_asc(I::Id)
        .all(tx)
        .await?;
    for row in invitations.into_iter().filter(|row| asked(row.id, &row.identity, &touched.invitations)) {
        let found = identity_now(tx, coalition, row.organisation_id, &row.name, &row.country).await?;
        identify_invitation(tx, &row, found).await?;
    }
    Ok(())
}

/// The key and the row of an organisation of this name and country: of the row that it is tied to, else by the book.
async fn identity_now(tx: &Tx, coalition: Uuid, tied: Option<Uuid>, name: &str, country: &str) -> Result<(String, Option<Uuid>), Error> {
    if let Some(row) = tied {
        return Ok((book_key(row), Some(row)));
    }
    by_name(tx, coalition, name, country).await
}

/// The key and the row that the address book alone gives to this name and country.
pub(crate) async fn by_name(tx: &Tx, coalition: Uuid, name: &str, country: &str) -> Result<(String, Option<Uuid>), Error> {
    let fold = identity_fold(name);
    let book = Book::about(tx, coalition, Some((&fold, country)), None).await?;
    Ok(match book.rows_named(&fold, country).as_slice() {
        [row] => (book_key(row.model.id), Some(row.model.id)),
        _ => (name_key_of(&fold, country), None),
    })
}

/// Gives a signature this identity, with a suffix where another of the same is in its way.
pub(crate) async fn identify_signature(tx: &Tx, row: &signature::Model, (key, tied): (String, Option<Uuid>)) -> Result<(), Error> {
    if base_of(&row.identity) == key && row.organisation_id == tied {
        return Ok(());
    }
    let own = signature::Entity::find().filter(S::LetterId.eq(row.letter_id)).filter(S::Id.ne(row.id));
    let others = own.filter(S::Kind.eq(row.kind.as_str())).filter(same_or_suffixed(S::Identity, &key));
    let in_the_way = match SignatureState::from_code(&row.state) {
        Some(SignatureState::Confirmed) => Some(others.filter(S::State.eq(row.state.as_str()))),
        Some(SignatureState::Pending) => {
            Some(others.filter(S::State.eq(row.state.as_str())).filter(S::AddressHmac.eq(row.address_hmac.clone())))
        }
        _ => None,
    };
    let taken: Vec<String> = match in_the_way {
        Some(others) => others.select_only().column(S::Identity).into_tuple().all(tx).await?,
        None => Vec::new(),
    };
    let identity = with_suffix(&key, &taken);
    // A record says who convenes: what is listed neither becomes a convener by a new tie, nor ceases to be one.
    let listed = row.state == SignatureState::Confirmed.code();
    let keeps = listed && convenes(tx, row.letter_id, tied).await? != convenes(tx, row.letter_id, row.organisation_id).await?;
    let tied = if keeps { row.organisation_id } else { tied };
    let new = signature::ActiveModel { id: Set(row.id), identity: Set(identity), organisation_id: Set(tied), ..Default::default() };
    new.update(tx).await?;
    Ok(())
}

async fn convenes(tx: &Tx, letter: Uuid, organisation: Option<Uuid>) -> Result<bool, Error> {
    let Some(organisation) = organisation else { return Ok(false) };
    Ok(letter_convener::Entity::find_by_id((letter, organisation)).one(tx).await?.is_some())
}

/// Gives an invitation this identity, with a suffix where the same mailbox is invited for it already.
pub(crate) async fn identify_invitation(tx: &Tx, row: &invitation::Model, (key, tied): (String, Option<Uuid>)) -> Result<(), Error> {
    if base_of(&row.identity) == key && row.organisation_id == tied {
        return Ok(());
    }
    let others = invitation::Entity::find()
        .filter(I::LetterId.eq(row.letter_id))
        .filter(I::Id.ne(row.id))
        .filter(I::AddressHmac.eq(row.address_hmac.clone()))
        .filter(I::State.ne(Standing::Withdrawn.code()))
        .filter(same_or_suffixed(I::Identity, &key));
    let withdrawn = row.state == Standing::Withdrawn.code();
    let taken: Vec<String> = if withdrawn { Vec::new() } else { others.select_only().column(I::Identity).into_tuple().all(tx).await? };
    let identity = with_suffix(&key, &taken);
    let new = invitation::ActiveModel { id: Set(row.id), identity: Set(identity), organisation_id: Set(tied), ..Default::default() };
    new.update(tx).await?;
    Ok(())
}

/// A key, or the same with a suffix. What a wildcard in a name finds beside is sorted out by [`base_of`].
fn same_or_suffixed(column: impl ColumnTrait, key: &str) -> Condition {
    Condition::any().add(column.eq(key)).add(column.like(format!("{key}{SUFFIX}%")))
}
