//! Invitations: one click, answers, passing on, "this was not me", files, the address book.

use crate::world::{World, email, letter_form, organisation, person};
use domain::{
    country::Country,
    error::FieldError,
    forms::{
        invitation::{Forward, PressForm},
        letter::LetterForm,
        organisation::OrganisationForm,
        signing::SigningForm,
    },
    invitation::{Invitee, Reply, Standing, import::UploadReading},
    masked::Masked,
    shapes::{invitations::DeskInvitation, mail::MailContent},
    signature::SignatureState,
    site::Site,
    table::ReadAs,
    text::{Name, Phrase},
    time::Instant,
};
use service::{BookChoice, Error, Link, Wish};

const ANA: &str = "ana@lantern.example";

fn invitee(name: &str, country: &str, site: &str, address: &str) -> Invitee {
    Invitee {
        organisation: Name::parse(name).unwrap(),
        country: Country::parse(country).unwrap(),
        site: Site::parse_optional(site).unwrap(),
        representative: Some(Name::parse("Ana Silva").unwrap()),
        office: Some(Phrase::parse("Director").unwrap()),
        email: email(address),
        locale: None,
    }
}

fn lantern() -> Invitee {
    invitee("Lantern Trust", "GB", "https://lantern.example", ANA)
}

fn code(error: &Error) -> String {
    match error {
        Error::Fields(errors) => errors.0.iter().map(|error| format!("{}:{}", error.field, error.code)).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

async fn invite(world: &World, invitee: &Invitee) {
    world.service.invite(&world.owner, &world.coalition, &world.letter, invitee).await.unwrap();
}

async fn listed(world: &World) -> Vec<DeskInvitation> {
    world.service.invitations(&world.owner, &world.coalition, &world.letter, "", None, 1).await.unwrap().invitations
}

#[tokio::test]
async fn one_press_signs_exactly_what_was_invited() {
    World::each(|world| async move {
        invite(&world, &lantern()).await;
        assert_eq!(listed(&world).await[0].standing, Standing::Waiting);
        let again = world.service.invite(&world.owner, &world.coalition, &world.letter, &lantern()).await.unwrap_err();
        assert_eq!(code(&again), "email:error-already-invited");

        let (id, token) = world.invited(ANA).await;
        let own = world.service.own_invitation(id, &token).await.unwrap();
        assert_eq!((own.organisation.as_str(), own.email.as_str(), own.accepts, own.public), ("Lantern Trust", ANA, true, true));
        assert_eq!(own.representative, Some(("Ana Silva".into(), "Director".into())));
        assert_eq!(world.counts().await.organisations, 0, "reading changes nothing");

        world.service.sign_invited(id, &token, &crate::world::press()).await.unwrap();
        assert_eq!(world.counts().await.organisations, 1);
        world.service.sequence().await.unwrap();
        let letter = world.service.published_letter(&world.coalition, &world.letter).await.unwrap();
        assert_eq!((letter.organisations[0].name.as_str(), letter.organisations[0].representative.clone()), ("Lantern Trust", None));
        assert_eq!(listed(&world).await[0].standing, Standing::Signed);
        world.service.sign_invited(id, &token, &crate::world::press()).await.unwrap();
        assert_eq!(world.counts().await.organisations, 1, "a second click finds it done");
        assert!(matches!(world.mail_content(ANA).await, MailContent::SignedByInvitation { .. }));
    })
    .await;
}

#[tokio::test]
async fn this_was_not_me_takes_the_signature_off_and_voids_the_link() {
    World::each(|world| async move {
        invite(&world, &lantern()).await;
        let (id, token) = world.invited(ANA).await;
        world.service.sign_invited(id, &token, &crate::world::press()).await.unwrap();
        let MailContent::SignedByInvitation { disown: Some(link), .. } = world.mail_content(ANA).await else { panic!("another mail") };
        let disown = link.rsplit_once("/l/").unwrap().1.to_owned();
        let Link::Disown { id: signature, .. } = world.service.follow_link(&disown).await.unwrap() else { panic!("another link") };
        assert!(world.service.disowning(signature, &disown).await.unwrap().live);
        assert_eq!(world.counts().await.organisations, 1);

        // The mail is passed on as a receipt: its link takes nothing off, and asks the mailbox.
        assert_eq!(world.service.disown(signature, &disown).await.unwrap(), Wish::Mailed);
        assert_eq!(world.counts().await.organisations, 1);
        assert!(world.service.disown_own(signature, &disown).await.is_err());
        let (content, link) = world.mail(ANA).await;
        assert!(matches!(content, MailContent::Manage { .. }));
        let (signature, manage) = link.unwrap();
        assert!(world.service.own_signature(signature, &manage).await.unwrap().by_invitation);
        world.service.disown_own(signature, &manage).await.unwrap();
        assert_eq!(world.counts().await.organisations, 0);
        assert!(matches!(world.mail_content(ANA).await, MailContent::Withdrawn { .. }), "its mailbox is told");
        assert_eq!(world.service.disown(signature, &disown).await.unwrap(), Wish::Done, "there is nothing left to take off");
        assert!(matches!(world.mail_content(crate::world::OWNER).await, MailContent::DisownedTold { .. }));
        assert!(matches!(world.service.own_invitation(id, &token).await, Err(Error::Link)), "anyone who has the link signs no more");
        assert_eq!(listed(&world).await[0].standing, Standing::Waiting);
        // Sent once more, it works again.
        world.service.resend_invitation(&world.owner, &world.coalition, &world.letter, id).await.unwrap();
        let (id, token) = world.invited(ANA).await;
        world.service.sign_invited(id, &token, &crate::world::press()).await.unwrap();
        assert_eq!(world.counts().await.organisations, 1);
    })
    .await;
}

#[tokio::test]
async fn each_answer_can_be_changed_until_the_deadline() {
    World::each(|world| async move {
        invite(&world, &lantern()).await;
        let (id, token) = world.invited(ANA).await;
        world.service.answer_invitation(id, &token, &Reply::Conditional("the second demand goes".into())).await.unwrap();
        assert!(
            matches!(world.mail_content(crate::world::OWNER).await, MailContent::ConditionTold { condition, .. } if condition == "the second demand goes")
        );
        assert_eq!(listed(&world).await[0].standing, Standing::Conditional);
        for (day, fault) in [("2026-11-23", "error-day-past"), ("2026-12-02", "error-day-late"), ("2026-13-01", "error-day")] {
            let refused = world.service.answer_invitation(id, &token, &Reply::Later(day.into())).await.unwrap_err();
            assert_eq!(code(&refused), format!("until:{fault}"));
        }
        world.service.answer_invitation(id, &token, &Reply::Later("2026-11-28".into())).await.unwrap();
        assert_eq!(listed(&world).await[0].reply, Some(Reply::Later("2026-11-28".into())));
        world.service.answer_invitation(id, &token, &Reply::Declined(Some("no board meeting".into()))).await.unwrap();
        assert_eq!(listed(&world).await[0].standing, Standing::Declined);
        world.service.sign_invited(id, &token, &PressForm { list_representative: "yes".into(), ..crate::world::press() }).await.unwrap();
        let one = listed(&world).await.remove(0);
        assert_eq!((one.standing, one.reply), (Standing::Signed, None));
        world.pass(8 * Instant::DAY);
        let late = world.service.answer_invitation(id, &token, &Reply::Declined(None)).await;
        assert!(matches!(late, Err(Error::Closed)));
        assert!(!world.service.own_invitation(id, &token).await.unwrap().accepts);
    })
    .await;
}

#[tokio::test]
async fn a_director_of_the_same_organisation_is_asked() {
    World::each(|world| async move {
        invite(&world, &lantern()).await;
        let (id, token) = world.invited(ANA).await;
        let to = |address: &str| Forward { email: email(address), name: Some(Name::parse("Dora Direktorin").unwrap()), office: None };
        for (address, fault) in
            [("dora@elsewhere.example", "error-other-domain"), ("dora@gmail.com", "error-other-domain"), (ANA, "error-own-address")]
        {
            let refused = world.service.forward_invitation(id, &token, &to(address)).await.unwrap_err();
            assert_eq!(code(&refused), format!("forward_email:{fault}"));
        }
        world.service.forward_invitation(id, &token, &to("dora@mail.lantern.example")).await.unwrap();
        assert!(matches!(world.mail_content(ANA).await, MailContent::PassedOn { to, .. } if to == "dora@mail.lantern.example"));
        world.service.forward_invitation(id, &token, &to("dora@mail.lantern.example")).await.unwrap();
        assert_eq!(world.mails_to("dora@mail.lantern.example").await, 1, "a second click finds it done");

        let (next, director) = world.invited("dora@mail.lantern.example").await;
        let own = world.service.own_invitation(next, &director).await.unwrap();
        assert_eq!((own.organisation.as_str(), own.forwarded_by.as_deref()), ("Lantern Trust", Some(ANA)));
        // Her office is not known: she says it, and is not listed by name.
        let refused = world.service.sign_invited(next, &director, &crate::world::press()).await.unwrap_err();
        assert_eq!(code(&refused), "representative:error-empty office:error-empty");
        let form = PressForm {
            representative: "Dora D.".into(),
            office: "Director".into(),
            list_representative: "yes".into(),
            ..crate::world::press()
        };
        world.service.sign_invited(next, &director, &form).await.unwrap();
        let letter = world.service.published_letter(&world.coalition, &world.letter).await.unwrap();
        assert_eq!(letter.organisations[0].representative, None);
        // Both have their answer: the organisation has signed.
        assert!(listed(&world).await.iter().all(|one| one.standing == Standing::Signed));
        let own = world.service.own_invitation(id, &token).await.unwrap();
        assert_eq!(own.signed, Some(SignatureState::Confirmed));
    })
    .await;
}

#[tokio::test]
async fn other_values_go_the_ordinary_way() {
    World::each(|world| async move {
        let form = LetterForm { slug: "in-confidence".into(), visibility: "confidential".into(), ..letter_form() };
        let letter = world.service.create_letter(&world.owner, &world.coalition, &form).await.unwrap();
        world.service.open_letter(&world.owner, &world.coalition, &letter).await.unwrap();
        world.service.invite(&world.owner, &world.coalition, &letter, &lantern()).await.unwrap();
        let (id, token) = world.invited(ANA).await;
        let own = world.service.own_invitation(id, &token).await.unwrap();
        assert!(!own.public && own.accepts && own.document.subject.contains("returned to danger"));
        let form = SigningForm {
            name: "Lantern Trust International".into(),
            country: "GB".into(),
            site: "https://lantern.example".into(),
            representative: "Ana Silva".into(),
            office: "Director".into(),
            ..SigningForm::default()
        };
        world.service.post_invited(id, &token, &SigningForm { agreed: crate::world::agreed(), ..form }).await.unwrap();
        let desk = world.service.desk_letter(&world.owner, &world.coalition, &letter).await.unwrap();
        assert_eq!((desk.letter.counts.organisations, desk.letter.waiting.pending), (0, 1));
        let (MailContent::Confirm { letter: about, .. }, Some((signature, confirm))) = world.mail(ANA).await else {
            panic!("another mail")
        };
        assert_eq!(about.url, None);
        world.service.confirm(signature, &confirm, 1).await.unwrap();
        let list = world.service.invitations(&world.owner, &world.coalition, &letter, "", None, 1).await.unwrap();
        assert_eq!(list.invitations[0].standing, Standing::Signed);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_prepared_and_sent_when_it_opens() {
    World::each(|world| async move {
        let form = LetterForm { slug: "later-letter".into(), ..letter_form() };
        let letter = world.service.create_letter(&world.owner, &world.coalition, &form).await.unwrap();
        world.service.invite(&world.owner, &world.coalition, &letter, &lantern()).await.unwrap();
        world.service.tend_invitations().await.unwrap();
        assert_eq!(world.mails_to(ANA).await, 0);
        world.service.open_letter(&world.owner, &world.coalition, &letter).await.unwrap();
        world.service.tend_invitations().await.unwrap();
        world.service.tend_invitations().await.unwrap();
        assert_eq!(world.mails_to(ANA).await, 1);
    })
    .await;
}

#[tokio::test]
async fn of_several_processes_one_sends_what_was_prepared() {
    World::each(|world| async move {
        let form = LetterForm { slug: "later-letter".into(), ..letter_form() };
        let letter = world.service.create_letter(&world.owner, &world.coalition, &form).await.unwrap();
        let addresses: Vec<String> = (0..30).map(|number| format!("office@partner-{number}.example")).collect();
        for (number, address) in addresses.iter().enumerate() {
            let partner = invitee(&format!("Partner {number}"), "GB", &format!("https://partner-{number}.example"), address);
            world.service.invite(&world.owner, &world.coalition, &letter, &partner).await.unwrap();
        }
        world.service.open_letter(&world.owner, &world.coalition, &letter).await.unwrap();
        let (second, third) = (world.second_process().await, world.second_process().await);
        let sent = tokio::join!(world.service.tend_invitations(), second.tend_invitations(), third.tend_invitations());
        sent.0.and(sent.1).and(sent.2).unwrap();
        for address in &addresses {
            assert_eq!(world.mails_to(address).await, 1, "{address}");
        }
        second.close().await;
        third.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_invitation_that_is_taken_back_opens_nothing_and_mails_have_a_limit() {
    World::each(|world| async move {
        invite(&world, &lantern()).await;
        let (id, token) = world.invited(ANA).await;
        for _ in 0..2 {
            world.service.resend_invitation(&world.owner, &world.coalition, &world.letter, id).await.unwrap();
        }
        let refused = world.service.resend_invitation(&world.owner, &world.coalition, &world.letter, id).await.unwrap_err();
        assert_eq!(code(&refused), ":error-invited-too-often");
        assert_eq!(world.mails_to(ANA).await, 3);
        world.service.withdraw_invitation(&world.owner, &world.coalition, &world.letter, id).await.unwrap();
        assert!(matches!(world.service.own_invitation(id, &token).await, Err(Error::Link)));
        assert_eq!(listed(&world).await[0].standing, Standing::Withdrawn);
        assert_eq!(world.mails_to(ANA).await, 0, "what was still queued does not leave");
        invite(&world, &lantern()).await;
        assert_eq!(listed(&world).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_signature_from_elsewhere_answers_too_and_the_list_is_searched_and_counted() {
    World::each(|world| async move {
        invite(&world, &lantern()).await;
        invite(&world, &invitee("Han River Rights Centre", "KR", "https://han.example", "park@han.example")).await;
        world.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), "office@lantern.example").await.unwrap();
        let list = |query: &'static str, only| world.service.invitations(&world.owner, &world.coalition, &world.letter, query, only, 1);
        let signed = list("", Some(Standing::Signed)).await.unwrap();
        assert_eq!((signed.found, signed.invitations[0].organisation.as_str()), (1, "Lantern Trust"));
        assert_eq!(list("han river", None).await.unwrap().found, 1);
        assert_eq!(list("park@han.example", None).await.unwrap().found, 0, "an address is looked up by itself");
        let address = email("park@han.example");
        let own = world.service.invitations_of_address(&world.owner, &world.coalition, &world.letter, &address).await.unwrap();
        assert_eq!(own.invitations.len(), 1);
        let counts = list("", None).await.unwrap().counts;
        let many = |standing| counts.iter().find(|(one, _)| *one == standing).unwrap().1;
        assert_eq!((many(Standing::Signed), many(Standing::Waiting), many(Standing::Declined)), (1, 1, 0));
    })
    .await;
}

#[tokio::test]
async fn the_address_book_is_ticked() {
    World::each(|world| async move {
        let form = OrganisationForm {
            legal_name: "Han River Rights Centre".into(),
            country: "KR".into(),
            site: "https://han.example".into(),
            kind: "ngo".into(),
            contacts: "park@han.example\nkim@han.example".into(),
            ..OrganisationForm::default()
        };
        let id = world.service.save_organisation(&world.owner, &world.coalition, None, &form).await.unwrap();
        let choices = [BookChoice { organisation: id, contact: 1 }];
        let invited = world.service.invite_from_book(&world.owner, &world.coalition, &world.letter, &choices).await.unwrap();
        assert_eq!((invited, world.mails_to("kim@han.example").await), (1, 1));
        let book = world.service.invitation_book(&world.owner, &world.coalition, &world.letter, "han", 1).await.unwrap();
        assert_eq!(
            book.rows[0].contacts,
            [(Masked::with_domain("park@han.example"), false), (Masked::with_domain("kim@han.example"), true)]
        );
        let none = world.service.invite_from_book(&world.owner, &world.coalition, &world.letter, &[]).await.unwrap_err();
        assert_eq!(code(&none), ":error-nothing-ticked");
    })
    .await;
}

/// 300 rows, of which 20 are broken, each in its own way; the lines at fault.
fn planted() -> (Vec<u8>, Vec<u64>) {
    let mut bytes = b"Organisation,Country,Web site,E-mail,Representative,Position\n".to_vec();
    let mut faulty = Vec::new();
    for number in 0..300_u32 {
        let name = format!("Fédération {number}");
        let good = format!("{name},FR,,post@org{number}.example,Ana Silva,Director\n");
        let row = match number {
            7 => "Caf\u{e9}-latin,FR,,a@latin.example,,\n".chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(),
            19 => "F?d?ration,FR,,a@garbled.example,,\n".as_bytes().to_vec(),
            31 => format!("{name},FR,,post@org5.example,,\n").into_bytes(),
            44 => format!("{name},FR,,POST@org6.example,,\n").into_bytes(),
            58 => format!("{name},FR,,nobody,,\n").into_bytes(),
            71 => format!("{name},FR,,a b@org.example,,\n").into_bytes(),
            83 => format!("{name},FR,,,,\n").into_bytes(),
            96 => format!("{name},FR,,a@x.example b,,\n").into_bytes(),
            110 => b"\"=HYPERLINK(\"\"http://x.example\"\")\",FR,,a@f1.example,,\n".to_vec(),
            123 => b"+SUM(A1),FR,,a@f2.example,,\n".to_vec(),
            137 => b"@cmd,FR,,a@f3.example,,\n".to_vec(),
            150 => format!("{name};FR;;a@semi.example;;\n").into_bytes(),
            166 => format!("{name};FR;;a@semi2.example;Ana;Director\n").into_bytes(),
            181 => format!("\"{name},FR,,a@quote.example,,\n").into_bytes(),
            199 => format!("{name},FR,,a@many.example,,,extra\n").into_bytes(),
            213 => format!("{name}\n").into_bytes(),
            230 => format!("{name},Atlantis,,a@atlantis.example,,\n").into_bytes(),
            247 => ",FR,,a@nameless.example,,\n".to_owned().into_bytes(),
            262 => format!("{name},FR,not a site,a@site.example,,\n").into_bytes(),
            288 => format!("{name}\u{202e},FR,,a@bidi.example,,\n").into_bytes(),
            _ => {
                bytes.extend_from_slice(good.as_bytes());
                continue;
            }
        };
        faulty.push(u64::from(number) + 2);
        bytes.extend_from_slice(&row);
    }
    (bytes, faulty)
}

#[tokio::test]
async fn a_file_of_300_rows_names_its_20_faults_and_invites_280() {
    World::each(|world| async move {
        let (bytes, faulty) = planted();
        assert_eq!(faulty.len(), 20);
        world.service.clear_mailbox().await.unwrap();
        let (owner, coalition, letter) = (&world.owner, &world.coalition, &world.letter);
        let id = world.service.upload_invitations(owner, coalition, letter, &bytes).await.unwrap();
        let preview = world.service.upload_preview(owner, coalition, letter, id).await.unwrap();
        assert_eq!(preview.faulty.iter().map(|row| row.line).collect::<Vec<_>>(), faulty);
        assert!(preview.faulty.iter().all(|row| !row.faults.is_empty()));
        assert_eq!(preview.good.len(), 280);
        assert!(listed(&world).await.is_empty() && world.service.mailbox(10).await.unwrap().is_empty(), "nothing before it is confirmed");

        assert_eq!(world.service.confirm_upload(owner, coalition, letter, id).await.unwrap(), 280);
        assert_eq!(world.service.invitations(owner, coalition, letter, "", None, 1).await.unwrap().found, 280);
        assert_eq!(world.service.mailbox(1000).await.unwrap().len(), 280);
        assert!(matches!(world.service.confirm_upload(owner, coalition, letter, id).await, Err(Error::NotFound)), "a second press");

        // The same file once more: everybody in it is invited already. Only who confirms it learns that.
        let id = world.service.upload_invitations(owner, coalition, letter, &bytes).await.unwrap();
        let preview = world.service.upload_preview(owner, coalition, letter, id).await.unwrap();
        assert_eq!((preview.good.len(), preview.faulty.len()), (280, 20), "{}", world.engine);
        assert_eq!(world.service.confirm_upload(owner, coalition, letter, id).await.unwrap(), 0);
        assert_eq!(world.service.mailbox(1000).await.unwrap().len(), 280);
        let id = world.service.upload_invitations(owner, coalition, letter, &bytes).await.unwrap();
        world.pass(Instant::DAY);
        assert!(matches!(world.service.upload_preview(owner, coalition, letter, id).await, Err(Error::NotFound)));

        // Nobody fills the disk with files that nobody confirms.
        let mut kept = Vec::new();
        for _ in 0..12 {
            kept.push(world.service.upload_invitations(owner, coalition, letter, &bytes).await.unwrap());
        }
        let mut waiting = Vec::new();
        for id in &kept {
            waiting.extend(world.service.upload_preview(owner, coalition, letter, *id).await.ok().map(|shown| shown.id));
        }
        assert_eq!(waiting, kept[7..], "{}: the newest five", world.engine);
        world.service.purge().await.unwrap();
    })
    .await;
}

/// `p01-invite-chapters.csv` under other headings: the columns are chosen, and remembered for the next file.
#[tokio::test]
async fn columns_are_chosen_and_remembered_for_files_of_the_same_shape() {
    World::each(|world| async move {
        let (owner, coalition, letter) = (&world.owner, &world.coalition, &world.letter);
        let file =
            "Wer,Wo,Wohin,Fon\nRelief Kin Kenya,KE,director@ke.example,123\nSouth Korean Aid,South Korea,a@ska.example,456\n".as_bytes();
        let id = world.service.upload_invitations(owner, coalition, letter, file).await.unwrap();
        let preview = world.service.upload_preview(owner, coalition, letter, id).await.unwrap();
        assert_eq!((preview.good.len(), preview.faulty.len(), preview.remembered), (0, 2, false));
        let mut reading = UploadReading::default();
        for (field, code) in [("column-0", "organisation"), ("column-1", "country"), ("column-2", "email"), ("column-3", "")] {
            reading.take(field, code);
        }
        world.service.read_upload_as(owner, coalition, letter, id, &reading).await.unwrap();
        let preview = world.service.upload_preview(owner, coalition, letter, id).await.unwrap();
        let good: Vec<_> = preview.good.iter().map(|row| (row.organisation.as_str(), row.country.code())).collect();
        assert_eq!(good, [("Relief Kin Kenya", "KE"), ("South Korean Aid", "KR")]);
        let unknown = UploadReading { how: ReadAs { encoding: "latin-17".into(), unmended: false }, ..reading.clone() };
        let refused = world.service.read_upload_as(owner, coalition, letter, id, &unknown).await.unwrap_err();
        assert_eq!(code(&refused), "file:error-table-encoding");
        assert_eq!(world.service.confirm_upload(owner, coalition, letter, id).await.unwrap(), 2);

        let next = world.service.upload_invitations(owner, coalition, letter, file).await.unwrap();
        let preview = world.service.upload_preview(owner, coalition, letter, next).await.unwrap();
        assert!(preview.remembered && preview.good.len() == 2, "{}", world.engine);
    })
    .await;
}

#[tokio::test]
async fn passing_on_tells_nobody_who_has_an_invitation_or_asked_for_none() {
    World::each(|world| async move {
        invite(&world, &lantern()).await;
        let invited = invitee("Lantern Trust", "GB", "https://lantern.example", "dora@lantern.example");
        let forgets = invitee("Lantern Trust", "GB", "https://lantern.example", "eva@lantern.example");
        for one in [&invited, &forgets] {
            invite(&world, one).await;
        }
        world.service.request_data(&email("eva@lantern.example"), domain::locale::Locale::En).await.unwrap();
        let MailContent::DataLink { link: Some(link) } = world.mail_content("eva@lantern.example").await else { panic!("another mail") };
        world.service.forget_contacts(link.rsplit_once("/l/").unwrap().1).await.unwrap();
        let (id, token) = world.invited(ANA).await;
        for (number, address) in ["dora@lantern.example", "eva@lantern.example", "new@lantern.example"].into_iter().enumerate() {
            let before = world.mails_to(address).await;
            let to = Forward { email: email(address), name: None, office: None };
            for _ in 0..2 {
                world.service.forward_invitation(id, &token, &to).await.unwrap();
            }
            let own = world.service.own_invitation(id, &token).await.unwrap();
            assert_eq!(own.forwarded_to.as_deref(), Some(address), "{}: whatever it did before", world.engine);
            assert!(matches!(world.mail_content(ANA).await, MailContent::PassedOn { to, .. } if to == address));
            assert_eq!(world.mails_to(address).await - before, usize::from(address.starts_with("new")), "{}: {address}", world.engine);
            assert_eq!(world.mails_to(ANA).await, number + 2, "a second click tells nobody once more");
        }
    })
    .await;
}

#[tokio::test]
async fn of_several_names_the_first_that_is_confirmed_answers_the_invitation() {
    World::each(|world| async move {
        invite(&world, &lantern()).await;
        let (id, token) = world.invited(ANA).await;
        let post = async |name: &str| {
            let form = SigningForm {
                name: name.into(),
                country: "GB".into(),
                representative: "Ana Silva".into(),
                office: "Director".into(),
                agreed: crate::world::agreed(),
                ..SigningForm::default()
            };
            world.service.post_invited(id, &token, &form).await.unwrap();
        };
        post("Lantern Institute").await;
        let (_, Some((first, confirm))) = world.mail(ANA).await else { panic!("another mail") };
        post("Lantern Chapter").await;
        assert_eq!(listed(&world).await[0].standing, Standing::Waiting);
        world.service.confirm(first, &confirm, 1).await.unwrap();
        assert_eq!(listed(&world).await[0].standing, Standing::Signed, "{}", world.engine);
        post("Lantern House").await;
        assert_eq!(listed(&world).await[0].standing, Standing::Signed, "{}: a later name takes nothing back", world.engine);
        // Where the first leaves, another that the mailbox confirms answers.
        let signed = world.service.desk_signatures(&world.owner, &world.coalition, &world.letter, "Institute", None, 1).await.unwrap();
        let remove = service::Decision::Remove(domain::signature::RemovalReason::OwnRequest);
        world.service.decide(&world.owner, &world.coalition, &world.letter, signed.signatures[0].id, remove).await.unwrap();
        assert_eq!(listed(&world).await[0].standing, Standing::Departed);
        let (_, Some((last, confirm))) = world.mail(ANA).await else { panic!("another mail") };
        world.service.confirm(last, &confirm, 1).await.unwrap();
        assert_eq!(listed(&world).await[0].standing, Standing::Signed, "{}", world.engine);
    })
    .await;
}

#[tokio::test]
async fn a_coalition_invites_five_thousand_a_day_and_no_signatory_waits_behind_them() {
    World::each(|w| async move {
        let (s, c, l) = (&w.service, w.coalition.as_str(), w.letter.as_str());
        let upload = async |file: u32| {
            let rows: String = (0..2_000).map(|row| format!("Org {file} {row},GB,info@o{file}x{row}.example\n")).collect();
            let id = s.upload_invitations(&w.owner, c, l, format!("Organisation,Country,Email\n{rows}").as_bytes()).await.unwrap();
            s.confirm_upload(&w.owner, c, l, id).await
        };
        assert_eq!((upload(1).await.unwrap(), upload(2).await.unwrap()), (2_000, 2_000));
        let Err(Error::Fields(faults)) = upload(3).await else { panic!("{}: too many for a day", w.engine) };
        assert_eq!(faults.0, [FieldError::new("", "error-invited-many").with("max", 5_000).with("left", 1_000)]);
        w.post(&person("Ana Prado", "PT"), "ana@mail.example").await.unwrap();
        assert_eq!(s.claim_lane(service::Lane::Others, 100).await.unwrap().len(), 1, "alone in its lane");
        assert_eq!(s.claim_lane(service::Lane::Organisers, 100).await.unwrap().len(), 100);
        w.pass(Instant::DAY + Instant::SECOND);
        assert_eq!(upload(4).await.unwrap(), 2_000);
    })
    .await;
}
