//! What every handler can reach.

use crate::{config::Config, later::Later, limits::Limits, log::Bundles, page_memory::PageMemory, security::Addresses};
use anyhow::Context;
use domain::shapes::instance::Host;
use service::Service;
use std::{path::PathBuf, sync::Arc};

/// The use cases, the site and the limits.
#[derive(Clone)]
pub struct AppState {
    /// The use cases.
    pub service: Service,
    /// What is fixed for as long as the server runs.
    pub site: Arc<Site>,
    /// Who asked how often.
    pub limits: Arc<Limits>,
    /// What is done after an answer.
    pub later: Later,
    /// The bundles of the logs.
    pub bundles: Arc<Bundles>,
    /// The public pages that are kept.
    pub pages: Arc<PageMemory>,
    /// The log with addresses, where the host keeps one.
    pub addresses: Option<Addresses>,
}

/// What is fixed for as long as the server runs.
#[derive(Clone, Debug)]
pub struct Site {
    /// Base address without a final slash.
    pub base_url: String,
    /// Whether browsers reach us over TLS.
    pub secure: bool,
    /// Whether this is a demonstration.
    pub demonstration: bool,
    /// The folder of style sheet, fonts and module.
    pub site_dir: PathBuf,
    /// The folder of the log with addresses, whether one is kept or not.
    pub address_folder: PathBuf,
    /// The port that we listen on.
    pub port: u16,
    /// Who runs the instance.
    pub host: Host,
}

impl AppState {
    /// Everything from the settings.
    ///
    /// # Errors
    /// Where the folder of the site cannot be told.
    pub fn new(service: Service, config: &Config, base_url: String, port: u16, demonstration: bool) -> anyhow::Result<Self> {
        let site_dir = config.site_folder().context("cannot tell where the site's files are")?;
        let address_folder = config.data_dir.join("addresses");
        let addresses = config.address_log.then(|| Addresses::in_folder(address_folder.clone()));
        let site = Site {
            secure: base_url.starts_with("https://"),
            base_url,
            demonstration,
            site_dir,
            address_folder,
            port,
            host: Host { addresses_kept: config.address_log, ..config.host.shape() },
        };
        let limits = Limits::new(&config.limits, config.trusted_proxies.clone());
        let pages = Arc::new(PageMemory::new(config.page_memory_mib as usize * 1024 * 1024));
        let (limits, site) = (Arc::new(limits), Arc::new(site));
        Ok(Self { service, site, limits, later: Later::default(), bundles: Arc::default(), pages, addresses })
    }
}
