//! What an author is told of a case that fails: which word of it did not come true, what came instead, and how to see it.
//!
//! Relies on the walk of the case and on the files for places. Must not judge a case.

use super::{Failure, Stray, Walked, Why};
use crate::content::check::promises::replay;
use crate::content::check::syntax::{CaseWords, Parsed, case_words};
use crate::content::format::CaseFile;
use crate::content::sink::Sink;
use crate::guide::{Card, CardIdx, Case, FactIdx, Guide, QuestionIdx, TriageLevel};
use crate::plan::row;
use crate::proof::Way;
use crate::trail::{Position, Trail, Walk, text};
use std::cell::OnceCell;
use std::path::Path;

/// Tells of the cases of one guide.
pub(super) struct Teller<'t> {
    guide: &'t Guide,
    files: &'t [CaseFile<'t>],
    text: &'t str,
    folder: Option<&'t Path>,
    /// Words that no shape borrows; looked for once a case fails.
    words: OnceCell<Vec<CaseWords<'t>>>,
}

/// A word of the case, what is wrong with it and what to do.
struct Told<'t> {
    word: Option<&'t str>,
    message: String,
    advice: String,
}

impl<'t> Teller<'t> {
    pub(super) fn new(guide: &'t Guide, parsed: &'t Parsed<'t>, sink: &Sink<'t>) -> Self {
        let text = sink.text_of("cases.ron");
        Self { guide, files: &parsed.cases.items, text, folder: sink.folder(), words: OnceCell::new() }
    }

    /// Tells that the case at this place does not come to what it expects.
    pub(super) fn tell(&self, at: usize, failure: &Failure<'_>, walked: &Walked, sink: &mut Sink<'_>) {
        let (case, file) = (&self.guide.cases[at], &self.files[at]);
        let walk = walked.as_ref().unwrap_or_else(|stray| &stray.walk);
        let Told { word, message, advice } = match failure {
            Failure::Stray(stray) => self.stray(case, file, stray),
            Failure::Level(level) => self.level(at, *level),
            Failure::Missing(place) => self.missing(&self.guide[case.shows[*place]], file.shows.get(*place), walk),
            Failure::Extra(card) => self.extra(at, *card, walk),
        };
        let message = format!("case `{}`: {message}", case.id);
        let help = format!("{advice}; see it with: {}", self.command(case, &walk.trail));
        sink.error("failing-case", word.unwrap_or(file.id), message, help);
    }

    fn command(&self, case: &Case, trail: &Trail) -> String {
        replay(self.guide, &Way { entry: case.entry, trail: trail.clone() }, self.folder)
    }

    fn words(&self, at: usize) -> Option<&CaseWords<'t>> {
        self.words.get_or_init(|| case_words(self.text)).get(at)
    }

    fn level(&self, at: usize, level: TriageLevel) -> Told<'t> {
        let message = format!("the level is {level:?}, expected {:?}", self.guide.cases[at].level);
        let advice = format!("if that is right, write `level: {level:?}`");
        Told { word: self.words(at).map(|words| words.level), message, advice }
    }

    fn missing(&self, card: &Card, word: Option<&&'t str>, walk: &Walk) -> Told<'t> {
        let message = format!("`{}` is not shown", card.id);
        Told { word: word.copied(), message, advice: self.why_not(card, walk) }
    }

    fn extra(&self, at: usize, card: CardIdx, walk: &Walk) -> Told<'t> {
        let message = format!("`{}` is shown", self.guide[card].id);
        let why = match row(&self.guide[card], &walk.state) {
            Some(row) if !row.is_empty() => format!("it is shown because of {}", self.facts(row)),
            _ => "it is shown to everybody".to_owned(),
        };
        let hidden = self.guide.cases[at].hides.iter().position(|hidden| *hidden == card);
        if let Some(word) = hidden.and_then(|place| self.files[at].hides.get(place)) {
            return Told { word: Some(*word), message, advice: why };
        }
        let advice = format!("{why}; if that is right, name it in `shows`");
        Told { word: self.words(at).and_then(|words| words.only), message, advice }
    }

    /// Answers that lead nowhere or elsewhere.
    fn stray(&self, case: &Case, file: &CaseFile<'t>, Stray { why, walk }: &Stray) -> Told<'t> {
        let (word, message) = match why {
            Why::NoAnswer(at, error) => (file.trail.get(*at), error.to_string()),
            Why::NoChange(at, error) => (file.change.get(*at), error.to_string()),
            Why::NotAsked(at) => (file.trail.get(*at), self.not_asked(&case.trail[*at], walk.position)),
            Why::NotGiven(at) => {
                (file.change.get(*at), format!("`{}` changes an answer that was not given", case.change[*at]))
            }
            Why::Elsewhere => return self.elsewhere(case, file, walk.position),
        };
        let advice = match why {
            Why::NoChange(..) | Why::NotGiven(_) => "name one of the answers that were given".to_owned(),
            _ => self.here(walk.position),
        };
        Told { word: word.copied(), message, advice }
    }

    fn not_asked(&self, word: &str, position: Position) -> String {
        match position {
            Position::Ask(asked) => format!("`{word}` comes where `{}` is asked", self.id(asked)),
            Position::Plan => format!("`{word}` comes after the plan"),
            Position::Offer(offer) => format!("`{word}` comes where the plan offers `{}`", self.id(offer)),
        }
    }

    fn elsewhere(&self, case: &Case, file: &CaseFile<'t>, position: Position) -> Told<'t> {
        let write = position.question().map(|comes| format!("`asks: \"{}\"`", self.id(comes)));
        let comes = match position {
            Position::Ask(asked) => format!("`{}` is asked", self.id(asked)),
            Position::Offer(offer) => format!("the plan offers `{}`", self.id(offer)),
            Position::Plan => "it comes to the plan".to_owned(),
        };
        let (word, message, advice) = match (position, case.asks, write) {
            (Position::Ask(asked), None, Some(write)) => (
                file.trail.last().copied(),
                format!("the trail ends before `{}` is answered", self.id(asked)),
                format!("add an answer, or say {write}; {}", self.here(position)),
            ),
            (_, expected, write) => (
                file.asks.or(file.trail.last().copied()),
                format!("{comes}, expected {}", expected.map_or("none".into(), |id| format!("`{}`", self.id(id)))),
                write.map_or("if that is right, leave `asks` out".into(), |it| format!("if that is right, write {it}")),
            ),
        };
        Told { word, message, advice }
    }

    /// What can be answered there.
    fn here(&self, position: Position) -> String {
        let Some(asked) = position.question() else {
            return "take it out, or give other answers before it".to_owned();
        };
        let question = &self.guide[asked];
        let mut ids: Vec<&str> = question.choices.iter().map(|choice| choice.id.as_str()).collect();
        ids.extend(question.is_checklist().then_some(text::NONE));
        format!("`{}` may be {}", question.id, ids.join(", "))
    }

    /// The first thing that keeps the card away.
    fn why_not(&self, card: &Card, walk: &Walk) -> String {
        let known = &walk.state.known;
        let marked = card.unless.iter().find(|fact| known.is_marked(**fact));
        let open = card.unless.iter().find(|fact| !known.is_ruled_out(**fact));
        let lacks = |row: &[FactIdx]| row.iter().copied().filter(|fact| !known.is_marked(*fact)).collect::<Vec<_>>();
        if walk.state.level > card.up_to {
            format!("it shows up to {:?}, and the level is {:?}", card.up_to, walk.state.level)
        } else if !card.early && !walk.position.is_plan() {
            "it is not `early`, so it stands on plans only".to_owned()
        } else if let Some(marked) = marked {
            format!("`{}` is marked, and the card needs it ruled out", self.guide[*marked].id)
        } else if let Some(open) = open {
            format!("nobody ruled out `{}`, and the card needs that", self.guide[*open].id)
        } else {
            let nearest = card.when.iter().map(lacks).min_by_key(Vec::len).unwrap_or_default();
            format!("it needs {}, which nothing marks here", self.facts(&nearest))
        }
    }

    fn id(&self, question: QuestionIdx) -> &'t str {
        &self.guide[question].id
    }

    fn facts(&self, facts: &[FactIdx]) -> String {
        facts.iter().map(|fact| format!("`{}`", self.guide[*fact].id)).collect::<Vec<_>>().join(" and ")
    }
}
