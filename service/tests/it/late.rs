//! Late signatures: taken where organisers allow them, listed in an addendum, never counted with those in time.

use crate::world::{World, organisation, person};
use domain::{
    country::Country,
    forms::afterwards::DeliveryForm,
    letter::LetterStep,
    shapes::{letters::ListOrder, mail::MailContent},
    signature::{CONFIRMATION_GRACE, SignatureState},
    time::Instant,
};
use service::{Confirmed, Decision, Error};

impl World {
    async fn end(&self) {
        self.service.step_letter(&self.owner, &self.coalition, &self.letter, LetterStep::Close).await.unwrap();
    }

    async fn allow_late(&self) -> Result<(), Error> {
        self.service.allow_late(&self.owner, &self.coalition, &self.letter, "2027-01-01T12:00", "UTC").await
    }

    async fn hand_over(&self) {
        let today = self.service.afterwards(&self.owner, &self.coalition, &self.letter).await.unwrap().today;
        let form = DeliveryForm {
            day: today,
            by_whom: "Lantern Trust".into(),
            recipients: vec!["The President".into()],
            way: "hand".into(),
            ..DeliveryForm::default()
        };
        self.service.deliver(&self.owner, &self.coalition, &self.letter, &form, None).await.unwrap();
    }

    /// In time: organisations and people; late: organisations and people.
    async fn counted(&self) -> [u64; 4] {
        let counts = self.counts().await;
        [counts.organisations, counts.people, counts.late_organisations, counts.late_people]
    }

    async fn reopen(&self) -> Result<(), Error> {
        self.service.reopen_letter(&self.owner, &self.coalition, &self.letter, "2027-02-01T12:00", "UTC").await
    }
}

#[tokio::test]
async fn who_signs_after_the_end_stands_in_the_addendum() {
    World::each(|world| async move {
        assert!(matches!(world.allow_late().await, Err(Error::Conflict)), "an open letter takes no late ones");
        world.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), "ana@lantern.example").await.unwrap();
        world.sign(&person("Min-ji Park", "KR"), "minji@people.example").await.unwrap();
        world.end().await;
        let late = person("Late Lee", "KR");
        assert!(matches!(world.sign(&late, "late@people.example").await, Err(Error::Closed)));
        world.allow_late().await.unwrap();
        world.hand_over().await;
        assert_eq!(world.sign(&late, "late@people.example").await.unwrap(), Confirmed::Listed);
        world.pass(Instant::HOUR);
        assert_eq!(world.counted().await, [1, 1, 0, 1]);
        let letter = world.service.published_letter(&world.coalition, &world.letter).await.unwrap();
        assert_eq!((letter.people.len(), letter.addendum.people[0].name.as_str()), (1, "Late Lee"));
        assert!(letter.accepts && letter.late_until.is_some());
        let MailContent::Receipt { letter: told, .. } = world.mail_content("late@people.example").await else { panic!("no receipt") };
        assert!(told.late, "the receipt says that it is an addendum");

        let countries: Vec<_> = Country::all().map(|country| (country, country.code().to_owned())).collect();
        let list = world.service.signatories(&world.coalition, &world.letter, "", ListOrder::Country, &countries, 1).await.unwrap();
        assert_eq!((list.found, list.people.len(), list.addendum.people.len()), (3, 1, 1));
        world.service.sequence().await.unwrap();
        let export = world.service.export_signatories(&world.coalition, &world.letter).await.unwrap();
        assert_eq!((export.counts.people, export.counts.late_people, export.deliveries[0].people), (1, 1, 1));
        let late: Vec<_> = export.signatories.iter().filter(|one| one.late).map(|one| (one.name.as_str(), one.index.is_some())).collect();
        assert_eq!(late, [("Late Lee", true)], "it is recorded like all others");

        assert!(world.reopen().await.is_err(), "an addendum and opening again exclude each other");
        world.service.stop_late(&world.owner, &world.coalition, &world.letter).await.unwrap();
        assert!(world.reopen().await.is_err());
        assert!(matches!(world.sign(&person("Too Late", "KR"), "too@people.example").await, Err(Error::Closed)));
        assert_eq!(world.counted().await, [1, 1, 0, 1], "who stands in it stays");
    })
    .await;
}

/// In a new log, too, those on the delivered list come first, and the delivery names the place.
#[tokio::test]
async fn a_new_log_tells_late_ones_by_their_place() {
    World::each(|world| async move {
        for name in ["Ana", "Ben", "Cy", "Dee"] {
            world.sign(&person(name, "KR"), &format!("{name}@people.example")).await.unwrap();
        }
        world.end().await;
        world.service.sequence().await.unwrap();
        world.allow_late().await.unwrap();
        world.hand_over().await;
        world.sign(&person("Late Lee", "KR"), "late@people.example").await.unwrap();
        world.service.sequence().await.unwrap();
        for _ in 0..2 {
            let export = world.service.export_signatories(&world.coalition, &world.letter).await.unwrap();
            let from = export.deliveries[0].late_from.unwrap();
            let late: Vec<_> = export.signatories.iter().filter(|one| one.index.unwrap() >= from).map(|one| one.name.as_str()).collect();
            assert_eq!((late, export.deliveries[0].log_size), (vec!["Late Lee"], 5));
            world.service.start_new_log(&world.coalition, &world.letter).await.unwrap();
            let export = world.service.export_signatories(&world.coalition, &world.letter).await.unwrap();
            assert_eq!(export.deliveries[0].late_from, None, "before it is recorded");
            world.pass(Instant::DAY);
            world.service.sequence().await.unwrap();
        }
        let (report, _) = crate::log::verified(&world.service, None, &[]).await;
        assert!(report.is_verified() && report.before.is_some(), "{:?}", report.failures);
        let days = |one: &ledger::verify::Signed| (one.record.day.to_string(), one.record.stated.map(|day| day.to_string()));
        let told: Vec<_> = report.signatories.iter().map(days).collect();
        assert_eq!(told, vec![("2026-11-26".to_owned(), Some("2026-11-24".to_owned())); 5], "the day of the signature stays");
    })
    .await;
}

#[tokio::test]
async fn a_day_of_grace_is_in_time_until_the_letter_is_handed_over() {
    World::each(|world| async move {
        for name in ["grace", "handed", "lost"] {
            world.post(&person(name, "KR"), &format!("{name}@people.example")).await.unwrap();
        }
        world.end().await;
        let confirm = async |name: &str| {
            let (_, link) = world.mail(&format!("{name}@people.example")).await;
            let (id, token) = link.unwrap();
            world.service.confirm(id, &token, 1).await
        };
        confirm("grace").await.unwrap();
        assert_eq!(world.counted().await, [0, 1, 0, 0]);
        world.hand_over().await;
        assert!(matches!(confirm("handed").await, Err(Error::Closed)), "what was handed over does not grow by itself");
        world.allow_late().await.unwrap();
        confirm("handed").await.unwrap();
        assert_eq!(world.counted().await, [0, 1, 0, 1]);
        world.pass(CONFIRMATION_GRACE);
        confirm("lost").await.unwrap();
        assert_eq!(world.counted().await, [0, 1, 0, 2]);
    })
    .await;
}

#[tokio::test]
async fn who_confirmed_before_the_end_is_in_time_whenever_they_are_approved() {
    World::each(|world| async move {
        let unknown = |name: &str, site: &str| organisation(name, "KE", site);
        world.sign(&unknown("Waiting", "https://waiting.example"), "ana@elsewhere.example").await.unwrap();
        world.sign(&unknown("Held Again", "https://again.example"), "ben@elsewhere.example").await.unwrap();
        let listed = async |name: &str| {
            let list = world.service.desk_signatures(&world.owner, &world.coalition, &world.letter, name, None, 1).await.unwrap();
            (list.signatures[0].id, list.signatures[0].state)
        };
        let decide = async |name: &str, decision: Decision| {
            let (id, _) = listed(name).await;
            world.service.decide(&world.owner, &world.coalition, &world.letter, id, decision).await.unwrap();
        };
        assert_eq!(listed("Waiting").await.1, SignatureState::Held);
        decide("Held Again", Decision::Approve(1)).await;
        world.service.sequence().await.unwrap();
        world.end().await;
        world.hand_over().await;
        decide("Held Again", Decision::Hold).await;
        decide("Held Again", Decision::Approve(1)).await;
        decide("Waiting", Decision::Approve(1)).await;
        assert_eq!(world.counted().await, [2, 0, 0, 0]);
    })
    .await;
}
