//! What pages are made of: lines, lists, fields, pictures, digits, colours.
//!
//! Relies on ratatui's lines and styles, on `wrap`, and on the guide's types. Must not know a
//! screen, a key or the walk.

pub mod field;
pub mod page;
pub mod room;
pub mod scroll;
pub mod sheet;
pub mod theme;
pub(crate) mod bars;
pub(crate) mod digits;
pub(crate) mod figure;
pub(crate) mod picture;
pub(crate) mod rows;
pub(crate) mod swatch;
