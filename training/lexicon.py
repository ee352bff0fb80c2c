#!/usr/bin/env python3
"""Word lists counted from the treebanks.

    python3 training/lexicon.py words DATA > src/lexicon/common_words.tsv
    python3 training/lexicon.py verbs DATA

DATA is the folder that holds `ud-ewt/train.conllu` and `gum-open/train.conllu`
(UD English EWT, CC BY-SA 4.0; GUM, the genres with open texts, CC BY 4.0).

`words` prints the list of ordinary words with their parts of speech. `verbs` prints
the verb lemmas, with their counts, that `src/lexicon/verbs.tsv` lacks: that list is
kept by hand, because irregular forms are better known than counted.

The output depends on the corpora alone: run it twice and the bytes are the same.
"""

import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

CORPORA = ("ud-ewt/train.conllu", "gum-open/train.conllu")
VERBS = Path(__file__).resolve().parent.parent / "src" / "lexicon" / "verbs.tsv"

CLOSED_CLASSES = {"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"}
# Not words: they say nothing about a capitalised form.
IGNORED_TAGS = {"NUM", "PUNCT", "SYM", "X"}

MINIMUM_COUNT = 3
MINIMUM_CLOSED_COUNT = 2
MINIMUM_SHARE = 0.08
MAXIMUM_WORDS = 7000
MINIMUM_LEMMA_COUNT = 3

HEADER = """\
# Ordinary words: a capitalised one at the start of a sentence is no sign of a name.
# word	its universal parts of speech, the most frequent first (those with at least 8 % of its uses)
# Counted by training/lexicon.py from UD English EWT (CC BY-SA 4.0) and the open genres of GUM (CC BY 4.0)."""


def tokens(folder):
    """Yields (form, lemma, tag) of every syntactic word of the corpora but the misspelt and clipped."""
    for name in CORPORA:
        with open(Path(folder) / name, encoding="utf-8") as corpus:
            for line in corpus:
                columns = line.rstrip("\n").split("\t")
                # A range ("3-4") is a contraction whose parts follow; "3.1" is an empty node.
                if len(columns) != 10 or not columns[0].isdigit():
                    continue
                features = columns[5].split("|")
                if "Typo=Yes" not in features and "Abbr=Yes" not in features:
                    yield columns[1], columns[2], columns[3]


def key(form):
    """The form a list is searched by: lower case, composed, straight apostrophe."""
    return unicodedata.normalize("NFC", form.lower()).replace("\u2019", "'")


def is_word(form):
    """Letters, with inner hyphens, and apostrophes anywhere ("n't", "mother-in-law")."""
    letters = form.replace("'", "").replace("-", "")
    return letters.isalpha() and not form.startswith("-") and not form.endswith("-")


def common_words(folder):
    counts = defaultdict(Counter)
    for form, _, tag in tokens(folder):
        if tag not in IGNORED_TAGS and is_word(form):
            counts[key(form)][tag] += 1

    chosen = {}
    for word, tags in counts.items():
        total = sum(tags.values())
        # Equal counts are told apart by the tag's name, so that the order is fixed.
        ranked = sorted(tags.items(), key=lambda item: (-item[1], item[0]))
        main = ranked[0][0]
        minimum = MINIMUM_CLOSED_COUNT if main in CLOSED_CLASSES else MINIMUM_COUNT
        if main == "PROPN" or total < minimum:
            continue
        # Lone letters ("p", "x") are initials and marks; "a" and "I" are words.
        if len(word) == 1 and main not in CLOSED_CLASSES:
            continue
        kept = [tag for tag, count in ranked if count >= MINIMUM_SHARE * total]
        chosen[word] = (total, kept)

    closed = [word for word, (_, tags) in chosen.items() if tags[0] in CLOSED_CLASSES]
    open_class = [word for word in chosen if chosen[word][1][0] not in CLOSED_CLASSES]
    open_class.sort(key=lambda word: (-chosen[word][0], word))
    words = closed + open_class[: MAXIMUM_WORDS - len(closed)]

    print(HEADER)
    for word in sorted(words, key=lambda word: word.encode()):
        print(word, ",".join(chosen[word][1]), sep="\t")


def missing_verbs(folder):
    with open(VERBS, encoding="utf-8") as lines:
        known = {line.split("\t")[0].rstrip("\n") for line in lines if not line.startswith("#")}
    counts = Counter(key(lemma) for _, lemma, tag in tokens(folder) if tag == "VERB")
    for lemma, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= MINIMUM_LEMMA_COUNT and lemma not in known and is_word(lemma):
            print(lemma, count, sep="\t")


def main():
    commands = {"words": common_words, "verbs": missing_verbs}
    if len(sys.argv) != 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](sys.argv[2])


if __name__ == "__main__":
    main()
