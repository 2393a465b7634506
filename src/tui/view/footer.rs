//! The footer: the keys that work now, as many as the line holds.
//!
//! Relies on the app and on the keymap, which says what a key does now and how much it matters. What is left out stands
//! behind the key for help, and a mark before that key says so. Keys keep their order whatever is left out.

use crate::tui::app::App;
use crate::tui::keymap::{self, Binding, Key};
use crate::tui::update::Action;
use crate::tui::wrap;
use ratatui::text::{Line, Span};

/// On a narrower screen spaces alone stand between the keys.
const NARROW: usize = 60;

/// A key and its words, the longest first. Without any the key stands alone.
#[derive(Clone, Copy)]
struct Hint {
    binding: &'static Binding,
    key: Option<Key>,
    words: &'static [&'static str],
}

/// Keys between which these signs stand.
struct Keys {
    hints: Vec<Hint>,
    between: &'static str,
    /// Before the key for help, where something was left out.
    rest: String,
}

/// Words are shortened before a key is left out, and keys that matter here stand without words before they are.
pub(super) fn footer(app: &App, width: u16) -> Line<'static> {
    let width = usize::from(width);
    let named = keymap::bindings(app).filter(|binding| (binding.applies)(app));
    let all = named
        .filter_map(|binding| Some(Hint { binding, key: binding.key(app), words: (binding.footer)(app)? }))
        .collect();
    let between = if width < NARROW { "  " } else { app.setting.glyphs.between };
    let keys = Keys { hints: all, between, rest: between.to_owned() };
    keys.squeezed(width).unwrap_or_else(|| keys.chosen(app, width)).line(app)
}

impl Keys {
    /// Those that matter most, of the others as many as there is room for, and a mark for the rest.
    fn chosen(&self, app: &App, width: usize) -> Self {
        let rest = format!(" {} ", app.setting.glyphs.cut);
        let only = |wanted: &[Action]| Self {
            hints: self.hints.iter().copied().filter(|hint| wanted.contains(&hint.binding.action)).collect(),
            rest: rest.clone(),
            ..*self
        };
        let (mut wanted, mut others): (Vec<Action>, Vec<Action>) =
            self.hints.iter().map(|hint| hint.binding.action).partition(|action| keymap::is_kept(app, *action));
        others.sort_by_key(|action| keymap::rank(*action));
        let mut keys = only(&wanted).bared(width);
        for other in others {
            wanted.push(other);
            match only(&wanted).squeezed(width) {
                Some(more) => keys = more,
                None => _ = wanted.pop(),
            }
        }
        keys
    }

    /// The same with as many long words as the line holds, or nothing if even the short ones are too long.
    fn squeezed(&self, width: usize) -> Option<Self> {
        let mut keys = Self { hints: self.hints.clone(), rest: self.rest.clone(), ..*self };
        while keys.width() > width {
            let hint = keys.hints.iter_mut().rfind(|hint| hint.words.len() > 1)?;
            hint.words = &hint.words[1..];
        }
        Some(keys)
    }

    /// The same, some keys without words where even short ones are too long: the best known first.
    fn bared(mut self, width: usize) -> Self {
        for action in [Action::Help, Action::Quit, Action::Emergency, Action::Timer] {
            if let Some(keys) = self.squeezed(width) {
                return keys;
            }
            let known = self.hints.iter_mut().filter(|hint| hint.binding.action == action);
            known.for_each(|hint| hint.words = &[]);
        }
        self.squeezed(width).unwrap_or(self)
    }

    fn width(&self) -> usize {
        self.spans().iter().map(|(words, _)| wrap::width(words)).sum()
    }

    /// All that stands in the line, and whether it is the name of a key.
    fn spans(&self) -> Vec<(String, bool)> {
        let mut spans = Vec::new();
        for (at, Hint { binding, key, words }) in self.hints.iter().enumerate() {
            let before = match binding.action {
                _ if at == 0 => " ",
                Action::Help => &self.rest,
                _ => self.between,
            };
            spans.push((before.to_owned(), false));
            spans.push((key.map_or_else(String::new, Key::name), true));
            spans.extend(words.first().map(|words| (format!(" {words}"), false)));
        }
        spans
    }

    fn line(&self, app: &App) -> Line<'static> {
        let theme = app.setting.theme;
        let style = |is_key| if is_key { theme.key } else { theme.text };
        self.spans().into_iter().map(|(words, is_key)| Span::styled(words, style(is_key))).collect()
    }
}
