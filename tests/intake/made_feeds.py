"""The same three entries in each format of feeds, in our own words."""

import json

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>News &amp;amp; more</title><link>https://example.org/</link>
<atom:link href="https://example.org/feed" rel="self"/>
<item><media:title>A picture</media:title><title>Latvia &lt;b&gt;signs&lt;/b&gt;</title>
 <atom:link href="/wrong"/><link>/lv</link><guid>1</guid>
 <pubDate>Fri, 31 May 2024 23:30:00 -0500</pubDate></item>
<item><title>Latvia again</title><link>https://example.org/lv</link></item>
<item><title>No date&nbsp;here</title><guid>https://example.org/ee?a=1&amp;b=2</guid></item>
<item><title>Only here</title><guid isPermaLink="false">x</guid><pubDate>soon</pubDate>
 <description>short</description><content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded>
</item></channel></rss>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News &amp;amp; more</title></channel>
<item><title>Latvia signs</title><link>https://example.org/lv</link>
 <dc:date>2024-05-31T23:30:00-05:00</dc:date></item>
<item><title>No date here</title><link>https://example.org/ee?a=1&amp;b=2</link></item>
</rdf:RDF>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/sub/">
<title type="html">News &amp;amp; more</title><updated>2024-06-01T00:00:00Z</updated>
<link rel="self" href="feed.atom"/>
<entry><id>urn:1</id><title type="html">Latvia &lt;i&gt;signs&lt;/i&gt;</title>
 <link rel="enclosure" href="/pod.mp3"/><link href="../lv"/>
 <published>2024-05-31T23:30:00-05:00</published><updated>2024-06-01T09:00:00Z</updated></entry>
<entry><id>urn:2</id><title>No date here</title><link rel="alternate" href="/ee?a=1&amp;b=2"/>
 <updated>2024-06-01T09:00:00Z</updated></entry>
<entry><id>urn:3</id><title>Only here</title>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>All of it.</p></div></content>
</entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News &amp; more",
        "items": [
            {
                "id": "1",
                "url": "/lv",
                "title": "Latvia <b>signs</b>",
                "date_published": "2024-05-31T23:30:00-05:00",
            },
            {"id": "1b", "url": "https://example.org/lv", "title": "Latvia again"},
            {"id": 2, "external_url": "https://example.org/ee?a=1&b=2", "title": "No date here"},
            {"id": "3", "title": "Only here", "content_html": "<p>All of it.</p>"},
            "no item",
        ],
    }
)
