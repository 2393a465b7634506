//! The page for authors.
