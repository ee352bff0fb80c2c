//! Names as the rules and the model together find them.

use expect_test::{Expect, expect};

/// Lists each name that the rules alone find, with its kind and titles.
fn check(text: &str, expect: Expect) {
    let doc = crate::analyze(text, &crate::Options::default());
    let candidates = super::Candidates::of(&doc);
    list(text, &doc, &candidates.names(&candidates.by_rules()), expect);
}

/// Lists each name that rules and model find together.
fn check_learned(text: &str, expect: Expect) {
    let doc = crate::analyze(text, &crate::Options::default());
    list(text, &doc, &super::recognize(&doc), expect);
}

fn list(text: &str, doc: &crate::Document, names: &[super::Name], expect: Expect) {
    let words = |tokens: &std::ops::Range<usize>| doc.span(tokens.clone()).of(text);
    let lines: Vec<String> = names
        .iter()
        .map(|name| {
            let titles: Vec<&str> = name.titles.iter().map(words).collect();
            format!("{:?} {} [{}]", name.kind, words(&name.tokens), titles.join("; "))
        })
        .collect();
    expect.assert_eq(&lines.join("\n"));
}

#[test]
fn letters_and_posts_name_people_by_one_word() {
    check_learned(
        "hi Dana, I spoke to Tomas Okello yesterday. Thanks, Ines",
        expect![[r#"
            Person Dana []
            Person Tomas Okello []
            Person Ines []"#]],
    );
}

#[test]
fn titles_stand_before_and_behind() {
    check(
        "Chilean Foreign Minister Tomas Ibarra met Dana Okello, head of the miners' union, on Monday.",
        expect![[r#"
            Person Tomas Ibarra [Chilean Foreign Minister]
            Person Dana Okello [head of the miners' union]"#]],
    );
}

#[test]
fn a_name_explains_the_role_of_somebody_elses_before_it() {
    check(
        "Okello's spokesman, Tomas Ibarra, said so.",
        expect![[r#"
            Person Okello []
            Person Tomas Ibarra [Okello's spokesman]"#]],
    );
}

#[test]
fn several_people_are_nobodys_role() {
    check("According to Ana Rey, the ministers left.", expect!["Person Ana Rey []"]);
}

#[test]
fn complements_of_titles_end_where_the_name_begins() {
    check(
        "They met Minister of Foreign Affairs Faisal Okello and President of the World Weather Forum Ines Brandt.",
        expect![[r#"
            Person Faisal Okello [Minister of Foreign Affairs]
            Organization World Weather Forum []
            Person Ines Brandt [President of the World Weather Forum]"#]],
    );
}

#[test]
fn a_double_barrelled_surname_is_known_from_the_full_name() {
    check(
        "President Omar Al-Vela left. It rained in Al-Vela.",
        expect![[r#"
            Person Omar Al-Vela [President]
            Person Al-Vela []"#]],
    );
}

#[test]
fn names_join_over_hyphens_particles_and_initials() {
    check(
        "Kang Min-seok, Prayoon Chan-o-pha, Omar bin Nasser, Hassan Amir-Rostami, J. P. Vela and S.Batbold spoke.",
        expect![[r#"
            Person Kang Min-seok []
            Person Prayoon Chan-o-pha []
            Person Omar bin Nasser []
            Person Hassan Amir-Rostami []
            Person J. P. Vela []
            Person S.Batbold []"#]],
    );
}

#[test]
fn later_short_names_learn_from_the_first_full_one() {
    check(
        "Envoy Zhanna Tulegova flew home. In the end Tulegova said nothing.",
        expect![[r#"
        Person Zhanna Tulegova [Envoy]
        Person Tulegova []"#]],
    );
}

#[test]
fn capitals_at_the_start_of_a_sentence_are_no_names() {
    check(
        "Police found nothing. Recently Dana Okello left. Tourists fled.",
        expect!["Person Dana Okello []"],
    );
}

#[test]
fn origins_pairs_of_countries_and_roles_are_no_people() {
    check(
        "The President spoke of China-Russia ties in French. Democrats left Saudi Arabia on Friday.",
        expect![[r#"
            Place China []
            Place Russia []
            Place Saudi Arabia []"#]],
    );
}

#[test]
fn nouns_beside_a_name_say_what_bears_it() {
    check(
        "The airline Velmora Tesk opened in the village of Okrani, reported the official Tervu news agency.",
        expect![[r#"
            Organization Velmora Tesk []
            Place Okrani []
            Organization Tervu []"#]],
    );
}

#[test]
fn listed_organisations_hold_together_whatever_their_words() {
    check(
        "Tomas Ibarra left Bayan Muna when Nafdac wrote to Sonelgaz and Young Africans.",
        expect![[r#"
            Person Tomas Ibarra []
            Organization Bayan Muna []
            Organization Nafdac []
            Organization Sonelgaz []
            Organization Young Africans []"#]],
    );
}

#[test]
fn what_is_named_after_somebody_is_not_that_person() {
    check(
        "King Nadim opened the King Nadim University and the Prince Faris Airport.",
        expect![[r#"
        Person Nadim [King]
        Organization King Nadim University []
        Place Prince Faris Airport []"#]],
    );
}

#[test]
fn ministries_go_on_over_and() {
    check(
        "She joined the Ministry of Health and Wellness in Lima.",
        expect![[r#"
        Organization Ministry of Health and Wellness []
        Place Lima []"#]],
    );
}

#[test]
fn syllables_end_a_name_whatever_words_they_are() {
    check(
        "Envoy Ha Jae-myun met Secretary for Health Lo Chung-dip and Kang Hee-sun.",
        expect![[r#"
        Person Ha Jae-myun [Envoy]
        Person Lo Chung-dip [Secretary for Health]
        Person Kang Hee-sun []"#]],
    );
}

#[test]
fn parties_honours_and_offices_are_no_part_of_a_name() {
    check(
        "Democrat Marcus Velder met Dana Okello KC and Tarvu Regent Simon Djara.",
        expect![[r#"
        Person Marcus Velder []
        Person Dana Okello []
        Person Simon Djara [Tarvu Regent]"#]],
    );
}

#[test]
fn a_byline_in_capitals_names_people() {
    check(
        "Rain floods the valley\n\nBy MARTINA OKELLO and RAFAEL QUISPE\n\nRain fell on the valley on Monday, and it did not stop.",
        expect![[r#"
            Person MARTINA OKELLO []
            Person RAFAEL QUISPE []"#]],
    );
}

#[test]
fn foreign_articles_begin_places_and_companies_teach_their_first_word() {
    check(
        "They walked around La Tervuda. Velmora Energy Co. grew, and Velmora rose.",
        expect![[r#"
        Place La Tervuda []
        Organization Velmora Energy Co. []
        Organization Velmora []"#]],
    );
}

#[test]
fn a_phrase_behind_an_opening_is_the_subject_and_no_apposition() {
    check("In his talks with Tomas Ibarra, the mayor praised the town.", expect!["Person Tomas Ibarra []"]);
}

#[test]
fn an_office_stands_before_a_form_of_address() {
    check(
        "They met Chilean Minister of Transport Dr Ana Rey.",
        expect!["Person Ana Rey [Chilean Minister of Transport Dr]"],
    );
}

#[test]
fn what_stands_before_a_title_is_no_person() {
    check(
        "They met Surima Bay Gov. Ana Rey and the Council's Jo Velder.",
        expect![[r#"
        Place Surima Bay []
        Person Ana Rey [Surima Bay Gov.]
        Organization Council []
        Person Jo Velder []"#]],
    );
}

#[test]
fn a_stake_is_held_in_a_company() {
    check(
        "They bought a stake in Velmora Tesk. A baker from Okrani who left said so.",
        expect!["Organization Velmora Tesk []"],
    );
}

#[test]
fn a_role_with_and_in_its_complement() {
    check(
        "The Minister of Trade of Peru and Chile, Dr Ana Rey, left.",
        expect![[r#"
        Place Peru []
        Place Chile []
        Person Ana Rey [Minister of Trade of Peru and Chile; Dr]"#]],
    );
}

#[test]
fn a_role_may_have_several_fields() {
    check(
        "They met Minister of Foreign Affairs and International Cooperation Faisal Okello Bara. Minister of \
         International Development Ines Tveit-Brandt met Minister of Trade, Industry and Energy Dana Velder.",
        expect![[r#"
            Person Faisal Okello Bara [Minister of Foreign Affairs and International Cooperation]
            Person Ines Tveit-Brandt [Minister of International Development]
            Person Dana Velder [Minister of Trade, Industry and Energy]"#]],
    );
}

#[test]
fn letters_are_offices_but_not_those_of_a_house() {
    check(
        "Okrani CM Tomas Ibarra left the CM House. Archbishop of Lima Tomas Vela met Dato' Seri Dana Okello.",
        expect![[r#"
            Place Okrani []
            Person Tomas Ibarra [Okrani CM]
            Place CM House []
            Place Lima []
            Person Tomas Vela [Archbishop of Lima]
            Person Dana Okello [Dato' Seri]"#]],
    );
}

#[test]
fn letters_in_brackets_stand_between_a_role_and_a_name() {
    check(
        "They met Okrani Police Station Officer-in-Charge (OC) Tomas Ibarra. The OC sang.",
        expect![[r#"
            Place Okrani Police Station []
            Person Tomas Ibarra [Okrani Police Station Officer-in-Charge (OC)]"#]],
    );
}

#[test]
fn what_a_committee_is_on_belongs_to_the_role() {
    check(
        "Deputy Chairman of the Lake Council Committee on Foreign Affairs Ruslan Okello spoke.",
        expect![[r#"
            Organization Lake Council Committee on Foreign Affairs []
            Person Ruslan Okello [Deputy Chairman of the Lake Council Committee on Foreign Affairs]"#]],
    );
}

#[test]
fn a_byline_joins_two_people_with_an_ampersand() {
    check(
        "Rain floods the valley\n\nBy Martina Okello & Rafael Quispe\n\nRain fell on the valley on Monday.",
        expect![[r#"
            Person Martina Okello []
            Person Rafael Quispe []"#]],
    );
}

#[test]
fn fields_of_government_belong_to_the_role() {
    check(
        "Minister of Trade and Irrigation Tomas Ibarra met Vice-Minister of Commerce Dana Okello.",
        expect![[r#"
            Person Tomas Ibarra [Minister of Trade and Irrigation]
            Person Dana Okello [Vice-Minister of Commerce]"#]],
    );
}

#[test]
fn a_noun_that_begins_the_sentence_is_no_part_of_the_company() {
    check_learned(
        "Consultancy Velmora said so. Bill Okello agreed.",
        expect![[r#"
            Organization Velmora []
            Person Bill Okello []"#]],
    );
}

#[test]
fn a_pronoun_before_a_subject_is_a_family_name() {
    check("He Guoyan was present. He was not.", expect!["Person He Guoyan []"]);
}

#[test]
fn small_words_inside_names_hold_them_together() {
    check(
        "Rashid bin Sultan Okello flew to Dar es Salaam with Dana “Nena” Velder.",
        expect![[r#"
            Person Rashid bin Sultan Okello []
            Place Dar es Salaam []
            Person Dana “Nena” Velder []"#]],
    );
}

#[test]
fn what_has_shareholders_is_a_company() {
    check(
        "They wrote to Tervuda's shareholders and praised Okrani, whose chairman smiled.",
        expect![[r#"
            Organization Tervuda []
            Organization Okrani []"#]],
    );
}

#[test]
fn places_teach_the_word_before_their_head() {
    check(
        "Roofs fell near Okrani Bay. Rail traffic between Okrani and the coast stopped.",
        expect![[r#"
            Place Okrani Bay []
            Place Okrani []"#]],
    );
}

#[test]
fn one_form_is_a_place_or_a_body_throughout() {
    check_learned(
        "They live in Tervu. She called on Tervu to wait, said the radio of Tervu.",
        expect![[r#"
            Place Tervu []
            Place Tervu []
            Place Tervu []"#]],
    );
}

#[test]
fn fields_of_government_are_no_names() {
    check(
        "They met Minister of Water Resources Hani Okello.",
        expect!["Person Hani Okello [Minister of Water Resources]"],
    );
}

#[test]
fn ordinary_words_begin_a_sentence_and_a_name() {
    check_learned(
        "Mark Okello left. V K Mehta sang. Dear Nina, come. They met Jennifer M. Tesk. Visit Okrani.",
        expect![[r#"
            Person Mark Okello []
            Person V K Mehta []
            Person Nina []
            Person Jennifer M. Tesk []"#]],
    );
}

#[test]
fn ships_and_prisons_are_no_people() {
    check(
        "The ferry MV Velmora sank off Okrani Prison, the Thai daily Khao Tervu said.",
        expect![[r#"
            Place Okrani Prison []
            Organization Khao Tervu []"#]],
    );
}

#[test]
fn roles_of_two_nouns_and_people_of_a_company() {
    check(
        "Analyst Grace Okello of Barrow Bank met chief executive Noor Velder. The firm's finance chief, Tomas Ibarra, left.",
        expect![[r#"
            Person Grace Okello [Analyst]
            Organization Barrow Bank []
            Person Noor Velder [chief executive]
            Person Tomas Ibarra [firm's finance chief]"#]],
    );
}

#[test]
fn several_with_one_name_are_a_team() {
    check(
        "On Friday the leaders Okrani met the ministers Ana Rey and Tomas Ibarra.",
        expect![[r#"
        Person Ana Rey [ministers]
        Person Tomas Ibarra []"#]],
    );
}

#[test]
fn letters_in_brackets_and_nicknames_are_what_stands_before_them() {
    check(
        "The Okrani Women's League (OKWL) praised Tomas Ibarra, better known as Tervo. OKWL smiled; Tervo did not.",
        expect![[r#"
            Organization Okrani Women's League []
            Organization OKWL []
            Person Tomas Ibarra []
            Person Tervo []
            Organization OKWL []
            Person Tervo []"#]],
    );
}

#[test]
fn elided_particles_and_syllables_hold_a_name_together() {
    check(
        "Jean d'Arc Okello met Chuang Shuk-kwan and Park Sun-ae of the union. The Velmora Bank and New Okrani Trust closed.",
        expect![[r#"
            Person Jean d'Arc Okello []
            Person Chuang Shuk-kwan []
            Person Park Sun-ae []
            Organization Velmora Bank []
            Organization New Okrani Trust []"#]],
    );
}
