//! Those who signed a text of another meaning: asked wherever they come from, never blocked, never asked in vain.

use crate::{
    amendments::{SLIP, asked, confirm, fields, link, propose, proposed, publish, report, write},
    letters::organiser,
    world::{World, email, letter_form, organisation, person},
};
use domain::{
    amendment::Kind,
    country::Country,
    forms::{invitation::PressForm, letter::LetterForm, signing::Entry},
    invitation::{Invitee, Standing},
    letter::LetterStep,
    locale::Locale,
    role::Role,
    shapes::mail::MailContent,
    signature::{RemovalReason, SignatureState},
    site::Site,
    text::Name,
    time::Instant,
};
use service::{Actor, Confirmed, Decision, Error, Posting, Reply};

const ANA: &str = "ana@lantern.example";
const BEN: &str = "ben@lantern.example";

impl World {
    /// Lantern Trust signs, and the meaning of the letter is changed by a second organiser.
    async fn outdated(&self) -> Actor {
        let second = organiser(self, "safe-passage", Role::Editor).await;
        assert_eq!(self.sign(&lantern(), ANA).await.unwrap(), Confirmed::Listed);
        publish(self, &second, "We ask for something else.", Kind::Material).await;
        assert_eq!(self.organisations().await, [0, 1]);
        second
    }

    /// Organisations counted, and signatures outstanding.
    async fn organisations(&self) -> [u64; 2] {
        let counts = self.counts().await;
        [counts.organisations, counts.outstanding]
    }

    async fn invite_lantern(&self, address: &str) {
        let invitee = Invitee {
            organisation: Name::parse("Lantern Trust").unwrap(),
            country: Country::parse("GB").unwrap(),
            site: Site::parse_optional("https://lantern.example").unwrap(),
            representative: None,
            office: None,
            email: email(address),
            locale: None,
        };
        self.service.invite(&self.owner, &self.coalition, &self.letter, &invitee).await.unwrap();
    }

    async fn standing(&self) -> Vec<Standing> {
        let list = self.service.invitations(&self.owner, &self.coalition, &self.letter, "", None, 1).await.unwrap();
        list.invitations.into_iter().map(|one| one.standing).collect()
    }

    async fn newest(&self) -> String {
        self.service.published_letter(&self.coalition, &self.letter).await.unwrap().manifest_sha256
    }
}

fn lantern() -> Entry {
    organisation("Lantern Trust", "GB", "https://lantern.example")
}

#[tokio::test]
async fn who_fills_in_the_form_again_is_asked_to_reaffirm() {
    World::each(|w| async move {
        w.outdated().await;
        w.pass(Instant::DAY);
        w.service
            .post_seen(
                &w.coalition,
                &w.letter,
                &lantern(),
                &email(ANA),
                &Posting { manifest: &w.newest().await, agreed: &crate::world::agreed(), locale: Locale::En, from: None },
            )
            .await
            .unwrap();
        assert!(matches!(w.mail_content(ANA).await, MailContent::Reaffirm { reminder: false, .. }));
        let ana = link(&w, ANA).await;
        w.service.reply_to_change(ana.0, &ana.1, Reply::Reaffirm(asked(&w, &ana).await)).await.unwrap();
        assert_eq!(w.organisations().await, [1, 0]);
    })
    .await;
}

#[tokio::test]
async fn a_colleague_takes_the_place_of_the_earlier_signature() {
    World::each(|w| async move {
        w.outdated().await;
        assert_eq!(w.sign_seen(BEN).await, Confirmed::Listed);
        assert_eq!(w.organisations().await, [1, 0]);
        let list = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "", Some(SignatureState::Removed), 1).await.unwrap();
        assert_eq!(list.signatures.iter().map(|one| one.removed).collect::<Vec<_>>(), [Some(RemovalReason::Duplicate)]);
        let found = report(&w).await;
        assert!(found.is_verified(), "{:?}", found.failures);
        assert_eq!((found.figures.active, found.figures.outdated), (1, 0));
        // A third mailbox finds that the organisation stands.
        let other = w.sign(&lantern(), "cem@lantern.example").await;
        assert!(other.is_err());
    })
    .await;
}

impl World {
    /// Posts for Lantern Trust from a mailbox, and confirms the newest text.
    async fn sign_seen(&self, address: &str) -> Confirmed {
        let newest = self.newest().await;
        self.service
            .post_seen(
                &self.coalition,
                &self.letter,
                &lantern(),
                &email(address),
                &Posting { manifest: &newest, agreed: &crate::world::agreed(), locale: Locale::En, from: None },
            )
            .await
            .unwrap();
        let (id, token) = link(self, address).await;
        let revision = self.service.own_signature(id, &token).await.unwrap().revision;
        self.service.confirm_seen(id, &token, revision, &newest).await.unwrap()
    }
}

#[tokio::test]
async fn an_invitation_says_what_stands_and_its_press_reaffirms() {
    World::each(|w| async move {
        w.outdated().await;
        w.invite_lantern(ANA).await;
        w.invite_lantern(BEN).await;
        assert_eq!(w.standing().await, [Standing::Outstanding, Standing::Outstanding]);
        let (ben, ben_token) = w.invited(BEN).await;
        let (ana, ana_token) = w.invited(ANA).await;
        let shown = w.service.own_invitation(ben, &ben_token).await.unwrap();
        assert!(shown.signed.is_none() && !shown.reaffirms, "another mailbox signed");
        let shown = w.service.own_invitation(ana, &ana_token).await.unwrap();
        assert!(shown.signed.is_none() && shown.reaffirms);
        let stale = w.service.sign_invited(ana, &ana_token, &crate::world::press()).await;
        assert_eq!(fields(stale).0[0].code, "error-text-changed");
        let press = PressForm { manifest: shown.manifest_sha256, ..crate::world::press() };
        w.service.sign_invited(ana, &ana_token, &press).await.unwrap();
        assert_eq!(w.organisations().await, [1, 0]);
        assert_eq!(w.standing().await, [Standing::Signed, Standing::Signed]);
        let found = report(&w).await;
        assert!(found.is_verified(), "{:?}", found.failures);
        assert_eq!((found.figures.active, found.figures.outdated), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn an_invited_colleague_signs_in_its_place() {
    World::each(|w| async move {
        w.outdated().await;
        w.invite_lantern(BEN).await;
        let (ben, token) = w.invited(BEN).await;
        let manifest = w.service.own_invitation(ben, &token).await.unwrap().manifest_sha256;
        let press = PressForm { manifest, representative: "Ben Ode".into(), office: "Chair".into(), ..crate::world::press() };
        w.service.sign_invited(ben, &token, &press).await.unwrap();
        assert_eq!(w.organisations().await, [1, 0]);
        assert!(report(&w).await.is_verified());
    })
    .await;
}

#[tokio::test]
async fn who_missed_it_signs_late_like_anybody() {
    World::each(|w| async move {
        w.outdated().await;
        w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
        w.service.allow_late(&w.owner, &w.coalition, &w.letter, "2027-01-01T12:00", "UTC").await.unwrap();
        w.pass(Instant::DAY);
        assert_eq!(w.sign_seen(ANA).await, Confirmed::Listed);
        let counts = w.counts().await;
        assert_eq!((counts.organisations, counts.late_organisations, counts.outstanding), (0, 1, 0));
        assert!(report(&w).await.is_verified());
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_for_an_organiser_is_asked_too_and_never_in_vain() {
    World::each(|w| async move {
        let second = organiser(&w, "safe-passage", Role::Editor).await;
        let unknown = |name: &str, site: &str| organisation(name, "GB", site);
        for (name, site, address) in
            [("One House", "https://one.example", "a@one.example"), ("Two House", "https://two.example", "a@two.example")]
        {
            assert_eq!(w.sign(&unknown(name, site), address).await.unwrap(), Confirmed::Held);
        }
        publish(&w, &second, "We ask for something else.", Kind::Material).await;
        let one = link(&w, "a@one.example").await;
        w.service.reply_to_change(one.0, &one.1, Reply::Reaffirm(asked(&w, &one).await)).await.unwrap();
        assert!(matches!(w.mail_content("a@two.example").await, MailContent::Reaffirm { .. }));
        // Of those who have not answered the reminder goes out a day before the end.
        w.pass(Instant::DAY * 6);
        let (mails_one, mails_two) = (w.mails_to("a@one.example").await, w.mails_to("a@two.example").await);
        w.service.tend_amendments().await.unwrap();
        assert_eq!((w.mails_to("a@one.example").await, w.mails_to("a@two.example").await), (mails_one, mails_two + 1));
        // Once it is over, an approval asks nothing that can no longer be answered.
        w.pass(Instant::DAY * 2);
        for row in w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "", None, 1).await.unwrap().signatures {
            w.service.decide(&w.owner, &w.coalition, &w.letter, row.id, Decision::Approve(1)).await.unwrap();
        }
        assert!(matches!(w.mail_content("a@one.example").await, MailContent::Approved { .. }));
        assert_eq!(w.mails_to("a@two.example").await, mails_two + 1);
        assert_eq!(w.organisations().await, [1, 1]);
    })
    .await;
}

#[tokio::test]
async fn a_mail_says_what_is_true_when_it_leaves() {
    World::each(|w| async move {
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        w.sign(&person("Bea", "GB"), "bea@two.example").await.unwrap();
        write(&w, SLIP).await;
        propose(&w, Kind::Typographical, "").await.unwrap();
        let mails = w.mails_to("ana@one.example").await;
        w.service.take_amendment_back(&w.owner, &w.coalition, "no-return", proposed(&w).await).await.unwrap();
        w.pass(Instant::SECOND);
        propose(&w, Kind::Typographical, "").await.unwrap();
        assert_eq!(w.mails_to("ana@one.example").await, mails, "the notice of the first proposal says nothing of the second");
        let bea = crate::log::manage(&w, "bea@two.example").await;
        let before = w.mails_to("bea@two.example").await;
        w.service.withdraw(bea.0, &bea.1).await.unwrap();
        assert_eq!(w.mails_to("bea@two.example").await, before, "the notice is gone, and the receipt of the withdrawal is there");
    })
    .await;
}

#[tokio::test]
async fn a_deadline_never_moves_backwards() {
    World::each(|w| async move {
        let second = organiser(&w, "safe-passage", Role::Editor).await;
        write(&w, "We ask for something else.").await;
        propose(&w, Kind::Material, "2026-12-05T12:00").await.unwrap();
        w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
        w.service.reopen_letter(&w.owner, &w.coalition, &w.letter, "2026-12-20T12:00", "UTC").await.unwrap();
        confirm(&w, &second).await.unwrap();
        let now = w.service.published_letter(&w.coalition, &w.letter).await.unwrap();
        assert_eq!((now.version, now.deadline.unwrap().local.as_str()), (2, "2026-12-20T12:00"));
    })
    .await;
}

#[tokio::test]
async fn a_confidential_text_is_read_by_those_who_sign_it() {
    World::each(|w| async move {
        let form = LetterForm { slug: "sealed".into(), visibility: "confidential".into(), ..letter_form() };
        let slug = w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, &slug).await.unwrap();
        let Entry::Organisation(entry) = lantern() else { panic!("an organisation") };
        w.service.add_on_behalf(&w.owner, &w.coalition, &slug, &entry, &email(ANA)).await.unwrap();
        let ana = link(&w, ANA).await;
        let own = w.service.own_signature(ana.0, &ana.1).await.unwrap();
        assert!(own.unpublished.is_some(), "nobody signs what they cannot read");
        assert!(w.service.changed_text(ana.0, &ana.1).await.is_ok());
        w.service.confirm(ana.0, &ana.1, own.revision).await.unwrap();
        assert!(w.service.changed_text(ana.0, &ana.1).await.is_ok());
        assert!(w.service.own_signature(ana.0, &ana.1).await.unwrap().unpublished.is_none());
        w.service.decide(&w.owner, &w.coalition, &slug, ana.0, Decision::Remove(RemovalReason::NotIdentified)).await.unwrap();
        assert!(matches!(w.service.changed_text(ana.0, &ana.1).await, Err(Error::Link)), "an old link reads nothing any more");
        w.service.add_on_behalf(&w.owner, &w.coalition, &slug, &entry, &email(BEN)).await.unwrap();
        let ben = link(&w, BEN).await;
        w.service.deny(ben.0, &ben.1).await.unwrap();
        assert!(matches!(w.service.changed_text(ben.0, &ben.1).await, Err(Error::Link)));
    })
    .await;
}
