//! Witnesses: the one that we run, and the asking of others.

mod crash;
mod forks;
mod malformed;
mod standard;
mod world;
