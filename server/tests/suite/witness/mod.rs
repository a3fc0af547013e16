//! Witnesses: the one that we run, and the asking of others.

mod asked;
mod client;
mod command;
mod crash;
mod forks;
mod instance;
mod killed;
mod malformed;
mod mutual;
mod standard;
mod world;
