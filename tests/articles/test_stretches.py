"""A long file is known again by its stretches: nothing is lost, nothing is read for nothing."""

import io
import json
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles import stretches
from tracker.articles.article import Article, Rejection
from tracker.articles.jsonlines import read_json_lines
from tracker.articles.origin import Origin
from tracker.articles.stream import read_bytes

ORIGIN = Origin(source="dump.jsonl", name="dump", today="2025-11-23")


@dataclass
class Kept:
    """A memory that keeps what it is told, and counts."""

    key: bytes = b"reader 1"
    found: dict = field(default_factory=dict)
    known: int = 0

    def begun(self, begins):
        return self.found.get(begins, [])

    def passed(self, stretch):
        self.known += stretch.lines

    def read(self, stretch):
        self.found.setdefault(stretch.begins, []).append(stretch)


def texts(data, memory):
    """The texts that are read of a dump; rejections as their sources."""
    memory.known = 0
    read = read_bytes(data, replace(ORIGIN, memory=memory), name="dump.jsonl")
    return [each.text if isinstance(each, Article) else each.source for each in read]


def dump(*words):
    return "".join(f'{{"text": "{word}"}}\n' for word in words).encode()


MANY = [f"number {number}" for number in range(3000)]


def test_what_was_taken_in_is_passed_over():
    memory = Kept()

    assert texts(dump(*MANY), memory) == MANY
    assert len(memory.found) > 3
    assert texts(dump(*MANY), memory) == []
    assert memory.known == len(MANY)


def test_a_file_that_has_grown_or_lost_its_beginning_is_known_but_for_a_stretch():
    memory = Kept()
    texts(dump(*MANY), memory)

    assert texts(dump(*MANY, "one more"), memory) == ["one more"]
    read = texts(dump("before", *MANY[100:]), memory)
    assert read[0] == "before"
    assert len(read) < 1500
    assert memory.known + len(read) == len(MANY) - 99


def test_a_line_that_changed_is_read_with_its_stretch_and_no_other():
    memory = Kept()
    texts(dump(*MANY), memory)
    changed = [*MANY[:1000], "changed", *MANY[1001:]]

    read = texts(dump(*changed), memory)

    assert "changed" in read
    assert len(read) + memory.known == len(MANY)
    assert len(read) < 1500


def test_a_stretch_with_a_broken_line_is_read_and_told_of_each_time():
    memory = Kept()
    data = dump(*MANY).replace(b'{"text": "number 1500"}', b"{broken")

    first, again = texts(data, memory), texts(data, memory)

    assert "dump.jsonl:1501" in first
    assert "dump.jsonl:1501" in again
    assert memory.known > 500
    assert memory.known + len(again) == len(MANY)


def test_another_reader_or_dossier_knows_nothing_of_it():
    memory = Kept()
    texts(dump(*MANY[:300]), memory)
    other = Kept(key=b"reader 2", found=memory.found)

    assert texts(dump(*MANY[:300]), other) == MANY[:300]


def test_lines_are_held_only_where_they_may_be_known():
    given = []

    class Slow(io.RawIOBase):
        lines = iter(dump(*MANY[:3]).splitlines(keepends=True))

        def readable(self):
            return True

        def readinto(self, buffer):
            line = next(self.lines, b"")
            given.append(line)
            buffer[: len(line)] = line
            return len(line)

    read = read_json_lines(io.BufferedReader(Slow()), replace(ORIGIN, memory=Kept()))

    assert isinstance(next(read), Article)
    assert len(given) == 1


def test_numbers_of_lines_are_those_of_the_file_whatever_was_passed_over():
    memory = Kept()
    texts(dump(*MANY[:10]), memory)
    data = b"\n \n" + dump(*MANY[:10]) + b"\n\n  {broken\n"

    assert texts(data, memory) == ["dump.jsonl:15"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_every_encoding_is_known_again(encoding):
    memory = Kept()
    data = "\n".join(json.dumps({"text": f"Ünï {number}"}) for number in range(9)).encode(encoding)

    assert len(texts(data, memory)) == 9
    assert texts(data, memory) == []


LINES = st.lists(st.sampled_from([*"abcdefgh", "", "{broken"]), max_size=60)


@given(LINES, LINES, st.integers(1, 5))
def test_every_line_is_read_or_was_taken_in(before, after, mean):
    def lines(words):
        return "\n".join(f'{{"text": "{word}"}}' if word.isalpha() else word for word in words)

    memory = Kept()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "MEAN", mean)
        first = texts(lines(before).encode(), memory)
        again = texts(lines(after).encode(), memory)
    told = [each for each in again if each != "dump.jsonl"]  # it holds nothing at all
    assert len(told) + memory.known == sum(bool(word) for word in after)
    known = {each for each in first if ":" not in each}
    assert {word for word in after if word.isalpha()} <= known | set(again)


def test_millions_of_empty_lines_take_no_time():
    data = b"\n" * 30_000_000 + dump("the last")
    (read,) = read_bytes(data, ORIGIN, name="dump.jsonl")

    assert read.text == "the last"
    assert isinstance(
        next(iter(read_bytes(b"\n" * 30_000_000, ORIGIN, name="dump.jsonl"))), Rejection
    )
