"""Text of any kind, through Markdown and HTML and back: it reads as it stood."""

import cmarkgfm
import html5lib
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.domain.events import Amount
from tracker.export.cells import money
from tracker.export.formats.markdown import plain
from tracker.export.text import safe

WORDS = st.text(
    st.sampled_from("ab1 .)(]![<>&*_`~#|\\-+=:/@$^{}\"'\n\tїü日")
    | st.characters(exclude_categories=["Cs", "Co", "Cn"]),
    max_size=60,
)


@settings(deadline=None)
@given(WORDS)
@example("1. first")
@example("12) x")
@example("    code")
@example("- a")
@example("[^1]: x")
@example("www.example.org a@b.cd https://x.yz/~a_b_")
@example("a\\")
@example("~~x~~ ==== ---- | a |")
@example("&copy; &#65;")
@example("]]> <!-- x -->")
@example(":smile: @name #12 GH-1")
def test_markdown_reads_as_the_text_stood(text):
    for begin, end in (("", ""), ("> ", ""), ("Text [^1]\n\n[^1]: ", "")):
        page = cmarkgfm.github_flavored_markdown_to_html(
            f"{begin}{plain(text)}{end}\n", Options.CMARK_OPT_FOOTNOTES
        )
        tree = html5lib.parseFragment(page, namespaceHTMLElements=False)
        tags = {each.tag for each in tree.iter() if isinstance(each.tag, str)}
        assert tags <= {"DOCUMENT_FRAGMENT", "p", "blockquote", "section", "ol", "li", "sup", "a"}
        # A link of GitHub's own making to an e-mail address cannot be helped, and does no harm.
        links = [each.get("href", "") for each in tree.iter("a")]
        assert not [link for link in links if not link.startswith(("#fn", "mailto:", "xmpp:"))]
        shown = " ".join("".join(tree.itertext()).split())
        assert " ".join(safe(text).split()) in shown


@pytest.mark.parametrize(
    ("value", "shown"), [(950.0, "950 USD"), (12_345.5, "12,345.5 USD"), (1.25e12, "1,250bn USD")]
)
def test_money_in_short(value, shown):
    assert money(Amount(value, "USD")) == shown
