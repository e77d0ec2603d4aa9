"""One small input of every format, in our own words; what they say is made up but for the facts."""

import bz2
import csv
import gzip
import io
import json
import lzma
import quopri
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

PAGES = Path(__file__).parent / "pages"
PAGE = (PAGES / "01-wire-jsonld.html").read_bytes()
RECORD = {
    "title": "Latvia: agreement signed",
    "published": "2024-04-11",
    "outlet": "The Daily",
    "url": "https://example.org/lv",
    "text": "Latvia and Ukraine signed their agreement in Vilnius.\nIt runs for ten years.",
}
RELEASE = """PRESS RELEASE
Stockholm, 31 May 2024
Sweden and Ukraine conclude agreement
Sweden and Ukraine today signed an agreement on security co-
operation and long-term support. It will hold for ten years and
covers military and civilian help worth 75 billion kronor.
The prime minister said that it is a sign of lasting support.
Press office"""
TRAFILATURA = {
    "title": RECORD["title"],
    "author": "E. Ozola",
    "hostname": "example.org",
    "date": "2024-04-11",
    "fingerprint": "265089dd5da592be",
    "id": None,
    "comments": "",
    "raw_text": RECORD["text"],
    "text": RECORD["text"],
    "source": RECORD["url"],
    "source-hostname": "The Daily",
    "excerpt": None,
    "categories": "",
    "tags": "",
}
NEWSPAPER = {
    "url": RECORD["url"],
    "title": RECORD["title"],
    "authors": ["E. Ozola", "A. Kalns"],
    "publish_date": "2024-04-11T17:05:00",
    "text": RECORD["text"],
    "summary": "",
    "meta_site_name": "The Daily",
    "top_image": "",
    "images": [],
}
XML = f"""<doc sitename="The Daily" title="{RECORD["title"]}" author="E. Ozola" date="2024-04-11"
 url="{RECORD["url"]}" hostname="example.org" fingerprint="265089dd5da592be"><main>
<p>Latvia and Ukraine signed their agreement in Vilnius.</p><p>It runs for ten years.</p></main>
<comments/></doc>"""
TEI = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="main">{RECORD["title"]}</title><author>E. Ozola</author></titleStmt><sourceDesc>
<biblFull><publicationStmt><publisher>The Daily (example.org)</publisher>
<ptr type="URL" target="{RECORD["url"]}"/><date>2024-04-11</date></publicationStmt></biblFull>
</sourceDesc></fileDesc></teiHeader><text><body><div type="entry">
<p>Latvia and Ukraine signed their agreement in Vilnius.</p><p>It runs for ten years.</p></div>
</body></text></TEI>"""


def pdf(*pages: str, info: str = "", operators: str = "") -> bytes:
    """A PDF document with the lines of `pages` on a page each."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        lines = " ".join(f"({line}) Tj T*" for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 60 780 Td 14 TL {lines} {operators} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< {info} >>")
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return data + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R"
        f" /Info {len(objects)} 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    ).encode("latin-1")


def zip_of(members: dict[str, bytes]) -> bytes:
    """A ZIP archive of members by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tar_of(members: dict[str, bytes], mode: str = "w") -> bytes:
    """A tar archive of members by name."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def newsletter() -> EmailMessage:
    """A newsletter with two articles, as text that says nothing and as HTML."""
    mail = EmailMessage()
    mail["From"] = "The Morning Brief <brief@daily.example>"
    mail["To"] = "reader@example.org"
    mail["Subject"] = "Morning brief \u2013 two agreements"
    mail["Date"] = "Fri, 31 May 2024 06:00:00 +0200"
    mail["Message-ID"] = "<1@daily.example>"
    mail.set_content("Open this in a program that shows HTML.\n")
    mail.add_alternative(
        """<html><body><table><tr><td>View this in your browser</td></tr><tr><td>
<h2><a href="https://daily.example/sweden">Sweden signs in Stockholm</a></h2>
<p>Sweden and Ukraine signed a ten-year security agreement in Stockholm on Friday, the government
said, and put 75 billion kronor behind it.</p><p>Read more</p></td></tr><tr><td>
<h2>Norway follows within hours</h2>
<p>Norway and Ukraine are about to conclude an agreement of their own, people who know of the talks
said on Thursday evening in Oslo; it is to run for ten years.</p></td></tr></table>
<p>Unsubscribe</p></body></html>""",
        subtype="html",
    )
    return mail


def mail(text: str, **headers: str) -> bytes:
    """A message of text."""
    message = EmailMessage()
    given = {
        "From": "Press office <press@gov.example>",
        "Subject": "Iceland and Ukraine sign agreement",
        "Date": "Fri, 31 May 2024 12:00:00 +0000",
        **headers,
    }
    for name, value in given.items():
        message[name] = value
    message.set_content(text)
    return message.as_bytes()


def mhtml(page: bytes = PAGE) -> bytes:
    """A page as Chromium saves it in one file."""
    url = b"https://northernwire.example/world/europe/sweden"
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + url + b"\r\nSubject: Sweden\r\n"
        b"Date: Sun, 23 Nov 2025 09:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type:"
        b' multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n\r\n------B\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: "
        + url
        + b"\r\n\r\n"
        + quopri.encodestring(page)
        + b"\r\n------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://northernwire.example/a.png\r\n\r\nAAAA\r\n------B--\r\n"
    )


def warc_record(
    url: str,
    data: bytes,
    *,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    date: str = "2025-11-23T10:00:00Z",
    headers: str = "",
) -> bytes:
    """A response as a crawler keeps it."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc() -> bytes:
    """A crawl: a page, the same packed, and what is passed over."""
    site = "https://northernwire.example"
    return b"".join(
        (
            warc_record(f"{site}/robots.txt", b"User-agent: *", kind="text/plain"),
            warc_record(f"{site}/world/sweden", PAGE),
            warc_record(
                f"{site}/packed", gzip.compress(PAGE), headers="Content-Encoding: gzip\r\n"
            ),
            warc_record(f"{site}/gone", PAGE, status="404 Not Found"),
            warc_record(f"{site}/a.png", b"\x89PNG", kind="image/png"),
        )
    )


def table(*rows: dict[str, object], delimiter: str = ",") -> str:
    """A CSV table of records that have the same fields."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def parquet_of(*rows: dict[str, object]) -> bytes:
    """A Parquet table of records."""
    buffer = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows)), buffer)
    return buffer.getvalue()


MEMBERS = {
    "news/page.html": PAGE,
    "news/note.txt": b"date 2024-05-30 Talks with Norway are close to their end.",
    "dump.jsonl.gz": gzip.compress(json.dumps(RECORD).encode() + b"\n"),
}
LINES = (json.dumps(RECORD) + "\n").encode() * 2

INPUTS: dict[str, bytes] = {
    "page.html": PAGE,
    "amp.html": (PAGES / "04-amp.html").read_bytes(),
    "release.pdf": pdf(RELEASE, "Second page."),
    "page.mhtml": mhtml(),
    "newsletter.eml": newsletter().as_bytes(),
    "box.mbox": b"From a@b Fri May 31 06:00:00 2024\n" + newsletter().as_bytes(),
    "crawl.warc": warc(),
    "crawl.warc.gz": gzip.compress(warc()),
    "all.zip": zip_of(MEMBERS),
    "all.tar": tar_of(MEMBERS),
    "all.tar.gz": tar_of(MEMBERS, "w:gz"),
    "dump.jsonl.bz2": bz2.compress(LINES),
    "dump.jsonl.xz": lzma.compress(LINES),
    "dump.csv": table(RECORD, RECORD).encode(),
    "dump.tsv": table(RECORD, delimiter="\t").encode("utf-16"),
    "dump.parquet": parquet_of(RECORD, RECORD),
    "dump.jsonl": LINES,
    "one.json": json.dumps(TRAFILATURA).encode(),
    "other.json": json.dumps(NEWSPAPER).encode(),
    "doc.xml": XML.encode(),
    "tei.xml": TEI.encode(),
    "front.md": b"---\ntitle: Latvia signs\ndate: 2024-04-11\n---\nLatvia and Ukraine signed.",
    "plain.txt": "date 2024-04-11\nLatvia and Ukraine “signed”. ".encode("cp1252") * 5,
}
"""An input of every format, by a name that tells it."""
