//! A coalition's privacy notice: its text in each language, and its page.

use crate::{
    fixtures::{chrome, coalition, day},
    readable,
};
use app::{
    notice::{Block, blocks, write},
    pages,
};
use domain::{
    locale::Locale,
    privacy::{Controller, NoticeFacts, Particulars},
    shapes::privacy::{NoticeVersion, PublishedNotice},
};

fn facts() -> NoticeFacts {
    let controller = |name: &str| Controller { name: name.into(), address: "1 Main Street\nGeneva".into(), contact: "a@b.example".into() };
    NoticeFacts {
        coalition: coalition().name,
        version: 2,
        at: day(20_000),
        particulars: Particulars {
            controllers: vec![controller("Safe <Passage> e.V."), controller("Lantern Trust")],
            officer: "Ana Silva".into(),
            eu: "Someone\nParis".into(),
            uk: String::new(),
            ch: String::new(),
            countries: "Switzerland".into(),
            // What somebody types is a point, whatever it looks like.
            recipients: "# A printer\n[fr]\n\n- A donor".into(),
            purposes: "To thank".into(),
            minimum_age: Some(16),
            keep_days: 90,
        },
        host: "House of Letters".into(),
        base_url: "https://letters.example".into(),
    }
}

#[test]
fn each_language_has_its_section_and_nobody_forges_another() {
    let text = write(&facts());
    insta::assert_snapshot!("notice_text", text);
    for locale in Locale::ALL {
        let blocks = blocks(&text, locale);
        let headings = blocks.iter().filter(|block| matches!(block, Block::Heading(_))).count();
        assert_eq!((headings, matches!(blocks[0], Block::Title(_))), (7, true), "{}", locale.tag());
        assert!(
            blocks
                .iter()
                .any(|block| matches!(block, Block::Points(points) if points.contains(&"# A printer") && points.contains(&"[fr]")))
        );
    }
}

#[test]
fn the_page_says_which_version_it_shows() {
    let version = |number| NoticeVersion { number, at: day(20_000 + number), sha256: "9f".repeat(32) };
    let notice =
        PublishedNotice { coalition: coalition(), shown: Some((version(2), write(&facts()))), versions: vec![version(2), version(1)] };
    insta::assert_snapshot!("notice_en", readable(&pages::privacy_notice(&chrome(Locale::En, "/privacy/safe-passage"), &notice)));
    insta::assert_snapshot!("notice_ar", readable(&pages::privacy_notice(&chrome(Locale::Ar, "/privacy/safe-passage"), &notice)));
    let old = PublishedNotice { shown: Some((version(1), write(&facts()))), ..notice.clone() };
    assert!(pages::privacy_notice(&chrome(Locale::En, ""), &old).contains("This is an earlier version"));
    let none = PublishedNotice { shown: None, versions: Vec::new(), ..notice };
    assert!(pages::privacy_notice(&chrome(Locale::Fr, ""), &none).contains("n’a pas encore publié"));
}
