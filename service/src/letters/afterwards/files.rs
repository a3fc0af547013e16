//! Pictures and documents of receipts and answers: kept sealed, told by their hash.

use crate::{
    Actor, Error, Service,
    entities::{answer, delivery, kept_file, letter},
    keys::KEPT_FILE,
    public::public_letter,
    scope::letter_of,
    writer::Tx,
};
use domain::{
    afterwards::MediaType,
    error::{FieldError, FieldErrors},
    ids::PublicId,
    role::Permission,
    shapes::afterwards::KeptFile,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The most files of a coalition: what a session may write has a bound.
const FILES: u64 = 200;

/// A file as it will be kept and served: pictures hold nothing but the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// What it is.
    pub kind: MediaType,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a row says of its file.
pub(super) struct FileOf<'a> {
    pub(super) id: Option<Uuid>,
    pub(super) alt: Option<&'a str>,
    pub(super) public: bool,
}

impl Service {
    /// A file that everyone may see.
    ///
    /// # Errors
    /// `NotFound`; alike for files of letters that are not public, and for those that organisers keep to themselves.
    pub async fn public_file(&self, coalition: &str, letter: &str, id: PublicId) -> Result<NewFile, Error> {
        let (_, letter) = public_letter(self.read(), coalition, letter).await?;
        let file = find(self.read(), &letter, id).await?;
        let deliveries =
            delivery::Entity::find().filter(delivery::Column::FileId.eq(file.id)).filter(delivery::Column::FilePublic.eq(true));
        let answers = answer::Entity::find().filter(answer::Column::FileId.eq(file.id)).filter(answer::Column::FilePublic.eq(true));
        if deliveries.count(self.read()).await? + answers.count(self.read()).await? == 0 {
            return Err(Error::NotFound);
        }
        self.unsealed(&file)
    }

    /// A file of a letter, for its organisers.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn desk_file(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<NewFile, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        self.unsealed(&find(self.read(), &letter, id).await?)
    }

    fn unsealed(&self, file: &kept_file::Model) -> Result<NewFile, Error> {
        let kind = kind_of(&file.kind)?;
        Ok(NewFile { kind, bytes: self.keys().unseal(KEPT_FILE.of(file.id), &file.sealed)? })
    }

    /// The row of a file, sealed.
    pub(super) fn sealed(&self, letter: Uuid, file: &NewFile) -> Result<kept_file::Model, Error> {
        let id = self.new_id();
        Ok(kept_file::Model {
            id,
            public_id: self.new_public_id().0,
            letter_id: letter,
            kind: file.kind.code().to_owned(),
            sha256: ledger::hex::encode(&ledger::sha256(&file.bytes)),
            size: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
            sealed: self.keys().seal(self.rng(), KEPT_FILE.of(id), &file.bytes)?,
            created_at: self.now().0,
        })
    }
}

/// Keeps a file, where its coalition has room for one more.
pub(super) async fn keep(tx: &Tx, file: &kept_file::Model) -> Result<(), Error> {
    let coalition = letter::Entity::find_by_id(file.letter_id).one(tx).await?.ok_or(Error::NotFound)?.coalition_id;
    let letters = letter::Entity::find().select_only().column(letter::Column::Id).filter(letter::Column::CoalitionId.eq(coalition));
    let kept = kept_file::Entity::find().filter(kept_file::Column::LetterId.in_subquery(letters.into_query()));
    if kept.count(tx).await? >= FILES {
        let fault = FieldError::new("file", "afterwards-error-files-many").with("max", FILES);
        return Err(FieldErrors(vec![fault]).into());
    }
    file.clone().into_active_model().insert(tx).await?;
    Ok(())
}

/// Deletes a file of a letter, with its bytes.
pub(super) async fn drop_file(tx: &Tx, letter: Uuid, file: Option<Uuid>) -> Result<(), Error> {
    if let Some(id) = file {
        let own = kept_file::Entity::delete_many().filter(kept_file::Column::LetterId.eq(letter));
        own.filter(kept_file::Column::Id.eq(id)).exec(tx).await?;
    }
    Ok(())
}

/// What a letter's files are, by their rows; without their bytes.
pub(super) async fn files_of<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<HashMap<Uuid, KeptFile>, Error> {
    use kept_file::Column as C;
    let rows: Vec<(Uuid, Uuid, String, String, i64)> = kept_file::Entity::find()
        .select_only()
        .columns([C::Id, C::PublicId, C::Kind, C::Sha256, C::Size])
        .filter(C::LetterId.eq(letter))
        .into_tuple()
        .all(db)
        .await?;
    let file = |(id, public_id, kind, sha256, size): (Uuid, Uuid, String, String, i64)| {
        let kind = kind_of(&kind)?;
        let bytes = u64::try_from(size).unwrap_or(0);
        Ok((id, KeptFile { id: PublicId(public_id), kind, alt: String::new(), sha256, bytes, public: false }))
    };
    rows.into_iter().map(file).collect()
}

/// A row's file with what the row says of it.
pub(super) fn file_of(files: &HashMap<Uuid, KeptFile>, of: &FileOf<'_>) -> Option<KeptFile> {
    let file = files.get(&of.id?)?.clone();
    Some(KeptFile { alt: of.alt.unwrap_or_default().to_owned(), public: of.public, ..file })
}

async fn find<C: ConnectionTrait>(db: &C, letter: &letter::Model, id: PublicId) -> Result<kept_file::Model, Error> {
    let own = kept_file::Entity::find().filter(kept_file::Column::LetterId.eq(letter.id));
    own.filter(kept_file::Column::PublicId.eq(id.0)).one(db).await?.ok_or(Error::NotFound)
}

fn kind_of(code: &str) -> Result<MediaType, Error> {
    MediaType::from_code(code).ok_or_else(|| Error::Internal("a stored file of no kind".to_owned()))
}
