//! Texts, links and corrections made to take all the time or memory there is: both stay in proportion to what was given.

use peak_alloc::PeakAlloc;
use readout::article::{EntityKind, Offsets};
use readout::corrections::{self, CorrectionError};
use readout::link::{self, LinkError, Shared};
#[cfg(feature = "html")]
use readout::webpage;
use readout::{Article, Options, export, extract};
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What one thing took.
struct Cost {
    time: Duration,
    bytes: usize,
}

/// Does it alone, as memory is counted for all threads together.
fn measured<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = Instant::now();
    let done = work();
    (done, Cost { time: start.elapsed(), bytes: MEMORY.peak_usage().saturating_sub(before) })
}

fn read(text: &str) -> (Article, Cost) {
    measured(|| extract(text, &Options { published: "2025-03-01".parse().ok(), ..Options::default() }))
}

/// What the models take, once, whatever the text.
const MODELS: usize = 32 << 20;

/// The most bytes of memory for each byte of text.
const FACTOR: usize = 600;

/// Pieces whose endless repetition has no right to cost more than ordinary words.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "‘",
    "\" “ ' ",
    "“a ",
    "a” ",
    "“‘",
    "``",
    "''",
    "(",
    "( a ",
    "[{<",
    ")",
    ",",
    ";",
    "&",
    "A&",
    "-",
    "a-",
    "a/",
    ".",
    "a.",
    "… ",
    "!",
    " — ",
    "a: ",
    "Q: a?\n",
    "@a ",
    "#a ",
    "$1 ",
    "1% ",
    "<div>",
    "http://a.b/",
    "a'",
    "A'a",
    "a_",
    "1,",
    "1 ",
    "1.",
    "\0",
    "a\0 ",
    "\u{202e}\u{2066} a ",
    "a\u{301}e\u{301} ",
    "Z\u{335}\u{321}\u{302}",
    "👩‍👩‍👧 ",
    "🤝",
    "外务大臣会见了总统。",
    "a",
    "A",
    " ",
    "\n",
    "\r",
    "\u{2028}",
    "a\n",
    "By Ana Rey\n",
    "LIMA, March 3 - a\n",
    "Ana ",
    "Ana Rey met Luis Ortiz. ",
    "ANA REY MEETS ",
    "Ana, Luis and Eva met. ",
    "President ",
    "the former deputy prime minister of ",
    "Ana's ",
    "who ",
    "Ana, who ",
    "he ",
    "They met. ",
    "said ",
    "he said ",
    "he said that ",
    "that ",
    "said, “a,” ",
    "\"a,\" he said. ",
    "according to Ana ",
    ", adding ",
    "met with ",
    "talks between ",
    "the two leaders met. ",
    "The ministry said. ",
    "of the ",
    "to ",
    "and ",
    "March 3, 2024 ",
    "2024-03-03 ",
    "on Friday ",
    "two years ago ",
    "twenty-",
    "U.S. ",
    "J. ",
    "n't ",
];

/// Reads `n` bytes of a piece over and over, and four times as much: that takes about four times as long, not sixteen.
#[test]
fn no_repetition_takes_more_than_its_share() {
    const N: usize = 10_000;
    let mut wrong = String::new();
    for piece in PIECES {
        let text = piece.repeat(4 * N / piece.len());
        let part = piece.repeat(N / piece.len());
        let in_proportion = || {
            let (_, whole) = read(&text);
            assert!(whole.bytes < MODELS + FACTOR * text.len(), "{piece:?} takes {} bytes", whole.bytes);
            whole.time < 8 * read(&part).1.time + Duration::from_millis(20)
        };
        // A machine that does something else for a moment is no proof.
        if !(0..5).any(|_| in_proportion()) {
            writeln!(wrong, "{piece:?}").expect("a string takes all");
        }
    }
    assert!(wrong.is_empty(), "these take more than their share of time:\n{wrong}");
}

/// Pieces of source whose endless repetition has no right to cost more than ordinary pages.
#[cfg(feature = "html")]
const SOURCE: &[&str] = &[
    "<",
    "</",
    "<!--",
    "<a ",
    "<p>",
    "<p>a",
    "</p>",
    "<div>",
    "<div>a",
    "</div>",
    "<div><p></b>",
    "<b>",
    "<b><p>a",
    "<a href=x><p>a",
    "<article>a",
    "<article></div>",
    "<main><h1>a",
    "<table><tr><td>a",
    "<table>a",
    "<li><ul>",
    "<svg>",
    "<svg/>a",
    "<template>a",
    "<template></template>",
    "<select><option>a",
    "<title>a",
    "<script>a",
    "<script><!--",
    "<textarea>",
    "<plaintext>",
    "<meta name=author>",
    "<meta property=og:title content=a>",
    "<time datetime=a>a",
    "<script type=application/ld+json>\"author\":</script>",
    "<script type='application/ld+json'>\"author\"</script>",
    "&",
    "&amp",
    "&#",
    "&#x10ffff;",
    "&CounterClockwiseContourIntegral",
    "\0",
    "<\0>",
    "a\0 ",
    "]]>",
    "<![CDATA[",
    "<?",
    "<!doctype html ",
];

/// A piece over and over; each with a number of its own where `numbered`.
#[cfg(feature = "html")]
fn source(start: &str, piece: &str, numbered: bool, length: usize) -> String {
    let number = |at| if numbered { format!("{at:05}") } else { String::new() };
    let count = length / (piece.len() + number(0).len());
    start.to_owned() + &(0..count).map(|at| piece.to_owned() + &number(at)).collect::<String>()
}

/// Web pages that repeat one piece, and those with one tag, value, script, name or list of attributes that does not end.
#[cfg(feature = "html")]
#[test]
fn web_pages_take_no_more_than_their_share() {
    let mut pages: Vec<_> = SOURCE.iter().map(|piece| ("", *piece, false)).collect();
    let starts =
        ["<p ", "<meta property='og:title' content='", "<script type='application/ld+json'>\"author\""];
    pages.extend(starts.map(|start| (start, "a ", false)));
    pages.extend([" a", "<a", "</a", "<a>&a"].map(|piece| ("<p", piece, true)));
    for (start, piece, numbered) in pages {
        let [whole, part] = [1_000_000, 250_000].map(|length| source(start, piece, numbered, length));
        let in_proportion = || {
            let (_, cost) = measured(|| webpage::read(&whole));
            assert!(cost.bytes < 100 * whole.len(), "{start}{piece} takes {} bytes", cost.bytes);
            cost.time < 8 * measured(|| webpage::read(&part)).1.time + Duration::from_millis(20)
        };
        assert!((0..5).any(|_| in_proportion()), "{start}{piece} takes more than its share of time");
    }
}

#[cfg(feature = "html")]
#[test]
fn a_page_of_ten_megabytes_or_a_hundred_thousand_levels_is_read() {
    let deep = "<div>".repeat(100_000) + "They met." + &"</div>".repeat(100_000);
    let articles = "<article>a".repeat(100_000) + "They met.";
    let line = format!("<p>{}They met.", "a b ".repeat(2_500_000));
    for page in [deep, articles, line] {
        let (read, cost) = measured(|| webpage::read(&page));
        assert!(read.text.ends_with("They met."));
        assert!(cost.bytes < 100 * page.len() && cost.time < Duration::from_secs(10), "{:?}", cost.time);
    }
}

/// The `n`th of as many different names as are wanted.
fn name(mut n: usize) -> String {
    let mut name = "K".to_owned();
    while n > 0 {
        name += ["ab", "el", "ir", "om", "un", "as", "et", "iv"][n % 8];
        n /= 8;
    }
    name + "a"
}

#[test]
fn a_hundred_thousand_names_are_read() {
    let names: Vec<String> = (0..100_000).map(|n| format!("{} {}", name(n), name(n / 3))).collect();
    let (article, cost) = read(&format!("They met {}.", names.join(", ")));
    let people = article.entities.iter().filter(|entity| entity.kind == EntityKind::Person).count();
    assert!(people > 1_000, "{people} people");
    assert!(cost.bytes < 2 << 30, "{} bytes", cost.bytes);
    assert!(cost.time < Duration::from_secs(300), "{:?}", cost.time);
}

#[test]
fn a_hundred_thousand_dates_are_read() {
    let dates: Vec<String> =
        (0..100_000).map(|n| format!("on May {}, {}", n % 28 + 1, 1000 + n % 9000)).collect();
    let (article, cost) = read(&dates.join(" and "));
    // A sentence that goes on and on is cut, within a date now and then.
    assert!(article.times.len() > 99_000, "{} times", article.times.len());
    assert!(cost.bytes < 2 << 30, "{} bytes", cost.bytes);
    assert!(cost.time < Duration::from_secs(300), "{:?}", cost.time);
}

#[test]
fn ten_megabytes_in_one_line_are_read() {
    for piece in ["a", "é", "\u{301}", " ", "\u{202e}"] {
        let text = piece.repeat(10_000_000 / piece.len());
        let (article, cost) = read(&text);
        assert!(article.entities.is_empty());
        assert!(cost.bytes < MODELS + 16 * text.len(), "{piece:?} takes {} bytes", cost.bytes);
        let (_, cost) = measured(|| article.in_offsets(&text, Offsets::Utf16));
        assert!(cost.time < Duration::from_secs(10), "{:?}", cost.time);
    }
}

#[test]
fn files_grow_with_what_is_in_them() {
    let text = "Ana Rey met Luis Ortiz. “,=<b>\\,” she said. ".repeat(2_000);
    let (article, _) = read(&text);
    for format in export::FORMATS {
        let (file, cost) = measured(|| (format.write)(&text, &article));
        let given = text.len() + article.statements.len() * 2_000;
        assert!(file.len() < 4 * given, "{}: {} bytes", format.name, file.len());
        assert!(cost.bytes < 16 * given && cost.time < Duration::from_secs(60), "{}", format.name);
    }
}

#[test]
fn a_link_costs_no_more_than_it_may_hold() {
    let text = "a".repeat(1 << 20);
    let bomb = link::write(&Shared { text: text.clone(), ..Shared::default() }).expect("it may hold that");
    assert!(bomb.len() < 12_000, "{} characters", bomb.len());
    let (opened, cost) = measured(|| link::read_up_to(&bomb, text.len()));
    assert_eq!(opened.expect("it is whole").shared.text.len(), text.len());
    assert!(cost.bytes < MODELS + 4 * text.len(), "{} bytes", cost.bytes);
    let (refused, cost) = measured(|| link::read_up_to(&bomb, text.len() - 1));
    assert_eq!(refused, Err(LinkError::TooLarge(text.len() - 1)));
    assert!(
        cost.bytes < MODELS && cost.time < Duration::from_secs(5),
        "{} bytes, {:?}",
        cost.bytes,
        cost.time
    );
}

#[test]
fn endless_fragments_are_read_or_refused_at_once() {
    for piece in ["A", "%25", "&a=b", "#", "1.", "%", "=", ">", "\u{ad}", "A&amp;"] {
        for start in ["#1.", "#", "", "#1.A&"] {
            let fragment = start.to_owned() + &piece.repeat(2_000_000 / piece.len());
            let (_, cost) = measured(|| link::read_up_to(&fragment, 1 << 20));
            assert!(cost.bytes < MODELS + 16 * fragment.len(), "{start}{piece} takes {} bytes", cost.bytes);
            assert!(cost.time < Duration::from_secs(30), "{start}{piece} takes {:?}", cost.time);
        }
    }
}

#[test]
fn corrections_are_refused_before_they_cost_anything() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    let lists = [
        deep("[", "]"),
        deep("[{\"remove\":", "}]"),
        deep("[{\"date\":{\"of\":{\"statement\":", "}}}]"),
        "[".repeat(corrections::MAX_BYTES),
        format!("[{}null]", "null,".repeat(50_000)),
        format!("[{{\"rename\":{{{}\"who\":\"a\"}}}}]", "\"who\":\"a\",".repeat(20_000)),
    ];
    for json in lists {
        let (outcome, cost) = measured(|| corrections::parse(&json));
        assert!(
            matches!(outcome, Err(CorrectionError::Malformed(_) | CorrectionError::TooLong)),
            "{outcome:?}"
        );
        assert!(cost.bytes < 64 * json.len() && cost.time < Duration::from_secs(5), "{:?}", cost.time);
    }
}
