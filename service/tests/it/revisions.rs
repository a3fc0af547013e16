//! Every saved state of a draft is kept, compared, brought back; two editors at once lose nothing.

use crate::{
    amendments::{added, confirm, propose, wait},
    letters::organiser,
    world::{World, letter_form},
};
use domain::{
    amendment::{Kind, TextChange},
    forms::letter::LetterForm,
    letter::LetterStep,
    revision::{Cause, Choice, Point, WordCount},
    role::Role,
};
use sea_orm::ConnectionTrait;
use service::{Actor, Error};

/// A draft of three paragraphs; answers the form as its editor shows it.
async fn draft(w: &World, slug: &str) -> LetterForm {
    let form = LetterForm { slug: slug.into(), body: "We ask you to act.\n\nThe law is clear.\n\nThank you.".into(), ..letter_form() };
    w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
    editor(w, slug).await
}

async fn editor(w: &World, slug: &str) -> LetterForm {
    w.service.desk_letter(&w.owner, &w.coalition, slug).await.unwrap().form
}

async fn save(w: &World, actor: &Actor, slug: &str, form: &LetterForm) -> Result<String, Error> {
    w.service.save_letter(actor, &w.coalition, slug, form).await
}

fn with_body(form: &LetterForm, from: &str, to: &str) -> LetterForm {
    LetterForm { body: form.body.replace(from, to), ..form.clone() }
}

#[tokio::test]
async fn every_saved_state_is_kept_with_who_and_how_much() {
    World::each(|w| async move {
        let w = &w;
        let form = draft(w, "kept").await;
        let editor_of = organiser(w, "safe-passage", Role::Editor).await;
        save(w, &editor_of, "kept", &with_body(&form, "ask", "urge")).await.unwrap();
        save(w, &w.owner, "kept", &editor(w, "kept").await).await.unwrap();
        let history = w.service.history(&w.owner, &w.coalition, "kept", 1).await.unwrap();
        assert_eq!((history.current, history.pages, history.revisions.len()), (2, 1, 2), "what changes nothing is not kept again");
        let newest = &history.revisions[0];
        assert_eq!((newest.by.as_deref(), newest.cause, newest.words), (Some("Vera"), Cause::Written, WordCount { added: 1, removed: 1 }));
        w.service.name_revision(&w.owner, &w.coalition, "kept", 1, " First  try ").await.unwrap();
        for number in 0..24 {
            let now = editor(w, "kept").await;
            save(w, &w.owner, "kept", &LetterForm { subject: format!("Take {number}"), ..now }).await.unwrap();
        }
        let last = w.service.history(&w.owner, &w.coalition, "kept", 9).await.unwrap();
        assert_eq!((last.page, last.pages, last.revisions.last().unwrap().name.as_deref()), (2, 2, Some("First try")));
        let first = w.service.history(&w.owner, &w.coalition, "kept", 1).await.unwrap();
        assert!(first.choosable.iter().any(|one| one.point == Point::Revision(1)), "what has a name can be chosen on each page");
        let fault = w.service.name_revision(&w.owner, &w.coalition, "kept", 1, &"x".repeat(201)).await;
        assert!(matches!(fault, Err(Error::Fields(_))));
        assert!(matches!(w.service.name_revision(&w.owner, &w.coalition, "kept", 99, "x").await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_step_on_the_way_outdates_no_editor() {
    World::each(|w| async move {
        let form = draft(&w, "steady").await;
        w.service.step_letter(&w.owner, &w.coalition, "steady", LetterStep::Review).await.unwrap();
        save(&w, &w.owner, "steady", &with_body(&form, "ask", "urge")).await.unwrap();
        let ahead = LetterForm { revision: 99, ..form };
        assert!(matches!(save(&w, &w.owner, "steady", &ahead).await, Err(Error::Conflict)), "nobody has seen what is not there yet");
    })
    .await;
}

#[tokio::test]
async fn two_editors_at_once_lose_nothing() {
    World::each(|w| async move {
        let w = &w;
        let seen = draft(w, "both").await;
        let other = organiser(w, "safe-passage", Role::Editor).await;
        let theirs = LetterForm { slug: "both-moved".into(), deadline_local: "2026-12-24T12:00".into(), ..with_body(&seen, "ask", "urge") };
        save(w, &other, "both", &theirs).await.unwrap();
        // As a browser posts it: other line ends, and an empty row.
        let mut mine = with_body(&seen, "clear.", "clear and old.");
        mine.body = mine.body.replace('\n', "\r\n");
        mine.copies.push(Default::default());
        assert!(matches!(save(w, &w.owner, "both", &mine).await, Err(Error::NotFound)), "the address has moved");
        let slug = w.service.letter_now(&w.owner, &w.coalition, "both").await.unwrap();
        assert!(matches!(save(w, &w.owner, &slug, &mine).await, Err(Error::Conflict)));
        let merge = w.service.merge_letter(&w.owner, &w.coalition, &slug, &mine, &[]).await.unwrap();
        assert_eq!((merge.conflicts.len(), merge.by.as_deref()), (0, Some("Vera")));
        assert_eq!(merge.merged.body, "We urge you to act.\n\nThe law is clear and old.\n\nThank you.");
        assert_eq!((merge.merged.slug.as_str(), merge.merged.deadline_local.as_str()), ("both-moved", "2026-12-24T12:00"));
        save(w, &w.owner, &slug, &merge.merged).await.unwrap();

        let (mut one, two) = (with_body(&seen, "ask you to", "beg you to"), editor(w, &slug).await);
        one.slug = two.slug.clone();
        let merge = w.service.merge_letter(&w.owner, &w.coalition, &slug, &one, &[]).await.unwrap();
        assert_eq!(merge.conflicts.len(), 1);
        assert_eq!((merge.conflicts[0].theirs.as_str(), merge.conflicts[0].mine.as_str()), ("We urge you to act.", "We beg you to act."));
        let merge = w.service.merge_letter(&w.owner, &w.coalition, &slug, &one, &[Choice::Both]).await.unwrap();
        assert!(merge.merged.body.starts_with("We urge you to act.\n\nWe beg you to act.\n\nThe law is clear and old."));
        save(w, &w.owner, &slug, &merge.merged).await.unwrap();
        assert_eq!(w.service.history(&w.owner, &w.coalition, &slug, 1).await.unwrap().current, 4);

        let unknown = LetterForm { revision: 0, ..with_body(&seen, "ask", "order") };
        let merge = w.service.merge_letter(&w.owner, &w.coalition, &slug, &unknown, &[]).await.unwrap();
        assert!(merge.conflicts.iter().any(|conflict| conflict.field == "body"), "what grew from nothing known overwrites nothing");
        w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
        let rests = w.service.merge_letter(&w.owner, &w.coalition, &w.letter, &unknown, &[]).await;
        assert!(matches!(rests, Err(Error::Conflict)));
    })
    .await;
}

#[tokio::test]
async fn an_older_text_comes_back_as_a_new_revision() {
    World::each(|w| async move {
        let w = &w;
        let seen = draft(w, "back").await;
        let hidden = LetterForm { visibility: "confidential".into(), slug: "back-now".into(), ..with_body(&seen, "ask", "urge") };
        save(w, &w.owner, "back", &hidden).await.unwrap();
        let page = w.service.revision(&w.owner, &w.coalition, "back-now", 1).await.unwrap();
        assert_eq!((page.current, page.back.words(), page.form.body.as_str()), (2, WordCount { added: 1, removed: 1 }, seen.body.as_str()));
        let late = w.service.restore_revision(&w.owner, &w.coalition, "back-now", 1, seen.revision).await;
        assert!(matches!(late, Err(Error::Conflict)), "it was saved since");
        w.service.restore_revision(&w.owner, &w.coalition, "back-now", 1, page.form.revision).await.unwrap();
        let now = editor(w, "back-now").await;
        assert_eq!((now.body.as_str(), now.visibility.as_str(), now.slug.as_str()), (seen.body.as_str(), "confidential", "back-now"));
        let history = w.service.history(&w.owner, &w.coalition, "back-now", 1).await.unwrap();
        assert_eq!((history.revisions.len(), history.revisions[0].cause, history.revisions[0].restored), (3, Cause::Restored, Some(1)));
        assert!(matches!(w.service.revision(&w.owner, &w.coalition, "back-now", 9).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn any_two_states_are_compared_frozen_ones_too() {
    World::each(|w| async move {
        let w = &w;
        let seen = draft(w, "pair").await;
        let organisation = w.service.editor(&w.owner, &w.coalition, None).await.unwrap().organisations[0].0;
        let later = LetterForm { conveners: vec![organisation.to_string()], ..with_body(&seen, "ask", "urge") };
        save(w, &w.owner, "pair", &later).await.unwrap();
        let newest = w.service.compare(&w.owner, &w.coalition, "pair", None, None, "").await.unwrap();
        assert_eq!((newest.from.point, newest.to.point), (Point::Revision(1), Point::Revision(2)));
        assert_eq!(newest.difference.words(), WordCount { added: 1, removed: 1 });
        assert_eq!((newest.fields[0].field, newest.fields[0].after.as_str()), ("conveners", "Lantern Trust"));
        let frozen =
            w.service.compare(&w.owner, &w.coalition, &w.letter, Some(Point::Version(1)), Some(Point::Revision(1)), "").await.unwrap();
        assert!(frozen.difference.is_empty() && frozen.fields.is_empty(), "what was opened is what was saved");
        let unknown = w.service.compare(&w.owner, &w.coalition, "pair", Some(Point::Version(1)), None, "").await;
        assert!(matches!(unknown, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn frozen_versions_are_compared_in_each_language() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        added::translate(w, "ar", "نص").await;
        propose(w, Kind::Translation, "").await.unwrap();
        confirm(w, &second).await.unwrap();
        wait(w).await;

        let compare = async |from: Point, to: Point, language: &str| {
            let found = w.service.compare(&w.owner, &w.coalition, &w.letter, Some(from), Some(to), language).await.unwrap();
            let languages: Vec<_> = found.languages.into_iter().map(|one| (one.language, one.change)).collect();
            (found.language, languages, found.difference.words())
        };
        let (first, later) = (Point::Version(1), Point::Version(2));
        let both = |ar: TextChange| vec![("en".to_owned(), TextChange::Same), ("ar".to_owned(), ar)];
        let none = WordCount { added: 0, removed: 0 };
        for nobodys in ["", "en", "fr"] {
            assert_eq!(compare(first, later, nobodys).await, ("en".into(), both(TextChange::Added), none), "the original comes first");
        }
        let (language, languages, words) = compare(first, later, "ar").await;
        assert_eq!((language.as_str(), languages), ("ar", both(TextChange::Added)));
        assert!(words.added > 0 && words.removed == 0);
        let (_, languages, words) = compare(later, first, "ar").await;
        assert_eq!(languages, both(TextChange::LeftOut));
        assert!(words.added == 0 && words.removed > 0);
        let draft = compare(later, Point::Revision(1), "ar").await;
        assert_eq!(draft, ("en".into(), Vec::new(), none), "a draft is its original alone");
    })
    .await;
}

#[tokio::test]
async fn a_history_is_its_coalitions_own_and_a_viewer_only_reads_it() {
    World::each(|w| async move {
        let w = &w;
        let seen = draft(w, "own").await;
        let stranger = organiser(w, "other-coalition", Role::Owner).await;
        assert!(matches!(w.service.history(&stranger, &w.coalition, "own", 1).await, Err(Error::NotFound)));
        assert!(matches!(w.service.history(&stranger, "other-coalition", "own", 1).await, Err(Error::NotFound)));
        assert!(matches!(w.service.letter_now(&stranger, "other-coalition", "own").await, Err(Error::NotFound)));
        assert!(matches!(w.service.compare(&stranger, &w.coalition, "own", None, None, "").await, Err(Error::NotFound)));
        let viewer = organiser(w, "safe-passage", Role::Viewer).await;
        w.service.history(&viewer, &w.coalition, "own", 1).await.unwrap();
        assert!(matches!(w.service.name_revision(&viewer, &w.coalition, "own", 1, "x").await, Err(Error::Forbidden)));
        assert!(matches!(w.service.restore_revision(&viewer, &w.coalition, "own", 1, seen.revision).await, Err(Error::Forbidden)));
        assert!(matches!(w.service.merge_letter(&viewer, &w.coalition, "own", &seen, &[]).await, Err(Error::Forbidden)));
    })
    .await;
}

#[tokio::test]
async fn a_draft_from_before_the_history_is_its_first_revision() {
    World::each(|w| async move {
        let w = &w;
        let form = draft(w, "old").await;
        let organisation = w.service.editor(&w.owner, &w.coalition, None).await.unwrap().organisations[0].0;
        save(w, &w.owner, "old", &LetterForm { conveners: vec![organisation.to_string()], ..form }).await.unwrap();
        let before = editor(w, "old").await;
        // The database as it was before there were revisions.
        let database = w.database().await;
        for statement in ["DROP TABLE revision", "DELETE FROM seaql_migrations WHERE version = 'm0003_drafts'"] {
            database.execute_unprepared(statement).await.unwrap();
        }
        let service = w.second_process().await;
        let page = service.revision(&w.owner, &w.coalition, "old", 1).await.unwrap();
        assert_eq!((page.current, page.revision.cause, page.revision.by), (1, Cause::Before, None));
        assert_eq!(page.form, before);
        service.save_letter(&w.owner, &w.coalition, "old", &with_body(&before, "ask", "urge")).await.unwrap();
        assert_eq!(service.history(&w.owner, &w.coalition, "old", 1).await.unwrap().current, 2);
        service.close().await;
        database.close().await.unwrap();
    })
    .await;
}
