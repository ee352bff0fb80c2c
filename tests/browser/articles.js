// Articles for the journeys: invented, plain in their grammar, each for one purpose.

/** Two people meet, both speak; a weekday stands for a date. Saturday is 8 March 2025. */
export const HARBOUR = `LISBON, March 8, 2025 - Portuguese Foreign Minister Ana Prata met her Danish counterpart, Lars Holm, in Lisbon on Friday.

Prata said that the two countries would open a joint harbour office in June.

"We have waited ten years for this office," Holm said.

Holm will visit Porto next week.
`;

/** The people of HARBOUR, by the fullest form of their names. */
export const HARBOUR_PEOPLE = ["Ana Prata", "Lars Holm"];

/** What is said at a meeting, and elsewhere. */
export const TALKS = `LIMA, March 14, 2025 - President Ana Rey met Prime Minister Luis Ortiz in Lima on Thursday.

In the talks, Rey told Ortiz that fish came first. She urged him to reopen the port.

Judge Carla Stone said that it would rain.
`;

/** Nobody is named and nobody speaks. */
export const NO_PEOPLE = "Heavy rain fell on the coast during the night. Two roads were closed, and trains ran late.\n";

/** A headline and nothing else. */
export const HEADLINE = "Ministers meet on harbour office";

/** Right-to-left text, with a name in it that is not. */
export const RIGHT_TO_LEFT = "قال الوزير يوم الجمعة إن المكتب سيفتح في لشبونة، كما أكدت Ana Prata ذلك.\n";

/** A language that Readout does not read. */
export const GERMAN = "Die Ministerin traf ihren Kollegen am Freitag in Lissabon. „Wir haben lange gewartet“, sagte sie.\n";

/** HARBOUR as a web page. */
export const HARBOUR_HTML = `<article><h1>Harbour office agreed</h1>
<p>LISBON, March 8, 2025 - Portuguese Foreign Minister <b>Ana Prata</b> met her Danish counterpart, Lars Holm, in Lisbon on Friday.</p>
<p>Prata said that the two countries would open a joint harbour office in June.</p>
<p>“We have waited ten years for this office,” Holm said.</p>
<p>Tags such as &lt;b&gt; stay text.</p></article>`;

/** What a page might try to run. Each changes the title of the document it runs in. */
export const SCRIPTS = `<script>document.title = "run"</script><img src="x" onerror="document.title = 'run'">
<a href="javascript:document.title = 'run'">Read on</a>`;

/** HARBOUR with enough after it that a link to it has a beginning, a middle and an end. */
export const LONG_HARBOUR = `${HARBOUR}
The office will stand on the old fish quay, between the customs house and the ferry steps. Builders are to begin in April, once the cranes have gone.

Fishermen in Lisbon were divided. "An office does not catch sardines," said Rui Tavares, who has worked from the quay since he was a boy. His sister Marta, who mends nets nearby, hoped that the visitors would at least buy lunch.

The Danish embassy said that nine people would work there by the autumn, among them two engineers and a historian of the port. Rents on the quay have risen by a tenth since January, according to the city council.

Prata thanked the harbour master, Helena Couto, for her patience. Couto replied that patience was what harbours were made of.
`;
