//! Settings: defaults, then a TOML file, then the environment (`UNDERSIGNED_*`), then flags. Unknown names are refused.

mod host;

pub use host::HostSettings;

use crate::{
    root_key::RootKeyPlace,
    witness::settings::{Asked, Quorum, WitnessSettings},
};
use anyhow::{Context, bail};
use figment::{
    Figment,
    providers::{Format, Serialized, Toml},
    value::{Dict, Value},
};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    path::{Path, PathBuf},
};

/// All settings. In the environment a setting is `UNDERSIGNED_` and its name in capitals; inside a table two
/// underscores stand between: `UNDERSIGNED_SMTP__HOST`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address that people reach the instance under, as `https://letters.example`; from `listen` where it is missing.
    pub base_url: Option<String>,
    /// Folder of the embedded database and of the keys.
    pub data_dir: PathBuf,
    /// `postgres://…` or `sqlite://…`; the embedded database in `data_dir` where it is missing.
    pub database_url: Option<String>,
    /// Folder of the keys that stored secrets are sealed with; `keys` in `data_dir` where it is missing.
    pub key_folder: Option<PathBuf>,
    /// Where the root key is, which everything stored is sealed with: `folder`, `file:PATH`, `credential:NAME`, `passphrase`,
    /// `passphrase:fd:NUMBER`.
    pub root_key: RootKeyPlace,
    /// Folder of style sheet, fonts and module; `site` beside the executable where it is missing.
    pub site_dir: Option<PathBuf>,
    /// Whether the database, the mail server and the witnesses may be reached without TLS, or with a certificate that is
    /// not checked, on other machines too: for a network that nobody else is on.
    pub allow_unencrypted: bool,
    /// The mail server; without one no letter can be opened outside a demonstration.
    pub smtp: Option<Smtp>,
    /// Who runs the instance, as its own page says it.
    pub host: HostSettings,
    /// Networks of the proxies whose `X-Forwarded-For` is believed, as `10.0.0.0/8`; in the environment joined by commas.
    pub trusted_proxies: Vec<IpNet>,
    /// Domains under which strangers have mailboxes or pages, beside those that the program knows: they prove no
    /// organisation; in the environment joined by commas.
    pub shared_domains: Vec<String>,
    /// How many minutes late the server may be and still publish a letter whose moment has come; later it asks the
    /// organisers.
    pub publish_late_minutes: u32,
    /// How many MiB of public pages are kept in memory, so that each is made once for all who read it; 0 keeps none.
    pub page_memory_mib: u32,
    /// How often somebody may ask.
    pub limits: LimitSettings,
    /// Whether failed sign-ins, refusals and limits are kept with network addresses, for seven days, in `addresses` in
    /// `data_dir`. The notice about data says so then.
    pub address_log: bool,
    /// The witnesses that are asked before a checkpoint is published; in the environment `<name> <vkey> <url>`, joined by
    /// commas.
    pub witnesses: Vec<Asked>,
    /// How many of them must have signed: `"all"` or a number.
    pub quorum: Quorum,
    /// The witness that `undersigned witness` runs for others.
    pub witness: WitnessSettings,
}

/// The mail server: either `url`, or `host` and what belongs to it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Smtp {
    /// `smtps://user:password@mail.example:465`, `smtp://mail.example:587?tls=required`.
    pub url: Option<String>,
    /// Host name.
    pub host: Option<String>,
    /// Port; what is usual for `tls` where it is missing.
    pub port: Option<u16>,
    /// How the connection is protected.
    pub tls: SmtpTls,
    /// User name, where the server wants one.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<String>,
    /// Sender of all mails: `Letters <letters@example.org>`.
    pub from: String,
    /// How many mails are under way at once.
    pub concurrency: NonZeroU32,
    /// How many mails leave within a second at most; as many as the server takes where it is missing.
    pub per_second: Option<NonZeroU32>,
}

impl Default for Smtp {
    fn default() -> Self {
        Self {
            url: None,
            host: None,
            port: None,
            tls: SmtpTls::default(),
            user: None,
            password: None,
            from: String::new(),
            concurrency: NonZeroU32::MIN.saturating_add(7),
            per_second: None,
        }
    }
}

/// Never prints a password or an address.
impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Smtp(…)")
    }
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SmtpTls {
    /// TLS from the first byte (port 465).
    Implicit,
    /// STARTTLS or nothing at all (port 587).
    #[default]
    Starttls,
    /// No protection: for a mail server on the same machine (port 25).
    None,
}

/// How often somebody may ask. Every figure is of one network address; of IPv6 of one /64, four times as many of one /56,
/// and sixteen times as many of one /48.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitSettings {
    /// Posts of the signing form a minute.
    pub sign_per_minute: u32,
    /// Attempts to sign in a minute.
    pub sign_in_per_minute: u32,
    /// Requests for a new password a minute.
    pub reset_per_minute: u32,
    /// Posts from a signature's own page, and links followed, a minute.
    pub link_per_minute: u32,
    /// Calls of islands a minute.
    pub call_per_minute: u32,
    /// Checkpoints posted to a witness of ours a minute.
    pub witness_per_minute: u32,
    /// Pages and files a minute that cost us much: searches, exports, bundles, printed letters, differences.
    pub costly_per_minute: u32,
    /// Errors on public lists reported an hour.
    pub reports_per_hour: u32,
    /// Posts of one account an hour, from whatever network.
    pub desk_per_hour: u32,
    /// Connections at once, from wherever; one network has an eighth of them.
    pub connections: u32,
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            sign_per_minute: 30,
            sign_in_per_minute: 10,
            reset_per_minute: 5,
            link_per_minute: 60,
            call_per_minute: 120,
            witness_per_minute: 600,
            costly_per_minute: 60,
            reports_per_hour: 10,
            desk_per_hour: 2_400,
            connections: 1024,
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            base_url: None,
            data_dir: PathBuf::from("data"),
            database_url: None,
            key_folder: None,
            root_key: RootKeyPlace::default(),
            site_dir: None,
            allow_unencrypted: false,
            smtp: None,
            host: HostSettings::default(),
            trusted_proxies: Vec::new(),
            shared_domains: Vec::new(),
            publish_late_minutes: 15,
            page_memory_mib: 32,
            limits: LimitSettings::default(),
            address_log: false,
            witnesses: Vec::new(),
            quorum: Quorum::default(),
            witness: WitnessSettings::default(),
        }
    }
}

impl Config {
    /// Gathers the settings and checks them.
    ///
    /// # Errors
    /// What is wrong, and where it stands.
    pub fn load(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>, flags: Dict) -> anyhow::Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            if !file.is_file() {
                bail!("there is no settings file {}", file.display());
            }
            figment = figment.merge(Toml::file_exact(file));
        }
        figment = figment.merge(Serialized::globals(from_environment(environment))).merge(Serialized::globals(flags));
        let config: Self = figment.extract().context("the settings are not right")?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> anyhow::Result<()> {
        if let Some(url) = &self.base_url {
            check_base_url(url)?;
        }
        if let Some(url) = &self.database_url
            && !["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme))
        {
            bail!("database_url begins with sqlite:// or postgres://");
        }
        if let Some(smtp) = &self.smtp {
            crate::mail::transport::Transport::checked(smtp).context("the settings for mail are not right")?;
        }
        if let Err(domain) = domain::shared_hosts::parse(&self.shared_domains) {
            bail!("shared_domains are names such as provider.example, without host or address: {domain} is none");
        }
        let limits = &self.limits;
        let figures = [
            limits.sign_per_minute,
            limits.sign_in_per_minute,
            limits.reset_per_minute,
            limits.link_per_minute,
            limits.call_per_minute,
            limits.witness_per_minute,
            limits.costly_per_minute,
            limits.reports_per_hour,
            limits.desk_per_hour,
            limits.connections,
        ];
        if figures.contains(&0) {
            bail!("a limit of 0 would let nobody in: every figure under limits is 1 or more");
        }
        self.check_witnesses()?;
        crate::transport_security::check(self)
    }

    /// Where the database is.
    pub fn database(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| format!("sqlite://{}?mode=rwc", self.data_dir.join("undersigned.sqlite").display()))
    }

    /// Where the keys are.
    pub fn keys(&self) -> PathBuf {
        self.key_folder.clone().unwrap_or_else(|| self.data_dir.join("keys"))
    }

    /// Every folder and file that nobody else may read: of those given by name, what SQLite keeps beside its file too.
    pub fn private_paths(&self) -> Vec<PathBuf> {
        let mut paths = vec![self.data_dir.clone(), self.keys()];
        if let RootKeyPlace::File(file) = &self.root_key {
            paths.push(file.clone());
        }
        paths.extend(service::database_files(&self.database()));
        paths
    }

    /// Where the site's files are: as set, or beside the executable.
    pub fn site_folder(&self) -> Option<PathBuf> {
        self.site_dir.clone().or_else(|| Some(std::env::current_exe().ok()?.parent()?.join("site")))
    }

    /// The base address, without a final slash: as set, or as this machine's browser would say.
    pub fn base_address(&self, bound: SocketAddr) -> String {
        match &self.base_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None if is_local(bound.ip()) || bound.ip().is_unspecified() => format!("http://localhost:{}", bound.port()),
            None => format!("http://{bound}"),
        }
    }

    /// What the use cases need. The passphrase of the root key is asked for here, where there is one.
    ///
    /// # Errors
    /// Where the place of the root key cannot be told.
    pub fn service_settings(&self, base_url: String, demonstration: bool) -> anyhow::Result<service::Settings> {
        let (witnesses, root_key) = (self.policy_lines(), self.root_key.resolve()?);
        Ok(service::Settings { database_url: self.database(), key_folder: self.keys(), root_key, base_url, demonstration, witnesses })
    }
}

/// Whether an address is this machine's own.
pub fn is_local(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

fn check_base_url(url: &str) -> anyhow::Result<()> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).map(|rest| rest.trim_end_matches('/'));
    match host {
        Some(host) if !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b)) => Ok(()),
        _ => bail!("base_url is http:// or https:// and a host in ASCII, without a path: https://letters.example"),
    }
}

/// The settings in the environment. Everything is text, but ports, limits and the lists.
fn from_environment(variables: impl Iterator<Item = (String, String)>) -> Dict {
    let mut settings = Dict::new();
    for (name, text) in variables {
        let Some(name) = name.strip_prefix("UNDERSIGNED_").map(str::to_ascii_lowercase) else { continue };
        if matches!(name.as_str(), "config" | "log") || text.is_empty() {
            continue;
        }
        let value = match name.as_str() {
            "allow_unencrypted" => text.parse::<bool>().map_or_else(|_| Value::from(text.clone()), Value::from),
            "shared_domains" | "trusted_proxies" | "witnesses" | "witness__accept_origins" => {
                Value::from(text.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>())
            }
            name if matches!(
                name,
                "smtp__port" | "smtp__concurrency" | "smtp__per_second" | "publish_late_minutes" | "page_memory_mib"
            ) || name.starts_with("limits__") =>
            {
                text.parse::<u32>().map_or_else(|_| Value::from(text.clone()), Value::from)
            }
            "address_log" => text.parse::<bool>().map_or_else(|_| Value::from(text.clone()), Value::from),
            _ => Value::from(text),
        };
        match name.split_once("__") {
            None => _ = settings.insert(name, value),
            Some((table, field)) => {
                let entry = settings.entry(table.to_owned()).or_insert_with(|| Value::from(Dict::new()));
                if let Value::Dict(_, table) = entry {
                    table.insert(field.to_owned(), value);
                }
            }
        }
    }
    settings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(toml: &str, environment: &[(&str, &str)]) -> anyhow::Result<Config> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("settings.toml");
        std::fs::write(&file, toml)?;
        Config::load(Some(&file), environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())), Dict::new())
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let config = load(
            "listen = '127.0.0.1:1'\n[smtp]\nhost = 'mail.example'\nfrom = 'a@b.example'",
            &[
                ("UNDERSIGNED_LISTEN", "127.0.0.1:2"),
                ("UNDERSIGNED_SMTP__USER", "letters"),
                ("UNDERSIGNED_SMTP__PASSWORD", "007"),
                ("UNDERSIGNED_LIMITS__SIGN_PER_MINUTE", "7"),
                ("UNDERSIGNED_TRUSTED_PROXIES", "10.0.0.0/8, ::1/128"),
                ("UNDERSIGNED_SHARED_DOMAINS", "provider.example, other.example"),
            ],
        )
        .unwrap();
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.smtp.unwrap().password.as_deref(), Some("007"));
        assert_eq!(config.limits.sign_per_minute, 7);
        assert_eq!(config.trusted_proxies.len(), 2);
        assert_eq!(config.shared_domains, ["provider.example", "other.example"]);
    }

    #[test]
    fn what_is_wrong_is_refused() {
        for (toml, said) in [
            ("lisen = 'x'", "lisen"),
            ("listen = 'nowhere'", "listen"),
            ("base_url = 'https://a.example/letters'", "base_url"),
            ("database_url = 'mysql://x'", "database_url"),
            ("shared_domains = ['provider.example', 'mail.provider.example']", "mail.provider.example"),
            ("root_key = 'stick'", "root_key"),
            ("[limits]\nsign_per_minute = 0", "limit"),
            ("[smtp]\nhost = 'mail.example'", "from"),
            ("[smtp]\nhost = 'mail.example'\nfrom = 'a@b.example'\nconcurrency = 0", "concurrency"),
            ("[smtp]\nfrom = 'a@b.example'", "host"),
            ("database_url = 'postgres://db.example/x'", "verify-full"),
            ("[smtp]\nhost = 'mail.example'\ntls = 'none'\nfrom = 'a@b.example'", "TLS"),
        ] {
            let error = format!("{:#}", load(toml, &[]).unwrap_err());
            assert!(error.contains(said), "{toml}: {error}");
        }
    }

    #[test]
    fn a_host_answers_for_a_network_of_its_own() {
        let elsewhere = "database_url = 'postgres://db.example/x'";
        assert!(load(elsewhere, &[("UNDERSIGNED_ALLOW_UNENCRYPTED", "true")]).is_ok());
        assert!(load(elsewhere, &[("UNDERSIGNED_ALLOW_UNENCRYPTED", "false")]).is_err());
    }
}
