//! Who is invited to a coalition is a member once they accept: until then the coalition knows what the inviter typed
//! (`typed_sealed`, name and address, and `invited_id`, by which its pages name them), whether or not the address has an account. Beside it, since when somebody has their
//! role and who invited them, and since when a coalition requires a second factor of everybody.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0026_membership", SCHEMA);

const SCHEMA: &str = "
ALTER TABLE membership ADD COLUMN accepted_at bigint;
ALTER TABLE membership ADD COLUMN typed_sealed {bytes};
ALTER TABLE membership ADD COLUMN invited_id {uuid};
CREATE UNIQUE INDEX membership_invited ON membership (invited_id);
ALTER TABLE membership ADD COLUMN invited_by {uuid};
ALTER TABLE membership ADD COLUMN role_at bigint NOT NULL DEFAULT 0;
UPDATE membership SET accepted_at = created_at
    WHERE EXISTS (SELECT 1 FROM account WHERE account.id = membership.account_id AND account.password IS NOT NULL);
UPDATE membership SET role_at = COALESCE((SELECT MAX(activity.created_at) FROM activity
    WHERE activity.coalition_id = membership.coalition_id AND activity.subject_id = membership.account_id
    AND activity.act = 'role-changed'), created_at);
UPDATE membership SET invited_by = (SELECT activity.account_id FROM activity
    WHERE activity.coalition_id = membership.coalition_id AND activity.subject_id = membership.account_id
    AND activity.act IN ('organiser-added', 'partner-invited', 'translator-invited') ORDER BY activity.number DESC LIMIT 1);

ALTER TABLE coalition ADD COLUMN second_factor_since bigint;
ALTER TABLE coalition ADD COLUMN second_factor_asked boolean NOT NULL DEFAULT false;
";
