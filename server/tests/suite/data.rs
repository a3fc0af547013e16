//! What is held about an address: asked for by anybody, shown to anyone who reads its mailbox, and deleted there.

use crate::app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, TestApp, VIEWER, create_organiser, emails_to};
use domain::{forms::organisation::OrganisationForm, role::Role};

const ANA: &str = "ana@lantern.example";
const ASK: &str = "/en/data";

async fn invite(app: &TestApp) {
    let owner = app.sign_in(OWNER).await;
    let fields = [
        ("organisation", "Lantern Trust"),
        ("country", "GB"),
        ("email", ANA),
        ("representative", "Ana Silva"),
        ("office", "Director"),
        ("language", "en"),
    ];
    let path = format!("/en/desk/{COALITION}/letters/{LETTER}/invitations/new");
    assert_eq!(app.ask(Ask::post(&path, &fields).cookie(&owner)).await.status, 303);
}

async fn contact(app: &TestApp) {
    let form = OrganisationForm {
        legal_name: "Lantern Trust".into(),
        country: "GB".into(),
        kind: "ngo".into(),
        contacts: format!("{ANA}\nben@lantern.example"),
        ..OrganisationForm::default()
    };
    app.service.save_organisation(&app.owner().await, COALITION, None, &form).await.unwrap();
}

/// Asks, follows the link, and answers the page's address with the cookies.
async fn held(app: &TestApp, address: &str) -> (String, String) {
    assert_eq!(app.post(ASK, &[("email", address)]).await.status, 200);
    app.follow(address).await
}

async fn page(app: &TestApp, (path, cookies): &(String, String)) -> String {
    let shown = app.ask(Ask::get(path).cookie(cookies)).await;
    assert_eq!((shown.status.as_u16(), shown.header("cache-control")), (200, "no-store"));
    shown.body
}

#[tokio::test]
async fn whoever_asks_is_answered_alike_and_nobody_is_written_to_for_nothing() {
    TestApp::each(Setup::default(), |app| async move {
        invite(&app).await;
        let answer = async |address: &str| app.post(ASK, &[("email", address)]).await;
        let (known, unknown) = (answer(ANA).await, answer("xyz@lantern.example").await);
        assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
        assert_eq!(emails_to(&app, "xyz@lantern.example").await, 0);
        // The invitation and the links; the fourth question within an hour sends no more.
        for _ in 0..4 {
            assert_eq!(answer(ANA).await.body, known.body);
        }
        assert_eq!(emails_to(&app, ANA).await, 1 + 3);
        let bad = app.post(ASK, &[("email", "nobody")]).await;
        assert!(bad.status == 422 && bad.body.contains("value=\"nobody\""));
        assert_eq!(app.get("/en/data/0123456789abcdef0123456789abcdef").await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn an_invited_contact_sees_and_deletes_what_is_held() {
    TestApp::each(Setup::default(), |app| async move {
        invite(&app).await;
        contact(&app).await;
        let link = held(&app, ANA).await;
        let shown = page(&app, &link).await;
        for said in ["Lantern Trust", "Ana Silva, Director", "No one should be returned to danger", "contact of Coalition", "exit"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let file = app.ask(Ask::get(&format!("{}/data.json", link.0)).cookie(&link.1)).await;
        let json: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        assert_eq!((json["address"].as_str(), json["invitations"].as_array().unwrap().len()), (Some(ANA), 1));
        assert_eq!(json["contacts"][0]["organisation"], "Lantern Trust");
        // Another address that may reach the same mailbox is told nothing of it.
        app.post(ASK, &[("email", "ana+other@lantern.example")]).await;
        assert_eq!(emails_to(&app, "ana+other@lantern.example").await, 0);

        assert!(shown.contains(&format!("href=\"{}/forget-contacts\"", link.0)) && !shown.contains("<form method=\"post\""), "{shown}");
        let asked = page(&app, &(format!("{}/forget-contacts", link.0), link.1.clone())).await;
        assert!(asked.contains("You cannot undo this") && asked.contains("Delete all of these") && asked.contains("exit"), "{asked}");
        assert!(page(&app, &link).await.contains("Lantern Trust"), "asking deletes nothing");
        assert_eq!(app.get(&format!("{}/forget-contacts", link.0)).await.status, 410, "nobody else is asked");
        for _ in 0..2 {
            let done = app.ask(Ask::post(&format!("{}/forget-contacts", link.0), &[]).cookie(&link.1)).await;
            assert_eq!(done.status, 303, "a second click finds it done");
        }
        let after = page(&app, &link).await;
        assert!(!after.contains("Lantern Trust") && after.contains("stopped emails"), "{after}");
        // The other contact stays.
        let ben = held(&app, "ben@lantern.example").await;
        assert!(page(&app, &ben).await.contains("Lantern Trust"));
    })
    .await;
}

#[tokio::test]
async fn a_reader_who_reported_an_error_sees_and_deletes_it() {
    TestApp::each(Setup::default(), |app| async move {
        let path = "/en/c/safe-passage/no-return/report";
        for (address, words) in [(ANA, "It did not sign."), ("ben@lantern.example", "A slip.")] {
            assert_eq!(app.post(path, &[("entry", "Lantern Trust"), ("words", words), ("email", address)]).await.status, 303);
        }
        let link = held(&app, ANA).await;
        let shown = page(&app, &link).await;
        assert!(shown.contains("It did not sign.") && shown.contains("you reported an error") && !shown.contains("A slip."), "{shown}");
        let file = app.ask(Ask::get(&format!("{}/data.json", link.0)).cookie(&link.1)).await;
        let json: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        assert_eq!(json["reports"][0]["report"], "It did not sign.");
        assert_eq!(app.ask(Ask::post(&format!("{}/forget-contacts", link.0), &[]).cookie(&link.1)).await.status, 303);
        assert!(!page(&app, &link).await.contains("It did not sign."));
        let left = app.service.reported_errors(&app.owner().await, COALITION, LETTER, 1).await.unwrap().reports;
        assert_eq!(left.len(), 1, "the other's stays");
    })
    .await;
}

#[tokio::test]
async fn a_signatory_sees_each_signature_with_its_way_out() {
    TestApp::each(Setup::default(), |app| async move {
        let fields = [("name", "Min-ji Park"), ("country", "KR"), ("affiliation", "Teacher"), ("email", ANA), ("step", "send")];
        app.post(SIGN, &fields).await;
        let (own, cookies) = app.follow(ANA).await;
        app.ask(Ask::post(&format!("{own}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
        let link = held(&app, ANA).await;
        let shown = page(&app, &link).await;
        assert!(shown.contains("Min-ji Park") && shown.contains("Teacher") && shown.contains("Given on"), "{shown}");
        let (_, rest) = shown.split_once("href=\"/l/").unwrap();
        let followed = app.get(&format!("/l/{}", rest.split('"').next().unwrap())).await;
        let own = app.ask(Ask::get(&format!("{}/withdraw", followed.location())).cookie(&followed.cookies())).await;
        assert_eq!(own.status, 200, "it can be withdrawn at once");
        for lang in ["fr", "ar"] {
            let path = link.0.replacen("/en/", &format!("/{lang}/"), 1);
            let shown = page(&app, &(path, link.1.clone())).await;
            assert!(shown.contains("Min-ji Park") && !shown.contains(">data-"), "{lang}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_account_is_deleted_unless_somebody_would_be_locked_out() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = held(&app, OWNER).await;
        assert!(page(&app, &owner).await.contains("only owner of a coalition"));
        let refused = app.ask(Ask::post(&format!("{}/forget-account", owner.0), &[]).cookie(&owner.1)).await;
        assert!(refused.status == 422 && refused.body.contains("only owner of a coalition"));

        let session = app.sign_in(VIEWER).await;
        let viewer = held(&app, VIEWER).await;
        let shown = page(&app, &viewer).await;
        assert!(shown.contains("Olga Organiser") && shown.contains("Coalition for Safe Passage") && shown.contains("forget-account"));
        let asked = page(&app, &(format!("{}/forget-account", viewer.0), viewer.1.clone())).await;
        assert!(asked.contains("You cannot undo this") && asked.contains("Delete your account?"), "{asked}");
        assert_eq!(app.ask(Ask::post(&format!("{}/forget-account", viewer.0), &[]).cookie(&viewer.1)).await.status, 303);
        assert!(page(&app, &viewer).await.contains("Nothing is stored about this address any more"));
        let desk = app.ask(Ask::get("/en/desk").cookie(&session)).await;
        assert_eq!(desk.status, 303, "its sessions have ended");
        assert!(app.service.sign_in(&crate::app::email(VIEWER), crate::app::PASSWORD).await.is_err());

        // With another owner there, the first may go.
        create_organiser(&app.service, COALITION, "second@coalition.example", Role::Owner).await;
        assert_eq!(app.ask(Ask::post(&format!("{}/forget-account", owner.0), &[]).cookie(&owner.1)).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_is_not_overridden_by_a_mailbox() {
    TestApp::each(Setup::default(), |app| async move {
        let viewer = held(&app, VIEWER).await;
        let token = app.service.sign_in(&crate::app::email(VIEWER), crate::app::PASSWORD).await.unwrap();
        let actor = app.service.actor(&token).await.unwrap().unwrap();
        let id = actor.account.0.simple().to_string();
        let (account, bytes) = match app.engine {
            "sqlite" => (format!("x'{id}'"), "x'00'".to_owned()),
            _ => (format!("'{id}'"), "'\\x00'::bytea".to_owned()),
        };
        let columns = "account_id, secret_sealed, confirmed_at, last_step, failures, failures_since";
        app.run(&format!("INSERT INTO second_factor ({columns}) VALUES ({account}, {bytes}, 1, 0, 0, 0)")).await;
        let refused = app.ask(Ask::post(&format!("{}/forget-account", viewer.0), &[]).cookie(&viewer.1)).await;
        assert!(refused.status == 422 && refused.body.contains("has a second factor"), "{}", refused.body);
    })
    .await;
}

#[tokio::test]
async fn no_stranger_uses_up_the_way_to_what_is_held() {
    TestApp::each(Setup::default(), |app| async move {
        invite(&app).await;
        for name in ["Ben Alba", "Cy Brook", "Di Clay", "Eve Dale"] {
            let fields = [("name", name), ("country", "GB"), ("email", ANA), ("consent", "yes"), ("of_age", "yes"), ("step", "send")];
            assert_eq!(app.post("/en/c/safe-passage/no-return/sign/person", &fields).await.status, 303);
        }
        let before = emails_to(&app, ANA).await;
        held(&app, ANA).await;
        assert_eq!(emails_to(&app, ANA).await, before + 1, "{}", app.engine);
    })
    .await;
}

#[tokio::test]
async fn who_deletes_their_account_is_not_mistaken_for_the_server() {
    const ROGUE: &str = "rogue@coalition.example";
    TestApp::each(Setup::default(), |app| async move {
        create_organiser(&app.service, COALITION, ROGUE, Role::Editor).await;
        let rogue = app.sign_in(ROGUE).await;
        let exports = format!("/en/desk/{COALITION}/exports");
        assert_eq!(app.ask(Ask::post(&exports, &[("letter", "")]).cookie(&rogue)).await.status, 303);
        let link = held(&app, ROGUE).await;
        assert_eq!(app.ask(Ask::post(&format!("{}/forget-account", link.0), &[]).cookie(&link.1)).await.status, 303);

        let told = app::mails::render(&app.mail(OWNER).await.shape);
        let gone = told.text.split_once('“').unwrap().1.split_once('”').unwrap().0.to_owned();
        let is_nameless = gone.starts_with("Deleted account no. ") && gone.ends_with(" (editor)");
        assert!(is_nameless && told.text.contains("It is stopped"), "{}", told.text);
        let owner = app.sign_in(OWNER).await;
        let acts = app.ask(Ask::get(&format!("/en/desk/{COALITION}/activity")).cookie(&owner)).await.body;
        for act in ["Account deleted by its owner", "Export of contacts asked for", "Export of contacts stopped", "Signed in"] {
            let (_, rest) = acts.split_once(act).unwrap_or_else(|| panic!("{}: {act}", app.engine));
            let by = rest.split_once("class=\"by\"").unwrap().1.split_once("</p>").unwrap().0;
            let is_own = by.contains("Olga Organiser") && act == "Signed in";
            assert!(is_own || by.contains(&gone), "{act}: {by}");
        }
        let shown = app.ask(Ask::get(&exports).cookie(&owner)).await.body;
        assert!(shown.contains("Asked for by") && shown.contains(&gone) && shown.contains("Stopped on"), "{shown}");

        // Who goes next has another number, and the first keeps theirs.
        create_organiser(&app.service, COALITION, "other@coalition.example", Role::Viewer).await;
        app.sign_in("other@coalition.example").await;
        let link = held(&app, "other@coalition.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{}/forget-account", link.0), &[]).cookie(&link.1)).await.status, 303);
        let acts = app.ask(Ask::get(&format!("/en/desk/{COALITION}/activity")).cookie(&owner)).await.body;
        assert!(acts.contains(" (viewer)</bdi>") && acts.contains(&gone), "{acts}");
    })
    .await;
}

#[tokio::test]
async fn a_signatory_sees_what_an_organiser_wrote_and_deletes_it_with_the_signature() {
    TestApp::each(Setup::default(), |app| async move {
        app.post(SIGN, &[("name", "Min-ji Park"), ("country", "KR"), ("email", ANA), ("step", "send")]).await;
        let (own, cookies) = app.follow(ANA).await;
        assert_eq!(app.ask(Ask::post(&format!("{own}/confirm"), &[("revision", "1")]).cookie(&cookies)).await.status, 303);
        let signed =
            app.service.desk_signatures(&app.owner().await, COALITION, LETTER, "Min-ji", None, 1).await.unwrap().signatures.remove(0);
        let (desk, owner) = (format!("/en/desk/{COALITION}/letters/{LETTER}/signatures/{}/message", signed.id), app.sign_in(OWNER).await);
        let fields = [("subject", "Your position"), ("text", "Dear Min-ji, which position shall be listed?")];
        let preview = app.ask(Ask::post(&desk, &[&fields[..], &[("step", "preview")]].concat()).cookie(&owner)).await.body;
        let once = crate::app::hidden(&preview, "once");
        let send = [&fields[..], &[("once", once.as_str()), ("step", "send")]].concat();
        assert_eq!(app.ask(Ask::post(&desk, &send).cookie(&owner)).await.status, 303);

        let link = held(&app, ANA).await;
        let shown = page(&app, &link).await;
        assert!(shown.contains("Your position") && shown.contains("which position shall be listed?"), "{shown}");
        let file = app.ask(Ask::get(&format!("{}/data.json", link.0)).cookie(&link.1)).await;
        let json: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        assert_eq!(json["messages"][0]["text"], fields[1].1);
        // It goes with the signature that it is about.
        let (_, rest) = shown.split_once("href=\"/l/").unwrap();
        let followed = app.get(&format!("/l/{}", rest.split('"').next().unwrap())).await;
        let erase = Ask::post(&format!("{}/withdraw", followed.location()), &[("erase", "yes")]).cookie(&followed.cookies());
        assert_eq!(app.ask(erase).await.status, 303);
        let after = page(&app, &link).await;
        assert!(!after.contains("Your position") && after.contains("Nothing is stored about this address any more"), "{after}");
        assert!(app.ask(Ask::get(&desk).cookie(&owner)).await.status == 404, "nor does the desk have it");
    })
    .await;
}
