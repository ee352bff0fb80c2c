//! Verb forms: `verbs.tsv` holds lemmas with their irregular forms; regular ones are undone here.

use super::VERBS;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Which forms of its verb a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct VerbForms(u8);

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbForm {
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

impl VerbForms {
    fn of(forms: &[VerbForm]) -> Self {
        VerbForms(forms.iter().fold(0, |bits, form| bits | 1 << *form as u8))
    }

    /// Whether the word can be this form.
    pub(crate) fn has(self, form: VerbForm) -> bool {
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

/// The columns of `verbs.tsv`, which say whether a form is irregular.
const COLUMNS: [VerbForm; 4] = [VerbForm::Past, VerbForm::Participle, VerbForm::Gerund, VerbForm::Third];

/// Every irregular form, with the lemma of the first verb that has it and which forms of that it can be.
static IRREGULAR: LazyLock<HashMap<&str, (&str, VerbForms)>> = LazyLock::new(|| {
    let mut irregular = HashMap::new();
    for (lemma, row) in VERBS.iter() {
        for (column, form) in COLUMNS.into_iter().enumerate() {
            // A participle that is not given is the past form.
            let given =
                if form == VerbForm::Participle && row.column(column).is_empty() { 0 } else { column };
            for word in row.parts(given) {
                let base: &[VerbForm] = if word == lemma { &[VerbForm::Base] } else { &[] };
                let (of, forms) = irregular.entry(word).or_insert((lemma, VerbForms::of(base)));
                if *of == lemma {
                    *forms = VerbForms(forms.0 | VerbForms::of(&[form]).0);
                }
            }
        }
    }
    irregular
});

/// The lemma of a verb form (in lower case), and which forms of it the word can be. Only verbs of `verbs.tsv`
/// are known.
pub(crate) fn verb(form: &str) -> Option<(&'static str, VerbForms)> {
    if let Some(irregular) = IRREGULAR.get(form) {
        return Some(*irregular);
    }
    ENDINGS.iter().find_map(|(ending, of_lemma, forms)| {
        let stem = form.strip_suffix(ending)?;
        let (lemma, row) = VERBS.entry(&[stem, of_lemma])?;
        let mut columns = COLUMNS.iter().enumerate().filter(|(_, form)| forms.contains(form));
        let is_regular = columns.all(|(column, _)| row.column(column).is_empty());
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
