// Articles for the journeys: invented, plain in their grammar, each for one purpose.

/** Two people meet, both speak; a weekday stands for a date. Saturday is 8 March 2025. */
export const HARBOUR = `LISBON, March 8, 2025 - Portuguese Foreign Minister Ana Prata met her Danish counterpart, Lars Holm, in Lisbon on Friday.

Prata said that the two countries would open a joint harbour office in June.

"We have waited ten years for this office," Holm said.

Holm will visit Porto next week.
`;

/** The people of HARBOUR, by the fullest form of their names. */
export const HARBOUR_PEOPLE = ["Ana Prata", "Lars Holm"];

/** Nobody is named and nobody speaks. */
export const NO_PEOPLE = "Heavy rain fell on the coast during the night. Two roads were closed, and trains ran late.\n";

/** A headline and nothing else. */
export const HEADLINE = "Ministers meet on harbour office";

/** Right-to-left text, with a name in it that is not. */
export const RIGHT_TO_LEFT = "قال الوزير يوم الجمعة إن المكتب سيفتح في لشبونة، كما أكدت Ana Prata ذلك.\n";

/** A language that Readout does not read. */
export const GERMAN = "Die Ministerin traf ihren Kollegen am Freitag in Lissabon. „Wir haben lange gewartet“, sagte sie.\n";

/** The article as a web page, with a trap that must stay text and a script that must not run. */
export const HARBOUR_HTML = `<article><h1>Harbour office agreed</h1>
<p>LISBON, March 8, 2025 - Portuguese Foreign Minister <b>Ana Prata</b> met her Danish counterpart, Lars Holm, in Lisbon on Friday.</p>
<p>Prata said that the two countries would open a joint harbour office in June.</p>
<script>document.title = "run"</script><img src="x" onerror="document.title = 'run'">
<p>Tags such as &lt;b&gt; stay text.</p></article>`;
