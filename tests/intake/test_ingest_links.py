import json
import sqlite3

from intake.bad_site import page

SIGNED = "Latvia and Ukraine signed a bilateral security agreement in Vilnius on Thursday."


def test_a_link_is_taken_in_as_a_file_is(site, tracker, tmp_path):
    link = site.put("/2024/lv.html", page("Latvia signs", SIGNED), Content_Type="text/html")

    first = tracker("ingest", link, "--allow-private")
    again = tracker("ingest", link, link, "--allow-private")

    assert first.code == 0, first.err
    assert first.out.startswith("articles: 1 new, 0 known")
    assert again.out.startswith("articles: 0 new, 1 known")
    assert "LV" in tracker("status").out or "Latvia" in tracker("status").out
    with sqlite3.connect(tmp_path / "new.db") as store:
        assert store.execute("SELECT url, published FROM article").fetchall() == [
            (link, "2024-05-31")
        ]


def test_links_and_files_come_together(site, tracker, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text(SIGNED.replace("Latvia", "Estonia"))
    link = site.put("/lv", page("Latvia signs", SIGNED), Content_Type="text/html")

    done = tracker("ingest", link, str(note), "--allow-private")

    assert done.out.startswith("articles: 2 new")


def test_what_could_not_be_had_is_a_line_each_and_3(site, tracker):
    good = site.put("/lv", page("Latvia signs", SIGNED), Content_Type="text/html")

    done = tracker("ingest", f"{site.root}/none", good, "file:///etc/passwd", "--allow-private")

    assert done.code == 3
    assert done.out.startswith("articles: 1 new, 0 known, 0 same story, 2 rejected")
    assert f"tracker: {site.root}/none: is not there (status 404); check the address" in done.err
    assert "file:///etc/passwd: is file:, which is not fetched" in done.err


def test_ones_own_network_is_not_asked_unless_it_is_meant(site, tracker):
    link = site.put("/lv", page("Latvia signs", SIGNED))

    done = tracker("ingest", link, "--json")

    assert done.code == 3
    (rejected,) = json.loads(done.out)["rejected"]
    assert rejected["source"] == link
    assert "not on the public network" in rejected["reason"]
    assert not site.asked


def test_what_a_link_leads_to_may_have_any_format(site, tracker):
    record = {"title": "Latvia signs", "text": SIGNED, "published": "2024-05-31"}
    link = site.put("/a.php", json.dumps([record]), Content_Type="application/json")
    named = site.put("/b.jsonl", json.dumps(record), Content_Type="application/octet-stream")

    assert tracker("ingest", link, "--allow-private").out.startswith("articles: 1 new")
    assert tracker("ingest", named, "--allow-private").out.startswith("articles: 0 new, 1 known")
