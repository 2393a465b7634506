//! The RON files of a guide, exactly as an author writes them.
//!
//! Every id and text is borrowed from the file, because its address is the only record of where it stood: RON keeps no
//! positions. Nothing here is checked beyond its shape; `check` does that and `resolve` turns names into indexes. Knows
//! serde and RON's data model; must not know the engine's rules.

mod advice;
mod rows;
mod safety;
mod tree;

pub(crate) use advice::*;
use ron::extensions::Extensions;
pub(crate) use rows::*;
pub(crate) use safety::*;
use serde::Deserialize;
use std::borrow::Cow;
pub(crate) use tree::*;

/// The dialect of RON that a guide is written in.
pub(crate) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// A text: borrowed when the author wrote it without escapes.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct Text<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

impl<'a> Text<'a> {
    /// The words where they stand in the file, or `near` when the author wrote escapes.
    pub(crate) fn place(&self, near: &'a str) -> &'a str {
        match self.0 {
            Cow::Borrowed(words) => words,
            Cow::Owned(_) => near,
        }
    }
}

/// `guide.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Guide")]
pub(crate) struct GuideFile<'a> {
    pub(crate) format: u32,
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) title: Text<'a>,
    pub(crate) subtitle: Text<'a>,
    pub(crate) version: Text<'a>,
    pub(crate) language: &'a str,
    pub(crate) review: ReviewFile<'a>,
    pub(crate) limits: Vec<Text<'a>>,
    pub(crate) first: &'a str,
    /// What choices say that nobody is sure of, in the guide's language.
    pub(crate) unsure_words: Option<Vec<Text<'a>>>,
    pub(crate) entries: Vec<EntryFile<'a>>,
    pub(crate) groups: Vec<GroupFile<'a>>,
    pub(crate) kinds: Vec<KindFile<'a>>,
    /// Words that advice does not use.
    #[serde(default)]
    pub(crate) banned: Vec<Text<'a>>,
    #[serde(default)]
    pub(crate) charts: Vec<ChartFile<'a>>,
    pub(crate) recurrence: Option<RecurrenceFile<'a>>,
}

/// When the content was last revised and is due again, as `YYYY-MM-DD`, and who has reviewed it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Review")]
pub(crate) struct ReviewFile<'a> {
    #[serde(borrow)]
    pub(crate) revised: &'a str,
    pub(crate) due: Option<&'a str>,
    pub(crate) by: Text<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Entry")]
pub(crate) struct EntryFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) title: Text<'a>,
    #[serde(default)]
    pub(crate) marks: Vec<&'a str>,
    #[serde(default)]
    pub(crate) rules_out: Vec<&'a str>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Group")]
pub(crate) struct GroupFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) title: Text<'a>,
    #[serde(default)]
    pub(crate) section: bool,
    #[serde(default)]
    pub(crate) pairs: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Kind")]
pub(crate) struct KindFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) title: Text<'a>,
}

/// Bars of the journal: how often each choice of a question, or each of some facts, appeared.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Chart")]
pub(crate) struct ChartFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) title: Text<'a>,
    pub(crate) question: Option<&'a str>,
    #[serde(default)]
    pub(crate) facts: Vec<&'a str>,
}

/// "So many plans within so many days means …": what the journal says when it holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Recurrence")]
pub(crate) struct RecurrenceFile<'a> {
    pub(crate) times: u32,
    pub(crate) days: u32,
    pub(crate) level: LevelFile,
    #[serde(borrow)]
    pub(crate) says: Text<'a>,
    pub(crate) from: Vec<&'a str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename = "TriageLevel")]
pub(crate) enum LevelFile {
    SelfCare,
    Routine,
    Urgent,
    Emergency,
}

/// `triage.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Triage")]
pub(crate) struct TriageFile<'a> {
    #[serde(borrow)]
    pub(crate) levels: Vec<LevelWordsFile<'a>>,
    pub(crate) within: Vec<(WithinFile, Text<'a>)>,
    pub(crate) numbers: Vec<NumberFile<'a>>,
    #[serde(default)]
    pub(crate) escalations: Vec<EscalationFile<'a>>,
}

/// How one level is spoken of: `title` on the banner, `short` in a line, `sign` beside it, `act` what to do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Level")]
pub(crate) struct LevelWordsFile<'a> {
    pub(crate) level: LevelFile,
    #[serde(borrow)]
    pub(crate) title: Text<'a>,
    pub(crate) short: Text<'a>,
    pub(crate) sign: Text<'a>,
    pub(crate) act: SayFile<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Number")]
pub(crate) struct NumberFile<'a> {
    #[serde(borrow)]
    pub(crate) country: Text<'a>,
    pub(crate) number: Text<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Escalation")]
pub(crate) struct EscalationFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) when: RowsFile<'a>,
    pub(crate) raise: LevelFile,
    pub(crate) says: Text<'a>,
    pub(crate) from: Vec<&'a str>,
}
