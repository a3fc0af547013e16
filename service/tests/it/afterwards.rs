//! What becomes of a letter after it has closed: noted, corrected, taken back, told to everyone.

use crate::world::{World, organisation, person};
use domain::{
    afterwards::{Happening, MediaType, TAKE_BACK},
    error::FieldErrors,
    forms::afterwards::{AnswerForm, DeliveryForm, FileForm},
    letter::{LetterState, LetterStep},
    shapes::afterwards::{DayTold, DeskAfterwards, Told},
    time::Instant,
};
use service::{Error, NewFile};

impl World {
    async fn close(&self) {
        self.service.step_letter(&self.owner, &self.coalition, &self.letter, LetterStep::Close).await.unwrap();
    }

    async fn afterwards(&self) -> DeskAfterwards {
        self.service.afterwards(&self.owner, &self.coalition, &self.letter).await.unwrap()
    }

    async fn deliver(&self, form: &DeliveryForm, file: Option<&NewFile>) -> Result<(), Error> {
        self.service.deliver(&self.owner, &self.coalition, &self.letter, form, file).await
    }

    async fn answered(&self, form: &AnswerForm) -> Result<(), Error> {
        self.service.note_answer(&self.owner, &self.coalition, &self.letter, form, None).await
    }

    async fn take_back(&self) -> Result<(), Error> {
        let at = self.afterwards().await.last.map_or(Instant(0), |last| last.at);
        self.service.take_back(&self.owner, &self.coalition, &self.letter, at).await
    }

    async fn state(&self) -> LetterState {
        self.afterwards().await.letter.state
    }

    async fn public_story(&self) -> Vec<DayTold> {
        self.service.published_letter(&self.coalition, &self.letter).await.unwrap().story
    }
}

fn delivery(day: &str) -> DeliveryForm {
    DeliveryForm {
        day: day.into(),
        by_whom: "Lantern Trust".into(),
        recipients: vec!["The President".into()],
        way: "mission".into(),
        note: "Taken by the duty officer.".into(),
        ..DeliveryForm::default()
    }
}

fn answer(day: &str) -> AnswerForm {
    AnswerForm { day: day.into(), by_whom: "The President's office".into(), summary: "They will see.".into(), ..AnswerForm::default() }
}

fn receipt() -> NewFile {
    NewFile { kind: MediaType::Pdf, bytes: b"%PDF-1.7\n%%EOF".to_vec() }
}

fn file(public: bool) -> FileForm {
    FileForm { alt: "The stamp".into(), public: if public { "yes".into() } else { String::new() }, ..FileForm::default() }
}

fn faults(error: Error) -> Vec<(String, String)> {
    let Error::Fields(FieldErrors(errors)) = error else { panic!("another error: {error}") };
    errors.into_iter().map(|error| (error.field, error.code)).collect()
}

/// What happened, without its days.
fn kinds(story: &[DayTold]) -> Vec<&'static str> {
    let kind = |told: &DayTold| match &told.what {
        Told::Opened => "opened",
        Told::Published => "published",
        Told::Version(_) => "version",
        Told::Closed => "closed",
        Told::Delivered(_) => "delivered",
        Told::DeliveryCorrected(_) => "delivery corrected",
        Told::Answered(_) => "answered",
        Told::AnswerCorrected(_) => "answer corrected",
        Told::Unanswered => "unanswered",
        Told::Changed(_) => "changed",
        Told::Archived(_) => "archived",
        Told::TakenBack(_) => "taken back",
    };
    story.iter().map(kind).collect()
}

#[tokio::test]
async fn a_delivery_keeps_what_the_list_was() {
    World::each(|world| async move {
        world.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), "ana@lantern.example").await.unwrap();
        world.sign(&person("Min-ji Park", "KR"), "minji@people.example").await.unwrap();
        assert!(matches!(world.deliver(&delivery("2026-11-24"), None).await, Err(Error::Conflict)), "an open letter is not delivered");
        assert!(world.public_story().await.is_empty(), "while it is open it has no story");
        world.close().await;
        world.deliver(&delivery("2026-11-24"), None).await.unwrap();
        assert_eq!(world.state().await, LetterState::Delivered);

        // Somebody withdraws later: what was handed over stays what it was.
        let (_, link) = world.mail("minji@people.example").await;
        let (id, token) = link.unwrap();
        world.service.request_link(id, &token).await.unwrap();
        let (_, link) = world.mail("minji@people.example").await;
        let (id, token) = link.unwrap();
        world.service.withdraw(id, &token).await.unwrap();
        assert_eq!(world.counts().await.people, 0);

        world.service.sequence().await.unwrap();
        let story = world.public_story().await;
        assert_eq!(kinds(&story), ["opened", "closed", "delivered", "changed"]);
        let Told::Changed(changed) = &story[3].what else { panic!("no change") };
        assert_eq!((changed.day.as_str(), changed.gone.left, changed.corrected), ("2026-11-24", 1, [0; 3]));
        let changes = world.service.public_list_changes(&world.coalition, &world.letter, 7).await.unwrap();
        assert_eq!((changes.page, changes.pages, changes.days.as_slice()), (1, 1, std::slice::from_ref(changed)));
        let Told::Delivered(told) = &story[2].what else { panic!("no delivery") };
        assert_eq!((told.list.organisations, told.list.countries, told.list.people, told.list.version), (1, 1, 1, 1));
        assert_eq!((told.list.log_size, told.list.log_root.len()), (3, 64), "the manifest, and two who signed");
        assert_eq!(told.recipients, ["The President"]);
        let export = world.service.export_signatories(&world.coalition, &world.letter).await.unwrap();
        assert_eq!((export.deliveries[0].people, export.counts.people, export.letter.state.as_str()), (1, 0, "delivered"));
        let news = world.service.public_outcomes(Some(&world.coalition)).await.unwrap();
        assert_eq!((news.len(), news[0].answer, news[0].day.as_str()), (1, false, "2026-11-24"));

        // The letter gets another log: what was noted goes on naming the one that it is of.
        assert_eq!(told.list.log_ended, None);
        let origin = world.service.start_new_log(&world.coalition, &world.letter).await.unwrap().origin;
        world.service.sequence().await.unwrap();
        let story = world.public_story().await;
        let Told::Delivered(after) = &story[2].what else { panic!("no delivery") };
        let ended = after.list.log_ended.clone().unwrap();
        assert_eq!((after.list.log_size, &after.list.log_root), (3, &told.list.log_root));
        assert!(ended != origin && ended.rsplit_once('/').unwrap().0 == origin.rsplit_once('/').unwrap().0, "{ended} {origin}");
        world.service.start_new_log(&world.coalition, &world.letter).await.unwrap();
        let story = world.public_story().await;
        let Told::Delivered(after) = &story[2].what else { panic!("no delivery") };
        assert_eq!(after.list.log_ended, Some(ended), "the first of them, whatever follows");
    })
    .await;
}

#[tokio::test]
async fn a_letter_goes_all_its_way() {
    World::each(|world| async move {
        world.close().await;
        assert_eq!(
            faults(
                world
                    .deliver(&DeliveryForm { recipients: vec!["Somebody else".into()], ..delivery("2026-11-26") }, None)
                    .await
                    .unwrap_err()
            ),
            [("day".into(), "afterwards-error-day-future".into()), ("recipients".into(), "afterwards-error-recipients".into())]
        );
        assert!(matches!(world.answered(&answer("2026-11-24")).await, Err(Error::Conflict)), "nobody answers what they do not have");
        world.deliver(&delivery("2026-11-24"), None).await.unwrap();
        world.pass(5 * Instant::DAY);
        world.deliver(&DeliveryForm { way: "post".into(), ..delivery("2026-11-28") }, None).await.unwrap();
        assert_eq!(world.state().await, LetterState::Delivered);
        let early = world.service.note_silence(&world.owner, &world.coalition, &world.letter, "2026-11-23").await.unwrap_err();
        assert_eq!(faults(early), [("until".into(), "afterwards-error-day-early".into())]);
        world.service.note_silence(&world.owner, &world.coalition, &world.letter, "2026-11-29").await.unwrap();
        assert_eq!(world.state().await, LetterState::Unanswered);
        world.pass(Instant::DAY);
        world.answered(&answer("2026-11-30")).await.unwrap();
        assert_eq!(world.state().await, LetterState::Answered);
        let empty = world.service.archive_letter(&world.owner, &world.coalition, &world.letter, " \n").await.unwrap_err();
        assert_eq!(faults(empty), [("words".into(), "error-empty".into())]);
        world.service.archive_letter(&world.owner, &world.coalition, &world.letter, "Three were let go.").await.unwrap();
        assert_eq!(world.state().await, LetterState::Archived);
        assert!(matches!(world.deliver(&delivery("2026-11-24"), None).await, Err(Error::Conflict)));
        let reopened = world.service.reopen_letter(&world.owner, &world.coalition, &world.letter, "2027-01-01T12:00", "UTC").await;
        assert!(matches!(reopened, Err(Error::Conflict)));
        assert_eq!(
            kinds(&world.public_story().await),
            ["opened", "closed", "delivered", "delivered", "unanswered", "answered", "archived"]
        );
        let page = world.service.desk_letter(&world.owner, &world.coalition, &world.letter).await.unwrap();
        assert_eq!(page.skipped, [LetterState::InReview]);
    })
    .await;
}

#[tokio::test]
async fn the_last_step_can_be_taken_back_within_a_day() {
    World::each(|world| async move {
        world.close().await;
        assert!(matches!(world.take_back().await, Err(Error::Conflict)), "there is nothing to take back");
        let form = DeliveryForm { file: file(true), ..delivery("2026-11-24") };
        world.deliver(&form, Some(&receipt())).await.unwrap();
        let kept = world.afterwards().await.deliveries().next().unwrap().file.clone().unwrap();
        world.answered(&answer("2026-11-24")).await.unwrap();
        let shown = world.afterwards().await.last.unwrap();
        assert_eq!((shown.what, shown.back_to), (Happening::Answered, LetterState::Delivered));
        world.take_back().await.unwrap();
        assert_eq!(world.state().await, LetterState::Delivered);
        // A page that was shown before somebody else noted something more takes nothing back.
        let stale = world.service.take_back(&world.owner, &world.coalition, &world.letter, shown.at).await;
        assert!(matches!(stale, Err(Error::Conflict)));
        assert_eq!(world.service.public_file(&world.coalition, &world.letter, kept.id).await.unwrap(), receipt());
        world.take_back().await.unwrap();
        assert_eq!(world.state().await, LetterState::Closed);
        let story = world.public_story().await;
        assert_eq!(kinds(&story), ["opened", "closed", "taken back", "taken back"], "everyone could read it");
        assert_eq!(story[2].what, Told::TakenBack(Happening::Delivered));
        let gone = world.service.public_file(&world.coalition, &world.letter, kept.id).await;
        assert!(matches!(gone, Err(Error::NotFound)), "its receipt is deleted");
        // Reopened again: what was taken back is in nothing's way.
        world.deliver(&delivery("2026-11-24"), None).await.unwrap();
        world.pass(TAKE_BACK);
        assert_eq!(world.afterwards().await.last, None);
        let acts = world.service.activity(&world.owner, &world.coalition, None, None, 1).await.unwrap();
        assert_eq!(acts.acts.iter().filter(|noted| noted.act == domain::activity::Act::StepTakenBack).count(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_correction_is_told_with_its_date_and_what_was_changed() {
    World::each(|world| async move {
        world.close().await;
        world.deliver(&DeliveryForm { file: file(false), ..delivery("2026-11-24") }, Some(&receipt())).await.unwrap();
        let shown = world.afterwards().await;
        let (id, kept) = (shown.deliveries().next().unwrap().id, shown.deliveries().next().unwrap().file.clone().unwrap());
        assert!(matches!(world.service.public_file(&world.coalition, &world.letter, kept.id).await, Err(Error::NotFound)));
        let told = |story: &[DayTold]| match &story[2].what {
            Told::Delivered(told) => told.file.clone(),
            _ => panic!("no delivery"),
        };
        assert_eq!(told(&world.public_story().await), None, "organisers keep it to themselves");
        assert!(world.service.desk_file(&world.owner, &world.coalition, &world.letter, kept.id).await.is_ok());

        let correct =
            async |form: &DeliveryForm| world.service.correct_delivery(&world.owner, &world.coalition, &world.letter, id, form, None).await;
        world.pass(2 * Instant::DAY);
        let same = DeliveryForm { file: file(false), confirm: "yes".into(), ..delivery("2026-11-24") };
        assert_eq!(faults(correct(&same).await.unwrap_err()), [(String::new(), "afterwards-error-unchanged".into())]);
        let unconfirmed = DeliveryForm { file: file(true), ..delivery("2026-11-25") };
        assert_eq!(faults(correct(&unconfirmed).await.unwrap_err()), [("confirm".into(), "afterwards-error-confirm".into())]);
        correct(&DeliveryForm { confirm: "yes".into(), ..unconfirmed }).await.unwrap();
        let story = world.public_story().await;
        assert_eq!(
            (kinds(&story), story[2].day.as_str(), story[3].day.as_str()),
            (vec!["opened", "closed", "delivered", "delivery corrected"], "2026-11-25", "2026-11-26")
        );
        assert_eq!(story[3].what, Told::DeliveryCorrected(vec!["day".into(), "file".into()]));
        assert_eq!(told(&story).unwrap().sha256, kept.sha256);
        assert!(world.service.public_file(&world.coalition, &world.letter, kept.id).await.is_ok());
        assert_eq!(world.afterwards().await.last, None, "a correction is corrected, not taken back");

        let remove = FileForm { remove: "yes".into(), ..FileForm::default() };
        correct(&DeliveryForm { file: remove, confirm: "yes".into(), ..delivery("2026-11-25") }).await.unwrap();
        assert!(matches!(world.service.desk_file(&world.owner, &world.coalition, &world.letter, kept.id).await, Err(Error::NotFound)));
    })
    .await;
}
