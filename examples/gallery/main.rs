//! Every screen in every size and theme on one sheet, and the pictures of the README, all drawn by the program's own views.
//!
//! ```sh
//! cargo run --example gallery               # target/gallery.html
//! cargo run --example gallery -- FILE       # the same elsewhere
//! cargo run --example gallery -- --readme   # assets/*.svg
//! ```

mod scenes;
mod svg;

use scenes::{LOOKS, Look, README, SCENES, SIZES};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, error, fs};

type Failure = Box<dyn error::Error>;

fn main() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match env::args().nth(1) {
        Some(readme) if readme == "--readme" => pictures(&root.join("assets")),
        Some(file) => Ok(fs::write(file, sheet()?)?),
        None => {
            fs::create_dir_all(root.join("target"))?;
            Ok(fs::write(root.join("target/gallery.html"), sheet()?)?)
        }
    }
}

/// The pictures of the README, a dark and a light one of each.
fn pictures(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder)?;
    for (name, picture) in scenes::readme()? {
        fs::write(folder.join(name), picture)?;
    }
    Ok(())
}

/// A row for each screen and theme, a column for each size.
fn sheet() -> Result<String, Failure> {
    let mut page = String::from(HEAD);
    for scene in &SCENES {
        write!(page, "<h2>{}</h2>", scene.name)?;
        for Look { name, .. } in &LOOKS {
            write!(page, "<h3>{name}</h3><p>")?;
            for size in SIZES {
                page += &scenes::draw(scene, name, size)?;
            }
            page += "</p>\n";
        }
    }
    write!(page, "<p>{} screens, of which the README shows {}.</p>", SCENES.len(), README.len())?;
    Ok(page)
}

const HEAD: &str = "<!doctype html><meta charset=\"utf-8\"><title>charley: every screen</title>\
                    <style>body{background:#888;font-family:sans-serif}p{white-space:nowrap}svg{margin:4px;vertical-align:top}</style>\n";
