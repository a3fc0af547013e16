//! Records: what the public list shows of a signatory. They stand beside the log and can be deleted.

use std::fmt;

use crate::encode::{Day, base64, is_domain, is_name, is_phrase, unbase64};
use crate::entry::{Corrected, codes};
use crate::merkle::Hash;
use crate::sshsig::SshSig;
use crate::{Fault, hex};

/// The first line of every record.
pub const HEADER: &str = "undersigned-record/v2";
/// The first line of what is no longer read.
const OLD_HEADER: &str = "undersigned-record/v1\n";
/// The most characters of a name.
pub const NAME_LIMIT: usize = 200;
/// The most characters of another value.
pub const PHRASE_LIMIT: usize = 400;

codes! {
    /// How it was checked that the signatory is who it says; never ranked. That a key signed shows in a `key-add`.
    Level {
        /// A link sent to a mailbox was followed and the button clicked.
        Mailbox = "mailbox",
        /// The same, with a mailbox at the organisation's own domain.
        DomainMailbox = "domain-mailbox",
        /// The domain confirmed it: a DNS record or a well-known file.
        Domain = "domain",
        /// The domain's mail server signed the reply.
        MailServer = "mail-server",
        /// The signatory's own web site shows the letter.
        Site = "site",
        /// An organiser vouched for it.
        Vouched = "vouched",
        /// It was gathered on paper.
        Paper = "paper",
        /// A list that others have published has it.
        List = "list",
    }
}

codes! {
    /// What a signatory is on the letter.
    Role {
        /// One that signs.
        Signatory = "signatory",
        /// One that convenes the letter too.
        Convener = "convener",
    }
}

codes! {
    /// What kind of person signs.
    Category {
        /// Anyone.
        Individual = "individual",
        /// An expert.
        Expert = "expert",
        /// A former office-holder.
        FormerOfficial = "former-official",
    }
}

/// One way in which a signatory was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofLevel {
    /// How.
    pub level: Level,
    /// When, or when last.
    pub day: Day,
    /// The domain that was proven: always where a domain was.
    pub domain: Option<String>,
    /// By whom, where somebody vouched for it by name.
    pub by: Option<String>,
    /// SHA-256 of the scan, where it was gathered on paper.
    pub scan: Option<Hash>,
    /// The list that it is in: always of [`Level::List`].
    pub list: Option<PublishedList>,
}

/// A list of signatories that others have published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedList {
    /// SHA-256 of the list as it was read.
    pub sha256: Hash,
    /// Where it is published.
    pub address: String,
    /// Who published it.
    pub publisher: String,
}

impl ProofLevel {
    /// A level with nothing but its day.
    #[must_use]
    pub const fn new(level: Level, day: Day) -> Self {
        Self { level, day, domain: None, by: None, scan: None, list: None }
    }

    /// Reads what follows `proof `.
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.splitn(3, ' ');
        let mut proof = Self::new(Level::from_code(words.next()?)?, Day::parse(words.next()?)?);
        match (proof.level, words.next()) {
            (Level::DomainMailbox | Level::Domain | Level::MailServer | Level::Site, Some(domain)) => {
                proof.domain = Some(is_domain(domain).then(|| domain.to_owned())?);
            }
            (Level::Mailbox | Level::Vouched | Level::Paper, None) => {}
            (Level::Vouched, Some(by)) => proof.by = Some(is_name(by, NAME_LIMIT).then(|| by.to_owned())?),
            (Level::Paper, Some(scan)) => proof.scan = Some(hex::decode(scan)?),
            (Level::List, Some(list)) => proof.list = Some(PublishedList::parse(list)?),
            _ => return None,
        }
        Some(proof)
    }
}

impl PublishedList {
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.splitn(3, ' ');
        let (sha256, address, publisher) = (hex::decode(words.next()?)?, words.next()?, words.next()?);
        let good = is_address(address) && is_name(publisher, NAME_LIMIT);
        good.then(|| Self { sha256, address: address.to_owned(), publisher: publisher.to_owned() })
    }
}

/// What follows `proof `.
impl fmt::Display for ProofLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.level.code(), self.day)?;
        self.domain.iter().chain(&self.by).try_for_each(|word| write!(f, " {word}"))?;
        self.scan.iter().try_for_each(|scan| write!(f, " {}", hex::encode(scan)))?;
        self.list.iter().try_for_each(|list| write!(f, " {} {} {}", hex::encode(&list.sha256), list.address, list.publisher))
    }
}

/// Whether a text is an address on the web, as far as a record asks: without white space, of a scheme that cannot run anything.
fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty()) && !text.contains(char::is_whitespace) && is_phrase(text, PHRASE_LIMIT)
}

/// For whom a signature stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// An organisation.
    Organisation {
        /// Its representative and their office, where they are listed too.
        representative: Option<(String, Option<String>)>,
        /// Its web site.
        site: Option<String>,
    },
    /// A person.
    Person {
        /// What kind of person.
        category: Category,
        /// What stands before the name: "Professor".
        title: Option<String>,
        /// What the person does or did: "Designer".
        position: Option<String>,
        /// Occupation or affiliation, for identification only.
        affiliation: Option<String>,
    },
}

/// A signatory as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name.
    pub name: String,
    /// The country: two capital letters; none for who has none.
    pub country: Option<String>,
    /// What it is on the letter.
    pub role: Role,
    /// The day of the signature: that of the `sign` entry.
    pub day: Day,
    /// The day on which it was given, as the host states it, where that was before.
    pub stated: Option<Day>,
    /// How it was checked, in the order of [`Level`]; at least one.
    pub proofs: Vec<ProofLevel>,
    /// For whom it stands.
    pub who: Who,
}

impl Listed {
    /// What is another than in the record before.
    #[must_use]
    pub fn corrected(&self, before: &Self) -> Corrected {
        // What is left of both where neither name nor levels are looked at.
        let rest = |one: &Self| Self { name: String::new(), proofs: Vec::new(), ..one.clone() };
        Corrected { name: self.name != before.name, detail: rest(self) != rest(before), level: self.proofs != before.proofs }
    }
}

/// One who vouches for withheld organisations, with their signature of [`crate::statement::attestation`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestor {
    /// The name.
    pub name: String,
    /// The signature.
    pub signature: SshSig,
}

/// A record. Every value that [`Record::parse`] gives prints to the text that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// Of `sign` and `correct`.
    Listed(Listed),
    /// Of `vouch`: two attestors or more.
    Attestation(Vec<Attestor>),
    /// Of `key-add`: a signature by the signatory's key.
    Key(SshSig),
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    /// Everything that would not be printed byte for byte; what version 1 of the format printed, by a word of its own.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.starts_with(OLD_HEADER.as_bytes()) {
            return Err(Fault::OldVersion);
        }
        std::str::from_utf8(bytes).ok().and_then(read).ok_or(Fault::RecordForm)
    }

    /// Prints a record and makes sure that it can be read again.
    ///
    /// # Errors
    /// Where a value is one that no record may have: a line end in a name, an unordered proof.
    pub fn to_text(&self) -> Result<String, Fault> {
        let text = self.to_string();
        if Self::parse(text.as_bytes()).as_ref() == Ok(self) { Ok(text) } else { Err(Fault::RecordForm) }
    }
}

/// The lines of a record from the top.
struct Lines<'a>(std::iter::Peekable<std::str::Split<'a, char>>);

impl<'a> Lines<'a> {
    /// The next line's value, where it has that key.
    fn value(&mut self, key: &str) -> Option<&'a str> {
        let value = self.0.peek()?.strip_prefix(key)?.strip_prefix(' ')?;
        self.0.next();
        Some(value)
    }

    /// An optional line: absent, or well-formed.
    fn optional(&mut self, key: &str, is_good: impl Fn(&str) -> bool) -> Option<Option<String>> {
        match self.value(key) {
            Some(value) => is_good(value).then(|| Some(value.to_owned())),
            None => Some(None),
        }
    }

    fn signature(&mut self) -> Option<SshSig> {
        SshSig::parse(&unbase64(self.value("signature")?)?).ok()
    }
}

fn read(text: &str) -> Option<Record> {
    let mut lines = Lines(text.strip_suffix('\n')?.split('\n').peekable());
    if lines.0.next()? != HEADER {
        return None;
    }
    let record = match lines.value("kind")? {
        "organisation" => Record::Listed(listed(&mut lines, true)?),
        "person" => Record::Listed(listed(&mut lines, false)?),
        "attestation" => {
            let mut attestors = Vec::new();
            while let Some(name) = lines.value("attestor") {
                attestors.push(Attestor { name: is_name(name, NAME_LIMIT).then(|| name.to_owned())?, signature: lines.signature()? });
            }
            (attestors.len() >= 2).then_some(Record::Attestation(attestors))?
        }
        "key" => Record::Key(lines.signature()?),
        _ => return None,
    };
    lines.0.next().is_none().then_some(record)
}

/// The lines of an organisation or of a person after the kind.
fn listed(lines: &mut Lines<'_>, organisation: bool) -> Option<Listed> {
    let (a_name, a_phrase) = (|text: &str| is_name(text, NAME_LIMIT), |text: &str| is_phrase(text, PHRASE_LIMIT));
    let a_country = |code: &str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    let name = lines.value("name").filter(|name| a_name(name))?.to_owned();
    let title = if organisation { None } else { lines.optional("title", a_phrase)? };
    let country = match lines.value("country")? {
        "-" => None,
        code => Some(a_country(code).then(|| code.to_owned())?),
    };
    let role = Role::from_code(lines.value("role")?)?;
    let category = if organisation { None } else { Some(Category::from_code(lines.value("category")?)?) };
    let day = Day::parse(lines.value("day")?)?;
    let stated = match lines.value("stated") {
        Some(stated) => Some(Day::parse(stated).filter(|stated| *stated < day)?),
        None => None,
    };
    let mut proofs: Vec<ProofLevel> = Vec::with_capacity(1);
    while let Some(proof) = lines.value("proof") {
        let proof = ProofLevel::parse(proof)?;
        proofs.last().is_none_or(|last| last.level < proof.level).then(|| proofs.push(proof))?;
    }
    let who = if let Some(category) = category {
        let position = lines.optional("position", a_phrase)?;
        Who::Person { category, title, position, affiliation: lines.optional("affiliation", a_phrase)? }
    } else {
        let representative = match lines.optional("representative", a_name)? {
            Some(name) => Some((name, lines.optional("office", a_phrase)?)),
            None => None,
        };
        Who::Organisation { representative, site: lines.optional("site", is_address)? }
    };
    (!proofs.is_empty()).then_some(Listed { name, country, role, day, stated, proofs, who })
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signature = |signature: &SshSig| base64(&signature.to_bytes());
        let optional = |f: &mut fmt::Formatter<'_>, key: &str, value: Option<&String>| match value {
            Some(value) => writeln!(f, "{key} {value}"),
            None => Ok(()),
        };
        f.write_str(HEADER)?;
        match self {
            Self::Key(key) => writeln!(f, "\nkind key\nsignature {}", signature(key)),
            Self::Attestation(attestors) => {
                f.write_str("\nkind attestation\n")?;
                attestors.iter().try_for_each(|one| writeln!(f, "attestor {}\nsignature {}", one.name, signature(&one.signature)))
            }
            Self::Listed(Listed { name, country, role, day, stated, proofs, who }) => {
                let (kind, title, category) = match who {
                    Who::Organisation { .. } => ("organisation", None, None),
                    Who::Person { category, title, .. } => ("person", title.as_ref(), Some(category)),
                };
                writeln!(f, "\nkind {kind}\nname {name}")?;
                optional(f, "title", title)?;
                writeln!(f, "country {}\nrole {}", country.as_deref().unwrap_or("-"), role.code())?;
                category.iter().try_for_each(|category| writeln!(f, "category {}", category.code()))?;
                writeln!(f, "day {day}")?;
                stated.iter().try_for_each(|stated| writeln!(f, "stated {stated}"))?;
                proofs.iter().try_for_each(|proof| writeln!(f, "proof {proof}"))?;
                match who {
                    Who::Organisation { representative, site } => {
                        let (name, office) = representative.as_ref().map_or((None, None), |(name, office)| (Some(name), office.as_ref()));
                        optional(f, "representative", name)?;
                        optional(f, "office", office)?;
                        optional(f, "site", site.as_ref())
                    }
                    Who::Person { position, affiliation, .. } => {
                        optional(f, "position", position.as_ref())?;
                        optional(f, "affiliation", affiliation.as_ref())
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
