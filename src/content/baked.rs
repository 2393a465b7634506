//! The built-in guide as the build script left it, to be read without parsing.
//!
//! Relies on `resolve`. That it is the guide in the files is shown by a test. It has no lines and columns, so it can say that a
//! guide is sound, but not where one is not.

use crate::content::check::syntax::Parsed;
use crate::content::files::Files;
use crate::content::format::{BakedChecks, BakedGuide};
use crate::content::names::AllNames;
use crate::content::problem::Sink;
use crate::content::resolve::resolve;
use crate::guide::Guide;

/// Both are empty when the build script could not read the files.
const GUIDE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guide.baked"));
const CHECKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/checks.baked"));

/// The guide to walk, unless a name in it is wrong. It is not checked again, and has neither promises nor cases.
pub(crate) fn guide() -> Option<Guide> {
    let nothing = BakedChecks { promises: Vec::new(), cases: Vec::new() };
    let parsed = Parsed::of(postcard::from_bytes::<BakedGuide<'_>>(GUIDE).ok()?, nothing);
    let files = Files::builtin();
    let mut sink = Sink::new(&files);
    let names = AllNames::collect(&parsed, &mut sink);
    let parts = resolve(&parsed, &names, &mut sink)?;
    (!sink.has_errors()).then(|| Guide::from_checked(parts))
}

/// Everything that a check looks at.
pub(crate) fn parsed() -> Option<Parsed<'static>> {
    Some(Parsed::of(postcard::from_bytes(GUIDE).ok()?, postcard::from_bytes(CHECKS).ok()?))
}
