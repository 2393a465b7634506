//! `promises.ron`, `cases.ron` and `sources.ron`, as written.

use super::{LevelFile, RowsFile, Text};
use serde::Deserialize;

/// An item of `sources.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Source")]
pub(crate) struct SourceFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) title: Text<'a>,
    pub(crate) by: Text<'a>,
    pub(crate) url: Option<Text<'a>>,
    #[serde(default)]
    pub(crate) main: bool,
    pub(crate) claims: Vec<ClaimFile<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Claim")]
pub(crate) struct ClaimFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) says: Text<'a>,
    pub(crate) strength: StrengthFile,
    pub(crate) basis: BasisFile,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename = "Strength")]
pub(crate) enum StrengthFile {
    Strong,
    Moderate,
    Weak,
    Contested,
    NoEvidence,
    Harm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename = "Basis")]
pub(crate) enum BasisFile {
    Read,
    Known,
    Author,
}

/// An item of `promises.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Promise")]
pub(crate) enum PromiseFile<'a> {
    Floor {
        #[serde(borrow)]
        when: RowsFile<'a>,
        level: LevelFile,
        says: Text<'a>,
    },
    Never {
        when: RowsFile<'a>,
        show: ShowFile<'a>,
        says: Text<'a>,
    },
    Needs {
        show: ShowFile<'a>,
        ruled_out: Vec<&'a str>,
        says: Text<'a>,
    },
    Always {
        when: RowsFile<'a>,
        #[serde(default)]
        unless: Vec<&'a str>,
        up_to: LevelFile,
        show: ShowFile<'a>,
        says: Text<'a>,
    },
    Apart {
        show: ShowFile<'a>,
        and: ShowFile<'a>,
        says: Text<'a>,
    },
    AtMost {
        questions: u32,
        says: Text<'a>,
    },
}

impl<'a> PromiseFile<'a> {
    pub(crate) fn says(&self) -> &Text<'a> {
        match self {
            Self::Floor { says, .. }
            | Self::Never { says, .. }
            | Self::Needs { says, .. }
            | Self::Always { says, .. }
            | Self::Apart { says, .. }
            | Self::AtMost { says, .. } => says,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Show")]
pub(crate) enum ShowFile<'a> {
    #[serde(borrow)]
    Card(&'a str),
    Kind(&'a str),
}

/// An item of `cases.ron`: a story, the answers in order, and what must then be asked or planned.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Case")]
pub(crate) struct CaseFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) story: Text<'a>,
    pub(crate) entry: Option<&'a str>,
    pub(crate) trail: Vec<&'a str>,
    #[serde(default)]
    pub(crate) change: Vec<&'a str>,
    pub(crate) asks: Option<&'a str>,
    pub(crate) level: LevelFile,
    #[serde(default)]
    pub(crate) shows: Vec<&'a str>,
    #[serde(default)]
    pub(crate) hides: Vec<&'a str>,
    #[serde(default)]
    pub(crate) only: bool,
}
