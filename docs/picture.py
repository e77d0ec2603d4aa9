"""Draw the picture of the README: the status table of the sample articles, as a terminal shows it.

`make picture` runs it; it needs the development environment.
"""

import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS, ROWS = 80, 60
_WEB_FONT = re.compile(r",?\s*url\([^)]*\) format\([^)]*\)")


def main() -> None:
    """Write docs/status.svg."""
    tracker = str(Path(sys.executable).with_name("tracker"))
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "tracker.sqlite3")
        subprocess.run([tracker, "demo", "--db", store], check=True, capture_output=True)
        shown = on_a_terminal([tracker, "status", "--as-of", "2024-06-12", "--db", store])
    lines = shown.replace("\r\n", "\n").split("\n")
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ tracker status --as-of 2024-06-12", style="bold"))
    console.print(Text.from_ansi("\n".join(lines[:ROWS]).rstrip()))
    # The picture must not fetch its fonts from anywhere.
    drawing = _WEB_FONT.sub("", console.export_svg(title="tracker"))
    Path(__file__).with_name("status.svg").write_text(drawing, encoding="utf-8")


def on_a_terminal(command: list[str]) -> str:
    """What `command` prints to a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
    return shown.decode("utf-8")


if __name__ == "__main__":
    main()
