//! Personal pronouns.

use super::cluster::Gender;
use super::discourse::{Discourse, Step};
use super::nominal;
use crate::article::{EntityKind, MentionKind};
use crate::document::TokenKind;
use crate::lexicon::HONORIFICS;
use crate::parser::Relation;
use crate::tagger::Upos;

/// How many sentences back the antecedent of a pronoun may stand.
const MAX_SENTENCES: usize = 4;

/// The longest clause that opens a sentence, in tokens.
const MAX_OPENING: usize = 40;

/// Resolves the pronoun at a token; whether there is one.
#[inline(never)]
pub(super) fn resolve(discourse: &mut Discourse, token: usize) -> bool {
    let doc = discourse.doc;
    if doc.tokens[token].kind != TokenKind::Word {
        return false;
    }
    // "His Majesty"
    if doc.entry(token, &HONORIFICS).is_some() {
        return false;
    }
    let gender = match doc.lower(token) {
        "he" | "him" | "his" | "himself" => Gender::Male,
        "she" | "her" | "hers" | "herself" => Gender::Female,
        "they" | "their" | "them" | "both" => return plural(discourse, token),
        "who" | "whose" | "whom" => return relative(discourse, token),
        "it" => return neuter(discourse, token),
        "two" | "three" | "four" => return counted(discourse, token),
        _ => return false,
    };
    let found = owner_in_row(discourse, token, gender)
        .or_else(|| ahead(discourse, token, gender))
        .or_else(|| singular(discourse, token, gender, Agreement::Known))
        .or_else(|| singular(discourse, token, gender, Agreement::Guess));
    if let Some(referent) = found {
        discourse.add(token..token + 1, token, MentionKind::Pronoun, vec![referent]);
        // "his" is too often somebody else's to be sure, and so is what people call each other in quotations.
        let sure = matches!(doc.lower(token), "he" | "she") && doc.quotation_of(token).is_none();
        let known = &mut discourse.referents[referent];
        if sure || known.gender == Gender::Unknown {
            known.learn_gender(gender);
            known.is_guessed = !sure;
        }
    }
    true
}

/// "The greetings of Rey and | his | wishes", "Rey, | her | husband": the person whom "and" or a comma joins to what is his.
fn owner_in_row(discourse: &Discourse, token: usize, gender: Gender) -> Option<usize> {
    let doc = discourse.doc;
    let joint = token.checked_sub(1).filter(|&t| doc.is_one_of(t, &["and", ","]))?;
    let owns = doc.is_one_of(token, &["his", "her"])
        && doc.syntax.noun_phrase_of(token).is_some_and(|np| doc.syntax.noun_phrases[np].head != token);
    let before =
        discourse.mentions.iter().rev().take(4).find(|m| m.tokens.end == joint && m.head + 1 == joint)?;
    let [person] = before.referents[..] else { return None };
    let known = &discourse.referents[person];
    (owns && known.kind == EntityKind::Person && known.agrees(gender, false)).then_some(person)
}

/// The person named behind the clause that opens a sentence: "Asked whether he would go, | Rey said".
fn ahead(discourse: &Discourse, token: usize, gender: Gender) -> Option<usize> {
    let doc = discourse.doc;
    let sentence = doc.sentence_tokens(token);
    let opens = matches!(doc.tag(sentence.start), Upos::Verb | Upos::Adp | Upos::Sconj)
        && doc.quotation_of(token).is_none()
        && discourse.people.last().is_none_or(|s| s.token < sentence.start || s.token + 1 == token);
    // "On Monday he met Ortiz, a source told …": he is what the sentence is about.
    let trees = doc.dependencies();
    let clause = trees.head(token).filter(|_| trees.relation(token).is_subject());
    let is_main = clause.is_some_and(|verb| match trees.relation(verb) {
        Relation::Root | Relation::Parataxis => true,
        Relation::Ccomp => trees.head(verb).is_some_and(|above| above > verb),
        _ => false,
    });
    if !opens || is_main {
        return None;
    }
    let comma = (token + 1..sentence.end.min(token + MAX_OPENING)).find(|&t| doc.word(t) == ",")?;
    let referent = discourse.subject_named_at(comma + 1)?;
    discourse.referents[referent].agrees(gender, false).then_some(referent)
}

/// The person whom "he" or "she" means.
fn singular(discourse: &Discourse, token: usize, gender: Gender, agreement: Agreement) -> Option<usize> {
    let pick = antecedent(discourse, token, gender, agreement)?;
    let known = &discourse.referents[pick];
    let unclear = known.kind == EntityKind::Group && known.gender == Gender::Unknown;
    let newcomer =
        discourse.speaker.is_some_and(|(speaker, _)| speaker == pick) && is_newcomer(discourse, pick);
    if !unclear || newcomer || agreement != Agreement::Known {
        return Some(pick);
    }
    // "She" is rather the woman named before than somebody without a name.
    antecedent(discourse, token, gender, Agreement::Sure).or(Some(pick))
}

/// "An official said the road was closed. He said": somebody new who has no name goes on, whoever was named before.
fn is_newcomer(discourse: &Discourse, referent: usize) -> bool {
    let mut own = discourse.mentions.iter().rev().take(20).filter(|m| m.referents == [referent]);
    own.any(|m| {
        m.kind == MentionKind::Nominal && discourse.doc.is_one_of(m.tokens.start, &["a", "an", "another"])
    })
}

/// How much is asked of an antecedent's gender.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    /// Known to be that of the pronoun.
    Sure,
    /// Not known to be another.
    Known,
    /// As above, or another only by what a given name mostly is.
    Guess,
}

/// The antecedent of a pronoun among those that agree.
fn antecedent(discourse: &Discourse, token: usize, gender: Gender, agreement: Agreement) -> Option<usize> {
    let doc = discourse.doc;
    let fits = |referent: usize| match agreement {
        Agreement::Sure => discourse.referents[referent].gender == gender,
        Agreement::Known => discourse.referents[referent].agrees(gender, false),
        Agreement::Guess => discourse.referents[referent].agrees(gender, true),
    };
    let sentence = doc.sentence_of(token);
    let quoted = doc.quotation_of(token);
    let barred = coargument(discourse, token);
    let near = |step: &&Step| {
        sentence - doc.sentence_of(step.token) <= MAX_SENTENCES
            && step.alone
            && fits(step.referent)
            && Some(step.referent) != barred
    };
    let steps = || discourse.people.iter().rev().take(60).filter(near);
    if quoted.is_some() {
        // Whom a quotation calls "he" is not its speaker; the pronoun inside goes on with one inside.
        let inside = steps().find(|s| doc.quotation_of(s.token) == quoted);
        let speaker = discourse.speaker.map(|(referent, _)| referent);
        return inside.or_else(|| steps().find(|s| Some(s.referent) != speaker)).map(|s| s.referent);
    }
    let narrative = || steps().filter(|s| doc.quotation_of(s.token).is_none());
    // "blamed him for his haste": one after the other in a sentence, the same pronoun means the same.
    let repeated = narrative().take_while(|s| doc.sentence_of(s.token) == sentence).find(|s| {
        let words = if gender == Gender::Male { ["he", "him", "his"] } else { ["she", "her", "her"] };
        doc.is_one_of(s.token, &words)
    });
    if let Some(step) = repeated {
        return Some(step.referent);
    }
    let (subject, _) = discourse.role(token);
    // Within the sentence: the subject of an earlier clause, else whoever was named there.
    let same = |s: &&Step| doc.sentence_of(s.token) == sentence;
    if let Some(step) = narrative().filter(same).find(|s| s.subject).or_else(|| narrative().find(same)) {
        return Some(step.referent);
    }
    // "He said": the speaker goes on, unless somebody else has since been the first subject of a sentence.
    if subject
        && let Some((speaker, at)) = discourse.speaker
        && fits(speaker)
        && sentence - doc.sentence_of(at) <= MAX_SENTENCES
    {
        let since = doc.sentence_of(at);
        let later = || narrative().filter(|s| s.subject && doc.sentence_of(s.token) > since);
        let last = later().next().map(|s| doc.sentence_of(s.token));
        let first_there =
            later().take_while(|s| Some(doc.sentence_of(s.token)) == last).fold(None, |_, s| Some(s));
        return Some(first_there.map_or(speaker, |s| s.referent));
    }
    let last = narrative().next()?;
    let last_sentence = doc.sentence_of(last.token);
    let subject_there = narrative().filter(|s| doc.sentence_of(s.token) == last_sentence).find(|s| s.subject);
    Some(subject_there.unwrap_or(last).referent)
}

/// Whom a pronoun cannot mean, being tied to the same verb: the subject beside an object ("Rey texted her"), the object beside a
/// subject ("she met Rey").
fn coargument(discourse: &Discourse, token: usize) -> Option<usize> {
    let (doc, trees) = (discourse.doc, discourse.doc.dependencies());
    let predicate = trees.head(token)?;
    let other = match trees.relation(token) {
        Relation::Obj | Relation::Iobj | Relation::Obl | Relation::OblAgent => trees.subject(predicate)?,
        Relation::Nsubj => {
            let object = trees.child(predicate, &[Relation::Obj])?;
            return discourse.named_at(object);
        }
        _ => return None,
    };
    // Of "Rey's office quoted him" the office.
    let head = doc.syntax.noun_phrase_of(other).map_or(other, |phrase| doc.syntax.noun_phrases[phrase].head);
    let is_there = |t: usize| t == other || t == head;
    let mut nearest = discourse.mentions.iter().rev().take(60).filter(|m| m.referents.len() == 1);
    nearest.find(|m| is_there(m.head)).map(|m| m.referents[0])
}

/// "they": the people that the last subject names together.
fn plural(discourse: &mut Discourse, token: usize) -> bool {
    let doc = discourse.doc;
    if doc.lower(token) == "both" {
        return false;
    }
    let sentence = doc.sentence_of(token);
    let last = discourse
        .mentions
        .iter()
        .rev()
        .take(30)
        .find(|m| m.referents.len() > 1 && m.head < token && sentence - doc.sentence_of(m.head) <= 1);
    let together = coordinated_subject(discourse, token);
    if let Some(referents) = together.or_else(|| last.map(|m| m.referents.clone())) {
        discourse.add(token..token + 1, token, MentionKind::Pronoun, referents);
    }
    true
}

/// The people whom the last subject, of this sentence or the one before, names together: "Rey and Sow".
fn coordinated_subject(discourse: &Discourse, token: usize) -> Option<Vec<usize>> {
    let doc = discourse.doc;
    let sentence = doc.sentence_of(token);
    let steps = discourse.people.iter().rev().take(30);
    let mut near = steps.filter(|s| s.subject && sentence - doc.sentence_of(s.token) <= 1);
    near.find_map(|step| {
        let phrase = doc.syntax.noun_phrase_of(step.token)?;
        let mut people = Vec::new();
        for member in doc.syntax.coordination(doc, phrase) {
            let head = doc.syntax.noun_phrases[member].head;
            let mention = discourse.people.iter().rev().take(60).find(|s| s.token == head)?;
            people.push(mention.referent);
        }
        people.dedup();
        (people.len() > 1).then_some(people)
    })
}

/// "who": whoever stands directly before.
fn relative(discourse: &mut Discourse, token: usize) -> bool {
    let doc = discourse.doc;
    let comma = usize::from(token > 0 && doc.word(token - 1) == ",");
    let end = token - comma.min(token);
    let before = discourse.mentions.iter().rev().take(4).find(|m| m.tokens.end == end && m.head + 1 == end);
    if let Some(referents) = before.map(|m| m.referents.clone()) {
        discourse.add(token..token + 1, token, MentionKind::Pronoun, referents);
    }
    true
}

/// "the two", where a verb and no noun is behind them: so many people who came up last.
fn counted(discourse: &mut Discourse, token: usize) -> bool {
    let doc = discourse.doc;
    // "the two co-chaired"
    let co = if doc.lower(token + 1) == "co" && doc.word(token + 2) == "-" { 2 } else { 0 };
    let acts = matches!(doc.tag(token + 1 + co), Upos::Verb | Upos::Aux);
    if !acts || token == 0 || !doc.is_one_of(token - 1, &["the", "all"]) {
        return false;
    }
    if let Some(people) = nominal::collective(discourse, &(token - 1..token + 1)) {
        discourse.add(token - 1..token + 1, token, MentionKind::Nominal, people);
    }
    true
}

/// "it" as the subject of a verb of saying: the organisation that came up last.
fn neuter(discourse: &mut Discourse, token: usize) -> bool {
    let doc = discourse.doc;
    if is_speaking(discourse, token)
        && let Some(step) = discourse.organizations.last().copied()
        && doc.sentence_of(token) - doc.sentence_of(step.token) <= 2
    {
        discourse.add(token..token + 1, token, MentionKind::Pronoun, vec![step.referent]);
    }
    true
}

fn is_speaking(discourse: &Discourse, token: usize) -> bool {
    discourse.role(token).1 && discourse.doc.quotation_of(token).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn what_is_joined_to_somebody_is_theirs() {
        check(
            "Dana Okello conveyed the greetings of Tomas Ibarra and his wishes. She left.",
            expect![[r#"
                p1 Dana Okello: Dana Okello | She
                p2 Tomas Ibarra: Tomas Ibarra | his"#]],
        );
    }

    #[test]
    fn one_pronoun_means_one_person_in_a_sentence() {
        check(
            "Tomas Ibarra slept. Pedro Quispe drew him with his dog.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | him | his
                p2 Pedro Quispe: Pedro Quispe"#]],
        );
    }

    #[test]
    fn the_two_men_are_not_the_one_who_goes_on() {
        check(
            "Tomas Ibarra said he was glad. Pedro Quispe slept. The two men had dinner, Ibarra said. \
             In fact, the two men laughed, he added.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | he | The two men | Ibarra | the two men | he
                p2 Pedro Quispe: Pedro Quispe | The two men | the two men"#]],
        );
    }

    #[test]
    fn somebody_new_without_a_name_goes_on() {
        check(
            "Tomas Ibarra left the town. An official said the road was closed. He said it was wet.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra
                g1 official: An official | He"#]],
        );
    }

    #[test]
    fn a_friend_of_his_is_the_subject() {
        check(
            "Tomas Ibarra left. His friend Pedro Quispe has no doubts. He wrote a letter.",
            expect![[r#"
            p1 Tomas Ibarra: Tomas Ibarra | His
            p2 Pedro Quispe: Pedro Quispe | He"#]],
        );
    }
}
