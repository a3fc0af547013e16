//! Who runs an instance, as its own page says it.

/// What the host says of themselves; parts that are not set are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// The person or organisation that runs it.
    pub name: String,
    /// Their postal address, line by line.
    pub address: Vec<String>,
    /// Where they can be written to.
    pub email: String,
    /// Where notices of unlawful or harmful content go.
    pub notices: String,
    /// Where faults of security are reported.
    pub security: String,
    /// Register, number, responsible person: what the law of their country asks to be said.
    pub imprint: Vec<String>,
    /// The countries where server, backups and mail service stand: offered where a coalition writes its privacy notice.
    pub countries: String,
    /// Whether network addresses of failed sign-ins, refusals and limits are kept for seven days.
    pub addresses_kept: bool,
}
