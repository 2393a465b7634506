//! The footer: the keys that work now, as many as the line holds.
//!
//! Relies on the bindings, which say what a key does now and how much it matters. What is left out
//! stands behind the key for help, and a mark before that key says so. Keys keep their order
//! whatever is left out.

use crate::tui::key::{ALWAYS, Action, Binding, Key, Words};
use crate::tui::model::Setting;
use crate::wrap;
use ratatui::text::{Line, Span};

/// On a narrower screen spaces alone stand between the keys, and where a key would be left out
/// otherwise.
const NARROW: usize = 60;
const CLOSE: &str = "  ";

/// A key and its words, the longest first. Without any the key stands alone.
#[derive(Clone, Copy)]
struct Hint {
    action: Action,
    rank: u8,
    key: Option<Key>,
    words: Words,
}

/// Keys between which these signs stand.
struct Keys {
    hints: Vec<Hint>,
    between: &'static str,
    /// Before the key for help, where something was left out.
    rest: String,
}

/// Words are shortened before a key is left out, and keys that matter here stand without words
/// before they are.
pub(crate) fn footer(bindings: &[Binding], is_typing: bool, setting: &Setting, width: u16) -> Line<'static> {
    let width = usize::from(width);
    let hint = |binding: &Binding| {
        let (action, rank, key) = (binding.action(), binding.rank, binding.key(is_typing));
        Some(Hint { action, rank, key, words: binding.words? })
    };
    let all: Vec<Hint> = bindings.iter().filter_map(hint).collect();
    let keys = |between: &'static str| Keys { hints: all.clone(), between, rest: between.to_owned() };
    let roomy = Some(setting.glyphs.between).filter(|_| width >= NARROW);
    let roomy = roomy.and_then(|between| keys(between).squeezed(width));
    let close = || keys(CLOSE).squeezed(width).unwrap_or_else(|| keys(CLOSE).chosen(setting.glyphs.cut, width));
    roomy.unwrap_or_else(close).line(setting)
}

impl Keys {
    /// Those that matter most, of the others as many as there is room for, and a mark for the rest.
    fn chosen(&self, cut: &str, width: usize) -> Self {
        let rest = format!(" {cut} ");
        let only = |wanted: &[Action]| Self {
            hints: self.hints.iter().copied().filter(|hint| wanted.contains(&hint.action)).collect(),
            rest: rest.clone(),
            ..*self
        };
        let (kept, mut others): (Vec<Hint>, Vec<Hint>) = self.hints.iter().partition(|hint| hint.rank == ALWAYS);
        others.sort_by_key(|hint| hint.rank);
        let mut wanted: Vec<Action> = kept.iter().map(|hint| hint.action).collect();
        let mut keys = only(&wanted).bared(width);
        for other in others {
            wanted.push(other.action);
            match only(&wanted).squeezed(width) {
                Some(more) => keys = more,
                None => _ = wanted.pop(),
            }
        }
        keys
    }

    /// The same with as many long words as the line holds, or nothing if even the short ones are
    /// too long.
    fn squeezed(&self, width: usize) -> Option<Self> {
        let mut keys = Self { hints: self.hints.clone(), rest: self.rest.clone(), ..*self };
        while keys.width() > width {
            let is_long = |hint: &&mut Hint| hint.words.len() > 1;
            let is_way_on = |hint: &&mut Hint| hint.action == Action::LastRow;
            // How to go on from a checklist keeps its words longest.
            let hint = keys.hints.iter_mut().rev().filter(is_long).min_by_key(|hint| is_way_on(hint))?;
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
            let known = self.hints.iter_mut().filter(|hint| hint.action == action);
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
        for (at, Hint { action, key, words, .. }) in self.hints.iter().enumerate() {
            let before = match action {
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

    fn line(&self, setting: &Setting) -> Line<'static> {
        let theme = setting.theme;
        let style = |is_key| if is_key { theme.key } else { theme.text };
        self.spans().into_iter().map(|(words, is_key)| Span::styled(words, style(is_key))).collect()
    }
}
