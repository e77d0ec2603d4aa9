import subprocess
import sys

import pytest

SCRIPT = """
import sys
from tracker.cli.main import run
run(sys.argv[1:])
print(*sorted(sys.modules))
"""


@pytest.mark.parametrize("arguments", [["ingest", "{}/a.txt"], ["feeds", "list"]])
def test_what_asks_nobody_loads_nothing_that_asks(tmp_path, arguments):
    (tmp_path / "a.txt").write_text("Latvia and Ukraine signed an agreement.")
    command = [each.format(tmp_path) for each in arguments]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *command, "--db", str(tmp_path / "new.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(done.stdout.splitlines()[-1].split())

    assert "tracker.store.migrate" in modules
    assert not modules & {"urllib3", "protego", "idna", "tracker.intake.client"}
