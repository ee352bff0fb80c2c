//! Verb forms: `verbs.tsv` holds lemmas with their irregular forms; regular ones are undone here.

use super::{IRREGULAR_VERBS, VERBS};

/// Which forms of its verb a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbForms(u8);

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "meet"
    Base,
    /// "met"
    Past,
    /// The past participle: "met", "given".
    Participle,
    /// "meeting"
    Gerund,
    /// "meets"
    Third,
}

impl VerbForm {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "base" => VerbForm::Base,
            "past" => VerbForm::Past,
            "participle" => VerbForm::Participle,
            "gerund" => VerbForm::Gerund,
            "third" => VerbForm::Third,
            _ => return None,
        })
    }

    /// The column of `verbs.tsv` that says whether the form is irregular.
    fn column(self) -> Option<usize> {
        match self {
            VerbForm::Base => None,
            VerbForm::Past => Some(0),
            VerbForm::Participle => Some(1),
            VerbForm::Gerund => Some(2),
            VerbForm::Third => Some(3),
        }
    }
}

impl VerbForms {
    fn of(forms: &[VerbForm]) -> Self {
        VerbForms(forms.iter().fold(0, |bits, form| bits | 1 << *form as u8))
    }

    /// The forms as a set of bits, for models.
    pub fn bits(self) -> u32 {
        self.0.into()
    }

    /// Whether the word can be this form.
    pub fn has(self, form: VerbForm) -> bool {
        self.0 & (1 << form as u8) != 0
    }
}

/// Regular endings: what stands at the end of the form, what at the end of the lemma, and which forms it makes.
const ENDINGS: [(&str, &str, &[VerbForm]); 9] = [
    ("", "", &[VerbForm::Base]),
    ("ies", "y", &[VerbForm::Third]),
    ("s", "", &[VerbForm::Third]),
    ("es", "", &[VerbForm::Third]),
    ("ied", "y", &[VerbForm::Past, VerbForm::Participle]),
    ("ed", "", &[VerbForm::Past, VerbForm::Participle]),
    ("ed", "e", &[VerbForm::Past, VerbForm::Participle]),
    ("ing", "", &[VerbForm::Gerund]),
    ("ing", "e", &[VerbForm::Gerund]),
];

/// The lemma of a verb form (in lower case), and which forms of it the word can be. Only verbs of `verbs.tsv`
/// are known.
pub fn verb(form: &str) -> Option<(&'static str, VerbForms)> {
    if let Some(row) = IRREGULAR_VERBS.get(form) {
        let forms: Vec<VerbForm> = row.parts(1).filter_map(VerbForm::named).collect();
        return Some((row.column(0), VerbForms::of(&forms)));
    }
    ENDINGS.iter().find_map(|(ending, of_lemma, forms)| {
        let stem = form.strip_suffix(ending)?;
        let (lemma, row) = VERBS.entry(&[stem, of_lemma])?;
        let is_regular =
            forms.iter().all(|form| form.column().is_none_or(|column| row.column(column).is_empty()));
        is_regular.then(|| (lemma, VerbForms::of(forms)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_found_by_any_form() {
        let forms = [
            ("said", "say"),
            ("meets", "meet"),
            ("urging", "urge"),
            ("denied", "deny"),
            ("denies", "deny"),
            ("pushes", "push"),
            ("hopes", "hope"),
            ("reached", "reach"),
            ("noted", "note"),
            ("visiting", "visit"),
            ("permitted", "permit"),
            ("lying", "lie"),
            ("agree", "agree"),
            ("agreed", "agree"),
            ("agreeing", "agree"),
            ("found", "find"),
        ];
        for (form, lemma) in forms {
            assert_eq!(verb(form).map(|v| v.0), Some(lemma), "{form}");
        }
    }

    #[test]
    fn words_that_only_look_like_forms_are_none() {
        for word in ["sayed", "meeted", "ministry", "ed", "s", "ing", ""] {
            assert_eq!(verb(word), None, "{word}");
        }
    }

    #[test]
    fn a_form_tells_what_it_can_be() {
        let forms = verb("met").map(|v| v.1).unwrap_or_default();
        assert!(forms.has(VerbForm::Past) && forms.has(VerbForm::Participle) && !forms.has(VerbForm::Base));
        let forms = verb("put").map(|v| v.1).unwrap_or_default();
        assert!(forms.has(VerbForm::Base) && forms.has(VerbForm::Past));
    }
}
