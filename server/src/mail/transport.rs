//! One mail over SMTP.

use crate::config::{Smtp, SmtpTls};
use anyhow::{Context, bail};
use domain::{
    email::Email,
    mail::MailFailure,
    shapes::mail::{MailHeaders, RenderedMail},
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{AsyncSmtpTransportBuilder, PoolConfig, authentication::Credentials},
};
use service::{Rng, SystemRng};
use std::time::Duration;

/// Connections that mails about accounts have for themselves.
const CONNECTIONS_FOR_ACCOUNTS: u32 = 2;

/// A way to a mail server.
#[derive(Clone)]
pub struct Transport {
    smtp: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    host: String,
}

/// A mail that was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSent {
    /// Why.
    pub why: MailFailure,
    /// The server's code, where it answered.
    pub code: Option<u16>,
}

impl Transport {
    /// A way as it is set.
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn new(settings: &Smtp) -> anyhow::Result<Self> {
        let (builder, from) = Self::checked(settings)?;
        Ok(Self { smtp: builder.build(), from, host: "localhost".to_owned() })
    }

    /// What a way is made of, without starting on it.
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn checked(settings: &Smtp) -> anyhow::Result<(AsyncSmtpTransportBuilder, Mailbox)> {
        if settings.from.is_empty() {
            bail!("smtp.from is missing: the sender of all mails");
        }
        let from = settings.from.parse().context("smtp.from is no address")?;
        let builder = match (&settings.url, &settings.host) {
            (Some(url), None) => AsyncSmtpTransport::<Tokio1Executor>::from_url(url).ok().context("smtp.url is none")?,
            (None, Some(host)) => match settings.tls {
                SmtpTls::Implicit => AsyncSmtpTransport::<Tokio1Executor>::relay(host)?,
                SmtpTls::Starttls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host)?,
                SmtpTls::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host.clone()),
            },
            (Some(_), Some(_)) => bail!("smtp.url and smtp.host exclude each other"),
            (None, None) => bail!("smtp.host or smtp.url is missing"),
        };
        let pool = PoolConfig::new().max_size(settings.concurrency.get() + CONNECTIONS_FOR_ACCOUNTS);
        let mut builder = builder.timeout(Some(Duration::from_secs(30))).pool_config(pool);
        if let Some(port) = settings.port {
            builder = builder.port(port);
        }
        match (&settings.user, &settings.password) {
            (Some(user), Some(password)) => builder = builder.credentials(Credentials::new(user.clone(), password.clone())),
            (None, None) => {}
            _ => bail!("smtp.user and smtp.password belong together"),
        }
        Ok((builder, from))
    }

    /// The same, with message ids under the host of the base address.
    #[must_use]
    pub fn named_after(mut self, base_url: &str) -> Self {
        let host = base_url.split_once("://").map_or(base_url, |(_, host)| host);
        host.split(':').next().unwrap_or("localhost").clone_into(&mut self.host);
        self
    }

    /// Sends a mail.
    ///
    /// # Errors
    /// When the server did not take it.
    pub async fn send(&self, to: &Email, mail: RenderedMail) -> Result<(), NotSent> {
        let message = self.message(to, mail).ok_or(NotSent { why: MailFailure::Refused, code: None })?;
        match self.smtp.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => {
                // The client refuses by itself what the server has not said that it takes.
                let why = match (error.is_permanent(), error.is_client() && to.needs_smtputf8()) {
                    (true, _) => MailFailure::Refused,
                    (_, true) => MailFailure::Address,
                    _ => MailFailure::NotTaken,
                };
                Err(NotSent { why, code: error.status().map(u16::from) })
            }
        }
    }

    /// Both parts, text first. Says that a machine wrote it, so that no machine answers (RFC 3834).
    fn message(&self, to: &Email, mail: RenderedMail) -> Option<Message> {
        let address = to.on_the_wire().parse().ok()?;
        let mut random = [0; 16];
        SystemRng.fill(&mut random);
        let id = format!("<{:032x}@{}>", u128::from_be_bytes(random), self.host);
        let header = |name: &'static str, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, address))
            .subject(mail.subject)
            .message_id(Some(id))
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()));
        let MailHeaders { reply_to, list_id, unsubscribe } = mail.headers;
        if let Some(reply_to) = reply_to.and_then(|contact| Email::stored(&contact).on_the_wire().parse().ok()) {
            message = message.reply_to(Mailbox::new(None, reply_to));
        }
        if let Some(list) = list_id {
            message = message.raw_header(header("List-Id", list));
        }
        if let Some(url) = unsubscribe {
            message = message.raw_header(header("List-Unsubscribe", format!("<{url}>")));
            message = message.raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
        }
        message.multipart(MultiPart::alternative_plain_html(mail.text, mail.html)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_mail_has_both_parts_and_says_that_a_machine_wrote_it() {
        let settings = Smtp {
            host: Some("mail.example".into()),
            tls: SmtpTls::None,
            from: "Letters <letters@mail.example>".into(),
            ..Smtp::default()
        };
        let transport = Transport::new(&settings).unwrap().named_after("https://letters.example:8443");
        let headers = MailHeaders {
            reply_to: Some("kontakt@büro.example".into()),
            list_id: Some("<safe-passage.letters.example>".into()),
            unsubscribe: Some("https://letters.example/stop/token".into()),
        };
        let mail = RenderedMail { subject: "Bestätigen".into(), text: "plain".into(), html: "<p>rich</p>".into(), headers };
        let message = transport.message(&Email::parse("ana@lantern.example").unwrap(), mail).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        for part in [
            "Auto-Submitted: auto-generated",
            "@letters.example>",
            "multipart/alternative",
            "plain",
            "<p>rich</p>",
            "To: ana@lantern.example",
            "Reply-To: kontakt@xn--bro-hoa.example",
            "List-Id: <safe-passage.letters.example>",
            "List-Unsubscribe: <https://letters.example/stop/token>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
