//! The checked guide: questions, facts, cards, levels and sources, with every name turned into an index.
//!
//! Relies on nothing. Must not know how a guide is written, walked or shown. A [`Guide`] can only be made by `content`,
//! so whoever holds one need not ask whether an index is in range or a question leads anywhere.

mod card;
mod facts;
mod frame;
pub(crate) mod order;
mod promise;
mod question;
mod rows;
mod source;

pub use card::{ActionLine, Advice, Card, End, Statement, Step, Then, Timing, Within};
pub use facts::FactSet;
pub use frame::{Bars, Body, BodyView, Chart, Entry, Group, Kind, LevelWords, Number, Recurrence, Review};
pub use promise::{Case, Escalation, Promise, Rule, Show};
pub use question::{Choice, Form, Next, Question};
pub use rows::Rows;
pub use source::{Basis, Claim, Source, Sources, Strength};
use std::ops::{Deref, Index};
use std::sync::LazyLock;

/// How soon help is needed. Ordered: a later level is more urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TriageLevel {
    /// Care for it yourself.
    SelfCare,
    /// Book an appointment.
    Routine,
    /// Be seen today.
    Urgent,
    /// Get help now. The walk ends here.
    Emergency,
}

impl TriageLevel {
    /// Every level, mildest first.
    pub const ALL: [Self; 4] = [Self::SelfCare, Self::Routine, Self::Urgent, Self::Emergency];

    /// The level's name in JSON and in machine-readable text.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::SelfCare => "self_care",
            Self::Routine => "routine",
            Self::Urgent => "urgent",
            Self::Emergency => "emergency",
        }
    }
}

/// The place of a question in [`Parts::questions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionIdx(pub usize);

/// The place of a fact in [`Parts::facts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactIdx(pub usize);

/// The place of a card in [`Parts::cards`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardIdx(pub usize);

/// The place of a claim in [`Parts::claims`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimIdx(pub usize);

/// The place of an entry in [`Parts::entries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIdx(pub usize);

/// A guide that passed every structural check.
#[derive(Debug)]
pub struct Guide {
    parts: Parts,
    order: Vec<QuestionIdx>,
    /// What each choice of each question marks.
    marks: Vec<Vec<FactSet>>,
    sources: LazyLock<Sources, ReadSources>,
}

/// How the sources are read once somebody asks for them.
type ReadSources = Box<dyn FnOnce() -> Sources + Send>;

impl Guide {
    /// Seals parts that `content` has checked. Nobody else may call this.
    pub(crate) fn from_checked(parts: Parts, sources: impl FnOnce() -> Sources + Send + 'static) -> Self {
        let of_question = |question: &Question| question.choices.iter().map(|choice| set(&choice.marks)).collect();
        let marks = parts.questions.iter().map(of_question).collect();
        Self { order: order::order(&parts), marks, parts, sources: LazyLock::new(Box::new(sources)) }
    }

    /// Where its sentences come from. No walk needs them, so they may be read only now.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What each choice of a question marks, as sets.
    pub(crate) fn marks(&self, question: QuestionIdx) -> &[FactSet] {
        &self.marks[question.0]
    }

    /// The questions that a walk can come to, each before those it leads to.
    #[must_use]
    pub fn order(&self) -> &[QuestionIdx] {
        &self.order
    }
}

fn set(facts: &[FactIdx]) -> FactSet {
    facts.iter().copied().collect()
}

impl Deref for Guide {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

/// What a guide holds.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The guide's own name, as in `cramps`.
    pub id: String,
    /// The title on every screen.
    pub title: String,
    /// One line below the title.
    pub subtitle: String,
    /// The version of the content, apart from that of the program.
    pub version: String,
    /// The language of the content, as in `en-GB`.
    pub language: String,
    /// When the content was revised, and by whom it was reviewed.
    pub review: Review,
    /// Who the guide is for and what it is not.
    pub limits: Vec<String>,
    /// The question that every entry begins with.
    pub first: QuestionIdx,
    /// The ways in, the usual one first.
    pub entries: Vec<Entry>,
    /// The groups of a plan, in the order in which they are shown.
    pub groups: Vec<Group>,
    /// The kinds of cards.
    pub kinds: Vec<Kind>,
    /// The words for the four levels, mildest first.
    pub levels: [LevelWords; 4],
    /// The words for the times within which help is needed, the soonest first.
    pub within: [String; 4],
    /// Emergency numbers by country.
    pub numbers: Vec<Number>,
    /// Facts that together raise the level.
    pub escalations: Vec<Escalation>,
    /// The questions, in the order in which they were written.
    pub questions: Vec<Question>,
    /// The facts that answers can establish.
    pub facts: Vec<Fact>,
    /// The cards, in the order in which a plan shows them.
    pub cards: Vec<Card>,
    /// The ids of the claims that sentences cite, each once; what they say stands in [`Guide::sources`].
    pub claims: Vec<String>,
    /// The safety invariants.
    pub promises: Vec<Promise>,
    /// The worked examples.
    pub cases: Vec<Case>,
    /// The picture on which a question may be answered.
    pub body: Option<Body>,
    /// What the journal counts.
    pub charts: Vec<Chart>,
    /// When several plans together mean something.
    pub recurrence: Option<Recurrence>,
}

impl Parts {
    /// How a level is spoken of.
    #[must_use]
    pub fn words(&self, level: TriageLevel) -> &LevelWords {
        &self.levels[level as usize]
    }

    /// How a time is spoken of.
    #[must_use]
    pub fn time(&self, within: Within) -> &str {
        &self.within[within as usize]
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<QuestionIdx> {
        self.questions.iter().position(|q| q.id == id).map(QuestionIdx)
    }

    /// The card with this id.
    #[must_use]
    pub fn card(&self, id: &str) -> Option<CardIdx> {
        self.cards.iter().position(|c| c.id == id).map(CardIdx)
    }

    /// The fact with this id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<FactIdx> {
        self.facts.iter().position(|f| f.id == id).map(FactIdx)
    }

    /// The rows of each escalation, with the level that it raises to.
    pub fn escalation_rows(&self) -> impl Iterator<Item = (&[FactIdx], TriageLevel)> {
        self.escalations.iter().flat_map(|rule| rule.when.iter().map(move |row| (row, rule.raise)))
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<EntryIdx> {
        self.entries.iter().position(|e| e.id == id).map(EntryIdx)
    }
}

impl Index<QuestionIdx> for Parts {
    type Output = Question;
    fn index(&self, idx: QuestionIdx) -> &Question {
        &self.questions[idx.0]
    }
}

impl Index<FactIdx> for Parts {
    type Output = Fact;
    fn index(&self, idx: FactIdx) -> &Fact {
        &self.facts[idx.0]
    }
}

impl Index<CardIdx> for Parts {
    type Output = Card;
    fn index(&self, idx: CardIdx) -> &Card {
        &self.cards[idx.0]
    }
}

impl Index<ClaimIdx> for Parts {
    type Output = str;
    fn index(&self, idx: ClaimIdx) -> &str {
        &self.claims[idx.0]
    }
}

impl Index<EntryIdx> for Parts {
    type Output = Entry;
    fn index(&self, idx: EntryIdx) -> &Entry {
        &self.entries[idx.0]
    }
}

/// Something that answers can establish.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its name in content.
    pub id: String,
    /// Completes "shown because …".
    pub because: String,
}
