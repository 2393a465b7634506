//! The words in which a plan was shown. A record keeps them, so that a guide that was edited since does not rewrite it.
//!
//! Relies on the session and the plan. Must not know where words are kept, nor how a record is shown.

use crate::guide::Guide;
use crate::plan::{Plan, Shown, handover, stop_rule};
use crate::session::Session;
use crate::trail::text;

/// The words in which a plan was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The sign of its level; empty if that is not known.
    pub sign: String,
    /// Its level in a few words.
    pub level: String,
    /// Its banner: how soon help is needed, and how; empty if that is not known.
    pub banner: String,
    /// Each question and its answer, in a few words: as many as the trail has, in its order.
    pub answers: Vec<(String, String)>,
    /// What it says to do, when to stop, what to watch for, and the titles below, in the order in which they were shown.
    pub advice: Vec<String>,
    /// What to say on the phone.
    pub handover: Vec<String>,
}

impl Wording {
    /// The words of a finished walk; nothing if they are more than a record may keep, since words that were cut could say
    /// something else.
    #[must_use]
    pub fn of(session: &Session, plan: &Plan) -> Option<Self> {
        let guide = session.guide();
        let (level, trail) = (guide.words(plan.level), session.walk().trail);
        let answers = trail.iter().map(|(asked, given)| (&guide[*asked], *given));
        let wording = Self {
            sign: level.sign.clone(),
            level: level.short.clone(),
            banner: plan.banner(guide),
            answers: answers.map(|(asked, given)| (asked.short.clone(), text::answer(asked, given))).collect(),
            advice: advice(guide, plan),
            handover: handover(session),
        };
        wording.fits().then_some(wording)
    }

    /// Its banner; where none is known, its level.
    #[must_use]
    pub fn heading(&self) -> &str {
        if self.banner.is_empty() { &self.level } else { &self.banner }
    }

    /// Whether it is no longer than what a record may keep.
    #[must_use]
    pub fn fits(&self) -> bool {
        let one = [&self.sign, &self.level, &self.banner].into_iter();
        let answers = self.answers.iter().flat_map(|(asked, said)| [asked, said]);
        let all = one.chain(answers).chain(&self.advice).chain(&self.handover);
        all.map(String::len).sum::<usize>() <= LONGEST
    }
}

/// What the first view says to do, when to stop and what to watch for, then what opens below it.
fn advice(guide: &Guide, plan: &Plan) -> Vec<String> {
    let line = |shown: &Shown| guide[shown.card].headline().to_owned();
    let stop = plan.stop(guide).map(stop_rule);
    let watch = plan.watch(guide).into_iter().map(|sign| sign.text.clone());
    let below = plan.further(guide).iter().chain(plan.sections(guide).flat_map(|(_, cards)| cards));
    plan.actions(guide).iter().map(line).chain(stop).chain(watch).chain(below.map(line)).collect()
}

/// The most bytes of all words together: many times those of the longest plan, and well below what a line may have.
const LONGEST: usize = 16 * 1024;
