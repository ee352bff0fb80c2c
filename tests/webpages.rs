//! Web pages of every kind, as our own tree reads them. `tests/browser/journeys/webpages.test.js` has the browser read the same.

use proptest::prelude::*;
use readout::webpage;
use std::fs;

#[test]
fn each_page_gives_its_text_and_date() {
    let pages: Vec<_> = fs::read_dir("tests/webpages")
        .expect("the folder is there")
        .map(|entry| entry.expect("it is listed").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    assert!(pages.len() > 4);
    for path in pages {
        let page = webpage::read(&fs::read_to_string(&path).expect("it is text"));
        let date = page.published.map_or("no date".to_owned(), |date| date.to_string());
        let expected = fs::read_to_string(path.with_extension("txt")).expect("it says what is expected");
        assert_eq!(format!("{date}\n\n{}\n", page.text), expected, "{}", path.display());
    }
}

proptest! {
    #[test]
    fn any_source_gives_lines_without_blanks_around_them(
        pieces in prop::collection::vec(prop_oneof![
            4 => prop::sample::select(vec![
                "<", ">", "</", "/>", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<template>", "</template>", "<svg>", "</svg>",
                "<svg/>", "<article>", "</article>", "<head>", "</head>", "<body>", "</body>", "<title>", "</title>", "<script>",
                "</script>", "<!--", "-->", "<table>", "<td>", "</table>", "<meta property='og:title' content='A'>", "&amp;", "&#0;",
                "\0", "Ana Rey ", "\n", "</br>", "<h1>", "<aside>", "</aside>", "<noscript>", "=", "'", "\"", "<plaintext>",
            ]).prop_map(str::to_owned),
            1 => any::<String>(),
        ], 0..40)
    ) {
        let page = webpage::read(&pieces.concat());
        prop_assert!(page.text.lines().all(|line| line.trim() == line), "{:?}", page.text);
        prop_assert!(!page.text.contains("\n\n\n") && !page.text.contains('\0'), "{:?}", page.text);
    }
}
