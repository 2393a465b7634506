//! The built-in guide as the build script left it, to be read without parsing.
//!
//! Relies on `resolve`, and on the tests: what is released is not checked again, but only built when they show that it is sound and
//! the guide in the files. It has no lines and columns, so it can say that a guide is sound, but not where one is not.

use crate::content::check::make;
use crate::content::check::syntax::Parsed;
use crate::content::files::Files;
use crate::content::format::{BakedChecks, BakedGuide};
use crate::content::names::AllNames;
use crate::content::problem::Sink;
use crate::content::resolve::resolve;
use crate::guide::Guide;
use std::sync::Arc;

/// Both are empty when the build script could not read the files.
const GUIDE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guide.baked"));
const CHECKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/checks.baked"));

/// The guide to walk, with neither promises nor cases. `None` when it is not sound, as it may be while an author works on it.
pub(crate) fn guide() -> Option<Arc<Guide>> {
    let nothing = BakedChecks { promises: Vec::new(), cases: Vec::new() };
    let parsed = Parsed::of(postcard::from_bytes::<BakedGuide<'_>>(GUIDE).ok()?, nothing);
    let files = Files::builtin();
    let mut sink = Sink::new(&files);
    if cfg!(debug_assertions) {
        return make(&parsed, &mut sink);
    }
    let names = AllNames::collect(&parsed, &mut sink);
    let parts = resolve(&parsed, &names, &mut sink)?;
    (!sink.has_errors()).then(|| Arc::new(Guide::from_checked(parts)))
}

/// Everything that a check looks at.
pub(crate) fn parsed() -> Option<Parsed<'static>> {
    Some(Parsed::of(postcard::from_bytes(GUIDE).ok()?, postcard::from_bytes(CHECKS).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::check::check_parsed;

    /// Elsewhere the files stand in for it, and nobody would see that it is missing.
    #[test]
    fn the_guide_is_there_and_nothing_is_wrong_with_it() {
        let files = Files::builtin();
        let checked = parsed().map(|parsed| check_parsed(&parsed, Sink::new(&files), None));
        assert_eq!(checked.map(|checked| checked.problems), Some(Vec::new()));
        assert!(guide().is_some());
    }
}
