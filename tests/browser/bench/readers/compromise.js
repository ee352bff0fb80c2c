// compromise with compromise-dates: sentences, parts of speech; then people, dates with values, and verbs with their grammar.
import nlp from "compromise";
import dates from "compromise-dates";

export async function start() {
  nlp.plugin(dates);
  return (text) => {
    const doc = nlp(text);
    return { people: doc.people().json(), dates: doc.dates().json(), verbs: doc.verbs().json() };
  };
}
