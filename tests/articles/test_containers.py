"""What holds other files: archives, compressed files, crawls; whole, damaged, hostile."""

import bz2
import gzip
import io
import json
import lzma
import stat
import struct
import tarfile
import time
import zipfile
import zlib

import pytest
from articles.made_inputs import MEMBERS, PAGE, RECORD, tar_of, warc, warc_record, zip_of

from tracker.articles import unfolding
from tracker.articles.article import Article, Rejection
from tracker.articles.http import Unpackable, joined, parse_answer
from tracker.articles.origin import Limits, Origin
from tracker.articles.stream import read_bytes, read_stream

LINES = (json.dumps(RECORD) + "\n").encode() * 3


def read(data, name, *, stream=None, **known):
    stem = name.rpartition(".")[0]
    origin = Origin(source=name, name=stem, today="2025-11-23", **known)
    if stream is not None:
        return list(read_stream(stream, origin, name=name))
    return list(read_bytes(data, origin, name=name))


def told(items):
    return [str(item) if isinstance(item, Rejection) else item.name for item in items]


class Pipe(io.RawIOBase):
    """Bytes that come once, and a few at a time."""

    def __init__(self, data):
        self._data = io.BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        data = self._data.read(min(len(buffer), 1000))
        buffer[: len(data)] = data
        return len(data)


ARCHIVES = {
    "a.zip": zip_of(MEMBERS),
    "a.tar": tar_of(MEMBERS),
    "a.tar.gz": tar_of(MEMBERS, "w:gz"),
    "a.tgz": tar_of(MEMBERS, "w:gz"),
    "a.tar.bz2": tar_of(MEMBERS, "w:bz2"),
    "a.tar.xz": tar_of(MEMBERS, "w:xz"),
}


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize("piped", [False, True])
def test_an_archive_is_read_member_by_member(name, piped):
    stream = io.BufferedReader(Pipe(ARCHIVES[name])) if piped else None
    items = read(ARCHIVES[name], name, stream=stream)
    assert [item.name for item in items] == ["page", "note", "dump-1"]
    assert [item.published for item in items] == ["2024-05-31", "2024-05-30", "2024-04-11"]


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_is_known_by_its_content(name):
    assert len(read(ARCHIVES[name], "archive")) == 3


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(LINES, mtime=0),
        bz2.compress(LINES),
        lzma.compress(LINES),
        gzip.compress(LINES[:50], mtime=0) + gzip.compress(LINES[50:], mtime=0),
        bz2.compress(LINES[:50]) + bz2.compress(LINES[50:]),
        lzma.compress(LINES) + b"\0" * 8,
    ],
)
def test_a_compressed_file_is_read_as_what_it_holds(data):
    items = read(data, "dump.jsonl.gz")
    assert [item.name for item in items] == ["dump-1", "dump-2", "dump-3"]
    assert [item.title for item in read(data, "dump")] == [RECORD["title"]] * 3


def test_names_in_archives_lead_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    members = {"../../x/a.txt": b"Talks.", "/etc/b.txt": b"Talks.", "..\\c\x1b[31m.txt": b"\xff"}
    for archive in (zip_of(members), tar_of(members)):
        items = read(archive, "a.zip")
        assert [item.name for item in items[:2]] == ["a", "b"]
        assert str(items[2]).isprintable()
    assert not list(tmp_path.iterdir())


def test_what_archives_carry_along_is_passed_over():
    members = {
        "__MACOSX/a.txt": b"x",
        ".hidden.txt": b"x",
        "b/.git/c.txt": b"x",
        "Page.html": PAGE,
        "Page_files/ad.html": b"<html><p>Buy",
    }
    assert [item.name for item in read(zip_of(members), "a.zip")] == ["Page"]


def test_what_is_no_article_by_its_name_is_told():
    assert told(read(zip_of({"a/b.png": b"x", "c.txt": b"Talks."}), "a.zip")) == [
        (
            "a.zip, a/b.png: is not read from an archive, for its ending .png;"
            " unpack it and name the file itself if it is an article"
        ),
        "c",
    ]


@pytest.mark.parametrize("data", [zip_of({}), tar_of({}), zip_of({".a": b""}), tar_of({".a": b""})])
def test_an_empty_archive_is_told(data):
    # An empty tar archive is nothing but zeros, which only its name tells from a binary file.
    (item,) = read(data, "a.zip")
    assert "holds no files" in item.reason or "NUL" in item.reason


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype"])
def test_an_office_document_is_no_archive(name):
    assert told(read(zip_of({name: b"x", "word/document.xml": b"<a/>"}), "a.docx")) == [
        (
            "a.docx: is an office document or an e-book, not an archive of articles;"
            " save it as PDF, HTML or text"
        )
    ]


def test_an_encrypted_member_is_told():
    data = bytearray(zip_of({"a.txt": b"Talks."}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + place] |= 1
    assert told(read(bytes(data), "a.zip")) == [
        "a.zip, a.txt: is encrypted; pack it without a password"
    ]


def test_a_member_that_is_damaged_costs_itself_alone():
    data = bytearray(zip_of({"a.txt": b"Talks. " * 100, "b.txt": b"More."}))
    data[50] ^= 0xFF
    first, second = read(bytes(data), "a.zip")
    assert first.reason.startswith("is damaged")
    assert first.source == "a.zip, a.txt"
    assert second.text == "More."


def test_a_packing_that_is_not_known_costs_its_member_alone():
    data = bytearray(zip_of({"a.txt": b"Talks.", "b.txt": b"More."}))
    data[data.index(b"PK\x01\x02") + 10] = 99
    first, second = read(bytes(data), "a.zip")
    assert first.reason.startswith("is damaged")
    assert second.text == "More."


def test_links_and_devices_are_refused():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd"
            info.mode = stat.S_IRUSR
            archive.addfile(info)
        info = tarfile.TarInfo("folder")
        info.type = tarfile.DIRTYPE
        archive.addfile(info)
    assert [item.reason for item in read(buffer.getvalue(), "a.tar")] == [
        "is a link or a device, not a file"
    ] * 2


@pytest.mark.parametrize("name", [*ARCHIVES, "a.jsonl.gz", "a.jsonl.bz2", "a.jsonl.xz"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_cut_container_says_so(name, part):
    packed = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
    data = ARCHIVES.get(name) or packed[name.rpartition(".")[2]](LINES * 1000)
    items = read(data[: int(part * len(data))], name)
    if name == "a.tar" and part > 0.5:
        return  # only of the zeros at its end
    assert isinstance(items[-1], Rejection)
    assert "damaged" in items[-1].reason or "not a whole" in items[-1].reason
    assert items[-1].source.startswith(name)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_unfolds_beyond_measure_is_not_read_on(pack, monkeypatch):
    monkeypatch.setattr(unfolding, "FREE", 100_000)
    bomb = pack(b'{"text": "%b"}\n' % (b"a" * 1_000) * 30_000)
    assert len(bomb) < 100_000
    items = read(bomb, "a.jsonl.gz")
    assert items[-1].reason == "unfolds to more than 200 times its size, as no article does"
    assert len(items) < 25_000


@pytest.mark.parametrize("make", [zip_of, tar_of])
def test_an_input_ends_where_it_unfolds_to_too_much(make):
    inner = zip_of({f"{number}.txt": b"Talks. " * 50 for number in range(20)})
    items = read(make({"a.zip": inner, "b.zip": inner}), "a", limits=Limits(unfolded=4000))
    assert sum(isinstance(item, Rejection) for item in items) == 1
    assert items[-1].source == "a"
    assert items[-1].reason == "unfolds to more than 0 MB, the limit"


def test_members_are_counted_through_all_archives():
    inner = zip_of({f"{number}.txt": b"Talks." for number in range(5)})
    items = read(zip_of({"a.zip": inner, "b.zip": inner}), "a.zip", limits=Limits(members=8))
    assert items[-1].reason == "holds more than 8 files, the limit of one input"
    assert len(items) == 7


def test_containers_in_containers_are_read_to_a_depth():
    data = b"Talks."
    for _ in range(4):
        data = zip_of({"a.zip" if data[:2] == b"PK" else "a.txt": data})
    assert told(read(data, "a.zip")) == ["a"]
    (item,) = read(zip_of({"a.zip": data}), "a.zip")
    assert item.reason == "lies in 4 containers, the limit of what is unfolded"


def test_a_bomb_of_members_that_share_their_bytes_is_not_read_on(monkeypatch):
    monkeypatch.setattr(unfolding, "FREE", 100_000)
    once = zip_of({"a.jsonl": b"\n" * 90_000})
    # Each further entry of the directory names the same bytes.
    start = once.index(b"PK\x01\x02")
    end = once.index(b"PK\x05\x06")
    entry = once[start:end]
    tail = bytearray(once[end:])
    tail[8:12] = (1000).to_bytes(2, "little") * 2
    tail[12:16] = (1000 * len(entry)).to_bytes(4, "little")
    items = read(once[:start] + entry * 1000 + bytes(tail), "a.zip")
    assert items[-1].reason.startswith("unfolds to more than 200 times")


def test_a_crawl_gives_its_pages():
    for data, name in ((warc(), "a.warc"), (gzip.compress(warc()), "a.warc.gz"), (warc(), "a")):
        items = read(data, name)
        assert [(item.name, item.published) for item in items] == [
            ("sweden", "2024-05-31"),
            ("packed", "2024-05-31"),
        ]


def test_each_record_may_be_packed_by_itself():
    data = gzip.compress(warc_record("https://a.example/a", PAGE)) * 2
    assert len(read(data, "a.warc.gz")) == 2


def test_a_page_was_not_published_after_it_was_had():
    html = b"<!doctype html><h1>Talks</h1><meta name=date content=2024-05-30><p>Talks were held."
    late, fit = read(
        warc_record("https://a.example/a", html, date="2024-05-01T00:00:00Z")
        + warc_record("https://a.example/2024/05/30/", html, date="2024-05-30T00:00:00Z"),
        "a.warc",
    )
    assert late.published is None
    assert fit.published == "2024-05-30"


def test_other_kinds_of_records():
    html = PAGE.decode()
    resource = (
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: <file:///a.html>\r\n"
        f"Content-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n\r\n{html}\r\n\r\n"
    ).encode()
    request = b"WARC/1.1\r\nWARC-Type: request\r\nContent-Length: 4\r\n\r\nGET \r\n\r\n"
    no_http = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n"
    (item,) = read(request + no_http + resource, "a.warc")
    assert item.title.startswith("Sweden")


def test_what_is_wrong_with_a_crawl():
    lost = b"garbage\r\nmore\r\n"
    no_length = b"WARC/1.0\r\nContent-Length: -1\r\n\r\n"
    page = warc_record("https://a.example/a", PAGE)
    assert [item.reason for item in read(request_only(), "a.warc")] == [
        "holds no page that was had with success"
    ]
    told_ = [getattr(item, "reason", "page") for item in read(page + lost + page, "a.warc")]
    assert told_ == ["page", "is damaged in a place, and was read on from the next record", "page"]
    told_ = [getattr(item, "reason", "page") for item in read(no_length + page, "a.warc")]
    assert told_ == ["holds a record that does not tell its length", "page"]
    told_ = [getattr(item, "reason", "page") for item in read(page + page[:600], "a.warc")]
    assert told_ == ["page", "ends within a record", "holds no article that could be found"]


def request_only():
    return b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


def test_a_record_that_is_too_large_or_packed_otherwise_is_told():
    page = warc_record("https://a.example/a", PAGE)
    (item,) = read(page, "a.warc", limits=Limits(document=1000))
    assert item.reason == "is larger than 1000 bytes, the limit of a document"
    (item,) = read(
        warc_record("https://a.example/a", PAGE, headers="Content-Encoding: br\r\n"), "a.warc"
    )
    assert str(item) == (
        "a.warc, https://a.example/a: is packed as 'br', which is not read; save its text"
    )


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Content-Encoding: gzip", gzip.compress(b"Talks", mtime=0)),
        (b"Content-Encoding: identity, gzip", gzip.compress(b"Talks", mtime=0)),
        (b"content-encoding: deflate", zlib.compress(b"Talks")),
        (b"Content-Encoding: deflate", zlib.compress(b"Talks")[2:-4]),
        (b"Content-Encoding: gzip", b"Talks"),
        (b"Transfer-Encoding: chunked", b"2\r\nTa\r\n3;x=y\r\nlks\r\n0\r\n\r\n"),
        (b"Transfer-Encoding: chunked", b"2\r\nTa\r\n3\r\nlks\r\n"),
        (b"Transfer-Encoding: chunked", b"Talks"),
        (b"X: y", b"Talks"),
    ],
)
def test_a_body_is_as_it_was_before_it_was_sent(headers, body):
    answer = parse_answer(b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n\r\n" + body)
    assert answer.unpacked(100) == b"Talks"
    assert answer.unpacked(2) == b"Tal"


def test_an_answer_and_what_is_none():
    answer = parse_answer(b"HTTP/1.0 404\nContent-Type: Text/HTML; charset='utf-8'\nnonsense\n\nx")
    assert (answer.status, answer.media_type, answer.charset) == (404, "text/html", "utf-8")
    assert answer.body == b"x"
    assert parse_answer(b"HTTP/1.1 200 OK\r\n\r\n").charset is None
    assert parse_answer(b"SSH-2.0") is None
    assert joined(b"") == b""
    broken = parse_answer(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8bxx")
    with pytest.raises(Unpackable, match="is not the gzip that it says it is"):
        broken.unpacked(10)


def test_a_dump_of_any_size_is_read_from_a_container_as_it_comes():
    """The first article is there before the rest of the archive was read."""
    data = gzip.compress(LINES * 50_000)
    stream = io.BytesIO(data)
    origin = Origin(source="a", name="a", today="2025-11-23")
    articles = read_stream(stream, origin, name="a.jsonl.gz")
    assert isinstance(next(articles), Article)
    assert stream.tell() < len(data) or len(data) < 200_000


def test_what_was_closed_inside_leaves_the_stream_open():
    stream = io.BytesIO(zip_of(MEMBERS))
    assert len(read(None, "a.zip", stream=stream)) == 3
    assert not stream.closed
    with zipfile.ZipFile(stream) as archive:
        assert len(archive.namelist()) == 3


def packed_blank(head, *, size=20_000_000):
    return gzip.compress(head + b"\n" * size)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.jsonl.gz", packed_blank(b""), "is empty"),
        ("a.mbox.gz", packed_blank(b"From a@b Fri May 31 06:00:00 2024\n"), "1,000,000 lines"),
        ("a.eml.gz", packed_blank(b"From: a\nTo: b\nDate: c\n\n"), "1,000,000 lines"),
        ("a.warc.gz", packed_blank(b"WARC/1.0\r\n\r\n"), "does not tell its length"),
        ("a.csv.gz", packed_blank(b"text\n"), "100,000 empty rows in a row"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_unfolds_to_empty_lines_is_soon_done_with(name, data, told):
    begun = time.process_time()

    (found,) = read_bytes(data, Origin(source=name, name=name[:-3], today="2025-11-23"), name=name)

    assert told in found.reason
    assert time.process_time() - begun < 5


def test_a_list_of_files_longer_than_of_any_archive_is_not_read():
    name = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", *[0] * 11, 1, *[0] * 6) + b"a"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(name) * 500_000, 4, 0)

    (found,) = read(b"PK\x03\x04" + name * 500_000 + end, "a.zip")

    assert "holds more than 100000 files" in found.reason


def test_headers_of_tar_have_limits():
    huge = tarfile.TarInfo("p")
    huge.type, huge.size = tarfile.XHDTYPE, 40_000_000
    folder = tarfile.TarInfo("d")
    folder.type = tarfile.DIRTYPE

    (one,) = read(gzip.compress(huge.tobuf() + b"1" * 40_000_000), "a.tar.gz")
    (other,) = read(folder.tobuf() * 150_000 + b"\0" * 1024, "a.tar")

    assert "a header without end" in one.reason
    assert "holds more than 100000 files" in other.reason


def test_an_input_of_which_nothing_can_be_read_is_not_read_on():
    limits = Limits(refused=100)
    origin = Origin(source="a.jsonl", name="a", today="2025-11-23", limits=limits)

    found = list(read_bytes(b"broken\n" * 1000, origin, name="a.jsonl"))

    assert len(found) == 101
    assert str(found[-1]) == (
        "a.jsonl: holds 100 articles that cannot be read, and is not read on; look at what it is"
    )
