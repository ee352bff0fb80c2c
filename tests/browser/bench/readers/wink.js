// wink-nlp with its lite web model: sentences, parts of speech; then times, quantities and other entities of its model, which knows no
// names of people.
import winkNLP from "wink-nlp";
import model from "wink-eng-lite-web-model";

export async function start() {
  const nlp = winkNLP(model);
  const { its } = nlp;
  return (text) => {
    const doc = nlp.readDoc(text);
    return { entities: doc.entities().out(its.detail), tags: doc.tokens().out(its.pos), sentences: doc.sentences().out() };
  };
}
