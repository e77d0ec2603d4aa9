"""The page in a browser: axe finds nothing to mend, on screen, in the dark and on paper."""

import html
import importlib.util
import json
import re
import subprocess
from pathlib import Path

import made_table
import pytest
from programs import needed

from tracker.export.registry import render

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser():
    return needed(*BROWSERS)


def run(browser, page, tmp_path, *options):
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", *options, file.as_uri()]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def checked(browser, page, tmp_path, *options):
    """What axe says of the page."""
    origin = importlib.util.find_spec("axe_core_python").origin
    axe = (Path(origin).parent / "axe.min.js").read_text(encoding="utf-8")
    # Scripts are forbidden on the page; only the copy that is checked may run one.
    page, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert count == 1
    script = (
        f"<script>{axe}</script><script>axe.run().then(found => {{"
        "const told = document.createElement('pre'); told.id = 'axe';"
        "told.textContent = JSON.stringify({passes: found.passes.length,"
        " violations: found.violations.map(v => [v.id, v.nodes.map(n => n.html)])});"
        "document.body.append(told)})</script>"
    )
    page = page.replace("</body>", f"{script}</body>")
    shown = run(browser, page, tmp_path, "--virtual-time-budget=20000", "--dump-dom", *options)
    (told,) = re.findall(r'<pre id="axe">(.*?)</pre>', shown, re.DOTALL)
    return json.loads(html.unescape(told))


@pytest.mark.parametrize(
    "options", [[], ["--blink-settings=preferredColorScheme=0"], ["--window-size=360,640"]]
)
def test_nobody_is_kept_out(browser, tmp_path, options):
    found = checked(browser, render(made_table.publication(), "html"), tmp_path, *options)

    assert found["violations"] == []
    assert found["passes"] > 15


def test_what_keeps_people_out_is_found(browser, tmp_path):
    page = render(made_table.publication(), "html")
    found = checked(browser, page.replace('<html lang="en">', "<html>"), tmp_path)

    assert [each for each, _ in found["violations"]] == ["html-has-lang"]


def test_it_prints(browser, tmp_path):
    page = render(made_table.publication(), "html")
    run(browser, page, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'out.pdf'}")
    printed = (tmp_path / "out.pdf").read_bytes()

    assert printed.startswith(b"%PDF")
    assert b"/MediaBox [0 0 842" in printed or b"/MediaBox [0 0 841" in printed  # landscape
