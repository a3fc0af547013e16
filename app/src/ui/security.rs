//! What happened to an account's security, in a sentence: the same in its log and in the email.

use crate::i18n::I18n;
use domain::{role::Role, security::SecurityEvent};

/// The sentence.
pub fn security_sentence(t: I18n, event: SecurityEvent, coalition: Option<&str>, role: Option<Role>, browser: Option<&str>) -> String {
    let role = role.map(|role| t.text(&format!("role-{}", role.code()))).unwrap_or_default();
    let browser = browser.map_or_else(|| t.text("session-unknown-browser"), str::to_owned);
    let args = [("coalition", coalition.unwrap_or_default().into()), ("role", role.into()), ("browser", browser.into())];
    t.with(&format!("security-{}", event.code()), &args)
}
