//! What may be sent to a mailbox: what strangers and organisers caused of late, and what its owner has stopped.
//!
//! `mailbox_hmac` is the keyed hash of the collapsed address. A stop without a letter is of the whole instance.
//! `outbox.gathered_for` is the mailbox that a mail waits for the day of, to leave with others in one digest;
//! `gathered_into` is the mail that takes it along.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0027_mailboxes", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE stranger_mail (
    number {serial},
    mailbox_hmac {bytes} NOT NULL,
    sent_at bigint NOT NULL
);
CREATE INDEX stranger_mail_mailbox ON stranger_mail (mailbox_hmac, sent_at);
CREATE INDEX stranger_mail_sent ON stranger_mail (sent_at);
CREATE TABLE organiser_mail (
    outbox_id {uuid} PRIMARY KEY,
    mailbox_hmac {bytes} NOT NULL,
    sent_at bigint NOT NULL
);
CREATE INDEX organiser_mail_mailbox ON organiser_mail (mailbox_hmac, sent_at);
CREATE INDEX organiser_mail_sent ON organiser_mail (sent_at);
CREATE TABLE mailbox_stop (
    number {serial},
    mailbox_hmac {bytes} NOT NULL,
    letter_id {uuid} REFERENCES letter (id) ON DELETE CASCADE,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX mailbox_stop_letter ON mailbox_stop (mailbox_hmac, letter_id) WHERE letter_id IS NOT NULL;
CREATE UNIQUE INDEX mailbox_stop_instance ON mailbox_stop (mailbox_hmac) WHERE letter_id IS NULL;
ALTER TABLE outbox ADD COLUMN gathered_for {bytes};
ALTER TABLE outbox ADD COLUMN gathered_into {uuid};
CREATE INDEX outbox_gathered_into ON outbox (gathered_into) WHERE gathered_into IS NOT NULL;
CREATE INDEX outbox_gathered ON outbox (gathered_for) WHERE state = 'queued' AND gathered_for IS NOT NULL;
CREATE INDEX signature_waiting ON signature (address_hmac) WHERE state = 'pending';
";
