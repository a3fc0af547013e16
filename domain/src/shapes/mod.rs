//! Read shapes: what `service` answers and pages show. Plain values, already scoped and authorised; no secrets,
//! and no address except where the page is for organisers or for the address's own mailbox.

pub mod account;
pub mod activity;
pub mod afterwards;
pub mod amendments;
pub mod clusters;
pub mod contact_export;
pub mod contacts;
pub mod desk;
pub mod export;
pub mod gathered;
pub mod held;
pub mod instance;
pub mod invitations;
pub mod letters;
pub mod mail;
pub mod mailbox;
pub mod messages;
pub mod print;
pub mod privacy;
pub mod review;
pub mod revisions;
pub mod second_factor;
pub mod signing;
pub mod translation;
