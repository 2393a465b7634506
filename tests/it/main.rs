//! Stories about behaviour, in one binary: a module a subject.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod breaking;
mod ends;
mod engine;
mod families;
mod fronts;
mod gallery;
mod graphs;
mod kept;
mod keyboard;
mod loading;
mod mutants;
mod offers;
mod oracle;
mod plain;
mod plans;
mod program;
mod release;
mod robust;
mod tidy;
mod play;
mod problems;
mod screens;
mod shipped;
mod timer;
mod toy;
