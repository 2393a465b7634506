//! What is written out and names nothing: texts, levels, times, groups, numbers.
//!
//! Relies on the parsed files only.

use crate::content::format::{GroupFile, GuideFile, KindFile, LevelFile, NumberFile, Text, WithinFile};
use crate::guide::{Group, Kind, Number, Review, TriageLevel, Within};

pub(super) fn own(text: &Text<'_>) -> String {
    text.0.clone().into_owned()
}

pub(super) fn group(file: &GroupFile<'_>) -> Group {
    Group { id: file.id.to_owned(), title: own(&file.title), section: file.section, pairs: file.pairs }
}

pub(super) fn kind(file: &KindFile<'_>) -> Kind {
    Kind { id: file.id.to_owned(), title: own(&file.title) }
}

pub(super) fn number(file: &NumberFile<'_>) -> Number {
    Number { country: own(&file.country), number: own(&file.number) }
}

/// All of these, if each is there.
pub(super) fn all<T>(words: [Option<T>; 4]) -> Option<[T; 4]> {
    let words: Vec<T> = words.into_iter().collect::<Option<_>>()?;
    words.try_into().ok()
}

pub(super) fn review(guide: &GuideFile<'_>) -> Review {
    let review = &guide.review;
    Review { revised: review.revised.to_owned(), due: review.due.map(str::to_owned), by: own(&review.by) }
}

pub(super) fn level(file: LevelFile) -> TriageLevel {
    match file {
        LevelFile::SelfCare => TriageLevel::SelfCare,
        LevelFile::Routine => TriageLevel::Routine,
        LevelFile::Urgent => TriageLevel::Urgent,
        LevelFile::Emergency => TriageLevel::Emergency,
    }
}

pub(super) fn within(file: WithinFile) -> Within {
    match file {
        WithinFile::Now => Within::Now,
        WithinFile::Today => Within::Today,
        WithinFile::TwoDays => Within::TwoDays,
        WithinFile::TwoWeeks => Within::TwoWeeks,
    }
}
