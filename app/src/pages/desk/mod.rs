//! The organisers' pages: accounts, letters, signatures, address book, settings.

mod account;
mod activity;
mod afterwards;
mod amendment;
mod clusters;
mod columns;
mod compare;
mod contacts;
mod decide;
mod delete;
mod discussion;
mod drafts;
mod editor;
mod fields;
mod gathered;
mod history;
mod import;
mod inviting;
mod kept;
mod letter;
mod letters;
mod merge;
mod messages;
mod organisations;
mod outstanding;
mod parts;
mod passkeys;
mod passwords;
mod preview;
mod privacy;
mod publication;
mod remark;
mod reports;
mod reveal;
mod reviewers;
mod rows;
mod second_factor;
mod settings;
mod settled;
mod sign_in;
mod signatures;
mod step_up;
mod steps;
mod translations;
mod waiting;

pub use account::{account, end_sessions, sessions_ended};
pub use activity::desk_activity;
pub use afterwards::{
    answer_form, archive_letter, correct_answer, correct_delivery, delivery_form, desk_afterwards, late_signatures, note_answer,
    note_delivery, note_silence, take_back,
};
pub use amendment::{AmendmentForms, amendment, amendment_refused};
pub use clusters::desk_clusters;
pub use compare::compare;
pub use contacts::contact_exports;
pub use decide::{add_signature, remove_signature};
pub use delete::delete_letter;
pub use discussion::discussion;
pub use drafts::invited_drafts;
pub use editor::edit_letter;
pub use gathered::{bring_signatures, desk_import, desk_imports, preview_signatures};
pub use history::{history, restore_revision, revision};
pub use inviting::{
    desk_invitations, desk_reminders, edit_reminder, invite_from_book, invite_from_file, invite_one, upload_preview, withdraw_invitation,
};
pub use letter::desk_letter;
pub use letters::desk;
pub use merge::merge_letter;
pub use messages::{preview_message, write_message};
pub use organisations::{desk_organisation, desk_organisations};
pub use outstanding::outstanding;

pub use passkeys::{make_passkey, remove_passkey};
pub use passwords::{change_password, forgotten, reset};
pub use preview::letter_preview;
pub use privacy::desk_privacy;
pub use publication::{plan_publication, publication, publish_now, stop_publication};
pub use remark::{decline_remark, new_remark};
pub use reports::reported_errors;
pub use reveal::{address_not_looked_up, contact_not_shown, revealed_contact};
pub use reviewers::reviewers;
pub use second_factor::{Asking, ask_for_second_factor, recovery_codes, second_factor, set_up_second_factor};
pub use settings::desk_settings;
pub use sign_in::{sign_in, sign_in_by_link, sign_in_link_sent};
pub use signatures::desk_signatures;
pub use step_up::{ask_mailbox, confirm_mailbox, export_stopped, mailbox_confirmed, stop_export};
pub use steps::{close_letter, open_letter, reopen_letter};
pub use translations::{part_history, remove_translation, translate, translation_preview, translation_work, translations, translators};
