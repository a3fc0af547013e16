//! Representatives: invited to a draft for an organisation, told when it opens, and led to the invitation to sign.

use crate::world::{PASSWORD, World, email, letter_form};
use domain::{
    activity::Act,
    forms::{
        account::NewPassword,
        invitation::PressForm,
        letter::LetterForm,
        organisation::OrganisationForm,
        review::{RemarkForm, ReviewerForm},
    },
    ids::PublicId,
    invitation::Standing,
    letter::LetterStep,
    role::Role,
    shapes::{mail::MailContent, review::LetterToSign},
};
use service::{Actor, BookChoice, Browser, Error, Link};

const DRAFT: &str = "talked-over";
const ANA: &str = "ana@lantern.example";

/// A draft in review of somebody's choosing.
async fn draft(w: &World, form: LetterForm) {
    w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
    w.service.step_letter(&w.owner, &w.coalition, &form.slug, LetterStep::Review).await.unwrap();
}

fn confidential() -> LetterForm {
    LetterForm { slug: DRAFT.into(), visibility: "confidential".into(), ..letter_form() }
}

/// Invites somebody to a draft for the address book's only organisation.
async fn invite(w: &World, draft: &str, role: Role) -> Result<(), Error> {
    let organisation = w.service.editor(&w.owner, &w.coalition, None).await.unwrap().organisations[0].0.to_string();
    let form = ReviewerForm { name: "Ana Silva".into(), email: ANA.into(), role: role.code().into(), organisation };
    w.service.invite_reviewer(&w.owner, &w.coalition, draft, &form).await
}

/// A partner of the confidential draft, who has chosen a password and signed in.
async fn partner(w: &World, role: Role) -> Actor {
    draft(w, confidential()).await;
    invite(w, DRAFT, role).await.unwrap();
    let MailContent::Invitation { link: Some(link), .. } = w.mail_content(ANA).await else { panic!("another mail") };
    let password = NewPassword::parse(PASSWORD).unwrap();
    let here = Browser::default();
    let device = w.service.reset_password_from(link.rsplit_once("/l/").unwrap().1, &password, None, &here).await.unwrap();
    let here = Browser { device: Some(device), ..here };
    let session = w.service.sign_in_from(&email(ANA), PASSWORD, &here).await.unwrap().token;
    w.service.actor(&session).await.unwrap().unwrap()
}

async fn open(w: &World) {
    w.service.open_letter(&w.owner, &w.coalition, DRAFT).await.unwrap();
}

async fn to_sign(w: &World, ana: &Actor) -> Vec<LetterToSign> {
    w.service.invited_drafts(ana).await.unwrap().letters
}

async fn led(w: &World, ana: &Actor) -> Result<(PublicId, String), Error> {
    w.service.sign_for_organisation(ana, &w.coalition, DRAFT).await
}

async fn standings(w: &World) -> Vec<Standing> {
    let list = w.service.invitations(&w.owner, &w.coalition, DRAFT, "", None, 1).await.unwrap();
    list.invitations.iter().map(|one| one.standing).collect()
}

async fn acts(w: &World, act: Act) -> usize {
    let shown = w.service.activity(&w.owner, &w.coalition, None, None, 1).await.unwrap();
    shown.acts.iter().filter(|one| one.act == act).count()
}

/// The click of the invitation's page: an office is typed, for an organiser names none.
async fn press(w: &World, (id, token): &(PublicId, String)) -> Result<(), Error> {
    let manifest = w.service.own_invitation(*id, token).await.unwrap().manifest_sha256;
    let form = PressForm { representative: "Ana Silva".into(), office: "Director".into(), manifest, ..crate::world::press() };
    w.service.sign_invited(*id, token, &form).await
}

fn code(result: Result<(), Error>) -> String {
    match result {
        Err(Error::Fields(errors)) => format!("{}:{}", errors.0[0].field, errors.0[0].code),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_representative_hears_of_the_opening_once_and_signs_for_their_organisation() {
    World::each(|w| async move {
        let w = &w;
        let ana = partner(w, Role::Representative).await;
        let remark = RemarkForm { revision: "1".into(), paragraph: "1".into(), words: "Why?".into(), ..RemarkForm::default() };
        w.service.remark(&ana, &w.coalition, DRAFT, &remark).await.unwrap();
        w.service.tend_invitations().await.unwrap();
        assert_eq!((w.mails_to(ANA).await, standings(w).await), (1, vec![Standing::Prepared]), "nothing before the letter is open");
        assert_eq!(acts(w, Act::OrganisationsInvited).await, 1);
        assert!(to_sign(w, &ana).await.is_empty());
        assert!(matches!(led(w, &ana).await, Err(Error::Closed)));

        open(w).await;
        w.service.tend_invitations().await.unwrap();
        w.service.tend_invitations().await.unwrap();
        assert_eq!(w.mails_to(ANA).await, 2, "one mail tells of the opening");
        let shown = to_sign(w, &ana).await;
        assert_eq!((shown.len(), shown[0].slug.as_str(), shown[0].organisation.as_str()), (1, DRAFT, "Lantern Trust"));
        assert!(!shown[0].public && !shown[0].signed);

        let held = led(w, &ana).await.unwrap();
        assert_eq!(held.0, w.invited(ANA).await.0, "the invitation that the mail leads to");
        let own = w.service.own_invitation(held.0, &held.1).await.unwrap();
        assert_eq!((own.organisation.as_str(), own.email.as_str(), own.name.as_str()), ("Lantern Trust", ANA, "Ana Silva"));
        assert_eq!((standings(w).await, w.mails_to(ANA).await), (vec![Standing::Waiting], 2), "a press at the desk signs nothing");
        press(w, &held).await.unwrap();
        assert_eq!(standings(w).await, [Standing::Signed]);
        assert!(to_sign(w, &ana).await[0].signed);
        assert!(matches!(w.mail_content(ANA).await, MailContent::SignedByInvitation { disown: Some(_), .. }));
        let signed = w.service.desk_signatures(&w.owner, &w.coalition, DRAFT, "", None, 1).await.unwrap().signatures;
        assert_eq!((signed.len(), signed[0].name.as_str()), (1, "Lantern Trust"));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_quicker_than_the_clock_is_sent_the_same_invitation() {
    World::each(|w| async move {
        let w = &w;
        let ana = partner(w, Role::Representative).await;
        open(w).await;
        let held = led(w, &ana).await.unwrap();
        w.service.tend_invitations().await.unwrap();
        assert_eq!((w.mails_to(ANA).await, standings(w).await), (2, vec![Standing::Waiting]));
        assert_eq!(held.0, w.invited(ANA).await.0);
    })
    .await;
}

#[tokio::test]
async fn only_who_was_named_signs_and_only_while_they_are() {
    World::each(|w| async move {
        let w = &w;
        let ana = partner(w, Role::Representative).await;
        for other in [w.letter.as_str(), "none"] {
            let refused = w.service.sign_for_organisation(&ana, &w.coalition, other).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{other}");
        }
        let refused = w.service.sign_for_organisation(&w.owner, &w.coalition, DRAFT).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "not an organiser");
        open(w).await;
        let held = led(w, &ana).await.unwrap();
        w.service.remove_reviewer(&w.owner, &w.coalition, DRAFT, ana.account).await.unwrap();
        assert!(matches!(led(w, &ana).await, Err(Error::NotFound)));
        assert!(to_sign(w, &ana).await.is_empty());
        assert!(matches!(w.service.own_invitation(held.0, &held.1).await, Err(Error::Link)), "nor by the link of a mail");
        assert_eq!(standings(w).await, [Standing::Withdrawn]);
    })
    .await;
}

#[tokio::test]
async fn who_is_taken_off_before_the_opening_hears_nothing_of_it() {
    World::each(|w| async move {
        let w = &w;
        let ana = partner(w, Role::Representative).await;
        w.service.remove_reviewer(&w.owner, &w.coalition, DRAFT, ana.account).await.unwrap();
        let mails = w.mails_to(ANA).await;
        open(w).await;
        w.service.tend_invitations().await.unwrap();
        assert_eq!(w.mails_to(ANA).await, mails);
        assert!(to_sign(w, &ana).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_invitation_that_was_taken_back_or_disowned_is_no_way_to_sign() {
    World::each(|w| async move {
        let w = &w;
        let ana = partner(w, Role::Representative).await;
        open(w).await;
        let held = led(w, &ana).await.unwrap();
        press(w, &held).await.unwrap();
        let MailContent::SignedByInvitation { disown: Some(link), .. } = w.mail_content(ANA).await else { panic!("another mail") };
        let disown = link.rsplit_once("/l/").unwrap().1;
        let Link::Disown { id: signature, .. } = w.service.follow_link(disown).await.unwrap() else { panic!("another link") };
        w.pass(1);
        w.service.disown(signature, disown).await.unwrap();
        let (signature, manage) = w.mail(ANA).await.1.unwrap();
        w.service.disown_own(signature, &manage).await.unwrap();
        assert!(matches!(led(w, &ana).await, Err(Error::NotFound)), "the mailbox said that it was not them");
        assert!(to_sign(w, &ana).await.is_empty());
        w.pass(1);
        w.service.resend_invitation(&w.owner, &w.coalition, DRAFT, held.0).await.unwrap();
        assert_eq!(led(w, &ana).await.unwrap().0, held.0);
        w.service.withdraw_invitation(&w.owner, &w.coalition, DRAFT, held.0).await.unwrap();
        assert!(matches!(led(w, &ana).await, Err(Error::NotFound)));
        assert!(to_sign(w, &ana).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_contributor_signs_nothing_and_a_mailbox_that_is_invited_already_is_invited_once() {
    World::each(|w| async move {
        let w = &w;
        let ana = partner(w, Role::Contributor).await;
        w.service.remove_reviewer(&w.owner, &w.coalition, DRAFT, ana.account).await.unwrap();
        invite(w, DRAFT, Role::Contributor).await.unwrap();
        assert!(standings(w).await.is_empty());
        let refused = led(w, &ana).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        w.service.remove_reviewer(&w.owner, &w.coalition, DRAFT, ana.account).await.unwrap();

        let lantern = w.service.invitation_book(&w.owner, &w.coalition, DRAFT, "", 1).await.unwrap().rows[0].id;
        let form = OrganisationForm {
            legal_name: "Lantern Trust".into(),
            country: "GB".into(),
            site: "https://lantern.example".into(),
            kind: "ngo".into(),
            contacts: ANA.into(),
            ..OrganisationForm::default()
        };
        w.service.save_organisation(&w.owner, &w.coalition, Some(lantern), &form).await.unwrap();
        let choice = BookChoice { organisation: lantern, contact: 0 };
        assert_eq!(w.service.invite_from_book(&w.owner, &w.coalition, DRAFT, &[choice]).await.unwrap(), 1);
        invite(w, DRAFT, Role::Representative).await.unwrap();
        assert_eq!((standings(w).await, acts(w, Act::OrganisationsInvited).await), (vec![Standing::Prepared], 1));
        w.service.answer_membership(&ana, &w.coalition, true).await.unwrap();
        open(w).await;
        led(w, &ana).await.unwrap();
        assert_eq!(to_sign(w, &ana).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_signs_by_a_role_of_another_draft_nor_a_letter_of_people() {
    World::each(|w| async move {
        let w = &w;
        draft(w, LetterForm { slug: "of-people".into(), who_may_sign: "people".into(), ..letter_form() }).await;
        assert_eq!(code(invite(w, "of-people", Role::Representative).await), "role:error-not-allowed-kind");
        partner(w, Role::Contributor).await;
        draft(w, LetterForm { slug: "another".into(), ..letter_form() }).await;
        assert_eq!(code(invite(w, "another", Role::Representative).await), "role:error-partner-role");
        invite(w, "another", Role::Reviewer).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_closed_letter_is_signed_no_more() {
    World::each(|w| async move {
        let w = &w;
        let ana = partner(w, Role::Representative).await;
        open(w).await;
        w.service.step_letter(&w.owner, &w.coalition, DRAFT, LetterStep::Close).await.unwrap();
        assert!(matches!(led(w, &ana).await, Err(Error::Closed)));
        assert!(to_sign(w, &ana).await.is_empty());
    })
    .await;
}
