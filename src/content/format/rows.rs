//! `when`, as written: one row of facts, or several.

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use std::fmt;

/// `["a", "b"]` is one row, `[["a"], ["b", "c"]]` is two. The two are not to be mixed.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct RowsFile<'a>(#[serde(borrow)] pub(crate) Vec<RowFile<'a>>);

/// A fact of the only row, or the facts of one of several.
#[derive(Debug)]
pub(crate) enum RowFile<'a> {
    Fact(&'a str),
    Facts(Vec<&'a str>),
}

impl<'a> RowsFile<'a> {
    /// The facts of the only row, and the rows of several.
    pub(crate) fn parts(&self) -> (Vec<&'a str>, Vec<&[&'a str]>) {
        let (mut single, mut several) = (Vec::new(), Vec::new());
        for row in &self.0 {
            match row {
                RowFile::Fact(fact) => single.push(*fact),
                RowFile::Facts(facts) => several.push(facts.as_slice()),
            }
        }
        (single, several)
    }

    /// The first fact.
    pub(crate) fn first(&self) -> Option<&'a str> {
        let facts = self.0.iter().flat_map(|row| match row {
            RowFile::Fact(fact) => std::slice::from_ref(fact),
            RowFile::Facts(facts) => facts.as_slice(),
        });
        facts.copied().next()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for RowFile<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RowVisitor;
        impl<'de> Visitor<'de> for RowVisitor {
            type Value = RowFile<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a fact, or a list of facts")
            }
            fn visit_borrowed_str<E>(self, fact: &'de str) -> Result<Self::Value, E> {
                Ok(RowFile::Fact(fact))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut facts = Vec::new();
                while let Some(fact) = seq.next_element()? {
                    facts.push(fact);
                }
                Ok(RowFile::Facts(facts))
            }
        }
        deserializer.deserialize_any(RowVisitor)
    }
}
