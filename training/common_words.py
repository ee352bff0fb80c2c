#!/usr/bin/env python3
"""The list of ordinary words and what they can be, counted from treebanks.

    python3 training/common_words.py DATA

DATA is the folder that holds `ud-ewt/train.conllu` and `gum-open/train.conllu` (UD English EWT, CC BY-SA 4.0;
GUM, the genres with open texts, CC BY 4.0). Writes src/lexicon/common_words.tsv:
word, then its universal parts of speech, the most frequent first; with the words of training/own_words.tsv, which the
corpora lack.

The output depends on these alone.
"""

import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

CORPORA = ("ud-ewt/train.conllu", "gum-open/train.conllu")
TRAINING = Path(__file__).resolve().parent
LEXICON = TRAINING.parent / "src" / "lexicon"
CLOSED_CLASSES = {"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"}
NOT_WORDS = {"NUM", "PUNCT", "SYM", "X"}
MINIMUM_COUNT = 5
MINIMUM_CLOSED_COUNT = 2
MAXIMUM_WORDS = 7000
MINIMUM_SHARE = 4  # per cent
SOURCE = "Counted by training/common_words.py from UD English EWT (CC BY-SA 4.0) and the open genres of GUM (CC BY 4.0)."
OWN = "Words that these lack: training/own_words.tsv."


def sentences(folder):
    for corpus in CORPORA:
        sentence = []
        for line in (Path(folder) / corpus).read_text(encoding="utf-8").split("\n"):
            columns = line.split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                sentence.append((columns[1], columns[3]))
            elif not line and sentence:
                yield sentence
                sentence = []


def key(form):
    return unicodedata.normalize("NFC", form.lower()).replace("\u2019", "'")


def is_word(form):
    letters = form.replace("'", "").replace(".", "")
    return letters.isalpha()


def ranked(tags):
    total = sum(tags.values())
    frequent = [(-n, tag) for tag, n in tags.items() if 100 * n >= MINIMUM_SHARE * total]
    return ",".join(tag for _, tag in sorted(frequent))


def write(name, comments, rows):
    lines = [f"# {comment}" for comment in (*comments, SOURCE, OWN)]
    lines += [f"{word}\t{columns}" for word, columns in sorted(rows, key=lambda row: row[0].encode())]
    (LEXICON / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    words = defaultdict(Counter)
    for sentence in sentences(sys.argv[1]):
        for form, tag in sentence:
            if tag not in NOT_WORDS and is_word(form):
                words[key(form)][tag] += 1

    chosen = []
    for word, counts in words.items():
        total = sum(counts.values())
        main_tag = min(counts, key=lambda tag: (-counts[tag], tag))
        minimum = MINIMUM_CLOSED_COUNT if main_tag in CLOSED_CLASSES else MINIMUM_COUNT
        if main_tag != "PROPN" and total >= minimum:
            chosen.append((main_tag not in CLOSED_CLASSES, -total, word))
    chosen = [word for _, _, word in sorted(chosen)[:MAXIMUM_WORDS]]
    own = (TRAINING / "own_words.tsv").read_text(encoding="utf-8").splitlines()
    own = dict(line.split("\t") for line in own if not line.startswith("#"))
    rows = own | {word: ranked(words[word]) for word in chosen}
    write(
        "common_words.tsv",
        ("Ordinary words and what they can be: a capitalised one at the start of a sentence is no sign of a name.",
         "Columns: word, universal parts of speech, the most frequent first"),
        rows.items(),
    )


main()
