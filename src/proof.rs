//! Whether each promise holds at every position of every path, early cards included, and how many paths there are.
//!
//! Relies on the guide and on the trail's meaning of answers. Must not know files or how a verdict is shown. A promise is
//! broken if a walk comes to certain targets; each is looked for on its own, so that a search tracks few facts.

mod bits;
mod count;
mod differ;
mod local;
mod meet;
mod never;
mod nodes;
mod pairs;
mod reach;
mod search;
mod shortest;
mod standings;
mod target;
mod ticks;
mod timely;
mod unsure;
mod work;

use crate::guide::{Card, CardIdx, EntryIdx, FactIdx, Guide, QuestionIdx, Rows, Rule, Show, TriageLevel};
use crate::trail::Answer;
pub use count::Count;
use count::count;
pub use differ::{Difference, differences, tell_apart};
use foldhash::fast::FixedState;
pub use meet::{levels, meetings};
use reach::Reach;
use search::{Found, Wish, ways};
pub use standings::Branches;
use standings::Standings;
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};
use target::{Place, Target, tangled_in};
pub use target::{Tangled, Way};
pub use unsure::Skip;
pub use work::Ledger;
use work::{Limits, MOST_FOR_ALL, Work};

/// Hashing is most of a search's work, and the engine takes no randomness from outside: so a fast hash without a seed.
type Map<K, V> = HashMap<K, V, FixedState>;

/// The most positions that are looked for to prove one promise.
const MOST_TARGETS: usize = 100_000;
/// How many of them are looked for at once, in the same few bits where they look at the same facts.
const SOME_TARGETS: usize = 1_000;

/// What was found about every promise of a guide.
#[derive(Debug)]
pub struct Proof {
    /// One verdict a promise, in declared order.
    pub verdicts: Vec<Verdict>,
    /// The exact number of trails from an entry to a plan, unless too much has to be told apart to count them.
    pub paths: Option<Count>,
}

/// What was found about one promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It holds on every path.
    Proved,
    /// This walk breaks it, and of those that were not too tangled to look for none has fewer answers.
    Broken(Way),
    /// Something that it speaks of can never happen.
    Empty,
    /// Too many states have to be told apart.
    Tangled(Tangled),
    /// Nobody looked: the promises before it were all the work that there may be.
    LeftOut,
}

impl Proof {
    /// The proof of the promises in declared order, each with the work that it was. Which of them were too many to look at
    /// hangs on nothing but the guide, though several threads may have looked at a few of those.
    #[must_use]
    pub fn new(verdicts: impl IntoIterator<Item = (Verdict, usize)>, paths: Option<Count>) -> Self {
        let mut before: usize = 0;
        let limited = |(verdict, work): (Verdict, usize)| {
            let is_left_out = before > MOST_FOR_ALL;
            before = before.saturating_add(work);
            if is_left_out { Verdict::LeftOut } else { verdict }
        };
        Self { verdicts: verdicts.into_iter().map(limited).collect(), paths }
    }
}

/// Proves or refutes every promise.
#[must_use]
pub fn prove(guide: &Guide) -> Proof {
    let (prover, ledger) = (Prover::new(guide), Mutex::default());
    let verdicts: Vec<_> = (0..guide.promises.len()).map(|promise| prover.verdict_within(promise, &ledger)).collect();
    Proof::new(verdicts, prover.paths())
}

/// Proves the promises of one guide, one by one. Each verdict stands for itself, so several threads may ask for them.
#[derive(Debug)]
pub struct Prover<'g> {
    guide: &'g Guide,
    /// What walks can still do, by the highest level that they may have.
    reach: [Reach; 4],
    shows: Shows,
    /// Where walks can stand, once somebody asks for it.
    standings: OnceLock<Result<Standings, Tangled>>,
    /// How much work it was to look for what never is.
    looking: Cell<usize>,
    /// Whose turn it is to make a large search.
    turn: Mutex<()>,
}

/// Whether each card can show, and some card of each kind, once that was asked, with the work that it was to find out.
#[derive(Debug)]
struct Shows {
    cards: Vec<OnceLock<(bool, usize)>>,
    kinds: Vec<OnceLock<(bool, usize)>>,
}

impl<'g> Prover<'g> {
    /// Looks at what can still happen from each question on.
    #[must_use]
    pub fn new(guide: &'g Guide) -> Self {
        let reach = TriageLevel::ALL.map(|level| Reach::of(guide, level));
        let shows =
            Shows { cards: vec![OnceLock::new(); guide.cards.len()], kinds: vec![OnceLock::new(); guide.kinds.len()] };
        Self { guide, reach, shows, standings: OnceLock::new(), looking: Cell::new(0), turn: Mutex::new(()) }
    }

    /// The exact number of trails from an entry to a plan, unless too much has to be told apart to count them.
    pub fn paths(&self) -> Option<Count> {
        self.standings().as_ref().ok().map(count)
    }

    /// A walk that comes to any of the targets. One that was found counts, whatever else was too tangled to look for.
    fn find(&self, targets: impl IntoIterator<Item = Target>, wish: Wish, work: &Work) -> Found {
        let limits = Limits { turn: &self.turn, work };
        let (mut best, mut tangled, mut left) = (None, None, MOST_TARGETS);
        let mut targets = targets.into_iter().peekable();
        while let Some(next) = targets.peek() {
            if left == 0 || work.is_too_much() {
                tangled = tangled.or_else(|| Some(tangled_in(self.guide, &self.reach, next)));
                break;
            }
            let some: Vec<Target> = targets.by_ref().take(SOME_TARGETS).collect();
            left = left.saturating_sub(some.len());
            for found in ways(self.guide, &self.reach, limits, some, wish) {
                match found {
                    Ok(Some(way)) if wish == Wish::Any => return Ok(Some(way)),
                    Ok(way) => best = best.into_iter().chain(way).min_by_key(length),
                    Err(facts) => tangled = tangled.or(Some(facts)),
                }
            }
        }
        match (best, tangled) {
            (None, Some(tangled)) => Err(tangled),
            (best, _) => Ok(best),
        }
    }

    /// Whether any walk comes to any of the targets.
    fn occurs(&self, targets: impl IntoIterator<Item = Target>, work: &Work) -> Result<bool, Tangled> {
        self.find(targets, Wish::Any, work).map(|way| way.is_some())
    }

    /// Proves or refutes the promise at this place, whatever the others are.
    #[must_use]
    pub fn verdict(&self, promise: usize) -> Verdict {
        self.worked_out(promise, &Work::default())
    }

    /// Proves or refutes the promise at this place, with the work that it was, unless the promises before it leave none.
    #[must_use]
    pub fn verdict_within(&self, promise: usize, ledger: &Mutex<Ledger>) -> (Verdict, usize) {
        let ledger = || ledger.lock().unwrap_or_else(PoisonError::into_inner);
        if ledger().leaves_out(promise) {
            return (Verdict::LeftOut, 0);
        }
        let work = Work::default();
        let verdict = self.worked_out(promise, &work);
        ledger().note(promise, work.so_far());
        (verdict, work.so_far())
    }

    fn worked_out(&self, promise: usize, work: &Work) -> Verdict {
        let rule = &self.guide.promises[promise].rule;
        let verdict = match self.find(self.breaches(rule), Wish::Shortest, work) {
            Ok(Some(way)) => Ok(Verdict::Broken(way)),
            Ok(None) => self.can_occur(rule, work).map(|occurs| if occurs { Verdict::Proved } else { Verdict::Empty }),
            Err(tangled) => Err(tangled),
        };
        verdict.unwrap_or_else(Verdict::Tangled)
    }

    /// Each position that would break the rule, one by one: of two kinds with many cards there are more pairs than fit.
    fn breaches<'r>(&'r self, rule: &'r Rule) -> Box<dyn Iterator<Item = Target> + 'r> {
        match rule {
            Rule::Floor { when, level } => {
                let milder = milder_than(*level).into_iter();
                Box::new(milder.flat_map(|up_to| when.iter().map(move |row| Target { up_to, ..marked(row) })))
            }
            Rule::Never { when, show } => {
                let with = |target: Target| when.iter().map(move |row| also_marked(target.clone(), row));
                Box::new(self.shown(*show).flat_map(with))
            }
            Rule::Needs { show, ruled_out } => {
                Box::new(self.shown(*show).flat_map(|target| not_ruled_out(target, ruled_out)))
            }
            Rule::Always { when, unless, up_to, show } => {
                // A card that needs nothing but what the rule says itself is always there: nothing to look for.
                let follows = |row: &[FactIdx]| self.said(*show).any(|card| follows(&self.guide[card], row, *up_to));
                let open = when.iter().filter(move |row| !follows(row));
                Box::new(open.flat_map(|row| self.all_hidden(row, unless, *up_to, *show)))
            }
            Rule::Apart { show, and } => {
                let both = |(one, other)| self.both_shown(one, other);
                Box::new(self.two_of(*show, *and).flat_map(both))
            }
            Rule::AtMost { questions } => Box::new(std::iter::once(Target::at(Place::After(*questions as usize)))),
        }
    }

    /// Plans without any of these cards. Which of them a level allows changes with it, so each band of levels is a target.
    fn all_hidden(&self, when: &[FactIdx], unless: &[FactIdx], up_to: TriageLevel, show: Show) -> Vec<Target> {
        let cards: Vec<CardIdx> = self.said(show).collect();
        let mut tops: Vec<TriageLevel> =
            cards.iter().map(|card| self.guide[*card].up_to).filter(|top| *top < up_to).collect();
        tops.push(up_to);
        tops.sort_unstable();
        tops.dedup();
        let band = |at: usize| Target {
            absent: unless.to_vec(),
            hidden: cards.iter().copied().filter(|card| self.guide[*card].up_to >= tops[at]).collect(),
            above: at.checked_sub(1).map(|below| tops[below]),
            up_to: tops[at],
            place: Place::Plan,
            ..marked(when)
        };
        (0..tops.len()).map(band).collect()
    }

    /// Whether the rule says anything: everything that it speaks of can happen, each by itself.
    fn can_occur(&self, rule: &Rule, work: &Work) -> Result<bool, Tangled> {
        match rule {
            // Nothing is milder than the lowest level, and nobody need be asked about nothing.
            Rule::Floor { level: TriageLevel::SelfCare, .. } => Ok(false),
            Rule::Needs { ruled_out, .. } if ruled_out.is_empty() => Ok(false),
            Rule::Floor { when, .. } => self.each_can_be_marked(when, work),
            Rule::Never { when, show } => Ok(self.each_can_be_marked(when, work)? && self.can_show(*show, work)?),
            Rule::Needs { show, .. } => self.can_show(*show, work),
            Rule::Apart { show, and } => {
                let are_two = self.two_of(*show, *and).next().is_some();
                Ok(are_two && self.can_show(*show, work)? && self.can_show(*and, work)?)
            }
            Rule::Always { when, unless, up_to, .. } => all(when.iter(), |row| {
                let premise = Target { absent: unless.clone(), up_to: *up_to, place: Place::Plan, ..marked(row) };
                self.occurs([premise], work)
            }),
            Rule::AtMost { .. } => Ok(true),
        }
    }

    /// Whether each row is marked on some walk.
    fn each_can_be_marked(&self, when: &Rows, work: &Work) -> Result<bool, Tangled> {
        all(when.iter(), |row| self.can_be_marked(row, work))
    }

    /// Whether some walk marks all of these. Any choice of a question that is asked can be chosen, so one fact needs no search.
    fn can_be_marked(&self, facts: &[FactIdx], work: &Work) -> Result<bool, Tangled> {
        let (&[fact], Ok(standings)) = (facts, self.standings()) else { return self.occurs([marked(facts)], work) };
        let marks = |at: usize| self.guide.questions[at].choices.iter().any(|choice| choice.marks.contains(&fact));
        let is_asked = |at: usize| !standings.at(QuestionIdx(at)).is_empty();
        let starts = self.guide.entries.iter().any(|entry| entry.marks.contains(&fact));
        Ok(starts || (0..self.guide.questions.len()).any(|at| marks(at) && is_asked(at)))
    }

    fn standings(&self) -> &Result<Standings, Tangled> {
        self.standings.get_or_init(|| Standings::of(self.guide, &self.reach[TriageLevel::Emergency as usize]))
    }

    /// Whether one of the cards can show. Many rules speak of the same few kinds, so it is looked for once; the work counts
    /// each time, since nobody knows which rule is the first to ask.
    fn can_show(&self, show: Show, work: &Work) -> Result<bool, Tangled> {
        let known = match show {
            Show::Card(card) => &self.shows.cards[card.0],
            Show::Kind(kind) => &self.shows.kinds[kind],
        };
        let before = work.so_far();
        let can_show = match known.get() {
            Some((can_show, again)) => {
                work.spend(*again);
                *can_show
            }
            None => self.occurs(self.shown(show), work)?,
        };
        match self.shown(show).next().filter(|_| work.is_too_much()) {
            Some(target) => Err(tangled_in(self.guide, &self.reach, &target)),
            None => Ok(known.get_or_init(|| (can_show, work.so_far() - before)).0),
        }
    }

    fn cards(&self, show: Show) -> impl Iterator<Item = CardIdx> + '_ {
        let is_meant = move |at: &usize| match show {
            Show::Card(card) => card.0 == *at,
            Show::Kind(kind) => self.guide.cards[*at].kind == kind,
        };
        (0..self.guide.cards.len()).filter(is_meant).map(CardIdx)
    }

    /// Those of the cards that are not left out of a plan on which they hold. Nobody is told of the others for sure.
    fn said(&self, show: Show) -> impl Iterator<Item = CardIdx> + '_ {
        self.cards(show).filter(|card| !self.guide[*card].may_be_silent())
    }

    /// Each card of the one with each other card of the other.
    fn two_of(&self, one: Show, other: Show) -> impl Iterator<Item = (CardIdx, CardIdx)> + '_ {
        let with = move |one| self.cards(other).filter(move |other| *other != one).map(move |other| (one, other));
        self.cards(one).flat_map(with)
    }

    /// Each position at which both cards are shown, a target for each two of their rows.
    fn both_shown(&self, one: CardIdx, other: CardIdx) -> impl Iterator<Item = Target> + '_ {
        let with = move |one: Target| card_shown(&self.guide[other]).map(move |other| together(&one, other));
        card_shown(&self.guide[one]).flat_map(with)
    }

    /// Each position at which one of the cards is shown, a target for each of its rows.
    fn shown(&self, show: Show) -> impl Iterator<Item = Target> + '_ {
        self.cards(show).flat_map(|card| card_shown(&self.guide[card]))
    }
}

/// Whether it is so of all of these, unless that is too tangled to say of one before another is found of which it is not.
fn all<T>(items: impl Iterator<Item = T>, is_so: impl Fn(T) -> Result<bool, Tangled>) -> Result<bool, Tangled> {
    let mut items = items;
    items.try_fold(true, |so_far, item| Ok(so_far && is_so(item)?))
}

fn card_shown(card: &Card) -> impl Iterator<Item = Target> + '_ {
    let place = if card.early { Place::Anywhere } else { Place::Plan };
    let shown = move |row: &[FactIdx]| Target {
        marked: row.to_vec(),
        ruled_out: card.unless.clone(),
        up_to: card.up_to,
        ..Target::at(place)
    };
    card.when.iter().map(shown)
}

fn marked(facts: &[FactIdx]) -> Target {
    Target { marked: facts.to_vec(), ..Target::at(Place::Anywhere) }
}

fn also_marked(mut target: Target, facts: &[FactIdx]) -> Target {
    target.marked.extend(facts);
    target
}

/// A target for each of the facts that the shown card does not itself need ruled out.
fn not_ruled_out(target: Target, facts: &[FactIdx]) -> impl Iterator<Item = Target> {
    let missing: Vec<FactIdx> = facts.iter().copied().filter(|fact| !target.ruled_out.contains(fact)).collect();
    missing.into_iter().map(move |fact| Target { open: Some(fact), ..target.clone() })
}

fn together(one: &Target, other: Target) -> Target {
    let place = if one.place == Place::Anywhere { other.place } else { one.place };
    let mut both = Target { up_to: one.up_to.min(other.up_to), place, ..other };
    both.marked.extend(&one.marked);
    both.ruled_out.extend(&one.ruled_out);
    both
}

/// Whether the card shows on every plan up to this level with these facts.
fn follows(card: &Card, facts: &[FactIdx], up_to: TriageLevel) -> bool {
    let implied = |row: &[FactIdx]| row.iter().all(|fact| facts.contains(fact));
    card.unless.is_empty() && card.up_to >= up_to && card.when.any(implied)
}

fn milder_than(level: TriageLevel) -> Option<TriageLevel> {
    TriageLevel::ALL.into_iter().rev().find(|milder| *milder < level)
}

/// Fewest answers, then fewest ticks, then declared order.
fn length(way: &Way) -> (usize, u32, EntryIdx, Vec<Answer>) {
    let answers: Vec<Answer> = way.trail.iter().map(|(_, answer)| *answer).collect();
    (answers.len(), answers.iter().map(|answer| answer.ticks()).sum(), way.entry, answers)
}
