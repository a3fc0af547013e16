//! Tables as spreadsheets write them, and as they get broken.

use super::*;
use proptest::prelude::*;

const PLAIN: &str = "Organisation,E-mail,Country\nLantern Trust,ana@lantern.example,GB\n\n\"Société, \"\"Une\"\"\",a@une.example,FR\n";

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows().iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

fn utf_16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn every_encoding_reads_the_same() {
    let expected = Table::read(PLAIN.as_bytes()).unwrap();
    assert_eq!(cells(&expected), [["Lantern Trust", "ana@lantern.example", "GB"], ["Société, \"Une\"", "a@une.example", "FR"]]);
    assert_eq!(expected.rows().iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    let latin = encoding_rs::WINDOWS_1252.encode(PLAIN).0.into_owned();
    for (name, bytes) in [
        ("UTF-8", ["\u{feff}", PLAIN].concat().into_bytes()),
        ("windows-1252", latin),
        ("UTF-16LE", utf_16(&["\u{feff}", PLAIN].concat(), true)),
        ("UTF-16LE", utf_16(PLAIN, true)),
        ("UTF-16BE", utf_16(PLAIN, false)),
        ("UTF-8", PLAIN.replace('\n', "\r\n").into_bytes()),
        ("UTF-8", PLAIN.replace('\n', "\r").into_bytes()),
    ] {
        let table = Table::read(&bytes).unwrap();
        assert_eq!(table.encoding(), name);
        assert_eq!(table.rows(), expected.rows(), "{name}");
    }
}

#[test]
fn separators_are_told_by_the_headers() {
    for (separator, text) in [
        (';', "Name;\"a;b\";Pays\nX;y, z;FR\n".to_owned()),
        ('\t', "Name\tMail\tPays\nX\ty, z\tFR\n".to_owned()),
        (';', "sep=;\nName;Mail;Pays\nX;y, z;FR\n".to_owned()),
    ] {
        let table = Table::read(text.as_bytes()).unwrap();
        assert_eq!(table.separator(), Some(separator));
        assert_eq!(cells(&table), [["X", "y, z", "FR"]]);
    }
}

#[test]
fn a_fault_stays_with_its_row() {
    let mut bytes = "Organisation,E-mail,Country\nCafé,a@a.example,FR\nÉtoile,b@b.example,FR\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"Caf\xe9,c@c.example,FR\n");
    bytes.extend_from_slice("CafÃ©,d@d.example,FR\n".as_bytes());
    bytes.extend_from_slice(
        "Semi;e@e.example;FR\n\"Open,f@f.example,FR\nToo,many,FR,cells\nAlone\n\"Two\nlines\",g@g.example,FR\n".as_bytes(),
    );
    let table = Table::read(&bytes).unwrap();
    let faults: Vec<_> = table.rows().iter().map(|row| (row.line, row.faults.clone())).collect();
    assert_eq!(
        faults,
        [
            (2, vec![]),
            (3, vec![]),
            (4, vec![RowFault::Encoding]),
            (5, vec![]),
            (6, vec![RowFault::Separator { found: ';' }]),
            (7, vec![RowFault::Quote]),
            (8, vec![RowFault::TooManyCells { expected: 3, found: 4 }]),
            (9, vec![RowFault::TooFewCells { expected: 3, found: 1 }]),
            (10, vec![]),
        ]
    );
    assert_eq!((table.rows()[3].cells[0].as_str(), table.rows()[3].mended.as_slice()), ("Café", &[(0, "CafÃ©".to_owned())][..]));
    let unmended = Table::read_as(&bytes, &ReadAs { unmended: true, ..ReadAs::default() }).unwrap();
    assert_eq!(unmended.rows()[3].cells[0], "CafÃ©");
    assert_eq!(table.rows().last().unwrap().cells[0], "Two\nlines");
}

#[test]
fn what_is_no_table_is_named() {
    for (bytes, code) in [
        (&b" \n\n"[..], "error-table-empty"),
        (b"PK\x03\x04xl/workbook", "error-table-no-text"),
        (b"a,b\n", "error-table-no-rows"),
        (b"a,\0\n", "error-table-no-text"),
    ] {
        assert_eq!(Table::read(bytes).unwrap_err().code, code);
    }
    let many = "a\n".repeat(ROW_LIMIT + 3);
    assert_eq!(Table::read(many.as_bytes()).unwrap_err().code, "error-table-too-many-rows");
    let quotes = ["a,b\n", &"\"x,y\n1,2\n".repeat(120)].concat();
    assert_eq!(Table::read(quotes.as_bytes()).unwrap_err().code, "error-table-quotes");
}

fn codes(table: &Table) -> Vec<&'static str> {
    table.recognise().iter().map(|column| column.map_or("-", Column::code)).collect()
}

#[test]
fn columns_are_recognised_in_several_languages() {
    let columns = ["organisation", "representative", "office", "email", "country", "site"];
    for head in [
        "Organisation,Representative,Position,E-mail,Country,Website",
        "Nom de l’organisation,Représentant,Fonction,Courriel,Pays,Site web",
        "اسم المنظمة,الممثل,المنصب,البريد الإلكتروني,البلد,الموقع",
        "단체명,대표자,직책,이메일,국가,홈페이지",
        "Организация,Представитель,Должность,Электронная почта,Страна,Сайт",
        "Organización,Representante,Cargo,Correo electrónico,País,Sitio web",
        "组织,代表,职务,邮箱,国家,网站",
    ] {
        let table = Table::read(format!("{head}\nx,x,x,x,x,x\n").as_bytes()).unwrap();
        assert_eq!(codes(&table), columns, "{head}");
    }
    let table = Table::read("Name,Contact,Contact email,Shoe size\nx,x,x,x\n".as_bytes()).unwrap();
    assert_eq!(codes(&table), ["name", "representative", "email", "-"]);
    assert_eq!(table.column(Column::Email), Some(2));
    assert_eq!(table.rows()[0].cell(table.column(Column::Country)), "");
}

/// Headings as forms make them.
#[test]
fn headings_that_are_questions_are_recognised() {
    for (heading, column) in [
        ("What is your full name? (as it should appear)", "name"),
        ("Which country are you in?", "country"),
        ("Your title / affiliation (optional)", "office"),
        ("I agree that my name will be published", "consent"),
        ("Name of your organisation *", "organisation"),
        ("Country of your organisation", "country"),
        ("Email of the contact person", "email"),
        ("What is your email address?", "email"),
        ("J’accepte que mon nom soit publié", "consent"),
        ("Ich stimme der Veröffentlichung zu und bin einverstanden", "consent"),
        ("أوافق على نشر اسمي", "consent"),
        ("I agree to receive the newsletter", "-"),
        ("I agree to be contacted by email", "-"),
        ("Phone number (optional)", "phone"),
        ("WhatsApp", "phone"),
        ("Date of birth", "birthday"),
        ("Passport number", "identity"),
        ("Home address", "postal"),
        ("Any comments or questions?", "comment"),
        ("Horodateur", "date"),
        ("Zeitstempel", "date"),
        ("طابع زمني", "date"),
        ("타임스탬프", "date"),
        ("Quel est votre prénom ?", "given"),
        ("¿Cuál es tu nombre completo?", "name"),
        ("¿En qué país vives?", "country"),
        ("Dans quel pays habitez-vous ?", "country"),
        ("귀하의 성명을 적어 주세요", "name"),
        ("거주 국가", "country"),
        ("이메일 주소", "email"),
        ("개인정보 공개에 동의합니다", "consent"),
        ("¿Autoriza la publicación de su nombre?", "consent"),
        ("Concorda com a publicação do seu nome?", "consent"),
        ("国", "country"),
        ("お住まいの国", "country"),
        ("連絡先メール", "email"),
        ("In welcher Organisation arbeiten Sie?", "organisation"),
        ("Shoe size", "-"),
    ] {
        let table = Table::read(format!("\"{heading}\",x\ny,z\n").as_bytes()).unwrap();
        assert_eq!(codes(&table)[0], column, "{heading}");
    }
    let forms = Table::read("Email,Name,Full name as it should appear\nanonymous,,Ana Prado\n".as_bytes()).unwrap();
    assert_eq!(codes(&forms), ["email", "-", "name"], "of two the one that says something");
    let table = Table::read(b"State,Country,Postcode\nx,y,z\n").unwrap();
    assert_eq!(codes(&table), ["-", "country", "postal"], "of two that may be countries the clearer one is");
}

#[test]
fn titles_above_the_headings_and_merged_cells_are_passed_over() {
    let titled = Table::read(include_bytes!("../../tests/lists/h06-title-rows.csv")).unwrap();
    assert_eq!((codes(&titled), titled.head_line(), titled.rows().len()), (vec!["name", "country", "email"], 3, 1));
    let loose = Table::read("Sign-on letter\nExported on 12 May; 3 rows\nName;Country;Email\nAna;ES;a@mail.example\n".as_bytes()).unwrap();
    assert_eq!((loose.separator(), codes(&loose)), (Some(';'), vec!["name", "country", "email"]));
    let merged = Table::read(b"Organisation,,Contact,\nName,Country,Name,Email\nTrust,GB,Ana,a@mail.example\n").unwrap();
    assert_eq!(merged.headers(), ["Organisation Name", "Organisation Country", "Contact Name", "Contact Email"]);
    assert_eq!(codes(&merged), ["organisation", "country", "representative", "email"]);
    let alone = Table::read("Name,\nAna,ES\n".as_bytes()).unwrap();
    assert_eq!((alone.headers()[0].as_str(), alone.rows().len()), ("Name", 1));
    let plain = Table::read("Ana,ES\nBo,DE\n".as_bytes()).unwrap();
    assert_eq!(plain.rows().len(), 1, "a file without headings loses none of its rows but the first, which is shown");
}

#[test]
fn the_encoding_of_old_macs_is_told_by_the_letters_and_any_can_be_chosen() {
    let bytes = include_bytes!("../../tests/lists/h03-macroman.csv");
    let table = Table::read(bytes).unwrap();
    assert_eq!((table.encoding(), cells(&table)[0][0], cells(&table)[1][0]), ("macintosh", "José Núñez", "René Müller"));
    let chosen = |encoding: &str| Table::read_as(bytes, &ReadAs { encoding: encoding.to_owned(), ..ReadAs::default() });
    assert_eq!(cells(&chosen("windows-1252").unwrap())[0][0], "JosŽ Nœ–ez");
    assert_eq!(chosen("latin-17").unwrap_err().code, "error-table-encoding");
    let cyrillic = encoding_rs::WINDOWS_1251.encode("Имя,Страна\nАнна Иванова,Россия\nПётр Кузнецов,Россия\n").0.into_owned();
    assert_eq!(cells(&Table::read(&cyrillic).unwrap())[0][0], "Анна Иванова");
}

proptest! {
    #[test]
    fn any_cells_come_back_as_they_were(rows in proptest::collection::vec(proptest::collection::vec("[^\0\r\u{fffd}\u{80}-\u{ff}]{0,12}", 3), 1..20)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["a", "b", "c"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let expected: Vec<Vec<&str>> = rows
            .iter()
            .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
            .map(|row| row.iter().map(String::as_str).collect())
            .collect();
        match Table::read(&bytes) {
            Ok(table) => {
                prop_assert_eq!(cells(&table), expected);
                prop_assert!(table.rows().iter().all(|row| row.faults.is_empty()));
            }
            Err(error) => prop_assert_eq!((error.code, expected.len()), ("error-table-no-rows", 0)),
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Table::read(&bytes);
    }
}
