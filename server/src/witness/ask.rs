//! One question to one witness over HTTP, and what its answer is worth.

use super::settings::Asked;
use ledger::{
    Fault, KeyKind, Note, VerifierKey, encode,
    note::Signature,
    witness::{AddCheckpoint, accept},
};
use std::time::Duration;
use ureq::{Agent, http::StatusCode};

/// The largest answer that is read: more lines than any witness makes.
const BYTE_LIMIT: u64 = 64 * 1024;

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Its signature, verified.
    Signed(Signature),
    /// It signed a tree of this size last.
    Size(u64),
    /// It does not sign; the status says why.
    Refused(u16),
    /// It cannot answer now, and may have said when to come again.
    Busy(Option<Duration>),
    /// No answer in time, or none at all.
    Unreachable(&'static str),
    /// An answer that is none of the standard, or a signature that does not verify.
    Wrong(&'static str),
}

/// A client that follows no redirect, uses no proxy and waits no longer than that.
pub fn agent(patience: Duration) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(patience))
        .max_redirects(0)
        .http_status_as_error(false)
        .proxy(None)
        .user_agent(concat!("undersigned/", env!("CARGO_PKG_VERSION")))
        .max_response_header_size(16 * 1024)
        .build()
        .into()
}

/// Posts a checkpoint to a witness. Blocks.
pub fn ask(agent: &Agent, asked: &Asked, request: &AddCheckpoint) -> Answer {
    let url = format!("{}/add-checkpoint", asked.url.trim_end_matches('/'));
    let sent = agent.post(&url).header("content-type", "text/plain; charset=utf-8").send(request.to_string());
    let mut response = match sent {
        Ok(response) => response,
        Err(error) => return Answer::Unreachable(reason(&error)),
    };
    let status = response.status();
    let retry_after = response.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok()).map(Duration::from_secs);
    if status != StatusCode::OK && status != StatusCode::CONFLICT {
        return match status {
            StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => Answer::Busy(retry_after),
            _ if status.is_server_error() => Answer::Busy(retry_after),
            _ => Answer::Refused(status.as_u16()),
        };
    }
    let body = match response.body_mut().with_config().limit(BYTE_LIMIT).read_to_vec() {
        Ok(body) => body,
        Err(ureq::Error::BodyExceedsLimit(_)) => return Answer::Wrong("its answer is too long"),
        Err(error) => return Answer::Unreachable(reason(&error)),
    };
    let Ok(body) = String::from_utf8(body) else { return Answer::Wrong("its answer is no text") };
    if status == StatusCode::CONFLICT {
        let size = body.strip_suffix('\n').and_then(encode::decimal);
        return size.map_or(Answer::Wrong("its answer is no size"), Answer::Size);
    }
    judge(&request.checkpoint, &body, &asked.vkey)
}

/// What the lines of an answer are worth: the witness's own signature of this very checkpoint, with a time.
fn judge(checkpoint: &Note, lines: &str, key: &VerifierKey) -> Answer {
    let mut note = checkpoint.clone();
    if let Err(fault) = accept(&mut note, lines, key) {
        return Answer::Wrong(match fault {
            Fault::NoteSignature => "its signature does not verify",
            Fault::NoteUnsigned => "its answer has no line by its key",
            _ => "its answer is none",
        });
    }
    let own = note.signatures.pop().filter(|line| key.kind() == Some(KeyKind::Cosignature) && line.id == key.id());
    match own {
        // A time of zero stands for none, which a witness must not say.
        Some(line) if key.verify(&note.text, &line.bytes).is_ok_and(|time| time.is_some_and(|time| time > 0)) => Answer::Signed(line),
        _ => Answer::Wrong("its signature has no time"),
    }
}

/// Why there was no answer, without addresses.
fn reason(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::Timeout(_) => "no answer in time",
        ureq::Error::HostNotFound => "no such host",
        ureq::Error::ConnectionFailed | ureq::Error::Io(_) => "no connection",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "its certificate is not good",
        _ => "no answer over HTTP",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{Checkpoint, SignerKey};

    #[test]
    fn only_the_witnesses_own_signature_of_this_text_counts() {
        let log = SignerKey::from_seed("l.example", KeyKind::Ed25519, &[1; 32]).unwrap();
        let [witness, other] =
            ["w.example", "v.example"].map(|name| SignerKey::from_seed(name, KeyKind::Cosignature, &[name.as_bytes()[0]; 32]).unwrap());
        let note = Checkpoint::new("l.example", 1, [1; 32]).sign([&log]);
        let key = witness.verifier();
        let good = witness.sign(&note.text, 7);
        let wrong = |lines: String| matches!(judge(&note, &lines, key), Answer::Wrong(_));
        assert_eq!(judge(&note, &good.to_string(), key), Answer::Signed(good.clone()));
        assert_eq!(judge(&note, &format!("{}{good}", other.sign(&note.text, 7)), key), Answer::Signed(good.clone()));
        assert!(wrong(String::new()));
        assert!(wrong("yes\n".into()));
        assert!(wrong(good.to_string().trim_end().into()));
        assert!(wrong(other.sign(&note.text, 7).to_string()));
        assert!(wrong(witness.sign("another text\n", 7).to_string()));
        assert!(wrong(format!("{good}{}", witness.sign("another text\n", 7))));
        assert!(wrong(witness.sign(&note.text, 0).to_string()));
        assert!(wrong(good.to_string().repeat(65)));
    }
}
