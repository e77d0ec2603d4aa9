"""Texts as they are found: with marks, declared, guessed, and refused where nothing tells."""

import pytest

from tracker.articles.article import Article, Rejection
from tracker.articles.decoding import codec_named, common_name, encoding_of, guess
from tracker.articles.origin import Origin
from tracker.articles.stream import read_bytes

ENGLISH = "“We’re ready,” the president said — and the £2.5 billion is “the first of many”. " * 3  # noqa: RUF001
SWEDISH = "Ulf Kristersson, Jonas Gahr Støre and Mette Frederiksen met in Malmö on Friday. " * 3
RUSSIAN = "Украина и Швеция подписали соглашение о безопасности сроком на десять лет. " * 3  # noqa: RUF001
JAPANESE = "ウクライナと日本は安全保障に関する協定に署名した。首相はイタリアで発表した。" * 3


def read(data, *, name="a.txt", **known):
    origin = Origin(source=name, name="a", today="2025-11-23", **known)
    (item,) = read_bytes(data, origin, name=name)
    return item


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        (SWEDISH, "latin-1", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (JAPANESE, "cp932", "cp932"),
    ],
)
@pytest.mark.parametrize("ending", ["txt", "md"])
def test_a_text_without_a_label_is_guessed_and_says_so(text, codec, name, ending):
    article = read(text.encode(codec), name=f"a.{ending}")
    assert article.text == text.strip()
    assert article.notes == (f"it is not UTF-8 and was read as {name}, by a guess",)


@pytest.mark.parametrize(
    "data",
    [
        "Café x".encode("cp1252"),
        ENGLISH.encode()[:-5].replace(b"\xe2\x80\x9c", b"\xe2\x80", 1),
        bytes(range(128, 256)) * 3,
    ],
)
def test_what_nothing_tells_is_refused(data):
    item = read(data)
    assert isinstance(item, Rejection)
    assert item.reason.startswith("is not valid UTF-8 (at byte")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ending", ["txt", "jsonl", "json"])
def test_utf_16_is_told_by_its_zeros(codec, ending):
    text = '{"text": "Talks in Vilnius."}' if ending != "txt" else "Talks in Vilnius."
    assert read(text.encode(codec), name=f"a.{ending}").text == "Talks in Vilnius."


def test_a_mark_goes_before_a_label_and_utf_8_before_both():
    assert read("Malmö".encode("utf-16"), charset="latin-1").text == "Malmö"
    assert read("Malmö".encode(), charset="latin-1").text == "Malmö"
    assert read("Malmö".encode("cp1252"), charset="latin-1").text == "Malmö"
    assert read("日本".encode("iso2022_jp"), charset="iso-2022-jp").text == "日本"
    assert read(b"+AGEAYg-", charset="utf-7").text == "+AGEAYg-", "not for pages to choose"
    assert isinstance(read(b"Malm\xf6", charset="big5"), Rejection)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        (" 'US-ASCII' ", "cp1252"),
        ("gb2312", "gb18030"),
        ("Shift_JIS", "cp932"),
        ("utf8", "utf-8"),
        ("utf-7", None),
        ("rot13", None),
        ("base64", None),
        ("x" * 50, None),
        ("é", None),
        ("a\0b", None),
        (None, None),
        ("", None),
    ],
)
def test_a_label_means_what_the_web_means_by_it(label, codec):
    assert codec_named(label) == codec


def test_what_is_told_of_an_encoding():
    assert common_name("cp1252") == "windows-1252"
    assert common_name("koi8_r") == "koi8-r"
    assert encoding_of(b"ab") == ("utf-8", "UTF-8")
    assert guess(b"x" * 50) is None
    assert guess("Talks. ".encode("utf-16") * 50) is None
    assert isinstance(read(ENGLISH.encode("cp1252")), Article)
