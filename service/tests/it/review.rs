//! A draft discussed with partners: who sees what, remarks, decisions, digests.

use crate::{
    letters::organiser,
    world::{World, email, letter_form},
};
use domain::{
    forms::{
        account::NewPassword,
        letter::LetterForm,
        review::{RemarkForm, ReviewerForm},
    },
    letter::LetterStep,
    review::{News, RemarkState},
    revision::Cause,
    role::Role,
    shapes::mail::MailContent,
    time::Instant,
};
use service::{Actor, Error};

const DRAFT: &str = "talked-over";

/// A draft in review.
async fn draft(w: &World) {
    let form = LetterForm { slug: DRAFT.into(), body: "We ask you to act.\n\nThe law is clear.\n\nThank you.".into(), ..letter_form() };
    w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
    w.service.step_letter(&w.owner, &w.coalition, DRAFT, LetterStep::Review).await.unwrap();
}

/// Invites somebody, who chooses a password and signs in.
async fn partner(w: &World, name: &str, role: Role) -> Actor {
    let address = format!("{name}@lantern.example");
    let organisation = w.service.editor(&w.owner, &w.coalition, None).await.unwrap().organisations[0].0.to_string();
    let form = ReviewerForm { name: name.into(), email: address.clone(), role: role.code().into(), organisation };
    w.service.invite_reviewer(&w.owner, &w.coalition, DRAFT, &form).await.unwrap();
    let MailContent::Invitation { link: Some(link), role: told, .. } = w.mail_content(&address).await else { panic!("another mail") };
    assert_eq!(told, role);
    let token = link.rsplit_once("/l/").unwrap().1;
    let password = NewPassword::parse("a lantern in the dark").unwrap();
    w.service.reset_password(token, &password).await.unwrap();
    let session = w.service.sign_in(&email(&address), "a lantern in the dark").await.unwrap();
    w.service.actor(&session).await.unwrap().unwrap()
}

fn on(paragraph: usize, quote: &str) -> RemarkForm {
    RemarkForm {
        revision: "1".into(),
        paragraph: paragraph.to_string(),
        quote: quote.into(),
        words: "Why?".into(),
        ..RemarkForm::default()
    }
}

fn suggest(paragraph: usize, quote: &str, replacement: &str) -> RemarkForm {
    RemarkForm { suggest: "yes".into(), replacement: replacement.into(), ..on(paragraph, quote) }
}

async fn edit(w: &World, from: &str, to: &str) {
    let form = w.service.desk_letter(&w.owner, &w.coalition, DRAFT).await.unwrap().form;
    let changed = LetterForm { body: form.body.replace(from, to), ..form };
    w.service.save_letter(&w.owner, &w.coalition, DRAFT, &changed).await.unwrap();
}

#[tokio::test]
async fn a_partner_sees_the_drafts_they_are_invited_to_and_nothing_else() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let ana = partner(w, "ana", Role::Contributor).await;
        let other = LetterForm { slug: "another".into(), ..letter_form() };
        w.service.create_letter(&w.owner, &w.coalition, &other).await.unwrap();
        w.service.step_letter(&w.owner, &w.coalition, "another", LetterStep::Review).await.unwrap();
        let drafts = w.service.invited_drafts(&ana).await.unwrap().drafts;
        assert_eq!(drafts.iter().map(|draft| draft.slug.as_str()).collect::<Vec<_>>(), [DRAFT]);
        w.service.discussion(&ana, &w.coalition, DRAFT).await.unwrap();
        for hidden in ["another", w.letter.as_str(), "none"] {
            assert!(matches!(w.service.discussion(&ana, &w.coalition, hidden).await, Err(Error::NotFound)), "{hidden}");
            assert!(matches!(w.service.remark(&ana, &w.coalition, hidden, &on(1, "")).await, Err(Error::NotFound)), "{hidden}");
        }
        assert!(w.service.desk(&ana).await.unwrap().is_empty());
        assert!(matches!(w.service.desk_letter(&ana, &w.coalition, DRAFT).await, Err(Error::NotFound)));
        assert!(matches!(w.service.history(&ana, &w.coalition, DRAFT, 1).await, Err(Error::NotFound)));
        assert!(matches!(w.service.settings(&ana, &w.coalition).await, Err(Error::NotFound)));
        assert!(matches!(w.service.reviewers(&ana, &w.coalition, DRAFT).await, Err(Error::NotFound)));
        // Taken back from review it is gone, and so it is for one who was taken off it.
        w.service.step_letter(&w.owner, &w.coalition, DRAFT, LetterStep::Redraft).await.unwrap();
        assert!(matches!(w.service.discussion(&ana, &w.coalition, DRAFT).await, Err(Error::NotFound)));
        w.service.step_letter(&w.owner, &w.coalition, DRAFT, LetterStep::Review).await.unwrap();
        let public_id = w.service.desk_letter(&w.owner, &w.coalition, DRAFT).await.unwrap().public_id;
        assert_eq!(w.service.discussed(&ana, public_id).await.unwrap().1, DRAFT);
        w.service.remove_reviewer(&w.owner, &w.coalition, DRAFT, ana.account).await.unwrap();
        assert!(matches!(w.service.discussion(&ana, &w.coalition, DRAFT).await, Err(Error::NotFound)));
        assert!(matches!(w.service.discussed(&ana, public_id).await, Err(Error::NotFound)));
        assert!(w.service.invited_drafts(&ana).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn only_an_owner_invites_and_nobody_twice() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let ana = partner(w, "ana", Role::Reviewer).await;
        let form =
            |address: &str| ReviewerForm { name: "Ana".into(), email: address.into(), role: "reviewer".into(), ..ReviewerForm::default() };
        let codes = |result: Result<(), Error>| match result {
            Err(Error::Fields(errors)) => errors.0[0].code.clone(),
            other => panic!("{other:?}"),
        };
        let again = w.service.invite_reviewer(&w.owner, &w.coalition, DRAFT, &form("ana@lantern.example")).await;
        assert_eq!(codes(again), "error-reviewer-exists");
        let organiser_too = w.service.invite_reviewer(&w.owner, &w.coalition, DRAFT, &form(crate::world::OWNER)).await;
        assert_eq!(codes(organiser_too), "error-organiser-exists");
        let editor = organiser(w, "safe-passage", Role::Editor).await;
        let refused = w.service.invite_reviewer(&editor, &w.coalition, DRAFT, &form("b@lantern.example")).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
        let frozen = w.service.invite_reviewer(&w.owner, &w.coalition, &w.letter, &form("b@lantern.example")).await;
        assert!(matches!(frozen, Err(Error::Conflict)));
        let shown = w.service.reviewers(&w.owner, &w.coalition, DRAFT).await.unwrap();
        assert_eq!((shown.reviewers[0].id, shown.reviewers[0].organisation.as_deref()), (ana.account, Some("Lantern Trust")));
        let settings = w.service.settings(&w.owner, &w.coalition).await.unwrap();
        assert!(settings.organisers.iter().all(|one| one.id != ana.account), "a partner is no organiser");
    })
    .await;
}

#[tokio::test]
async fn remarks_stay_with_their_passage_or_say_that_they_no_longer_fit() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let (ana, rui) = (partner(w, "ana", Role::Contributor).await, partner(w, "rui", Role::Reviewer).await);
        // Paragraphs: subject, salutation, three of the body, closing.
        let first = w.service.remark(&ana, &w.coalition, DRAFT, &suggest(3, "ask", "urge")).await.unwrap();
        let second = w.service.remark(&rui, &w.coalition, DRAFT, &on(4, "law is  clear")).await.unwrap();
        assert!(matches!(w.service.remark(&rui, &w.coalition, DRAFT, &suggest(3, "ask", "beg")).await, Err(Error::NotFound)));
        for (form, code) in [(on(4, "no such"), "error-quote-missing"), (suggest(3, "ask", "ask"), "error-replacement-same")] {
            let Err(Error::Fields(errors)) = w.service.remark(&ana, &w.coalition, DRAFT, &form).await else { panic!("not refused") };
            assert_eq!(errors.0[0].code, code);
        }
        edit(w, "We ask you", "Today, all of us:\n\nWe ask you").await;
        let shown = w.service.discussion(&rui, &w.coalition, DRAFT).await.unwrap();
        let place = |id| shown.remarks.iter().find(|remark| remark.id == id).unwrap().place.clone();
        assert_eq!((place(first), place(second)), (Some((3, 3..6)), Some((4, 4..16))));
        assert_eq!(shown.remarks[0].said.by.organisation.as_deref(), Some("Lantern Trust"));
        edit(w, "The law is clear", "The law says so").await;
        let shown = w.service.discussion(&ana, &w.coalition, DRAFT).await.unwrap();
        let lost = shown.remarks.iter().find(|remark| remark.id == second).unwrap();
        assert_eq!((lost.place.clone(), lost.quote.as_str()), (None, "law is clear"));
    })
    .await;
}

#[tokio::test]
async fn an_accepted_suggestion_is_merged_into_the_text_as_it_stands() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let ana = partner(w, "ana", Role::Contributor).await;
        let first = w.service.remark(&ana, &w.coalition, DRAFT, &suggest(3, "ask", "urge")).await.unwrap();
        let second = w.service.remark(&ana, &w.coalition, DRAFT, &suggest(3, "ask you", "beg them")).await.unwrap();
        edit(w, "Thank you.", "Thank you all.").await;
        assert!(matches!(w.service.accept_suggestion(&ana, &w.coalition, DRAFT, first).await, Err(Error::NotFound)));
        w.service.accept_suggestion(&w.owner, &w.coalition, DRAFT, first).await.unwrap();
        let form = w.service.desk_letter(&w.owner, &w.coalition, DRAFT).await.unwrap().form;
        assert_eq!(form.body, "We urge you to act.\n\nThe law is clear.\n\nThank you all.");
        let history = w.service.history(&w.owner, &w.coalition, DRAFT, 1).await.unwrap();
        assert_eq!((history.current, history.revisions[0].cause), (3, Cause::Suggested));
        assert!(matches!(w.service.accept_suggestion(&w.owner, &w.coalition, DRAFT, first).await, Err(Error::Conflict)));
        let Err(Error::Fields(errors)) = w.service.accept_suggestion(&w.owner, &w.coalition, DRAFT, second).await else {
            panic!("the passage has changed")
        };
        assert_eq!(errors.0[0].code, "error-suggestion-unfit");
        let Err(Error::Fields(_)) = w.service.decline_remark(&w.owner, &w.coalition, DRAFT, second, " ").await else {
            panic!("no word why")
        };
        w.service.decline_remark(&w.owner, &w.coalition, DRAFT, second, "Too strong.").await.unwrap();
        let shown = w.service.discussion(&ana, &w.coalition, DRAFT).await.unwrap();
        let states: Vec<_> = shown.remarks.iter().map(|remark| remark.state).collect();
        assert_eq!(states, [RemarkState::Accepted, RemarkState::Declined]);
        assert_eq!(shown.remarks[1].decided.as_ref().unwrap().words, "Too strong.");
    })
    .await;
}

#[tokio::test]
async fn news_come_in_one_mail_an_hour_to_those_whom_they_concern() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let (ana, rui) = (partner(w, "ana", Role::Contributor).await, partner(w, "rui", Role::Reviewer).await);
        let digests = async |address: &str| {
            let mails = w.service.mailbox(1000).await.unwrap().into_iter().filter(|mail| mail.to == address);
            let digests = mails.filter_map(|mail| match mail.shape.content {
                MailContent::Digest { drafts, .. } => Some(drafts),
                _ => None,
            });
            digests.collect::<Vec<_>>()
        };
        w.service.queue_digests().await.unwrap();
        assert!(digests(crate::world::OWNER).await.is_empty(), "no mail about nothing");
        let first = w.service.remark(&ana, &w.coalition, DRAFT, &suggest(3, "ask", "urge")).await.unwrap();
        w.service.remark(&ana, &w.coalition, DRAFT, &on(4, "")).await.unwrap();
        w.service.queue_digests().await.unwrap();
        w.service.reply(&rui, &w.coalition, DRAFT, first, "I agree.").await.unwrap();
        w.service.queue_digests().await.unwrap();
        let told = digests(crate::world::OWNER).await;
        assert_eq!(told.len(), 1, "the second waits for its hour");
        assert_eq!(told[0][0].counts, [(News::Suggested, 1), (News::Commented, 1)]);
        assert!(told[0][0].link.contains("/en/drafts/") && !told[0][0].link.contains(DRAFT));
        assert_eq!(digests("ana@lantern.example").await[0][0].counts, [(News::Replied, 1)]);
        assert!(digests("rui@lantern.example").await.is_empty(), "nobody is told of their own words");
        w.pass(Instant::HOUR);
        w.service.accept_suggestion(&w.owner, &w.coalition, DRAFT, first).await.unwrap();
        w.service.queue_digests().await.unwrap();
        assert_eq!(digests(crate::world::OWNER).await.len(), 2);
        assert_eq!(digests("ana@lantern.example").await[0][0].counts, [(News::Accepted, 1)]);
        assert_eq!(digests("rui@lantern.example").await[0][0].counts, [(News::Accepted, 1)], "who replied is told too");
        let before = w.mails_to(crate::world::OWNER).await;
        w.pass(Instant::HOUR);
        w.service.queue_digests().await.unwrap();
        assert_eq!(w.mails_to(crate::world::OWNER).await, before);
    })
    .await;
}

#[tokio::test]
async fn for_a_partner_earlier_revisions_do_not_exist() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        edit(w, "The law is clear.", "Hidden words.").await;
        edit(w, "Hidden words.", "The law says so.").await;
        edit(w, "We ask", "Today, all of us:\n\nWe ask").await;
        let ana = partner(w, "ana", Role::Contributor).await;
        let at = |revision: u32, form: RemarkForm| RemarkForm { revision: revision.to_string(), ..form };
        for old in [at(1, on(4, "")), at(2, on(4, "")), at(2, suggest(4, "", "Other words"))] {
            let Err(Error::Fields(errors)) = w.service.remark(&ana, &w.coalition, DRAFT, &old).await else { panic!("an old revision") };
            assert_eq!(errors.0[0].code, "error-passage-changed");
            let (shown, form) = w.service.remark_again(&ana, &w.coalition, DRAFT, &old).await.unwrap();
            assert!(shown.paragraphs.iter().all(|one| !one.text.contains("Hidden")), "today's text");
            assert_eq!((form.revision.as_str(), form.words, form.replacement), ("4", old.words, old.replacement));
        }
        // The same words are found where they stand today.
        w.service.remark(&ana, &w.coalition, DRAFT, &at(1, suggest(3, "ask", "urge"))).await.unwrap();
        let wrong = at(1, on(3, "no such"));
        let (shown, form) = w.service.remark_again(&ana, &w.coalition, DRAFT, &wrong).await.unwrap();
        assert_eq!((form.paragraph.as_str(), shown.paragraphs[3].text.as_str()), ("4", "We ask you to act."));
        let discussed = w.service.discussion(&ana, &w.coalition, DRAFT).await.unwrap();
        assert_eq!(
            discussed.remarks.iter().map(|one| (one.quote.as_str(), one.place.clone())).collect::<Vec<_>>(),
            [("ask", Some((3, 3..6)))]
        );
        // Organisers go on from what their page showed.
        let (shown, form) = w.service.remark_again(&w.owner, &w.coalition, DRAFT, &at(2, on(4, ""))).await.unwrap();
        assert_eq!((form.revision.as_str(), shown.paragraphs[3].text.as_str()), ("2", "Hidden words."));
        w.service.remark(&w.owner, &w.coalition, DRAFT, &at(2, suggest(4, "", "Other words."))).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_no_longer_sees_a_draft_is_told_nothing_of_it() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let (ana, rui) = (partner(w, "ana", Role::Contributor).await, partner(w, "rui", Role::Reviewer).await);
        let other = LetterForm { slug: "another".into(), ..letter_form() };
        w.service.create_letter(&w.owner, &w.coalition, &other).await.unwrap();
        let again =
            ReviewerForm { name: "Ana".into(), email: "ana@lantern.example".into(), role: "contributor".into(), ..Default::default() };
        w.service.invite_reviewer(&w.owner, &w.coalition, "another", &again).await.unwrap();
        let digests = async |address: &str| {
            w.service.queue_digests().await.unwrap();
            let mails = w.service.mailbox(1000).await.unwrap().into_iter().filter(|mail| mail.to == address);
            mails.filter(|mail| matches!(mail.shape.content, MailContent::Digest { .. })).count()
        };
        let remark = w.service.remark(&ana, &w.coalition, DRAFT, &on(4, "")).await.unwrap();
        w.service.reply(&rui, &w.coalition, DRAFT, remark, "Yes.").await.unwrap();
        // Taken off before the news goes out, and before there is more.
        w.service.remove_reviewer(&w.owner, &w.coalition, DRAFT, ana.account).await.unwrap();
        assert_eq!(digests("ana@lantern.example").await, 0);
        w.pass(Instant::HOUR);
        w.service.reply(&w.owner, &w.coalition, DRAFT, remark, "No.").await.unwrap();
        assert_eq!((digests("ana@lantern.example").await, digests("rui@lantern.example").await), (0, 1));
        w.pass(Instant::HOUR);
        w.service.step_letter(&w.owner, &w.coalition, DRAFT, LetterStep::Redraft).await.unwrap();
        w.service.resolve_remark(&w.owner, &w.coalition, DRAFT, remark).await.unwrap();
        assert_eq!(digests("rui@lantern.example").await, 0, "nothing while it is taken back, not even in a mail that waits");
    })
    .await;
}
