//! A guide as a picture.

use crate::program::charley;
use crate::toy;
use charley::graph::{dot, mermaid};
use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn mermaid_shows_choices_on_the_edges_and_levels_on_the_choices() {
    insta::assert_snapshot!(mermaid(&toy::guide()));
}

#[test]
fn dot_shows_the_same_arrows_as_mermaid() {
    let guide = toy::guide();
    let arrows = |page: &str, arrow: &str| page.lines().filter(|line| line.contains(arrow)).count();
    assert_eq!(arrows(&dot(&guide), " -> "), arrows(&mermaid(&guide), " -->|"));
}

#[test]
fn graphviz_draws_the_shipped_guide_where_it_is_installed() {
    let Ok(mut graphviz) = Command::new("dot").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() else {
        return;
    };
    let page = charley(&["graph", "--format", "dot"], "").out;
    graphviz.stdin.take().unwrap().write_all(page.as_bytes()).unwrap();
    let drawn = graphviz.wait_with_output().unwrap();
    assert!(drawn.status.success());
    let svg = String::from_utf8(drawn.stdout).unwrap();
    let guide = charley::content::builtin().unwrap();
    assert_eq!(svg.matches("class=\"node\"").count(), guide.questions.len() + 1);
}
