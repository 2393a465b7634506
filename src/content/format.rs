//! The RON files of a guide, exactly as an author writes them.
//!
//! Every id and text is borrowed from the file, because its address is the only record of where it stood: RON keeps no
//! positions. Nothing here is checked beyond its shape; `check` does that and `resolve` turns names into indexes. Knows
//! serde and RON's data model; must not know the engine's rules.

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

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
    pub(crate) entries: Vec<EntryFile<'a>>,
    pub(crate) groups: Vec<NamedFile<'a>>,
    pub(crate) kinds: Vec<NamedFile<'a>>,
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
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamedFile<'a> {
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
    pub(crate) when: Vec<&'a str>,
    pub(crate) raise: LevelFile,
    pub(crate) says: Text<'a>,
    pub(crate) from: Vec<&'a str>,
}

/// An item of `facts.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Fact")]
pub(crate) struct FactFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) because: Text<'a>,
}

/// An item of `questions.ron`
#[derive(Debug, Deserialize)]
pub(crate) enum QuestionFile<'a> {
    #[serde(borrow)]
    One(OneFile<'a>),
    Any(AnyFile<'a>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "One")]
pub(crate) struct OneFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) short: Option<Text<'a>>,
    pub(crate) ask: Text<'a>,
    pub(crate) why: Text<'a>,
    pub(crate) about: Option<&'a str>,
    pub(crate) choices: Vec<ChoiceFile<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Any")]
pub(crate) struct AnyFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) short: Option<Text<'a>>,
    pub(crate) ask: Text<'a>,
    pub(crate) why: Text<'a>,
    pub(crate) about: Option<&'a str>,
    pub(crate) ticks: Vec<TickFile<'a>>,
    pub(crate) none: NextFile<'a>,
    pub(crate) some: NextFile<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Choice")]
pub(crate) struct ChoiceFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) text: Text<'a>,
    pub(crate) short: Option<Text<'a>>,
    #[serde(default)]
    pub(crate) marks: Vec<&'a str>,
    #[serde(default)]
    pub(crate) rules_out: Vec<&'a str>,
    pub(crate) raise: Option<LevelFile>,
    #[serde(default)]
    pub(crate) unsure: bool,
    pub(crate) next: NextFile<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Tick")]
pub(crate) struct TickFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) text: Text<'a>,
    pub(crate) short: Option<Text<'a>>,
    #[serde(default)]
    pub(crate) marks: Vec<&'a str>,
    #[serde(default)]
    pub(crate) rules_out: Vec<&'a str>,
    pub(crate) raise: Option<LevelFile>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Next")]
pub(crate) enum NextFile<'a> {
    #[serde(borrow)]
    To(&'a str),
    Plan,
    If {
        when: Vec<&'a str>,
        then: Box<NextFile<'a>>,
        otherwise: Box<NextFile<'a>>,
    },
}

impl<'a> QuestionFile<'a> {
    pub(crate) fn choice_ids(&self) -> Vec<&'a str> {
        match self {
            Self::One(one) => one.choices.iter().map(|choice| choice.id).collect(),
            Self::Any(any) => any.ticks.iter().map(|tick| tick.id).collect(),
        }
    }

    pub(crate) fn id(&self) -> &'a str {
        match self {
            Self::One(one) => one.id,
            Self::Any(any) => any.id,
        }
    }
}

/// An item of `cards.ron` and `stretches.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Card")]
pub(crate) struct CardFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) group: &'a str,
    pub(crate) title: Text<'a>,
    #[serde(default)]
    pub(crate) early: bool,
    pub(crate) up_to: LevelFile,
    #[serde(default)]
    pub(crate) when: Vec<RowFile<'a>>,
    #[serde(default)]
    pub(crate) unless: Vec<&'a str>,
    pub(crate) say: Vec<SayFile<'a>>,
    #[serde(default)]
    pub(crate) steps: Vec<StepFile<'a>>,
    #[serde(default)]
    pub(crate) drawing: Vec<Text<'a>>,
}

/// `when: ["a", "b"]` is one row, `when: [["a"], ["b", "c"]]` is two.
#[derive(Debug)]
pub(crate) enum RowFile<'a> {
    Fact(&'a str),
    Facts(Vec<&'a str>),
}

/// `("text", ["A42"])`, or with the answer that leads higher `("text", ["A42"], "leg_signs=swollen")`.
#[derive(Debug)]
pub(crate) struct SayFile<'a> {
    pub(crate) text: Text<'a>,
    pub(crate) from: Vec<&'a str>,
    pub(crate) answer: Option<&'a str>,
}

#[derive(Debug, Deserialize)]
pub(crate) enum StepFile<'a> {
    #[serde(borrow)]
    Hold(HoldFile<'a>),
    Pack(PackFile<'a>),
}

/// Seconds held, seconds of rest between, how many times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Hold")]
pub(crate) struct HoldFile<'a> {
    #[serde(borrow)]
    pub(crate) text: Text<'a>,
    pub(crate) seconds: u32,
    #[serde(default)]
    pub(crate) rest: u32,
    pub(crate) times: u32,
    pub(crate) end: Option<Text<'a>>,
    pub(crate) from: Vec<&'a str>,
}

/// Minutes, once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Pack")]
pub(crate) struct PackFile<'a> {
    #[serde(borrow)]
    pub(crate) text: Text<'a>,
    pub(crate) minutes: u32,
    pub(crate) end: Option<Text<'a>>,
    pub(crate) from: Vec<&'a str>,
}

/// `body.ron`: pictures in which each letter is one region, `#` the rest of the body and a space is outside.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Body")]
pub(crate) struct BodyFile<'a> {
    #[serde(borrow)]
    pub(crate) question: &'a str,
    pub(crate) views: Vec<BodyViewFile<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "View")]
pub(crate) struct BodyViewFile<'a> {
    #[serde(borrow)]
    pub(crate) title: Text<'a>,
    pub(crate) art: Vec<Text<'a>>,
    pub(crate) regions: Vec<RegionFile<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Region")]
pub(crate) struct RegionFile<'a> {
    pub(crate) letter: char,
    #[serde(borrow)]
    pub(crate) choice: &'a str,
}

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
#[serde(rename = "Promise")]
pub(crate) enum PromiseFile<'a> {
    Floor {
        #[serde(borrow)]
        when: Vec<&'a str>,
        level: LevelFile,
        says: Text<'a>,
    },
    Never {
        when: Vec<&'a str>,
        show: ShowFile<'a>,
        says: Text<'a>,
    },
    Needs {
        show: ShowFile<'a>,
        ruled_out: Vec<&'a str>,
        says: Text<'a>,
    },
    Always {
        when: Vec<&'a str>,
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

#[derive(Debug, Deserialize)]
#[serde(rename = "Show")]
pub(crate) enum ShowFile<'a> {
    #[serde(borrow)]
    Card(&'a str),
    Kind(&'a str),
}

/// An item of `cases.ron`: a story, the answers in order, and what the plan must be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Case")]
pub(crate) struct CaseFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) story: Text<'a>,
    pub(crate) entry: Option<&'a str>,
    pub(crate) trail: Vec<&'a str>,
    pub(crate) level: LevelFile,
    #[serde(default)]
    pub(crate) shows: Vec<&'a str>,
    #[serde(default)]
    pub(crate) hides: Vec<&'a str>,
}

impl<'de: 'a, 'a> Deserialize<'de> for RowFile<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RowVisitor;
        impl<'de> Visitor<'de> for RowVisitor {
            type Value = RowFile<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a fact, or a list of facts")
            }
            fn visit_borrowed_str<E>(self, fact: &'de str) -> Result<Self::Value, E> {
                Ok(RowFile::Fact(fact))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut facts = Vec::new();
                while let Some(fact) = seq.next_element()? {
                    facts.push(fact);
                }
                Ok(RowFile::Facts(facts))
            }
        }
        deserializer.deserialize_any(RowVisitor)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for SayFile<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SayVisitor;
        impl<'de> Visitor<'de> for SayVisitor {
            type Value = SayFile<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(SAY)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let missing = || A::Error::custom(format_args!("expected {SAY}"));
                Ok(SayFile {
                    text: seq.next_element()?.ok_or_else(missing)?,
                    from: seq.next_element()?.ok_or_else(missing)?,
                    answer: seq.next_element()?,
                })
            }
        }
        deserializer.deserialize_tuple(3, SayVisitor)
    }
}

const SAY: &str = "a sentence with its claims, like (\"Drink a little.\", [\"A46\"])";
