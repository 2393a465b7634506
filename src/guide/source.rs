//! Where guidance comes from: documents, their claims, and how strong each is.
//!
//! Relies on nothing. Must not know who cites a claim.

/// The documents that the sentences of a guide stand on, and what they say.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The documents, in the order in which they were written.
    pub documents: Vec<Source>,
    /// Their claims, in the same order.
    pub claims: Vec<Claim>,
}

impl Sources {
    /// The claim with this id. In a guide that was checked every claim that is cited has one.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == id)
    }
}

/// A document.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name, as in `S03`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub by: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether each of its claims has to be cited somewhere.
    pub main: bool,
}

/// One numbered statement of a source.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its name, as in `A42`.
    pub id: String,
    /// Its place in [`Sources::documents`].
    pub source: usize,
    /// What the source says, in our own words.
    pub says: String,
    /// How well it is supported.
    pub strength: Strength,
    /// What our knowledge of it rests on.
    pub basis: Basis,
}

/// How well a claim is supported by evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Guidelines or consistent reviews.
    Strong,
    /// Some trials or consistent cohorts.
    Moderate,
    /// Expert opinion, small studies or convention.
    Weak,
    /// Credible evidence both ways.
    Contested,
    /// None was found.
    NoEvidence,
    /// Advised against.
    Harm,
}

impl Strength {
    /// Its name in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Moderate => "moderate",
            Self::Weak => "weak",
            Self::Contested => "contested",
            Self::NoEvidence => "no_evidence",
            Self::Harm => "harm",
        }
    }

    /// The strength in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Strong => "strong evidence",
            Self::Moderate => "moderate evidence",
            Self::Weak => "weak evidence",
            Self::Contested => "contested",
            Self::NoEvidence => "no evidence found",
            Self::Harm => "advised against",
        }
    }
}

/// What our knowledge of a claim rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The source, a copy of it or its abstract was read.
    Read,
    /// Well established, but not confirmed in the source's own text.
    Known,
    /// A threshold or grouping proposed by the authors of the guide.
    Author,
}

impl Basis {
    /// The basis in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Read => "read in the source",
            Self::Known => "well known, not confirmed in the source",
            Self::Author => "this guide's own rule",
        }
    }
}
