//! What RON says about a value, in the words of an author: what belongs there, what stands there, how it is written.
//!
//! Relies on the tokens and on how each field is written. Must not know what a field means.

use super::structure::Mistake;
use super::tokens::{Kind, Token, tokens};
use crate::nearest::did_you_mean;
use ron::Error;
use std::ops::Range;

/// A mistake at these bytes, which RON calls by this code.
pub(super) fn explain(text: &str, span: Range<usize>, code: &Error) -> Mistake {
    let tokens = tokens(text);
    let at = tokens.iter().position(|token| token.span.end > span.start).unwrap_or(tokens.len());
    let stumble = Stumble { text, tokens, at, span };
    if stumble.tokens.is_empty() {
        let help = "`charley init DIR` writes a whole guide to start from".to_owned();
        return Mistake { span: stumble.span, message: "there is nothing in this file".to_owned(), help };
    }
    stumble.names(code).or_else(|| stumble.value(code)).unwrap_or_else(|| stumble.other(code))
}

/// Where RON stumbled: at a token, or in the spaces before it.
struct Stumble<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
    span: Range<usize>,
}

impl Stumble<'_> {
    /// Fields and other names that are not known, missing or there twice.
    fn names(&self, code: &Error) -> Option<Mistake> {
        let (message, help) = match code {
            Error::NoSuchStructField { expected, found, outer } => {
                let of = outer.as_ref().map_or_else(String::new, |outer| format!(" of {outer}"));
                let hint = did_you_mean(found, expected.iter().copied());
                (format!("`{found}` is not a field{of}{hint}"), format!("the fields are {}", expected.join(", ")))
            }
            Error::NoSuchEnumVariant { expected, found, .. } => {
                let hint = did_you_mean(found, expected.iter().copied());
                (format!("`{found}` is not known here{hint}"), format!("it may be {}", expected.join(", ")))
            }
            Error::MissingStructField { field, outer } => {
                let of = outer.as_ref().map_or_else(|| "this".to_owned(), |outer| format!("this {outer}"));
                let help = format!("write it like `{field}: {}`", example(field));
                return Some(Mistake { span: self.beginning(), message: format!("{of} has no `{field}`"), help });
            }
            Error::DuplicateStructField { field, .. } => {
                (format!("`{field}` stands here twice"), "take one of the two out".to_owned())
            }
            Error::ExpectedDifferentStructName { expected, found } => {
                (format!("`{found}` is not known here"), format!("begin with `(`, or with `{expected}(`"))
            }
            Error::SuggestRawIdentifier(found) | Error::InvalidIdentifier(found) => {
                let help = format!("names have letters and `_` only: perhaps `{}`", found.replace('-', "_"));
                return Some(Mistake { span: self.token(), message: format!("`{found}` is not a name"), help });
            }
            _ => return None,
        };
        Some(Mistake { span: self.span.clone(), message, help })
    }

    /// A value of another sort.
    fn value(&self, code: &Error) -> Option<Mistake> {
        let wanted = match code {
            _ if self.is_number() => "a whole number",
            Error::ExpectedArray => "a list",
            Error::ExpectedString => "a text in double quotes",
            Error::ExpectedBoolean => "`true` or `false`",
            Error::ExpectedChar => "one character in single quotes",
            Error::ExpectedIdentifier => "a word without quotes",
            Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "something in brackets `( … )`",
            Error::ExpectedInteger | Error::IntegerOutOfBounds => "a whole number",
            Error::InvalidValueForType { expected, .. } if !expected.contains("borrowed") => expected,
            _ => return None,
        };
        let message = format!("{wanted} belongs here, not {}", self.found());
        Some(Mistake { span: self.token(), message, help: self.how() })
    }

    fn other(&self, code: &Error) -> Mistake {
        let tell = |message: &str, help: &str| Mistake {
            span: self.span.clone(),
            message: message.to_owned(),
            help: help.to_owned(),
        };
        match code {
            Error::InvalidValueForType { expected, .. } if expected.contains("borrowed") => {
                let (message, help) =
                    ("this name has a backslash in it", "a name is written as it is, with letters, digits and `_`");
                Mistake { span: self.token(), ..tell(message, help) }
            }
            Error::InvalidEscape(_) => tell(
                "a backslash in this text begins nothing that is known",
                "a backslash is written `\\\\`, a quote `\\\"`",
            ),
            Error::ExceededRecursionLimit => tell(
                "too many brackets stand in each other here",
                "no part of a guide needs so many: is one not closed?",
            ),
            Error::ExpectedComma if self.opens_after_word() => {
                let word = self.words(self.at - 1);
                let message = format!("`{word}` has nothing in brackets");
                Mistake { span: self.token(), message, help: format!("write `{word}` alone") }
            }
            Error::Message(message) => {
                let message = match message.strip_prefix("expected ") {
                    Some(wanted) => format!("{wanted} belongs here"),
                    None => message.clone(),
                };
                Mistake { span: self.token(), message, help: self.how() }
            }
            other => Mistake {
                span: self.token(),
                message: format!("{} stands where something else belongs ({other})", self.found()),
                help: self.how(),
            },
        }
    }

    /// The words of a token.
    fn words(&self, at: usize) -> &str {
        &self.text[self.tokens[at].span.clone()]
    }

    /// The token at which RON stumbled.
    fn token(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or_else(|| self.span.clone(), |token| token.span.clone())
    }

    fn found(&self) -> String {
        let Some(token) = self.tokens.get(self.at) else { return "the end of the file".to_owned() };
        match token.kind {
            Kind::Open('[') => "a list".to_owned(),
            Kind::Open(_) => "something in brackets".to_owned(),
            Kind::Text if self.words(self.at).chars().count() > LONGEST_WORD => "a text".to_owned(),
            Kind::Text => format!("the text {}", self.words(self.at)),
            _ => format!("`{}`", self.words(self.at)),
        }
    }

    /// Whether something that begins with a digit stands where a number belongs.
    fn is_number(&self) -> bool {
        let after_colon = self.at > 0 && self.tokens[self.at - 1].kind == Kind::Colon;
        let is_word = self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::Word);
        after_colon && is_word && self.field().is_some_and(|field| example(field) == NUMBER)
    }

    fn opens_after_word(&self) -> bool {
        let is_open = self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::Open('('));
        is_open && self.at > 0 && self.tokens[self.at - 1].kind == Kind::Word
    }

    /// How the field in which RON stumbled is written, with the words that stand there if they fit.
    fn how(&self) -> String {
        let Some(field) = self.field() else { return WITHOUT_FIELD.to_owned() };
        let like = example(field);
        let like = self.found_words().and_then(|words| put_in(like, words)).unwrap_or_else(|| like.to_owned());
        format!("write it like `{field}: {like}`")
    }

    /// The words that stand there, without quotes, if there are not many.
    fn found_words(&self) -> Option<&str> {
        let token = self.tokens.get(self.at).filter(|token| token.span.len() <= LONGEST_WORD)?;
        let is_word = matches!(token.kind, Kind::Text | Kind::Word);
        is_word.then(|| self.words(self.at).trim_matches('"')).filter(|words| !words.contains(['"', '\\']))
    }

    /// The nearest field whose value holds the place where RON stumbled.
    fn field(&self) -> Option<&str> {
        let mut at = self.at;
        let mut closed = 0;
        while at > 0 {
            at -= 1;
            match self.tokens[at].kind {
                Kind::Close(_) => closed += 1,
                Kind::Open(_) if closed > 0 => closed -= 1,
                Kind::Colon if closed == 0 && at > 0 && self.tokens[at - 1].kind == Kind::Word => {
                    return Some(self.words(at - 1)).filter(|field| is_known(field));
                }
                _ => {}
            }
        }
        None
    }

    /// The beginning of the thing at whose end RON stumbled: what its id says, or its bracket.
    fn beginning(&self) -> Range<usize> {
        let mut closed = 0;
        let ends = self.tokens.iter().enumerate().take(self.at + 1).rev();
        for (at, token) in ends {
            match token.kind {
                Kind::Close(_) => closed += 1,
                Kind::Open(_) if closed == 1 => return self.name(at),
                Kind::Open(_) => closed -= 1,
                _ => {}
            }
        }
        self.token()
    }

    fn name(&self, open: usize) -> Range<usize> {
        let has_id = self.tokens.get(open + 1).is_some_and(|_| self.words(open + 1) == "id");
        let text = self.tokens.get(open + 3).filter(|token| has_id && token.kind == Kind::Text);
        let id =
            text.and_then(|text| self.text[text.span.clone()].strip_prefix('"')?.strip_suffix('"').zip(Some(text)));
        match id {
            Some((id, text)) => text.span.start + 1..text.span.start + 1 + id.len(),
            None if open > 0 && self.tokens[open - 1].kind == Kind::Word => self.tokens[open - 1].span.clone(),
            None => self.tokens[open].span.clone(),
        }
    }
}

/// A longer text is not repeated.
const LONGEST_WORD: usize = 30;
const NUMBER: &str = "30";
/// What stands for an author's own words in an example.
const PLACEHOLDERS: [&str; 7] =
    ["\"fact\", \"fact\"", "\"card\", \"card\"", "\"question=choice\"", "\"question\"", "\"kind\"", "\"claim\"", TEXT];
const TEXT: &str = "\"…\"";

const WITHOUT_FIELD: &str = "a thing is written like `(name: value, name: value)`, a question like `One(…)`, `Any(…)` or `Offer(…)`, a promise \
     like `Never(…)`, and lists of them in `[ … ]`";

/// The example with the author's words in it, if they have a place there.
fn put_in(like: &str, words: &str) -> Option<String> {
    let is_name =
        words.starts_with(|c: char| c.is_ascii_uppercase()) && words.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = words.trim_end_matches(|c: char| c.is_alphabetic());
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match like {
        "Urgent" | "Moderate" | "Read" => is_name.then(|| words.to_owned()),
        NUMBER => is_number.then(|| digits.to_owned()),
        _ if words == "Plan" && like.starts_with("To(") => Some(words.to_owned()),
        _ => {
            let placeholder = PLACEHOLDERS.into_iter().find(|placeholder| like.contains(placeholder))?;
            Some(like.replace(placeholder, &format!("\"{words}\"")))
        }
    }
}

fn is_known(field: &str) -> bool {
    !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// A value as the field wants it.
fn example(field: &str) -> &'static str {
    match field {
        "format" => "2",
        "seconds" | "rest" | "times" | "minutes" | "days" | "questions" | "rank" => NUMBER,
        "early" | "unsure" | "main" | "only" | "pairs" | "section" => "true",
        "level" | "raise" | "up_to" => "Urgent",
        "next" | "none" | "some" | "then" | "otherwise" => "To(\"question\")",
        "show" | "and" => "Kind(\"kind\")",
        "strength" => "Moderate",
        "basis" => "Read",
        "letter" => "'a'",
        "marks" | "rules_out" | "unless" | "facts" | "ruled_out" | "when" => "[\"fact\", \"fact\"]",
        "from" => "[\"claim\"]",
        "shows" | "hides" => "[\"card\", \"card\"]",
        "trail" | "change" => "[\"question=choice\"]",
        "say" | "how" | "care" | "why" => "[(\"Sit down.\", [\"A1\"])]",
        "act" | "line" | "stop" | "watch" => "(\"Sit down.\", [\"A1\"])",
        "evidence" => "(Weak, [\"A1\"])",
        "within" => "[(Now, \"now\"), (Today, \"today\"), (TwoDays, \"…\"), (TwoWeeks, \"…\")]",
        "steps" => "[Hold(text: \"…\", seconds: 30, times: 3, from: [\"claim\"])]",
        "drawing" | "art" | "limits" | "banned" => "[\"…\", \"…\"]",
        "review" => "(revised: \"2026-11-22\", due: \"2027-11-22\", by: \"…\")",
        "choices" => "[(id: \"…\", text: \"…\", next: Plan)]",
        "ticks" => "[(id: \"…\", text: \"…\", marks: [\"fact\"])]",
        "entries" | "groups" | "kinds" | "charts" => "[(id: \"…\", title: \"…\")]",
        "levels" => "[(level: Urgent, title: \"…\", short: \"…\", sign: \"!!\", act: (\"…\", [\"claim\"]))]",
        "numbers" => "[(country: \"EU\", number: \"112\")]",
        "escalations" => "[(id: \"…\", when: [\"fact\"], raise: Urgent, says: \"…\", from: [\"claim\"])]",
        "claims" => "[(id: \"…\", says: \"…\", strength: Moderate, basis: Read)]",
        "regions" => "[(letter: 'a', choice: \"…\")]",
        "views" => "[(title: \"…\", art: [\"…\"], regions: [(letter: 'a', choice: \"…\")])]",
        "recurrence" => "(times: 4, days: 30, level: Routine, says: \"…\", from: [\"claim\"])",
        _ => TEXT,
    }
}
