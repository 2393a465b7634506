//! The text of a guide in pieces, so that a test can change one of them: lists of items, items of fields.
//!
//! Relies on nothing but commas and brackets. Must not know what a field means. Comments and line ends are lost.

use charley::content::Files;
use std::fmt::{self, Display};
use std::ops::Range;

/// The files of a guide: names and texts.
#[derive(Clone)]
pub(super) struct Texts(Vec<(String, String)>);

impl Texts {
    pub(super) fn of(files: &Files) -> Self {
        Self(files.texts().map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
    }

    pub(super) fn files(&self) -> Files {
        Files::of(self.all().map(|(name, text)| (name, text.to_owned())))
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The line, counted from 1, on which these words stand; once only.
    #[track_caller]
    pub(super) fn line_of(&self, name: &str, words: &str) -> usize {
        let (_, text) = self.all().find(|(other, _)| *other == name).unwrap();
        assert_eq!(text.matches(words).count(), 1, "`{words}` in {name}");
        text.lines().position(|line| line.contains(words)).unwrap() + 1
    }

    /// Leaves out all items of a list but the one with these words. It stays where it stands.
    pub(super) fn keep(&mut self, name: &str, words: &str) {
        let text = self.text_of(name);
        let gone: Vec<Range<usize>> =
            parts(text).into_iter().filter(|part| !text[part.clone()].contains(words)).collect();
        for part in gone.into_iter().rev() {
            let end = part.end + usize::from(text[part.end..].starts_with(','));
            let lines = "\n".repeat(text[part.start..end].matches('\n').count());
            text.replace_range(part.start..end, &lines);
        }
    }

    /// Changes the one item that this file is.
    pub(super) fn edit(&mut self, name: &str, change: impl FnOnce(&mut Item)) {
        let text = self.text_of(name);
        let mut item = Item::read(text);
        change(&mut item);
        *text = item.to_string();
    }

    /// Changes the items of a file that is a list.
    pub(super) fn edit_list(&mut self, name: &str, change: impl FnOnce(&mut Vec<Item>)) {
        let text = self.text_of(name);
        *text = edited(text, change);
    }

    /// Changes the item with this id, in whichever of these files it stands. Not every guide has all of them.
    #[track_caller]
    pub(super) fn edit_item(&mut self, names: &[&str], id: &str, change: impl Fn(&mut Item)) {
        let mut found = 0;
        for (_, text) in self.0.iter_mut().filter(|(name, _)| names.contains(&name.as_str())) {
            *text = edited(text, |items| {
                for item in items.iter_mut().filter(|item| item.has_id(id)) {
                    change(item);
                    found += 1;
                }
            });
        }
        assert_eq!(found, 1, "`{id}` in {names:?}");
    }

    fn text_of(&mut self, name: &str) -> &mut String {
        self.0.iter_mut().find(|(other, _)| other == name).map(|(_, text)| text).unwrap()
    }
}

/// `Form(field: value, field: value)`; most have no form.
#[derive(Clone)]
pub(super) struct Item {
    form: String,
    fields: Vec<(String, String)>,
}

impl Item {
    pub(super) fn read(text: &str) -> Self {
        let text = &uncommented(text);
        let form = text[..text.find('(').unwrap()].trim().to_owned();
        let field = |part: Range<usize>| {
            let (name, value) = text[part].split_once(':').unwrap();
            (name.trim().to_owned(), value.trim().to_owned())
        };
        Self { form, fields: parts(text).into_iter().map(field).collect() }
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        self.fields.iter().any(|(name, value)| name == "id" && *value == format!("{id:?}"))
    }

    pub(super) fn set(&mut self, field: &str, value: impl Into<String>) {
        self.remove(field);
        self.fields.push((field.to_owned(), value.into()));
    }

    pub(super) fn remove(&mut self, field: &str) {
        self.fields.retain(|(name, _)| name != field);
    }

    /// Changes the items of the list in one of these fields.
    pub(super) fn edit_list(&mut self, fields: &[&str], change: impl FnOnce(&mut Vec<Self>)) {
        let (_, list) = self.fields.iter_mut().find(|(name, _)| fields.contains(&name.as_str())).unwrap();
        *list = edited(list, change);
    }
}

impl Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<String> = self.fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        write!(f, "{}({})", self.form, fields.join(", "))
    }
}

fn edited(list: &str, change: impl FnOnce(&mut Vec<Item>)) -> String {
    let mut items = parts(list).into_iter().map(|part| Item::read(&list[part])).collect();
    change(&mut items);
    let items: Vec<String> = items.iter().map(Item::to_string).collect();
    format!("[\n{}\n]", items.join(",\n"))
}

/// The places of what stands between the outermost brackets, cut at its commas.
fn parts(text: &str) -> Vec<Range<usize>> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, word) in words(text) {
        depth -= i32::from(matches!(word, ")" | "]"));
        if (depth == 1 && word == ",") || (depth == 0 && matches!(word, ")" | "]")) {
            parts.push(start..at);
        }
        if (depth == 1 && word == ",") || (depth == 0 && matches!(word, "(" | "[")) {
            start = at + 1;
        }
        depth += i32::from(matches!(word, "(" | "["));
    }
    parts.retain(|part| !uncommented(&text[part.clone()]).trim().is_empty());
    parts
}

fn uncommented(text: &str) -> String {
    words(text).map(|(_, word)| word).filter(|word| !word.starts_with("//")).collect()
}

/// The words of a text, one by one, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let here = at;
        let word = word(&text[here..]);
        at += word.len();
        (!word.is_empty()).then_some((here, word))
    })
}

/// A comment, a string, a bracket, a comma, or what stands between those.
fn word(text: &str) -> &str {
    let raw = text.starts_with("r\"");
    let end = match text.as_bytes() {
        [b'/', b'/', ..] => text.find('\n'),
        [b'"', ..] | [b'r', b'"', ..] => string_end(text, raw),
        [b'(' | b')' | b'[' | b']' | b',', ..] => Some(1),
        _ => text.char_indices().skip(1).find(|(_, c)| "r/\"()[],".contains(*c)).map(|(at, _)| at),
    };
    &text[..end.unwrap_or(text.len())]
}

fn string_end(text: &str, raw: bool) -> Option<usize> {
    let open = if raw { 2 } else { 1 };
    let mut escaped = false;
    let close = text[open..].find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped && !raw;
        ends
    });
    close.map(|close| open + close + 1)
}
