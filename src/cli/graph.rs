//! `charley graph`: the guide as a picture that other programs draw.
//!
//! Relies on `graph`. A guide need only be sound to be drawn.

use crate::cli::sound_guide;
use crate::graph;
use crate::out::{self, DONE, Exit};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Print the questions of a guide as a graph.
#[derive(Debug, Args)]
pub struct Graph {
    /// The guide's folder; without it the built-in guide is drawn.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The language of the graph.
    #[arg(long, value_enum, default_value_t = Format::Mermaid)]
    pub format: Format,
}

/// The language of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Mermaid's flowcharts.
    Mermaid,
    /// DOT, for Graphviz.
    Dot,
}

/// Runs the command.
#[must_use]
pub fn run(args: &Graph, folder: Option<&Path>) -> Exit {
    let guide = match sound_guide(args.folder.as_deref().or(folder)) {
        Ok(guide) => guide,
        Err(exit) => return exit,
    };
    let page = match args.format {
        Format::Mermaid => graph::mermaid(&guide),
        Format::Dot => graph::dot(&guide),
    };
    out::data(&page, DONE)
}
