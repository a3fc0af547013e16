//! The columns whose values are sealed, and where a sealed value is: it opens there and nowhere else.

use uuid::Uuid;

/// A column whose values are sealed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(super) table: &'static str,
    /// The column of the row's identifier.
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    /// How many values are sealed again in one transaction: fewer where each may be a file.
    pub(super) batch: u64,
}

/// The address of an account.
pub(crate) const ACCOUNT_EMAIL: Column = Column::new("account", "id", "email_sealed", 200);
/// The secret of an app for one-time codes.
pub(crate) const SECOND_FACTOR: Column = Column::new("second_factor", "account_id", "secret_sealed", 200);
/// The contacts of an organisation in the address book.
pub(crate) const CONTACTS: Column = Column::new("organisation", "id", "contacts_sealed", 200);
/// The address and the representative of a signature.
pub(crate) const SIGNATURE: Column = Column::new("signature", "id", "private_sealed", 200);
/// The address, the representative and the answer of an invitation.
pub(crate) const INVITATION: Column = Column::new("invitation", "id", "private_sealed", 200);
/// The address and the name that an organiser typed of a member who has not accepted.
pub(crate) const MEMBER: Column = Column::new("membership", "invited_id", "typed_sealed", 200);
/// The address of a mail that is about no account.
pub(crate) const MAIL_TO: Column = Column::new("outbox", "id", "to_sealed", 200);
/// A file that waits for a look.
pub(crate) const UPLOAD: Column = Column::new("upload", "id", "sealed", 4);
/// A file that is kept.
pub(crate) const KEPT_FILE: Column = Column::new("kept_file", "id", "sealed", 4);

/// What a signatory answers to a question about their signature.
pub(crate) const ANSWER: Column = Column::new("question", "signature_id", "answer_sealed", 200);
/// A report of an error.
pub(crate) const REPORT: Column = Column::new("error_report", "id", "sealed", 200);

/// The networks whose posts make no cluster.
pub(crate) const NETWORKS: Column = Column::new("letter", "id", "networks_sealed", 200);
/// The address of anyone who asked what is held about it.
pub(crate) const DATA_REQUEST: Column = Column::new("data_request", "id", "address_sealed", 200);
/// A message of an organiser.
pub(crate) const MESSAGE: Column = Column::new("message", "id", "sealed", 200);

/// All of them; a test compares them with the schema.
pub(super) const COLUMNS: [Column; 14] = [
    ACCOUNT_EMAIL,
    SECOND_FACTOR,
    CONTACTS,
    SIGNATURE,
    INVITATION,
    MEMBER,
    MAIL_TO,
    UPLOAD,
    KEPT_FILE,
    ANSWER,
    REPORT,
    NETWORKS,
    DATA_REQUEST,
    MESSAGE,
];

impl Column {
    const fn new(table: &'static str, key: &'static str, name: &'static str, batch: u64) -> Self {
        Self { table, key, name, batch }
    }

    /// The value in a row.
    pub(crate) const fn of(self, row: Uuid) -> Sealed {
        Sealed { table: self.table, column: self.name, row }
    }
}

/// Where a sealed value is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sealed {
    table: &'static str,
    column: &'static str,
    row: Uuid,
}

impl Sealed {
    /// A file beside the database.
    pub(super) const FILE: Self = Self { table: "", column: "file", row: Uuid::nil() };

    /// What a browser carries through a ceremony of signing in.
    pub(crate) const CEREMONY: Self = Self { table: "", column: "ceremony", row: Uuid::nil() };

    /// What a browser keeps for a moment.
    pub(crate) const BROWSER: Self = Self { table: "", column: "browser", row: Uuid::nil() };

    /// A file that a page carries to its next step.
    pub(crate) const CARRIED: Self = Self { table: "", column: "carried file", row: Uuid::nil() };

    /// Whether browsers hold it: whoever had the key could make another. What is stored is out of their reach.
    pub(super) fn is_held_by_browsers(&self) -> bool {
        [Self::CEREMONY, Self::BROWSER, Self::CARRIED].iter().any(|one| one.bytes() == self.bytes())
    }

    /// What is authenticated with the value.
    pub(super) fn bytes(&self) -> Vec<u8> {
        [self.table.as_bytes(), b"\0", self.column.as_bytes(), b"\0", self.row.as_bytes()].concat()
    }
}
