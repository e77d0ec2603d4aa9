"""What `tracker status` costs, whole process, against a bare Typer command on the same rows."""

import subprocess
import sys
import tempfile
from pathlib import Path

from timing import medians, pin, table

BARE = """
import json, sqlite3, typer

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

@app.command()
def status(db: str = "", dossier: str = "ukraine-security") -> None:
    store = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    query = (
        "SELECT s.party, s.data, c.sources, c.last FROM status s JOIN status_count c"
        " ON c.dossier = s.dossier AND c.party = s.party WHERE s.dossier = ? ORDER BY s.party"
    )
    for party, data, sources, last in store.execute(query, (dossier,)):
        row = json.loads(data)
        print(party, row.get("stage"), row.get("since"), sources, last)

app()
"""


def main() -> None:
    """Print the medians and their ratio."""
    pin()
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "bench.sqlite3")
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        tracker = str(Path(sys.executable).with_name("tracker"))
        subprocess.run([tracker, "demo", "--db", store], check=True, capture_output=True)
        measured = medians(
            {
                "python -c pass": [sys.executable, "-c", "pass"],
                "bare Typer and sqlite3": [sys.executable, str(bare), "--db", store],
                "tracker status": [tracker, "status", "--db", store],
                "tracker status --json": [tracker, "status", "--db", store, "--json"],
                "tracker --version": [tracker, "--version"],
            },
            rounds=21,
        )
    print("Whole process, median of 21 interleaved runs on one core:")
    print(table(measured, "bare Typer and sqlite3"))


if __name__ == "__main__":
    main()
