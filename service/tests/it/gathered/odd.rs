//! Names that programs stumble over, from a file through an import into the export.

use super::{export, gathering, reading};
use crate::world::World;
use domain::{gathered::Source, shapes::export::SignatoriesExport, signature::SignatoryKind};
use std::fmt::Write;

/// Names that something somewhere stumbles over.
const ODD: [&str; 28] = [
    "Ana \"Annie\" O'Brien",
    "\"Q",
    "'quoted'",
    "=HYPERLINK(\"evil\",\"x\")",
    "+1 (555) x",
    "-2+3b",
    "=SUM(A1:A9)",
    "Robert'); DROP TABLE signature;--",
    "</script><script>alert(1)</script>",
    "a,b;c",
    "NULL",
    "👩🏽 Ada 🏳",
    "민지 박",
    "박 민지",
    "زينب «أم علي» الحسن",
    "נועה בן־דוד",
    "王小明",
    "नेहा शर्मा",
    "Nguyễn Thị Ánh",
    "Zoë",
    "I\u{307}stanbul \u{131}",
    "Ünal Şahin",
    "می\u{200c}خواهم",
    "Straße ﬁn ½",
    "%s %n \\n \\u0000 ${x} {{y}}",
    "𝕱𝖗𝖆𝖓𝖟 𐍈 🜨",
    "l\u{2019}Épée\u{2014}d\u{2019}Or",
    "Łódź·soft",
];

/// A file of so many rows, and the names in it.
pub(super) fn long_list(number: usize) -> (String, Vec<String>) {
    let mut file = "Full name,Country,Occupation\n".to_owned();
    let mut names = Vec::with_capacity(number);
    for index in 0..number {
        let odd = ODD[index % ODD.len()];
        let name = if index < ODD.len() { odd.to_owned() } else { format!("{odd} {index}") };
        writeln!(file, "\"{}\",KR,\"no. {index}\"", name.replace('"', "\"\"")).unwrap();
        names.push(name);
    }
    (file, names)
}

#[test]
fn a_name_that_holds_an_address_is_remarked_at_its_line() {
    let names = ["Ana Silva", "=HYPERLINK(\"https://evil.example\")", "@SUM(A1:A9)", "www.evil.example"];
    let file = names.iter().fold("Full name,Country\n".to_owned(), |file, name| format!("{file}\"{}\",KR\n", name.replace('"', "\"\"")));
    let read = reading(&file, &gathering(Source::Paper, SignatoryKind::Person));
    let remarks: Vec<_> = read.faults.iter().map(|one| (one.line, one.error.code.as_str())).collect();
    assert_eq!(remarks, [3, 4, 5].map(|line| (line, "error-address-in-text")));
    assert_eq!(read.rows.len(), 1);
}

#[tokio::test]
async fn ten_thousand_odd_names_come_out_of_the_export_as_they_went_in() {
    World::each(|w| async move {
        let (file, mut names) = long_list(10_000);
        let paper = gathering(Source::Paper, SignatoryKind::Person);
        let read = reading(&file, &paper);
        assert_eq!((read.rows.len(), &read.faults[..], &read.notes[..]), (10_000, &[][..], &[][..]));
        let started = w.service.start_import(&w.owner, &w.coalition, &w.letter, paper, read.rows).await.unwrap();
        assert_eq!(started.run().await.unwrap(), 10_000);
        let json = serde_json::to_string(&export(&w).await).unwrap();
        let back: SignatoriesExport = serde_json::from_str(&json).unwrap();
        let mut exported: Vec<String> = back.signatories.into_iter().map(|one| one.name).collect();
        names.sort();
        exported.sort();
        assert!(names == exported, "a name was changed");
        assert_eq!(back.counts.people, 10_000);
    })
    .await;
}
