//! What everyone reads.

pub mod about;
pub mod changes;
pub mod data;
pub mod export;
pub mod feed;
pub mod home;
pub mod letter;
pub mod print;
pub mod privacy;
pub mod report;
pub mod safety;
pub mod signatories;
pub mod sitemap;
pub mod verification;
pub mod versions;
