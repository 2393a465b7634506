//! A sketch as an author would write it: the RON files of a guide.
//!
//! Relies on the format alone. A "Not sure" is written as the design demands: as serious as its worst sibling, marking
//! all that they mark, and going that sibling's way. Must not know what a guide means.

use super::sketch::{
    CardSketch, ChoiceSketch, Form, Kind, LEVELS, PromiseSketch, QuestionSketch, ShowSketch, Sketch, Way,
};
use charley::content::Files;
use std::fmt::{self, Debug, Formatter};

const GROUPS: &str = r#"[(id: "now", title: "Do now", section: true), (id: "later", title: "Later", section: true)]"#;
const KINDS: &str = r#"[(id: "calm", title: "Calm"), (id: "polish", title: "Polish")]"#;
const SOURCES: &str = r#"[(id: "D", title: "On Dragons", by: "an old book",
    claims: [(id: "D1", says: "Dragons are fond of turnips.", strength: Weak, basis: Read)])]"#;

/// What a person sees of a failing guide: its files, ready to be put into a folder.
impl Debug for Sketch {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.texts().iter().try_for_each(|(name, text)| writeln!(f, "\n// {name}\n{text}"))
    }
}

impl Sketch {
    pub(super) fn files(&self) -> Files {
        Files::of(self.texts())
    }

    fn texts(&self) -> [(&'static str, String); 7] {
        [
            ("guide.ron", self.frame()),
            ("triage.ron", self.triage()),
            ("facts.ron", self.declared()),
            ("questions.ron", self.tree()),
            ("cards.ron", lines(self.cards.iter().enumerate().map(|(at, card)| self.card(at, card)))),
            ("sources.ron", SOURCES.to_owned()),
            ("promises.ron", lines(self.promises.iter().map(|promise| self.promise(promise)))),
        ]
    }

    /// The padding on both sides of the others, so that these stand in different words of bits.
    fn declared(&self) -> String {
        let pads: Vec<String> = (0..self.padding).map(|pad| format!("p{pad}")).collect();
        let (before, after) = pads.split_at(self.padding.min(62));
        let facts = (0..self.facts).map(|fact| format!("f{fact}"));
        let ids = before.iter().cloned().chain(facts).chain(after.iter().cloned());
        lines(ids.map(|id| format!(r#"(id: "{id}", because: "fact {id}")"#)))
    }

    fn frame(&self) -> String {
        let entry = |(at, (marks, rules_out)): (usize, &(Vec<usize>, Vec<usize>))| {
            let is_marked = |fact: &usize| marks.iter().any(|mark| mark % self.facts == fact % self.facts);
            let rules_out: Vec<usize> = rules_out.iter().copied().filter(|fact| !is_marked(fact)).collect();
            let (marks, rules_out) = (self.padded(marks), self.facts(&rules_out));
            format!(r#"(id: "e{at}", title: "Entry {at}", marks: {marks}, rules_out: {rules_out})"#)
        };
        let entries = lines(self.entries.iter().enumerate().map(entry));
        format!(
            r#"(format: 2, id: "toy", title: "a toy", subtitle: "For tests", version: "1", language: "en-GB",
    review: (revised: "2026-11-01", by: "Nobody."), limits: [], first: "q0",
    groups: {GROUPS}, kinds: {KINDS}, entries: {entries})"#
        )
    }

    fn triage(&self) -> String {
        let words = |level: &&str| {
            format!(r#"(level: {level}, title: "{level}", short: "{level}", sign: "!", act: ("See {level}.", ["D1"]))"#)
        };
        let raise = |(at, (when, raise)): (usize, &(Vec<Vec<usize>>, &str))| {
            let when = self.rows(when);
            format!(r#"(id: "x{at}", when: {when}, raise: {raise}, says: "Together.", from: ["D1"])"#)
        };
        let escalations = lines(self.escalations.iter().enumerate().map(raise));
        format!(
            "(levels: {}, within: [(Now, \"now\"), (Today, \"today\"), (TwoDays, \"soon\"), (TwoWeeks, \"later\")], numbers: [(country: \"x\", number: \"1\")], escalations: {escalations})",
            lines(LEVELS.iter().map(words))
        )
    }

    /// Written in an order of their own, so that nothing can lean on the first being first.
    fn tree(&self) -> String {
        let mut written: Vec<(usize, &QuestionSketch)> = self.questions.iter().enumerate().collect();
        written.sort_by_key(|(_, question)| question.place);
        lines(written.into_iter().map(|(at, question)| self.question(at, question)))
    }

    fn question(&self, at: usize, question: &QuestionSketch) -> String {
        let before = (0..at).find(|before| question.about && self.leads(*before, at));
        let about = before.map_or_else(String::new, |before| format!(r#", about: "q{before}""#));
        let is_offer = is_offer(at, question);
        let about = if is_offer { "" } else { &about };
        let head = format!(r#"id: "q{at}", ask: "Question {at}?", why: "To know."{about}"#);
        let way = |choice: &ChoiceSketch| self.way(at, &choice.way);
        if question.form == Form::Any {
            let ticks =
                lines(question.choices.iter().enumerate().map(|(at, tick)| format!("({})", self.says(at, tick))));
            let (none, some) = (way(&question.choices[0]), way(&question.choices[question.choices.len() - 1]));
            let ways = if question.next && none == some {
                format!("next: {none}")
            } else {
                format!("none: {none}, some: {some}")
            };
            return format!("Any({head}, ticks: {ticks}, {ways})");
        }
        let mut choices = choices_of(at, question);
        choices.extend(question.unsure.then(|| not_sure(&choices)));
        let unsure = |at: usize| if question.unsure && at + 1 == choices.len() { ", unsure: true" } else { "" };
        let next = way(&choices[choices.len() - 1]);
        let own = |choice: &ChoiceSketch| {
            let own = way(choice);
            if question.next && own == next { String::new() } else { format!(", next: {own}") }
        };
        let choice =
            |(at, choice): (usize, &ChoiceSketch)| format!("({}{}{})", self.says(at, choice), unsure(at), own(choice));
        let written = lines(choices.iter().enumerate().map(choice));
        let next = if question.next { format!(", next: {next}") } else { String::new() };
        format!("{}({head}, choices: {written}{next})", if is_offer { "Offer" } else { "One" })
    }

    fn says(&self, at: usize, choice: &ChoiceSketch) -> String {
        let raise = choice.raise.map_or_else(String::new, |level| format!(", raise: {level}"));
        let (marks, rules_out) = (self.facts(&choice.marks), self.facts(&choice.rules_out));
        format!(r#"id: "c{at}", text: "Answer {at}", marks: {marks}, rules_out: {rules_out}{raise}"#)
    }

    /// Whether a way leads from one question straight to the other.
    fn leads(&self, from: usize, to: usize) -> bool {
        let question = &self.questions[from];
        let choices = choices_of(from, question);
        let last = choices.len() - 1;
        let ways =
            choices.iter().enumerate().filter(|(choice, _)| question.form != Form::Any || [0, last].contains(choice));
        let text = format!(r#"To("q{to}")"#);
        ways.into_iter().any(|(_, choice)| self.way(from, &choice.way).contains(&text))
    }

    /// A way from the question at this place; past the last one there is only the plan.
    fn way(&self, at: usize, way: &Way) -> String {
        let left = self.questions.len() - at - 1;
        match way {
            Way::Skip(skip) if left > 0 => format!(r#"To("q{}")"#, at + 1 + skip % left),
            Way::Plan | Way::Skip(_) => "Plan".to_owned(),
            Way::If(when, then, otherwise) => {
                let (then, otherwise) = (self.way(at, then), self.way(at, otherwise));
                format!("If(when: {}, then: {then}, otherwise: {otherwise})", self.rows(when))
            }
        }
    }

    fn card(&self, at: usize, card: &CardSketch) -> String {
        let CardSketch { early, up_to, .. } = card;
        let when = self.rows(&card.when);
        let (kind, unless) = (["calm", "polish"][card.kind], self.facts(&card.unless));
        format!(
            r#"(id: "k{at}", kind: "{kind}", group: "now", title: "Card {at}", early: {early}, up_to: {up_to},
     when: {when}, unless: {unless}, say: [("Do {at}.", ["D1"])])"#
        )
    }

    fn promise(&self, promise: &PromiseSketch) -> String {
        let PromiseSketch { level, questions, .. } = promise;
        let (facts, unless) = (self.facts(&promise.facts), self.facts(&promise.unless));
        let when = self.rows(&promise.when);
        let (show, and) = (self.show(&promise.show), self.show(&promise.and));
        match promise.kind {
            Kind::Floor => format!(r#"Floor(when: {when}, level: {level}, says: "floor")"#),
            Kind::Never => format!(r#"Never(when: {when}, show: {show}, says: "never")"#),
            Kind::Needs => format!(r#"Needs(show: {show}, ruled_out: {facts}, says: "needs")"#),
            Kind::Always => {
                format!(r#"Always(when: {when}, unless: {unless}, up_to: {level}, show: {show}, says: "always")"#)
            }
            Kind::Apart => format!(r#"Apart(show: {show}, and: {and}, says: "apart")"#),
            Kind::AtMost => format!(r#"AtMost(questions: {questions}, says: "at most")"#),
        }
    }

    fn show(&self, show: &ShowSketch) -> String {
        match show {
            ShowSketch::Card(card) => format!(r#"Card("k{}")"#, card % self.cards.len()),
            ShowSketch::Kind(kind) => format!(r#"Kind("{}")"#, ["calm", "polish"][*kind]),
        }
    }

    fn facts(&self, facts: &[usize]) -> String {
        list(self.ids(facts))
    }

    /// A single row without brackets of its own, of several each with them.
    fn rows(&self, rows: &[Vec<usize>]) -> String {
        match rows {
            [row] => self.padded(row),
            rows => list(rows.iter().map(|row| self.padded(row))),
        }
    }

    /// These facts, and all that are always marked.
    fn padded(&self, facts: &[usize]) -> String {
        list(self.ids(facts).chain((0..self.padding).map(|pad| format!(r#""p{pad}""#))))
    }

    fn ids(&self, facts: &[usize]) -> impl Iterator<Item = String> {
        facts.iter().map(|fact| format!(r#""f{}""#, fact % self.facts))
    }
}

/// A question needs two choices, and an offer a first one that says no.
fn choices_of(at: usize, question: &QuestionSketch) -> Vec<ChoiceSketch> {
    let inert = ChoiceSketch { marks: Vec::new(), rules_out: Vec::new(), raise: None, way: Way::Plan };
    let mut choices = question.choices.clone();
    if is_offer(at, question) {
        choices.insert(0, inert);
    } else if choices.len() == 1 && question.form != Form::Any {
        choices.push(inert);
    }
    choices
}

fn is_offer(at: usize, question: &QuestionSketch) -> bool {
    question.form == Form::Offer && at > 0
}

fn not_sure(siblings: &[ChoiceSketch]) -> ChoiceSketch {
    let severity = |choice: &ChoiceSketch| LEVELS.iter().position(|level| choice.raise == Some(level));
    let worst = siblings.iter().rev().max_by_key(|choice| severity(choice).unwrap_or(0));
    let worst = worst.cloned().unwrap();
    let marks = siblings.iter().flat_map(|choice| choice.marks.clone()).collect();
    ChoiceSketch { marks, rules_out: Vec::new(), ..worst }
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}

fn lines(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().fold("[\n".to_owned(), |text, item| format!("{text}    {item},\n")) + "]"
}
