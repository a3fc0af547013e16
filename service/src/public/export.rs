//! The list of signatories for machines.

use super::{Frozen, frozen_in, on_paper, public_card, public_letter};
use crate::{
    Error, Service,
    entities::signature,
    letters::{Audience, conveners_of, story},
    log::day_of,
    signatures::kind_of,
};
use domain::{
    language::{Wanted, address_of},
    locale::Locale,
    shapes::{
        afterwards::{DayTold, Told},
        export::{
            ExportedAnswer, ExportedCounts, ExportedDelivery, ExportedLetter, ExportedProof, ExportedSignatory, ExportedText,
            SignatoriesExport,
        },
        letters::LetterText,
    },
    signature::{Category, Proof, SignatoryKind, SignatureState},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

impl Service {
    /// Everybody on a public letter's list, with what the list shows of them.
    ///
    /// # Errors
    /// `NotFound`; alike for letters that are not public and those that never were.
    pub async fn export_signatories(&self, coalition: &str, letter: &str) -> Result<SignatoriesExport, Error> {
        use signature::Column as S;
        let (coalition, letter) = public_letter(self.read(), coalition, letter).await?;
        let Frozen { version, texts, .. } = frozen_in(self.read(), &letter, &Wanted::Original).await?;
        let counts = self.counts_of_one(letter.id).await?;
        let card = public_card(&letter, &coalition, counts, self.now());
        let conveners = conveners_of(self.read(), letter.id).await?;
        let told = story(self.read(), &letter, Audience::Public, self.now()).await?;
        let public = |locale: Locale| format!("{}/{}/c/{}/{}", self.base_url(), locale.tag(), coalition.slug, letter.slug);
        let rows = signature::Entity::find()
            .filter(S::LetterId.eq(letter.id))
            .filter(S::State.eq(SignatureState::Confirmed.code()))
            .filter(S::Outstanding.eq(false))
            .order_by_asc(S::Kind)
            .order_by_asc(S::NameSort)
            .order_by_asc(S::Id)
            .all(self.read())
            .await?;
        Ok(SignatoriesExport {
            letter: ExportedLetter {
                id: card.public_id.to_string(),
                address: public(Locale::default()),
                subject: card.subject,
                language: card.language,
                state: card.state.code().to_owned(),
                version: u32::try_from(version.number).unwrap_or(u32::MAX),
                manifest_sha256: version.manifest_sha256,
                texts: texts.iter().map(|text| exported_text(&public, text, &texts)).collect(),
            },
            counts: ExportedCounts {
                organisations: counts.organisations,
                countries: counts.countries,
                people: counts.people,
                outstanding: counts.outstanding,
                late_organisations: counts.late_organisations,
                late_people: counts.late_people,
            },
            deliveries: told.iter().filter_map(delivery).collect(),
            answers: told.iter().filter_map(answer).collect(),
            signatories: rows.into_iter().map(|row| self.exported(row, &conveners)).collect::<Result<_, _>>()?,
        })
    }

    fn exported(&self, row: signature::Model, conveners: &[Uuid]) -> Result<ExportedSignatory, Error> {
        let kind = kind_of(&row);
        let organisation = kind == SignatoryKind::Organisation;
        let private = if row.list_representative { self.readable_private(&row) } else { None };
        let convener = row.organisation_id.is_some_and(|id| conveners.contains(&id));
        let day = day_of(Instant(row.confirmed_at.unwrap_or(row.posted_at)))?.to_string();
        let level = match Proof::from_code(&row.proof).unwrap_or(Proof::Mailbox) {
            Proof::Mailbox => "mailbox",
            Proof::Domain => "domain-mailbox",
            Proof::Vouched => "vouched",
        };
        let proof = |level: &str| ExportedProof { level: level.to_owned(), day: day.clone(), by: None, scan: None };
        let paper = on_paper(&row);
        let vouched = ExportedProof { by: paper.as_ref().map(|paper| paper.vouched_by.clone()), ..proof(level) };
        let scanned = paper.map(|paper| ExportedProof { scan: Some(paper.scan_sha256), ..proof("paper") });
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        let (representative, office) = private.map_or((None, None), |private| (filled(private.representative), filled(private.office)));
        let category = Category::from_code(&row.category).unwrap_or_default().code().replace('_', "-");
        Ok(ExportedSignatory {
            index: row.log_index.and_then(|index| u64::try_from(index).ok()),
            kind,
            name: row.name,
            country: row.country,
            role: organisation.then(|| if convener { "convener" } else { "signatory" }.to_owned()),
            category: (!organisation).then_some(category),
            affiliation: row.affiliation,
            representative,
            office,
            site: row.site,
            proofs: [vouched].into_iter().chain(scanned).collect(),
            day,
            key: row.log_key.is_some(),
            late: row.late,
        })
    }
}

/// A delivery, where a day tells of one.
fn delivery(told: &DayTold) -> Option<ExportedDelivery> {
    let Told::Delivered(delivery) = &told.what else { return None };
    let list = &delivery.list;
    Some(ExportedDelivery {
        day: delivery.day.clone(),
        by: delivery.by_whom.clone(),
        recipients: delivery.recipients.clone(),
        way: delivery.way.code().to_owned(),
        version: list.version,
        organisations: list.organisations,
        countries: list.countries,
        people: list.people,
        log_size: list.log_size,
        log_root: Some(list.log_root.clone()).filter(|root| !root.is_empty()),
        log_ended: list.log_ended.clone(),
        late_from: list.late_from,
        receipt_sha256: delivery.file.as_ref().map(|file| file.sha256.clone()),
    })
}

/// An answer, where a day tells of one.
fn answer(told: &DayTold) -> Option<ExportedAnswer> {
    let Told::Answered(answer) = &told.what else { return None };
    Some(ExportedAnswer { day: answer.day.clone(), by: answer.by_whom.clone(), summary: answer.summary.clone() })
}

/// A text with the one address of its page; `public` is the letter's address under a language of the interface.
fn exported_text(public: &impl Fn(Locale) -> String, text: &LetterText, all: &[LetterText]) -> ExportedText {
    let (locale, rest) = address_of(&text.language, &LetterText::tags(all));
    ExportedText {
        language: text.language.clone(),
        original: text.original,
        subject: text.subject.clone(),
        address: format!("{}{rest}", public(locale)),
    }
}
