//! The names that a guide declares, and looking them up.
//!
//! Relies on the parsed files. Must not know what a name stands for.

use crate::content::check::syntax::Parsed;
use crate::content::format::QuestionFile;
use crate::content::sink::Sink;
use crate::nearest::did_you_mean;
use foldhash::{HashMap, HashSet};

/// The longest id.
const LONGEST_ID: usize = 40;

/// One kind of names, each with its place in its list.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    what: &'static str,
    unknown: &'static str,
    ids: HashMap<&'a str, usize>,
    order: Vec<&'a str>,
    whole: bool,
}

impl<'a> Names<'a> {
    /// Collects ids and reports malformed and repeated ones.
    pub(crate) fn new(
        what: &'static str,
        unknown: &'static str,
        ids: impl Iterator<Item = &'a str>,
        whole: bool,
        sink: &mut Sink<'_>,
    ) -> Self {
        let order: Vec<&'a str> = ids.collect();
        check_ids(what, &order, sink);
        let mut ids = HashMap::default();
        order.iter().enumerate().for_each(|(place, id)| {
            ids.entry(*id).or_insert(place);
        });
        Self { what, unknown, ids, order, whole }
    }

    /// The place of an id. A missing one is reported, unless its file could not be read whole.
    pub(crate) fn find(&self, id: &'a str, sink: &mut Sink<'_>) -> Option<usize> {
        let found = self.ids.get(id).copied();
        if found.is_none() && self.whole {
            let hint = if sink.is_crowded() { String::new() } else { did_you_mean(id, self.order.iter().copied()) };
            let message = format!("there is no {} `{id}`{hint}", self.what);
            sink.error(
                self.unknown,
                id,
                message,
                format!("write the id of one that is declared, or declare this {}", self.what),
            );
        }
        found
    }
}

/// Reports malformed and repeated ids.
fn check_ids(what: &str, ids: &[&str], sink: &mut Sink<'_>) {
    let mut in_file: Vec<&str> = ids.to_vec();
    // Some lists are kept in another order than they were written in; the later one in the file is to blame.
    in_file.sort_by_key(|id| id.as_ptr());
    let mut seen = HashSet::default();
    for id in in_file {
        if !is_well_formed(id) {
            let help = format!("an id has up to {LONGEST_ID} letters, digits and underscores, a letter first");
            sink.error("malformed-id", id, format!("`{id}` is not an id"), help);
        }
        if !seen.insert(id) {
            sink.error("duplicate-id", id, format!("there is already a {what} `{id}`"), "give it another id");
        }
    }
}

fn is_well_formed(id: &str) -> bool {
    let mut bytes = id.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && id.len() <= LONGEST_ID
}

/// All names of a guide.
#[derive(Debug)]
pub(crate) struct AllNames<'a> {
    pub(crate) questions: Names<'a>,
    pub(crate) choices: Vec<Names<'a>>,
    pub(crate) facts: Names<'a>,
    pub(crate) cards: Names<'a>,
    pub(crate) groups: Names<'a>,
    pub(crate) kinds: Names<'a>,
    pub(crate) entries: Names<'a>,
    pub(crate) claims: Names<'a>,
}

impl<'a> AllNames<'a> {
    pub(crate) fn collect(parsed: &Parsed<'a>, sink: &mut Sink<'_>) -> Self {
        let guide = parsed.guide.as_ref();
        let Parsed { questions, facts, cards, sources, .. } = parsed;
        let claims = sources.items.iter().flat_map(|source| source.claims.iter().map(|claim| claim.id));
        let groups = guide.into_iter().flat_map(|guide| guide.groups.iter().map(|group| group.id));
        let kinds = guide.into_iter().flat_map(|guide| guide.kinds.iter().map(|kind| kind.id));
        let entries = guide.into_iter().flat_map(|guide| guide.entries.iter().map(|entry| entry.id));
        let known = guide.is_some();
        check_ids("source", &sources.items.iter().map(|source| source.id).collect::<Vec<_>>(), sink);
        check_ids("case", &parsed.cases.items.iter().map(|case| case.id).collect::<Vec<_>>(), sink);
        if let Some(triage) = &parsed.triage {
            check_ids("escalation", &triage.escalations.iter().map(|e| e.id).collect::<Vec<_>>(), sink);
        }
        if let Some(guide) = guide {
            check_ids("guide", &[guide.id], sink);
            check_ids("chart", &guide.charts.iter().map(|chart| chart.id).collect::<Vec<_>>(), sink);
        }
        let question_ids = questions.items.iter().map(QuestionFile::id);
        Self {
            questions: Names::new("question", "unknown-question", question_ids, questions.is_whole(), sink),
            choices: questions.items.iter().map(|question| choice_names(question, sink)).collect(),
            facts: Names::new("fact", "unknown-fact", facts.items.iter().map(|f| f.id), facts.is_whole(), sink),
            cards: Names::new("card", "unknown-card", cards.items.iter().map(|c| c.id), cards.is_whole(), sink),
            groups: Names::new("group", "unknown-group", groups, known, sink),
            kinds: Names::new("kind", "unknown-kind", kinds, known, sink),
            entries: Names::new("entry", "unknown-entry", entries, known, sink),
            claims: Names::new("claim", "unknown-claim", claims, sources.is_whole(), sink),
        }
    }
}

fn choice_names<'a>(question: &QuestionFile<'a>, sink: &mut Sink<'_>) -> Names<'a> {
    let ids: Vec<&'a str> = question.offered().iter().map(|offered| offered.id).collect();
    for id in ids.iter().filter(|id| **id == crate::trail::text::NONE) {
        sink.error("reserved-id", id, "`none` stands for no tick at all", "give the choice another id");
    }
    Names::new("choice", "unknown-choice", ids.into_iter(), true, sink)
}
