//! Asking a question, taking its answer in, and changing one.
//!
//! Relies on the session. Must not know what a plan is.

use super::reading::{Line, command, read_answer, wanted};
use super::{Failure, Mode, Plain, Result, Turn};
use crate::guide::{Guide, Question, QuestionIdx};
use crate::report::{self, NONE_OF_THESE};
use crate::session::Change;
use crate::trail::Answer;
use std::io::{BufRead, Write};

impl<R: BufRead, W: Write> Plain<'_, '_, R, W> {
    /// Shows a question until a line makes sense.
    pub(super) fn ask(&mut self, guide: &Guide, idx: QuestionIdx, mode: Mode) -> Result<Turn> {
        let question = &guide[idx];
        self.say_question(question)?;
        loop {
            let Some(line) = self.prompt(&wanted(question))? else { return Ok(self.end()) };
            if line.is_empty() {
                continue;
            }
            match command(&line).unwrap_or_else(|| read_answer(question, &line)) {
                Line::Wrong(why) => writeln!(self.output, "{why}")?,
                Line::Answer(answer) => return self.take(guide, idx, answer, mode),
                Line::Why => writeln!(self.output, "{}", question.why)?,
                other => return self.obey(&other, mode),
            }
        }
    }

    pub(super) fn say_question(&mut self, question: &Question) -> Result<()> {
        writeln!(self.output, "{}", question.ask)?;
        for (at, choice) in question.choices.iter().enumerate() {
            writeln!(self.output, "{}. {}", at + 1, choice.text)?;
        }
        if question.is_checklist() {
            writeln!(self.output, "0. {NONE_OF_THESE}")?;
        }
        Ok(())
    }

    /// Answers what the plan offers, and says whether something else is to be shown now. An empty line is the first choice,
    /// which says no.
    pub(super) fn take_offer(&mut self, guide: &Guide, offer: QuestionIdx, line: &str) -> Result<bool> {
        match read_answer(&guide[offer], if line.is_empty() { "1" } else { line }) {
            Line::Answer(answer) => {
                self.session.answer(offer, answer);
                Ok(answer != Answer::Choice(0))
            }
            Line::Wrong(why) => writeln!(self.output, "{why}").map(|()| false).map_err(Failure::from),
            _ => Ok(false),
        }
    }

    /// Takes an answer in, or says first what changing it does to the others.
    fn take(&mut self, guide: &Guide, question: QuestionIdx, answer: Answer, mode: Mode) -> Result<Turn> {
        let change = self.session.preview(question, answer);
        let at_once = matches!(mode, Mode::Walk) || change.is_quiet() || self.session.raises_alarm(question, answer);
        if at_once {
            self.session.answer(question, answer);
            return Ok(Turn::To(Mode::Walk));
        }
        self.say_change(guide, &change)?;
        Ok(Turn::To(Mode::Confirm(question, answer)))
    }

    pub(super) fn confirm(&mut self, guide: &Guide, question: QuestionIdx, answer: Answer) -> Result<Turn> {
        let Some(line) = self.prompt("y changes it, anything else keeps the old answer")? else {
            return Ok(self.end());
        };
        match command(&line) {
            Some(Line::Help) => self.obey(&Line::Help, Mode::Confirm(question, answer)),
            Some(other) => self.obey(&other, Mode::Change(question)),
            None if line.eq_ignore_ascii_case("y") => {
                self.session.answer(question, answer);
                Ok(Turn::To(Mode::Walk))
            }
            None => {
                writeln!(self.output, "{} stays as it was.", guide[question].short)?;
                Ok(Turn::To(Mode::Walk))
            }
        }
    }

    pub(super) fn answers(&mut self, guide: &Guide) -> Result<Turn> {
        let trail = self.session.walk().trail;
        for (at, (question, answer)) in trail.iter().enumerate() {
            let asked = &guide[*question];
            writeln!(self.output, "{}. {}: {}", at + 1, asked.short, report::answer(asked, *answer))?;
        }
        self.say_ahead(guide)?;
        let Some(line) = self.prompt("Number of the answer to change, or an empty line to go on")? else {
            return Ok(self.end());
        };
        if let Some(command) = command(&line) {
            return self.obey(&command, Mode::Answers);
        }
        let chosen = line.parse::<usize>().ok().and_then(|number| trail.get(number.checked_sub(1)?));
        Ok(Turn::To(match chosen {
            Some((question, _)) => Mode::Change(*question),
            None if line.is_empty() => Mode::Walk,
            None => Mode::Answers,
        }))
    }

    fn say_change(&mut self, guide: &Guide, change: &Change) -> Result<()> {
        let parts = [
            ("Stay", &change.stay),
            ("Asked again", &change.again),
            ("Come back after that", &change.wait),
            ("Set aside", &change.set_aside),
            ("Come back", &change.restored),
        ];
        for (what, questions) in parts.into_iter().filter(|(_, questions)| !questions.is_empty()) {
            let names: Vec<&str> = questions.iter().map(|question| guide[*question].short.as_str()).collect();
            writeln!(self.output, "{what}: {}", names.join(", "))?;
        }
        Ok(())
    }
}
