//! `charley`: a keyboard-driven terminal guide to muscle cramps after workouts.

pub mod guide;
pub mod trail;
pub mod session;
pub mod plan;
pub mod content;
mod nearest;
