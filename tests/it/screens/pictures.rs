//! Pictures: a region lit and walked to, colours beside choices, drawings beside words, each only where there is room.

use crate::play::{Play, play_guide, play_with, setting};
use crate::toy;
use charley::content::{self, Files};
use charley::guide::Guide;
use charley::tui::kit::theme::{Depth, ThemeName};
use charley::tui::model::Setting;
use ratatui::layout::Size;
use ratatui::style::Color;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

const BODY: &str = include_str!("../../fixtures/pictures/body.ron");

/// The keys to the question that has a picture.
const TO_PICTURE: &str = "0<enter>";

/// The dragon guide with a picture, colours and a drawing.
fn pictured() -> Arc<Guide> {
    static GUIDE: OnceLock<Arc<Guide>> = OnceLock::new();
    Arc::clone(GUIDE.get_or_init(|| {
        let files = Files::read(&toy::folder()).unwrap();
        let edits = [
            (r#"text: "Cheerful as ever","#, r#"text: "Cheerful as ever", swatch: "FBF8DC","#),
            (r#"text: "It sulks","#, r#"text: "It sulks", swatch: "A87420","#),
            (r#"from: ["D4"])]),"#, r#"from: ["D4"])], drawing: ["  ########", " ##****####", " #########"]),"#),
        ];
        let edited = |text: &str| edits.iter().fold(text.to_owned(), |text, (find, put)| text.replace(find, put));
        let texts: Vec<_> = files.texts().map(|(name, text)| (name, edited(text))).collect();
        let checked = content::check(&Files::of(texts.into_iter().chain([("body.ron", BODY.to_owned())])), None);
        assert!(checked.problems.is_empty(), "{:?}", checked.problems);
        checked.guide.unwrap()
    }))
}

fn drawn(width: u16, height: u16) -> Play {
    play_guide(pictured(), width, height).keys(TO_PICTURE)
}

fn coloured(swatches: Option<Depth>) -> Setting {
    Setting { swatches, ..setting(ThemeName::Auto, false) }
}

#[test]
fn the_focused_region_is_lit_and_named() {
    insta::assert_snapshot!(drawn(80, 24).screen());
}

#[test]
fn a_region_stands_out_without_any_colour() {
    let mono = |ascii: bool, keys: &str| {
        play_with(pictured(), 80, 24, setting(ThemeName::Mono, ascii)).keys(TO_PICTURE).keys(keys).screen()
    };
    let picture =
        |screen: &str| screen.lines().map(|line| line.chars().skip(50).collect::<String>()).collect::<String>();
    for ascii in [false, true] {
        assert_ne!(picture(&mono(ascii, "")), picture(&mono(ascii, "2")));
    }
    assert!(mono(true, "").is_ascii());
}

#[test]
fn arrows_and_letters_lead_to_the_region_that_lies_there() {
    let mut play = drawn(80, 24);
    for (key, focused) in
        [("<right>", "> 2  The tail"), ("<left>", "> 1  A wing"), ("l", "> 2  The tail"), ("h", "> 1  A wing")]
    {
        play.press(key);
        assert_eq!(play.focused().split("   ").next(), Some(focused), "{key}\n{}", play.screen());
    }
    drawn(80, 24).keys("l<enter>").shows("Part: tail");
}

#[test]
fn rows_without_a_region_come_below_the_picture() {
    let play = drawn(80, 24).keys("lj");
    assert!(play.focused().starts_with("> 3  All of it"));
    let play = play.keys("h");
    assert!(play.focused().starts_with("> 3  All of it"), "there is nothing at its side");
    assert!(play.keys("k").focused().starts_with("> 2  The tail"), "back to where it came from");
    assert!(drawn(80, 24).keys("<end>k").focused().starts_with("> "), "or to some region");
}

#[test]
fn tab_walks_the_list_and_digits_reach_it() {
    let play = drawn(80, 24).keys("<tab><tab>");
    assert!(play.focused().starts_with("> 3  All of it"));
    assert!(play.keys("<tab>").focused().starts_with("> 1  A wing"), "and begins again");
    assert!(drawn(80, 24).keys("2").shows("next row").focused().starts_with("> 2  The tail"));
}

#[test]
fn a_small_screen_has_the_list_alone() {
    for (width, height) in [(40, 12), (59, 19)] {
        let play = drawn(width, height).hides("Side").hides("Above").hides("next row");
        assert!(
            play.keys("lj").focused().starts_with("> 2  The tail"),
            "up and down walk the list, left and right nothing"
        );
    }
}

#[test]
fn where_one_view_fits_it_is_the_one_with_the_focus() {
    drawn(60, 20).shows("Above").hides("Side").keys("l").shows("Side").hides("Above");
}

#[test]
fn a_large_screen_has_a_large_picture() {
    let ink = |play: &Play| {
        play.screen().chars().filter(|sign| ('▖'..='▟').contains(sign) || "▀▄█▌▐".contains(*sign)).count()
    };
    assert!(ink(&drawn(200, 60)) > 2 * ink(&drawn(80, 24)));
}

#[test]
fn no_size_is_too_odd_for_a_picture() {
    let mut play = drawn(80, 24);
    for width in (0..=210).step_by(15).chain([40, 60, 74, 76, 80, 100]) {
        for height in (0..=70).step_by(9).chain([12, 20, 24, 30]) {
            play = play.resize(width, height);
            let screen = play.screen();
            if width >= 60 && height >= 20 {
                for line in screen.lines().filter(|line| line.starts_with('│')) {
                    assert_eq!(line.chars().count(), usize::from(width), "{width}x{height}\n{screen}");
                }
                assert!(screen.contains("A wing") && screen.contains("All of it"), "{width}x{height}\n{screen}");
                assert!(screen.ends_with("q quit"), "{width}x{height}\n{screen}");
            }
        }
    }
}

/// Which region each of the four keys leads to, for every region of the guide that ships.
fn moves() -> BTreeMap<String, [String; 4]> {
    let guide = content::builtin().unwrap();
    let body = guide.body.as_ref().unwrap();
    let mut play = play_guide(Arc::clone(&guide), 100, 30).keys("0<enter>2<enter>");
    assert_eq!(play.app().asked(), Some(body.question));
    let choices = &guide[body.question].choices;
    let mut moves = BTreeMap::new();
    for choice in 0..choices.len() {
        moves.insert(
            choices[choice].id.clone(),
            ["h", "j", "k", "l"].map(|key| {
                play.press("g");
                (0..choice).for_each(|_| play.press("<tab>"));
                play.press(key);
                choices[play.app().pane().focus].id.clone()
            }),
        );
    }
    moves
}

#[test]
fn every_place_of_the_guide_is_reached_by_moves_alone() {
    let moves = moves();
    for start in moves.keys() {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(here) = open.pop() {
            if seen.insert(here) {
                open.extend(&moves[here]);
            }
        }
        let missed: Vec<_> = moves.keys().filter(|place| !seen.contains(place)).collect();
        assert!(missed.is_empty(), "from {start} no moves lead to {missed:?}");
    }
}

#[test]
fn moves_on_the_guides_picture_lead_where_one_looks() {
    let moves: Vec<String> = moves()
        .into_iter()
        .map(|(from, [left, down, up, right])| format!("{from}: left {left}, down {down}, up {up}, right {right}"))
        .collect();
    insta::assert_snapshot!(moves.join("\n"));
}

#[test]
fn colours_stand_beside_words_as_truly_as_the_terminal_can() {
    let cells = |depth: Option<Depth>| {
        let play = play_with(pictured(), 80, 24, coloured(depth)).keys("0<enter>3<enter>");
        let (buffer, _) = play.draw();
        let mut found: Vec<Color> = buffer.content.iter().map(|cell| cell.bg).collect();
        found.dedup();
        found.retain(|colour| *colour != Color::Reset);
        (found, play.screen())
    };
    let (shown, screen) = cells(Some(Depth::True));
    assert_eq!(shown, [Color::Rgb(0xfb, 0xf8, 0xdc), Color::Rgb(0xa8, 0x74, 0x20)], "{screen}");
    assert_eq!(cells(Some(Depth::Palette)).0, [Color::Indexed(230), Color::Indexed(136)]);
    for depth in [Some(Depth::Sixteen), None] {
        let (shown, screen) = cells(depth);
        assert!(shown.is_empty(), "sixteen colours look different on every terminal");
        assert!(screen.contains("> 1  █░ Cheerful as ever") && screen.contains("  2  ██ It sulks"), "{screen}");
        assert!(screen.contains("  3     Not sure"), "words stand below words\n{screen}");
    }
}

#[test]
fn a_drawing_stands_beside_its_words_or_nowhere() {
    let to_plan = "0<enter>1<enter>0<enter>1<enter>2<enter>0<enter>";
    let plan = |width: u16, height: u16| play_guide(pictured(), width, height).keys(to_plan).keys("2<enter>");
    let line = |play: &Play, words: &str| play.screen().lines().rfind(|line| line.contains(words)).unwrap().to_owned();
    assert!(line(&plan(80, 40), "Polish towards").ends_with("▗▜█▛▀▖"), "{}", plan(80, 40).screen());
    assert_eq!(line(&plan(50, 50), "Polish towards").trim(), "• Polish towards the tip.");
    plan(50, 50).hides("▗▜█▛▀▖");
    // On a wide screen it stands below the words that open beside the plan.
    assert!(line(&plan(120, 40), "Polish towards").ends_with('│'));
    plan(120, 40).shows("▗▜█▛▀▖").keys("<enter>").shows("Your answers").shows("▗▜█▛▀▖");
}

#[test]
fn a_question_shows_the_drawing_of_its_early_card_where_rows_are_free() {
    let asked = |width: u16, height: u16| play_guide(pictured(), width, height).keys("0<enter>1<enter>0<enter>");
    let play = asked(80, 24).shows("What mood is it in?").shows("▗▜█▛▀▖");
    assert_eq!(play.screen().matches("Polish the wing").count(), 2, "its name stands below it\n{}", play.screen());
    asked(55, 20).shows("▗▜█▛▀▖").resize(55, 12).hides("▗▜█▛▀▖").shows("Polish towards the tip.");
    asked(60, 24).shows("│ • Polish towards the tip.                         ▗▜█▛▀▖ │");
    asked(60, 24).resize(60, 20).shows("▗▜█▛▀▖").resize(50, 20).hides("▗▜█▛▀▖");
}

#[test]
fn a_picture_is_as_large_as_its_frame_was_laid_out() {
    let play = drawn(100, 30);
    let Size { width, height } = play.app().model.size;
    assert_eq!(play.screen().lines().count(), usize::from(height));
    assert!(play.screen().lines().all(|line| line.chars().count() <= usize::from(width)));
}

#[test]
fn back_across_a_picture_lights_what_was_chosen() {
    let chosen = drawn(80, 24).keys("2").focused();
    let back = drawn(80, 24).keys("2<enter>b");
    assert_eq!(back.focused(), chosen);
}

#[test]
fn a_colour_leaves_no_hole_in_the_chosen_row_where_there_is_none() {
    let play = play_with(pictured(), 80, 24, coloured(Some(Depth::True))).keys("0<enter>1<enter>0<enter>3");
    let (buffer, focus) = play.draw();
    let row = focus.unwrap();
    let styles: BTreeSet<String> = (row.x..row.x + 20).map(|x| format!("{:?}", buffer[(x, row.y)].modifier)).collect();
    assert_eq!(styles.len(), 1, "{styles:?}\n{}", play.screen());
}

#[test]
fn every_row_stands_beside_the_built_in_picture_at_the_usual_size() {
    let keys = "<pgdn><pgdn>0<enter>2<enter>";
    let play = play_guide(content::builtin().unwrap(), 80, 24).keys(keys).hides(" below").hides(" above");
    let guide = play.session().guide().clone();
    let body = guide.body.as_ref().unwrap();
    let screen = play.screen();
    assert!(guide[body.question].choices.iter().all(|choice| screen.contains(&choice.text)), "{screen}");
}
