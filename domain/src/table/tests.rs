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
        assert_eq!(table.separator(), separator);
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
            (5, vec![RowFault::Encoding]),
            (6, vec![RowFault::Separator { found: ';' }]),
            (7, vec![RowFault::Quote]),
            (8, vec![RowFault::TooManyCells { expected: 3, found: 4 }]),
            (9, vec![RowFault::TooFewCells { expected: 3, found: 1 }]),
            (10, vec![]),
        ]
    );
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

#[test]
fn columns_are_recognised_in_several_languages() {
    for (head, columns) in [
        ("Organisation,Representative,Position,E-mail,Country,Website", "OROECS"),
        ("Nom de l’organisation,Représentant,Fonction,Courriel,Pays,Site web", "OROECS"),
        ("اسم المنظمة,الممثل,المنصب,البريد الإلكتروني,البلد,الموقع", "OROECS"),
        ("단체명,대표자,직책,이메일,국가,홈페이지", "OROECS"),
    ] {
        let table = Table::read(format!("{head}\nx,x,x,x,x,x\n").as_bytes()).unwrap();
        let letters: String = table.recognise().iter().map(|column| column.map_or('-', |column| format!("{column:?}").remove(0))).collect();
        assert_eq!(letters, columns, "{head}");
    }
    let table = Table::read("Name,Contact,Contact email,Shoe size\nx,x,x,x\n".as_bytes()).unwrap();
    assert_eq!(table.recognise(), [Some(Column::Name), Some(Column::Representative), Some(Column::Email), None]);
    assert_eq!(table.column(Column::Email), Some(2));
    assert_eq!(table.rows()[0].cell(table.column(Column::Country)), "");
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
