"""Pages as they should not be: broken, contradicting themselves, in other encodings, enormous."""

import json

import pytest
from articles.made_inputs import PAGE

from tracker.articles.article import Article, Rejection
from tracker.articles.linkeddata import read_linked_data
from tracker.articles.origin import Limits, Origin
from tracker.articles.page import MOST_TAGS, lean
from tracker.articles.pagedays import Told, day_of, url_days
from tracker.articles.stream import read_bytes

BODY = (
    "<p>Latvia and Ukraine signed their agreement in Vilnius on Thursday, the office of the"
    " president said, and will meet again soon.</p><p>It runs for ten years, and names help with"
    " drones and with the defence of networks.</p>"
)


def page(head="", body=BODY, title="Latvia signs"):
    return f"<!doctype html><html><head>{head}</head><body><h1>{title}</h1>{body}</body></html>"


def read(html, *, name="a.html", today="2025-11-23", **known):
    data = html.encode() if isinstance(html, str) else html
    (item,) = read_bytes(data, Origin(source=name, name="a", today=today, **known), name=name)
    return item


def linked(**node):
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_a_day_in_the_future_is_passed_over_for_the_next():
    html = page(
        linked(**{"@type": "Article", "datePublished": "2026-05-01"})
        + '<meta name="date" content="2024-04-11">'
    )
    article = read(html)
    assert (article.published, article.published_basis) == ("2024-04-11", "meta")


@pytest.mark.parametrize("day", ["1970-01-01", "0000-00-00", "2024-02-31", "soon", ""])
def test_what_is_no_day_of_the_web_is_passed_over(day):
    assert read(page(f'<meta name="date" content="{day}">')).published is None


def test_days_far_apart_are_told_with_the_one_that_was_chosen():
    html = page(
        linked(**{"@type": "Article", "datePublished": "2024-04-11"})
        + '<meta name="date" content="2024-04-12">'
        + '<link rel="canonical" href="https://a.example/2023/01/02/x">'
    )
    assert read(html).notes == ("published 2024-04-11 by its JSON-LD, though url says 2023-01-02",)


def test_a_day_that_was_given_is_for_pages_that_tell_none():
    article = read(page(), published="2024-04-12")
    assert (article.published, article.published_basis) == ("2024-04-12", "given")
    dated = read(page('<meta name="date" content="2024-04-11">'), published="2024-04-12")
    assert (dated.published, dated.published_basis) == ("2024-04-11", "meta")


def test_the_address_that_it_was_had_from_tells_its_day_and_outlet():
    article = read(page(), url="https://www.daily.example/2024/4/11/latvia")
    assert (article.published, article.published_basis) == ("2024-04-11", "url")
    assert (article.outlet, article.url) == (
        "daily.example",
        "https://www.daily.example/2024/4/11/latvia",
    )


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2024/05/30/x", "2024-05-30"),
        ("https://a.example/2024/may/30/x", "2024-05-30"),
        ("https://a.example/news/20240530/x", "2024-05-30"),
        ("https://a.example/x-2024-05-30", "2024-05-30"),
        ("https://a.example/x_2024_05_30.html", "2024-05-30"),
        ("https://a.example/2024/05/x", None),
        ("https://a.example/x-120240530", None),
        ("https://a.example/x?date=2024-05-30", None),
        ("https://2024-05-30.example/x", None),
        ("https://a.example/2024/13/30/", None),
        ("https://a.example/2024/foo/30/", None),
        ("nothing", None),
    ],
)
def test_a_day_in_an_address(url, day):
    assert [told.day for told in url_days([url])] == ([day] if day else [])


def test_the_order_of_trust_is_that_of_the_candidates():
    told = [Told("2030-01-01", "JSON-LD"), Told("2024-05-30", "meta"), Told("2024-05-31", "url")]
    assert day_of(told, "2025-11-24") == (told[1], ())
    assert day_of([], "2025-11-24") == (None, ())


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p class=d>Published: 4 July 2024 at 17:40</p>", "2024-07-04"),
        ("<p class=d>Last updated: 4 July 2024</p>", None),
        ("<p>KYIV (Agency), May 30, 2024 - Talks were held.</p>", "2024-05-30"),
        ("<p>KYIV, May 30, 2024 (Agency) - Talks were held.</p>", "2024-05-30"),
        ("<p>Talks were held on May 30, 2024 in Kyiv.</p>", None),
        ("<aside>30 May 2024</aside>", None),
        ("<figure><figcaption>30 May 2024</figcaption></figure>", None),
        ("<div class='related'>30 May 2024</div>", None),
        ("<div class='meta'>30.05.2024</div>", "2024-05-30"),
        ("<div class='meta'>05/06/2024</div>", None),
        ("<div class='meta'>28/05/2024</div>", "2024-05-28"),
        ("<p><time datetime='2024-05-30'>30 May</time></p>", "2024-05-30"),
        ("<p>Updated <time datetime='2024-05-30'>30 May</time></p>", None),
        ("<p><abbr class=published title='2024-05-30'>30 May</abbr></p>", "2024-05-30"),
        ("<p><span itemprop=datePublished content='2024-05-30'>30 May</span></p>", "2024-05-30"),
        (f"<p>On <time>May 30, 2024</time> they met. {'More words. ' * 20}</p>", None),
        (f"<p><time>{'x' * 300}</time></p>", None),
    ],
)
def test_what_stands_at_the_headline(line, day):
    assert read(page(body=line + BODY)).published == day


def test_what_is_no_page_of_an_article_is_one_line():
    for html in ("<html></html>", "<!doctype html>", "<!doctype html><p>"):
        item = read(html)
        assert isinstance(item, Rejection)
        assert item.reason == "holds no article that could be found"


def test_a_page_too_large_or_with_too_many_tags_is_refused():
    item = read(page(), limits=Limits(page=100))
    assert item.reason == "is larger than 100 bytes, the limit of a web page"
    item = read(page(body="<p>x</p>" * (MOST_TAGS // 2)))
    assert item.reason == f"holds more than {MOST_TAGS} tags, the limit of a web page"


def test_a_page_is_measured_without_its_pictures(monkeypatch):
    monkeypatch.setattr("tracker.articles.page.MOST_TEXT", 1_000)
    assert read(page(body=f"<img src='{'x' * 5000}'>{BODY}")).title == "Latvia signs"
    item = read(page(body=f"<p>{'x' * 5000}</p>"))
    assert item.reason == "is larger than 1000 bytes, the limit of a web page without its pictures"


def test_long_tags_lose_what_is_in_them():
    assert lean(f"<p>a<img src='{'x' * 5000}'>b<b>c") == "<p>a<img>b<b>c"
    assert lean(f"a < b <{'1' * 5000}") == "a < b <>"
    assert lean("no tag") == "no tag"


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<meta charset="shift_jis">', "cp932"),
        ('<meta charset="nonsense">', "utf-8"),
        ('<meta charset="utf-8">', "utf-16"),
    ],
)
def test_a_page_says_its_encoding(declared, codec):
    word = {"cp1251": "Україна", "cp932": "日本", "cp1252": "“Malmö”"}.get(codec, "Malmö")
    html = page(declared, body=BODY + f"<p>The name of it is {word}, all of them said.</p>")
    assert word in read(html.encode(codec)).text


def test_what_the_protocol_says_of_the_encoding_goes_first():
    html = page('<meta charset="windows-1252">', body=BODY + "<p>It is called Україна there.</p>")
    assert "Україна" in read(html.encode("cp1251"), charset="windows-1251").text


def test_a_page_in_no_known_encoding_is_read_with_a_guess_or_with_marks():
    html = page(body=BODY + "<p>“The café in Malmö,” it said.</p>")
    article = read(html.encode("cp1252"))
    assert "“The café in Malmö,”" in article.text
    assert article.notes == ("it is not UTF-8 and was read as windows-1252, by a guess",)
    broken = read(html.encode().replace("é".encode(), b"\xc3"))
    assert "caf\ufffd in Malmö" in broken.text
    assert broken.notes == ()
    assert "NULs" in read(page(body=BODY + "<p>There are N\0ULs in it, as they said.</p>")).text


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "[" * 100_000,
        '"text"',
        "[1, null, {}]",
        '{"@type": 5, "headline": {"a": 1}}',
        '{"@type": "NewsArticle", "datePublished": ["2024", 5], "author": [[], {}, 5]}',
        "x" * 3_000_000,
    ],
)
def test_broken_json_ld_says_nothing(script):
    told = read_linked_data([script], title="x", urls=[])
    assert told.outlet is None
    assert told.author is None


def test_json_ld_in_pieces_is_put_together():
    script = {
        "@graph": [
            {"@id": "#o", "@type": "Organization", "name": "The Daily"},
            {"@id": "#a", "@type": "Person", "name": "E. Ozola"},
            {
                "@type": "https://schema.org/NewsArticle",
                "datePublished": {"@value": "2024-04-11"},
                "publisher": {"@id": "#o"},
                "author": [{"@id": "#a"}, "A. Kalns", {"@id": "#b"}, "https://a.example/x"],
                "headline": "Latvia &amp; Ukraine",
            },
        ]
    }
    told = read_linked_data([f"<!--{json.dumps(script)},-->"[:-4] + "-->"], title="", urls=[])
    assert told == read_linked_data([json.dumps(script)[:-1] + ",}"], title="", urls=[])
    assert (told.outlet, told.author, told.published) == (
        "The Daily",
        "E. Ozola, A. Kalns",
        "2024-04-11",
    )
    assert told.headline == "Latvia & Ukraine"


def test_without_an_article_the_page_itself_tells_its_day():
    html = page(linked(**{"@type": "WebPage", "datePublished": "2024-04-11"}))
    assert read(html).published == "2024-04-11"
    html = page(
        linked(
            **{
                "@type": "ItemList",
                "itemListElement": [
                    {"@type": "NewsArticle", "headline": "Other", "datePublished": "2024-04-11"}
                ],
            }
        )
    )
    assert read(html).published is None


def test_the_name_of_a_page_is_cut_from_the_outlets():
    html = "<html><head><title>Latvia signs | The Daily</title></head><body>" + BODY
    head = '<meta property="og:site_name" content="The Daily">'
    assert read(html.replace("<title>", head + "<title>")).title == "Latvia signs"
    assert read(html).title == "Latvia signs | The Daily"
    assert read(page("<title>Latvia signs - The Daily</title>")).outlet == "The Daily"
    assert read("<html><body>" + BODY).title is None


def test_an_author_is_found_in_the_line_under_the_headline():
    assert read(page(body="<p>By Eva Ozola | Riga</p>" + BODY)).author == "Eva Ozola"
    assert read(page('<meta name=author content="https://x.example/e">')).author is None
    assert read(page(body="<p><a rel=author href=x>Eva Ozola</a></p>" + BODY)).author == "Eva Ozola"


@pytest.mark.parametrize(
    "begin",
    ["\n\n", "<!-- a --><!-- b -->\n", '<?xml version="1.0"?>\n', "\ufeff"],
)
def test_a_page_is_known_by_its_content(begin):
    assert isinstance(read(begin + PAGE.decode(), name="a.txt"), Article)
    assert isinstance(read(begin + PAGE.decode(), name=""), Article)


def test_comments_without_an_end_are_looked_at_once():
    assert read("<!-- x -->" * 6_000 + "text", name="a.txt").text.endswith("text")
