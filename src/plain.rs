//! The line-by-line front end: the same walk as numbered lines, for screen readers, dumb terminals and pipes.
//!
//! Relies on the session and the report. Must not know a terminal: it reads lines and writes lines, without escape codes.

use crate::guide::{CardIdx, Guide, Question, QuestionIdx};
use crate::plan::early;
use crate::report::{self, NONE_OF_THESE};
use crate::session::{Change, Session};
use crate::trail::{Answer, Position, Ticks};
use std::collections::HashSet;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// How a plain walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The person left.
    Left,
    /// The input ended after the plan was shown.
    Finished,
    /// The input ended before the plan.
    EndOfInput,
}

/// Walks until the person leaves or the input ends.
///
/// # Errors
/// When reading or writing fails.
pub fn run(session: &mut Session, input: impl BufRead, output: impl Write) -> io::Result<Ending> {
    let mut walk = Plain { session, input, output, seen: HashSet::new() };
    walk.greet()?;
    loop {
        let flow = match walk.session.position() {
            Position::Ask(question) => walk.question(question)?,
            Position::Plan => walk.plan()?,
        };
        if let Flow::End(ending) = flow {
            return Ok(ending);
        }
    }
}

enum Flow {
    On,
    End(Ending),
}

/// What a line asks for.
enum Line {
    Answer(Answer),
    Back,
    Answers,
    Alarm,
    New,
    Help,
    Quit,
    Wrong(String),
}

struct Plain<'s, R, W> {
    session: &'s mut Session,
    input: R,
    output: W,
    /// Early cards are said once.
    seen: HashSet<CardIdx>,
}

impl<R: BufRead, W: Write> Plain<'_, R, W> {
    fn greet(&mut self) -> io::Result<()> {
        let guide = Arc::clone(self.session.guide());
        writeln!(self.output, "charley: {}. {}", guide.title, guide.subtitle)?;
        guide.limits.iter().try_for_each(|limit| writeln!(self.output, "{limit}"))?;
        writeln!(self.output, "{KEYS}")
    }

    fn question(&mut self, idx: QuestionIdx) -> io::Result<Flow> {
        let guide = Arc::clone(self.session.guide());
        self.early_cards(&guide)?;
        writeln!(self.output, "\n{} after this one.", report::left(self.session.remaining()))?;
        match self.ask(&guide[idx])? {
            None => Ok(Flow::End(Ending::EndOfInput)),
            Some(Line::Answer(answer)) => {
                self.session.answer(idx, answer);
                Ok(Flow::On)
            }
            Some(other) => self.obey(&other),
        }
    }

    fn plan(&mut self) -> io::Result<Flow> {
        write!(self.output, "\n{}", report::plan(self.session))?;
        loop {
            write!(self.output, "\nb back, a answers, ! emergency signs, n new, ? help, q quit: ")?;
            self.output.flush()?;
            let Some(line) = self.line()? else { return Ok(Flow::End(Ending::Finished)) };
            match command(&line) {
                Some(Line::Help) => writeln!(self.output, "{KEYS}")?,
                Some(other) => return self.obey(&other),
                None => writeln!(self.output, "Type b, a, !, n, ? or q.")?,
            }
        }
    }

    fn obey(&mut self, line: &Line) -> io::Result<Flow> {
        match line {
            Line::Quit => return Ok(Flow::End(Ending::Left)),
            Line::Help => writeln!(self.output, "{KEYS}")?,
            Line::Back => {
                if !self.session.back() {
                    writeln!(self.output, "This is the first question.")?;
                }
            }
            Line::New => *self.session = Session::new(Arc::clone(self.session.guide()), self.session.entry()),
            Line::Answers => return self.answers(),
            Line::Alarm => return self.change(self.session.guide().first),
            Line::Answer(_) | Line::Wrong(_) => {}
        }
        Ok(Flow::On)
    }

    /// Shows a question until a line makes sense. `None` when the input has ended.
    fn ask(&mut self, question: &Question) -> io::Result<Option<Line>> {
        writeln!(self.output, "{}\n{}", question.ask, question.why)?;
        for (at, choice) in question.choices.iter().enumerate() {
            writeln!(self.output, "{}. {}", at + 1, choice.text)?;
        }
        if question.is_checklist() {
            writeln!(self.output, "0. {NONE_OF_THESE}")?;
        }
        loop {
            write!(self.output, "{}: ", prompt(question))?;
            self.output.flush()?;
            let Some(line) = self.line()? else { return Ok(None) };
            if line.is_empty() {
                continue;
            }
            match command(&line).unwrap_or_else(|| read_answer(question, &line)) {
                Line::Wrong(why) => writeln!(self.output, "{why}")?,
                other => return Ok(Some(other)),
            }
        }
    }

    fn early_cards(&mut self, guide: &Guide) -> io::Result<()> {
        for shown in early(guide, &self.session.walk().state) {
            if self.seen.insert(shown.card) {
                let mut page = String::new();
                report::card(&mut page, guide, &shown);
                write!(self.output, "\n{page}")?;
            }
        }
        Ok(())
    }

    fn answers(&mut self) -> io::Result<Flow> {
        let guide = Arc::clone(self.session.guide());
        let trail = self.session.walk().trail;
        for (at, (question, answer)) in trail.iter().enumerate() {
            let question = &guide[*question];
            writeln!(self.output, "{}. {}: {}", at + 1, question.short, report::answer(question, *answer))?;
        }
        write!(self.output, "Number of the answer to change, or an empty line to go on: ")?;
        self.output.flush()?;
        let Some(line) = self.line()? else { return Ok(Flow::End(self.end_here())) };
        match line.parse::<usize>().ok().and_then(|number| trail.get(number.checked_sub(1)?)) {
            Some((question, _)) => self.change(*question),
            None => Ok(Flow::On),
        }
    }

    /// Asks an earlier question again, says what that does to the other answers, and does it when the person agrees.
    fn change(&mut self, question: QuestionIdx) -> io::Result<Flow> {
        let guide = Arc::clone(self.session.guide());
        let answer = match self.ask(&guide[question])? {
            None => return Ok(Flow::End(self.end_here())),
            Some(Line::Answer(answer)) => answer,
            Some(Line::Back) => return Ok(Flow::On),
            Some(other) => return self.obey(&other),
        };
        let change = self.session.preview(question, answer);
        if !change.is_quiet() {
            self.say_change(&guide, &change)?;
            let Some(line) = self.line()? else { return Ok(Flow::End(self.end_here())) };
            if !line.eq_ignore_ascii_case("y") {
                return Ok(Flow::On);
            }
        }
        self.session.answer(question, answer);
        Ok(Flow::On)
    }

    fn say_change(&mut self, guide: &Guide, change: &Change) -> io::Result<()> {
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
        write!(self.output, "y changes it, anything else keeps the old answer: ")?;
        self.output.flush()
    }

    fn end_here(&self) -> Ending {
        if self.session.position() == Position::Plan { Ending::Finished } else { Ending::EndOfInput }
    }

    /// One line without its end, or `None` when there is no more. Bytes that are not UTF-8 become question marks.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            writeln!(self.output)?;
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned()))
    }
}

fn command(line: &str) -> Option<Line> {
    Some(match line {
        "b" | "back" => Line::Back,
        "a" | "answers" => Line::Answers,
        "!" => Line::Alarm,
        "n" | "new" => Line::New,
        "?" | "help" => Line::Help,
        "q" | "quit" => Line::Quit,
        _ => return None,
    })
}

fn prompt(question: &Question) -> String {
    if question.is_checklist() {
        "Numbers that fit, like 2 5; 0 for none".to_owned()
    } else {
        format!("A number from 1 to {}", question.choices.len())
    }
}

fn read_answer(question: &Question, line: &str) -> Line {
    let highest = question.choices.len();
    let numbers: Option<Vec<usize>> = line.split([' ', ',']).filter(|word| !word.is_empty()).map(number).collect();
    match (question.is_checklist(), numbers.as_deref()) {
        (false, Some([number])) if (1..=highest).contains(number) => Line::Answer(Answer::Choice(number - 1)),
        (true, Some([0])) => Line::Answer(Answer::Ticks(Ticks::default())),
        (true, Some(numbers @ [_, ..])) if numbers.iter().all(|number| (1..=highest).contains(number)) => {
            let mut ticks = Ticks::default();
            let distinct: HashSet<usize> = numbers.iter().copied().collect();
            distinct.into_iter().for_each(|number| ticks.toggle(number - 1));
            Line::Answer(Answer::Ticks(ticks))
        }
        (false, _) => Line::Wrong(format!("Type one number from 1 to {highest}, or ? for help.")),
        (true, _) => Line::Wrong(format!("Type numbers from 1 to {highest}, or 0 alone, or ? for help.")),
    }
}

fn number(word: &str) -> Option<usize> {
    word.parse().ok()
}

const KEYS: &str = "Answer with numbers and Enter. b goes back, a lists your answers and changes one, ! asks the first \
                    question again, n starts anew, ? says this, q quits.";
