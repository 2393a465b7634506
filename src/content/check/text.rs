//! Every text: there, short enough, and free of characters that terminals and screen readers stumble over.
//!
//! Relies on the parsed files. Must not know what a text is about.

use crate::content::check::syntax::Parsed;
use crate::content::format::{BodyFile, CardFile, QuestionFile, SayFile, StepFile, Text};
use crate::content::sink::Sink;

/// An action line, so that it stands in one line beside its number and its timer.
const LINE: usize = 66;
const TITLE: usize = 60;
const SHORT: usize = 24;
/// What may be said when a step is over, so that it stands in one line of the smallest screen behind its key.
const END: usize = 34;
const CHOICE: usize = 80;
const ASK: usize = 120;
const STATEMENT: usize = 160;
const STORY: usize = 300;

/// Checks every text of every file.
pub(crate) fn check(parsed: &Parsed<'_>, sink: &mut Sink<'_>) {
    let mut texts = Texts { sink };
    texts.frame(parsed);
    parsed.questions.items.iter().for_each(|question| texts.question(question));
    parsed.cards.items.iter().for_each(|card| texts.card(card));
    for fact in &parsed.facts.items {
        texts.check(&fact.because, fact.id, STATEMENT);
    }
    for source in &parsed.sources.items {
        texts.check(&source.title, source.id, STORY);
        texts.check(&source.by, source.id, STORY);
        source.url.iter().for_each(|url| texts.check(url, source.id, STORY));
        source.claims.iter().for_each(|claim| texts.check(&claim.says, claim.id, STORY));
    }
    parsed.cases.items.iter().for_each(|case| texts.check(&case.story, case.id, STORY));
    let promises = texts.sink.start_of("promises.ron");
    parsed.promises.items.iter().for_each(|promise| texts.check(promise.says(), promises, STATEMENT));
    parsed.body.iter().for_each(|body| texts.body(body));
}

struct Texts<'s, 'f> {
    sink: &'s mut Sink<'f>,
}

impl Texts<'_, '_> {
    fn frame(&mut self, parsed: &Parsed<'_>) {
        if let Some(guide) = &parsed.guide {
            self.check(&guide.title, guide.id, TITLE);
            self.check(&guide.subtitle, guide.id, TITLE);
            self.check(&guide.version, guide.id, SHORT);
            self.word(guide.language, SHORT);
            self.check(&guide.review.by, guide.review.revised, STATEMENT);
            guide.limits.iter().for_each(|limit| self.check(limit, guide.id, STATEMENT));
            guide.unsure_words.iter().flatten().for_each(|words| self.check(words, guide.id, SHORT));
            guide.entries.iter().for_each(|entry| self.check(&entry.title, entry.id, TITLE));
            guide.groups.iter().for_each(|group| self.check(&group.title, group.id, TITLE));
            guide.kinds.iter().for_each(|kind| self.check(&kind.title, kind.id, TITLE));
            guide.banned.iter().for_each(|words| self.check(words, guide.id, SHORT));
            guide.charts.iter().for_each(|chart| self.check(&chart.title, chart.id, TITLE));
            guide.recurrence.iter().for_each(|rule| self.check(&rule.says, guide.id, STATEMENT));
        }
        if let Some(triage) = &parsed.triage {
            let triage_start = self.sink.start_of("triage.ron");
            for words in &triage.levels {
                let near = words.title.place(triage_start);
                self.check(&words.title, near, TITLE);
                self.check(&words.short, near, SHORT);
                self.check(&words.sign, near, SHORT);
                self.say(&words.act, near);
            }
            triage.within.iter().for_each(|(_, words)| self.check(words, triage_start, SHORT));
            for number in &triage.numbers {
                self.check(&number.country, triage_start, TITLE);
                self.check(&number.number, number.country.place(triage_start), SHORT);
            }
            triage.escalations.iter().for_each(|escalation| self.check(&escalation.says, escalation.id, STATEMENT));
        }
    }

    fn question(&mut self, question: &QuestionFile<'_>) {
        let (short, ask, why) = question.words();
        short.iter().for_each(|short| self.check(short, question.id(), SHORT));
        self.check(ask, question.id(), ASK);
        self.check(why, question.id(), STATEMENT);
        for offered in question.offered() {
            self.check(offered.text, offered.id, CHOICE);
            offered.short.iter().for_each(|short| self.check(short, offered.id, SHORT));
        }
    }

    fn card(&mut self, card: &CardFile<'_>) {
        card.title.iter().chain(&card.banner).for_each(|title| self.check(title, card.id, TITLE));
        card.line.iter().for_each(|line| self.check(&line.text, card.id, LINE));
        card.statements().for_each(|say| self.say(say, card.id));
        card.steps.iter().for_each(|step| self.step(step, card.id));
        card.drawing.iter().for_each(|row| self.characters(row, card.id));
    }

    fn step(&mut self, step: &StepFile<'_>, near: &str) {
        let (short, end) = match step {
            StepFile::Hold(hold) => (None, &hold.end),
            StepFile::Pack(pack) => (pack.short.as_ref(), &pack.end),
        };
        [step.text()].into_iter().chain(end).for_each(|text| self.check(text, near, STATEMENT));
        short.iter().for_each(|short| self.check(short, near, SHORT));
        step.ends().iter().for_each(|end| self.check(&end.text, near, END));
    }

    fn body(&mut self, body: &BodyFile<'_>) {
        for view in &body.views {
            self.check(&view.title, body.question, SHORT);
            view.art.iter().for_each(|row| self.characters(row, body.question));
        }
    }

    /// A text that is always borrowed.
    fn word(&mut self, word: &str, longest: usize) {
        self.check(&Text(word.into()), word, longest);
    }

    fn say(&mut self, say: &SayFile<'_>, near: &str) {
        self.check(&say.text, near, STATEMENT);
    }

    fn check(&mut self, text: &Text<'_>, near: &str, longest: usize) {
        let length = text.0.chars().count();
        if text.0.trim().is_empty() {
            self.sink.error(
                "empty-text",
                place(text, near),
                "there is no text here",
                "write it, or leave the item out",
            );
        }
        if length > longest {
            let message = format!("the text has {length} characters, {longest} at most");
            self.sink.error("long-text", place(text, near), message, "say it in fewer words, or in two sentences");
        }
        self.characters(text, near);
    }

    fn characters(&mut self, text: &Text<'_>, near: &str) {
        // Most texts are of plain letters only, and all bytes of one are looked at in the time of a few characters.
        if text.0.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~')) {
            return;
        }
        let Some((at, bad)) = text.0.char_indices().find(|(_, c)| is_forbidden(*c)) else { return };
        let words = place(text, near);
        let here = words.get(at..at + bad.len_utf8()).filter(|here| here.starts_with(bad)).unwrap_or(words);
        let message = format!("the character U+{:04X} must not stand in a text", u32::from(bad));
        self.sink.error("bad-character", here, message, "leave it out: terminals and screen readers stumble over it");
    }
}

fn place<'t>(text: &'t Text<'_>, near: &'t str) -> &'t str {
    match &text.0 {
        std::borrow::Cow::Borrowed(words) => words,
        std::borrow::Cow::Owned(_) => near,
    }
}

/// Controls, escape sequences, joiners, variation selectors and everything that turns the direction of writing.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
