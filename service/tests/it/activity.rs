//! Who did what: noted with the act, seen by organisers, never changed.

use crate::world::{OWNER, PASSWORD, World, email, person};
use domain::{
    activity::{Act, ActKind},
    forms::coalition::{CoalitionForm, OrganiserForm},
    letter::LetterStep,
    role::Role,
    shapes::activity::{DeskActivity, Person},
    signature::RemovalReason,
};
use sea_orm::ConnectionTrait;
use service::{Decision, Error};

async fn all(w: &World) -> DeskActivity {
    w.service.activity(&w.owner, &w.coalition, None, None, 1).await.unwrap()
}

#[tokio::test]
async fn each_act_is_noted_with_who_what_and_which() {
    World::each(|w| async move {
        let (c, l, s) = (w.coalition.as_str(), w.letter.as_str(), &w.service);
        w.sign(&person("Mara Gone", "KR"), "mara@people.example").await.unwrap();
        let id = s.desk_signatures(&w.owner, c, l, "Mara", None, 1).await.unwrap().signatures[0].id;
        s.decide(&w.owner, c, l, id, Decision::Remove(RemovalReason::Abuse)).await.unwrap();
        s.step_letter(&w.owner, c, l, LetterStep::Close).await.unwrap();
        let form = CoalitionForm { name: "Another name".into(), accent: "#8a2b1d".into(), contact: OWNER.into() };
        s.save_settings(&w.owner, c, &form).await.unwrap();
        let vera = OrganiserForm { name: "Vera".into(), email: "vera@coalition.example".into(), role: "viewer".into() };
        s.invite_organiser(&w.owner, c, &vera).await.unwrap();
        s.ask_for_contacts(&w.owner, c, Some(l)).await.unwrap();
        let shown = all(&w).await;
        let acts: Vec<Act> = shown.acts.iter().map(|one| one.act).collect();
        assert_eq!(
            acts,
            [
                Act::ContactsAsked,
                Act::OrganiserAdded,
                Act::SettingsChanged,
                Act::LetterClosed,
                Act::SignatureRemoved,
                Act::LetterOpened,
                Act::LetterCreated,
                Act::OrganisationAdded,
                Act::SignedIn,
                Act::OrganiserAdded,
            ]
        );
        let removed = &shown.acts[4];
        assert_eq!(removed.about, Some("Mara Gone".into()));
        assert_eq!((removed.by.as_ref().and_then(Person::name), removed.detail.as_deref()), (Some("Olga Owner"), Some("abuse")));
        assert_eq!(removed.letter.as_ref().unwrap().slug, l);
        assert_eq!((shown.acts[1].about.as_ref().and_then(Person::name), shown.acts[1].detail.as_deref()), (Some("Vera"), Some("viewer")));
        assert_eq!(shown.acts[9].by, None, "made from the command line");
        s.decide(&w.owner, c, l, id, Decision::Erase).await.unwrap();
        let erased = all(&w).await;
        assert!(erased.acts.iter().all(|one| one.about != Some("Mara Gone".into())), "what was erased is not named here either");
    })
    .await;
}

#[tokio::test]
async fn it_is_sought_by_kind_and_by_person_and_seen_by_organisers_alone() {
    World::each(|w| async move {
        let c = w.coalition.as_str();
        let letters = w.service.activity(&w.owner, c, Some(ActKind::Letters), None, 1).await.unwrap();
        assert_eq!(letters.acts.iter().map(|one| one.act).collect::<Vec<_>>(), [Act::LetterOpened, Act::LetterCreated]);
        let own = w.service.activity(&w.owner, c, None, Some(w.owner.account), 1).await.unwrap();
        assert!(own.acts.iter().all(|one| one.by == Some("Olga Owner".into())));
        assert_eq!(own.people, [(w.owner.account, "Olga Owner".into())]);
        for (coalition, role) in [("elsewhere", Role::Owner), (c, Role::Reviewer)] {
            let other = crate::letters::organiser(&w, coalition, role).await;
            assert!(matches!(w.service.activity(&other, c, None, None, 1).await, Err(Error::NotFound)));
            let theirs = w.service.activity(&other, "elsewhere", None, None, 1).await;
            assert!(theirs.is_err() || theirs.unwrap().acts.iter().all(|one| one.letter.is_none()));
        }
        for _ in 0..60 {
            w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        }
        let second = w.service.activity(&w.owner, c, Some(ActKind::SignIns), None, 2).await.unwrap();
        assert_eq!((second.pages, second.page), (2, 2));
        assert_eq!(second.acts.len(), 12, "the reviewer's own among them");
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_is_not_noted() {
    World::each(|w| async move {
        let before = all(&w).await.acts.len();
        let refused = w.service.remove_organiser(&w.owner, &w.coalition, w.owner.account).await;
        assert!(refused.is_err());
        assert_eq!(all(&w).await.acts.len(), before);
    })
    .await;
}

#[tokio::test]
async fn the_database_itself_keeps_what_was_noted() {
    World::each(|w| async move {
        let database = w.database().await;
        let before = all(&w).await;
        for statement in ["UPDATE activity SET act = 'signed-in'", "DELETE FROM activity", "DELETE FROM coalition"] {
            assert!(database.execute_unprepared(statement).await.is_err(), "{}: {statement}", w.engine);
        }
        assert_eq!(all(&w).await, before);
    })
    .await;
}
