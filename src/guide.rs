//! The checked guide: questions, facts, cards, levels and sources, with every name turned into an index.
//!
//! Relies on nothing. Must not know how a guide is written, walked or shown. A [`Guide`] can only be made by `content`,
//! so whoever holds one need not ask whether an index is in range or a question leads anywhere.

use std::ops::{Deref, Index};

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
}

impl Guide {
    /// Seals parts that `content` has checked. Nobody else may call this.
    pub(crate) fn from_checked(parts: Parts) -> Self {
        Self { parts }
    }
}

impl Deref for Guide {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

/// What a guide holds.
#[derive(Debug)]
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
    pub groups: Vec<Named>,
    /// The kinds of cards.
    pub kinds: Vec<Named>,
    /// The words for the four levels, mildest first.
    pub levels: [LevelWords; 4],
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
    /// The documents that claims come from.
    pub sources: Vec<Source>,
    /// The numbered statements that sentences cite.
    pub claims: Vec<Claim>,
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
    type Output = Claim;
    fn index(&self, idx: ClaimIdx) -> &Claim {
        &self.claims[idx.0]
    }
}

impl Index<EntryIdx> for Parts {
    type Output = Entry;
    fn index(&self, idx: EntryIdx) -> &Entry {
        &self.entries[idx.0]
    }
}

/// When content was revised and is due for review (`YYYY-MM-DD`), and what is said about who reviewed it.
#[derive(Debug)]
pub struct Review {
    /// The date of the last revision.
    pub revised: String,
    /// The date by which it should be looked at again.
    pub due: Option<String>,
    /// A sentence about the reviewer.
    pub by: String,
}

/// A way in, and the facts it starts with.
#[derive(Debug)]
pub struct Entry {
    /// Its name on the command line.
    pub id: String,
    /// What a person reads.
    pub title: String,
    /// Facts marked before the first question.
    pub marks: Vec<FactIdx>,
}

/// A group or a kind of card.
#[derive(Debug)]
pub struct Named {
    /// Its name in content and in JSON.
    pub id: String,
    /// What a person reads.
    pub title: String,
}

/// How one level is spoken of.
#[derive(Debug)]
pub struct LevelWords {
    /// The banner of the plan.
    pub title: String,
    /// A few words for a line.
    pub short: String,
    /// A mark that says the level without colour.
    pub sign: String,
    /// What to do, and how soon.
    pub act: Statement,
}

/// An emergency number, always with its country.
#[derive(Debug)]
pub struct Number {
    /// Where the number works.
    pub country: String,
    /// What to dial.
    pub number: String,
}

/// Facts that together raise the level.
#[derive(Debug)]
pub struct Escalation {
    /// Its name in problems.
    pub id: String,
    /// All of these must be marked.
    pub when: Vec<FactIdx>,
    /// The level from then on.
    pub raise: TriageLevel,
    /// The reason that the plan gives.
    pub says: String,
    /// The claims that carry it.
    pub from: Vec<ClaimIdx>,
}

/// Something that answers can establish.
#[derive(Debug)]
pub struct Fact {
    /// Its name in content.
    pub id: String,
    /// Completes "shown because …".
    pub because: String,
}

/// One thing that is asked.
#[derive(Debug)]
pub struct Question {
    /// Its name in trails.
    pub id: String,
    /// Its name in the list of answers.
    pub short: String,
    /// The question itself.
    pub ask: String,
    /// Why it is asked.
    pub why: String,
    /// The question whose answer this one's answer is about.
    pub about: Option<QuestionIdx>,
    /// The possible answers: choices, or the ticks of a checklist.
    pub choices: Vec<Choice>,
    /// One choice or any ticks, and the ways on.
    pub form: Form,
}

impl Question {
    /// Whether it is a checklist.
    #[must_use]
    pub fn is_checklist(&self) -> bool {
        matches!(self.form, Form::Any { .. })
    }
}

/// How a question is answered and where each answer leads.
#[derive(Debug)]
pub enum Form {
    /// Exactly one choice. The ways stand in the order of the choices.
    One {
        /// One way on a choice.
        ways: Vec<Next>,
    },
    /// Any ticks of a checklist, or none of them.
    Any {
        /// The way on without a tick.
        none: Next,
        /// The way on with at least one tick.
        some: Next,
    },
}

/// A possible answer: a choice or a tick.
#[derive(Debug)]
pub struct Choice {
    /// Its name in trails.
    pub id: String,
    /// What a person reads.
    pub text: String,
    /// The same in a few words, for the list of answers.
    pub short: String,
    /// Facts that it establishes.
    pub marks: Vec<FactIdx>,
    /// Facts that it denies.
    pub rules_out: Vec<FactIdx>,
    /// The level that it raises to.
    pub raise: Option<TriageLevel>,
    /// "Not sure", which counts as the worst of its siblings.
    pub unsure: bool,
}

/// Where an answer leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// To this question.
    To(QuestionIdx),
    /// The walk is finished.
    Plan,
    /// Depends on facts that are already marked.
    If {
        /// All of these must be marked.
        when: Vec<FactIdx>,
        /// The way if they are.
        then: Box<Next>,
        /// The way if they are not.
        otherwise: Box<Next>,
    },
}

/// One piece of advice.
#[derive(Debug)]
pub struct Card {
    /// Its name in content and in JSON.
    pub id: String,
    /// Its place in [`Parts::kinds`].
    pub kind: usize,
    /// Its place in [`Parts::groups`].
    pub group: usize,
    /// Its heading.
    pub title: String,
    /// Whether it may be shown beside the questions.
    pub early: bool,
    /// The highest level at which it is shown.
    pub up_to: TriageLevel,
    /// Rows of facts; all facts of one row must be marked.
    pub when: Vec<Vec<FactIdx>>,
    /// Facts that must all have been asked about and ruled out.
    pub unless: Vec<FactIdx>,
    /// What it says.
    pub say: Vec<Statement>,
    /// Its timed parts.
    pub steps: Vec<Step>,
    /// A small line drawing, row by row.
    pub drawing: Vec<String>,
}

/// One sentence of guidance with the claims that carry it.
#[derive(Debug)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// At least one claim.
    pub from: Vec<ClaimIdx>,
    /// The answer that would lead higher, in the text form of a trail.
    pub answer: Option<String>,
}

/// One timed part of a card.
#[derive(Debug)]
pub struct Step {
    /// What to do meanwhile.
    pub text: String,
    /// How it is timed.
    pub timing: Timing,
    /// What to do when it is over.
    pub end: Option<String>,
    /// The claims that carry it.
    pub from: Vec<ClaimIdx>,
}

/// How a step is timed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// Held for some seconds, with rests, several times.
    Hold {
        /// Seconds of each hold.
        seconds: u32,
        /// Seconds of rest between holds.
        rest: u32,
        /// Number of holds.
        times: u32,
    },
    /// Left on for some minutes.
    Pack {
        /// Minutes in all.
        minutes: u32,
    },
}

/// A document.
#[derive(Debug)]
pub struct Source {
    /// Its name, as in `S03`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub by: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether each of its claims has to be cited somewhere.
    pub main: bool,
}

/// One numbered statement of a source.
#[derive(Debug)]
pub struct Claim {
    /// Its name, as in `A42`.
    pub id: String,
    /// Its place in [`Parts::sources`].
    pub source: usize,
    /// What the source says, in our own words.
    pub says: String,
    /// How well it is supported.
    pub strength: Strength,
    /// What our knowledge of it rests on.
    pub basis: Basis,
}

/// How well a claim is supported by evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Guidelines or consistent reviews.
    Strong,
    /// Some trials or consistent cohorts.
    Moderate,
    /// Expert opinion, small studies or convention.
    Weak,
    /// Credible evidence both ways.
    Contested,
    /// None was found.
    NoEvidence,
    /// Advised against.
    Harm,
}

impl Strength {
    /// The strength in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Strong => "strong evidence",
            Self::Moderate => "moderate evidence",
            Self::Weak => "weak evidence",
            Self::Contested => "contested",
            Self::NoEvidence => "no evidence found",
            Self::Harm => "advised against",
        }
    }
}

/// What our knowledge of a claim rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The source, a copy of it or its abstract was read.
    Read,
    /// Well established, but not confirmed in the source's own text.
    Known,
    /// A threshold or grouping proposed by the authors of the guide.
    Author,
}

/// Which cards a promise speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// This card.
    Card(CardIdx),
    /// Every card of the kind at this place in [`Parts::kinds`].
    Kind(usize),
}

/// A safety invariant and the plain sentence that says it.
#[derive(Debug)]
pub struct Promise {
    /// The sentence.
    pub says: String,
    /// The invariant.
    pub rule: Rule,
}

/// What a promise demands at every position of every path.
#[derive(Debug)]
pub enum Rule {
    /// Never milder than this level while these facts are marked.
    Floor {
        /// All of these marked.
        when: Vec<FactIdx>,
        /// The mildest level allowed.
        level: TriageLevel,
    },
    /// Never shown while these facts are marked.
    Never {
        /// All of these marked.
        when: Vec<FactIdx>,
        /// What must not be shown.
        show: Show,
    },
    /// Shown only when all of these were asked about and ruled out.
    Needs {
        /// What is shown.
        show: Show,
        /// What must have been denied.
        ruled_out: Vec<FactIdx>,
    },
    /// On every plan with these facts.
    Always {
        /// All of these marked.
        when: Vec<FactIdx>,
        /// None of these marked.
        unless: Vec<FactIdx>,
        /// On plans up to this level.
        up_to: TriageLevel,
        /// What must be shown.
        show: Show,
    },
    /// Never shown together.
    Apart {
        /// One of the two.
        show: Show,
        /// The other.
        and: Show,
    },
    /// No path asks more questions than this.
    AtMost {
        /// The longest path allowed.
        questions: u32,
    },
}

/// A worked example.
#[derive(Debug)]
pub struct Case {
    /// Its name in reports.
    pub id: String,
    /// Who it is about.
    pub story: String,
    /// The way in.
    pub entry: EntryIdx,
    /// The answers in the text form of a trail.
    pub trail: Vec<String>,
    /// The level that the plan must have.
    pub level: TriageLevel,
    /// Cards that the plan must show.
    pub shows: Vec<CardIdx>,
    /// Cards that the plan must not show.
    pub hides: Vec<CardIdx>,
}

/// Pictures on which the choices of one question are regions.
#[derive(Debug)]
pub struct Body {
    /// The question they answer.
    pub question: QuestionIdx,
    /// Front and back.
    pub views: Vec<BodyView>,
}

/// One picture: each letter is a region, `#` the rest of the body, a space outside it.
#[derive(Debug)]
pub struct BodyView {
    /// What the picture shows.
    pub title: String,
    /// Rows of equal length.
    pub art: Vec<String>,
    /// Letters and the choice each stands for.
    pub regions: Vec<(char, usize)>,
}

/// What the journal counts.
#[derive(Debug)]
pub struct Chart {
    /// Its name.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What its bars are.
    pub bars: Bars,
}

/// The bars of a chart.
#[derive(Debug)]
pub enum Bars {
    /// One for each choice of this question.
    Choices(QuestionIdx),
    /// One for each of these facts.
    Facts(Vec<FactIdx>),
}

/// So many plans within so many days mean something.
#[derive(Debug)]
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
