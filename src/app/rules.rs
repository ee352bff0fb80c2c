//! What the extractor's rules look at, in plain words with an example.

/// Each rule's name as results give it, what it saw, and a sentence of that kind.
const RULES: &[(&str, &str, &str)] = &[
    (
        "according-to",
        "The source is named behind “according to” or its like",
        "According to Rey, the talks failed",
    ),
    ("clause", "Somebody, a verb of saying, and what was said", "Rey said that the talks had failed"),
    ("colon", "A source and a colon", "Rey: “We are done.”"),
    ("continuation", "The quotation goes on; its speaker was named before", "“We go,” Rey said. “And soon.”"),
    ("corrected", "A reader put this right", "see the corrections"),
    ("expression", "A phrase that stands for saying", "Rey expressed hope for a deal"),
    ("headline", "The headline quotes what the article tells later", "“We are done”"),
    ("impersonal", "What was said is the subject of the report", "It was announced that talks would end"),
    ("interview", "A question and its answer", "Did you agree? – No, I did not."),
    ("inverted", "The verb of saying stands before its subject", "“We go,” said Rey"),
    ("label", "A name at the head of a line", "REY: We are done."),
    ("noun", "A noun for a report, with what was said", "Rey's claim that the talks had failed"),
    ("participle", "The same speaker goes on", "…, adding that they would resume"),
    ("performative", "The verb itself does what was said", "Rey thanked Ortiz for the visit"),
    ("predicate", "What was said stands behind “is”", "Rey's view is that talks will fail"),
    ("quotation", "Words in quotation marks within a report", "Rey spoke of “a fair deal”"),
    ("quoted-as-saying", "Somebody is quoted by others", "Rey was quoted as saying that talks had failed"),
    ("trailing", "The report stands behind what was said", "The talks had failed, Rey said"),
    ("attended by", "Somebody attended what was told before", "Ortiz also attended the talks"),
    ("between", "The sides stand behind “between”", "Talks between Rey and Ortiz"),
    ("call", "A telephone verb and whom it reached", "Rey called Ortiz"),
    ("gathered", "Several came together", "The ministers gathered in Lima"),
    ("guest", "A host and a guest", "Rey received Ortiz"),
    ("passive", "The second side is the subject", "Ortiz was received by Rey"),
    ("possessor", "The noun belongs to the sides", "The ministers' meeting"),
    (
        "possessor and complement",
        "The noun belongs to one side and names the other",
        "Rey's meeting with Ortiz",
    ),
    ("reciprocal subject", "Several met each other", "Rey and Ortiz met"),
    ("sender and recipient", "Somebody wrote or sent word to another", "Rey wrote to Ortiz"),
    ("subject and partner", "The subject met the object", "Rey met Ortiz"),
    ("support verb", "Somebody held, had or led it", "Rey held talks"),
    ("visit by", "The visitor stands behind “by”", "A visit by Rey"),
    ("visit to", "The noun visit with its goal", "Rey's visit to Peru"),
    ("visitor and host", "The visitor is the subject, the host or place the object", "Rey visited Peru"),
    ("with", "The other side stands behind “with”", "Rey held talks with Ortiz"),
];

/// What a rule saw and an example of it; none for a rule that has no words here.
pub fn explained(rule: &str) -> Option<(&'static str, &'static str)> {
    RULES.iter().find(|(name, ..)| *name == rule).map(|&(_, saw, example)| (saw, example))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::examples::EXAMPLES;
    use crate::{Options, extract};

    #[test]
    fn the_rules_of_the_examples_are_explained() {
        for example in EXAMPLES {
            let article = extract(example.text, &Options::default());
            let said = article.statements.iter().map(|it| &it.rule);
            for rule in said.chain(article.encounters.iter().map(|it| &it.rule)) {
                assert!(explained(rule).is_some(), "{rule}");
            }
        }
    }

    #[test]
    fn no_rule_stands_twice() {
        for (at, (name, ..)) in RULES.iter().enumerate() {
            assert!(RULES[at + 1..].iter().all(|(other, ..)| other != name), "{name}");
        }
    }
}
