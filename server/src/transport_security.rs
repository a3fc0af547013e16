//! Whether the database, the mail server and the witnesses are reached over TLS where they are on other machines.

use crate::config::{Config, Smtp, SmtpTls, is_local};
use anyhow::{Context, bail};
use std::net::IpAddr;
use url::{Host, Url};

/// How a host says that it answers for its network.
const WAY_OUT: &str = "set allow_unencrypted = true only where nobody else is on that network";

/// Refuses settings that would send passwords, texts or addresses over a network in the clear.
///
/// # Errors
/// Which setting is not protected.
pub fn check(config: &Config) -> anyhow::Result<()> {
    if config.allow_unencrypted {
        return Ok(());
    }
    if let Some(url) = &config.database_url {
        check_database(url)?;
    }
    if let Some(smtp) = &config.smtp {
        check_smtp(smtp)?;
    }
    for witness in &config.witnesses {
        let url = Url::parse(&witness.url).with_context(|| format!("the url of the witness {} is none", witness.name))?;
        if url.scheme() != "https" && !is_this_machine(&url) {
            bail!("the witness {} is not reached over https://; {WAY_OUT}", witness.name);
        }
    }
    Ok(())
}

/// PostgreSQL's own default, `prefer`, is content with no TLS and with any certificate.
fn check_database(url: &str) -> anyhow::Result<()> {
    // Never shown: it holds a password.
    let Ok(url) = Url::parse(url) else { bail!("database_url is no address") };
    if url.scheme() == "sqlite" {
        return Ok(());
    }
    let value = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    // A host in the query takes the place of the other one; one that begins with a slash is a socket's folder.
    let local = match value("host") {
        Some(host) => host.starts_with('/') || is_local_name(&host),
        None => is_this_machine(&url),
    };
    if !local && value("sslmode").as_deref() != Some("verify-full") {
        bail!("database_url names another machine without sslmode=verify-full; {WAY_OUT}");
    }
    Ok(())
}

fn check_smtp(smtp: &Smtp) -> anyhow::Result<()> {
    let protected = match (&smtp.url, &smtp.host) {
        (Some(url), _) => {
            let Ok(url) = Url::parse(url) else { bail!("smtp.url is no address") };
            let required = url.query_pairs().any(|(key, value)| key == "tls" && value == "required");
            url.scheme() == "smtps" || required || is_this_machine(&url)
        }
        (None, Some(host)) => smtp.tls != SmtpTls::None || is_local_name(host),
        (None, None) => true,
    };
    if !protected {
        bail!("the mail server is on another machine and not reached over TLS; {WAY_OUT}");
    }
    Ok(())
}

/// Whether an address leads to this machine; one without a host does.
fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        None => true,
        Some(Host::Ipv4(address)) => is_local(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => is_local(IpAddr::V6(address)),
        Some(Host::Domain(name)) => is_local_name(name),
    }
}

fn is_local_name(host: &str) -> bool {
    host.is_empty() || host == "localhost" || host.parse().is_ok_and(is_local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_elsewhere_is_reached_over_checked_tls() {
        for good in [
            "sqlite://data/undersigned.sqlite",
            "postgres://u:p%40ss@127.0.0.1:5432/undersigned",
            "postgres://localhost/undersigned",
            "postgres://[::1]/undersigned",
            "postgres:///undersigned?host=/var/run/postgresql",
            "postgres://u:p@db.example/undersigned?sslmode=verify-full",
        ] {
            assert!(check_database(good).is_ok(), "{good}");
        }
        for bad in [
            "postgres://u:p@db.example/undersigned",
            "postgres://u:p@10.0.0.7/undersigned?sslmode=require",
            "postgres://127.0.0.1/undersigned?host=db.example",
        ] {
            let error = format!("{:#}", check_database(bad).unwrap_err());
            assert!(error.contains("verify-full") && !error.contains("u:p"), "{bad}: {error}");
        }
    }

    #[test]
    fn mail_leaves_this_machine_over_tls_alone() {
        let by_host = |host: &str, tls| Smtp { host: Some(host.into()), tls, ..Smtp::default() };
        let by_url = |url: &str| Smtp { url: Some(url.into()), ..Smtp::default() };
        for good in [
            by_host("127.0.0.1", SmtpTls::None),
            by_host("mail.example", SmtpTls::Starttls),
            by_host("mail.example", SmtpTls::Implicit),
            by_url("smtps://mail.example"),
            by_url("smtp://mail.example:587?tls=required"),
            by_url("smtp://localhost:25"),
        ] {
            assert!(check_smtp(&good).is_ok(), "{:?} {:?}", good.host, good.url);
        }
        for bad in [by_host("mail.example", SmtpTls::None), by_url("smtp://mail.example"), by_url("smtp://mail.example?tls=opportunistic")]
        {
            assert!(check_smtp(&bad).is_err(), "{:?} {:?}", bad.host, bad.url);
        }
    }
}
