//! Which column holds what, told by the words that people write above it.

use crate::text::fold;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The name of an organisation.
    Organisation,
    /// The name of a person who signs for themselves.
    Name,
    /// A country, as code or name.
    Country,
    /// A web site.
    Site,
    /// A mail address.
    Email,
    /// Who signs for an organisation.
    Representative,
    /// Their office.
    Office,
    /// Occupation or affiliation of a person.
    Affiliation,
    /// The language to write in.
    Language,
    /// Organisation or person.
    Kind,
    /// A day.
    Date,
    /// How a signature was gathered, or any remark.
    Note,
}

/// The words, folded, in English, French, Arabic, German, Spanish, Portuguese, Italian and Korean. Of two columns that
/// match one kind, the one with the earlier word wins.
const WORDS: [(Column, &[&str]); 12] = [
    (
        Column::Email,
        &[
            "email",
            "e mail",
            "mail",
            "email address",
            "e mail address",
            "mail address",
            "contact email",
            "courriel",
            "adresse courriel",
            "adresse e mail",
            "adresse email",
            "adresse mail",
            "البريد الالكتروني",
            "بريد الكتروني",
            "البريد",
            "mailadresse",
            "e mail adresse",
            "correo",
            "correo electronico",
            "endereco de email",
            "indirizzo email",
            "posta elettronica",
            "이메일",
            "메일",
            "전자우편",
        ],
    ),
    (
        Column::Organisation,
        &[
            "organisation",
            "organization",
            "organisation name",
            "organization name",
            "name of organisation",
            "name of organization",
            "org",
            "ngo",
            "institution",
            "nom de l organisation",
            "organisme",
            "association",
            "ong",
            "المنظمة",
            "اسم المنظمة",
            "منظمة",
            "الجمعية",
            "المؤسسة",
            "organisationsname",
            "verein",
            "verband",
            "organizacion",
            "nombre de la organizacion",
            "organizacao",
            "organizzazione",
            "ente",
            "단체",
            "단체명",
            "기관",
            "기관명",
        ],
    ),
    (
        Column::Representative,
        &[
            "representative",
            "representative name",
            "signatory",
            "contact person",
            "contact name",
            "contact",
            "represented by",
            "representant",
            "representante",
            "nom du representant",
            "personne de contact",
            "signataire",
            "الممثل",
            "اسم الممثل",
            "ممثل",
            "جهة الاتصال",
            "vertreter",
            "vertreterin",
            "vertretung",
            "ansprechperson",
            "kontaktperson",
            "persona de contacto",
            "rappresentante",
            "referente",
            "대표자",
            "대표",
            "담당자",
        ],
    ),
    (
        Column::Office,
        &[
            "office",
            "position",
            "title",
            "job title",
            "role",
            "function",
            "fonction",
            "poste",
            "titre",
            "المنصب",
            "الوظيفة",
            "الصفة",
            "funktion",
            "amt",
            "cargo",
            "puesto",
            "funcao",
            "carica",
            "ruolo",
            "직책",
            "직위",
        ],
    ),
    (
        Column::Country,
        &["country", "country code", "pays", "code pays", "البلد", "الدولة", "بلد", "دولة", "land", "pais", "paese", "국가", "나라"],
    ),
    (
        Column::Site,
        &[
            "site",
            "web site",
            "website",
            "web",
            "url",
            "homepage",
            "domain",
            "site web",
            "site internet",
            "الموقع",
            "الموقع الالكتروني",
            "موقع",
            "webseite",
            "internetseite",
            "sitio web",
            "pagina web",
            "sito",
            "sito web",
            "웹사이트",
            "홈페이지",
        ],
    ),
    (Column::Language, &["language", "lang", "locale", "langue", "اللغة", "لغة", "sprache", "idioma", "lingua", "언어"]),
    (
        Column::Affiliation,
        &[
            "affiliation",
            "occupation",
            "profession",
            "employer",
            "الانتماء",
            "المهنة",
            "beruf",
            "zugehorigkeit",
            "afiliacion",
            "ocupacion",
            "profesion",
            "affiliazione",
            "professione",
            "소속",
            "직업",
        ],
    ),
    (Column::Kind, &["kind", "type", "genre", "النوع", "نوع", "art", "typ", "tipo", "구분", "종류"]),
    (Column::Date, &["date", "signed on", "signed at", "day", "التاريخ", "تاريخ", "datum", "fecha", "data", "날짜", "일자"]),
    (
        Column::Note,
        &[
            "note",
            "notes",
            "remark",
            "remarks",
            "comment",
            "comments",
            "how",
            "source",
            "remarque",
            "remarques",
            "commentaire",
            "ملاحظة",
            "ملاحظات",
            "bemerkung",
            "bemerkungen",
            "nota",
            "notas",
            "observaciones",
            "비고",
        ],
    ),
    (
        Column::Name,
        &[
            "name",
            "full name",
            "nom",
            "nom complet",
            "nom et prenom",
            "prenom et nom",
            "الاسم",
            "الاسم الكامل",
            "اسم",
            "vor und nachname",
            "nombre",
            "nombre completo",
            "nome",
            "nome completo",
            "nome e cognome",
            "이름",
            "성명",
        ],
    ),
];

/// What each header looks like; each kind stands once.
pub(super) fn recognise(headers: &[String]) -> Vec<Option<Column>> {
    let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
    let mut found = vec![None; headers.len()];
    for (column, words) in WORDS {
        let place = words.iter().find_map(|word| {
            let word = fold(word);
            folded.iter().zip(&found).position(|(header, taken)| taken.is_none() && *header == word)
        });
        if let Some(place) = place.and_then(|place| found.get_mut(place)) {
            *place = Some(column);
        }
    }
    found
}
