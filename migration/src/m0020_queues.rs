//! Queues: account mails have a lane of their own, a mail that is given up says why, and what a periodic job could not do
//! is counted.
//!
//! `outbox.lane` is 0 for mails about accounts and 1 for all others. A row of `job_failure` is one subject of a job that
//! failed: it rests until `next_at`, and is given up when `ended_at` is set. It goes away when the job does it. `instance.takes_smtputf8` is false once the mail
//! server was seen not to take addresses with letters beyond ASCII before the `@`.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0020_queues", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE outbox ADD COLUMN lane bigint NOT NULL DEFAULT 1;
ALTER TABLE outbox ADD COLUMN failure text;
UPDATE outbox SET lane = 0 WHERE kind IN ('reset_password', 'invitation', 'contacts_asked', 'test');
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (lane, next_at) WHERE state = 'queued';
ALTER TABLE instance ADD COLUMN takes_smtputf8 boolean;
CREATE TABLE job_failure (
    job text NOT NULL,
    subject {uuid} NOT NULL,
    letter_id {uuid} REFERENCES letter (id) ON DELETE CASCADE,
    attempts bigint NOT NULL,
    failed_at bigint NOT NULL,
    next_at bigint NOT NULL,
    ended_at bigint,
    PRIMARY KEY (job, subject)
);
CREATE INDEX job_failure_letter ON job_failure (letter_id);
";
