import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.store import wire
from tracker.store.cloudevents import EnvelopeError, from_line, to_line
from tracker.store.logrow import Content, LogRow

# A busy machine draws slowly; that is no failure.
BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)
NUMBER = st.integers(0, 1 << 40) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(TEXT | NUMBER | st.booleans() | st.none(), st.lists, max_leaves=5)
DATA = st.dictionaries(TEXT.filter(lambda name: name != "content"), JSON, max_size=3)
CONTENT = st.builds(
    Content,
    title=st.none() | TEXT,
    published=st.none() | TEXT,
    outlet=st.none() | TEXT,
    url=st.none() | TEXT,
    text=TEXT,
)


@st.composite
def rows(draw):
    content = draw(st.none() | CONTENT)
    kind = "signed" if content is None else "article_recorded"
    numbers = st.integers(1, 1 << 31)
    columns = (
        draw(numbers),
        draw(TEXT),
        draw(TEXT),
        draw(numbers),
        kind,
        draw(numbers),
        draw(TEXT),
        wire.text(draw(DATA)),
    )
    return LogRow(columns, draw(TEXT), content)


@BUSY
@given(rows(), st.booleans())
def test_a_row_comes_back_as_it_was(row, last):
    line = to_line(row, last=last)
    found, ended = from_line(line.encode())
    assert found.columns[:7] == row.columns[:7]
    assert json.loads(found.columns[7]) == json.loads(row.columns[7])
    assert (found.hash, found.content, ended) == (row.hash, row.content, last)
    assert to_line(found, last=last) == line


@given(rows())
def test_a_row_is_one_line_and_acts_on_no_terminal(row):
    line = to_line(row, last=False)
    assert len(line.splitlines()) == 1
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", line)


@given(rows())
def test_an_envelope_keeps_to_the_specification(row):
    """CloudEvents 1.0: what must be there, and how attributes may be named."""
    envelope = json.loads(to_line(row, last=True))
    assert {"specversion", "id", "source", "type"} <= envelope.keys()
    assert envelope["specversion"] == "1.0"
    assert envelope["source"]
    assert all(re.fullmatch("[a-z0-9]{1,20}", name) for name in envelope)
    assert all(isinstance(value, str | int) for name, value in envelope.items() if name != "data")


@BUSY
@given(rows())
def test_any_form_of_the_json_is_read(row):
    line = to_line(row, last=True)
    other = json.dumps(json.loads(line), indent=1, sort_keys=True).replace("\n", " ")
    assert from_line(other.encode()) == from_line(line.encode())


ROW = LogRow((1, "id", "pact/JP", 1, "signed", 1, "2024-01-01T00:00:00.000000Z", "{}"), "h")
LINE = to_line(ROW, last=False)


def changed(**values):
    return json.dumps({**json.loads(LINE), **values})


def without(name):
    return json.dumps({key: value for key, value in json.loads(LINE).items() if key != name})


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("", "not JSON"),
        ("\n", "not JSON"),
        ("{", "cut off"),
        (LINE[:-9], "cut off"),
        (LINE + LINE, "not JSON"),
        ("[]", "not a JSON object"),
        ("null", "not a JSON object"),
        ("[" * 100_000, "a kind that no log holds"),
        ("9" * 5000, "a kind that no log holds"),
        ('{"title": "an article", "text": "..."}', "no event of a tracker log: it has no"),
        (LINE[:-1] + ',"id":"x"}', "names a field twice"),
        (LINE.replace("{}", '{"a":1,"a":1}'), "names a field twice"),
        (LINE.replace("{}", '{"a":NaN}'), "what JSON cannot"),
        (LINE.replace("{}", r'{"a":"\ud800"}'), "half of a character"),
        (LINE.replace("{}", r'{"a":"\u0000"}'), "the character NUL"),
        (changed(specversion="0.3"), "specversion is not 1.0"),
        (changed(source="https://example.org"), "source is not /tracker/log"),
        (changed(type="com.example.signed"), "type is not tracker.KIND"),
        (changed(datacontenttype="text/plain"), "datacontenttype is not"),
        (changed(position="1"), "position is of another type"),
        (changed(position=True), "position is of another type"),
        (changed(data=[]), "data is of another type"),
        (changed(hash=None), "hash is of another type"),
        (changed(logend=False), "logend is not true"),
        (changed(traceparent="00"), "the attribute 'traceparent', which no log writes"),
        (changed(**{"\x1b[2J": "00"}), r"the attribute '\\x1b"),
        (changed(type="tracker.article_recorded"), "the text of its article is missing"),
        (
            changed(type="tracker.article_recorded", data={"content": {"text": "x", "by": "y"}}),
            "metadata are none that a log writes",
        ),
        (
            changed(type="tracker.article_recorded", data={"content": {"text": "x", "url": 1}}),
            "metadata are none that a log writes",
        ),
        *[(without(name), f"it has no {name}") for name in json.loads(LINE)],
    ],
)
def test_what_is_no_event_of_a_log_is_told(line, word):
    with pytest.raises(EnvelopeError, match=word) as told:
        from_line(line.encode())
    assert str(told.value).isprintable()


def test_what_is_no_text_is_told():
    with pytest.raises(EnvelopeError, match="not UTF-8"):
        from_line(b"\xff\xfe{}")
