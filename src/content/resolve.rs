//! From names to indexes: the parsed files become the parts of a guide.
//!
//! Relies on the names. Must not judge: a name that does not exist is reported by `names` and left out here, so that the
//! checks that follow see as much of the guide as there is.

mod plain;

use crate::content::check::picture;
use crate::content::check::syntax::Parsed;
use crate::content::format::{
    BodyFile, CardFile, CaseFile, ChartFile, EndFile, EscalationFile, GuideFile, HoldFile, NextFile, Offered, PackFile,
    PromiseFile, QuestionFile, RowsFile, SayFile, ShowFile, StepFile, ThenFile, TriageFile,
};
use crate::content::names::AllNames;
use crate::content::sink::Sink;
use crate::content::sources::strength;
use crate::guide::{
    ActionLine, Advice, Bars, Body, BodyView, Card, CardIdx, Case, Chart, Choice, ClaimIdx, End, Entry, EntryIdx,
    Escalation, Fact, FactIdx, Form, LevelWords, Next, Number, Parts, Promise, Question, QuestionIdx, Recurrence, Rows,
    Rule, Show, Statement, Step, Then, Timing, TriageLevel, Within,
};
use foldhash::HashMap;
use plain::{all, group, kind, level, number, own, review, within};

/// Looks every name up. `None` when a file that gives the guide its frame is missing.
pub(crate) fn resolve<'a>(parsed: &Parsed<'a>, names: &AllNames<'a>, sink: &mut Sink<'_>) -> Option<Parts> {
    let mut resolver = Resolver { names, sink, claims: Vec::new(), cited: HashMap::default() };
    let questions = parsed.questions.items.iter().map(|question| resolver.question(question)).collect();
    let cards = parsed.cards.items.iter().map(|card| resolver.card(card)).collect();
    let promises = parsed.promises.items.iter().filter_map(|promise| resolver.promise(promise)).collect();
    let cases = parsed.cases.items.iter().map(|case| resolver.case(case)).collect();
    let body = parsed.body.as_ref().and_then(|body| resolver.body(body));
    let triage = parsed.triage.as_ref().map(|triage| resolver.triage(triage));
    let frame = parsed.guide.as_ref().map(|guide| resolver.frame(guide));
    let claims = resolver.claims;
    let (Some(frame), Some(triage), Some(guide)) = (frame, triage, parsed.guide.as_ref()) else { return None };
    Some(Parts {
        id: guide.id.to_owned(),
        title: own(&guide.title),
        subtitle: own(&guide.subtitle),
        version: own(&guide.version),
        language: guide.language.to_owned(),
        review: review(guide),
        limits: guide.limits.iter().map(own).collect(),
        first: frame.first?,
        entries: frame.entries,
        groups: guide.groups.iter().map(group).collect(),
        kinds: guide.kinds.iter().map(kind).collect(),
        levels: triage.levels?,
        within: triage.within?,
        numbers: triage.numbers,
        escalations: triage.escalations,
        questions,
        facts: parsed.facts.items.iter().map(|f| Fact { id: f.id.to_owned(), because: own(&f.because) }).collect(),
        cards,
        claims,
        promises,
        cases,
        body,
        charts: frame.charts,
        recurrence: frame.recurrence,
    })
}

/// What `guide.ron` names.
struct Frame {
    first: Option<QuestionIdx>,
    entries: Vec<Entry>,
    charts: Vec<Chart>,
    recurrence: Option<Recurrence>,
}

/// What `triage.ron` holds. Words that are missing are for `check` to report.
struct Triage {
    levels: Option<[LevelWords; 4]>,
    within: Option<[String; 4]>,
    numbers: Vec<Number>,
    escalations: Vec<Escalation>,
}

struct Resolver<'r, 'a, 'f> {
    names: &'r AllNames<'a>,
    sink: &'r mut Sink<'f>,
    /// The ids of the claims that were cited so far.
    claims: Vec<String>,
    cited: HashMap<&'a str, ClaimIdx>,
}

impl<'a> Resolver<'_, 'a, '_> {
    fn frame(&mut self, guide: &GuideFile<'a>) -> Frame {
        Frame {
            first: self.names.questions.find(guide.first, self.sink).map(QuestionIdx),
            entries: guide.entries.iter().map(|entry| self.entry(entry)).collect(),
            charts: guide.charts.iter().filter_map(|chart| self.chart(chart)).collect(),
            recurrence: guide.recurrence.as_ref().map(|recurrence| Recurrence {
                times: recurrence.times,
                days: recurrence.days,
                level: level(recurrence.level),
                says: own(&recurrence.says),
                from: self.claims(&recurrence.from),
            }),
        }
    }

    fn entry(&mut self, entry: &crate::content::format::EntryFile<'a>) -> Entry {
        let (id, title) = (entry.id.to_owned(), own(&entry.title));
        Entry { id, title, marks: self.facts(&entry.marks), rules_out: self.facts(&entry.rules_out) }
    }

    fn chart(&mut self, chart: &ChartFile<'a>) -> Option<Chart> {
        let bars = match chart.question {
            Some(question) => Bars::Choices(QuestionIdx(self.names.questions.find(question, self.sink)?)),
            None => Bars::Facts(self.facts(&chart.facts)),
        };
        Some(Chart { id: chart.id.to_owned(), title: own(&chart.title), bars })
    }

    fn triage(&mut self, triage: &TriageFile<'a>) -> Triage {
        let words = TriageLevel::ALL.map(|wanted| {
            let words = triage.levels.iter().find(|words| level(words.level) == wanted)?;
            let (title, short, sign) = (own(&words.title), own(&words.short), own(&words.sign));
            Some(LevelWords { title, short, sign, act: self.statement(&words.act) })
        });
        let time = |wanted| triage.within.iter().find(|(time, _)| within(*time) == wanted).map(|(_, words)| own(words));
        Triage {
            levels: all(words),
            within: all(Within::ALL.map(time)),
            numbers: triage.numbers.iter().map(number).collect(),
            escalations: triage.escalations.iter().map(|escalation| self.escalation(escalation)).collect(),
        }
    }

    fn escalation(&mut self, file: &EscalationFile<'a>) -> Escalation {
        Escalation {
            id: file.id.to_owned(),
            when: self.rows(&file.when),
            raise: level(file.raise),
            says: own(&file.says),
            from: self.claims(&file.from),
        }
    }

    fn question(&mut self, file: &QuestionFile<'a>) -> Question {
        let (short, ask, why) = file.words();
        let next = file.next().map(|next| self.next(next));
        Question {
            id: file.id().to_owned(),
            short: own(short.unwrap_or(ask)),
            ask: own(ask),
            why: own(why),
            about: self.about(file.about()),
            choices: file.offered().into_iter().map(|offered| self.choice(offered, next.as_ref())).collect(),
            form: self.form(file, next.as_ref()),
        }
    }

    fn choice(&mut self, file: Offered<'_, 'a>, next: Option<&Next>) -> Choice {
        Choice {
            id: file.id.to_owned(),
            text: own(file.text),
            short: own(file.short.unwrap_or(file.text)),
            marks: self.facts(file.marks),
            rules_out: self.facts(file.rules_out),
            raise: file.raise.map_or(TriageLevel::SelfCare, level),
            unsure: file.unsure,
            swatch: file.swatch.and_then(picture::rgb),
            next: self.way(file.next, next),
        }
    }

    fn form(&mut self, file: &QuestionFile<'a>, next: Option<&Next>) -> Form {
        match file {
            QuestionFile::One(_) => Form::One,
            QuestionFile::Offer(_) => Form::Offer,
            QuestionFile::Any(any) => Form::Any { none: self.way(any.none.as_ref(), next) },
        }
    }

    /// The way that is written there, or else that of the question.
    fn way(&mut self, own: Option<&NextFile<'a>>, next: Option<&Next>) -> Next {
        own.map(|own| self.next(own)).or_else(|| next.cloned()).unwrap_or(Next::Plan)
    }

    fn about(&mut self, about: Option<&'a str>) -> Option<QuestionIdx> {
        self.names.questions.find(about?, self.sink).map(QuestionIdx)
    }

    fn next(&mut self, file: &NextFile<'a>) -> Next {
        match file {
            NextFile::Plan => Next::Plan,
            NextFile::To(id) => {
                self.names.questions.find(id, self.sink).map_or(Next::Plan, |place| Next::To(QuestionIdx(place)))
            }
            NextFile::If { when, then, otherwise } => Next::If {
                when: self.rows(when),
                then: Box::new(self.next(then)),
                otherwise: Box::new(self.next(otherwise)),
            },
        }
    }

    fn card(&mut self, file: &CardFile<'a>) -> Card {
        Card {
            id: file.id.to_owned(),
            kind: self.names.kinds.find(file.kind, self.sink).unwrap_or(0),
            group: self.names.groups.find(file.group, self.sink).unwrap_or(0),
            advice: self.advice(file),
            early: file.early,
            pause: file.pause,
            up_to: level(file.up_to),
            when: self.rows(&file.when),
            unless: self.facts(&file.unless),
            within: file.within.map(within),
            banner: file.banner.as_ref().map(own),
            steps: file.steps.iter().map(|step| self.step(step)).collect(),
            drawing: file.drawing.iter().map(own).collect(),
        }
    }

    /// What a card says. One that is of no kind, or of several, is for `check` to report.
    fn advice(&mut self, file: &CardFile<'a>) -> Advice {
        let rank = file.rank.unwrap_or(0);
        match (&file.line, &file.watch) {
            (Some(line), _) => Advice::Action(ActionLine {
                line: self.statement(line),
                rank,
                how: self.statements(&file.how),
                care: self.statements(&file.care),
                why: self.statements(&file.why),
                evidence: file.evidence.as_ref().map(|(how_well, from)| (strength(*how_well), self.claims(from))),
                stop: file.stop.as_ref().map(|stop| self.statement(stop)),
            }),
            (None, Some(watch)) => Advice::Watch { sign: self.statement(watch), rank },
            (None, None) => Advice::Topic {
                title: file.title.as_ref().map(own).unwrap_or_default(),
                say: self.statements(&file.say),
            },
        }
    }

    fn statements(&mut self, say: &[SayFile<'a>]) -> Vec<Statement> {
        say.iter().map(|say| self.statement(say)).collect()
    }

    /// One row of plain facts, or a row a list. No `when` at all is one row that always holds.
    fn rows(&mut self, rows: &RowsFile<'a>) -> Rows {
        let (single, several) = rows.parts();
        let only = (several.is_empty() || !single.is_empty()).then_some(single.as_slice());
        Rows(only.into_iter().chain(several).map(|row| self.facts(row)).collect())
    }

    fn statement(&mut self, say: &SayFile<'a>) -> Statement {
        let answer = say.answer.and_then(|word| self.answer(word));
        Statement { text: own(&say.text), from: self.claims(&say.from), answer }
    }

    /// The question and the choice of a word like `leg_signs=swollen`.
    fn answer(&mut self, word: &'a str) -> Option<(QuestionIdx, usize)> {
        let Some((question, choice)) = word.split_once('=') else {
            self.sink.error(
                "unknown-choice",
                word,
                format!("`{word}` is not an answer"),
                "write it as question=choice",
            );
            return None;
        };
        let question = self.names.questions.find(question, self.sink)?;
        Some((QuestionIdx(question), self.names.choices[question].find(choice, self.sink)?))
    }

    fn step(&mut self, step: &StepFile<'a>) -> Step {
        let (timing, short, end) = match step {
            StepFile::Hold(HoldFile { seconds, rest, times, end, .. }) => {
                (Timing::Hold { seconds: *seconds, rest: *rest, times: *times }, None, end)
            }
            StepFile::Pack(PackFile { minutes, clock, short, end, .. }) => {
                (Timing::Pack { minutes: *minutes, clock: *clock }, short.as_ref(), end)
            }
        };
        let ends = step.ends().iter().filter_map(|end| self.end(end)).collect();
        let (end, from) = (end.as_ref().map(own), self.claims(step.from()));
        Step { text: own(step.text()), timing, short: short.map(own), end, ends, from }
    }

    fn end(&mut self, file: &EndFile<'a>) -> Option<End> {
        let then = match file.then {
            ThenFile::Done => Then::Done,
            ThenFile::Again => Then::Again,
            ThenFile::Answer(word) => self.answer(word).map(|(question, choice)| Then::Answer(question, choice))?,
        };
        Some(End { text: own(&file.text), then })
    }

    fn promise(&mut self, file: &PromiseFile<'a>) -> Option<Promise> {
        let (rule, says) = match file {
            PromiseFile::Floor { when, level: floor, says } => {
                (Rule::Floor { when: self.rows(when), level: level(*floor) }, says)
            }
            PromiseFile::Never { when, show, says } => {
                (Rule::Never { when: self.rows(when), show: self.show(show)? }, says)
            }
            PromiseFile::Needs { show, ruled_out, says } => {
                (Rule::Needs { show: self.show(show)?, ruled_out: self.facts(ruled_out) }, says)
            }
            PromiseFile::Always { when, unless, up_to, show, says } => {
                let (when, unless, show) = (self.rows(when), self.facts(unless), self.show(show)?);
                (Rule::Always { when, unless, up_to: level(*up_to), show }, says)
            }
            PromiseFile::Apart { show, and, says } => {
                (Rule::Apart { show: self.show(show)?, and: self.show(and)? }, says)
            }
            PromiseFile::AtMost { questions, says } => (Rule::AtMost { questions: *questions }, says),
        };
        Some(Promise { says: own(says), rule })
    }

    fn show(&mut self, file: &ShowFile<'a>) -> Option<Show> {
        match file {
            ShowFile::Card(id) => self.names.cards.find(id, self.sink).map(|place| Show::Card(CardIdx(place))),
            ShowFile::Kind(id) => self.names.kinds.find(id, self.sink).map(Show::Kind),
        }
    }

    fn case(&mut self, file: &CaseFile<'a>) -> Case {
        let entry = file.entry.and_then(|entry| self.names.entries.find(entry, self.sink)).unwrap_or(0);
        Case {
            id: file.id.to_owned(),
            story: own(&file.story),
            entry: EntryIdx(entry),
            trail: file.trail.iter().map(|&word| word.to_owned()).collect(),
            change: file.change.iter().map(|&word| word.to_owned()).collect(),
            asks: file.asks.and_then(|asks| self.names.questions.find(asks, self.sink)).map(QuestionIdx),
            level: level(file.level),
            shows: self.cards(&file.shows),
            hides: self.cards(&file.hides),
            only: file.only,
        }
    }

    fn body(&mut self, file: &BodyFile<'a>) -> Option<Body> {
        let question = self.names.questions.find(file.question, self.sink)?;
        let choices = self.names.choices.get(question)?;
        let mut views = Vec::new();
        for view in &file.views {
            let find = |region: &crate::content::format::RegionFile<'a>| {
                Some((region.letter, choices.find(region.choice, self.sink)?))
            };
            let regions = view.regions.iter().filter_map(find).collect();
            views.push(BodyView { title: own(&view.title), art: view.art.iter().map(own).collect(), regions });
        }
        Some(Body { question: QuestionIdx(question), views })
    }

    fn facts(&mut self, ids: &[&'a str]) -> Vec<FactIdx> {
        ids.iter().filter_map(|id| self.names.facts.find(id, self.sink).map(FactIdx)).collect()
    }

    fn claims(&mut self, ids: &[&'a str]) -> Vec<ClaimIdx> {
        ids.iter().map(|id| self.claim(id)).collect()
    }

    /// A claim is known by its id alone, so that what it says need not be read to cite it.
    fn claim(&mut self, id: &'a str) -> ClaimIdx {
        self.names.claims.find(id, self.sink);
        *self.cited.entry(id).or_insert_with(|| {
            self.claims.push(id.to_owned());
            ClaimIdx(self.claims.len() - 1)
        })
    }

    fn cards(&mut self, ids: &[&'a str]) -> Vec<CardIdx> {
        ids.iter().filter_map(|id| self.names.cards.find(id, self.sink).map(CardIdx)).collect()
    }
}
