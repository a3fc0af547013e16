//! A partner's way over HTTP: invited, in, a suggestion, a decision, a digest's link.

use crate::app::{Ask, COALITION, OWNER, Setup, TestApp, letter_form};
use domain::forms::letter::LetterForm;

const DRAFT: &str = "/en/desk/safe-passage/letters/draft";
const PARTNER: &str = "ana@lantern.example";

/// A draft in review, its owner's cookies and those of a partner, who came in by the invitation's link.
async fn invited(app: &TestApp) -> (String, String) {
    let owner = app.sign_in(OWNER).await;
    let form = LetterForm { slug: "draft".into(), body: "We ask you to act.".into(), ..letter_form() };
    let fields = form.fields();
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("action", "save"));
    assert_eq!(app.ask(Ask::post("/en/desk/safe-passage/letters/new", &fields).cookie(&owner)).await.status, 303);
    assert_eq!(app.ask(Ask::post(&format!("{DRAFT}/review"), &[]).cookie(&owner)).await.status, 303);
    let invitation = [("name", "Ana"), ("email", PARTNER), ("role", "contributor"), ("organisation", "")];
    let answer = app.ask(Ask::post(&format!("{DRAFT}/reviewers"), &invitation).cookie(&owner)).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, format!("{DRAFT}/reviewers").as_str()), "{}", answer.body);
    let (page, cookies) = app.follow(PARTNER).await;
    let chosen = app.ask(Ask::post(&page, &[("password", crate::app::PASSWORD)]).cookie(&cookies)).await;
    assert_eq!(chosen.status, 303, "{}", chosen.body);
    (owner, app.sign_in(PARTNER).await)
}

#[tokio::test]
async fn a_partner_suggests_and_an_organiser_decides() {
    TestApp::each(Setup::default(), |app| async move {
        let (owner, ana) = invited(&app).await;
        let get = async |cookies: &str, path: &str| app.ask(Ask::get(path).cookie(cookies)).await;
        let post = async |cookies: &str, path: &str, fields: &[(&str, &str)]| app.ask(Ask::post(path, fields).cookie(cookies)).await;
        assert_eq!(get(&ana, "/en/desk").await.location(), "/en/drafts");
        assert!(get(&ana, "/en/drafts").await.body.contains(&format!("{DRAFT}/discussion")));
        let new = format!("{DRAFT}/discussion/new");
        assert!(get(&ana, &format!("{new}?paragraph=3")).await.body.contains("We ask you to act."));
        assert_eq!(get(&ana, &format!("{new}?paragraph=99")).await.status, 303);
        let wrong = [("revision", "1"), ("paragraph", "3"), ("quote", "</textarea><script>"), ("words", "Typed <b>")];
        let faulty = post(&ana, &new, &wrong).await;
        assert!(
            faulty.status == 422 && faulty.body.contains("&lt;/textarea&gt;") && faulty.body.contains("Typed &lt;b&gt;"),
            "{}",
            faulty.body
        );
        let typed = [("revision", "1"), ("paragraph", "3"), ("quote", "ask"), ("words", ""), ("suggest", "yes"), ("replacement", "urge")];
        let sent = post(&ana, &new, &typed).await;
        let (_, remark) = sent.location().split_once("#remark-").expect("the remark's place");
        let at = format!("{DRAFT}/discussion/{remark}");
        assert_eq!(post(&ana, &format!("{at}/accept"), &[]).await.status, 404);
        let empty = post(&owner, &format!("{at}/reply"), &[("words-x", " ")]).await;
        assert!(empty.status == 422 && empty.body.contains(r##"href="#words""##));
        assert_eq!(post(&owner, &format!("{at}/reply"), &[("words-x", "Good.")]).await.status, 303);
        assert!(get(&owner, &format!("{at}/decline")).await.body.contains("urge"));
        assert_eq!(post(&owner, &format!("{at}/decline"), &[("words", "")]).await.status, 422);
        let accepted = post(&owner, &format!("{at}/accept"), &[]).await;
        assert_eq!((accepted.status.as_u16(), accepted.location()), (303, format!("{DRAFT}/discussion#remark-{remark}").as_str()));
        assert!(get(&owner, &format!("{DRAFT}/edit")).await.body.contains("We urge you to act."));
        assert_eq!(post(&owner, &format!("{at}/resolve"), &[]).await.status, 409);

        app.service.queue_digests().await.unwrap();
        let mail = app.service.mailbox(100).await.unwrap().into_iter().find(|mail| mail.to == PARTNER).unwrap();
        let mail = app::mails::render(&mail.shape);
        assert!(
            !format!("{}{}{}", mail.subject, mail.text, mail.html).contains("draft/") && mail.text.contains("1 suggestion was accepted")
        );
        let link: String = mail.text.split_once("/en/drafts/").unwrap().1.chars().take_while(char::is_ascii_hexdigit).collect();
        assert_eq!(get(&ana, &format!("/en/drafts/{link}")).await.location(), format!("{DRAFT}/discussion"));
        assert_eq!(app.get(&format!("/en/drafts/{link}")).await.location().split('?').next(), Some("/en/sign-in"));
    })
    .await;
}

#[tokio::test]
async fn a_partner_meets_nothing_else_of_the_coalition() {
    TestApp::each(Setup::default(), |app| async move {
        let (_, ana) = invited(&app).await;
        let desk = format!("/en/desk/{COALITION}");
        for hidden in
            ["letters/draft", "letters/draft/edit", "letters/draft/history", "letters/draft/reviewers", "letters/no-return/discussion"]
        {
            assert_eq!(app.ask(Ask::get(&format!("{desk}/{hidden}")).cookie(&ana)).await.status, 404, "{hidden}");
        }
        for hidden in ["organisations", "settings", "activity", "letters/no-return/signatures", "exports"] {
            assert_eq!(app.ask(Ask::get(&format!("{desk}/{hidden}")).cookie(&ana)).await.status, 404, "{hidden}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_is_shown_once_more_whatever_happened_meanwhile() {
    TestApp::each(Setup::default(), |app| async move {
        let (owner, ana) = invited(&app).await;
        let post = async |cookies: &str, path: &str, fields: &[(&str, &str)]| app.ask(Ask::post(path, fields).cookie(cookies)).await;
        let new = format!("{DRAFT}/discussion/new");
        let typed = [("revision", "1"), ("paragraph", "3"), ("words", "Typed <b> at length")];
        let sent = post(&owner, &new, &typed).await;
        let (_, remark) = sent.location().split_once("#remark-").expect("the remark's place");
        let reply = format!("{DRAFT}/discussion/{remark}/reply");
        let long = "y".repeat(4_001);
        let faulty = post(&ana, &reply, &[("words-x", &long)]).await;
        assert!(faulty.status == 422 && faulty.body.contains("4,000") && faulty.body.contains(&long), "the fault it has");
        // Taken back from review, the draft is gone for a partner.
        assert_eq!(post(&owner, &format!("{DRAFT}/redraft"), &[]).await.status, 303);
        for (path, fields) in [(&new, &typed[..]), (&reply, &[("words-x", "Typed <b> at length")][..])] {
            let gone = post(&ana, path, fields).await;
            assert!(gone.status == 404 && gone.body.contains("Typed &lt;b&gt; at length") && gone.body.contains("What you typed"));
            assert!(!gone.body.contains("We ask you"), "nothing of the draft");
        }
        assert!(!post(&ana, &reply, &[("words-x", " ")]).await.body.contains("What you typed"));
    })
    .await;
}
