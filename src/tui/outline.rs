//! The rows of a plan: what to do first, then the titles of what is closed, and what opens under
//! each.
//!
//! Relies on the model and on how cards are written. Must not know which row has the focus or is
//! open.

use crate::guide::{CardIdx, QuestionIdx};
use crate::plan::Shown;
use crate::report::plan::{self as view, FURTHER, Section};
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;
use crate::tui::{card, compare};

/// A row of a plan.
pub(crate) enum Row<'m> {
    /// Something to do, with its folds.
    Action(&'m Shown),
    /// What else may be done.
    Further(&'m [Shown]),
    /// A question that the plan offers to ask.
    Offer(QuestionIdx),
    /// A section.
    Section(Section<'m>),
    /// Then and now, side by side.
    Beside,
}

/// The rows of the plan at hand: its actions, then all that is closed at first. In an emergency
/// every action is one, also those beyond the first view.
pub(crate) fn rows(m: &Model) -> Vec<Row<'_>> {
    let Some(plan) = &m.stand.plan else { return Vec::new() };
    let (guide, further) = (m.guide(), plan.further(m.guide()));
    let sections = view::sections(&m.session, plan).into_iter().skip(usize::from(!further.is_empty()));
    let (aid, further) = if plan.is_alarm() { (further, &[][..]) } else { (&[][..], further) };
    let actions = plan.actions(guide).iter().chain(aid).map(Row::Action);
    let further = Some(further).filter(|further| !further.is_empty()).map(Row::Further);
    let closed = further.into_iter().chain(m.offer().map(Row::Offer));
    let beside = m.then_and_now().map(|_| Row::Beside);
    actions.chain(closed).chain(sections.map(Row::Section)).chain(beside).collect()
}

/// The number of actions, behind which the rows are closed at first.
pub(crate) fn actions(rows: &[Row<'_>]) -> usize {
    rows.iter().filter(|row| matches!(row, Row::Action(_))).count()
}

impl Row<'_> {
    /// The words by which it is known.
    pub(crate) fn title(&self, m: &Model) -> String {
        let guide = m.guide();
        match self {
            Self::Action(shown) => guide[shown.card].headline().to_owned(),
            Self::Further(cards) => format!("{FURTHER}: {}", cards.len()),
            Self::Offer(question) => guide[*question].short.clone(),
            Self::Section(section) => section.title.to_owned(),
            Self::Beside => compare::TITLE.to_owned(),
        }
    }

    /// The cards that it stands for.
    pub(crate) fn cards(&self) -> Vec<CardIdx> {
        match self {
            Self::Action(shown) => vec![shown.card],
            Self::Further(cards) => cards.iter().map(|shown| shown.card).collect(),
            Self::Section(section) => section.cards.iter().map(|shown| shown.card).collect(),
            Self::Offer(_) | Self::Beside => Vec::new(),
        }
    }

    /// True if something opens under it.
    pub(crate) fn opens(&self, m: &Model) -> bool {
        match self {
            Self::Action(shown) => card::has_folds(&m.guide()[shown.card], shown),
            Self::Offer(_) => false,
            Self::Further(_) | Self::Section(_) | Self::Beside => true,
        }
    }

    /// Writes what opens under it.
    pub(crate) fn write(&self, m: &Model, sheet: &mut Sheet) {
        let guide = m.guide();
        match self {
            Self::Action(shown) => card::write_folds(guide, shown, sheet),
            Self::Further(cards) => card::write_all(guide, *cards, sheet),
            Self::Section(section) => card::write_section(guide, section, sheet),
            Self::Beside => write_beside(m, sheet),
            Self::Offer(_) => {}
        }
    }
}

fn write_beside(m: &Model, sheet: &mut Sheet) {
    let Some((then, now)) = m.then_and_now() else { return };
    let Some(before) = then.record.saved() else { return };
    compare::write(m.guide(), [before, &now], &then.when, sheet);
}
