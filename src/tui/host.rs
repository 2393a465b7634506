//! The world outside: the terminal, its keyboard, signals.
//!
//! Relies on the operating system and on crossterm. Must not know what is drawn, or what a key does.

mod clipboard;
pub mod input;
pub(super) mod modes;
#[cfg(unix)]
mod signals;
pub(super) mod terminal;
#[cfg(unix)]
mod tty;
#[cfg(not(unix))]
#[path = "host/console.rs"]
mod tty;
