//! The one list of a letter's invitations: whom, how they answered, who signed in whatever way, when they are reminded.

use super::{of_letter, reply_of, standing, stands_as, timetable::of_letter as timetable_of};
use crate::{
    Actor, Error, Service,
    entities::{invitation, letter, reminder_sent},
    names,
    outbox::About,
    public::country_of,
    scope::letter_of,
};
use domain::{
    email::Email,
    ids::PublicId,
    invitation::Standing,
    masked::Masked,
    reminder::{Asked, ReminderKind, Timetable, ten_of},
    role::Permission,
    shapes::{
        desk::DeskCoalition,
        invitations::{DeskInvitation, DeskInvitations},
    },
    time::Instant,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows on a page of the list.
const PAGE: u64 = 50;

impl Service {
    /// A letter's invitations by the organisations' names, which it searches.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn invitations(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        query: &str,
        only: Option<Standing>,
        page: u64,
    ) -> Result<DeskInvitations, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let query: String = query.trim().chars().take(200).collect();
        let mut select = of_letter(letter.id);
        if let Some(only) = only {
            select = select.filter(stands_as([only]));
        }
        if !query.is_empty() {
            let mut any = Condition::any();
            if !names::fold(&query).is_empty() {
                any = any.add(invitation::Column::NameFold.like(names::like(&query)));
            }
            select = select.filter(any);
        }
        Ok(DeskInvitations { query, standing: only, ..self.page_of(scope.desk(), &letter, select, page).await? })
    }

    /// The same of those of a whole address, for those who may see contacts: it counts as one shown.
    ///
    /// # Errors
    /// `error-contacts-shown` when this person was shown as many as a day has; `NotFound`, `Forbidden`.
    pub async fn invitations_of_address(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        address: &Email,
    ) -> Result<DeskInvitations, Error> {
        let looked_up = Some(self.look_up(actor, coalition, Some(letter), Permission::Invite).await?);
        let scope = self.scope(actor, coalition, Permission::Invite).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let own = of_letter(letter.id).filter(invitation::Column::AddressHmac.eq(self.mailbox_hmac(address)?));
        Ok(DeskInvitations { looked_up, pages: 1, ..self.page_of(scope.desk(), &letter, own, 1).await? })
    }

    /// A page of what was selected.
    async fn page_of(
        &self,
        desk: DeskCoalition,
        letter: &letter::Model,
        select: Select<invitation::Entity>,
        page: u64,
    ) -> Result<DeskInvitations, Error> {
        let found = select.clone().count(self.read()).await?;
        let pages = found.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let rows = select
            .order_by_asc(invitation::Column::NameSort)
            .order_by_asc(invitation::Column::Id)
            .paginate(self.read(), PAGE)
            .fetch_page(page - 1)
            .await?;
        let invitations = self.shown(letter, &rows).await?;
        let counts = self.counts_of_standings(letter.id).await?;
        let letter = self.desk_letter_row(letter).await?;
        let (query, looked_up, standing) = (String::new(), None, None);
        Ok(DeskInvitations { desk, letter, query, looked_up, standing, counts, page, pages, found, invitations })
    }

    /// One invitation of the list.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn invitation(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<DeskInvitation, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let row = of_letter(letter.id).filter(invitation::Column::PublicId.eq(id.0)).one(self.read()).await?;
        let row = row.ok_or(Error::NotFound)?;
        self.shown(&letter, &[row]).await?.pop().ok_or(Error::NotFound)
    }

    async fn counts_of_standings(&self, letter: Uuid) -> Result<Vec<(Standing, u64)>, Error> {
        let rows: Vec<(String, i64)> = of_letter(letter)
            .select_only()
            .column_as(standing(), "standing")
            .column_as(Expr::cust("count(*)"), "many")
            .group_by(standing())
            .into_tuple()
            .all(self.read())
            .await?;
        let many =
            |one: Standing| rows.iter().find(|(code, _)| code == one.code()).map_or(0, |(_, many)| u64::try_from(*many).unwrap_or(0));
        Ok(Standing::ALL.into_iter().map(|one| (one, many(one))).collect())
    }

    async fn shown(&self, letter: &letter::Model, rows: &[invitation::Model]) -> Result<Vec<DeskInvitation>, Error> {
        let ids = || rows.iter().map(|row| row.id);
        let standings: HashMap<Uuid, String> = invitation::Entity::find()
            .filter(invitation::Column::Id.is_in(ids()))
            .select_only()
            .column(invitation::Column::Id)
            .column_as(standing(), "standing")
            .into_tuple::<(Uuid, String)>()
            .all(self.read())
            .await?
            .into_iter()
            .collect();
        let sent = reminder_sent::Entity::find().filter(reminder_sent::Column::InvitationId.is_in(ids())).all(self.read()).await?;
        let first = rows.iter().filter_map(|row| row.forwarded_from);
        let first = invitation::Entity::find().filter(invitation::Column::Id.is_in(first)).all(self.read()).await?;
        let timetable = timetable_of(self.read(), letter).await?;
        let undelivered = self.undelivered(About::Invitations, &ids().collect::<Vec<_>>()).await?;
        let mut shown = Vec::with_capacity(rows.len());
        for row in rows {
            let private = self.readable_invitation(row);
            let standing = standings.get(&row.id).and_then(|code| Standing::from_code(code)).unwrap_or(Standing::Withdrawn);
            let by = first.iter().find(|one| Some(one.id) == row.forwarded_from);
            let forwarded_by = by.map(|one| Masked::with_domain(&self.readable_invitation(one).email));
            let own: Vec<_> = sent.iter().filter(|one| one.invitation_id == row.id).collect();
            shown.push(DeskInvitation {
                id: PublicId(row.public_id),
                organisation: row.name.clone(),
                country: country_of(&row.country),
                standing,
                reply: reply_of(row, &private),
                answered_at: row.answered_at.map(Instant),
                forwarded_by,
                last_mail_at: row.last_mail_at.map(Instant),
                reminders: own.len() as u64,
                next: next_of(&timetable, letter, row, &own, standing, self.now()),
                created_at: Instant(row.created_at),
                email: Masked::with_domain(&private.email),
                undelivered: undelivered.get(&row.id).copied(),
            });
        }
        Ok(shown)
    }
}

/// The next reminder of an invitation, as things stand.
fn next_of(
    timetable: &Timetable,
    letter: &letter::Model,
    row: &invitation::Model,
    sent: &[&reminder_sent::Model],
    standing: Standing,
    now: Instant,
) -> Option<(ReminderKind, Instant)> {
    if !standing.is_open() {
        return None;
    }
    let asked = Asked {
        own_date: row.answer_until.as_deref().and_then(|day| ten_of(day, letter.deadline_zone.as_deref()?)),
        last_mail: Instant(row.last_mail_at.unwrap_or_default()),
        sent: sent.iter().filter_map(|one| Some((ReminderKind::from_code(&one.kind)?, Instant(one.due_at)))).collect(),
    };
    timetable.next(&asked, now)
}
