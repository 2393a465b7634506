//! The documents of a guide and their claims, read apart from what a walk needs.
//!
//! Relies on `format`. A walk knows claims by their ids alone; that each of these exists is for `check` to say. Must not
//! know who cites a claim.

use crate::content::files::Files;
use crate::content::format::{BasisFile, ClaimFile, SourceFile, StrengthFile, options};
use crate::guide::{Basis, Claim, Source, Sources, Strength};

/// The documents and their claims, in the order in which they were written.
pub(crate) fn sources(files: &[SourceFile<'_>]) -> Sources {
    let claims = |(at, file): (usize, &SourceFile<'_>)| -> Vec<Claim> {
        file.claims.iter().map(|written| claim(at, written)).collect()
    };
    Sources {
        documents: files.iter().map(document).collect(),
        claims: files.iter().enumerate().flat_map(claims).collect(),
    }
}

/// Reads them when somebody asks. What cannot be read has no sources: a plan is no worse without.
pub(crate) fn later(files: &Files) -> impl FnOnce() -> Sources + Send + use<> {
    let text = files.get("sources.ron").map(|(_, file)| file.text.clone());
    move || {
        let read: Option<Vec<SourceFile<'_>>> = text.as_deref().and_then(|text| options().from_str(text).ok());
        sources(&read.unwrap_or_default())
    }
}

fn document(file: &SourceFile<'_>) -> Source {
    Source {
        id: file.id.to_owned(),
        title: file.title.0.clone().into_owned(),
        by: file.by.0.clone().into_owned(),
        url: file.url.as_ref().map(|url| url.0.clone().into_owned()),
        main: file.main,
    }
}

fn claim(source: usize, file: &ClaimFile<'_>) -> Claim {
    Claim {
        id: file.id.to_owned(),
        source,
        says: file.says.0.clone().into_owned(),
        strength: strength(file.strength),
        basis: basis(file.basis),
    }
}

pub(crate) fn strength(file: StrengthFile) -> Strength {
    match file {
        StrengthFile::Strong => Strength::Strong,
        StrengthFile::Moderate => Strength::Moderate,
        StrengthFile::Weak => Strength::Weak,
        StrengthFile::Contested => Strength::Contested,
        StrengthFile::NoEvidence => Strength::NoEvidence,
        StrengthFile::Harm => Strength::Harm,
    }
}

fn basis(file: BasisFile) -> Basis {
    match file {
        BasisFile::Read => Basis::Read,
        BasisFile::Known => Basis::Known,
        BasisFile::Author => Basis::Author,
    }
}
