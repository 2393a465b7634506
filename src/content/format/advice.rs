//! `cards.ron`, `stretches.ron` and `body.ron`, as written.

use super::{LevelFile, RowsFile, StrengthFile, Text};
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::fmt;

/// An item of `cards.ron` and `stretches.ron`. One with a `line` is something to do, one with a `watch` a sign to watch for, one
/// with a `title` part of a section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Card")]
pub(crate) struct CardFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) group: &'a str,
    pub(crate) rank: Option<u32>,
    #[serde(default)]
    pub(crate) early: bool,
    #[serde(default)]
    pub(crate) pause: bool,
    pub(crate) up_to: LevelFile,
    #[serde(default)]
    pub(crate) when: RowsFile<'a>,
    #[serde(default)]
    pub(crate) unless: Vec<&'a str>,
    pub(crate) within: Option<WithinFile>,
    pub(crate) banner: Option<Text<'a>>,
    pub(crate) line: Option<SayFile<'a>>,
    #[serde(default)]
    pub(crate) how: Vec<SayFile<'a>>,
    #[serde(default)]
    pub(crate) care: Vec<SayFile<'a>>,
    #[serde(default)]
    pub(crate) why: Vec<SayFile<'a>>,
    pub(crate) evidence: Option<(StrengthFile, Vec<&'a str>)>,
    pub(crate) stop: Option<SayFile<'a>>,
    pub(crate) watch: Option<SayFile<'a>>,
    pub(crate) title: Option<Text<'a>>,
    #[serde(default)]
    pub(crate) say: Vec<SayFile<'a>>,
    #[serde(default)]
    pub(crate) steps: Vec<StepFile<'a>>,
    #[serde(default)]
    pub(crate) drawing: Vec<Text<'a>>,
}

impl<'a> CardFile<'a> {
    /// Every sentence in the order in which it is said. Of a sound card this is the order of its statements in the guide.
    pub(crate) fn statements(&self) -> impl Iterator<Item = &SayFile<'a>> {
        let first = self.line.iter().chain(&self.watch);
        first.chain(&self.how).chain(&self.care).chain(&self.why).chain(&self.say).chain(&self.stop)
    }
}

/// When help is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename = "Within")]
pub(crate) enum WithinFile {
    Now,
    Today,
    TwoDays,
    TwoWeeks,
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

impl<'a> StepFile<'a> {
    /// What is done meanwhile.
    pub(crate) fn text(&self) -> &Text<'a> {
        match self {
            Self::Hold(hold) => &hold.text,
            Self::Pack(pack) => &pack.text,
        }
    }

    /// Everything that it says: meanwhile, in short, at its end, and what may be answered then.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Text<'a>> {
        let (short, end) = match self {
            Self::Hold(hold) => (&None, &hold.end),
            Self::Pack(pack) => (&pack.short, &pack.end),
        };
        let ends = self.ends().iter().map(|end| &end.text);
        [self.text()].into_iter().chain(short).chain(end).chain(ends)
    }

    /// What may be said when it is over.
    pub(crate) fn ends(&self) -> &[EndFile<'a>] {
        match self {
            Self::Hold(hold) => &hold.ends,
            Self::Pack(pack) => &pack.ends,
        }
    }

    /// The claims that carry it.
    pub(crate) fn from(&self) -> &[&'a str] {
        match self {
            Self::Hold(hold) => &hold.from,
            Self::Pack(pack) => &pack.from,
        }
    }

    /// Whether it is a clock.
    pub(crate) fn is_clock(&self) -> bool {
        matches!(self, Self::Pack(PackFile { clock: true, .. }))
    }
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
    #[serde(default)]
    pub(crate) ends: Vec<EndFile<'a>>,
    pub(crate) from: Vec<&'a str>,
}

/// Minutes, once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Pack")]
pub(crate) struct PackFile<'a> {
    #[serde(borrow)]
    pub(crate) text: Text<'a>,
    pub(crate) short: Option<Text<'a>>,
    pub(crate) minutes: u32,
    #[serde(default)]
    pub(crate) clock: bool,
    pub(crate) end: Option<Text<'a>>,
    #[serde(default)]
    pub(crate) ends: Vec<EndFile<'a>>,
    pub(crate) from: Vec<&'a str>,
}

/// What may be said when a step is over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "End")]
pub(crate) struct EndFile<'a> {
    #[serde(borrow)]
    pub(crate) text: Text<'a>,
    pub(crate) then: ThenFile<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename = "Then")]
pub(crate) enum ThenFile<'a> {
    Done,
    Again,
    Answer(&'a str),
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
                    answer: seq.next_element::<Option<&str>>()?.flatten(),
                })
            }
        }
        deserializer.deserialize_tuple(3, SayVisitor)
    }
}

const SAY: &str = "a sentence with its claims, like (\"Sit down.\", [\"A41\"])";
