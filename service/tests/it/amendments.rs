//! Changes of the text after signing has begun: who lets them take effect, what they do to signatures, what is recorded.

pub mod added;
mod signing;

use crate::{
    letters::organiser,
    world::{World, organisation, person},
};
use domain::{
    amendment::Kind,
    error::FieldErrors,
    forms::{amendment::AmendmentForm, letter::LetterForm},
    ids::PublicId,
    role::Role,
    shapes::{amendments::Asked, letters::ListOrder, mail::MailContent, signing::LinkPurpose},
    time::Instant,
};
use ledger::Report;
use service::{Actor, Error, Reply};

pub const LETTER: &str = "no-return";

/// The working text but for a word.
pub const SLIP: &str = "We write about people at great risk.[^1]\n\n[^1]: A source.";

pub fn fields<T>(result: Result<T, Error>) -> FieldErrors {
    match result {
        Err(Error::Fields(errors)) => errors,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("not refused"),
    }
}

/// Writes another body into the working text.
pub async fn write(w: &World, body: &str) {
    let form = w.service.desk_letter(&w.owner, &w.coalition, LETTER).await.unwrap().form;
    let changed = LetterForm { body: body.into(), ..form };
    w.service.save_letter(&w.owner, &w.coalition, LETTER, &changed).await.unwrap();
}

pub async fn propose(w: &World, kind: Kind, deadline: &str) -> Result<(), Error> {
    let form = AmendmentForm {
        kind: kind.code().into(),
        words: "The third demand.".into(),
        deadline_local: deadline.into(),
        deadline_zone: "UTC".into(),
        seen: w.service.amendment(&w.owner, &w.coalition, LETTER).await.map(|shown| shown.seen).unwrap_or_default(),
    };
    w.service.propose_amendment(&w.owner, &w.coalition, LETTER, &form).await
}

/// When the proposal was made that waits.
pub async fn proposed(w: &World) -> Instant {
    w.service.amendment(&w.owner, &w.coalition, LETTER).await.unwrap().proposal.expect("a proposal").at
}

pub async fn confirm(w: &World, by: &Actor) -> Result<Option<Instant>, Error> {
    w.service.confirm_amendment(by, &w.coalition, LETTER, proposed(w).await).await
}

/// Lets a day pass after the notices of a change.
pub async fn wait(w: &World) {
    w.send().await;
    w.pass(Instant::DAY);
    w.service.tend_amendments().await.unwrap();
}

/// Two organisers publish other words as a version of this kind.
pub async fn publish(w: &World, second: &Actor, body: &str, kind: Kind) {
    write(w, body).await;
    propose(w, kind, "").await.unwrap();
    if confirm(w, second).await.unwrap().is_some() {
        wait(w).await;
    }
}

pub async fn link(w: &World, address: &str) -> (PublicId, String) {
    w.mail(address).await.1.expect("a link")
}

/// Whether somebody is asked to reaffirm, and the manifest that their click would name.
pub async fn asked(w: &World, (id, token): &(PublicId, String)) -> String {
    match w.service.changed_text(*id, token).await.unwrap().asked {
        Asked::Reaffirm { manifest_sha256, may: true, .. } => manifest_sha256,
        other => panic!("{other:?}"),
    }
}

/// What a reader finds who verifies the letter's public log.
pub async fn report(w: &World) -> Report {
    w.service.sequence().await.unwrap();
    crate::log::verified(&w.service, None, &[]).await.0
}

#[tokio::test]
async fn a_second_organiser_confirms_what_was_shown() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        w.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), "ana@lantern.example").await.unwrap();
        // Whenever it is read.
        let shown = async || {
            let mut letter = w.service.published_letter(&w.coalition, LETTER).await.unwrap();
            letter.read_at = Instant(0);
            letter
        };
        let before = shown().await;
        assert!(matches!(propose(w, Kind::Material, "").await, Err(Error::Conflict)), "nothing changed");
        write(w, SLIP).await;
        assert_eq!(fields(propose(w, Kind::Translation, "").await).0[0].field, "kind");
        propose(w, Kind::Typographical, "").await.unwrap();
        assert!(matches!(propose(w, Kind::Typographical, "").await, Err(Error::Conflict)), "one waits");
        let MailContent::AmendmentProposed { by, .. } = w.mail_content("editor@safe-passage.example").await else { panic!("no mail") };
        assert!(!by.is_empty());
        assert!(matches!(confirm(w, &w.owner).await, Err(Error::Conflict)), "one's own");
        // What is written afterwards is not what was shown.
        write(w, "Something else.").await;
        assert_eq!(shown().await, before);
        w.pass(Instant::DAY * 2);
        w.service.tend_amendments().await.unwrap();
        let due = confirm(w, &second).await.unwrap().expect("signatories can object");
        assert!(matches!(confirm(w, &second).await, Err(Error::Conflict)), "nobody makes it earlier");
        assert!(matches!(w.mail_content("ana@lantern.example").await, MailContent::AmendmentNotice { .. }));
        assert_eq!(shown().await, before);
        // The notices leave half a day late: signatories still have their day.
        w.pass(Instant::DAY / 2);
        w.send().await;
        w.pass(due.0 - w.service.now().0);
        w.service.tend_amendments().await.unwrap();
        assert_eq!(shown().await, before);
        w.pass(Instant::DAY / 2 + Instant::SECOND);
        w.service.tend_amendments().await.unwrap();
        let now = w.service.published_letter(&w.coalition, LETTER).await.unwrap();
        assert_eq!((now.version, now.document.body.as_str()), (2, SLIP));
        assert_eq!(
            (now.version_kind, now.counts.organisations, now.counts.outstanding),
            (Some(Kind::Typographical), before.counts.organisations, 0)
        );
        let versions = w.service.versions(&w.coalition, LETTER).await.unwrap().versions;
        assert_eq!(versions.iter().map(|one| one.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(versions[0].words.as_deref(), Some("The third demand."));
        let first = w.service.version_page(&w.coalition, LETTER, 1).await.unwrap();
        assert_eq!((first.texts[0].document.body.as_str(), first.newest), (before.document.body.as_str(), 2));
    })
    .await;
}

#[tokio::test]
async fn nobody_swaps_the_text_under_its_signatures() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        write(w, "WE DEMAND WAR, and we demand it now, from all of you, by sea and by land.").await;
        let shown = w.service.amendment(&w.owner, &w.coalition, LETTER).await.unwrap();
        assert_eq!(shown.kinds, [Kind::Material]);
        assert_eq!(fields(propose(w, Kind::Typographical, "").await).0[0].code, "error-amendment-no-slip");
        // A word is a slip of the pen, unless a signatory says that it is none.
        write(w, &SLIP.replace("great", "no")).await;
        propose(w, Kind::Typographical, "").await.unwrap();
        confirm(w, &second).await.unwrap();
        let ana = link(w, "ana@one.example").await;
        let at = proposed(w).await;
        w.service.reply_to_change(ana.0, &ana.1, Reply::Object(at)).await.unwrap();
        wait(w).await;
        let now = w.service.published_letter(&w.coalition, LETTER).await.unwrap();
        assert_eq!((now.version_kind, now.counts.people, now.counts.outstanding), (Some(Kind::Material), 0, 1));
    })
    .await;
}

#[tokio::test]
async fn signatories_are_told_of_three_proposals_a_day() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        write(w, SLIP).await;
        for _ in 0..3 {
            propose(w, Kind::Typographical, "").await.unwrap();
            w.service.take_amendment_back(&w.owner, &w.coalition, LETTER, proposed(w).await).await.unwrap();
            w.pass(Instant::SECOND);
        }
        assert_eq!(fields(propose(w, Kind::Typographical, "").await).0[0].code, "error-amendment-often");
        w.pass(Instant::DAY);
        propose(w, Kind::Typographical, "").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn it_is_refused_with_a_word_or_taken_back() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        write(w, "Other words.").await;
        propose(w, Kind::Material, "").await.unwrap();
        let at = proposed(w).await;
        assert!(matches!(w.service.take_amendment_back(&second, &w.coalition, LETTER, at).await, Err(Error::Conflict)));
        assert_eq!(fields(w.service.refuse_amendment(&second, &w.coalition, LETTER, at, " ").await).0[0].field, "reason");
        w.service.refuse_amendment(&second, &w.coalition, LETTER, at, "Not yet.").await.unwrap();
        let shown = w.service.amendment(&w.owner, &w.coalition, LETTER).await.unwrap();
        let ended = shown.ended.unwrap();
        assert_eq!((ended.state.as_str(), ended.reason.as_str(), shown.proposal), ("refused", "Not yet.", None));
        w.pass(Instant::SECOND);
        propose(w, Kind::Material, "").await.unwrap();
        w.service.take_amendment_back(&w.owner, &w.coalition, LETTER, proposed(w).await).await.unwrap();
        assert!(matches!(w.service.confirm_amendment(&second, &w.coalition, LETTER, at).await, Err(Error::Conflict)));
        let viewer = organiser(w, "safe-passage", Role::Viewer).await;
        assert!(matches!(w.service.confirm_amendment(&viewer, &w.coalition, LETTER, at).await, Err(Error::Forbidden)));
        assert_eq!(w.service.published_letter(&w.coalition, LETTER).await.unwrap().version, 1);
    })
    .await;
}

#[tokio::test]
async fn a_material_change_inherits_no_signature() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        for (name, address) in
            [("Ana", "ana@one.example"), ("Bea", "bea@two.example"), ("Cem", "cem@three.example"), ("Dag", "dag@four.example")]
        {
            w.sign(&person(name, "GB"), address).await.unwrap();
        }
        w.service.sequence().await.unwrap();
        publish(w, &second, "We ask for something else.", Kind::Material).await;
        let counts = w.counts().await;
        assert_eq!((counts.people, counts.outstanding), (0, 4));
        let list = w.service.signatories(&w.coalition, LETTER, "", ListOrder::Name, &[], 1).await.unwrap();
        assert!(list.people.is_empty());
        let (ana, bea, cem) = (link(w, "ana@one.example").await, link(w, "bea@two.example").await, link(w, "cem@three.example").await);
        let manifest = asked(w, &ana).await;
        let MailContent::Reaffirm { change, .. } = w.mail_content("ana@one.example").await else { panic!("another mail") };
        assert_eq!((change.signed, change.words.as_str(), change.difference.len()), (1, "The third demand.", 1));
        let stale = w.service.published_letter(&w.coalition, LETTER).await.unwrap();
        assert_eq!(stale.manifest_sha256, manifest);
        let old = w.service.reply_to_change(ana.0, &ana.1, Reply::Reaffirm(String::new())).await;
        assert!(matches!(old, Err(Error::Conflict)), "the old text was seen");
        let old = w.service.reply_to_change(ana.0, &ana.1, Reply::Decline("no such".into())).await;
        assert!(matches!(old, Err(Error::Conflict)), "another text was seen");
        for _ in 0..2 {
            w.service.reply_to_change(ana.0, &ana.1, Reply::Reaffirm(manifest.clone())).await.unwrap();
        }
        // Answered, the email goes round as a receipt does, and takes nobody off the list.
        assert!(matches!(w.service.withdraw(ana.0, &ana.1).await, Err(Error::Link)));
        let own = w.service.own_signature(ana.0, &ana.1).await.unwrap();
        assert!(own.purpose == LinkPurpose::View && !own.may_withdraw);
        w.service.reply_to_change(bea.0, &bea.1, Reply::Decline(manifest.clone())).await.unwrap();
        w.service.withdraw(cem.0, &cem.1).await.unwrap();
        let counts = w.counts().await;
        assert_eq!((counts.people, counts.outstanding), (1, 2));
        let found = report(w).await;
        assert!(found.is_verified(), "{:?}", found.failures);
        assert_eq!((found.figures.active, found.figures.outdated, found.figures.versions), (1, 2, 2));
        // A mind may change until the deadline.
        w.service.reply_to_change(bea.0, &bea.1, Reply::Reaffirm(manifest)).await.unwrap();
        let versions = w.service.versions(&w.coalition, LETTER).await.unwrap().versions;
        assert_eq!((versions[0].signatures, versions[1].signatures), (2, 1));
        // Once it is over, only those who reaffirmed are counted, and nobody can any more.
        w.pass(Instant::DAY * 8);
        let dag = link(w, "dag@four.example").await;
        let late = w.service.reply_to_change(dag.0, &dag.1, Reply::Decline(stale.manifest_sha256)).await;
        assert!(matches!(late, Err(Error::Closed)));
        let counts = w.counts().await;
        assert_eq!((counts.people, counts.outstanding), (2, 1));
        let found = report(w).await;
        assert!(found.is_verified(), "{:?}", found.failures);
        assert_eq!((found.figures.active, found.figures.outdated), (2, 1));
    })
    .await;
}

#[tokio::test]
async fn alone_a_day_passes_and_one_objection_is_enough() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        write(w, SLIP).await;
        propose(w, Kind::Typographical, "").await.unwrap();
        assert!(matches!(confirm(w, &w.owner).await, Err(Error::Conflict)));
        let ana = link(w, "ana@one.example").await;
        let Asked::Soon { may_object: true, objected: false, proposed, .. } = w.service.changed_text(ana.0, &ana.1).await.unwrap().asked
        else {
            panic!("nothing is asked")
        };
        let other = w.service.reply_to_change(ana.0, &ana.1, Reply::Object(proposed.plus(1))).await;
        assert!(matches!(other, Err(Error::Conflict)), "another proposal was seen");
        w.send().await;
        w.pass(Instant::DAY - Instant::SECOND);
        w.service.tend_amendments().await.unwrap();
        assert_eq!(w.service.published_letter(&w.coalition, LETTER).await.unwrap().version, 1);
        for _ in 0..2 {
            w.service.reply_to_change(ana.0, &ana.1, Reply::Object(proposed)).await.unwrap();
        }
        let proposal = w.service.amendment(&w.owner, &w.coalition, LETTER).await.unwrap().proposal.unwrap();
        assert_eq!((proposal.kind, proposal.declared, proposal.objections), (Kind::Material, Kind::Typographical, 1));
        w.pass(Instant::SECOND);
        // Two processes, and one of them twice: it takes effect once.
        let other = w.second_process().await;
        let (one, two) = tokio::join!(w.service.tend_amendments(), other.tend_amendments());
        one.unwrap();
        two.unwrap();
        w.service.tend_amendments().await.unwrap();
        other.close().await;
        let now = w.service.published_letter(&w.coalition, LETTER).await.unwrap();
        assert_eq!((now.version, now.version_kind, now.counts.outstanding), (2, Some(Kind::Material), 1));
        assert!(matches!(w.service.reply_to_change(ana.0, &ana.1, Reply::Object(proposed)).await, Err(Error::Conflict)));
    })
    .await;
}

#[tokio::test]
async fn within_72_hours_of_the_deadline_it_moves_or_nothing_is_published() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        w.sign(&person("Ana", "GB"), "ana@one.example").await.unwrap();
        // 28 November, noon: less than 72 hours before 1 December, 11:00 UTC.
        w.pass(Instant::DAY * 4);
        write(w, "We ask for something else.").await;
        assert!(w.service.amendment(&w.owner, &w.coalition, LETTER).await.unwrap().needs_deadline);
        assert_eq!(fields(propose(w, Kind::Material, "").await).0[0].code, "error-amendment-deadline");
        assert_eq!(fields(propose(w, Kind::Material, "2026-11-30T12:00").await).0[0].code, "error-amendment-earlier");
        assert_eq!(fields(propose(w, Kind::Material, "2026-12-01T11:30").await).0[0].code, "error-amendment-deadline");
        propose(w, Kind::Material, "2026-12-02T12:00").await.unwrap();
        // Looked at too late, it would leave too little time after all.
        w.pass(Instant::DAY * 2);
        assert_eq!(fields(confirm(w, &second).await).0[0].code, "error-amendment-late");
        w.service.take_amendment_back(&w.owner, &w.coalition, LETTER, proposed(w).await).await.unwrap();
        propose(w, Kind::Material, "2026-12-05T12:00").await.unwrap();
        confirm(w, &second).await.unwrap();
        let now = w.service.published_letter(&w.coalition, LETTER).await.unwrap();
        assert_eq!((now.version, now.deadline.unwrap().local.as_str()), (2, "2026-12-05T12:00"));
        // A day before it, those who have not answered are reminded once.
        w.pass(Instant::DAY * 4);
        let mails = w.mails_to("ana@one.example").await;
        w.service.tend_amendments().await.unwrap();
        w.service.tend_amendments().await.unwrap();
        assert_eq!(w.mails_to("ana@one.example").await, mails + 1);
        assert!(matches!(w.mail_content("ana@one.example").await, MailContent::Reaffirm { reminder: true, .. }));
    })
    .await;
}
