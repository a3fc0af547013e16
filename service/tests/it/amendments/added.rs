//! A language that is added once people have signed: a day in which they can object, and a second person who is one.

use super::{LETTER, SLIP, confirm, fields, link, propose, proposed, wait, write};
use crate::{
    letters::organiser,
    world::{OWNER, PASSWORD, World, email, organisation, person},
};
use domain::{
    amendment::Kind,
    forms::{
        account::NewPassword,
        coalition::OrganiserForm,
        translation::{TranslationForm, TypedPart},
    },
    language::Wanted,
    locale::Locale,
    role::Role,
    shapes::{amendments::Asked, mail::MailContent, translation::PartRow},
    time::Instant,
};
use service::{Actor, Error, Reply};

/// Translates the whole letter, with these words in each part, and wants it to go out.
pub async fn translate(w: &World, language: &str, words: &str) {
    let is_new = w.service.translation(&w.owner, &w.coalition, LETTER, language, None).await.is_err();
    if is_new {
        w.service.add_translation(&w.owner, &w.coalition, LETTER, language).await.unwrap();
    }
    let page = w.service.translation(&w.owner, &w.coalition, LETTER, language, None).await.unwrap();
    let typed = |row: &PartRow| TypedPart { index: row.index, lock: row.lock, text: format!("{} ({words})", row.original) };
    let parts = page.parts.iter().map(typed).collect();
    let form = TranslationForm { revision: page.revision, parts, ..TranslationForm::default() };
    w.service.save_translation(&w.owner, &w.coalition, LETTER, language, &form).await.unwrap();
    if is_new {
        w.service.include_translation(&w.owner, &w.coalition, LETTER, language, true).await.unwrap();
    }
}

#[tokio::test]
async fn who_signs_after_the_others_were_told_reads_no_proposal_before_and_keeps_nothing_out() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        translate(w, "de", "Wir danken der Regierung").await;
        propose(w, Kind::Translation, "").await.unwrap();
        confirm(w, &second).await.unwrap();
        w.pass(Instant::SECOND);
        let troll = "troll@two.example";
        w.post(&person("Late Troll", "GB"), troll).await.unwrap();
        let (id, token) = w.mail(troll).await.1.unwrap();
        let shown = w.service.changed_text(id, &token).await.unwrap();
        assert_eq!(shown.asked, Asked::Nothing, "{}", w.engine);
        assert!(shown.changes.iter().all(|one| one.language != "de"));
        let ana = link(w, "ana@one.example").await;
        let Asked::Soon { may_object: true, proposed: at, .. } = w.service.changed_text(ana.0, &ana.1).await.unwrap().asked else {
            panic!("who stood is asked")
        };
        w.service.confirm(id, &token, 1).await.unwrap();
        let troll = crate::log::manage(w, troll).await;
        let asked = w.service.changed_text(troll.0, &troll.1).await.unwrap().asked;
        assert!(matches!(asked, Asked::Soon { may_object: false, .. }), "{asked:?}");
        assert!(matches!(w.service.reply_to_change(troll.0, &troll.1, Reply::Object(at)).await, Err(Error::Conflict)));
        wait(w).await;
        assert!(is_read_in(w, "de").await, "{}", w.engine);
    })
    .await;
}

/// Whether the letter can be read in a language.
async fn is_read_in(w: &World, language: &str) -> bool {
    w.service.published_letter_in(&w.coalition, LETTER, &Wanted::In(language.to_owned())).await.is_ok()
}

/// The kinds that can be proposed now.
async fn kinds(w: &World) -> Vec<Kind> {
    w.service.amendment(&w.owner, &w.coalition, LETTER).await.unwrap().kinds
}

#[tokio::test]
async fn an_added_language_waits_a_day_and_one_objection_keeps_it_out() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        w.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), "bea@lantern.example").await.unwrap();
        translate(w, "de", "Wir danken der Regierung").await;
        assert_eq!(kinds(w).await, [Kind::Translation, Kind::Material]);
        propose(w, Kind::Translation, "").await.unwrap();
        let mails = w.mails_to("ana@one.example").await;
        assert!(confirm(w, &second).await.unwrap().is_some(), "{}: it takes effect at once", w.engine);
        assert_eq!(w.mails_to("ana@one.example").await, mails + 1, "every signatory is told");
        let MailContent::AmendmentNotice { change, .. } = w.mail_content("bea@lantern.example").await else { panic!("not told") };
        assert_eq!((change.declared, change.difference.len()), (Some(Kind::Translation), 2));
        assert!(!is_read_in(w, "de").await);

        let ana = link(w, "ana@one.example").await;
        let shown = w.service.changed_text(ana.0, &ana.1).await.unwrap();
        let Asked::Soon { may_object: true, proposed: at, .. } = shown.asked else { panic!("{:?}", shown.asked) };
        assert!(shown.changes.iter().any(|one| one.language == "de" && one.difference.words().added > 0), "the whole text is shown");
        for _ in 0..2 {
            w.service.reply_to_change(ana.0, &ana.1, Reply::Object(at)).await.unwrap();
        }
        assert_eq!(w.service.changed_text(ana.0, &ana.1).await.unwrap().asked, Asked::Nothing);
        wait(w).await;
        assert!(!is_read_in(w, "de").await, "{}: one objection keeps it out", w.engine);
        let shown = w.service.amendment(&w.owner, &w.coalition, LETTER).await.unwrap();
        assert_eq!(shown.ended.as_ref().map(|ended| ended.state.as_str()), Some("objected"));
        assert_eq!(
            (shown.objected, shown.kinds.as_slice()),
            (true, [Kind::Material].as_slice()),
            "the same text is not proposed like that"
        );
        assert_eq!(fields(propose(w, Kind::Translation, "").await).0[0].code, "error-amendment-objected");

        // Another text is, and goes out where nobody objects.
        translate(w, "de", "Wir fordern die Regierung auf").await;
        propose(w, Kind::Translation, "").await.unwrap();
        confirm(w, &second).await.unwrap();
        wait(w).await;
        assert!(is_read_in(w, "de").await);
        w.sign(&person("Cem", "GB"), "cem@three.example").await.unwrap();
        let german = w.service.published_letter_in(&w.coalition, LETTER, &Wanted::In("de".to_owned())).await.unwrap();
        let added = german.added.expect("two signed before it was added");
        assert_eq!((added.before, added.original.as_str(), added.at), (2, "en", german.version_at));
        assert_eq!(w.service.printed_letter(&w.coalition, LETTER, "de").await.unwrap().added.map(|added| added.before), Some(2));
        let english = w.service.published_letter(&w.coalition, LETTER).await.unwrap();
        assert_eq!((english.added, english.counts.outstanding), (None, 0));
    })
    .await;
}

#[tokio::test]
async fn a_language_never_comes_with_a_slip_of_the_pen() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        write(w, SLIP).await;
        assert_eq!(kinds(w).await, [Kind::Typographical, Kind::Material]);
        translate(w, "de", "Ein ganz anderer Text").await;
        assert_eq!(kinds(w).await, [Kind::Material], "{}", w.engine);
        assert_eq!(fields(propose(w, Kind::Typographical, "").await).0[0].field, "kind");
    })
    .await;
}

#[tokio::test]
async fn nobody_makes_themselves_a_second_person_for_a_text() {
    World::each(|w| async move {
        let (w, s, c) = (&w, &w.service, w.coalition.as_str());
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        let cleo = invited(w, &w.owner, "cleo@coalition.example").await;
        translate(w, "de", "Wir danken der Regierung").await;
        propose(w, Kind::Translation, "").await.unwrap();
        // Nobody can confirm it, so the signatories are told at once, and so is who could refuse it.
        assert!(matches!(w.mail_content("ana@one.example").await, MailContent::AmendmentNotice { .. }), "{}", w.engine);
        assert!(matches!(w.mail_content("cleo@coalition.example").await, MailContent::AmendmentProposed { due: Some(_), .. }));
        let shown = s.amendment(&cleo, c, LETTER).await.unwrap().proposal.unwrap();
        assert!(!shown.may_confirm && !shown.own);
        assert_eq!(fields(confirm(w, &cleo).await).0[0].code, "error-amendment-second", "who was invited by who proposes");
        w.settle().await;
        assert_eq!(fields(confirm(w, &cleo).await).0[0].code, "error-amendment-second", "however long ago");
        assert!(!is_read_in(w, "de").await);
        s.refuse_amendment(&cleo, c, LETTER, proposed(w).await, "Not what we signed.").await.unwrap();

        // Nor does who was invited by somebody who has left since.
        s.set_role(&w.owner, c, cleo.account, Role::Owner).await.unwrap();
        let dora = invited(w, &cleo, "dora@coalition.example").await;
        s.remove_organiser(&w.owner, c, cleo.account).await.unwrap();
        w.settle().await;
        propose(w, Kind::Translation, "").await.unwrap();
        assert_eq!(fields(confirm(w, &dora).await).0[0].code, "error-amendment-second", "{}", w.engine);
    })
    .await;
}

/// Somebody invites an editor, who accepts and signs in.
async fn invited(w: &World, by: &Actor, address: &str) -> Actor {
    let form = OrganiserForm { name: "Somebody".into(), email: address.into(), role: "editor".into() };
    w.service.invite_organiser(by, &w.coalition, &form).await.unwrap();
    let MailContent::Invitation { link: Some(link), .. } = w.mail_content(address).await else { panic!("not invited") };
    let password = "a harbour behind the hills";
    assert_ne!(password, PASSWORD);
    w.service.reset_password(link.rsplit_once("/l/").unwrap().1, &NewPassword::parse(password).unwrap()).await.unwrap();
    let token = w.service.sign_in(&email(address), password).await.unwrap();
    w.service.actor(&token).await.unwrap().unwrap()
}

#[tokio::test]
async fn what_nobody_decided_goes_with_the_account_that_proposed_it() {
    World::each(|w| async move {
        let (w, s, c) = (&w, &w.service, w.coalition.as_str());
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        let second = organiser(w, "safe-passage", Role::Owner).await;
        write(w, SLIP).await;
        propose(w, Kind::Typographical, "").await.unwrap();
        let before = proposed(w).await;
        s.request_data(&email(OWNER), Locale::En).await.unwrap();
        let MailContent::DataLink { link: Some(link), .. } = w.mail_content(OWNER).await else { panic!("no link") };
        s.forget_account(link.rsplit_once("/l/").unwrap().1).await.unwrap();
        assert!(matches!(s.confirm_amendment(&second, c, LETTER, before).await, Err(Error::Conflict)), "{}", w.engine);
        let ended = s.amendment(&second, c, LETTER).await.unwrap().ended.unwrap();
        assert_eq!((ended.state.as_str(), ended.by.as_str()), ("gone", ""));
    })
    .await;
}
