//! What a browser keeps for us for a moment and cannot read: sealed with the instance's key.

use crate::{Error, Service, keys::Sealed};
use base64ct::{Base64UrlUnpadded, Encoding};

impl Service {
    /// Seals a text for a cookie.
    ///
    /// # Errors
    /// A fault of ours.
    pub fn seal_for_browser(&self, text: &str) -> Result<String, Error> {
        Ok(Base64UrlUnpadded::encode_string(&self.keys().seal(self.rng(), Sealed::BROWSER, text.as_bytes())?))
    }

    /// Seals a file that a page carries to its next step: nobody reads an address in a page that was saved or left open.
    ///
    /// # Errors
    /// A fault of ours.
    pub fn seal_file_for_browser(&self, file: &[u8]) -> Result<String, Error> {
        Ok(Base64UrlUnpadded::encode_string(&self.keys().seal(self.rng(), Sealed::CARRIED, file)?))
    }

    /// Opens what came back; nothing where it is none of ours.
    pub fn open_file_from_browser(&self, sealed: &str) -> Option<Vec<u8>> {
        self.keys().unseal(Sealed::CARRIED, &Base64UrlUnpadded::decode_vec(sealed).ok()?).ok()
    }

    /// Opens what came back; nothing where it is none of ours.
    pub fn open_from_browser(&self, sealed: &str) -> Option<String> {
        let sealed = Base64UrlUnpadded::decode_vec(sealed).ok()?;
        String::from_utf8(self.keys().unseal(Sealed::BROWSER, &sealed).ok()?).ok()
    }
}
