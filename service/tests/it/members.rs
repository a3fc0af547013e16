//! Inviting an address reveals nothing: until it accepts, the coalition sees what the inviter typed.

use crate::world::{OWNER, PASSWORD, World, email};
use domain::{
    activity::Act,
    forms::{account::NewPassword, coalition::OrganiserForm, review::ReviewerForm, translation::TranslatorForm},
    letter::LetterStep,
    locale::Locale,
    masked::Masked,
    role::Role,
    shapes::{activity::Person, desk::Organiser, mail::MailContent},
    slug::Slug,
    text::Name,
    time::Instant,
};
use service::{Actor, Browser, Error, NewOrganiser};

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
            assert_eq!(
                (noted.acts[0].act, noted.acts[0].about.as_ref().and_then(Person::name)),
                (Act::OrganiserAdded, Some("Somebody")),
                "{address}"
            );
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
        assert_eq!(
            (noted.acts[0].act, noted.acts[0].by.as_ref().and_then(Person::name)),
            (Act::InvitationAccepted, Some("Somebody")),
            "{}",
            w.engine
        );
    })
    .await;
}

#[tokio::test]
async fn a_link_accepts_the_invitation_it_came_with_and_no_other_and_its_owner_chooses_the_name() {
    World::each(|w| async move {
        let eve = elsewhere(&w).await;
        let agent = OrganiserForm { name: "Regime Agent Nr 5".into(), ..form(UNKNOWN) };
        w.service.invite_organiser(&eve, "elsewhere", &agent).await.unwrap();
        let nadia = OrganiserForm { name: "Nadia Real".into(), ..form(UNKNOWN) };
        w.service.invite_organiser(&w.owner, &w.coalition, &nadia).await.unwrap();
        let mails = w.service.mailbox(100).await.unwrap().into_iter().filter(|mail| mail.to == UNKNOWN);
        let greeted = |coalition: &str| {
            mails.clone().find_map(|mail| match mail.shape.content {
                MailContent::Invitation { name, coalition: of, link, .. } if of.slug == coalition => Some((name, link.unwrap())),
                _ => None,
            })
        };
        assert_eq!(greeted("elsewhere").unwrap().0, "Regime Agent Nr 5");
        let (name, link) = greeted(&w.coalition).unwrap();
        assert_eq!(name, "Nadia Real", "the greeting is this inviter's");
        let token = link.rsplit_once("/l/").unwrap().1;
        assert!(matches!(w.service.follow_link(token).await.unwrap(), service::Link::Reset { .. }));
        assert_eq!(w.service.name_to_choose(token).await.unwrap().as_deref(), Some("Nadia Real"));
        let (password, name) = (NewPassword::parse(PASSWORD).unwrap(), Name::parse("Nadia R.").unwrap());
        w.service.reset_password_from(token, &password, Some(&name), &Browser::default()).await.unwrap();
        let here = shown(&w, &w.owner, UNKNOWN).await;
        assert_eq!((here.name.as_str(), here.active), ("Nadia R.", true));
        let there = w.service.settings(&eve, "elsewhere").await.unwrap().organisers;
        let there = there.into_iter().find(|one| one.email == Masked::with_domain(UNKNOWN)).unwrap();
        assert_eq!((there.name.as_str(), there.active, there.second_factor), ("Regime Agent Nr 5", false, None));
        // She answers the other on her desk; the links of both are spent.
        let session = w.service.sign_in(&email(UNKNOWN), PASSWORD).await.unwrap();
        let nadia = w.service.actor(&session).await.unwrap().unwrap();
        assert_eq!(w.service.pending_memberships(&nadia).await.unwrap().len(), 1);
        assert!(matches!(w.service.reset_password(token, &password).await, Err(Error::Link)));
    })
    .await;
}

#[tokio::test]
async fn a_password_that_was_asked_for_accepts_nothing() {
    World::each(|w| async move {
        w.service.invite_organiser(&w.owner, &w.coalition, &form(UNKNOWN)).await.unwrap();
        w.pass(2 * Instant::HOUR);
        w.service.request_reset(&email(UNKNOWN), Locale::En, &Browser::default()).await.unwrap();
        let MailContent::ResetPassword { name, link: Some(link) } = w.mail_content(UNKNOWN).await else { panic!("another mail") };
        assert_eq!(name, UNKNOWN, "no inviter's word greets in a mail that its owner asked for");
        let token = link.rsplit_once("/l/").unwrap().1;
        assert_eq!(w.service.name_to_choose(token).await.unwrap().as_deref(), Some(""));
        let name = Name::parse("Nadia Real").unwrap();
        let password = NewPassword::parse(PASSWORD).unwrap();
        w.service.reset_password_from(token, &password, Some(&name), &Browser::default()).await.unwrap();
        assert!(!shown(&w, &w.owner, UNKNOWN).await.active);
        let session = w.service.sign_in(&email(UNKNOWN), PASSWORD).await.unwrap();
        let nadia = w.service.actor(&session).await.unwrap().unwrap();
        w.service.answer_membership(&nadia, &w.coalition, true).await.unwrap();
        assert_eq!(shown(&w, &w.owner, UNKNOWN).await.name, "Nadia Real");
    })
    .await;
}
