//! The real program in a real pseudo-terminal: what the screen tests cannot see.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../it/robust/chance.rs"]
mod chance;
#[path = "../it/keyboard/replies.rs"]
mod replies;
mod drawing;
mod exporting;
mod keeping;
mod leaving;
mod outside;
mod limits;
mod saying;
mod starting;
mod stopping;
mod storms;
mod terminal;
mod timing;
mod typing;
