//! Brackets, commas, colons and quotes: the first place of a file where one is missing or one too many.
//!
//! Relies on the tokens. Must not know which fields there are. It is asked only about a file that RON does not understand,
//! and says nothing rather than something wrong.

use super::tokens::{Kind, Token, tokens};
use std::ops::Range;

/// A place, what is wrong there and what to do.
#[derive(Debug)]
pub(super) struct Mistake {
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

/// The first such mistake.
pub(super) fn mistake(text: &str) -> Option<Mistake> {
    let tokens = tokens(text);
    let mut scan = Scan { text, tokens: &tokens, open: Vec::new() };
    (0..tokens.len()).find_map(|at| scan.step(at)).or_else(|| scan.end())
}

struct Scan<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The brackets that are open.
    open: Vec<Frame>,
}

/// An open bracket.
#[derive(Debug, Clone, Copy)]
struct Frame {
    at: usize,
    /// Whether fields with names stand in it, once that is known.
    fields: bool,
}

impl Scan<'_> {
    fn step(&mut self, at: usize) -> Option<Mistake> {
        let kind = self.tokens[at].kind;
        let found =
            self.of_token(at).or_else(|| self.outside(at)).or_else(|| self.beside(at)).or_else(|| self.within(at));
        if found.is_some() {
            return found;
        }
        match kind {
            Kind::Open(_) => {
                let fields = self.is_field(at + 1);
                self.open.push(Frame { at, fields });
            }
            Kind::Close(_) => drop(self.open.pop()),
            _ => {}
        }
        None
    }

    /// What is wrong with the token alone.
    fn of_token(&self, at: usize) -> Option<Mistake> {
        let words = self.words(at);
        match self.tokens[at].kind {
            Kind::Comment => Some(self.tell(
                at,
                "the remark that begins here has no end",
                "write `*/` behind it, or begin each of its lines with `//`",
            )),
            Kind::Odd('#') => Some(self.tell(at, "`#` means nothing here", "a remark begins with `//`")),
            Kind::Odd('=') => Some(self.tell(at, "`=` stands where `:` belongs", "a field is written `name: value`")),
            Kind::Odd(';') => {
                Some(self.tell(at, "`;` stands where `,` belongs", "fields and items have a comma between them"))
            }
            Kind::Odd('“' | '”' | '„' | '‘' | '’' | '«' | '»' | '\'' | '`') => {
                let message = format!("`{words}` is not the quote that begins and ends a text");
                Some(self.tell(at, message, "write the plain one, `\"`"))
            }
            Kind::Odd(_) => Some(self.tell(
                at,
                format!("`{words}` means nothing here"),
                "take it out, or put the text that it belongs to in quotes: `\"…\"`",
            )),
            Kind::Open('{') | Kind::Close('}') => Some(self.tell(
                at,
                format!("`{words}` is not used in a guide"),
                "a list stands in `[ … ]`, a thing with fields in `( … )`",
            )),
            Kind::Text if words.contains('\n') || !is_closed(words) => Some(self.open_text(at)),
            _ => None,
        }
    }

    /// A text goes on over the end of its line: a quote is missing, here or before the words in front of it.
    fn open_text(&self, at: usize) -> Mistake {
        let mut first = at;
        while first > 0 && self.tokens[first - 1].kind == Kind::Word {
            first -= 1;
        }
        if first < at && at - first > usize::from(self.is_field(first)) {
            let span = self.tokens[first].span.start..self.tokens[at - 1].span.end;
            let help = "write `\"` before it: every text stands in quotes".to_owned();
            return Mistake { span, message: "the text that begins here has no quote before it".to_owned(), help };
        }
        let start = self.tokens[at].span.start;
        let line = self.text[start..].lines().next().unwrap_or("").trim_end();
        let message = "the text that begins here has no quote at its end".to_owned();
        Mistake {
            span: start..start + line.len(),
            message,
            help: "write `\"` where it ends; a quote within a text is written `\\\"`".to_owned(),
        }
    }

    /// What is wrong between the token and the one before it.
    fn beside(&self, at: usize) -> Option<Mistake> {
        let before = at.checked_sub(1)?;
        let (left, right) = (self.tokens[before].kind, self.tokens[at].kind);
        match (left, right) {
            (Kind::Comma | Kind::Open(_), Kind::Comma) => {
                Some(self.tell(at, "there is one comma too many", "take it out"))
            }
            (Kind::Colon, Kind::Comma | Kind::Close(_)) => {
                let field = before.saturating_sub(1);
                let message = format!("`{}` has no value", self.words(field));
                Some(self.tell(field, message, "write one, or take the field out"))
            }
            (Kind::Word, Kind::Open('(')) => None,
            _ if left.ends_value() && right.begins_value() => Some(self.two_values(before, at)),
            _ => None,
        }
    }

    /// Two values in a row.
    fn two_values(&self, before: usize, at: usize) -> Mistake {
        let (left, right) = (self.words(before), self.words(at));
        let touch = self.tokens[before].span.end == self.tokens[at].span.start;
        let after_colon = before > 0 && self.tokens[before - 1].kind == Kind::Colon;
        let begins = before == 0 || matches!(self.tokens[before - 1].kind, Kind::Open(_) | Kind::Comma);
        match (self.tokens[before].kind, self.tokens[at].kind) {
            (Kind::Text, Kind::Word) if touch && left.trim_matches(['"', ' ']).ends_with(':') => {
                let help = "write `\"` where its words end, before the next field";
                self.tell(before, "the text that begins here has no quote at its end", help)
            }
            (Kind::Text, Kind::Word) if touch => {
                let help = "a quote within a text is written `\\\"`; if the text ends there, write a comma behind it";
                self.between(before, at, "there is a quote within this text".to_owned(), help)
            }
            (Kind::Word, Kind::Word) => {
                let help = format!("every text stands in quotes: `\"{left} {right} …\"`");
                self.between(before, at, "these words have no quotes".to_owned(), &help)
            }
            (Kind::Word, Kind::Text) if after_colon => {
                let help = format!("write `{left}({right})`, or a comma if a field is missing");
                self.between(before, at, format!("`{left}` and {right} stand side by side"), &help)
            }
            (Kind::Word, _) if begins => self.tell(
                before,
                format!("there is no `:` after `{left}`"),
                format!("a field is written `{left}: value`"),
            ),
            _ => self.tell(before, "there is no comma after this", "write `,` behind it"),
        }
    }

    /// What is wrong with the place of the token within its brackets.
    fn within(&self, at: usize) -> Option<Mistake> {
        let kind = self.tokens[at].kind;
        let frame = self.open.last()?;
        let Kind::Open(bracket) = self.tokens[frame.at].kind else { return None };
        if let Kind::Close(close) = kind {
            let fits = matches!((bracket, close), ('(', ')') | ('[', ']'));
            return (!fits).then(|| self.wrong_close(frame.at, at));
        }
        let begins = matches!(self.tokens[at - 1].kind, Kind::Comma | Kind::Open(_));
        let is_first = at - 1 == frame.at;
        match (bracket, kind) {
            _ if !begins => None,
            ('[', Kind::Word) if self.is_field(at) && !is_first && self.tokens[at - 2].kind == Kind::Text => {
                Some(self.unclosed(frame.at, at))
            }
            ('[', Kind::Word) if self.is_field(at) => Some(self.tell(
                at,
                format!("there is no `(` before `{}`", self.words(at)),
                "each thing in a list stands in brackets: `(name: value, …)`",
            )),
            ('(', Kind::Word) if self.is_field(at) && !frame.fields && !is_first => Some(self.unclosed(frame.at, at)),
            ('(', Kind::Text) if frame.fields || (is_first && self.is_field_in_quotes(at)) => {
                Some(if self.is_field_in_quotes(at) {
                    let name = self.words(at).trim_matches('"');
                    self.tell(at, format!("the field {} has quotes", self.words(at)), format!("write `{name}: …`"))
                } else {
                    self.unclosed(frame.at, at)
                })
            }
            ('(', Kind::Word) if frame.fields && self.follows(at, |kind| kind == Kind::Open('(')) => {
                Some(self.unclosed(frame.at, at))
            }
            ('(', Kind::Open(_)) if frame.fields => Some(self.unclosed(frame.at, at)),
            ('(', Kind::Word)
                if frame.fields && self.follows(at, |kind| matches!(kind, Kind::Comma | Kind::Close(_))) =>
            {
                let word = self.words(at);
                Some(self.tell(
                    at,
                    format!("`{word}` is no field with a value"),
                    format!("write `{word}: …`, or close the bracket before it"),
                ))
            }
            _ => None,
        }
    }

    /// A token that stands in no brackets.
    fn outside(&self, at: usize) -> Option<Mistake> {
        if !self.open.is_empty() {
            return None;
        }
        let word = self.words(at);
        match self.tokens[at].kind {
            Kind::Close(_) if at > 0 => Some(self.tell(
                at,
                format!("there is one `{word}` too many"),
                "take it out, or look where the one is missing that it should close",
            )),
            Kind::Word if at == 0 && self.is_field(at) => {
                Some(self.tell(at, "the file does not begin with `(`", "write `(` in the line before"))
            }
            Kind::Comma if at > 0 => {
                Some(self.tell(0, "the file does not begin with `[`", "it is a list: write `[` in the line before"))
            }
            Kind::Colon => None,
            _ if at > 0 && self.tokens[at - 1].kind.ends_value() && self.tokens[at - 1].kind != Kind::Word => {
                Some(self.tell(
                    at,
                    "this stands behind the end",
                    "the last bracket of the file is before it: take this out, or move the bracket",
                ))
            }
            _ => None,
        }
    }

    /// A bracket that closes another one than it should.
    fn wrong_close(&self, open: usize, at: usize) -> Mistake {
        let between = &self.text[self.tokens[open].span.start..self.tokens[at].span.start];
        let (word, is_doubled) = (self.words(at), matches!(self.tokens[at - 1].kind, Kind::Close(_)));
        if self.words(open) == "[" && is_doubled && between.contains('\n') {
            return self.tell(at, format!("there is one `{word}` too many"), "take it out");
        }
        self.unclosed(open, at)
    }

    /// A bracket that is still open where something else must come.
    fn unclosed(&self, open: usize, at: usize) -> Mistake {
        let (bracket, found) = (self.words(open), self.words(at).lines().next().unwrap_or(""));
        let line = self.text[..self.tokens[open].span.start].matches('\n').count();
        let here = self.text[..self.tokens[at].span.start].matches('\n').count();
        let above = match here - line {
            0 => "in this line".to_owned(),
            1 => "one line above".to_owned(),
            lines => format!("{lines} lines above"),
        };
        let message = format!("the `{bracket}` {above} is not closed before `{found}`");
        self.tell(at, message, format!("write `{}` before it", closing(bracket)))
    }

    fn end(&self) -> Option<Mistake> {
        let frame = self.open.last()?;
        let missing: Vec<&str> = self.open.iter().rev().map(|frame| closing(self.words(frame.at))).collect();
        let message = format!("the `{}` that is opened here is never closed", self.words(frame.at));
        Some(self.tell(frame.at, message, format!("the file ends without `{}`", missing.join(""))))
    }

    /// Whether a name and a colon stand there.
    fn is_field(&self, at: usize) -> bool {
        let is_word = self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
        is_word && self.follows(at, |kind| matches!(kind, Kind::Colon | Kind::Odd('=')))
    }

    fn is_field_in_quotes(&self, at: usize) -> bool {
        self.follows(at, |kind| kind == Kind::Colon)
    }

    fn follows(&self, at: usize, is_meant: impl Fn(Kind) -> bool) -> bool {
        self.tokens.get(at + 1).is_some_and(|token| is_meant(token.kind))
    }

    fn words(&self, at: usize) -> &str {
        &self.text[self.tokens[at].span.clone()]
    }

    fn tell(&self, at: usize, message: impl Into<String>, help: impl Into<String>) -> Mistake {
        Mistake { span: self.tokens[at].span.clone(), message: message.into(), help: help.into() }
    }

    fn between(&self, from: usize, to: usize, message: String, help: &str) -> Mistake {
        let span = self.tokens[from].span.start..self.tokens[to].span.end;
        Mistake { span, message, help: help.to_owned() }
    }
}

fn is_closed(text: &str) -> bool {
    text.len() > 1 && text.ends_with('"')
}

fn closing(bracket: &str) -> &'static str {
    if bracket == "[" { "]" } else { ")" }
}
