//! What stands around questions and cards: entries, words for levels, numbers, the picture, what the journal counts.
//!
//! Relies on indexes. Must not know what a front end makes of them.

use super::{ClaimIdx, FactIdx, QuestionIdx, Statement, TriageLevel};

/// When content was revised and is due for review (`YYYY-MM-DD`), and what is said about who reviewed it.
#[derive(Debug, Clone)]
pub struct Review {
    /// The date of the last revision.
    pub revised: String,
    /// The date by which it should be looked at again.
    pub due: Option<String>,
    /// A sentence about the reviewer.
    pub by: String,
}

/// A way in, and the facts it starts with.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name on the command line.
    pub id: String,
    /// What a person reads.
    pub title: String,
    /// Facts marked before the first question.
    pub marks: Vec<FactIdx>,
    /// Facts ruled out before the first question.
    pub rules_out: Vec<FactIdx>,
}

/// A group of cards.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its name in content and in JSON.
    pub id: String,
    /// What a person reads.
    pub title: String,
    /// Whether it is a section of a plan, which is closed at first. Others hold what the first view is made of.
    pub section: bool,
    /// Whether authors want to know which of its cards can appear together.
    pub pairs: bool,
}

/// A kind of card.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its name in content and in JSON.
    pub id: String,
    /// What a person reads.
    pub title: String,
}

/// How one level is spoken of.
#[derive(Debug, Clone)]
pub struct LevelWords {
    /// The banner of the plan, with [`LevelWords::WITHIN`] where the time belongs.
    pub title: String,
    /// A few words for a line.
    pub short: String,
    /// A mark that says the level without colour.
    pub sign: String,
    /// What to do, and how soon.
    pub act: Statement,
}

impl LevelWords {
    /// Stands in a banner for the words of the time within which help is needed.
    pub const WITHIN: &str = "{within}";
}

/// An emergency number, always with its country.
#[derive(Debug, Clone)]
pub struct Number {
    /// Where the number works.
    pub country: String,
    /// What to dial.
    pub number: String,
}

/// Pictures on which the choices of one question are regions.
#[derive(Debug, Clone)]
pub struct Body {
    /// The question they answer.
    pub question: QuestionIdx,
    /// Front and back.
    pub views: Vec<BodyView>,
}

/// One picture: each letter is a region, `#` the rest of the body, a space outside it.
#[derive(Debug, Clone)]
pub struct BodyView {
    /// What the picture shows.
    pub title: String,
    /// Rows of equal length.
    pub art: Vec<String>,
    /// Letters and the choice each stands for.
    pub regions: Vec<(char, usize)>,
}

/// What the journal counts.
#[derive(Debug, Clone)]
pub struct Chart {
    /// Its name.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What its bars are.
    pub bars: Bars,
}

/// The bars of a chart.
#[derive(Debug, Clone)]
pub enum Bars {
    /// One for each choice of this question.
    Choices(QuestionIdx),
    /// One for each of these facts.
    Facts(Vec<FactIdx>),
}

/// So many plans within so many days mean something.
#[derive(Debug, Clone)]
pub struct Recurrence {
    /// How many plans.
    pub times: u32,
    /// Within how many days.
    pub days: u32,
    /// The level it asks for.
    pub level: TriageLevel,
    /// What is said then.
    pub says: String,
    /// The claims that carry it.
    pub from: Vec<ClaimIdx>,
}
