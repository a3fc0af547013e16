//! The embargo: published at its moment, once, by whichever process; moved, stopped and asked about.

use crate::world::{OWNER, START, World, letter_form};
use domain::{
    embargo::{self, Publication},
    forms::letter::LetterForm,
    shapes::mail::MailContent,
    time::{Deadline, Instant},
};
use service::Error;

const QUARTER: i64 = 15 * 60 * Instant::SECOND;
const SECOND: i64 = Instant::SECOND;

/// An hour after the start.
fn moment() -> Deadline {
    embargo::parse("2026-11-24T14:00", "Europe/Zurich", START).unwrap()
}

/// A confidential letter that is open for signature.
async fn hidden(w: &World) {
    let form = LetterForm { slug: "hidden".into(), visibility: "confidential".into(), ..letter_form() };
    w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
    w.service.open_letter(&w.owner, &w.coalition, "hidden").await.unwrap();
}

async fn plan(w: &World, until: Deadline) -> Result<(), Error> {
    w.service.plan_publication(&w.owner, &w.coalition, "hidden", until).await
}

async fn standing(w: &World) -> Publication {
    w.service.publication(&w.owner, &w.coalition, "hidden").await.unwrap().publication
}

async fn is_public(w: &World) -> bool {
    w.service.letter_card(&w.coalition, "hidden").await.is_ok()
}

/// Moves the clock to so many microseconds after the moment.
fn go_to(w: &World, after: i64) {
    w.pass(moment().at.0 + after - w.service.now().0);
}

#[tokio::test]
async fn a_letter_is_published_at_its_moment_and_once() {
    World::each(|w| async move {
        let w = &w;
        hidden(w).await;
        assert_eq!(standing(w).await, Publication::Unplanned);
        plan(w, moment()).await.unwrap();
        assert_eq!(standing(w).await, Publication::Planned(moment()));
        go_to(w, -SECOND);
        assert_eq!(w.service.publish_due(QUARTER).await.unwrap(), Some(moment().at), "the worker learns when to come back");
        assert!(!is_public(w).await);
        go_to(w, 0);
        let other = w.second_process().await;
        let (one, two) = tokio::join!(w.service.publish_due(QUARTER), other.publish_due(QUARTER));
        assert_eq!((one.unwrap(), two.unwrap()), (None, None));
        assert!(is_public(w).await);
        let Publication::Public(Some(since)) = standing(w).await else { panic!("not public") };
        assert!((moment().at..moment().at.plus(SECOND)).contains(&since));
        assert_eq!(w.mails_to(OWNER).await, 1, "told once, by whichever process");
        assert!(matches!(w.mail_content(OWNER).await, MailContent::Published { letter, .. } if letter.url.is_some()));

        w.pass(Instant::DAY);
        w.service.publish_due(QUARTER).await.unwrap();
        assert_eq!(standing(w).await, Publication::Public(Some(since)));
        for refused in [
            plan(w, Deadline { at: w.service.now().plus(SECOND * 60), ..moment() }).await,
            w.service.stop_publication(&w.owner, &w.coalition, "hidden").await,
        ] {
            assert!(matches!(refused, Err(Error::Conflict)));
        }
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_server_that_was_away_publishes_if_little_late_and_asks_otherwise() {
    World::each(|w| async move {
        let w = &w;
        hidden(w).await;
        plan(w, moment()).await.unwrap();
        go_to(w, QUARTER + SECOND);
        let back = w.second_process().await;
        assert_eq!(back.publish_due(QUARTER).await.unwrap(), None);
        back.publish_due(QUARTER).await.unwrap();
        assert!(!is_public(w).await);
        assert_eq!(standing(w).await, Publication::Missed(moment()));
        assert_eq!(w.mails_to(OWNER).await, 1, "asked once");
        assert!(matches!(w.mail_content(OWNER).await, MailContent::PublicationMissed { letter, .. } if letter.url.is_none()));

        // A new moment is as good as the first; this time it comes back in time.
        let again = embargo::parse("2026-11-24T16:00", "Europe/Zurich", w.service.now()).unwrap();
        plan(w, again.clone()).await.unwrap();
        w.pass(again.at.0 + QUARTER - SECOND - w.service.now().0);
        back.publish_due(QUARTER).await.unwrap();
        assert!(is_public(w).await);
        back.close().await;
    })
    .await;
}

#[tokio::test]
async fn organisers_publish_postpone_and_stop_until_the_last_second() {
    World::each(|w| async move {
        let w = &w;
        hidden(w).await;
        plan(w, moment()).await.unwrap();
        go_to(w, -SECOND / 2);
        let later = embargo::parse("2026-11-25T08:00", "Asia/Seoul", w.service.now()).unwrap();
        plan(w, later.clone()).await.unwrap();
        go_to(w, SECOND);
        assert_eq!(w.service.publish_due(QUARTER).await.unwrap(), Some(later.at));
        assert!(!is_public(w).await, "postponed in the last second");

        w.pass(later.at.0 - SECOND / 2 - w.service.now().0);
        w.service.stop_publication(&w.owner, &w.coalition, "hidden").await.unwrap();
        w.pass(SECOND);
        assert_eq!(w.service.publish_due(QUARTER).await.unwrap(), None);
        assert!(!is_public(w).await, "stopped in the last second");
        assert_eq!(standing(w).await, Publication::Unplanned);
        let noted = async || w.service.activity(&w.owner, &w.coalition, None, None, 1).await.unwrap().acts.len();
        let before = noted().await;
        w.service.stop_publication(&w.owner, &w.coalition, "hidden").await.unwrap();
        assert_eq!(noted().await, before, "what is stopped already is stopped");

        w.service.publish_letter(&w.owner, &w.coalition, "hidden").await.unwrap();
        assert!(is_public(w).await);
        assert_eq!(w.mails_to(OWNER).await, 0, "who pressed knows");
    })
    .await;
}

#[tokio::test]
async fn only_a_confidential_letter_with_a_frozen_text_has_a_moment() {
    World::each(|w| async move {
        let w = &w;
        let draft = LetterForm { slug: "hidden".into(), visibility: "confidential".into(), ..letter_form() };
        w.service.create_letter(&w.owner, &w.coalition, &draft).await.unwrap();
        assert!(matches!(plan(w, moment()).await, Err(Error::Conflict)));
        w.service.open_letter(&w.owner, &w.coalition, "hidden").await.unwrap();
        let past = Deadline { at: w.service.now(), ..moment() };
        assert!(matches!(plan(w, past).await, Err(Error::Fields(errors)) if errors.0[0].field == "embargo_local"));
        let public = w.service.plan_publication(&w.owner, &w.coalition, &w.letter, moment()).await;
        assert!(matches!(public, Err(Error::Conflict)));
        let open = w.service.publication(&w.owner, &w.coalition, &w.letter).await.unwrap();
        assert!(matches!(open.publication, Publication::Public(Some(_))), "open to everyone from the moment it opened");
    })
    .await;
}
