"""Fuzz the reader with atheris: `make fuzz`, or `python tests/fuzz/reader.py [libFuzzer options]`.

It starts from the sample articles and what earlier runs found, and mixes in the reader's own
words. A fault, a wrong span or a text that takes some seconds ends it; the text is then kept in
`.fuzz/` as `crash-...` or `timeout-...`, and is tried again by naming that file.
"""

import sys
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: it has wheels for Linux and CPython 3.11 to 3.14")

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["tracker.extraction"]):
    from fuzz.holds import dossier, holds, holds_when_asked

    from tracker.extraction.lexicon import rows
from tracker.dossiers import load

SECONDS = 60
LONGEST = 4096
SLOWEST = 5
"""Seconds for a text of at most `LONGEST` characters, instrumented, on a busy machine."""


def one_input(data):
    text = data.decode("utf-8", "replace")
    holds(text)
    if len(data) % 4 == 0:
        holds_when_asked(text)


def words():
    """The phrases that the grammar knows, as a libFuzzer dictionary: they reach its depths."""
    phrases = {phrase for row in rows("words") for phrase in row["phrases"].split("|")}
    phrases |= {row["verb"].partition("/")[0] for row in rows("verbs")}
    phrases |= {
        *dossier().agreement.names,
        *dossier().agreement.nouns,
        "Denmark",
        "Ukraine",
        "\n\n",
    }
    for phrase in sorted(phrases):
        escaped = "".join(f"\\x{byte:02x}" for byte in f" {phrase} ".encode())
        yield f'"{escaped}"'


def main(arguments):
    place = Path(__file__).parents[2] / ".fuzz"
    seeds = place / "texts"
    seeds.mkdir(parents=True, exist_ok=True)
    samples = Path(load.__file__).parent / "ukraine-security" / "samples"
    for path in sorted(samples.rglob("*.*")):
        text = path.read_text(encoding="utf-8", errors="replace")[:LONGEST]
        (seeds / path.name).write_text(text, encoding="utf-8")
    dictionary = place / "words.dict"
    dictionary.write_text("\n".join(words()) + "\n", encoding="ascii")
    options = [f"-dict={dictionary}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}"]
    options += [f"-artifact_prefix={place}/", f"-max_total_time={SECONDS}"]
    options += ["-verbosity=0", "-print_final_stats=1"]
    # What is told here comes last, and stands.
    again = any(not each.startswith("-") for each in arguments)
    texts = [] if again else [str(seeds)]
    atheris.Setup([sys.argv[0], *options, *arguments, *texts], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
