//! A calendar day as `YYYY-MM-DD`.
//!
//! jiff reads and writes every form of ISO 8601 and RFC 9557, in every precision and with time zones;
//! the code for that would be a third of the page's program, which knows this one form only.

use jiff::civil::Date;

/// Reads `YYYY-MM-DD`; none where it has another form or there is no such day.
pub fn parse(iso: &str) -> Option<Date> {
    let bytes = iso.as_bytes();
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0i16, |number, byte| match byte {
            b'0'..=b'9' => Some(number * 10 + i16::from(byte - b'0')),
            _ => None,
        })
    };
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    Date::new(number(0..4)?, number(5..7)? as i8, number(8..10)? as i8).ok()
}

/// Writes `YYYY-MM-DD`.
pub fn write(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_agree_with_jiff(year in 0i16..=9999, month in 1i8..=12, day in 1i8..=31) {
            let iso = format!("{year:04}-{month:02}-{day:02}");
            let date = parse(&iso);
            prop_assert_eq!(date, iso.parse().ok());
            prop_assert!(date.is_none_or(|date| write(date) == iso));
        }

        #[test]
        fn no_other_form_is_read(text in "[0-9-]{0,12}|\\PC{0,10}") {
            let has_form = text.len() == 10 && text.parse::<Date>().is_ok();
            prop_assert_eq!(parse(&text).is_some(), has_form);
        }
    }
}
