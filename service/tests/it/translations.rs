//! Letters in other languages: who sees and writes what, saving by two at once, what goes out at the opening.

use crate::world::{World, email, letter_form};
use domain::{
    forms::{
        account::NewPassword,
        amendment::AmendmentForm,
        letter::LetterForm,
        review::ReviewerForm,
        translation::{TranslationForm, TranslatorForm, TypedPart},
    },
    ids::AccountId,
    letter::LetterStep,
    role::Role,
    shapes::{
        mail::{MailContent, NewsOfTranslation},
        translation::TranslationPage,
    },
    time::Instant,
    translation::PartState,
};
use service::{Actor, Error, OpeningChoice};

const DRAFT: &str = "in-many-languages";

/// A draft that is to be had in French.
async fn draft(w: &World) {
    let form =
        LetterForm { slug: DRAFT.into(), body: "We ask you to act.[^1]\n\nThe law is clear.\n\n[^1]: A source.".into(), ..letter_form() };
    w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
    assert_eq!(w.service.add_translation(&w.owner, &w.coalition, DRAFT, "FR").await.unwrap(), "fr");
}

/// Invites somebody, who chooses a password and signs in.
async fn translator(w: &World, name: &str, languages: &str) -> Actor {
    let address = format!("{name}@words.example");
    let form = TranslatorForm { name: name.into(), email: address.clone(), languages: languages.into() };
    w.service.invite_translator(&w.owner, &w.coalition, &form).await.unwrap();
    let MailContent::Invitation { link: Some(link), role, .. } = w.mail_content(&address).await else { panic!("another mail") };
    assert_eq!(role, Role::Translator);
    let token = link.rsplit_once("/l/").unwrap().1;
    w.service.reset_password(token, &NewPassword::parse("a word in many tongues").unwrap()).await.unwrap();
    let session = w.service.sign_in(&email(&address), "a word in many tongues").await.unwrap();
    w.service.actor(&session).await.unwrap().unwrap()
}

async fn page(w: &World, actor: &Actor, language: &str) -> TranslationPage {
    w.service.translation(actor, &w.coalition, DRAFT, language, None).await.unwrap()
}

/// The page as it would be posted, with each part changed.
fn typed(page: &TranslationPage, text: impl Fn(&str, &str) -> String) -> TranslationForm {
    let part =
        |row: &domain::shapes::translation::PartRow| TypedPart { index: row.index, lock: row.lock, text: text(&row.original, &row.text) };
    TranslationForm { revision: page.revision, parts: page.parts.iter().map(part).collect(), ..TranslationForm::default() }
}

async fn save(w: &World, actor: &Actor, language: &str, form: &TranslationForm) -> domain::shapes::translation::SavedParts {
    w.service.save_translation(actor, &w.coalition, DRAFT, language, form).await.unwrap()
}

/// Opens the letter as it is, with these translations.
async fn open_with(w: &World, languages: &[&str]) -> Result<(), Error> {
    let seen = w.service.opening_seen(&w.owner, &w.coalition, DRAFT).await.unwrap();
    let languages = Some(languages.iter().map(|tag| (*tag).to_owned()).collect());
    w.service.open_letter_as(&w.owner, &w.coalition, DRAFT, OpeningChoice { seen, languages, without_notice: true }).await
}

/// Translates everything that is there.
async fn translate_all(w: &World, actor: &Actor, language: &str) {
    let form = typed(&page(w, actor, language).await, |original, _| format!("{original} ({language})"));
    assert!(save(w, actor, language, &form).await.changed > 0);
}

async fn edit(w: &World, from: &str, to: &str) {
    let form = w.service.desk_letter(&w.owner, &w.coalition, DRAFT).await.unwrap().form;
    let changed = LetterForm { body: form.body.replace(from, to), ..form };
    w.service.save_letter(&w.owner, &w.coalition, DRAFT, &changed).await.unwrap();
}

/// What the digests tell a translator, as they would go out now, oldest first.
async fn told(w: &World, name: &str) -> Vec<Vec<NewsOfTranslation>> {
    w.service.queue_digests().await.unwrap();
    let address = format!("{name}@words.example");
    let mut mails: Vec<_> = w.service.mailbox(1000).await.unwrap().into_iter().filter(|mail| mail.to == address).collect();
    mails.sort_by_key(|mail| mail.at);
    let digests = mails.into_iter().filter_map(|mail| match mail.shape.content {
        MailContent::Digest { translations, .. } => Some(translations),
        _ => None,
    });
    digests.collect()
}

fn row<'a>(page: &'a TranslationPage, text: &str) -> &'a domain::shapes::translation::PartRow {
    page.parts.iter().find(|part| part.original.contains(text)).unwrap_or_else(|| panic!("no part with {text}"))
}

#[tokio::test]
async fn a_translator_sees_and_writes_their_languages_and_nothing_else() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        w.service.add_translation(&w.owner, &w.coalition, DRAFT, "ko").await.unwrap();
        let mai = translator(w, "mai", "fr, AR").await;
        let work = w.service.translation_work(&mai).await.unwrap();
        assert_eq!(work.iter().map(|one| (one.letter.slug.as_str(), one.list.len())).collect::<Vec<_>>(), [(DRAFT, 1)]);
        assert!(w.service.translates(&mai).await.unwrap() && w.service.desk(&mai).await.unwrap().is_empty());
        assert_eq!(w.service.translations(&mai, &w.coalition, DRAFT).await.unwrap().list.len(), 1);
        translate_all(w, &mai, "fr").await;
        let form = typed(&page(w, &w.owner, "ko").await, |_, _| "x".into());
        for (letter, language) in [(DRAFT, "ko"), (DRAFT, "ar"), (w.letter.as_str(), "fr"), ("none", "fr")] {
            let seen = w.service.translation(&mai, &w.coalition, letter, language, None).await;
            assert!(matches!(seen, Err(Error::NotFound)), "{letter} {language}");
            let saved = w.service.save_translation(&mai, &w.coalition, letter, language, &form).await;
            assert!(matches!(saved, Err(Error::NotFound)), "{letter} {language}");
        }
        assert!(matches!(w.service.translations(&mai, &w.coalition, &w.letter).await, Err(Error::NotFound)));
        assert!(matches!(w.service.desk_letter(&mai, &w.coalition, DRAFT).await, Err(Error::NotFound)));
        assert!(matches!(w.service.discussion(&mai, &w.coalition, DRAFT).await, Err(Error::NotFound)));
        assert!(matches!(w.service.add_translation(&mai, &w.coalition, DRAFT, "ar").await, Err(Error::NotFound)));

        // Other languages, and none.
        let id = w.service.translators(&w.owner, &w.coalition).await.unwrap().translators[0].id;
        w.service.set_translator_languages(&w.owner, &w.coalition, id, "ko").await.unwrap();
        page(w, &mai, "ko").await;
        assert!(matches!(w.service.translation(&mai, &w.coalition, DRAFT, "fr", None).await, Err(Error::NotFound)));
        w.service.remove_translator(&w.owner, &w.coalition, id).await.unwrap();
        assert!(w.service.translation_work(&mai).await.unwrap().is_empty());
        assert!(matches!(w.service.translations(&mai, &w.coalition, DRAFT).await, Err(Error::NotFound)));
        assert_eq!(page(w, &w.owner, "fr").await.line.progress.missing, 0, "what was translated stays");
    })
    .await;
}

#[tokio::test]
async fn what_the_original_changes_is_looked_at_again() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let before = page(w, &w.owner, "fr").await;
        assert!(before.parts.iter().any(|part| part.state == PartState::Missing) && before.line.progress.stale == 0);
        translate_all(w, &w.owner, "fr").await;
        assert!(page(w, &w.owner, "fr").await.line.is_ready());

        edit(w, "We ask you to act.[^1]", "New.\n\nWe ask you to act at once.[^1]").await;
        let now = page(w, &w.owner, "fr").await;
        let stale = row(&now, "at once");
        assert_eq!((stale.state, stale.text.as_str()), (PartState::Stale, "We ask you to act.[^1] (fr)"));
        assert_eq!(stale.change.as_ref().unwrap().words().added, 2);
        assert_eq!(row(&now, "New.").state, PartState::Missing);
        assert_eq!(row(&now, "The law").state, PartState::Current);

        // Saving what nobody touched changes nothing; one click says that it is right as it is.
        let untouched = typed(&now, |_, text| text.to_owned());
        assert_eq!(save(w, &w.owner, "fr", &untouched).await.changed, 0);
        let kept = TranslationForm { keep: Some(stale.index), ..untouched };
        assert_eq!(save(w, &w.owner, "fr", &kept).await.changed, 1);
        assert_eq!(row(&page(w, &w.owner, "fr").await, "at once").state, PartState::Current);

        // What loses its original is kept until it is thrown away, and is there again when the original is.
        edit(w, "The law is clear.\n\n", "").await;
        let orphans = page(w, &w.owner, "fr").await.orphans;
        assert_eq!(orphans[0].text, "The law is clear. (fr)");
        edit(w, "New.\n\n", "New.\n\nThe law is clear.\n\n").await;
        let again = page(w, &w.owner, "fr").await;
        assert!(again.orphans.is_empty() && row(&again, "The law").state == PartState::Current);
        let discard = w.service.discard_translated(&w.owner, &w.coalition, DRAFT, "fr", orphans[0].id).await;
        assert!(matches!(discard, Err(Error::NotFound)), "it has its original");
        edit(w, "The law is clear.\n\n", "").await;
        w.service.discard_translated(&w.owner, &w.coalition, DRAFT, "fr", orphans[0].id).await.unwrap();
        assert!(page(w, &w.owner, "fr").await.orphans.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_translators_at_once_lose_nothing() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let mai = translator(w, "mai", "fr").await;
        translate_all(w, &mai, "fr").await;
        let seen = page(w, &mai, "fr").await;
        let (law, ask) = (row(&seen, "The law").index, row(&seen, "We ask").index);
        let with = |index: usize, text: &str| {
            let mut form = typed(&seen, |_, text| text.to_owned());
            form.parts[index].text = text.into();
            form
        };
        // Different parts are both kept, although each page held the other's part too.
        assert_eq!(save(w, &mai, "fr", &with(law, "Le droit est clair.")).await.changed, 1);
        assert_eq!(save(w, &w.owner, "fr", &with(ask, "Agissez.[^1]")).await.changed, 1);
        let now = page(w, &mai, "fr").await;
        assert_eq!([now.parts[law].text.as_str(), now.parts[ask].text.as_str()], ["Le droit est clair.", "Agissez.[^1]"]);

        // The same part: the second sees both, and what they changed elsewhere is saved.
        let mut second = with(law, "La loi est claire.");
        second.parts[0].text = "Rien d’autre".into();
        let saved = save(w, &w.owner, "fr", &second).await;
        assert_eq!((saved.changed, saved.conflicts.as_slice()), (1, [law].as_slice()));
        let both = w.service.translation(&w.owner, &w.coalition, DRAFT, "fr", Some(&second)).await.unwrap();
        assert_eq!(both.parts[law].theirs.as_deref(), Some("Le droit est clair."));
        assert_eq!(both.parts[law].text, "La loi est claire.");
        let decided = typed(&both, |_, text| text.to_owned());
        assert!(save(w, &w.owner, "fr", &decided).await.conflicts.is_empty());
        assert_eq!(page(w, &mai, "fr").await.parts[law].text, "La loi est claire.");
    })
    .await;
}

#[tokio::test]
async fn what_is_complete_and_wanted_goes_out_with_the_letter() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        for language in ["ar", "ko", "de"] {
            w.service.add_translation(&w.owner, &w.coalition, DRAFT, language).await.unwrap();
        }
        for language in ["fr", "ar", "de"] {
            translate_all(w, &w.owner, language).await;
        }
        w.service.include_translation(&w.owner, &w.coalition, DRAFT, "de", false).await.unwrap();
        let refused = open_with(w, &["fr", "ko"]).await;
        let Err(Error::Fields(errors)) = refused else { panic!("not refused") };
        assert_eq!(errors.0[0].code, "error-translation-not-ready");
        let desk = w.service.desk_letter(&w.owner, &w.coalition, DRAFT).await.unwrap();
        let wanted = desk.translations.iter().filter(|line| line.included).map(|line| line.language.as_str());
        assert_eq!(wanted.collect::<Vec<_>>(), ["ar", "fr", "ko"], "a refused opening changed nothing");

        // What is opened is what was looked at, a translation of it too.
        let seen = w.service.opening_seen(&w.owner, &w.coalition, DRAFT).await.unwrap();
        let other = typed(&page(w, &w.owner, "fr").await, |_, text| text.replace("act", "act now"));
        save(w, &w.owner, "fr", &other).await;
        let unseen = OpeningChoice { seen, languages: Some(vec!["fr".into()]), without_notice: true };
        let Err(Error::Fields(errors)) = w.service.open_letter_as(&w.owner, &w.coalition, DRAFT, unseen).await else { panic!("opened") };
        assert_eq!(errors.0[0].code, "error-open-changed", "{}", w.engine);

        open_with(w, &["fr", "ar"]).await.unwrap();
        let manifest = w.service.manifest(&w.coalition, DRAFT).await.unwrap();
        let lines: Vec<&str> = manifest.lines().filter(|line| line.ends_with("translation") || line.ends_with("original")).collect();
        assert_eq!(lines.len(), 3, "{manifest}");
        w.service.sequence().await.unwrap();
        let id = w.service.desk_letter(&w.owner, &w.coalition, DRAFT).await.unwrap().public_id;
        let text = w.service.log_file(id, "text/1/fr").await.unwrap().bytes;
        assert!(String::from_utf8(text).unwrap().contains("We ask you to act now.[^1] (fr)"));
        assert!(matches!(w.service.log_file(id, "text/1/ko").await, Err(Error::NotFound)));

        // Translating goes on after the opening, and what is proposed then is what was looked at.
        translate_all(w, &w.owner, "ko").await;
        w.service.include_translation(&w.owner, &w.coalition, DRAFT, "ko", true).await.unwrap();
        let shown = w.service.amendment(&w.owner, &w.coalition, DRAFT).await.unwrap();
        let form = AmendmentForm { kind: "translation".into(), words: "Korean.".into(), seen: shown.seen, ..AmendmentForm::default() };
        let other = typed(&page(w, &w.owner, "ko").await, |_, text| text.replace("act", "act now"));
        save(w, &w.owner, "ko", &other).await;
        let unseen = w.service.propose_amendment(&w.owner, &w.coalition, DRAFT, &form).await;
        assert!(matches!(unseen, Err(Error::Conflict)), "{}", w.engine);
        let seen = w.service.amendment(&w.owner, &w.coalition, DRAFT).await.unwrap().seen;
        w.service.propose_amendment(&w.owner, &w.coalition, DRAFT, &AmendmentForm { seen, ..form }).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_translation_that_is_put_away_comes_back_whole() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        translate_all(w, &w.owner, "fr").await;
        for typed in ["en", "fr", "e", "fr-"] {
            let added = w.service.add_translation(&w.owner, &w.coalition, DRAFT, typed).await;
            assert!(matches!(added, Err(Error::Fields(_))), "{typed}");
        }
        w.service.remove_translation(&w.owner, &w.coalition, DRAFT, "fr").await.unwrap();
        let shown = w.service.translations(&w.owner, &w.coalition, DRAFT).await.unwrap();
        assert_eq!((shown.list.len(), shown.removed), (0, vec!["fr".to_owned()]));
        assert!(matches!(w.service.remove_translation(&w.owner, &w.coalition, DRAFT, "fr").await, Err(Error::NotFound)));
        w.service.restore_translation(&w.owner, &w.coalition, DRAFT, "fr").await.unwrap();
        assert!(page(w, &w.owner, "fr").await.line.is_ready());

        // What can't stand in a signed text is named with its part.
        let now = page(w, &w.owner, "fr").await;
        let mut form = typed(&now, |_, text| text.to_owned());
        let law = row(&now, "The law").index;
        form.parts[law].text = "La loi \u{e000}est claire.".into();
        save(w, &w.owner, "fr", &form).await;
        let faulty = page(w, &w.owner, "fr").await;
        assert!(!faulty.line.is_ready());
        assert_eq!((faulty.faults[0].fault.code.as_str(), faulty.faults[0].part), ("text-private-use", Some(law)));
    })
    .await;
}

#[tokio::test]
async fn who_is_taken_off_is_invited_to_no_draft_any_more() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        w.service.step_letter(&w.owner, &w.coalition, DRAFT, LetterStep::Review).await.unwrap();
        let mai = translator(w, "mai", "fr").await;
        let invitation =
            ReviewerForm { name: "Mai".into(), email: "mai@words.example".into(), role: "reviewer".into(), ..Default::default() };
        w.service.invite_reviewer(&w.owner, &w.coalition, DRAFT, &invitation).await.unwrap();
        w.service.discussion(&mai, &w.coalition, DRAFT).await.unwrap();
        w.service.remove_translator(&w.owner, &w.coalition, mai.account).await.unwrap();
        let again = TranslatorForm { name: "Mai".into(), email: "mai@words.example".into(), languages: "fr".into() };
        w.service.invite_translator(&w.owner, &w.coalition, &again).await.unwrap();
        assert!(matches!(w.service.discussion(&mai, &w.coalition, DRAFT).await, Err(Error::NotFound)));
        // A mailbox is invited three times a day at most.
        assert!(w.service.invite_reviewer(&w.owner, &w.coalition, DRAFT, &invitation).await.is_err());
        w.pass(Instant::DAY);
        w.service.invite_reviewer(&w.owner, &w.coalition, DRAFT, &invitation).await.unwrap();
        w.service.answer_membership(&mai, &w.coalition, true).await.unwrap();
        w.service.discussion(&mai, &w.coalition, DRAFT).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn usual_words_that_nobody_typed_are_not_stored() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let shown = page(w, &w.owner, "fr").await;
        assert_eq!(row(&shown, "Re:").text, "Objet\u{a0}:");
        let untouched = typed(&shown, |_, text| text.to_owned());
        assert_eq!(save(w, &w.owner, "fr", &untouched).await.changed, 0);
        let own = typed(&shown, |original, text| if original == "Re:" { "Concerne :".into() } else { text.into() });
        assert_eq!(save(w, &w.owner, "fr", &own).await.changed, 1);
        assert_eq!(row(&page(w, &w.owner, "fr").await, "Re:").text, "Concerne :");
    })
    .await;
}

#[tokio::test]
async fn every_state_of_a_part_is_kept_and_can_be_used_again() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let mai = translator(w, "mai", "fr").await;
        let say = async |actor: &Actor, words: &str| {
            let form = typed(&page(w, &w.owner, "fr").await, |original, text| match original.contains("law") {
                true => words.into(),
                false => text.into(),
            });
            assert_eq!(save(w, actor, "fr", &form).await.changed, 1);
        };
        say(&mai, "La loi est claire.").await;
        assert_eq!(row(&page(w, &mai, "fr").await, "law").past, None, "there is nothing earlier");
        say(&w.owner, "Le droit est clair.").await;
        edit(w, "The law is clear.", "The law is very clear.").await;
        say(&mai, "Le droit est très clair.").await;
        let id = row(&page(w, &mai, "fr").await, "law").past.unwrap();
        let history = async |actor: &Actor, language: &str| w.service.part_history(actor, &w.coalition, DRAFT, language, id).await;
        let shown = history(&mai, "fr").await.unwrap();
        let states: Vec<_> = shown.states.iter().map(|one| (one.number, one.text.as_str(), one.other_original)).collect();
        assert_eq!(states, [(3, "Le droit est très clair.", true), (2, "Le droit est clair.", false), (1, "La loi est claire.", false)]);
        assert_eq!((shown.states[2].saved.name.as_deref(), shown.current), (Some("mai"), 3));
        assert!(shown.states[2].change.is_none() && shown.states[1].change.is_some());
        let again = async |actor: &Actor, state, seen| w.service.use_part_again(actor, &w.coalition, DRAFT, "fr", id, state, seen).await;
        assert!(matches!(again(&mai, 1, 2).await, Err(Error::Conflict)), "saved since the page was shown");
        assert!(matches!(again(&mai, 9, 3).await, Err(Error::NotFound)));
        again(&mai, 2, 3).await.unwrap();
        let page = page(w, &mai, "fr").await;
        let row = row(&page, "law");
        assert_eq!((row.text.as_str(), row.state, row.lock), ("Le droit est clair.", PartState::Stale, 4), "made from the other wording");
        assert_eq!(history(&mai, "fr").await.unwrap().states.len(), 4);
        w.service.add_translation(&w.owner, &w.coalition, DRAFT, "ko").await.unwrap();
        assert!(matches!(history(&w.owner, "ko").await, Err(Error::NotFound)), "of another translation");
        assert!(matches!(history(&mai, "ko").await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_translator_is_told_what_a_changed_original_asks_of_them() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let lea = translator(w, "lea", "fr, ar").await;
        translate_all(w, &lea, "fr").await;
        w.pass(Instant::DAY);
        assert!(told(w, "lea").await.is_empty(), "nothing changed");
        let form = w.service.desk_letter(&w.owner, &w.coalition, DRAFT).await.unwrap().form;
        let elsewhere = LetterForm { visibility: "confidential".into(), ..form };
        w.service.save_letter(&w.owner, &w.coalition, DRAFT, &elsewhere).await.unwrap();
        w.pass(Instant::HOUR);
        assert!(told(w, "lea").await.is_empty(), "the text stayed");

        edit(w, "ask", "urge").await;
        w.pass(Instant::HOUR / 2);
        assert!(told(w, "lea").await.is_empty(), "what is saved within the hour is told at once");
        edit(w, "The law is clear.", "The law is clear and old.\n\nSo act.").await;
        w.pass(Instant::HOUR / 2);
        let first = told(w, "lea").await;
        let unnamed = NewsOfTranslation {
            link: format!("{}/en/translations", w.settings().base_url),
            subject: None,
            language: "fr".into(),
            missing: 1,
            stale: 2,
        };
        assert_eq!(first, [vec![unnamed]], "in one mail, which names no letter that is not public");

        edit(w, "urge", "beg").await;
        w.pass(Instant::DAY - Instant::SECOND);
        assert_eq!(told(w, "lea").await.len(), 1, "once a day");
        w.pass(Instant::SECOND);
        assert_eq!(told(w, "lea").await.len(), 2);
        w.pass(2 * Instant::DAY);
        assert_eq!(told(w, "lea").await.len(), 2, "nothing changed since");
    })
    .await;
}

#[tokio::test]
async fn a_translator_is_told_only_of_what_is_theirs_to_do() {
    World::each(|w| async move {
        let w = &w;
        draft(w).await;
        let (lea, _) = (translator(w, "lea", "fr").await, translator(w, "rui", "pt").await);
        edit(w, "ask", "urge").await;
        translate_all(w, &lea, "fr").await;
        w.pass(Instant::HOUR);
        assert!(told(w, "lea").await.is_empty() && told(w, "rui").await.is_empty(), "it is done already, or another's");
        edit(w, "urge", "beg").await;
        w.pass(Instant::HOUR);
        assert_eq!(told(w, "lea").await[0][0].stale, 1, "what needed nobody holds nothing up");

        edit(w, "beg", "order").await;
        w.service.set_translator_languages(&w.owner, &w.coalition, AccountId(lea.account.0), "de").await.unwrap();
        w.pass(2 * Instant::DAY);
        assert!(told(w, "lea").await.is_empty(), "nor of what they were told before: the language is not theirs any more");
        w.service.set_translator_languages(&w.owner, &w.coalition, AccountId(lea.account.0), "fr").await.unwrap();
        open_with(w, &[]).await.unwrap();
        edit(w, "order", "ask").await;
        w.pass(2 * Instant::DAY);
        let named = told(w, "lea").await.pop().unwrap().pop().unwrap();
        let link = format!("{}/en/desk/{}/letters/{DRAFT}/translations/fr", w.settings().base_url, w.coalition);
        assert_eq!((named.subject, named.link), (Some(letter_form().subject), link), "a public letter is named");
        edit(w, "ask", "beg").await;
        w.service.step_letter(&w.owner, &w.coalition, DRAFT, LetterStep::Close).await.unwrap();
        w.pass(2 * Instant::DAY);
        assert!(told(w, "lea").await.is_empty(), "nobody writes on its text any more");
    })
    .await;
}
