//! Who runs the instance: for its own page, the imprint and `security.txt`.

use domain::shapes::instance::Host;
use serde::{Deserialize, Serialize};

/// What the host says of themselves. In the environment `UNDERSIGNED_HOST__NAME` and so on; lines are joined by `; `.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HostSettings {
    /// The person or organisation that runs it.
    pub name: String,
    /// Postal address; its lines are joined by `; `.
    pub address: String,
    /// Address for everything.
    pub email: String,
    /// Address for notices of unlawful or harmful content; `email` where it is missing.
    pub notices: String,
    /// Address for reports of faults of security; `email` where it is missing.
    pub security: String,
    /// What the law asks to be said besides; its lines are joined by `; `.
    pub imprint: String,
    /// Countries where the server, its backups and the mail service stand: offered for privacy notices.
    pub countries: String,
}

impl HostSettings {
    /// As pages show it.
    pub fn shape(&self) -> Host {
        let lines = |text: &str| text.split("; ").map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let or_email = |text: &str| if text.is_empty() { self.email.clone() } else { text.to_owned() };
        Host {
            name: self.name.clone(),
            address: lines(&self.address),
            email: self.email.clone(),
            notices: or_email(&self.notices),
            security: or_email(&self.security),
            imprint: lines(&self.imprint),
            countries: self.countries.clone(),
            // The settings of the server say it.
            addresses_kept: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_falls_back_on_the_one_address() {
        let host = HostSettings {
            address: "1 Main Street; 1000 Capital".into(),
            email: "office@host.example".into(),
            security: "security@host.example".into(),
            ..HostSettings::default()
        }
        .shape();
        assert_eq!((host.notices.as_str(), host.security.as_str()), ("office@host.example", "security@host.example"));
        assert_eq!(host.address, ["1 Main Street", "1000 Capital"]);
    }
}
