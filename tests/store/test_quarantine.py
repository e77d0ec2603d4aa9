from dataclasses import replace

from tracker.store.log import open_log
from tracker.store.quarantine import SetAside
from tracker.store.verify import verify

ENTRY = SetAside(
    id="ab" * 16,
    source="dump.jsonl:3",
    reason="is not JSON at column 1",
    remedy="correct it there",
    first_at="2024-08-01T10:00:00.000000Z",
    last_at="2024-08-01T10:00:00.000000Z",
    place="/data/dump.jsonl",
    root="dump.jsonl",
    within=":3",
    content_at=":3",
    called="dump-3",
    name=".json",
    data=b"\x00\xff not json",
    size=11,
    sha256="cd" * 32,
    known={"columns": {"text": "böse"}, "published": "2024-05-30"},
)
AGAIN = replace(ENTRY, reason="is not JSON", last_at="2024-08-02T10:00:00.000000Z", source="other")


def test_the_same_input_refused_again_is_one_entry(url):
    with open_log(url) as log:
        kept = log.quarantine()
        assert kept.keep([ENTRY]) == 1
        assert kept.begun("ababab") == [ENTRY]
        assert kept.keep([AGAIN]) == 1
    expected = replace(AGAIN, first_at=ENTRY.first_at, source=ENTRY.source, times=2)
    with open_log(url) as log:
        kept = log.quarantine()
        assert kept.begun(ENTRY.id) == [expected]
        assert kept.all() == [replace(expected, data=None)]
        assert kept.begun("abac") == []
    assert verify(url).ok


def test_what_was_dropped_stays_dropped_and_what_was_taken_in_waits_again(url):
    gone = replace(
        ENTRY, state="dropped", settled_at=AGAIN.last_at, settled_by="ann", because="a test"
    )
    with open_log(url) as log:
        kept = log.quarantine()
        kept.keep([ENTRY])
        kept.settle(gone)
        assert kept.keep([AGAIN]) == 0
        (found,) = kept.begun(ENTRY.id)
        assert (found.state, found.because, found.data, found.times) == (
            "dropped",
            "a test",
            None,
            2,
        )
        assert kept.all() == []
        kept.settle(replace(found, state="taken in"))
        assert kept.keep([AGAIN]) == 1
        (found,) = kept.begun(ENTRY.id)
        assert (found.state, found.settled_by, found.data) == ("waiting", None, ENTRY.data)
        assert len(kept.all(settled=True)) == 1
