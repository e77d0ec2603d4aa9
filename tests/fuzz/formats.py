"""Fuzz the reading of every format with atheris: `make fuzz`, or with options of libFuzzer.

It starts from an input of every format and looks for what takes another way through the code. A
fault, or an input that takes ten seconds, ends it; the input is then kept in `.fuzz/` as
`crash-...` or `timeout-...`, and is tried again by naming that file. Its first byte says which
format's name it has.
"""

import sys
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: it has wheels for Linux and CPython 3.11 to 3.14")

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["tracker.articles", "tracker.intake"]):
    from articles.made_inputs import INPUTS
    from articles.test_mutations import MEGABYTES, SECONDS, check
    from intake.made_feeds import ATOM, JSON_FEED, RSS

    from tracker.intake.addresses import Refused
    from tracker.intake.feeds import parse_feed

DURATION = 60
LONGEST = 1 << 16
FEEDS = {"rss": RSS.encode(), "atom": ATOM.encode(), "json feed": JSON_FEED.encode()}
NAMES = (*INPUTS, *FEEDS)


def one_input(data):
    name = NAMES[data[0] % len(NAMES)] if data else NAMES[0]
    if name in INPUTS:
        check(name, data[1:])
        return
    try:
        parse_feed(data[1:], "https://example.org/feed", today="2025-11-23")
    except Refused as refused:
        told = str(refused.rejection("https://example.org/feed"))
        assert told.isprintable()


def main(arguments):
    place = Path(__file__).parents[2] / ".fuzz"
    seeds = place / "inputs"
    seeds.mkdir(parents=True, exist_ok=True)
    for number, (name, data) in enumerate((INPUTS | FEEDS).items()):
        (seeds / f"seed-{name}").write_bytes(bytes([number]) + data)
    options = [f"-max_len={LONGEST}", f"-timeout={SECONDS}", f"-rss_limit_mb={2 * MEGABYTES}"]
    options += [f"-artifact_prefix={place}/", f"-max_total_time={DURATION}"]
    options += ["-verbosity=0", "-print_final_stats=1"]
    # What is told here comes last, and stands.
    again = any(not each.startswith("-") for each in arguments)
    atheris.Setup([sys.argv[0], *options, *arguments, *([] if again else [str(seeds)])], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
