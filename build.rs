//! Reads the built-in guide once, while the program is built, so that no start has to.
//!
//! Writes `guide.baked` and `checks.baked` for `src/content/baked.rs`. Must not judge: a guide that cannot be read is left out, the program reads the
//! files themselves then, and `charley check` says what is wrong with them.

#[path = "src/content"]
mod content {
    #[expect(dead_code, reason = "the program uses the rest")]
    pub(crate) mod format;
}

use content::format::{BakedChecks, BakedGuide, in_plan_order, options};
use serde::Deserialize;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const GUIDE: &str = "content/cramps";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={GUIDE}");
    println!("cargo::rerun-if-changed=src/content/format.rs");
    println!("cargo::rerun-if-changed=src/content/format");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("there is no OUT_DIR")?);
    for (name, bake) in [("guide.baked", guide as Bake), ("checks.baked", checks)] {
        let baked = bake(Path::new(GUIDE)).unwrap_or_else(|error| {
            println!("cargo::warning=the built-in guide cannot be read, `charley check` says where: {error}");
            Vec::new()
        });
        fs::write(out.join(name), baked)?;
    }
    Ok(())
}

type Bake = fn(&Path) -> Result<Vec<u8>, Box<dyn Error>>;

fn checks(folder: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let text = |name: &str| fs::read_to_string(folder.join(name));
    let (promises, cases) = (text("promises.ron")?, text("cases.ron")?);
    Ok(postcard::to_allocvec(&BakedChecks { promises: read(&promises)?, cases: read(&cases)? })?)
}

fn guide(folder: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let text = |name: &str| fs::read_to_string(folder.join(name));
    let (guide, triage, questions) = (text("guide.ron")?, text("triage.ron")?, text("questions.ron")?);
    let (facts, cards, stretches) = (text("facts.ron")?, text("cards.ron")?, text("stretches.ron")?);
    let (sources, body) = (text("sources.ron")?, text("body.ron")?);
    let mut baked = BakedGuide {
        guide: read(&guide)?,
        triage: read(&triage)?,
        questions: read(&questions)?,
        facts: read(&facts)?,
        cards: read(&cards)?,
        sources: read(&sources)?,
        body: Some(read(&body)?),
    };
    baked.cards.extend(read::<Vec<_>>(&stretches)?);
    in_plan_order(&baked.guide, &mut baked.cards);
    Ok(postcard::to_allocvec(&baked)?)
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ron::error::SpannedError> {
    options().from_str(text)
}
