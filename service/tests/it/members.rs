//! Inviting an address reveals nothing: until it accepts, the coalition sees what the inviter typed.

use crate::world::{OWNER, PASSWORD, World, email};
use domain::{
    activity::Act,
    forms::{account::NewPassword, coalition::OrganiserForm, review::ReviewerForm, translation::TranslatorForm},
    letter::LetterStep,
    locale::Locale,
    masked::Masked,
    role::Role,
    shapes::{desk::Organiser, mail::MailContent},
    slug::Slug,
    text::Name,
    time::Instant,
};
use service::{Actor, Error, NewOrganiser};

const ELSEWHERE: &str = "mina@elsewhere.example";
const UNKNOWN: &str = "nobody@elsewhere.example";

/// An owner of another coalition, with a name that nobody here knows.
async fn elsewhere(w: &World) -> Actor {
    let new = NewOrganiser {
        coalition: Slug::parse("elsewhere").unwrap(),
        coalition_name: Some(Name::parse("Elsewhere").unwrap()),
        contact: None,
        name: Name::parse("Mina Secret").unwrap(),
        email: email(ELSEWHERE),
        password: Some(NewPassword::parse(PASSWORD).unwrap()),
        role: Role::Owner,
        locale: Locale::En,
    };
    w.service.create_organiser(new).await.unwrap();
    let token = w.service.sign_in(&email(ELSEWHERE), PASSWORD).await.unwrap();
    w.service.actor(&token).await.unwrap().unwrap()
}

fn form(address: &str) -> OrganiserForm {
    OrganiserForm { name: "Somebody".into(), email: address.into(), role: "viewer".into() }
}

async fn shown(w: &World, who: &Actor, address: &str) -> Organiser {
    let organisers = w.service.settings(who, &w.coalition).await.unwrap().organisers;
    organisers.into_iter().find(|one| one.email == Masked::with_domain(address)).unwrap()
}

#[tokio::test]
async fn an_address_with_an_account_and_one_without_look_alike_until_they_accept() {
    World::each(|w| async move {
        let mina = elsewhere(&w).await;
        w.pass(30 * Instant::DAY);
        for address in [ELSEWHERE, UNKNOWN] {
            w.service.invite_organiser(&w.owner, &w.coalition, &form(address)).await.unwrap();
            let one = shown(&w, &w.owner, address).await;
            assert_eq!((one.name.as_str(), one.active, one.second_factor), ("Somebody", false, None), "{address}");
            assert_ne!(one.id, mina.account);
            let noted = w.service.activity(&w.owner, &w.coalition, None, None, 1).await.unwrap();
            assert_eq!((noted.acts[0].act, noted.acts[0].about.as_deref()), (Act::OrganiserAdded, Some("Somebody")), "{address}");
        }
        assert!(matches!(w.service.settings(&mina, &w.coalition).await, Err(Error::NotFound)), "nothing before they accept");
        w.service.sign_in(&email(ELSEWHERE), PASSWORD).await.unwrap();
        let noted = w.service.activity(&w.owner, &w.coalition, None, None, 1).await.unwrap();
        assert_ne!(noted.acts[0].act, Act::SignedIn, "what they do elsewhere is not noted here");

        let pending = w.service.pending_memberships(&mina).await.unwrap();
        assert_eq!((pending.len(), pending[0].role, pending[0].by.as_str()), (1, Role::Viewer, "Olga Owner"));
        w.service.answer_membership(&mina, &w.coalition, true).await.unwrap();
        let one = shown(&w, &w.owner, ELSEWHERE).await;
        assert_eq!((one.name.as_str(), one.active, one.id), ("Mina Secret", true, mina.account), "{}", w.engine);
        assert_eq!(shown(&w, &w.owner, OWNER).await.second_factor, Some(false), "owners see who has none");
        assert_eq!(shown(&w, &mina, OWNER).await.second_factor, None, "others do not");
    })
    .await;
}

#[tokio::test]
async fn who_declines_is_not_named_either() {
    World::each(|w| async move {
        let mina = elsewhere(&w).await;
        w.service.invite_organiser(&w.owner, &w.coalition, &form(ELSEWHERE)).await.unwrap();
        w.service.answer_membership(&mina, &w.coalition, false).await.unwrap();
        assert!(w.service.pending_memberships(&mina).await.unwrap().is_empty());
        assert_eq!(w.service.settings(&w.owner, &w.coalition).await.unwrap().organisers.len(), 1);
        let noted = w.service.activity(&w.owner, &w.coalition, None, None, 1).await.unwrap();
        assert_eq!(noted.acts[0].about, None, "{}", w.engine);
        w.service.invite_organiser(&w.owner, &w.coalition, &form(ELSEWHERE)).await.unwrap();
        let waiting = shown(&w, &w.owner, ELSEWHERE).await.id;
        w.service.set_role(&w.owner, &w.coalition, waiting, Role::Editor).await.unwrap();
        w.service.remove_organiser(&w.owner, &w.coalition, waiting).await.unwrap();
        assert!(w.service.pending_memberships(&mina).await.unwrap().is_empty(), "taken back before they answered");
    })
    .await;
}

#[tokio::test]
async fn partners_and_translators_are_shown_as_typed_too() {
    World::each(|w| async move {
        let mina = elsewhere(&w).await;
        let letter = domain::forms::letter::LetterForm { slug: "a-draft".into(), ..crate::world::letter_form() };
        w.service.create_letter(&w.owner, &w.coalition, &letter).await.unwrap();
        w.service.step_letter(&w.owner, &w.coalition, "a-draft", LetterStep::Review).await.unwrap();
        let reviewer =
            ReviewerForm { name: "A partner".into(), email: ELSEWHERE.into(), role: "reviewer".into(), organisation: String::new() };
        w.service.invite_reviewer(&w.owner, &w.coalition, "a-draft", &reviewer).await.unwrap();
        let one = w.service.reviewers(&w.owner, &w.coalition, "a-draft").await.unwrap().reviewers.remove(0);
        assert_eq!((one.name.as_str(), one.active), ("A partner", false));
        assert!(w.service.invited_drafts(&mina).await.unwrap().drafts.is_empty());
        w.service.remove_reviewer(&w.owner, &w.coalition, "a-draft", one.id).await.unwrap();
        let translator = TranslatorForm { name: "A translator".into(), email: ELSEWHERE.into(), languages: "fr".into() };
        w.service.invite_translator(&w.owner, &w.coalition, &translator).await.unwrap();
        let one = w.service.translators(&w.owner, &w.coalition).await.unwrap().translators.remove(0);
        assert_eq!((one.name.as_str(), one.active), ("A translator", false));
        assert!(!w.service.translates(&mina).await.unwrap());
        w.service.set_translator_languages(&w.owner, &w.coalition, one.id, "ko").await.unwrap();
        w.service.answer_membership(&mina, &w.coalition, true).await.unwrap();
        assert!(w.service.translates(&mina).await.unwrap(), "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn whoever_chooses_a_first_password_by_the_link_has_accepted() {
    World::each(|w| async move {
        w.service.invite_organiser(&w.owner, &w.coalition, &form(UNKNOWN)).await.unwrap();
        let MailContent::Invitation { link: Some(link), .. } = w.mail_content(UNKNOWN).await else { panic!("another mail") };
        let token = link.rsplit_once("/l/").unwrap().1;
        w.service.reset_password(token, &NewPassword::parse("a harbour behind the hills").unwrap()).await.unwrap();
        assert!(shown(&w, &w.owner, UNKNOWN).await.active);
        let noted = w.service.activity(&w.owner, &w.coalition, None, None, 1).await.unwrap();
        assert_eq!((noted.acts[0].act, noted.acts[0].by.as_deref()), (Act::InvitationAccepted, Some("Somebody")), "{}", w.engine);
    })
    .await;
}
