//! A readout to read: people, timeline, statements.

use super::Reading;
use crate::article::{Article, Entity, EntityKind, Id};
use std::fmt::Write;

/// The longest excerpt of a statement on the timeline, in characters.
const EXCERPT: usize = 80;

/// Writes CommonMark. Words of the article are escaped, so that they stay words.
pub(super) fn write(text: &str, article: &Article) -> String {
    let reading = Reading::new(text, article);
    let mut out = format!("# {}\n", escaped(&reading.title()));
    if let Some(published) = &article.published {
        put(&mut out, format_args!("\nPublished on {}.\n", published.value));
    }
    if let Some(corrected) = reading.corrected() {
        put(&mut out, format_args!("\nWith {corrected}.\n"));
    }
    people(&reading, &mut out);
    timeline(&reading, &mut out);
    statements(&reading, &mut out);
    if article.entities.is_empty() && article.timeline.is_empty() {
        out.push_str("\nNo people, statements or encounters were found.\n");
    }
    out
}

fn put(out: &mut String, line: std::fmt::Arguments) {
    out.write_fmt(line).expect("a string takes all");
}

fn people(reading: &Reading, out: &mut String) {
    let people: Vec<&Entity> =
        reading.article.entities.iter().filter(|entity| entity.kind == EntityKind::Person).collect();
    if !people.is_empty() {
        out.push_str("\n## People\n\n");
    }
    for person in people {
        put(out, format_args!("- **{}**", escaped(&person.name)));
        if !person.titles.is_empty() {
            put(out, format_args!(", {}", escaped(&person.titles.join(", "))));
        }
        out.push('\n');
    }
}

fn timeline(reading: &Reading, out: &mut String) {
    if !reading.article.timeline.is_empty() {
        out.push_str("\n## Timeline\n");
    }
    for day in &reading.article.timeline {
        let date = day.date.as_deref().unwrap_or("No date");
        put(out, format_args!("\n### {}", escaped(date)));
        if let Some(words) = &day.date_text {
            put(out, format_args!(" (“{}”)", escaped(words)));
        }
        out.push_str("\n\n");
        for id in &day.entries {
            put(out, format_args!("- {}\n", entry(reading, *id)));
        }
    }
}

fn entry(reading: &Reading, id: Id) -> String {
    if let Some(encounter) = reading.encounter_of(id) {
        return format!("**{}**", escaped(&reading.encounter(encounter)));
    }
    let Some(statement) = reading.statement_of(id) else { return String::new() };
    let said = reading.said(statement);
    let excerpt = match said.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", said[..end].trim_end()),
        None => said,
    };
    format!("{}: {}", escaped(&reading.speaker(statement)), escaped(&excerpt))
}

fn statements(reading: &Reading, out: &mut String) {
    if !reading.article.statements.is_empty() {
        out.push_str("\n## Statements\n\n");
    }
    for statement in &reading.article.statements {
        put(out, format_args!("- **{}**", escaped(&reading.speaker(statement))));
        if let Some(cue) = statement.cue {
            put(out, format_args!(" ({})", escaped(&reading.words(cue))));
        }
        put(out, format_args!(": {}\n", escaped(&reading.said(statement))));
    }
}

/// Text that CommonMark shows as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let opens_a_block = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '0'..='9' | '.' | ')');
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '!')
            || opens_a_block && !c.is_ascii_digit()
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TEXT, article};
    use super::*;
    use expect_test::expect;

    #[test]
    fn a_readout_to_read() {
        expect![[r#"
            # Bridge, at last

            Published on 2025-03-01.

            ## People

            - **Ana Lind**, President
            - **Zoë Berg**

            ## Timeline

            ### 2025-02-28 (“Friday”)

            - **Meeting: Ana Lind and Zoë Berg, Osló**
            - Ana Lind: “It’s \*done\* … =1+1”

            ### 2025-05 (“in May”)

            - **Call: Ana Lind and Zoë Berg (planned, date inferred)**

            ### No date

            - Unknown: it.
            - **Message: Ana Lind and Zoë Berg**

            ## Statements

            - **Ana Lind** (said): “It’s \*done\* … =1+1”
            - **Unknown** (denied): it.
        "#]]
        .assert_eq(&write(TEXT, &article()));
    }

    #[test]
    fn words_stay_words() {
        assert_eq!(escaped("<b>[x](y)*_"), r"\<b\>\[x\](y)\*\_");
        assert_eq!(escaped("# 1"), r"\# 1");
    }

    #[test]
    fn an_empty_reading_says_so() {
        let empty = crate::extract("", &crate::Options::default());
        expect![[r#"
            # Readout

            No people, statements or encounters were found.
        "#]]
        .assert_eq(&write("", &empty));
    }
}
