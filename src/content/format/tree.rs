//! `facts.ron` and `questions.ron`, as written.

use super::{LevelFile, RowsFile, Text};
use serde::Deserialize;

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
    Offer(OfferFile<'a>),
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
    /// Serves every choice that has none of its own.
    pub(crate) next: Option<NextFile<'a>>,
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
    /// Without a tick.
    pub(crate) none: Option<NextFile<'a>>,
    /// With at least one.
    pub(crate) some: Option<NextFile<'a>>,
    /// Instead of both.
    pub(crate) next: Option<NextFile<'a>>,
}

/// Put on the plan: the first choice says no.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Offer")]
pub(crate) struct OfferFile<'a> {
    #[serde(borrow)]
    pub(crate) id: &'a str,
    pub(crate) short: Option<Text<'a>>,
    pub(crate) ask: Text<'a>,
    pub(crate) why: Text<'a>,
    pub(crate) choices: Vec<ChoiceFile<'a>>,
    pub(crate) next: Option<NextFile<'a>>,
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
    pub(crate) swatch: Option<&'a str>,
    pub(crate) next: Option<NextFile<'a>>,
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
#[serde(deny_unknown_fields, rename = "Next")]
pub(crate) enum NextFile<'a> {
    #[serde(borrow)]
    To(&'a str),
    Plan,
    If {
        when: RowsFile<'a>,
        then: Box<NextFile<'a>>,
        otherwise: Box<NextFile<'a>>,
    },
}

impl<'a> QuestionFile<'a> {
    /// Every way on that is written.
    pub(crate) fn ways(&self) -> Vec<&NextFile<'a>> {
        match self {
            Self::One(OneFile { choices, next, .. }) | Self::Offer(OfferFile { choices, next, .. }) => {
                choices.iter().filter_map(|choice| choice.next.as_ref()).chain(next).collect()
            }
            Self::Any(any) => [&any.none, &any.some, &any.next].into_iter().flatten().collect(),
        }
    }

    /// The ways on in the order of the answers that they serve: without a tick, with one; or a choice after the other. One that
    /// serves several comes several times.
    pub(crate) fn ways_in_turn(&self) -> Vec<&NextFile<'a>> {
        match self {
            Self::One(OneFile { choices, next, .. }) | Self::Offer(OfferFile { choices, next, .. }) => {
                choices.iter().filter_map(|choice| choice.next.as_ref().or(next.as_ref())).collect()
            }
            Self::Any(any) => {
                [&any.none, &any.some].into_iter().filter_map(|way| way.as_ref().or(any.next.as_ref())).collect()
            }
        }
    }

    /// The way on of every choice that has none of its own, or of every tick.
    pub(crate) fn next(&self) -> Option<&NextFile<'a>> {
        match self {
            Self::One(OneFile { next, .. }) | Self::Offer(OfferFile { next, .. }) => next.as_ref(),
            Self::Any(any) => any.some.as_ref().or(any.next.as_ref()),
        }
    }

    /// What may be chosen or ticked.
    pub(crate) fn offered(&self) -> Vec<Offered<'_, 'a>> {
        match self {
            Self::One(_) | Self::Offer(_) => self.choices().iter().map(Offered::choice).collect(),
            Self::Any(any) => any.ticks.iter().map(Offered::tick).collect(),
        }
    }

    /// The choices; of a checklist none.
    pub(crate) fn choices(&self) -> &[ChoiceFile<'a>] {
        match self {
            Self::One(OneFile { choices, .. }) | Self::Offer(OfferFile { choices, .. }) => choices,
            Self::Any(_) => &[],
        }
    }

    /// Its short name, what it asks and why.
    pub(crate) fn words(&self) -> (Option<&Text<'a>>, &Text<'a>, &Text<'a>) {
        let (short, ask, why) = match self {
            Self::One(OneFile { short, ask, why, .. })
            | Self::Any(AnyFile { short, ask, why, .. })
            | Self::Offer(OfferFile { short, ask, why, .. }) => (short, ask, why),
        };
        (short.as_ref(), ask, why)
    }

    pub(crate) fn id(&self) -> &'a str {
        match self {
            Self::One(OneFile { id, .. }) | Self::Any(AnyFile { id, .. }) | Self::Offer(OfferFile { id, .. }) => id,
        }
    }

    pub(crate) fn about(&self) -> Option<&'a str> {
        match self {
            Self::One(one) => one.about,
            Self::Any(any) => any.about,
            Self::Offer(_) => None,
        }
    }
}

/// A choice or a tick, for whatever asks the same of both.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Offered<'f, 'a> {
    pub(crate) id: &'a str,
    pub(crate) text: &'f Text<'a>,
    pub(crate) short: Option<&'f Text<'a>>,
    pub(crate) marks: &'f [&'a str],
    pub(crate) rules_out: &'f [&'a str],
    pub(crate) raise: Option<LevelFile>,
    pub(crate) unsure: bool,
    pub(crate) swatch: Option<&'a str>,
    /// The way on of a choice of its own.
    pub(crate) next: Option<&'f NextFile<'a>>,
}

impl<'f, 'a> Offered<'f, 'a> {
    fn choice(file: &'f ChoiceFile<'a>) -> Self {
        let ChoiceFile { id, text, short, marks, rules_out, raise, unsure, swatch, next } = file;
        let (raise, unsure, swatch) = (*raise, *unsure, *swatch);
        Self { id, text, short: short.as_ref(), marks, rules_out, raise, unsure, swatch, next: next.as_ref() }
    }

    fn tick(file: &'f TickFile<'a>) -> Self {
        let TickFile { id, text, short, marks, rules_out, raise } = file;
        let (short, raise) = (short.as_ref(), *raise);
        Self { id, text, short, marks, rules_out, raise, unsure: false, swatch: None, next: None }
    }
}
