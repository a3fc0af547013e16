//! The history of a draft over HTTP, and two editors at once.

use crate::app::{Answered, Ask, OWNER, Setup, TestApp, create_organiser, letter_form};
use domain::{forms::letter::LetterForm, role::Role};

const DRAFT: &str = "/en/desk/safe-passage/letters/draft";
const OTHER: &str = "editor@coalition.example";

/// The fields of the editor that a page shows, as a browser would post them.
fn form() -> LetterForm {
    LetterForm { slug: "draft".into(), body: "We ask you to act.\n\nThe law is clear.".into(), ..letter_form() }
}

async fn post(app: &TestApp, cookies: &str, path: &str, form: &LetterForm, more: &[(&str, &str)]) -> Answered {
    let fields = form.fields();
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend_from_slice(more);
    app.ask(Ask::post(path, &fields).cookie(cookies)).await
}

async fn get(app: &TestApp, cookies: &str, path: &str) -> Answered {
    app.ask(Ask::get(path).cookie(cookies)).await
}

/// A draft, and two who have its editor open.
async fn two(app: &TestApp) -> (String, String) {
    create_organiser(&app.service, "safe-passage", OTHER, Role::Editor).await;
    let (one, other) = (app.sign_in(OWNER).await, app.sign_in(OTHER).await);
    let new = post(app, &one, "/en/desk/safe-passage/letters/new", &form(), &[("action", "save")]).await;
    assert_eq!(new.status, 303, "{}", new.body);
    (one, other)
}

fn at(form: LetterForm, revision: i64) -> LetterForm {
    LetterForm { revision, ..form }
}

#[tokio::test]
async fn who_saves_second_gets_both_texts_put_together() {
    TestApp::each(Setup::default(), |app| async move {
        let (one, other) = two(&app).await;
        let theirs = LetterForm { body: "We urge you to act.\n\nThe law is clear.".into(), slug: "moved".into(), ..at(form(), 1) };
        assert_eq!(post(&app, &other, &format!("{DRAFT}/edit"), &theirs, &[("action", "save")]).await.status, 303);
        let mine = LetterForm { body: "We ask you to act.\r\n\r\nThe law is clear.</textarea><script>".into(), ..at(form(), 1) };
        let merged = post(&app, &one, &format!("{DRAFT}/edit"), &mine, &[("action", "save")]).await;
        assert_eq!(merged.status, 409);
        assert!(merged.body.contains("We urge you to act.\n\nThe law is clear.&lt;/textarea&gt;&lt;script&gt;"), "{}", merged.body);
        assert!(
            merged.body.contains(r#"action="/en/desk/safe-passage/letters/moved/edit""#)
                && merged.body.contains(r#"name="revision" value="2""#)
        );
        assert!(merged.body.contains("Two texts were put together"));
        let saved = LetterForm { body: "Both.".into(), slug: "moved".into(), ..at(form(), 2) };
        let answer = post(&app, &one, "/en/desk/safe-passage/letters/moved/edit", &saved, &[("action", "save")]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/en/desk/safe-passage/letters/moved"));
    })
    .await;
}

#[tokio::test]
async fn what_both_changed_is_chosen_passage_by_passage() {
    TestApp::each(Setup::default(), |app| async move {
        let (one, other) = two(&app).await;
        let edit = format!("{DRAFT}/edit");
        let theirs = LetterForm { body: "We urge you to act.\n\nThe law is clear.".into(), ..at(form(), 1) };
        assert_eq!(post(&app, &other, &edit, &theirs, &[("action", "save")]).await.status, 303);
        let mine = LetterForm { body: "We beg you to act.\n\nThe law is very clear.".into(), subject: "Mine".into(), ..at(form(), 1) };
        let asked = post(&app, &one, &edit, &mine, &[("action", "save")]).await;
        assert_eq!(asked.status, 409);
        assert!(asked.body.contains(r#"name="choice-0""#) && !asked.body.contains(r#"name="choice-1""#), "{}", asked.body);
        assert!(asked.body.contains("We beg you to act.\n\nThe law is very clear."), "everything typed goes along");
        let missing = post(&app, &one, &edit, &mine, &[("action", "merge"), ("merged_with", "2")]).await;
        assert_eq!(missing.status, 422);
        assert!(missing.body.contains("Choose which to keep."));
        let chosen = post(&app, &one, &edit, &mine, &[("action", "merge"), ("merged_with", "2"), ("choice-0", "both")]).await;
        assert_eq!(chosen.status, 200);
        assert!(chosen.body.contains("We urge you to act.\n\nWe beg you to act.\n\nThe law is very clear."), "{}", chosen.body);
        // Somebody saves once more before the choice arrives: it is asked again, about the new text.
        let third = LetterForm { body: "We order you to act.\n\nThe law is clear.".into(), ..at(form(), 2) };
        assert_eq!(post(&app, &other, &edit, &third, &[("action", "save")]).await.status, 303);
        let again = post(&app, &one, &edit, &mine, &[("action", "merge"), ("merged_with", "2"), ("choice-0", "theirs")]).await;
        assert_eq!(again.status, 409);
        assert!(again.body.contains("order") && again.body.contains(r#"name="merged_with" value="3""#));
    })
    .await;
}

#[tokio::test]
async fn the_history_is_listed_named_compared_and_brought_back() {
    TestApp::each(Setup::default(), |app| async move {
        let (one, _) = two(&app).await;
        let second = LetterForm { body: "We urge you to act.".into(), ..at(form(), 1) };
        assert_eq!(post(&app, &one, &format!("{DRAFT}/edit"), &second, &[("action", "save")]).await.status, 303);
        let list = get(&app, &one, &format!("{DRAFT}/history")).await;
        assert!(list.status == 200 && list.body.contains("Revision 2") && list.body.contains("history/1"));
        let named = app.ask(Ask::post(&format!("{DRAFT}/history/1/name"), &[("name", "<First>")]).cookie(&one)).await;
        assert_eq!(named.location(), format!("{DRAFT}/history"));
        assert!(get(&app, &one, &format!("{DRAFT}/history/1")).await.body.contains("&lt;First&gt;"));
        let long = "x".repeat(201);
        let faulty = app.ask(Ask::post(&format!("{DRAFT}/history/1/name"), &[("name", &long)]).cookie(&one)).await;
        assert!(faulty.status == 422 && faulty.body.contains(&long));
        for view in ["inline", "side"] {
            let page = get(&app, &one, &format!("{DRAFT}/compare?from=1&to=2&view={view}")).await;
            assert!(page.status == 200 && page.body.contains("<del>") && page.body.contains("removed:"), "{}", page.body);
        }
        for nothing in ["compare?from=x", "compare?from=v9", "history/9", "history/x"] {
            assert_eq!(get(&app, &one, &format!("{DRAFT}/{nothing}")).await.status, 404, "{nothing}");
        }
        let question = get(&app, &one, &format!("{DRAFT}/history/1/restore")).await;
        assert!(question.status == 200 && question.body.contains(r#"name="seen" value="2""#));
        let late = app.ask(Ask::post(&format!("{DRAFT}/history/1/restore"), &[("seen", "1")]).cookie(&one)).await;
        assert!(late.status == 409 && late.body.contains("in the meantime"));
        let back = app.ask(Ask::post(&format!("{DRAFT}/history/1/restore"), &[("seen", "2")]).cookie(&one)).await;
        assert_eq!((back.status.as_u16(), back.location()), (303, format!("{DRAFT}/history").as_str()));
        assert!(get(&app, &one, &format!("{DRAFT}/edit")).await.body.contains("The law is clear."));
        let current = get(&app, &one, &format!("{DRAFT}/history/3/restore")).await;
        assert_eq!(current.status, 303, "the current one needs no bringing back");
    })
    .await;
}
