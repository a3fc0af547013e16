//! Signatures at the desk: the list, and what is shown of one.

use super::{
    adopt::offer_of,
    book::Book,
    clusters::{Clusters, clusters_of},
    correction::waiting_correction,
    doubles::doubles_of,
    kind_of, state_of,
};
use crate::{
    Actor, Error, Service,
    entities::{account, letter, signature},
    names,
    outbox::About,
    privacy::given_consent,
    public::country_of,
    scope::{Scope, letter_of},
};
use domain::{
    cluster::ClusterKind,
    email::Email,
    ids::PublicId,
    masked::Masked,
    role::Permission,
    shapes::{
        desk::{DeskSignature, DeskSignatures},
        signing::BookOffer,
    },
    signature::{Category, HeldFor, Proof, RemovalReason, SignatoryKind, SignatureState},
    text::identity_fold,
    time::Instant,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select, sea_query::Expr};
use uuid::Uuid;

/// Rows on a page of the list.
const PAGE: u64 = 50;

impl Service {
    /// The desk's list of a letter's signatures: held ones first, then the newest. Searches listed names.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody without a role.
    pub async fn desk_signatures(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        query: &str,
        state: Option<SignatureState>,
        page: u64,
    ) -> Result<DeskSignatures, Error> {
        let (scope, letter) = self.desk_scope(actor, coalition, letter).await?;
        let mut select = of_letter(&letter);
        if let Some(state) = state {
            select = select.filter(signature::Column::State.eq(state.code()));
        }
        if !query.trim().is_empty() {
            let mut any = Condition::any();
            if !names::fold(query).is_empty() {
                any = any.add(signature::Column::NameFold.like(names::like(query)));
            }
            select = select.filter(any);
        }
        let clusters = clusters_of(self, &letter).await?;
        let list = self.listed(&scope, &letter, select, &clusters, page).await?;
        Ok(DeskSignatures { query: query.trim().to_owned(), state, ..list })
    }

    /// The same of those of a whole address, for those who may see contacts: it counts as one shown.
    ///
    /// # Errors
    /// `error-contacts-shown` when this person was shown as many as a day has; as there.
    pub async fn signatures_of_address(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        address: &Email,
    ) -> Result<DeskSignatures, Error> {
        let looked_up = Some(self.look_up(actor, coalition, Some(letter), Permission::DecideSignatures).await?);
        let (scope, letter) = self.desk_scope(actor, coalition, letter).await?;
        let own = of_letter(&letter).filter(signature::Column::AddressHmac.eq(self.mailbox_hmac(address)?));
        let list = self.listed(&scope, &letter, own, &clusters_of(self, &letter).await?, 1).await?;
        Ok(DeskSignatures { looked_up, pages: 1, ..list })
    }

    /// The same of a cluster alone: the one of this kind that a signature is in. It may be gone since it was shown.
    ///
    /// # Errors
    /// As there.
    pub async fn desk_cluster(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        kind: ClusterKind,
        of: PublicId,
        page: u64,
    ) -> Result<DeskSignatures, Error> {
        let (scope, letter) = self.desk_scope(actor, coalition, letter).await?;
        let clusters = clusters_of(self, &letter).await?;
        let cluster = match of_letter(&letter).filter(signature::Column::PublicId.eq(of.0)).one(self.read()).await? {
            Some(row) => clusters.of(kind, row.id),
            None => None,
        };
        let own = match cluster.map(|one| (one.number, &one.signatures)) {
            Some((Some(number), _)) => signature::Column::Cluster.eq(number),
            Some((None, signatures)) => signature::Column::Id.is_in(signatures.iter().copied()),
            None => signature::Column::Id.is_in(Vec::<Uuid>::new()),
        };
        let list = self.listed(&scope, &letter, of_letter(&letter).filter(own), &clusters, page).await?;
        Ok(DeskSignatures { cluster: Some((kind, cluster.map(|one| one.shown.clone()))), ..list })
    }

    /// A page of what was selected.
    async fn listed(
        &self,
        scope: &Scope,
        letter: &letter::Model,
        select: Select<signature::Entity>,
        clusters: &Clusters,
        page: u64,
    ) -> Result<DeskSignatures, Error> {
        let found = select.clone().count(self.read()).await?;
        let pages = found.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let rows = select
            .order_by_asc(Expr::cust("CASE state WHEN 'held' THEN 0 ELSE 1 END"))
            .order_by_desc(signature::Column::PostedAt)
            .order_by_desc(signature::Column::Id)
            .paginate(self.read(), PAGE)
            .fetch_page(page - 1)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let undelivered = self.undelivered(About::Signatures, &ids).await?;
        let mut signatures = self.with_doubles(letter, &rows).await?;
        for (shown, id) in signatures.iter_mut().zip(ids) {
            shown.undelivered = undelivered.get(&id).copied();
            let own = ClusterKind::ALL.into_iter().filter_map(|kind| clusters.of(kind, id));
            shown.clusters = own.map(|one| (one.shown.kind, one.shown.count())).collect();
        }
        let letter = self.desk_letter_row(letter).await?;
        let clusters = clusters.clusters.len() as u64;
        Ok(DeskSignatures {
            desk: scope.desk(),
            letter,
            query: String::new(),
            looked_up: None,
            state: None,
            cluster: None,
            clusters,
            page,
            pages,
            found,
            signatures,
        })
    }

    /// One signature at the desk.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn desk_signature(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<DeskSignature, Error> {
        let (_, letter) = self.desk_scope(actor, coalition, letter).await?;
        let row = find(self.read(), &letter, id).await?;
        self.with_doubles(&letter, &[row]).await?.pop().ok_or(Error::NotFound)
    }

    /// Signatures with their possible doubles, and the rows of the address book that one which waits may be of.
    async fn with_doubles(&self, letter: &letter::Model, rows: &[signature::Model]) -> Result<Vec<DeskSignature>, Error> {
        let mut doubles = doubles_of(self.read(), letter.id, rows).await?;
        let mut shown = Vec::with_capacity(rows.len());
        for row in rows {
            let waits = state_of(row) == SignatureState::Held && kind_of(row) == SignatoryKind::Organisation;
            let book = if waits { self.rows_for(letter, row).await? } else { Vec::new() };
            let doubles = doubles.remove(&row.id).unwrap_or_default();
            shown.push(DeskSignature { doubles, rows: book, ..self.desk_row(row).await? });
        }
        Ok(shown)
    }

    /// The rows of the address book that have a signature's name and country.
    async fn rows_for(&self, letter: &letter::Model, row: &signature::Model) -> Result<Vec<BookOffer>, Error> {
        let fold = identity_fold(&row.name);
        let book = Book::about(self.read(), letter.coalition_id, Some((&fold, row.country.as_str())), None).await?;
        book.rows_named(&fold, &row.country).into_iter().map(offer_of).collect()
    }

    pub(super) async fn desk_scope(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<(Scope, letter::Model), Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        Ok((scope, letter))
    }

    pub(super) async fn desk_row(&self, row: &signature::Model) -> Result<DeskSignature, Error> {
        let private = self.readable_private(row);
        let on_behalf_by = match row.on_behalf_by {
            Some(id) => account::Entity::find_by_id(id).one(self.read()).await?.map(|account| account.name),
            None => None,
        };
        let gathered = match row.import_id {
            Some(_) => Some(self.gathered_by(row).await?.1),
            None => None,
        };
        let kind = kind_of(row);
        Ok(DeskSignature {
            id: PublicId(row.public_id),
            revision: row.revision,
            kind,
            state: state_of(row),
            name: row.name.clone(),
            country: country_of(&row.country),
            site: row.site.clone(),
            category: Category::from_code(&row.category).unwrap_or_default(),
            affiliation: row.affiliation.clone(),
            proof: Proof::from_code(&row.proof).unwrap_or(Proof::Mailbox),
            in_address_book: row.organisation_id.is_some(),
            representative: private
                .as_ref()
                .filter(|_| kind == SignatoryKind::Organisation && row.list_representative)
                .map(|private| (private.representative.clone(), private.office.clone())),
            contact: private.filter(|private| !private.email.is_empty()).map(|private| match kind {
                SignatoryKind::Organisation => Masked::with_domain(&private.email),
                SignatoryKind::Person => Masked::alone(&private.email),
            }),
            undelivered: None,
            held_since: row.held_since.map(Instant),
            held_for: row.held_for.as_deref().and_then(HeldFor::from_code),
            correction: waiting_correction(self.read(), row.id).await?,
            questioned: self.open_question(self.read(), row.id).await?,
            doubles: Vec::new(),
            clusters: Vec::new(),
            rows: Vec::new(),
            posted_at: Instant(row.posted_at),
            confirmed_at: row.confirmed_at.map(Instant),
            on_behalf_by,
            gathered,
            key: row.log_key.is_some(),
            late: row.late,
            consent: given_consent(row),
            erased: row.erased_at.is_some(),
            removed: row.removal_reason.as_deref().and_then(RemovalReason::from_code),
        })
    }
}

pub(super) fn of_letter(letter: &letter::Model) -> Select<signature::Entity> {
    signature::Entity::find().filter(signature::Column::LetterId.eq(letter.id))
}

pub(super) async fn find<C: ConnectionTrait>(db: &C, letter: &letter::Model, id: PublicId) -> Result<signature::Model, Error> {
    of_letter(letter).filter(signature::Column::PublicId.eq(id.0)).one(db).await?.ok_or(Error::NotFound)
}
