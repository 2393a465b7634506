//! `charley`: a keyboard-driven terminal guide to muscle cramps after workouts.

pub mod guide;
pub mod trail;
pub mod session;
pub mod plan;
pub mod proof;
pub mod content;
pub mod report;
pub mod cli;
pub mod plain;
pub mod out;
mod nearest;
