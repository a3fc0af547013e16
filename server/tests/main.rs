//! HTTP, from the router inwards: on SQLite and, where `TEST_POSTGRES_URL` names a server, on PostgreSQL.

mod app;
mod suite;
