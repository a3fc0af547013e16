//! Organisers from the command line: created, and helped out when their second factor is lost.

use super::{in_words, open, said};
use crate::config::Config;
use anyhow::Context;
use clap::{Args, ValueEnum};
use domain::{email::Email, error::ValueError, forms::account::NewPassword, locale::Locale, role::Role, slug::Slug, text::Name};
use service::NewOrganiser;
use std::io::Read;

/// An organiser to be created.
#[derive(Args)]
pub(super) struct CreateOrganiser {
    /// Slug of the coalition: the part of its address
    #[arg(long, value_name = "SLUG")]
    coalition: String,
    /// The coalition's name, where it is new
    #[arg(long, value_name = "NAME")]
    coalition_name: Option<String>,
    /// The address that the coalition shows with every letter, where it is new [default: the organiser's]
    #[arg(long, value_name = "ADDRESS")]
    contact: Option<String>,
    /// The organiser's name
    #[arg(long)]
    name: String,
    /// The organiser's address, to sign in with
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// What they may do
    #[arg(long, value_enum, default_value = "owner")]
    role: RoleFlag,
    /// Language of their mails: en, fr, ar
    #[arg(long, default_value = "en")]
    language: String,
    /// Read the password from the first line of the standard input
    #[arg(long)]
    password_stdin: bool,
}

/// The roles that an organiser may have.
#[derive(Clone, Copy, ValueEnum)]
enum RoleFlag {
    /// Everything, and giving roles to others
    Owner,
    /// Letters, signatures, the address book
    Editor,
    /// Looking only
    Viewer,
}

impl CreateOrganiser {
    pub(super) async fn run(&self, config: &Config) -> anyhow::Result<()> {
        let wrong = |what: &'static str| move |error: ValueError| anyhow::anyhow!("{what}: {}", said(&error));
        let password = if self.password_stdin { Some(NewPassword::parse(&first_line()?).map_err(wrong("password"))?) } else { None };
        let organiser = NewOrganiser {
            coalition: Slug::parse(&self.coalition).map_err(wrong("--coalition"))?,
            coalition_name: self.coalition_name.as_deref().map(Name::parse).transpose().map_err(wrong("--coalition-name"))?,
            contact: self.contact.as_deref().map(Email::parse).transpose().map_err(wrong("--contact"))?,
            name: Name::parse(&self.name).map_err(wrong("--name"))?,
            email: Email::parse(&self.email).map_err(wrong("--email"))?,
            password,
            role: match self.role {
                RoleFlag::Owner => Role::Owner,
                RoleFlag::Editor => Role::Editor,
                RoleFlag::Viewer => Role::Viewer,
            },
            locale: Locale::from_tag(&self.language).context("--language is en, fr or ar")?,
        };
        let service = open(config).await?;
        let created = service.create_organiser(organiser).await.map_err(in_words);
        service.close().await;
        created?;
        match self.password_stdin {
            true => println!("The organiser can sign in."),
            false => println!("The organiser is there. Where they have no password yet, an email with a link to choose one goes out."),
        }
        Ok(())
    }
}

/// Takes an organiser's second factor away.
pub(super) async fn remove_second_factor(config: &Config, email: &str) -> anyhow::Result<()> {
    let email = Email::parse(email).map_err(|error| anyhow::anyhow!("--email: {}", said(&error)))?;
    let service = open(config).await?;
    let removed = service.drop_second_factor(&email).await.map_err(in_words);
    service.close().await;
    match removed? {
        true => println!("The password is enough now. Every session of the organiser is ended."),
        false => println!("No organiser with this address has a second factor."),
    }
    Ok(())
}

/// Ends the sessions of an organiser, or everybody's.
pub(super) async fn end_sessions(config: &Config, email: Option<&str>) -> anyhow::Result<()> {
    let email = email.map(Email::parse).transpose().map_err(|error| anyhow::anyhow!("--email: {}", said(&error)))?;
    let service = open(config).await?;
    let ended = service.end_sessions_of(email.as_ref()).await;
    service.close().await;
    match ended {
        Ok(1) => println!("One session is ended."),
        Ok(number) => println!("{number} sessions are ended."),
        Err(service::Error::NotFound) => anyhow::bail!("no organiser signs in with this address"),
        Err(error) => return Err(in_words(error)),
    }
    Ok(())
}

fn first_line() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin().take(4096).read_to_string(&mut text).context("cannot read the password")?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
