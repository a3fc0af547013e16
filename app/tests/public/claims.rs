//! No sentence claims more than is so: each with the case in which the stronger one would be false.

use crate::fixtures::{CONFIRMATIONS, COUNTS, card, chrome, day, letter, own};
use app::{
    mails, pages,
    ui::{confirmations_sentence, count_sentence},
};
use domain::{
    error::FieldErrors,
    letter::LetterState,
    locale::Locale,
    shapes::{
        letters::{AddedText, Confirmations, Counts, Departed, LetterCard, PublishedLetter},
        mail::{MailContent, MailLetter, MailShape},
        signing::{LinkPurpose, OwnSignature},
    },
    signature::{SignatoryKind, SignatureState},
};

const LETTER: &str = "/c/safe-passage/no-one-returned";

fn page(letter: &PublishedLetter) -> String {
    pages::letter(&chrome(Locale::En, LETTER), letter)
}

fn own_page(own: &OwnSignature) -> String {
    pages::own_signature(&chrome(Locale::En, "/signatures/x"), own, &FieldErrors::default())
}

#[test]
fn names_on_paper_are_not_said_to_have_a_mailbox() {
    let paper = PublishedLetter { confirmations: Confirmations { mailbox: 2, paper: 31_000, ..Confirmations::default() }, ..letter() };
    let html = page(&paper);
    assert!(html.contains("31,000 on paper, vouched for by an organiser") && html.contains("2 from another email address"));
    assert!(!html.contains("Every signatory") && !html.contains("mailbox of their own") && !html.contains("own domain,"));
    for locale in Locale::ALL {
        let t = chrome(locale, "").t();
        assert!(confirmations_sentence(t, &CONFIRMATIONS).is_some());
        assert_eq!(confirmations_sentence(t, &Confirmations::default()), None, "of nobody nothing is said");
    }
}

#[test]
fn countries_are_said_of_those_whose_country_is_known() {
    let t = chrome(Locale::En, "").t();
    assert_eq!(count_sentence(t, &COUNTS), "Signed by 53 organisations from 17 countries, and by 1,204 people");
    let some = Counts { without_country: 3, people: 0, ..COUNTS };
    assert_eq!(count_sentence(t, &some), "Signed by 53 organisations from 17 countries (known for 50 of them)");
    let none = Counts { without_country: 53, countries: 0, ..COUNTS };
    assert_eq!(count_sentence(t, &none), "Signed by 53 organisations, and by 1,204 people");
    assert_eq!(count_sentence(t, &Counts { people: 0, ..none }), "Signed by 53 organisations");
}

#[test]
fn nobody_listed_does_not_mean_that_nobody_signed() {
    let t = chrome(Locale::En, "").t();
    // Forty-one have signed an earlier version, six wait.
    let sentence = count_sentence(t, &Counts { outstanding: 41, ..Counts::default() });
    assert!(!sentence.contains("Nobody has signed"), "{sentence}");
    let closed = PublishedLetter {
        counts: Counts { outstanding: 41, ..Counts::default() },
        confirmations: Confirmations::default(),
        organisations: Vec::new(),
        people: Vec::new(),
        state: LetterState::Closed,
        accepts: false,
        ..letter()
    };
    assert!(!page(&closed).contains("closed without signatures"));
}

#[test]
fn a_citation_gives_the_figures_of_its_day_and_none_where_nobody_signed() {
    let cited = |letter: &PublishedLetter| {
        let html = page(letter);
        let (_, rest) = html.split_once("class=\"citation\">").expect("a citation");
        rest.split_once("</p>").expect("its end").0.to_owned()
    };
    let today = chrome(Locale::En, "").t().day(letter().read_at);
    let signed = cited(&letter());
    let figures = format!("Signed by 53 organisations from 17 countries, and by 1,204 people (as of {today}). ");
    assert!(signed.contains(&figures), "{signed}");
    let address = format!("{}/en{LETTER}</bdi>", chrome(Locale::En, LETTER).base_url);
    assert!(signed.ends_with(&address) && signed.contains("<bdi>No one should be returned to danger</bdi>"), "{signed}");
    let nobody = cited(&PublishedLetter { counts: Counts::default(), ..letter() });
    assert!(!nobody.contains("as of") && nobody.ends_with(&address), "{nobody}");
}

#[test]
fn a_receipt_says_listed_and_counted_only_where_it_is() {
    let confirmed = own(SignatureState::Confirmed, LinkPurpose::View);
    assert!(own_page(&confirmed).contains("confirmed, listed and counted"));
    let unpublished = LetterCard { published_at: None, ..card() };
    for (other, said) in [
        (OwnSignature { letter: unpublished, ..confirmed.clone() }, "when the letter is published"),
        (OwnSignature { outstanding: true, ..confirmed.clone() }, "not counted for the present one"),
        (OwnSignature { late: true, ..confirmed }, "listed in the addendum"),
    ] {
        let html = own_page(&other);
        assert!(html.contains(said) && !html.contains("listed and counted."), "{said}");
    }
    assert!(!own_page(&own(SignatureState::Held, LinkPurpose::View)).contains("listed and counted"));
}

#[test]
fn a_mailed_receipt_does_so_too() {
    let card = card();
    let about = MailLetter {
        coalition: card.coalition.clone(),
        subject: card.subject.clone(),
        recipients: card.recipients.clone(),
        url: Some("https://letters.example/en/c/safe-passage/no-one-returned".into()),
        deadline: card.deadline.clone(),
        late: false,
        sensitive: false,
    };
    let text = |letter: MailLetter, approved: bool| {
        let (entry, link) = (crate::fixtures::entry(SignatoryKind::Organisation), Some("https://letters.example/l/x".to_owned()));
        let content = match approved {
            true => MailContent::Approved { letter, entry, link },
            false => MailContent::Receipt { letter, entry, held: false, link },
        };
        mails::render(&MailShape { locale: Locale::En, base_url: "https://letters.example".into(), content, stop: None }).text
    };
    // Every mail that quotes an entry, of a letter and in a state in which it is not listed.
    let render =
        |content| mails::render(&MailShape { locale: Locale::En, base_url: "https://letters.example".into(), content, stop: None }).text;
    let (entry, link) = (crate::fixtures::entry(SignatoryKind::Organisation), Some("https://letters.example/l/x".to_owned()));
    let hidden = MailLetter { url: None, ..about.clone() };
    for content in [
        MailContent::AlreadySigned { letter: about.clone(), entry: entry.clone(), held: true, link: link.clone() },
        MailContent::AlreadySigned { letter: hidden.clone(), entry: entry.clone(), held: false, link: link.clone() },
        MailContent::Receipt { letter: about.clone(), entry: entry.clone(), held: true, link: link.clone() },
        MailContent::Receipt { letter: hidden.clone(), entry: entry.clone(), held: false, link: link.clone() },
        MailContent::Approved { letter: hidden.clone(), entry: entry.clone(), link: link.clone() },
        MailContent::SignedByInvitation { letter: hidden, entry: entry.clone(), link: link.clone(), disown: link.clone() },
    ] {
        let text = render(content);
        assert!(!text.contains("This is listed") && text.contains("This is what the list will show"), "{text}");
    }
    assert!(render(MailContent::AlreadySigned { letter: about.clone(), entry, held: false, link }).contains("This is listed"));
    for approved in [false, true] {
        let claimed = |text: &str| text.contains("confirmed, listed and counted") || text.contains("is listed and counted now");
        assert!(claimed(&text(about.clone(), approved)));
        let unpublished = text(MailLetter { url: None, ..about.clone() }, approved);
        assert!(!claimed(&unpublished) && unpublished.contains("when the letter is published"));
        let late = text(MailLetter { late: true, ..about.clone() }, approved);
        assert!(!claimed(&late) && late.contains("addendum"));
    }
}

#[test]
fn addresses_are_not_said_to_be_seen_by_nobody() {
    // Organisers see them.
    let form = pages::sign_form(
        &chrome(Locale::En, LETTER),
        &letter(),
        SignatoryKind::Person,
        &domain::forms::signing::SigningForm::default(),
        &FieldErrors::default(),
    );
    assert!(form.contains("organisers can see it") && !form.contains("never shown"));
    assert!(!page(&letter()).contains("never shown"));
}

#[test]
fn a_log_does_not_keep_anybody_from_changing_it() {
    // Who has its keys can make another; it shows to those who kept a copy.
    let html = page(&letter());
    assert!(html.contains("would show to anyone who kept an earlier copy") && !html.contains("nobody can quietly change"));
    let receipt = own_page(&own(SignatureState::Confirmed, LinkPurpose::Manage));
    assert!(receipt.contains("would show to anyone who kept an earlier copy") && !receipt.contains("Nobody can take"));
}

#[test]
fn earlier_wordings_are_not_said_to_be_this_text() {
    // After a typographical change, earlier signatures name another manifest.
    let html = page(&letter());
    assert!(!html.contains("this exact text") && html.contains("the text that it was given for"));
}

#[test]
fn nobody_is_said_to_have_signed_a_translation_that_came_later() {
    let added = Some(AddedText { at: day(-2), original: "en".into(), before: 1 });
    let later = PublishedLetter { language: "ko".into(), added, ..letter() };
    assert!(page(&later).contains("One signatory listed here signed before then: the original (English)."));
    assert!(!page(&letter()).contains("signed before then"));
}

#[test]
fn reasons_for_removals_are_said_to_be_the_organisers() {
    let removed = PublishedLetter { departed: Departed { not_confirmed: 1, ..Departed::default() }, ..letter() };
    assert!(page(&removed).contains("The reasons for removals are the organisers"));
}

#[test]
fn what_may_still_be_refused_is_not_said_to_be_listed() {
    // An organisation that nobody knows waits, and may be refused.
    assert!(!own_page(&own(SignatureState::Pending, LinkPurpose::Confirm)).contains("This will be listed"));
    let held = own_page(&own(SignatureState::Held, LinkPurpose::View));
    assert!(held.contains("when it is listed") && !held.contains("we write to you"), "of a refusal no mail is sent");
}
