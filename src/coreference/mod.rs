//! Names, noun phrases and pronouns → the one entity that each means.
//!
//! [`cluster`] joins the names of one bearer; then the text is read once from its start, and each noun phrase
//! ([`nominal`]) and pronoun ([`pronoun`]) is resolved against what [`Discourse`] has heard so far. Precision
//! comes first: what is not clear stays unresolved.

mod animacy;
mod cluster;
mod description;
mod discourse;
mod entities;
mod group;
mod nominal;
mod pronoun;
mod role;

pub(crate) use animacy::{counted, denotes_people};
pub(crate) use entities::{Entities, Reference};

use crate::article::{EntityKind, MentionKind};
use crate::document::Document;
use crate::ner::Name;
use crate::tagger::Upos;
use discourse::Discourse;
use std::collections::HashMap;
use std::ops::Range;

/// Resolves every mention. Needs all layers of [`Document`] and the names.
pub(crate) fn resolve(doc: &Document, names: &[Name]) -> Entities {
    let clustered = cluster::cluster(doc, names);
    let mut discourse = Discourse::new(doc, names, &clustered.referent_of, clustered.referents);
    let mut next_name = 0;
    for token in 0..doc.len() {
        while next_name < names.len() && names[next_name].tokens.end == token + 1 {
            next_name += 1;
            discourse.next_name = next_name;
            discourse.mention_name(&names[next_name - 1], clustered.referent_of[next_name - 1]);
        }
        if pronoun::resolve(&mut discourse, token) {
            continue;
        }
        let phrase = doc.syntax.noun_phrase_of(token);
        if let Some(phrase) = phrase.filter(|&np| doc.syntax.noun_phrases[np].head == token) {
            nominal::resolve(&mut discourse, phrase);
        }
    }
    look_ahead(&mut discourse);
    entities::number(doc, discourse)
}

/// How many of the first mentions may wait for a name; such roles stand at the head of an article.
const MAX_AHEAD: usize = 400;

/// Gives roles that stood before the first name of their bearer to that bearer.
#[inline(never)]
fn look_ahead(discourse: &mut Discourse) {
    let doc = discourse.doc;
    // Whom a speech goes on to name bears the role in a headline too.
    for find in [role::named_so, role::named_next, role::named_later] {
        let mut bearers: HashMap<usize, usize> = HashMap::new();
        let mut learned: Vec<(usize, Range<usize>)> = Vec::new();
        for mention in discourse.mentions.iter().take(MAX_AHEAD) {
            let [group] = mention.referents[..] else { continue };
            let known = &discourse.referents[group];
            let unnamed =
                known.kind == EntityKind::Group && known.singular && mention.kind == MentionKind::Nominal;
            if unnamed
                && !discourse.rivals.values().any(|&r| r == group)
                && let Some(person) = find(discourse, mention)
            {
                bearers.insert(group, person);
                learned.push((person, mention.tokens.clone()));
            }
        }
        for (person, tokens) in learned {
            let role = tokens.clone().find(|&t| doc.tag(t) != Upos::Det).unwrap_or(tokens.start)..tokens.end;
            discourse.learn_title(person, role);
        }
        for mention in &mut discourse.mentions {
            for referent in &mut mention.referents {
                *referent = bearers.get(referent).copied().unwrap_or(*referent);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    /// Lists each entity with its mentions.
    pub(super) fn check(text: &str, expect: Expect) {
        let article = crate::extract(text, &crate::Options::default());
        let lines: Vec<String> = article
            .entities
            .iter()
            .map(|entity| {
                let mentions: Vec<&str> = entity.mentions.iter().map(|m| m.span.of(text)).collect();
                format!("{} {}: {}", entity.id, entity.name, mentions.join(" | "))
            })
            .collect();
        expect.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn surnames_and_pronouns_go_back_to_the_full_name() {
        check(
            "Chilean President Tomas Ibarra met Dana Okello in Lima. Ibarra said he was glad. He thanked her.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | Ibarra | he | He
                p2 Dana Okello: Dana Okello | her
                l1 Lima: Lima"#]],
        );
    }

    #[test]
    fn countries_tell_two_bearers_apart() {
        check(
            "American Foreign Minister Tomas Ibarra received Defence Secretary Rosa Quispe of Peru. The Peruvian minister \
             smiled. The US minister left. Dana Okello is a lawyer. The lawyer left.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | The US minister
                p2 Rosa Quispe: Rosa Quispe | The Peruvian minister
                l1 Peru: Peru
                l2 US: US
                p3 Dana Okello: Dana Okello | a lawyer | The lawyer"#]],
        );
    }

    #[test]
    fn the_country_behind_an_office_tells_two_bearers_apart() {
        check(
            "Peruvian President Tomas Ibarra received President Rosa Quispe of Chile. Ibarra smiled. The President of \
             Chile left.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | Ibarra
                p2 Rosa Quispe: Rosa Quispe | The President
                l1 Chile: Chile | Chile"#]],
        );
    }

    #[test]
    fn one_bearer_of_two_offices() {
        check(
            "Prime Minister and Minister of Trade Tomas Ibarra left. The Prime Minister sang.",
            expect!["p1 Tomas Ibarra: Tomas Ibarra | The Prime Minister"],
        );
    }

    #[test]
    fn roles_go_back_to_those_who_bear_them() {
        check(
            "Chilean President Tomas Ibarra received Peruvian President Rosa Quispe. The Peruvian leader spoke first. \
             The two presidents dined. A police spokesman said the streets were calm. The spokesman thanked nobody.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | The two presidents
                p2 Rosa Quispe: Rosa Quispe | The Peruvian leader | The two presidents
                g1 police spokesman: A police spokesman | The spokesman"#]],
        );
    }

    #[test]
    fn fathers_names_do_not_name_the_son() {
        check(
            "Crown Prince Faris bin Nadim spoke. King Nadim listened.",
            expect![[r#"
            p1 Faris bin Nadim: Faris bin Nadim
            p2 Nadim: Nadim"#]],
        );
    }

    #[test]
    fn acronyms_go_back_to_the_full_name() {
        check(
            "The Lake Fisheries Agency (LFA) met on Monday. The agency said no. The LFA will vote.",
            expect!["o1 Lake Fisheries Agency: Lake Fisheries Agency | LFA | The agency | LFA"],
        );
    }

    #[test]
    fn the_speaker_goes_on_until_somebody_else_acts() {
        check(
            "Tomas Ibarra said talks had failed. The road stayed closed. He blamed the rain. \
             Later Pedro Quispe arrived in Lima. He smiled.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | He
                p2 Pedro Quispe: Pedro Quispe | He
                l1 Lima: Lima"#]],
        );
    }

    #[test]
    fn they_are_those_named_together() {
        check(
            "Tomas Ibarra and Dana Okello met on Monday. They agreed on a date.",
            expect![[r#"
            p1 Tomas Ibarra: Tomas Ibarra | They
            p2 Dana Okello: Dana Okello | They"#]],
        );
    }

    #[test]
    fn a_counterpart_has_the_same_role() {
        check(
            "Chilean Prime Minister Tomas Ibarra and his Peruvian counterpart, Rosa Quispe, ate. The two leaders \
             sang. The Peruvian prime minister left.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | his | The two leaders
                p2 Rosa Quispe: his Peruvian counterpart | Rosa Quispe | The two leaders | The Peruvian prime minister"#]],
        );
    }

    #[test]
    fn the_leaders_are_the_only_two() {
        check(
            "President Tomas Ibarra met Prime Minister Rosa Quispe. The leaders spoke in May.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | The leaders
                p2 Rosa Quispe: Rosa Quispe | The leaders"#]],
        );
        check(
            "President Tomas Ibarra met Prime Minister Rosa Quispe and President Ana Rey. The leaders said they would stay.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra
                p2 Rosa Quispe: Rosa Quispe
                p3 Ana Rey: Ana Rey
                g1 leaders: The leaders"#]],
        );
    }

    #[test]
    fn predicates_give_titles() {
        check(
            "Dana Okello was the mayor of Lima. The mayor liked flowers.",
            expect![[r#"
            p1 Dana Okello: Dana Okello | the mayor | The mayor
            l1 Lima: Lima"#]],
        );
    }

    #[test]
    fn the_two_sides_are_the_countries_spoken_of() {
        check(
            "Peru and Chile talked. The two sides signed nothing.",
            expect![[r#"
            l1 Peru: Peru | The two sides
            l2 Chile: Chile | The two sides"#]],
        );
    }

    #[test]
    fn she_is_no_man() {
        check(
            "Robert Vela met Maria Ortiz. She said the plan failed.",
            expect![[r#"
            p1 Robert Vela: Robert Vela
            p2 Maria Ortiz: Maria Ortiz | She"#]],
        );
    }

    #[test]
    fn a_role_is_not_that_of_somebody_named_behind_its_verb() {
        check(
            "The Prime Minister spoke to Prime Minister Rosa Quispe of Peru. The Prime Minister said he was glad.",
            expect![[r#"
                g1 Prime Minister: The Prime Minister | The Prime Minister | he
                p1 Rosa Quispe: Rosa Quispe
                l1 Peru: Peru"#]],
        );
    }

    #[test]
    fn a_description_tells_something_new_of_the_only_speaker() {
        check(
            "Rosa Quispe lifted the stone. \"It is old,\" the glaciologist said. \"And cold,\" the 58-year-old grandmother said.",
            expect!["p1 Rosa Quispe: Rosa Quispe | the glaciologist | the 58-year-old grandmother"],
        );
    }

    #[test]
    fn an_unnamed_official_stays_unnamed() {
        check(
            "Secretary Rosa Quispe left. A senior official said the plan had failed. \"It is over,\" the official said.",
            expect![[r#"
                p1 Rosa Quispe: Rosa Quispe
                g1 senior official: A senior official | the official"#]],
        );
    }

    #[test]
    fn the_three_are_the_last_three() {
        check(
            "Rosa Quispe and Dana Okello met Tomas Ibarra in Lima. The three denied it.",
            expect![[r#"
            p1 Rosa Quispe: Rosa Quispe | The three
            p2 Dana Okello: Dana Okello | The three
            p3 Tomas Ibarra: Tomas Ibarra | The three
            l1 Lima: Lima"#]],
        );
    }

    #[test]
    fn a_secretary_of_a_prince_is_no_prince() {
        check(
            "Crown Prince Faris Nadim received Dana Okello, secretary of the Crown Prince of Tervu. The Crown Prince spoke.",
            expect![[r#"
                p1 Faris Nadim: Faris Nadim | the Crown Prince | The Crown Prince
                p2 Dana Okello: Dana Okello | secretary"#]],
        );
    }

    #[test]
    fn mr_before_a_possessor_says_nothing_of_the_bearer() {
        check(
            "Mr Ibarra's spokesperson, Amina Okello, spoke to Rosa Quispe. She said no.",
            expect![[r#"
                p1 Amina Okello: Mr Ibarra's spokesperson | Amina Okello | She
                p2 Ibarra: Ibarra
                p3 Rosa Quispe: Rosa Quispe"#]],
        );
    }

    #[test]
    fn the_two_sides_are_those_who_speak_for_two_countries() {
        check(
            "Chilean President Tomas Ibarra met Peruvian President Rosa Quispe. The two sides said they would go on.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | The two sides | they
                p2 Rosa Quispe: Rosa Quispe | The two sides | they"#]],
        );
    }

    #[test]
    fn a_role_ahead_of_its_name() {
        check(
            "Tervu ready to talk, says foreign minister\n\nPeru stands ready, the Peruvian foreign minister said on Monday.\n\n\
             \"Our door is open. It stays open,\" Tomas Ibarra told reporters in Lima.",
            expect![[r#"
                p1 Tomas Ibarra: foreign minister | the Peruvian foreign minister | Tomas Ibarra
                l1 Peru: Peru
                g1 reporters: reporters
                l2 Lima: Lima"#]],
        );
    }

    #[test]
    fn somebody_of_a_country() {
        check(
            "The rival will be Peru's Tomas Ibarra. The Peruvian smiled. President Ana Rey met President \
             Rosa Quispe of Chile. The President spoke.",
            expect![[r#"
                l1 Peru: Peru
                p1 Tomas Ibarra: Tomas Ibarra | The Peruvian
                p2 Ana Rey: Ana Rey | The President
                p3 Rosa Quispe: Rosa Quispe
                l2 Chile: Chile"#]],
        );
    }

    #[test]
    fn an_opening_clause_looks_ahead() {
        check(
            "Pedro Vela left. Asked whether he trusted them, Tomas Ibarra paused. \"No,\" he said.",
            expect![[r#"
                p1 Pedro Vela: Pedro Vela
                p2 Tomas Ibarra: he | Tomas Ibarra | he"#]],
        );
    }

    #[test]
    fn a_main_clause_does_not_look_ahead() {
        check(
            "Pedro Vela left. On Friday he met with the envoy, Tomas Ibarra, an aide said.",
            expect![[r#"
                p1 Pedro Vela: Pedro Vela | he
                p2 Tomas Ibarra: the envoy | Tomas Ibarra
                g1 aide: an aide"#]],
        );
    }

    #[test]
    fn an_apposition_is_the_subject_too() {
        check(
            "The regional chief, Tomas Ibarra, said that a minister had come. \"It is true,\" he said.",
            expect!["p1 Tomas Ibarra: The regional chief | Tomas Ibarra | he"],
        );
    }

    #[test]
    fn double_surnames_go_back_to_the_full_name() {
        check(
            "Tomas Ibarra-Vela Ruiz spoke. Ibarra-Vela left.",
            expect!["p1 Tomas Ibarra-Vela Ruiz: Tomas Ibarra-Vela Ruiz | Ibarra-Vela"],
        );
    }

    #[test]
    fn his_majesty_is_the_king() {
        check(
            "His Majesty King Nadim received Ana Rey in Lima. His Majesty stressed that he was glad.",
            expect![[r#"
                p1 Nadim: Nadim | His Majesty | he
                p2 Ana Rey: Ana Rey
                l1 Lima: Lima"#]],
        );
    }

    #[test]
    fn no_official_is_nobody() {
        check(
            "Tomas Ibarra left after no official had come. He said nothing.",
            expect!["p1 Tomas Ibarra: Tomas Ibarra | He"],
        );
    }

    #[test]
    fn a_name_given_behind_a_role_is_its_bearers() {
        check(
            "A spokesman who goes by the name Tomas Ibarra boasted. He smiled. The spokesman sang.",
            expect!["p1 Tomas Ibarra: A spokesman | who | Tomas Ibarra | He | The spokesman"],
        );
    }

    #[test]
    fn an_office_whose_field_stands_before_the_name_acts() {
        check(
            "A police official said the town slept. Minister for Shipping Tomas Ibarra visited Lima. He announced a plan.",
            expect![[r#"
                g1 police official: A police official
                p1 Tomas Ibarra: Tomas Ibarra | He
                l1 Lima: Lima"#]],
        );
    }

    #[test]
    fn the_two_are_people_where_they_act() {
        check(
            "Tomas Ibarra met Dana Okello, and the two co-chaired a meeting. They agreed to sing.",
            expect![[r#"
                p1 Tomas Ibarra: Tomas Ibarra | the two | They
                p2 Dana Okello: Dana Okello | the two | They"#]],
        );
    }

    #[test]
    fn two_tied_to_one_verb_are_not_the_same() {
        check(
            "Luis Ortiz resigned. Jan Novak said he had visited him.",
            expect![[r#"
            p1 Luis Ortiz: Luis Ortiz | him
            p2 Jan Novak: Jan Novak | he"#]],
        );
    }
}
