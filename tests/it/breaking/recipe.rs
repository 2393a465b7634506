//! How the text of a guide is changed so that a promise no longer holds: a mistake an author might make, one for each kind.
//!
//! Relies on the guide for names. Must not know how a promise is proved: it offers changes, the test sees what they do.

use super::text::{Item, Texts};
use charley::guide::{Card, CardIdx, Escalation, FactIdx, Guide, Rule, Show, TriageLevel};
use std::iter::once;

/// Changed copies of the guide, of which the first that breaks the rule is wanted.
pub(super) fn copies<'a>(guide: &'a Guide, texts: &'a Texts, rule: &'a Rule) -> Box<dyn Iterator<Item = Texts> + 'a> {
    let recipe = Recipe { guide, texts };
    match rule {
        Rule::Floor { when, level } => Box::new(recipe.nothing_raises(&when.0[0], *level)),
        Rule::Never { when, show } => {
            Box::new([true, false].into_iter().map(move |asks| recipe.one_more_row(&when.0[0], *show, asks)))
        }
        Rule::Needs { show, .. } => Box::new(recipe.cards(*show).map(move |card| recipe.nothing_asked(card))),
        Rule::Always { when, show, .. } => Box::new(once(recipe.withheld(&when.0[0], *show))),
        Rule::Apart { show, and } => Box::new(once(recipe.both_for_everybody([*show, *and]))),
        Rule::AtMost { questions } => Box::new(once(recipe.more_questions(*questions))),
    }
}

#[derive(Clone, Copy)]
struct Recipe<'a> {
    guide: &'a Guide,
    texts: &'a Texts,
}

impl<'a> Recipe<'a> {
    /// No escalation on these facts, and if that is not it, one more answer that marks them and forgets to raise.
    fn nothing_raises(self, when: &'a [FactIdx], level: TriageLevel) -> impl Iterator<Item = Texts> + 'a {
        let raises =
            move |e: &&Escalation| e.raise >= level && e.when.any(|row| row.iter().all(|fact| when.contains(fact)));
        let gone: Vec<&str> = self.guide.escalations.iter().filter(raises).map(|e| e.id.as_str()).collect();
        let mut texts = self.texts.clone();
        texts.edit("triage.ron", |triage| {
            triage.edit_list(&["escalations"], |all| all.retain(|e| !gone.iter().any(|id| e.has_id(id))));
        });
        let without = (!gone.is_empty()).then(|| texts.clone());
        self.add_a_sign(&mut texts, when);
        without.into_iter().chain(once(texts))
    }

    fn add_a_sign(self, texts: &mut Texts, when: &[FactIdx]) {
        let (question, choice) = self.marks(when);
        texts.edit_item(&["questions.ron"], question, |asked| {
            asked.edit_list(&["choices", "ticks"], |choices| {
                let sign = choices.iter().find(|other| other.has_id(choice)).unwrap().clone();
                choices.push(self.without_its_raise(sign, when));
            });
        });
    }

    fn without_its_raise(self, mut sign: Item, when: &[FactIdx]) -> Item {
        ["raise", "unsure", "rules_out", "short"].iter().for_each(|field| sign.remove(field));
        sign.set("id", r#""hole""#);
        sign.set("text", r#""It fits, more or less""#);
        sign.set("marks", self.ids(when));
        sign
    }

    /// The question and the choice where the last of the facts that any answer marks is marked first.
    fn marks(self, when: &[FactIdx]) -> (&'a str, &'a str) {
        let choices = || self.guide.questions.iter().flat_map(|q| q.choices.iter().map(move |choice| (q, choice)));
        let found = when.iter().rev().find_map(|fact| choices().find(|(_, choice)| choice.marks.contains(fact)));
        found.map(|(question, choice)| (question.id.as_str(), choice.id.as_str())).unwrap()
    }

    /// A card is also shown because of the facts, at any level; it asks what it asked before, or nothing at all.
    fn one_more_row(self, when: &[FactIdx], show: Show, asks: bool) -> Texts {
        let card = self.cards(show).next().unwrap();
        let Card { when: rows, unless, .. } = &self.guide[card];
        let rows = rows.iter().filter(|row| !row.is_empty()).chain([when]);
        let rows: Vec<String> = rows.map(|row| self.ids(row)).collect();
        let kept: Vec<FactIdx> = unless.iter().copied().filter(|fact| asks && !when.contains(fact)).collect();
        self.with_cards([card], |_, item| {
            item.set("when", format!("[{}]", rows.join(", ")));
            item.set("unless", self.ids(&kept));
            item.set("early", "true");
            item.set("up_to", "Emergency");
        })
    }

    /// A card without its `unless`.
    fn nothing_asked(self, card: CardIdx) -> Texts {
        self.with_cards([card], |_, item| item.remove("unless"))
    }

    /// Each card that would do is kept from just those whom it was promised to.
    fn withheld(self, when: &[FactIdx], show: Show) -> Texts {
        self.with_cards(self.cards(show), |card, item| {
            let unless: Vec<FactIdx> = card.unless.iter().copied().chain(when.first().copied()).collect();
            item.set("unless", self.ids(&unless));
        })
    }

    /// One card of each, from the first question on, whatever the facts.
    fn both_for_everybody(self, shows: [Show; 2]) -> Texts {
        self.with_cards(shows.map(|show| self.cards(show).next().unwrap()), |_, item| {
            item.remove("when");
            item.remove("unless");
            item.set("early", "true");
        })
    }

    /// So many questions before the first one.
    fn more_questions(self, count: u32) -> Texts {
        let mut texts = self.texts.clone();
        let first = &self.guide[self.guide.first].id;
        let id = |at: u32| if at == count { first.clone() } else { format!("hole_{at}") };
        texts.edit("guide.ron", |guide| guide.set("first", format!("{:?}", id(0))));
        let question = |at: u32| {
            let (id, next) = (id(at), id(at + 1));
            let choice = |word: &str| format!(r#"(id: "{word}", text: "{word}", next: To("{next}"))"#);
            let choices = format!("[{}, {}]", choice("yes"), choice("no"));
            format!(
                r#"One(id: "{id}", short: "More {at}", ask: "Question {at}?", why: "Why not?", choices: {choices})"#
            )
        };
        texts.edit_list("questions.ron", |all| all.extend((0..count).map(|at| Item::read(&question(at)))));
        texts
    }

    fn with_cards(self, cards: impl IntoIterator<Item = CardIdx>, change: impl Fn(&Card, &mut Item)) -> Texts {
        let mut texts = self.texts.clone();
        for card in cards.into_iter().map(|card| &self.guide[card]) {
            texts.edit_item(&["cards.ron", "stretches.ron"], &card.id, |item| change(card, item));
        }
        texts
    }

    fn cards(self, show: Show) -> impl Iterator<Item = CardIdx> + 'a {
        let is_meant = move |card: &CardIdx| match show {
            Show::Card(this) => this == *card,
            Show::Kind(kind) => self.guide[*card].kind == kind,
        };
        (0..self.guide.cards.len()).map(CardIdx).filter(is_meant)
    }

    fn ids(self, facts: &[FactIdx]) -> String {
        format!("{:?}", facts.iter().map(|fact| self.guide[*fact].id.as_str()).collect::<Vec<_>>())
    }
}
