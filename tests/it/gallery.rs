//! The pictures of the README are the program's own screens, and no screen of the gallery is out of reach.

#[path = "../../examples/gallery/scenes.rs"]
mod scenes;
#[path = "../../examples/gallery/svg.rs"]
mod svg;

use std::fs;
use std::path::Path;

#[test]
fn the_pictures_of_the_readme_are_what_the_program_draws() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    for (name, picture) in scenes::readme().unwrap() {
        let stored = fs::read_to_string(root.join("assets").join(&name)).unwrap_or_default();
        assert!(stored == picture, "assets/{name} shows another screen: cargo run --example gallery -- --readme");
        assert!(readme.contains(&format!("assets/{name}")), "the README does not show {name}");
    }
}

#[test]
fn every_screen_of_the_gallery_can_be_drawn_in_every_look() {
    for scene in &scenes::SCENES {
        for look in &scenes::LOOKS {
            let size = if look.name == "ascii" { (40, 12) } else { (100, 30) };
            let picture =
                scenes::draw(scene, look.name, size).unwrap_or_else(|error| panic!("{}: {error}", scene.name));
            // Where there is little room for keys and words, the key for help stands without its word; where something
            // is typed, it is a letter.
            assert!(picture.contains(">?<") || picture.contains(">Esc<"), "{}: no footer", scene.name);
        }
    }
    assert!(scenes::SIZES.contains(&(40, 12)));
}
