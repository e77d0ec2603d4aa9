"""What cannot be taken in is one clear line each, and everything else is taken in."""

import json
import os
import re
import socket
import subprocess
import tracemalloc
from pathlib import Path

import pytest

from tracker.articles.article import Article, Rejection
from tracker.articles.origin import Limits

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
SMALL = Limits(article=100, document=300)


def lines_of(items):
    return [str(item) for item in items if isinstance(item, Rejection)]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.txt", "", "a.txt: is empty; give a file that holds an article"),
        ("a.md", "", "a.md: is empty; give a file that holds an article"),
        ("a.json", "", "a.json: is empty; give a file that holds an article"),
        ("a.json", "\n", "a.json: is empty; give a file that holds an article"),
        ("a.jsonl", "\n \n", "a.jsonl: is empty; give a file that holds an article"),
        ("a.txt", " \n\t", "a.txt: has no text; give an article's text"),
        ("a.txt", "\u200b --- \u2028", "a.txt: has no text; give an article's text"),
        ("a.txt", b"\xef\xbb\xbf", "a.txt: has no text; give an article's text"),
        ("a.txt", "date 2024-05-30\n", "a.txt: has no text; give an article's text"),
        ("a.md", "---\ntitle: x\n---\n", "a.md: has no text; give an article's text"),
        ("a.txt", PNG, "a.txt: is not text (PNG image); save the article's text as UTF-8"),
        ("a.jsonl", PNG, "a.jsonl: is not text (PNG image); save the article's text as UTF-8"),
        (
            "a.txt",
            b"%PDF-1.7",
            (
                "a.txt: is a damaged PDF document (PdfStreamError); print it to a new PDF, or"
                " save its text"
            ),
        ),
        (
            "a.html",
            "\n<!DOCTYPE HTML><p>",
            "a.html: holds no article that could be found; save the article's text as a .txt file",
        ),
        ("a.txt", "a\0b", "a.txt: is not text (NUL at byte 1); save the article's text as UTF-8"),
        (
            "a.txt",
            "a" * 70000 + "\0b",
            "a.txt: is not text (NUL at character 70000); save the article's text as UTF-8",
        ),
        ("a.txt", b"Caf\xe9 x", "a.txt: is not valid UTF-8 (at byte 3); convert it to UTF-8"),
        ("a.txt", b"\xff\xfea", "a.txt: is not valid UTF-16 (at byte 2); convert it to UTF-8"),
        (
            "a.txt",
            "date 2024-02-31 Talks",
            (
                "a.txt: date 2024-02-31 is not in the calendar; "
                "write the day of publication as 2024-06-13"
            ),
        ),
        (
            "a.txt",
            "date 2024-06-17 Talks",
            (
                "a.txt: date 2024-06-17 lies in the future (today is 2024-06-15); "
                "correct the day of publication"
            ),
        ),
        (
            "a.md",
            "---\ntitle: x\n\npublished: 2024-02-31\n---\nBody",
            (
                "a.md:4: published 2024-02-31 is not in the calendar; "
                "write the day of publication as 2024-06-13"
            ),
        ),
        (
            "a.md",
            "\n---\ndate: 05/06/2024\n---\nBody",
            "a.md:3: date '05/06/2024' is not a day; write the day of publication as 2024-06-13",
        ),
        (
            "a.md",
            "---\ntitle: x\nBody",
            "a.md: has front matter without an end; close it with a line of ---",
        ),
        (
            "a.md",
            "---\ntitle: x\noops\n---\nBody",
            "a.md:3: is not a line of front matter (oops); write key: value",
        ),
        (
            "a.md",
            "---\ntitle: x\nTitle: y\n---\nBody",
            "a.md:3: title is given a second time; give it once",
        ),
        (
            "a.md",
            "---\noutlet:\n  - x\n---\nBody",
            "a.md:3: outlet is a list, not text; write outlet in one line",
        ),
        (
            "a.md",
            '+++\ntitle = "x"\n+++\nBody',
            "a.md: has front matter in TOML (+++); write it between --- lines",
        ),
        (
            "a.md",
            '---\ntitle: "\\ud800"\n---\nBody',
            (
                "a.md:2: title holds half a character (\\ud800 at character 0); "
                "write the whole character or none"
            ),
        ),
        ("a.json", "[]", "a.json: is an empty list; give a list of articles"),
        ("a.json", "3", 'a.json: is a number, not an object; write {"text": "..."}'),
        ("a.json", "null", 'a.json: is null, not an object; write {"text": "..."}'),
        ("a.json", "{}", 'a.json: has no text; give it as "text", or use --map'),
        ("a.json", '{"text": ""}', "a.json: has no text; give an article's text"),
        (
            "a.json",
            '{"text": 5}',
            "a.json: text is a number, not text (5); write text in quotation marks",
        ),
        (
            "a.json",
            '{"text": ["a"]}',
            "a.json: text is a list, not text; write text in quotation marks",
        ),
        (
            "a.json",
            '{"text": "a", "published": 20240530}',
            (
                "a.json: published is a number, not text (20240530); "
                "write published in quotation marks"
            ),
        ),
        (
            "a.json",
            '{"text": "a", "published": "202405"}',
            "a.json: published '202405' is not a day; write the day of publication as 2024-06-13",
        ),
        (
            "a.json",
            '{"text": "a", "published": "２０２４-05-30"}',  # noqa: RUF001
            (
                "a.json: published '２０２４-05-30' is not a day; "  # noqa: RUF001
                "write the day of publication as 2024-06-13"
            ),
        ),
        (
            "a.json",
            '{"text": "a\\ud800"}',
            (
                "a.json: text holds half a character (\\ud800 at character 1); "
                "write the whole character or none"
            ),
        ),
        (
            "a.json",
            '{"text": "a", "url": "\\u0000"}',
            "a.json: url holds a NUL at character 0; take it out",
        ),
        (
            "a.json",
            '{"text": ' + "9" * 5000 + "}",
            "a.json: is JSON with a number too long to be read; write it as text",
        ),
        (
            "a.json",
            "[" * 200_000,
            "a.json: is JSON nested too deeply to be an article; give an object with a text",
        ),
        (
            "a.json",
            '{"text": "a"\n"b": 1}',
            "a.json: is not JSON at line 2, column 1 (Expecting ',' delimiter); correct it there",
        ),
    ],
)
def test_a_broken_file_is_one_line(read, write, name, content, line):
    good = write("z.txt", "Talks.")
    items = read(write(name, content), good)
    assert lines_of(items) == [line]
    assert items[1:] == [Article(name="z", text="Talks.")]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('{"text": "a",}', "line 1, column 1[34]"),
        ('[\n {"text": "a"},\n]\n', "line [23], column 1?[0-9]"),
        ('{\n "text": "a",\n "url": null,\n\n}', "line [35], column 1?[0-9]"),
    ],
)
def test_a_trailing_comma_is_called_so(read, write, content, place):
    (rejection,) = read(write("a.json", content))
    assert rejection.remedy == "take out the comma before the closing bracket"
    assert re.fullmatch(f"is not JSON at {place}", rejection.reason)


def test_a_broken_line_costs_itself_alone(read, write):
    content = b'{"text": "one"}\n\n{"text": "tw\n{"text": "a", "published": "soon"}\n"x"\n'
    content += b'{"text": "caf\xe9"}\n{"text": "a",}\n[' + b"[" * 100_000 + b'\n{"text": "last"}'
    items = read(write("a.jsonl", content))
    assert [item.text for item in items if isinstance(item, Article)] == ["one", "last"]
    assert [line.split(";")[0] for line in lines_of(items)] == [
        "a.jsonl:3: is not JSON at column 13 (Invalid control character at)",
        "a.jsonl:4: published 'soon' is not a day",
        "a.jsonl:5: is text, not an object",
        "a.jsonl:6: is not valid UTF-8 (at byte 13)",
        items[5].source + ": " + items[5].reason,
        "a.jsonl:8: is JSON nested too deeply to be an article",
    ]
    assert items[5].source == "a.jsonl:7"
    assert items[5].remedy == "take out the comma before the closing bracket"


@pytest.mark.parametrize("first", ["oops", "[1, 2]", '{"text": "tw'])
def test_a_broken_first_line_costs_itself_alone(read, write, first):
    items = read(write("a.jsonl", f'{first}\n{{"text": "two"}}\n'))
    assert [item.source for item in items[:1]] == ["a.jsonl:1"]
    assert [item.text for item in items[1:]] == ["two"]


def test_a_broken_item_of_a_list_costs_itself_alone(read, write):
    items = read(write("a.json", '[{"text": "one"}, "two", {"title": "t"}, {"text": "four"}]'))
    assert [item.text for item in items if isinstance(item, Article)] == ["one", "four"]
    assert lines_of(items) == [
        'a.json, item 2: is text, not an object; write {"text": "..."}',
        'a.json, item 3: has no text; give it as "text", or use --map',
    ]


def test_broken_utf16_lines_end_with_the_break(read, write):
    content = '{"text": "one"}\n{"text": "two'.encode("utf-16") + b"\x00\xd8\x00\x00"
    items = read(write("a.jsonl", content), limits=SMALL)
    assert "is not valid UTF-16 from here on" in lines_of(items)[-1]


def test_a_day_given_for_all_is_looked_at_too(read, write):
    (rejection,) = read(write("a.txt", "Talks."), published="2024-06-17")
    assert str(rejection).startswith("a.txt: published 2024-06-17 lies in the future")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl", "a"])
def test_a_large_file_of_one_line_is_never_held(read, write, name):
    path = write(name, b'{"text": "')
    with Path(path).open("ab") as file:
        file.writelines(b"x" * 10_000_000 for _ in range(20))
    limits = Limits(article=100_000, document=1_000_000)
    tracemalloc.start()
    items = read(path, limits=limits)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(items) == 1
    assert "is larger than" in str(items[0])
    assert "\n" not in str(items[0])
    assert peak < 5_000_000


def test_limits_are_told(read, write):
    big = {"text": "x" * 150}
    files = [
        write("a.txt", "x" * 101),
        write("a.md", "x" * 101),
        write("a.json", json.dumps([big] * 10)),
        write("b.json", json.dumps(big)),
        write("a.jsonl", '{"text": "' + "x" * 300 + '"}\n{"text": "one"}'),
        write("u.jsonl", ('{"text": "' + "x" * 300 + '"}\n{"text": "one"}').encode("utf-16")),
    ]
    items = read(*files, limits=SMALL)
    assert lines_of(items) == [
        "a.txt: is larger than 100 bytes, the limit of an article; split it into a file an article",
        "a.md: is larger than 100 bytes, the limit of an article; split it into a file an article",
        (
            "a.json: is larger than 300 bytes, the limit of a JSON file; "
            "write one article a line as JSON Lines (.jsonl)"
        ),
        "b.json: is larger than 100 bytes, the limit of an article; split it into its articles",
        "a.jsonl:1: is larger than 100 bytes, the limit of an article; split it into its articles",
        "u.jsonl:1: is larger than 100 bytes, the limit of an article; split it into its articles",
    ]
    assert [item.name for item in items if isinstance(item, Article)] == ["a-2", "u-2"]


def test_the_limit_of_an_article_is_told_in_megabytes(read, write):
    (rejection,) = read(write("a.txt", "x" * 2_000_001))
    assert rejection.reason == "is larger than 2 MB, the limit of an article"


def test_json_lines_of_any_size_are_read(read, write):
    items = read(write("a.jsonl", '{"text": "one"}\n' * 100_000), limits=SMALL)
    assert sum(isinstance(item, Article) for item in items) == 100_000


def test_a_line_of_standard_input_longer_than_the_head_is_read(read):
    line = json.dumps({"text": "x" * 100_000}).encode()
    items = read("-", stdin=line + b"\n" + line)
    assert [len(item.text) for item in items] == [100_000, 100_000]


def test_paths_that_lead_to_no_file(read, write, tmp_path):
    write("z.txt", "Talks.")
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
    Path("gone").symlink_to("nowhere")
    Path("self").symlink_to("self")
    Path("empty").mkdir()
    Path("empty/.hidden").write_text("Talks.")
    given = [
        "",
        "missing.txt",
        "pipe",
        "socket",
        "gone",
        "self",
        "empty",
        "a\0b",
        "x" * 300,
        "z.txt",
    ]
    items = read(*given)
    assert lines_of(items) == [
        "'': is not a path; give the path",
        "missing.txt: does not exist; check the path",
        "pipe: is neither a file nor a folder; give a file, or - and let it be standard input",
        "socket: is neither a file nor a folder; give a file, or - and let it be standard input",
        "gone: is a link to nothing; give the file itself",
        "self: is a link that leads back to itself; give the file itself",
        "empty: holds no articles; put articles there: .html, .pdf, .eml, .txt, .jsonl",
        "a\\x00b: is not a path (it holds a NUL); check the path",
        f"{'x' * 300}: cannot be read (File name too long); check the path",
    ]
    assert items[-1] == Article(name="z", text="Talks.")


def test_a_file_that_may_not_be_read(read, write, monkeypatch):
    # Taking the permission away does not stop the superuser, so the system's answer is given.
    paths = [write("a/a.txt", "Talks."), write("z.txt", "Talks.")]
    opened = Path.open

    def refuse(path, *args, **kwargs):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    items = read(*paths)
    assert lines_of(items) == ["a/a.txt: may not be read by you; change its permissions"]
    assert len(items) == 2


def test_a_folder_that_may_not_be_read(read, write, monkeypatch):
    write("a/b/a.txt", "Talks.")
    write("a/z.txt", "Talks.")
    listed = Path.iterdir

    def refuse(path):
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    items = read("a")
    assert lines_of(items) == ["a/b: may not be read by you; change its permissions"]
    assert len(items) == 2


def test_a_disk_that_fails_while_reading(read, write, monkeypatch):
    class Failing:
        def read(self, _size):
            raise OSError(5, "Input/output error")

    from tracker.articles.read import read_articles  # noqa: PLC0415

    items = list(read_articles(["-"], published=None, today="2024-06-15", stdin=Failing()))
    assert lines_of(items) == [
        (
            "standard input: cannot be read (Input/output error); "
            "give a file, or - and let it be standard input"
        )
    ]
    monkeypatch.setattr("sys.stdin", None)
    items = list(read_articles(["-"], published=None, today="2024-06-15"))
    assert lines_of(items) == [
        "standard input: is closed; give a file, or - and let it be standard input"
    ]


def test_folders_are_read_in_order_once_each(read, write):
    for name in (
        "b/2.txt",
        "b/10.txt",
        "b/a/x.txt",
        "b/.git/y.txt",
        "b/.z.txt",
        "a.txt",
        "é/e.txt",
    ):
        write(name, name)
    Path("b/a/up").symlink_to("..")
    Path("b/copy.txt").symlink_to("2.txt")
    Path("link").symlink_to("b")
    items = read("b", "a.txt", "./a.txt", "link", "b/a", "é", "-", "-", stdin=b"Input.")
    assert [item.text for item in items] == [
        "b/10.txt",
        "b/2.txt",
        "b/a/x.txt",
        "a.txt",
        "é/e.txt",
        "Input.",
    ]


def test_from_a_folder_only_files_that_articles_come_in_are_read(read, write):
    read_ = ("a.txt", "b.TEXT", "c.md", "d.markdown", "release")
    for name in read_:
        write(f"in/{name}", "Talks.")
    for name in ("code.py", "letter.doc", "sub/table.xlsx"):
        write(f"in/{name}", "Talks.")
    write("in/.hidden.py", "Talks.")

    items = read("in", "in/code.py")

    assert [item.name for item in items if isinstance(item, Article)] == [
        *(Path(name).stem for name in read_),
        "code",
    ]
    assert [str(item) for item in items if isinstance(item, Rejection)] == [
        f"in/{name} is not read from a folder, for its ending {ending};"
        " name the file itself if it is an article"
        for name, ending in (
            ("code.py:", ".py"),
            ("letter.doc:", ".doc"),
            ("sub/table.xlsx:", ".xlsx"),
        )
    ]


def test_the_pieces_of_a_saved_page_are_passed_over(read, write):
    write("in/Talks.txt.html", "<!doctype html><h1>Talks</h1><p>Talks were held in Kyiv.")
    write("in/Talks.txt_files/ad.html", "<!doctype html><p>Buy this.")
    write("in/Other_files/a.txt", "Talks.")
    write("in/File_files", "Talks.")
    write("in/File.htm", "<!doctype html><h1>More</h1><p>Talks went on in Kyiv.")
    assert [item.name for item in read("in")] == ["File", "File_files", "a", "Talks.txt"]


def test_a_file_that_was_named_is_not_rejected_in_its_folder(read, write):
    write("in/code.py", "Talks.")
    assert [item.name for item in read("in/code.py", "in", "in")] == ["code"]


def test_a_hidden_file_is_read_when_it_is_named(read, write):
    assert read(write(".note.txt", "Talks.")) == [Article(name=".note", text="Talks.")]


def test_folders_can_lie_deeper_than_calls(read, write, tmp_path):
    write("z.txt", "Talks.")
    deep = 1200
    try:
        for _ in range(deep):
            Path("d").mkdir()
            os.chdir("d")
        Path("a.txt").write_text("Deep.")
        os.chdir(tmp_path)
        items = read(".")
    finally:
        # What clears folders after tests goes down by calls.
        subprocess.run(["rm", "-r", str(tmp_path / "d")], check=True)
    assert [item.text for item in items] == ["Deep.", "Talks."]


def test_names_that_would_act_are_made_safe(read, write):
    bad = "a\x1b[31m\n\u202eb"
    items = read(write(f"{bad}.json", "{"), write(f"{bad}.txt", "Talks."), f"missing{bad}")
    raw = os.fsdecode(b"caf\xe9.txt")
    items += read(write(raw, "Talks."), os.fsdecode(b"\xff"))
    told = [str(item) if isinstance(item, Rejection) else item.name for item in items]
    assert [line.split(":")[0] for line in told] == [
        "a\\x1b[31m\\n\\u202eb.json",
        "a\\x1b[31m\\n\\u202eb",
        "missinga\\x1b[31m\\n\\u202eb",
        "caf\\udce9",
        "\\udcff",
    ]
    assert all(line.isprintable() for line in told)


def test_quoted_content_is_made_safe_and_short(read, write):
    when = json.dumps("\x1b]0;x\x07\n" * 100)
    (one,) = read(write("a.json", f'{{"text": "a", "published": {when}}}'))
    (two,) = read(write("a.md", "---\ntitle: a\n\x1b[31m" + "x" * 1000 + "\n---\nBody"))
    for rejection in (one, two):
        assert str(rejection).isprintable()
        assert len(str(rejection)) < 200
