//! The shapes of the files in the form in which the built-in guide lies in the program: in two parts, since a walk needs only one.
//!
//! Reading RON takes longer than everything else before the first question, so the build script reads the built-in guide once
//! and writes this: the same shapes, without syntax.

use super::{BodyFile, CardFile, CaseFile, FactFile, GuideFile, PromiseFile, QuestionFile, SourceFile, TriageFile};
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

/// What a walk needs.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct BakedGuide<'a> {
    #[serde(borrow)]
    pub(crate) guide: GuideFile<'a>,
    pub(crate) triage: TriageFile<'a>,
    pub(crate) questions: Vec<QuestionFile<'a>>,
    pub(crate) facts: Vec<FactFile<'a>>,
    /// In the order of the plan.
    pub(crate) cards: Vec<CardFile<'a>>,
    pub(crate) sources: Vec<SourceFile<'a>>,
    pub(crate) body: Option<BodyFile<'a>>,
}

/// What a check needs besides.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct BakedChecks<'a> {
    #[serde(borrow)]
    pub(crate) promises: Vec<PromiseFile<'a>>,
    pub(crate) cases: Vec<CaseFile<'a>>,
}

/// Puts the cards in the order of the plan. It must be known before they are counted: their places here are their places in
/// the guide.
pub(crate) fn in_plan_order(guide: &GuideFile<'_>, cards: &mut [CardFile<'_>]) {
    cards.sort_by_cached_key(|card| {
        let group = guide.groups.iter().position(|group| group.id == card.group);
        let kind = guide.kinds.iter().position(|kind| kind.id == card.kind);
        (group, kind)
    });
}

/// How RON is read, here and in the build script.
pub(crate) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}
