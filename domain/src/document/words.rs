//! The words by which letters in many languages can be told apart into their parts.
//!
//! Lower case; a `*` at the end means that letters may follow.

/// Before a subject and a colon.
#[rustfmt::skip]
const SUBJECT: &[&str] = &[
    "re", "in re", "subject", "regarding", "concerning", "ref", "objet", "concerne", "sujet", "betreff",
    "betrifft", "betr.", "asunto", "ref.", "assunto", "oggetto", "betreft", "onderwerp", "제목", "내용", "주제", "关于",
    "關於", "主题", "主題", "事由", "主旨", "件名", "題名", "الموضوع", "موضوع", "הנדון", "הנידון", "נושא", "тема",
    "касательно", "стосовно", "щодо", "dotyczy", "temat", "konu", "perihal", "hal", "về việc", "v/v", "ärende",
    "emne", "vedr.", "θέμα", "विषय", "aihe", "tárgy", "předmět", "věc", "subiect",
];

/// Before copies and a colon.
#[rustfmt::skip]
const COPIES: &[&str] = &[
    "cc", "c.c.", "cc.", "copy", "copy to", "copies", "copies to", "copie", "copie à", "copies à", "ampliation",
    "kopie", "kopie an", "kopien", "in kopie", "copia", "copia a", "con copia", "con copia a", "cópia",
    "com cópia", "per conoscenza", "참조", "사본", "抄送", "副本", "抄報", "抄报", "写し", "نسخة إلى", "نسخة", "نسخ إلى",
    "رونوشت", "копия", "копии", "копія", "копії", "do wiadomości", "bilgi", "dağıtım", "tembusan", "đồng gửi",
    "nơi nhận", "העתק", "העתקים", "نقل", "kopia", "kopi", "κοινοποίηση", "प्रतिलिपि",
];

/// Before a recipient and a colon.
#[rustfmt::skip]
const TO: &[&str] = &[
    "to", "an", "à", "a", "para", "al", "수신", "받는 사람", "받는이", "致", "收件人", "宛先", "إلى", "الى", "به", "кому",
    "kepada", "do", "aan", "til", "till", "kime", "kính gửi", "עבור", "per",
];

/// Before a sender and a colon.
#[rustfmt::skip]
const FROM: &[&str] = &[
    "from", "von", "de", "발신", "보낸 사람", "发件人", "من", "از", "от", "від", "dari", "od", "van", "kimden", "מאת", "da",
];

/// How a salutation begins.
#[rustfmt::skip]
const SALUTATION: &[&str] = &[
    "dear*", "to whom", "your excellency", "your excellencies", "your majesty", "your holiness", "your eminence",
    "your honour", "excellency", "excellencies", "honourable", "esteemed", "sir", "madam", "ladies", "mr", "mrs",
    "ms", "hello", "open letter to", "monsieur", "madame", "mesdames", "messieurs", "cher", "chère", "chers",
    "excellence", "sehr geehrt*", "sehr verehrt*", "geehrt*", "lieb*", "exzellenz*", "estimad*", "distinguid*",
    "querid*", "excelent*", "señor*", "muy señor*", "prezad*", "exm*", "caro", "cara", "senhor*", "egregi*",
    "gentil*", "spettabil*", "signor*", "السيد*", "سعادة", "فخامة", "عزيز*", "حضرة", "معالي", "دولة", "جلالة",
    "صاحب", "جناب", "سرکار", "عالیجناب", "محترم", "уважаем*", "многоуважаем*", "глубокоуважаем*", "дорог*",
    "шановн*", "вельмишановн*", "sayın", "szanown*", "geachte", "beste", "yang terhormat", "yth", "kính gửi",
    "kính thưa", "尊敬的*", "敬爱的*", "敬愛的*", "致*", "拝啓*", "謹啓*", "माननीय", "प्रिय", "आदरणीय", "לכבוד", "נכבד*",
    "bästa", "kära", "kære", "kjære", "αξιότιμ*", "arvoisa*", "hyvä", "tisztelt", "vážen*", "stimat*", "親愛的*",
    "亲爱的*",
];

/// How a salutation ends in languages that put the courtesy last.
#[rustfmt::skip]
const SALUTATION_END: &[&str] = &[
    "께", "귀하", "귀중", "에게", "여러분", "님", "様", "殿", "御中", "阁下", "閣下",
];

/// How a closing begins.
#[rustfmt::skip]
const CLOSING: &[&str] = &[
    "yours", "sincerely", "respectfully*", "faithfully", "truly", "kind regards", "best regards", "regards",
    "warm regards", "with respect", "with best", "with kind", "in solidarity", "signed", "the undersigned",
    "veuillez", "nous vous prions", "je vous prie", "cordialement", "respectueusement", "salutations",
    "mit freundlichen", "mit besten", "mit vorzüglicher", "hochachtungsvoll", "freundliche grüße", "atentamente",
    "le saluda*", "les saluda*", "con un cordial", "respetuosamente", "cordialmente", "un cordial saludo",
    "atenciosamente", "com os melhores", "respeitosamente", "distinti saluti", "cordiali saluti", "con osservanza",
    "감사합니다*", "삼가*", "此致*", "敬礼*", "敬禮*", "顺颂*", "順頌*", "谨启*", "謹啟*", "敬上*", "敬具", "謹白", "وتفضلوا", "تفضلوا",
    "مع خالص", "مع فائق", "وتقبلوا", "مع التحية", "مع تحيات*", "با احترام", "با تقدیم", "ارادتمند*", "با سپاس",
    "с уважением", "искренне", "з повагою", "saygılar*", "z poważaniem", "z wyrazami", "hoogachtend",
    "met vriendelijke", "hormat kami", "trân trọng", "kính thư", "med vänlig*", "med venlig*", "med vennlig*",
    "בכבוד רב", "בברכה", "सादर", "भवदीय*", "والسلام", "με εκτίμηση", "kunnioittav*", "tisztelettel", "s úctou",
    "s pozdravem", "cu stimă",
];

/// How a closing ends in languages that put the courtesy last.
#[rustfmt::skip]
const CLOSING_END: &[&str] = &[
    "올림", "드림", "敬上", "谨启", "謹啟",
];

/// Marks that cannot be seen, emphasis and quotation marks around a line's words.
fn dressing(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '*' | '_' | '“' | '”' | '"' | '«' | '»') || c.is_whitespace()
}

/// The label up to its colon, and what follows, where a line begins with one of the words.
fn labelled<'a>(line: &'a str, words: &[&str]) -> Option<(&'a str, &'a str)> {
    let (before, after) = line.split_once([':', '：'])?;
    let word = before.trim_matches(dressing).to_lowercase();
    if !words.contains(&word.as_str()) {
        return None;
    }
    let label = &line[..line.len() - after.len()];
    let bold = label.trim_start().starts_with(['*', '_']);
    let (label, after) = (label.trim_start_matches(['*', '_', ' ']), after.trim());
    let after = if bold { after.trim_start_matches(['*', '_']).trim_end_matches(['*', '_']).trim() } else { after };
    Some((label, after))
}

/// The label and the text of a subject.
pub(super) fn subject(line: &str) -> Option<(&str, &str)> {
    labelled(line, SUBJECT)
}

/// The label of copies, and what is in its line; the label may do without a colon where it stands alone.
pub(super) fn copies(line: &str) -> Option<(&str, &str)> {
    let alone = || matches!(line, "CC" | "Cc" | "cc").then_some((line, ""));
    labelled(line, COPIES).or_else(alone)
}

/// What stands after the label of a recipient.
pub(super) fn recipient(line: &str) -> Option<&str> {
    labelled(line, TO).map(|(_, after)| after)
}

/// Whether a line begins with the label of a sender.
pub(super) fn sender(line: &str) -> bool {
    labelled(line, FROM).is_some()
}

/// Whether a line begins or ends like a salutation.
pub(super) fn salutation(line: &str) -> bool {
    begins(line, SALUTATION) || ends(line, SALUTATION_END)
}

/// Whether a line begins or ends like a closing.
pub(super) fn closing(line: &str) -> bool {
    begins(line, CLOSING) || ends(line, CLOSING_END)
}

fn begins(line: &str, words: &[&str]) -> bool {
    let line = line.trim_matches(dressing).to_lowercase();
    words.iter().any(|word| match word.strip_suffix('*') {
        Some(stem) => line.starts_with(stem),
        None => line.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)),
    })
}

fn ends(line: &str, words: &[&str]) -> bool {
    let line = line.trim_matches(dressing).trim_end_matches([',', '，', ':', '：', '.', '!']);
    words.iter().any(|word| line.ends_with(word))
}
