//! Words of advice: none that the guide bans, no more than a reader takes in, and no time to get help that is not the card's.
//!
//! Relies on the parsed files; what is too much and what is banned are warnings. Must not know what a text is about.

use crate::content::check::syntax::Parsed;
use crate::content::format::{CardFile, QuestionFile, SayFile, StepFile, Text, TriageFile, WithinFile};
use crate::content::sink::Sink;

/// The most words of each.
const ASK: usize = 15;
const TICK: usize = 10;
const TICKS: usize = 110;
const FIRST_TICKS: usize = 155;
const LINE: usize = 12;
const STOP: usize = 14;
const WATCH: usize = 16;
const HOW: usize = 40;
const CARE: usize = 20;
const WHY: usize = 18;
const BANNER: usize = 7;
const SENTENCE: usize = 20;
/// The most sentences under one fold.
const HOW_SENTENCES: usize = 4;

/// What deserves another look at its words.
pub(crate) fn warnings(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let first = parsed.guide.as_ref().map(|guide| guide.first);
    parsed.questions.items.iter().for_each(|question| question_budget(question, first, sink));
    parsed.cards.items.iter().for_each(|card| card_budget(card, sink));
    if let Some(triage) = &parsed.triage {
        triage
            .levels
            .iter()
            .for_each(|level| budget("this title", &[&level.title], BANNER, level.title.place(""), sink));
        parsed.cards.items.iter().for_each(|card| stray_deadlines(card, triage, sink));
    }
    banned(parsed, sink);
}

fn question_budget(question: &QuestionFile<'_>, first: Option<&str>, sink: &mut Sink<'_>) {
    let (_, ask, _) = question.words();
    budget("what is asked", &[ask], ASK, ask.place(question.id()), sink);
    if let QuestionFile::Any(list) = question {
        let ticks: Vec<&Text<'_>> = list.ticks.iter().map(|tick| &tick.text).collect();
        let most = if first == Some(list.id) { FIRST_TICKS } else { TICKS };
        budget("the ticks", &ticks, most, list.id, sink);
        list.ticks.iter().for_each(|tick| budget("this tick", &[&tick.text], TICK, tick.text.place(tick.id), sink));
    }
}

fn card_budget(card: &CardFile<'_>, sink: &mut Sink<'_>) {
    let one = |say: &Option<SayFile<'_>>, what, most, sink: &mut Sink<'_>| {
        say.iter().for_each(|say| budget(what, &[&say.text], most, say.text.place(card.id), sink));
    };
    one(&card.line, "this line", LINE, sink);
    one(&card.stop, "when to stop", STOP, sink);
    one(&card.watch, "this sign", WATCH, sink);
    for (what, fold, most) in [("`how`", &card.how, HOW), ("`care`", &card.care, CARE), ("`why`", &card.why, WHY)] {
        let texts: Vec<&Text<'_>> = fold.iter().map(|say| &say.text).collect();
        budget(what, &texts, most, fold.first().map_or(card.id, |say| say.text.place(card.id)), sink);
    }
    let told: usize = card.how.iter().map(|say| sentences(&say.text.0).count()).sum();
    if told > HOW_SENTENCES {
        let message = format!("`how` has {told} sentences, {HOW_SENTENCES} are enough");
        sink.warning("too-many-words", card.id, message, "leave out what the rest says already");
    }
    card.banner.iter().for_each(|banner| budget("this banner", &[banner], BANNER, banner.place(card.id), sink));
    for say in card.statements() {
        for sentence in sentences(&say.text.0).filter(|sentence| count(sentence) > SENTENCE) {
            let message = format!("a sentence has {} words, {SENTENCE} are enough: {sentence}", count(sentence));
            sink.warning("too-many-words", say.text.place(card.id), message, "make two of it, or leave something out");
        }
    }
}

/// Tells of texts that have more words together than somebody reads.
fn budget(what: &str, texts: &[&Text<'_>], most: usize, place: &str, sink: &mut Sink<'_>) {
    let words: usize = texts.iter().map(|text| count(&text.0)).sum();
    if words > most {
        let message = format!("{what} has {words} words, {most} are enough");
        sink.warning(
            "too-many-words",
            place,
            message,
            "say it in fewer words, or leave out what somebody can do without",
        );
    }
}

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?']).map(str::trim).filter(|sentence| sentence.contains(' '))
}

/// A time in the words of a card that is not the one that it says. A sign, and what points to an answer, is about later.
fn stray_deadlines(card: &CardFile<'_>, triage: &TriageFile<'_>, sink: &mut Sink<'_>) {
    let is_later = |say: &SayFile<'_>| say.answer.is_some() || card.watch.is_some();
    for say in card.statements().filter(|say| !is_later(say)) {
        let stray =
            |(time, words): &&(WithinFile, Text<'_>)| Some(*time) != card.within && holds(&say.text.0, &words.0);
        for (time, words) in triage.within.iter().filter(stray) {
            let message = format!("\"{}\" is a time to get help, and `{}` has no `within: {time:?}`", words.0, card.id);
            let help = "give the card that time, say it without, or point to the answer for which it is meant";
            sink.warning("stray-deadline", say.text.place(card.id), message, help);
        }
    }
}

/// Whether these words stand in the text as whole words.
fn holds(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(&words).any(|(at, found)| {
        !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + found.len()..].chars().next())
    })
}

/// Words that the guide itself does not want in its advice.
fn banned(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let Some(guide) = &parsed.guide else { return };
    let mut check = |text: &Text<'_>, near: &str| {
        for words in guide.banned.iter().filter(|words| holds(&text.0, &words.0)) {
            let message = format!("the guide bans \"{}\"", words.0);
            sink.warning("banned-phrase", text.place(near), message, "say it otherwise, or take it out of `banned`");
        }
    };
    for card in &parsed.cards.items {
        card.title.iter().chain(&card.banner).for_each(|title| check(title, card.id));
        card.statements().for_each(|say| check(&say.text, card.id));
        card.steps.iter().flat_map(StepFile::texts).for_each(|text| check(text, card.id));
    }
    if let Some(triage) = &parsed.triage {
        triage
            .levels
            .iter()
            .for_each(|level| [&level.title, &level.act.text].into_iter().for_each(|text| check(text, "")));
        triage.escalations.iter().for_each(|escalation| check(&escalation.says, escalation.id));
    }
}
