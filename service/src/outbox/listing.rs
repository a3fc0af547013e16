//! What mails to owners about who is listed say.

use super::Kind;
use crate::{
    Error, Service,
    entities::{coalition, letter, outbox},
};
use domain::shapes::mail::{MailContent, Occasion};
use sea_orm::EntityTrait;

impl Service {
    /// A mail to an owner about what waits, or is questioned; `None` where nothing does any more.
    pub(super) async fn listing_mail(&self, row: &outbox::Model, kind: Kind, name: String) -> Result<Option<MailContent>, Error> {
        let Some(id) = row.letter_id else { return Ok(None) };
        let Some(letter) = letter::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
        let Some(coalition) = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await? else { return Ok(None) };
        let page = |page: &str| Some(self.desk_link(row, &coalition, &letter, page));
        let (link, reports, afterwards) = (page("/signatures"), page("/reports"), page("/afterwards"));
        let shown = self.mail_letter(&coalition, &letter, &row.locale);
        let occasion = match kind {
            Kind::WaitingOverdue => Occasion::Overdue,
            Kind::WaitingDeadline => Occasion::Deadline,
            Kind::WaitingPublication => Occasion::Publication,
            Kind::DataEnds => {
                let at = self.end_of_undelivered(letter).await?;
                return Ok(at.map(|at| MailContent::DataEnds { name, letter: shown, at, link: afterwards }));
            }
            Kind::ErrorReported => return Ok(Some(MailContent::ErrorReported { name, letter: shown, link: reports })),
            _ => return Ok(Some(MailContent::QuestionedTold { name, letter: shown, link })),
        };
        let waits = self.waiting_on(letter.id).await?;
        Ok(waits.map(|waits| MailContent::Waiting { name, letter: shown, occasion, count: waits.count, since: waits.since, link }))
    }
}
