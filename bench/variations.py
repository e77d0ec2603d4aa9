"""What a sentence's surroundings change that should change nothing: the reader tried by variation.

    python bench/variations.py [--sentences N] [--show VARIATION]

Each sentence that the tests know, and that is read as told, is varied in ways that keep its
meaning: an opener, a remark behind the subject, an ending, another sentence before it, a menu.
What is read must stay the same; every variation is listed with how often it did not.
"""

import argparse
import csv
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.dossiers.load import load
from tracker.extraction.extract import extract
from tracker.parties.gazetteer import all_parties

TABLES = Path(__file__).parents[1] / "tests" / "extraction"
DOSSIER = load("ukraine-security")
SEED = 5
NAMES = sorted((party.name for party in all_parties() if party.code != DOSSIER.home), key=len)
SUBJECT = re.compile(rf"(?:The )?(?:{'|'.join(map(re.escape, reversed(NAMES)))})(?= [a-z])")

OPENERS = (
    "As expected, ", "Despite protests from the opposition, ", "With no fanfare, ",
    "After months of talks, ", "After several delays, ", "Meanwhile, ", "For the first time, ",
    "According to media reports, ", "In line with the G7 declaration, ", "Unlike Hungary, ",
    "Let us recall that ", "The ministry said that ", "It became clear that ",
)  # fmt: skip
REMARKS = (
    ", which hosted the summit last year,", ", a member of NATO since 1999,", ", which is neutral,",
    ", whose president visited Kyiv in spring,", ", like its neighbours,", ", for its part,",
    ", not a member of NATO,", ", as is known,",
)  # fmt: skip
ENDINGS = (
    ", the ministry said", ", officials told reporters, without giving details",
    " despite the delay in Congress", ", as had been expected", ", making it a close partner",
    ", which Moscow criticised", ", but no details were given", " after several delays",
    ", while Moscow protested", " if only on paper",
)  # fmt: skip
BEFORE = (
    "No details were given. ", "Parliament rejected a tax bill. ", "Sweden bought shells. ",
    "Background:\n- ", "Recall\n\n", "Menu\nTOP STORIES\nSubscribe\n", "14:05 ",
)  # fmt: skip

Variation = Callable[[str], str | None]


def main() -> int:
    """Print a line for each variation that changed what was read, the worst first."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sentences", type=int, default=200, metavar="N")
    parser.add_argument("--show", metavar="VARIATION", help="print the sentences it changed")
    asked = parser.parse_args()
    sentences = list(known())
    random.Random(SEED).shuffle(sentences)
    tried, changed = Counter[str](), Counter[str]()
    for sentence, told in sentences[: asked.sentences]:
        for name, vary in variations().items():
            varied = vary(sentence)
            if varied is None:
                continue
            tried[name] += 1
            found = read(varied)
            changed[name] += found != told
            if found != told and asked.show == name.strip(" ,"):
                print(f"{varied}\n    {' '.join(sorted(told))} -> {' '.join(sorted(found))}")
    for name, times in changed.most_common():
        if times:
            print(f"{times:4d} of {tried[name]:4d}  {name.strip(' ,')!r}")
    print(f"{changed.total()} of {tried.total()} variations changed what was read")
    return 0


def known() -> Iterator[tuple[str, frozenset[str]]]:
    """The single sentences of the tests that tell something and are read as told."""
    for table, column in (("news.tsv", "text"), ("wordings.tsv", "text")):
        with (TABLES / table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                text, told = row[column], frozenset((row["expected"] or "").split())
                single = "\\n" not in text and ". " not in text and text.endswith(".")
                if told and single and read(text) == told:
                    yield text, told


def read(text: str) -> frozenset[str]:
    """What the reader finds in `text`, as PARTY:kind."""
    article = Article(name="variation", text=text, published=Day("2024-05-15"))
    return frozenset(f"{each.party}:{each.kind}" for each in extract(article, DOSSIER).reports)


def variations() -> dict[str, Variation]:
    """Every variation by the words it adds."""
    return {
        **{each: partial(opened, each) for each in OPENERS},
        **{each: partial(remarked, each) for each in REMARKS},
        **{each: partial(ended, each) for each in ENDINGS},
        **{each: each.__add__ for each in BEFORE},
    }


def opened(words: str, sentence: str) -> str:
    """The sentence behind an opener; its first word keeps its capital only as a name."""
    first = sentence.partition(" ")[0]
    plain = first in {"The", "A", "An", "Talks", "Negotiations", "It", "In", "On", "Both"}
    return words + (sentence[0].lower() + sentence[1:] if plain else sentence)


def remarked(words: str, sentence: str) -> str | None:
    """The sentence with a remark behind its subject, if that is a party."""
    subject = SUBJECT.match(sentence)
    return None if subject is None else subject[0] + words + sentence[subject.end() :]


def ended(words: str, sentence: str) -> str:
    """The sentence with more behind it."""
    return f"{sentence[:-1]}{words}."


if __name__ == "__main__":
    raise SystemExit(main())
