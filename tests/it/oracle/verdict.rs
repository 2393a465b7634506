//! What a promise says about one position, and so about a guide, read from the six sentences of the design.
//!
//! Relies on positions. Must not know how the program proves a promise, nor how a position was found.

use super::walk::{Position, Rank};
use charley::guide::{CardIdx, Form, Guide, Rows, Rule, Show, TriageLevel};

/// What is true of a promise, found by looking everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Finding {
    Holds,
    /// Somewhere it does not; this is the first such place.
    Broken(Rank),
    /// Something that it speaks of never happens.
    Empty,
}

/// Looks at every position.
pub(super) fn judge(guide: &Guide, rule: &Rule, everywhere: &[Position]) -> Finding {
    let broken = everywhere.iter().filter(|position| breaks(guide, rule, position));
    if let Some(first) = broken.map(|position| position.rank(guide)).min() {
        return Finding::Broken(first);
    }
    if speaks(guide, rule, everywhere) { Finding::Holds } else { Finding::Empty }
}

/// Whether the promise is about anything. That two things never come together says nothing if one of them never comes, nor
/// does it that nothing is milder than the lowest level, or that nothing has been denied.
fn speaks(guide: &Guide, rule: &Rule, everywhere: &[Position]) -> bool {
    rows(rule).iter().all(|rule| speaks_of_its_row(guide, rule, everywhere))
}

/// A promise of several rows is as many promises of one row.
fn rows(rule: &Rule) -> Vec<Rule> {
    let each = |when: &Rows| when.0.iter().map(|row| Rows(vec![row.clone()])).collect::<Vec<_>>().into_iter();
    match rule.clone() {
        Rule::Floor { when, level } => each(&when).map(|when| Rule::Floor { when, level }).collect(),
        Rule::Never { when, show } => each(&when).map(|when| Rule::Never { when, show }).collect(),
        Rule::Always { when, unless, up_to, show } => {
            each(&when).map(|when| Rule::Always { when, unless: unless.clone(), up_to, show }).collect()
        }
        other => vec![other],
    }
}

fn speaks_of_its_row(guide: &Guide, rule: &Rule, everywhere: &[Position]) -> bool {
    let shows = |show: Show| everywhere.iter().any(|here| is_shown(guide, here, show));
    let applies = everywhere.iter().any(|here| applies(guide, rule, here));
    applies
        && match rule {
            Rule::Never { show, .. } => shows(*show),
            Rule::Apart { show, and } => {
                shows(*and) && are_two(guide, &(0..guide.cards.len()).map(CardIdx).collect::<Vec<_>>(), [*show, *and])
            }
            Rule::Floor { level, .. } => *level > TriageLevel::SelfCare,
            Rule::Needs { ruled_out, .. } => !ruled_out.is_empty(),
            Rule::Always { .. } | Rule::AtMost { .. } => true,
        }
}

/// Whether the promise speaks of this position at all.
fn applies(guide: &Guide, rule: &Rule, here: &Position) -> bool {
    match rule {
        Rule::Floor { when, .. } | Rule::Never { when, .. } => here.has_a_row(when),
        Rule::Needs { show, .. } | Rule::Apart { show, .. } => is_shown(guide, here, *show),
        Rule::Always { when, unless, up_to, .. } => {
            let excused = unless.iter().any(|fact| here.marked.contains(fact));
            here.asks.is_none() && here.has_a_row(when) && !excused && here.level <= *up_to
        }
        Rule::AtMost { .. } => true,
    }
}

/// Whether the promise speaks of this position and is not kept there.
pub(crate) fn breaks(guide: &Guide, rule: &Rule, here: &Position) -> bool {
    applies(guide, rule, here)
        && match rule {
            Rule::Floor { level, .. } => here.level < *level,
            Rule::Never { show, .. } => is_shown(guide, here, *show),
            Rule::Needs { ruled_out, .. } => !here.denies(ruled_out),
            Rule::Always { show, .. } => !is_shown(guide, here, *show),
            Rule::Apart { show, and } => are_two(guide, &here.shown, [*show, *and]),
            Rule::AtMost { questions } => here.asks.is_some() && asked(guide, here) >= *questions as usize,
        }
}

/// How many questions were asked. An offer is none.
fn asked(guide: &Guide, here: &Position) -> usize {
    here.trail.iter().filter(|(question, _)| !matches!(guide[*question].form, Form::Offer)).count()
}

/// Whether one of these cards is of the one and another of the other.
fn are_two(guide: &Guide, cards: &[CardIdx], [show, and]: [Show; 2]) -> bool {
    let is_other = |one: CardIdx, other: CardIdx| other != one && speaks_of(guide, and, other);
    cards.iter().any(|one| speaks_of(guide, show, *one) && cards.iter().any(|other| is_other(*one, *other)))
}

fn is_shown(guide: &Guide, here: &Position, show: Show) -> bool {
    here.shown.iter().any(|card| speaks_of(guide, show, *card))
}

fn speaks_of(guide: &Guide, show: Show, card: CardIdx) -> bool {
    match show {
        Show::Card(this) => this == card,
        Show::Kind(kind) => guide[card].kind == kind,
    }
}
