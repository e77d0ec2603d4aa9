"""The table of formats: each is there, is loaded only when needed, and reaches for no network."""

import subprocess
import sys
from pathlib import Path

import pytest
from articles.made_inputs import INPUTS, PAGE

from tracker.articles.article import Article
from tracker.articles.formats import BY_ENDING, BY_MEDIA_TYPE, FORMATS
from tracker.articles.origin import Origin, Unfolding
from tracker.articles.stream import read_bytes

HEAVY = ("lxml", "trafilatura", "pypdf", "pyarrow", "email", "zipfile", "tarfile", "csv", "lzma")
INTAKE = Path(__file__).parents[2] / "docs" / "intake.md"


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_each_format_has_its_reader_and_a_name(each):
    assert callable(each.load())
    assert each.endings
    assert all(BY_ENDING[ending] is each for ending in each.endings)
    assert all(BY_MEDIA_TYPE[name] is each for name in each.media_types)


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_each_format_is_in_the_table_of_the_documentation(each):
    table = INTAKE.read_text(encoding="utf-8")
    assert f"| {each.name}" in table
    assert all(f"`{ending}`" in table for ending in each.endings)


@pytest.mark.parametrize("name", INPUTS)
def test_each_input_is_read_by_its_content_or_its_name(name):
    def read(named):
        origin = Origin(source="a", name="a", today="2025-11-23", unfolding=Unfolding())
        return list(read_bytes(INPUTS[name], origin, name=named))

    items = read(name)
    assert items
    assert all(isinstance(item, Article) for item in items)
    if not name.endswith((".csv", ".tsv", "jsonl.bz2", "jsonl.xz")):
        assert [item.id for item in read("")] == [item.id for item in items]


def test_a_media_type_names_the_format_where_nothing_else_does():
    origin = Origin(source="a", name="a", today="2025-11-23", media_type="text/csv")
    (item,) = read_bytes(b"title,text\nTalks,They went on.", origin)
    assert item.text == "Talks\n\nThey went on."


def python(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )


def test_what_a_format_needs_is_loaded_when_it_comes_in():
    code = (
        "import sys; from tracker.articles.read import read_articles\n"
        "from tracker.articles.stream import read_bytes\n"
        "from tracker.articles.origin import Origin\n"
        "o = Origin(source='a', name='a', today='2025-11-23')\n"
        f"heavy = {HEAVY!r}\n"
        "assert next(read_bytes(b'Talks.', o)).text == 'Talks.'\n"
        "print(sorted(set(heavy) & set(sys.modules)))\n"
    )
    assert python(code).stdout == "[]\n"


def test_no_format_reaches_for_the_network_or_for_other_files(tmp_path):
    page = tmp_path / "a.html"
    page.write_bytes(
        PAGE.replace(b"<head>", b'<head><base href="http://127.0.0.1:9/"><link rel=stylesheet'
                     b' href="http://127.0.0.1:9/a.css"><img src="file:///etc/passwd">')
    )  # fmt: skip
    tests = Path(__file__).parents[1]
    code = (
        "import sys; sys.path.insert(0, sys.argv[1] if len(sys.argv) > 1 else '.')\n"
        f"sys.path.insert(0, {str(tests)!r})\n"
        "from articles.made_inputs import INPUTS\n"
        "from tracker.articles.read import read_articles\n"
        "from tracker.articles.stream import read_bytes\n"
        "from tracker.articles.origin import Origin\n"
        "o = Origin(source='a', name='a', today='2025-11-23')\n"
        "seen = []\n"
        "def hook(event, args):\n"
        "    if event.startswith(('socket.connect', 'socket.get', 'socket.send', 'subprocess')):\n"
        "        seen.append(event)\n"
        "    if event == 'open' and isinstance(args[0], str) and 'passwd' in args[0]:\n"
        "        seen.append(args[0])\n"
        "sys.addaudithook(hook)\n"
        "n = sum(1 for name, data in INPUTS.items() for _ in read_bytes(data, o, name=name))\n"
        f"n += sum(1 for _ in read_articles([{str(page)!r}], published=None, today='2025-11-23'))\n"
        "print(n > 25, seen)\n"
    )
    ran = python(code)
    assert ran.stdout == "True []\n", ran.stderr
