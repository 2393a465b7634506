//! The smallest full-screen program with one list: what `charley` is measured beside, in `benches/start.rs`.
//!
//! Written as ratatui's own documentation would; it knows nothing of `charley`.

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::style::Style;
use ratatui::widgets::{List, ListState};
use std::io;

fn main() -> io::Result<()> {
    let mut state = ListState::default().with_selected(Some(0));
    ratatui::run(|terminal| {
        loop {
            terminal.draw(|frame| {
                let list = List::new(ROWS).highlight_style(Style::new().reversed()).highlight_symbol("> ");
                frame.render_stateful_widget(list, frame.area(), &mut state);
            })?;
            if let Event::Key(key) = event::read()? {
                match key.code {
                    KeyCode::Char('q') => return Ok(()),
                    KeyCode::Down => state.select_next(),
                    KeyCode::Up => state.select_previous(),
                    _ => {}
                }
            }
        }
    })
}

const ROWS: [&str; 8] = ["Wing", "Tail", "Claw", "Tooth", "Scale", "Crest", "Flame", "None of these"];
