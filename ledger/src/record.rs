//! Records: what the public list shows of a signatory. They stand beside the log and can be deleted.

use std::fmt;

use crate::encode::{Day, base64, is_line, unbase64};
use crate::entry::codes;
use crate::merkle::Hash;
use crate::sshsig::SshSig;
use crate::{Fault, hex};

/// The first line of every record.
pub const HEADER: &str = "undersigned-record/v1";
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
        /// An organiser vouched for it.
        Vouched = "vouched",
        /// It was gathered on paper.
        Paper = "paper",
    }
}

codes! {
    /// What an organisation is on the letter.
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
    /// By whom, where somebody vouched for it by name.
    pub by: Option<String>,
    /// SHA-256 of the scan, where it was gathered on paper.
    pub scan: Option<Hash>,
}

impl ProofLevel {
    /// A level without a name or a scan.
    #[must_use]
    pub const fn new(level: Level, day: Day) -> Self {
        Self { level, day, by: None, scan: None }
    }

    /// Reads what follows `proof `.
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.splitn(3, ' ');
        let mut proof = Self::new(Level::from_code(words.next()?)?, Day::parse(words.next()?)?);
        match (proof.level, words.next()) {
            (_, None) => {}
            (Level::Vouched, Some(by)) => proof.by = Some(is_line(by, NAME_LIMIT).then(|| by.to_owned())?),
            (Level::Paper, Some(scan)) => proof.scan = Some(hex::decode(scan)?),
            _ => return None,
        }
        Some(proof)
    }
}

impl fmt::Display for ProofLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { level, day, by, scan } = self;
        write!(f, "{} {day}", level.code())?;
        by.iter().try_for_each(|by| write!(f, " {by}"))?;
        scan.iter().try_for_each(|scan| write!(f, " {}", hex::encode(scan)))
    }
}

/// For whom a signature stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// An organisation.
    Organisation {
        /// What it is on the letter.
        role: Role,
        /// Its representative and their office, where they are listed too.
        representative: Option<(String, Option<String>)>,
        /// Its web site.
        site: Option<String>,
    },
    /// A person.
    Person {
        /// What kind of person.
        category: Category,
        /// Occupation or affiliation, for identification only.
        affiliation: Option<String>,
    },
}

/// A signatory as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name.
    pub name: String,
    /// The country: two capital letters.
    pub country: String,
    /// The day of the signature.
    pub day: Day,
    /// How it was checked, in the order of [`Level`]; at least one.
    pub proofs: Vec<ProofLevel>,
    /// For whom it stands.
    pub who: Who,
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
    /// Of `key-add` and `erase`: a signature by the signatory's key.
    Key(SshSig),
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    /// Everything that would not be printed byte for byte.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
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
    fn optional(&mut self, key: &str, most: usize) -> Option<Option<String>> {
        match self.value(key) {
            Some(value) => is_line(value, most).then(|| Some(value.to_owned())),
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
                attestors.push(Attestor { name: is_line(name, NAME_LIMIT).then(|| name.to_owned())?, signature: lines.signature()? });
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
    let name = lines.value("name").filter(|name| is_line(name, NAME_LIMIT))?.to_owned();
    let country = lines.value("country").filter(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()))?.to_owned();
    let mut who = if organisation {
        Who::Organisation { role: Role::from_code(lines.value("role")?)?, representative: None, site: None }
    } else {
        Who::Person { category: Category::from_code(lines.value("category")?)?, affiliation: None }
    };
    let day = Day::parse(lines.value("day")?)?;
    let mut proofs: Vec<ProofLevel> = Vec::with_capacity(1);
    while let Some(proof) = lines.value("proof") {
        let proof = ProofLevel::parse(proof)?;
        proofs.last().is_none_or(|last| last.level < proof.level).then(|| proofs.push(proof))?;
    }
    match &mut who {
        Who::Organisation { representative, site, .. } => {
            if let Some(name) = lines.optional("representative", NAME_LIMIT)? {
                *representative = Some((name, lines.optional("office", PHRASE_LIMIT)?));
            }
            *site = lines.optional("site", PHRASE_LIMIT)?;
            if site.as_ref().is_some_and(|site| !site.starts_with("https://") && !site.starts_with("http://")) {
                return None;
            }
        }
        Who::Person { affiliation, .. } => *affiliation = lines.optional("affiliation", PHRASE_LIMIT)?,
    }
    (!proofs.is_empty()).then_some(Listed { name, country, day, proofs, who })
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
            Self::Listed(Listed { name, country, day, proofs, who }) => {
                let (kind, key, code) = match who {
                    Who::Organisation { role, .. } => ("organisation", "role", role.code()),
                    Who::Person { category, .. } => ("person", "category", category.code()),
                };
                writeln!(f, "\nkind {kind}\nname {name}\ncountry {country}\n{key} {code}\nday {day}")?;
                proofs.iter().try_for_each(|proof| writeln!(f, "proof {proof}"))?;
                match who {
                    Who::Organisation { representative, site, .. } => {
                        let (name, office) = representative.as_ref().map_or((None, None), |(name, office)| (Some(name), office.as_ref()));
                        optional(f, "representative", name)?;
                        optional(f, "office", office)?;
                        optional(f, "site", site.as_ref())
                    }
                    Who::Person { affiliation, .. } => optional(f, "affiliation", affiliation.as_ref()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
