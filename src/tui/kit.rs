//! What pages are made of: lines, lists, fields, pictures, digits, colours.
//!
//! Relies on ratatui's lines and styles, on `wrap`, and on the guide's types. Must not know a screen, a key or the walk.

pub mod page;
pub mod theme;
pub(crate) mod digits;
pub(crate) mod field;
pub(crate) mod figure;
pub(crate) mod picture;
pub(crate) mod scroll;
pub(crate) mod swatch;
