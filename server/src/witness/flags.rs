//! The flags of `undersigned witness`.

use clap::Args;
use figment::value::{Dict, Value};
use std::{net::SocketAddr, path::PathBuf};

/// The flags.
#[derive(Args)]
pub struct Flags {
    /// Address and port [default: 127.0.0.1:3001]
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// Folder of its key and of what it remembers [default: witness in the data folder]
    #[arg(long, value_name = "FOLDER")]
    state: Option<PathBuf>,
    /// Name of its key, which is made on first start: witness.example
    #[arg(long)]
    name: Option<String>,
    /// The logs it watches: a policy's lines log <vkey>
    #[arg(long, value_name = "FILE")]
    logs: Option<PathBuf>,
    /// Watch every log whose origin begins so, by the keys in the file whose names do: letters.example/log/; again for
    /// another
    #[arg(long, value_name = "PREFIX")]
    accept_origin: Vec<String>,
    /// Print the key for the settings of those it watches, and end
    #[arg(long)]
    pub print_key: bool,
}

impl Flags {
    /// The flags as settings.
    #[must_use]
    pub fn settings(&self) -> Dict {
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
        let texts = [
            ("listen", self.listen.map(|listen| listen.to_string())),
            ("state", path(&self.state)),
            ("name", self.name.clone()),
            ("logs", path(&self.logs)),
        ];
        let texts = texts.into_iter().filter_map(|(name, text)| Some((name.to_owned(), Value::from(text?))));
        let accepted = (!self.accept_origin.is_empty()).then(|| ("accept_origins".to_owned(), Value::from(self.accept_origin.clone())));
        texts.chain(accepted).collect()
    }
}
