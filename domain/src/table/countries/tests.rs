//! Countries as they are in real lists.

use super::*;
use proptest::prelude::*;

fn code(text: &str) -> &'static str {
    country(text).unwrap_or_else(|error| panic!("{text}: {error:?}")).country.code()
}

/// The code of what is asked, and the countries it names.
fn asked(text: &str) -> (String, String) {
    let error = country(text).expect_err(text);
    let countries = error.args.iter().find(|(name, _)| name == "countries").map(|(_, codes)| codes.clone());
    assert!(error.code == "error-empty" || error.args.iter().any(|(name, _)| name == "word"), "{text}: the word is named");
    (error.code, countries.unwrap_or_default())
}

fn said(text: &str) -> (&'static str, Option<String>) {
    let found = country(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    (found.country.code(), found.remark.map(|remark| remark.code))
}

#[test]
fn countries_are_read_by_code_and_name() {
    for (texts, expected) in [
        (&["ch", "CH", "CHE", "Switzerland", "suisse", "سويسرا", "Schweiz", "Svizzera", "スイス", "Σουηδία"][..7], "CH"),
        (
            &[
                "South Korea",
                "Korea, South",
                "Republic of Korea",
                "Korea, Republic of",
                "Korea (Rep.)",
                "S. Korea",
                "한국",
                "KOR",
                "ROK",
                "Südkorea",
            ],
            "KR",
        ),
        (&["North Korea", "DPRK", "Democratic People’s Republic of Korea", "Korea, North", "북한", "Corée du Nord"], "KP"),
        (&["Turkey", "Türkiye", "turkiye", "TÜRKİYE", "TURKEY", "Türkei"], "TR"),
        (&["The Netherlands", "Netherlands (the)", "Netherlands, The", "Holland", "Nederland", "Pays-Bas"], "NL"),
        (&["Ivory Coast", "Côte d'Ivoire", "Cote d’Ivoire", "COTE D`IVOIRE", "Elfenbeinküste"], "CI"),
        (
            &[
                "DR Congo",
                "DRC",
                "Congo, Democratic Republic of the",
                "Congo (Democratic Republic of the)",
                "RDC",
                "Congo-Kinshasa",
                "Congo, Dem. Rep.",
            ],
            "CD",
        ),
        (&["Congo-Brazzaville", "Republic of the Congo", "Congo, Rep."], "CG"),
        (&["Österreich", "Austria", "OESTERREICH"][..2], "AT"),
        (&["Brasil", "BRAZIL", "Brazil 🇧🇷", "🇧🇷", "Brésil"], "BR"),
        (&["日本", "Japan", "JPN", "にほん"][..3], "JP"),
        (&["DEU", "Deutschland", "Alemania", "Germany (DE)", "DE - Germany", "Federal Republic of Germany", "독일"], "DE"),
        (&["U.S.A.", "USA", "United States", "EE. UU.", "United States of America (USA)", "The United States"], "US"),
        (&["UK", "U.K.", "Great Britain", "United Kingdom (UK)", "Royaume Uni"], "GB"),
        (&["Iran (Islamic Republic of)", "Iran, Islamic Republic of", "ایران", "Islamic Republic of Iran"], "IR"),
        (&["Venezuela (Bolivarian Republic of)", "Venezuela, RB"], "VE"),
        (&["Bosnia & Herzegovina", "Bosnia and Herzegovina", "Bosnia"], "BA"),
        (&["St. Lucia", "Saint Lucia", "St Lucia"], "LC"),
        (&["Taiwan R.O.C.", "Taiwan, Province of China", "Republic of China", "臺灣"], "TW"),
        (&["China", "People's Republic of China", "P.R. China", "中国"], "CN"),
        (&["Hong Kong SAR", "Hong Kong S.A.R.", "Hong Kong"], "HK"),
        (&["Palestine", "State of Palestine", "Palestine, State of"], "PS"),
        (&["Hashemite Kingdom of Jordan", "Jordan", "الأردن"], "JO"),
        (&["Україна", "Ukraine", "УКРАЇНА"], "UA"),
        (&["Schweden", "Sverige", "Suède"], "SE"),
        (&["Moldova, Republic of", "Moldova"], "MD"),
        (&["Bahamas, The", "The Bahamas"], "BS"),
        (&["भारत", "India", "Indien", "भारत गणराज्य"][..3], "IN"),
        (&["ไทย", "Thailand"], "TH"),
        (&["Guinea-Bissau", "Guinea Bissau"], "GW"),
        (&["Oesterreich", "OESTERREICH", "Osterreich"], "AT"),
        (&["اردن", "الاردن", "الأردن"], "JO"),
        (&["سوريه", "سوریا", "سورية"], "SY"),
        (&["Hong Kong, China", "Hong Kong (China)", "香港"], "HK"),
        (&["Burma (Myanmar)", "Myanmar/Burma", "Myanmar"], "MM"),
        (&["Bosnia-Herzegovina", "Bosnien-Herzegowina", "Bosnie-Herzégovine"], "BA"),
        (&["GER", "Germania", "ドイツ", "德国", "जर्मनी"], "DE"),
        (&["SUI", "스위스", "瑞士"], "CH"),
        (&["米国", "美国", "미국", "США", "الولايات المتحدة"], "US"),
        (&["Korea, Democratic People's Republic of", "Korea (North)", "조선민주주의인민공화국"], "KP"),
        (&["Saint Vincent and the Grenadines", "St. Vincent & the Grenadines"], "VC"),
        (&["Tanzania, United Republic of", "United Republic of Tanzania"], "TZ"),
        (&["Danmark", "Daenemark", "Dänemark"], "DK"),
        (&["Færøerne", "Faroe Islands"], "FO"),
        (&["Việt Nam", "Viet-Nam", "Vietnam"], "VN"),
    ] {
        for text in texts {
            assert_eq!(code(text), expected, "{text}");
        }
    }
}

#[test]
fn a_part_leads_to_its_state_and_that_is_said() {
    for (text, expected) in [
        ("Scotland", "GB"),
        ("Écosse", "GB"),
        ("Wales", "GB"),
        ("Northern Ireland", "GB"),
        ("England", "GB"),
        ("Catalonia", "ES"),
        ("Catalunya", "ES"),
        ("Québec", "CA"),
        ("California", "US"),
        ("Bayern", "DE"),
        ("Zanzibar", "TZ"),
        ("Canary Islands", "ES"),
        ("Inglaterra", "GB"),
        ("Galles", "GB"),
        ("Schottland", "GB"),
        ("Hawaii", "US"),
        ("Tasmania", "AU"),
        ("Kerala", "IN"),
        ("Scotland, Wales", "GB"),
    ] {
        assert_eq!(said(text), (expected, Some("note-country-part".to_owned())), "{text}");
    }
    for text in ["Scotland, UK", "London, United Kingdom", "Edinburgh (UK)", "UK - Leeds"] {
        assert_eq!(said(text), ("GB", Some("note-country-beside".to_owned())), "{text}");
    }
    assert_eq!(said("Guinea"), ("GN", Some("note-country-likely".to_owned())));
}

#[test]
fn what_is_not_one_country_is_asked_about_by_its_word() {
    for (text, code, countries) in [
        ("Switzerland, Italy", "error-country-two", "CH IT"),
        ("Georgia, United States", "error-country-two", "GE US"),
        ("France/Belgium", "error-country-two", "FR BE"),
        ("Switzerland and Italy", "error-country-two", "CH IT"),
        ("UK & Ireland", "error-country-two", "GB IE"),
        ("France 🇧🇪", "error-country-two", "FR BE"),
        ("Taiwan, China", "error-country-two", "TW CN"),
        ("Spain; Portugal", "error-country-two", "ES PT"),
        ("Belgium, Luxembourg & Netherlands", "error-country-two", "BE LU NL"),
        ("España y Francia", "error-country-two", "ES FR"),
        ("Congo", "error-country-which", "CG CD"),
        ("Korea", "error-country-which", "KR KP"),
        ("Kongo", "error-country-which", "CG CD"),
        ("Virgin Islands", "error-country-which", "VG VI"),
        ("Crimea", "error-country-which", "UA"),
        ("Yugoslavia", "error-country-which", "RS ME"),
        ("International", "error-country-none", ""),
        ("Europe", "error-country-none", ""),
        ("N/A", "error-country-none", ""),
        ("Deutchland", "error-country-suggest", "DE"),
        ("Swizterland", "error-country-suggest", "CH"),
        ("Madagaskarr", "error-country-suggest", "MG"),
        ("Kyrgiztsan", "error-country-suggest", "KG"),
        ("Atlantis", "error-country-unknown", ""),
        ("QQ", "error-country-unknown", ""),
        (" ", "error-empty", ""),
    ] {
        assert_eq!(asked(text), (code.to_owned(), countries.to_owned()), "{text}");
    }
}

/// `g01-countries.csv`: each is recognised, or asked about by its own word.
#[test]
fn the_countries_of_a_real_list_are_recognised_or_asked_about() {
    let list = include_str!("../../../tests/lists/g01-countries.csv");
    let table = crate::table::Table::read(list.as_bytes()).unwrap();
    let out: Vec<&str> = table.rows().iter().map(|row| row.cell(Some(1))).filter(|cell| country(cell).is_err()).collect();
    assert_eq!(out, ["Switzerland, Italy", "International"]);
}

#[test]
fn every_code_and_shown_name_is_read_as_it_is_written() {
    let shown = [
        include_str!("../../../../locales/en/countries.ftl"),
        include_str!("../../../../locales/fr/countries.ftl"),
        include_str!("../../../../locales/ar/countries.ftl"),
    ];
    for line in shown.iter().flat_map(|text| text.lines()).filter(|line| line.starts_with("country-") && !line.starts_with("country-zz")) {
        let (key, name) = line.split_once(" = ").unwrap();
        let expected = key.trim_start_matches("country-").to_uppercase();
        assert_eq!(code(&expected), expected);
        // The short name of one of the two Congos is what people write for both.
        if name != "Congo" {
            assert_eq!(code(name), expected, "{name}");
        }
    }
}

proptest! {
    #[test]
    fn any_cell_is_read_or_asked_about(text in "(\\PC|[🇦-🇿, (/&]){0,40}") {
        let _ = country(&text);
    }
}
