//! Why the plan says what it says: reasons, sources, and how strong the evidence is.
//!
//! Relies on the plan. Cards stand in the plan's order, so that it can open at the same card.

use super::{Next, Screen};
use crate::guide::{Basis, CardIdx, Claim, ClaimIdx, Guide, Sources};
use crate::plan::{Plan, Shown};
use crate::report;
use crate::tui::frame::pane::Pane;
use crate::tui::key::{self, Action, Binding};
use crate::tui::kit::sheet::Sheet;
use crate::tui::model::Model;

/// The reasons of the plan.
#[derive(Debug)]
pub(crate) struct Why {
    /// The card to begin at.
    pub(crate) from: Option<CardIdx>,
}

impl Screen for Why {
    fn title(&self, _: &Model) -> String {
        "Why".to_owned()
    }

    fn place(&self) -> &'static str {
        "these are the reasons"
    }

    fn begin(&mut self, _: &Model, pane: &mut Pane) {
        if let Some((line, _)) = pane.page.cards.iter().find(|(_, card)| self.from == Some(*card)) {
            pane.scroll = *line;
        }
    }

    fn keys(&self, _: &Model, _: &Pane) -> Vec<Binding> {
        vec![key::bind(Action::Why)]
    }

    fn act(&mut self, _: &mut Model, _: &mut Pane, _: Action) -> Next {
        Next::Close
    }

    /// Every source is named once more at the end.
    fn page(&self, m: &Model, _: &Pane, sheet: &mut Sheet) {
        let Some(plan) = &m.stand.plan else { return };
        let guide = m.guide();
        write_level(guide, plan, sheet);
        for shown in &plan.cards {
            sheet.gap();
            write_card(guide, shown, sheet);
        }
        write_sources(guide, plan, sheet);
    }
}

fn write_level(guide: &Guide, plan: &Plan, sheet: &mut Sheet) {
    let level = guide.words(plan.level);
    sheet.text(sheet.theme.strong, &plan.banner(guide));
    for reason in &plan.reasons {
        let asked = reason.question.map_or_else(String::new, |question| format!("{}: ", guide[question].short));
        sheet.bullet(&format!("{asked}{} ({})", reason.text, guide.words(reason.level).short));
        write_claims(guide, &reason.from, sheet);
    }
    sheet.gap();
    sheet.text(sheet.theme.text, &level.act.text);
    write_claims(guide, &level.act.from, sheet);
}

fn write_card(guide: &Guide, shown: &Shown, sheet: &mut Sheet) {
    let card = &guide[shown.card];
    sheet.card(shown.card);
    sheet.text(sheet.theme.strong, card.headline());
    match report::because(guide, shown).as_str() {
        "" => sheet.text(sheet.theme.quiet, "Shown to everybody."),
        because => sheet.text(sheet.theme.quiet, &format!("Shown because {because}.")),
    }
    for statement in shown.said(card.statements()) {
        sheet.bullet(&statement.text);
        write_claims(guide, &statement.from, sheet);
    }
    for step in &card.steps {
        sheet.bullet(&format!("{}: {}", step.text, report::timing(step.timing)));
        write_claims(guide, &step.from, sheet);
    }
}

/// Writes how strong the evidence is and what it stands on, what is equally strong together.
fn write_claims(guide: &Guide, claims: &[ClaimIdx], sheet: &mut Sheet) {
    let mut kinds: Vec<(String, Vec<&Claim>)> = Vec::new();
    let sources = guide.sources();
    for claim in claims.iter().filter_map(|claim| sources.claim(&guide[*claim])) {
        let strength = strength(sources, claim);
        match kinds.iter_mut().find(|(known, _)| *known == strength) {
            Some((_, claims)) => claims.push(claim),
            None => kinds.push((strength, vec![claim])),
        }
    }
    for (strength, claims) in kinds {
        let named = named(sources, &claims).join(sheet.glyphs.between);
        sheet.hang("  ", sheet.theme.quiet, &format!("{strength}: {named}"));
    }
}

/// The strength of a claim and what our knowledge of it rests on, unless that is what its whole
/// source is.
fn strength(sources: &Sources, claim: &Claim) -> String {
    let strength = claim.strength.words();
    let is_said =
        sources.claims.iter().filter(|other| other.source == claim.source).all(|other| other.basis == claim.basis);
    match claim.basis {
        Basis::Read => strength.to_owned(),
        Basis::Author if is_said => strength.to_owned(),
        basis => format!("{strength}, {}", basis.words()),
    }
}

/// The sources of these claims, each with the names of its claims.
fn named(sources: &Sources, claims: &[&Claim]) -> Vec<String> {
    let mut documents: Vec<usize> = claims.iter().map(|claim| claim.source).collect();
    documents.dedup();
    let names = |source: usize| {
        let own = claims.iter().filter(|claim| claim.source == source);
        format!(
            "{} [{}]",
            sources.documents[source].title,
            own.map(|claim| claim.id.as_str()).collect::<Vec<_>>().join(", ")
        )
    };
    documents.into_iter().map(names).collect()
}

fn write_sources(guide: &Guide, plan: &Plan, sheet: &mut Sheet) {
    sheet.heading("Sources");
    for source in report::documents(guide, plan) {
        let url = source.url.as_ref().map_or_else(String::new, |url| format!(" {url}"));
        sheet.bullet(&format!("{}, {}.{url} [{}]", source.title, source.by, source.id));
    }
}
