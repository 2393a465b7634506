//! What a record says of a plan, in words: its level, what was answered, then and now side by side.
//!
//! Relies on the records and the guide. Records outlive content: they are shown in the words that they keep. What of an older
//! record the guide no longer knows is shown as it was written.

use crate::guide::{Bars, Guide};
use crate::journal::{Saved, Wording};
use crate::report::answer;
use crate::trail::text;
use std::borrow::Cow;

/// The words in which a record is shown: those that it keeps, else those that the guide has for it now.
#[must_use]
pub fn wording<'s>(guide: &Guide, saved: &'s Saved) -> Cow<'s, Wording> {
    saved.wording.as_deref().map_or_else(|| Cow::Owned(wording_now(guide, saved)), Cow::Borrowed)
}

/// What the guide says now for a record that keeps no words, and as it was written what the guide doesn't know.
fn wording_now(guide: &Guide, saved: &Saved) -> Wording {
    let level = Some(guide.words(saved.level)).filter(|_| saved.is_of(guide));
    Wording {
        sign: level.map(|level| level.sign.clone()).unwrap_or_default(),
        level: level.map_or(saved.level.id(), |level| &level.short).to_owned(),
        banner: String::new(),
        answers: saved.trail.iter().map(|word| answer_now(guide, saved, word)).collect(),
        advice: saved.cards.iter().map(|id| card_now(guide, saved, id).to_owned()).collect(),
        handover: Vec::new(),
    }
}

fn answer_now(guide: &Guide, saved: &Saved, word: &str) -> (String, String) {
    match text::parse(guide, word) {
        Ok((question, given)) if saved.is_of(guide) => (guide[question].short.clone(), answer(&guide[question], given)),
        _ => word.split_once('=').map_or((word.to_owned(), String::new()), |(a, b)| (a.to_owned(), b.to_owned())),
    }
}

fn card_now<'w>(guide: &'w Guide, saved: &Saved, id: &'w str) -> &'w str {
    guide.card(id).filter(|_| saved.is_of(guide)).map_or(id, |card| guide[card].headline())
}

/// The level in a few words.
#[must_use]
pub fn level(guide: &Guide, saved: &Saved) -> String {
    let words = wording(guide, saved);
    signed(&words, &words.level)
}

/// What is said behind the sign of a level, if there is one.
#[must_use]
pub fn signed(Wording { sign, .. }: &Wording, said: &str) -> String {
    if sign.is_empty() { said.to_owned() } else { format!("[{sign}] {said}") }
}

/// What the record is about: its answer to the question that the guide's first chart of answers counts.
#[must_use]
pub fn about(guide: &Guide, saved: &Saved) -> Option<String> {
    let question = guide.charts.iter().find_map(|chart| match chart.bars {
        Bars::Choices(question) => Some(&guide[question].id),
        Bars::Facts(_) => None,
    })?;
    let about = told(guide, saved).into_iter().find(|told| told.question() == question);
    about.filter(|_| saved.is_of(guide)).map(|about| about.said)
}

/// What an answer that was not asked for then or now is called.
#[must_use]
pub fn or_not_asked(answer: Option<String>) -> String {
    answer.unwrap_or_else(|| "not asked".to_owned())
}

/// One question and what was answered to it then and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The question in a few words: those of now, if it was asked now.
    pub question: String,
    /// The answer then, if it was asked.
    pub then: Option<String>,
    /// The answer now, if it was asked.
    pub now: Option<String>,
    /// Whether it is another answer, and not the same in other words.
    pub has_changed: bool,
}

/// Then and now, side by side: every question of the one or the other, in the order in which they were asked.
#[must_use]
pub fn beside(guide: &Guide, then: &Saved, now: &Saved) -> Vec<Beside> {
    let (then, now) = (told(guide, then), told(guide, now));
    let only_now = now.iter().filter(|told| find(&then, told.question()).is_none());
    let rows = then.iter().chain(only_now).map(|told| {
        let (then, now) = (find(&then, told.question()), find(&now, told.question()));
        Beside {
            question: now.unwrap_or(told).asked.clone(),
            has_changed: then.map(|then| then.word) != now.map(|now| now.word),
            then: then.map(|then| then.said.clone()),
            now: now.map(|now| now.said.clone()),
        }
    });
    rows.collect()
}

/// An answer of a record: its word on the trail, and in words what was asked and said.
struct Told<'s> {
    word: &'s str,
    asked: String,
    said: String,
}

impl Told<'_> {
    /// The question's name. Its words may have changed since.
    fn question(&self) -> &str {
        self.word.split_once('=').map_or(self.word, |(question, _)| question)
    }
}

fn told<'s>(guide: &Guide, saved: &'s Saved) -> Vec<Told<'s>> {
    let answers = wording(guide, saved).into_owned().answers;
    saved.trail.iter().zip(answers).map(|(word, (asked, said))| Told { word, asked, said }).collect()
}

fn find<'t, 's>(told: &'t [Told<'s>], question: &str) -> Option<&'t Told<'s>> {
    told.iter().find(|told| told.question() == question)
}
