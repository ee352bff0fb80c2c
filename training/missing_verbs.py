#!/usr/bin/env python3
"""The verbs of the treebanks that src/lexicon/verbs.tsv lacks, the most frequent first.

    python3 training/missing_verbs.py DATA

DATA is the folder that holds `ud-ewt/train.conllu` and `gum-open/train.conllu` (UD English EWT, CC BY-SA 4.0;
GUM, the genres with open texts, CC BY 4.0). The list itself is kept by hand, because irregular forms are better
known than counted.
"""

import sys
from collections import Counter
from pathlib import Path

CORPORA = ("ud-ewt/train.conllu", "gum-open/train.conllu")
VERBS = Path(__file__).resolve().parent.parent / "src" / "lexicon" / "verbs.tsv"
MINIMUM_COUNT = 3


def verb_lemmas(folder):
    for corpus in CORPORA:
        for line in (Path(folder) / corpus).read_text(encoding="utf-8").split("\n"):
            columns = line.split("\t")
            if len(columns) == 10 and columns[3] == "VERB" and "Typo=Yes" not in columns[5]:
                yield columns[2].lower()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    lines = VERBS.read_text(encoding="utf-8").split("\n")
    known = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    counts = Counter(lemma for lemma in verb_lemmas(sys.argv[1]) if lemma.isalpha() and lemma not in known)
    for lemma, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= MINIMUM_COUNT:
            print(lemma, count, sep="\t")


main()
