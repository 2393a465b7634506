//! The built-in guide as the build script left it: read without parsing, and not checked again.
//!
//! Relies on `resolve`. Whether it is the guide that stands in the files is shown by a test, and so is that the files are sound.

use crate::content::check::syntax::Parsed;
use crate::content::files::Files;
use crate::content::format::BakedGuide;
use crate::content::names::AllNames;
use crate::content::problem::Sink;
use crate::content::resolve::resolve;
use crate::guide::Guide;

/// Empty when the build script could not read the files.
const BAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guide.baked"));

/// The guide to walk, without promises and cases, unless a name in it is wrong.
pub(crate) fn guide() -> Option<Guide> {
    let parsed = Parsed::from(postcard::from_bytes::<BakedGuide<'_>>(BAKED).ok()?);
    let files = Files::default();
    let mut sink = Sink::new(&files);
    let names = AllNames::collect(&parsed, &mut sink);
    let parts = resolve(&parsed, &names, &mut sink)?;
    (!sink.has_errors()).then(|| Guide::from_checked(parts))
}
