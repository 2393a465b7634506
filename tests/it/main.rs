//! Stories about behaviour, in one binary: a module a subject.

mod engine;
mod toy;
