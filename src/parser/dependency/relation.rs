//! The relations of Universal Dependencies 2 that English has.

use std::fmt;

macro_rules! relations {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A relation between a token and its head, subtypes included.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the names are the standard's")]
        pub enum Relation { $($variant),* }

        impl Relation {
            const ALL: &[(Relation, &str)] = &[$((Relation::$variant, $name)),*];
        }
    };
}

relations! {
    Acl "acl", AclRelcl "acl:relcl", Advcl "advcl", AdvclRelcl "advcl:relcl", Advmod "advmod", Amod "amod",
    Appos "appos", Aux "aux", AuxPass "aux:pass", Case "case", Cc "cc", CcPreconj "cc:preconj", Ccomp "ccomp",
    Compound "compound", CompoundPrt "compound:prt", Conj "conj", Cop "cop", Csubj "csubj",
    CsubjOuter "csubj:outer", CsubjPass "csubj:pass", Dep "dep", Det "det", DetPredet "det:predet",
    Discourse "discourse", Dislocated "dislocated", Expl "expl", Fixed "fixed", Flat "flat",
    Goeswith "goeswith", Iobj "iobj", List "list", Mark "mark", Nmod "nmod", NmodDesc "nmod:desc",
    NmodPoss "nmod:poss", NmodUnmarked "nmod:unmarked", Nsubj "nsubj", NsubjOuter "nsubj:outer",
    NsubjPass "nsubj:pass", Nummod "nummod", Obj "obj", Obl "obl", OblAgent "obl:agent",
    OblUnmarked "obl:unmarked", Orphan "orphan", Parataxis "parataxis", Punct "punct",
    Reparandum "reparandum", Root "root", Vocative "vocative", Xcomp "xcomp",
}

impl Relation {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All of them, in order.
    pub fn all() -> impl DoubleEndedIterator<Item = Relation> {
        Self::ALL.iter().map(|(relation, _)| *relation)
    }

    /// The one at a place in that order; [`Relation::Dep`] past the end.
    pub fn nth(index: usize) -> Self {
        Self::ALL.get(index).map_or(Relation::Dep, |(relation, _)| *relation)
    }

    /// The standard's name: `nsubj`, `nsubj:pass` …
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The relation of that name; without its subtype where the subtype is unknown.
    pub fn named(name: &str) -> Option<Self> {
        let find = |name: &str| Self::ALL.iter().find(|(_, n)| *n == name).map(|(relation, _)| *relation);
        find(name).or_else(|| find(name.split(':').next()?))
    }

    /// A subject, nominal or clausal, active or passive.
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Relation::Nsubj
                | Relation::NsubjPass
                | Relation::NsubjOuter
                | Relation::Csubj
                | Relation::CsubjPass
                | Relation::CsubjOuter
        )
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}
