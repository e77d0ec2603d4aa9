"""Every format gives the same article; the content decides where the name does not."""

import json

import pytest

from tracker.articles.article import Article

BODY = "Latvia and Ukraine signed their agreement in Vilnius.\n\nIt runs for ten years."
TITLE = "Latvia: agreement signed"
RECORD = {
    "name": "lv",
    "title": TITLE,
    "published": "2024-04-11",
    "outlet": "The Daily",
    "url": "https://example.org/lv",
    "text": BODY,
}
ARTICLE = Article(
    name="lv",
    text=f"{TITLE}\n\n{BODY}",
    title=TITLE,
    published="2024-04-11",
    outlet="The Daily",
    url="https://example.org/lv",
)
FRONT = f"""---
title: {TITLE}
published: 2024-04-11
outlet: The Daily
url: https://example.org/lv
---
{BODY}
"""
LINE = json.dumps(RECORD)
PRETTY = json.dumps(RECORD, indent=2)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lv.md", FRONT),
        ("lv.markdown", FRONT),
        ("lv.MD", FRONT),
        ("lv.md", "\n\n" + FRONT),
        ("lv.md", FRONT.replace("\n", "\r\n")),
        ("lv.md", FRONT.replace("published", "date").replace("outlet", "source")),
        ("lv.md", FRONT.replace("title: ", "Title:  ")),
        ("lv.md", FRONT.replace(BODY, f"\n# {TITLE}\n\n{BODY}")),
        ("lv.md", FRONT.replace(f"title: {TITLE}\n", "").replace(BODY, f"# {TITLE} #\n\n{BODY}")),
        ("lv.txt", FRONT),
        ("lv.json", LINE),
        ("lv.json", PRETTY),
        ("lv.json", f"[{LINE}]"),
        ("lv.json", f"[\n{PRETTY}\n]"),
        ("lv.jsonl", LINE),
        ("lv.jsonl", f"\n{LINE}\n\n"),
        ("lv.ndjson", LINE + "\r\n"),
        ("lv.jsonl", PRETTY),
        ("lv.jsonl", f"[\n{LINE}]"),
        ("lv.jsonl", f"[{LINE}]"),
        ("lv", LINE),
        ("lv.feed", PRETTY),
        ("lv.txt", f"[{LINE}]"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_format_gives_the_same_article(read, write, name, content, encoding):
    assert read(write(name, content.encode(encoding))) == [ARTICLE]


@pytest.mark.parametrize("content", [FRONT, LINE, PRETTY, f"[{LINE}]", f"[{PRETTY}]"])
def test_standard_input_tells_its_format_by_its_content(read, content):
    (article,) = read("-", stdin=content.encode())
    assert (article.title, article.text, article.published) == (
        TITLE,
        ARTICLE.text,
        "2024-04-11",
    )


@pytest.mark.parametrize(
    ("text", "body", "published"),
    [
        ("Ukraine and Latvia agree.\n", "Ukraine and Latvia agree.", None),
        (" date 2024-05-30 Skip to content\nMore", "Skip to content\nMore", "2024-05-30"),
        ("date 2024-05-30\nUkraine\n", "Ukraine", "2024-05-30"),
        ("\n\tDate: 2024-05-30\n\nUkraine\n", "Ukraine", "2024-05-30"),
        ("The date 2024-05-30 is set.", "The date 2024-05-30 is set.", None),
        ("Talks.\ndate 2024-05-30\nMore.", "Talks.\ndate 2024-05-30\nMore.", None),
        ("date 2024-05-301 Talks", "date 2024-05-301 Talks", None),
        ("date of signing", "date of signing", None),
        ("[UPDATED] {sic} it is", "[UPDATED] {sic} it is", None),
        ("{sic} it is", "{sic} it is", None),
        ("---\nNews of the day", "---\nNews of the day", None),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree", None),
        ("a\u2028b\x1b[31mred\u00a0\u200bx\x0cy", "a\u2028b\x1b[31mred\u00a0\u200bx\x0cy", None),
        ("e\u0301 is not é", "e\u0301 is not é", None),
    ],
)
def test_plain_text_is_kept_but_for_its_date_and_line_ends(read, write, text, body, published):
    assert read(write("a b.txt", text)) == [
        Article(name="a b", text=body, published=published),
    ]


def test_the_seeds_are_read(read, shared):
    articles = read(*map(str, sorted((shared / "seeds").glob("*.txt"))))
    assert [(article.name[:3], article.published) for article in articles] == [
        ("000", None),
        ("001", "2024-05-30"),
        ("002", "2024-05-30"),
        ("003", None),
        ("004", None),
    ]
    assert [article.text[:13] for article in articles][:3] == [
        "The U.S. will",
        "Skip to conte",
        "(Bloomberg) -",
    ]


def test_the_corpus_is_read_under_its_own_names(read, shared):
    path = shared / "corpus" / "articles.jsonl"
    records = [json.loads(line) for line in path.read_text().splitlines()]
    articles = read(str(path), today="2026-02-01")
    assert [article.name for article in articles] == [record["name"] for record in records]
    assert [article.published for article in articles] == [
        record["published"] for record in records
    ]
    assert all(
        record["text"].strip() in article.text
        for article, record in zip(articles, records, strict=True)
    )


@pytest.mark.parametrize(
    ("title", "text", "whole"),
    [
        ("A pact", "Body", "A pact\n\nBody"),
        ("A pact", "A pact\nBody", "A pact\nBody"),
        ("A pact", "  A   PACT\n\nBody", "A   PACT\n\nBody"),
        ("A pact", "A pact: body", "A pact: body"),
        ("A pact", "A pactum is", "A pact\n\nA pactum is"),
        ("A\npact ", "Body", "A pact\n\nBody"),
        ("A pact", "A pact", "A pact"),
        ("  ", "Body", "Body"),
        (None, "Body", "Body"),
    ],
)
def test_the_title_is_the_first_line_once(read, write, title, text, whole):
    (article,) = read(write("a.json", json.dumps({"title": title, "text": text})))
    assert article.text == whole
    assert article.title == (" ".join(title.split()) or None if title else None)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: FT: US close to signing", "FT: US close to signing"),
        ('title: "Progress" made, says Yermak', '"Progress" made, says Yermak'),
        ('title: "He said \\"no\\" \\u0113"  # two', 'He said "no" ē'),
        ('title: "An escape \\x41 of YAML"', "An escape \\x41 of YAML"),
        ("title: 'It''s done' # so", "It's done"),
        ("title: 'Til the end", "'Til the end"),
        ("title: [Update] Talks", "[Update] Talks"),
        ("title: Talks #2 of 3", "Talks"),
        ("title: Talks on no.#2", "Talks on no.#2"),
        ("title: >-\n  Talks\n  go on", "Talks go on"),
        ("title: Talks\n  go on", "Talks go on"),
        ("title: 'Talks\n\n  go on'", "Talks go on"),
        ('title: "Rink\\u0113vi\\u010ds and\\\n  \\ others"', "Rinkēvičs and others"),
        ("title: null", None),
        ("title:", None),
        ("title: ~", None),
        ("tags:\n- a\n- title: b\ntitle: Talks", "Talks"),
        ("author:\n  title: Dr\n# note\ntitle: Talks", "Talks"),
        ("tags: a\ntags: b\ntitle: Talks", "Talks"),
    ],
)
def test_front_matter_is_read_as_it_is_meant(read, write, line, title):
    (article,) = read(write("a.md", f"---\n{line}\n---\nBody"))
    assert (article.title, article.text) == (title, f"{title}\n\nBody" if title else "Body")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("---\n---\nBody", "Body"),
        ("---\nA line across the page, not a key\n---\nBody", None),
        ("Body only", "Body only"),
        ("# \n\nBody", None),
        ("+++ Breaking +++\nBody", "+++ Breaking +++\nBody"),
        ("# Only a heading", "# Only a heading"),
        ("---\n# a comment\ntags: x\n...\nBody **bold** [link](x)", "Body **bold** [link](x)"),
    ],
)
def test_a_body_is_kept_as_it_is(read, write, content, text):
    (article,) = read(write("a.md", content))
    assert article.text == (content.strip() if text is None else text)
    assert article.title is None


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2024-05-30", "2024-05-30"),
        (" 2024-05-30 ", "2024-05-30"),
        ("2024-05-30T23:45:00-05:00", "2024-05-30"),
        ("2024-05-30T01:00:00.123Z", "2024-05-30"),
        ("2024-05-30 18:45", "2024-05-30"),
        ("2024-05-30 18:45:00 +0300", "2024-05-30"),
        ("2024-06-16", "2024-06-16"),
        ("", None),
        (None, None),
    ],
)
def test_of_a_time_the_day_is_kept_as_it_is_written(read, write, when, day):
    (article,) = read(write("a.json", json.dumps({"published": when, "text": "Body"})))
    assert article.published == day


def test_the_given_day_is_for_what_carries_none(read, write):
    lines = '{"text": "one"}\n{"text": "two", "published": "2024-01-02"}'
    articles = read(write("a.jsonl", lines), published="2024-05-05")
    assert [article.published for article in articles] == ["2024-05-05", "2024-01-02"]


def test_articles_without_a_name_are_named_after_their_file(read, write):
    files = [
        write("one.json", '{"text": "a", "name": " "}'),
        write("list.json", '[{"text": "b"}, {"text": "c", "name": "own"}]'),
        write("lines.jsonl", '{"text": "d"}\n\n{"text": "e"}'),
    ]
    assert [article.name for article in read(*files)] == [
        "one",
        "list-1",
        "own",
        "lines-1",
        "lines-3",
    ]


def test_our_field_goes_before_its_other_name(read, write):
    (article,) = read(write("a.md", "---\ndate: 2024-01-01\npublished: 2024-01-02\n---\nBody"))
    assert article.published == "2024-01-02"


def test_an_empty_field_leaves_the_word_to_its_other_name(read, write):
    record = {"published": "", "date": "2024-01-01", "text": "Body", "outlet": " ", "url": ""}
    (article,) = read(write("a.json", json.dumps(record)))
    assert (article.published, article.outlet, article.url) == ("2024-01-01", None, None)
