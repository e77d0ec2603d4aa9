"""An ingest in a process of its own, to be killed or not to be alone."""

import os
import subprocess
import sys
import traceback
from pathlib import Path

from tracker.commands import ingest as module
from tracker.store.log import open_log

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import simple_reader
from tracker.commands import ingest as module
from tracker.dossiers.dossier import Dossier, Instrument
from tracker.store.log import open_log
module.extract = simple_reader.extract
module.BATCH = int(sys.argv[5])
dossier = Dossier(id="pact", title="", home="UA", agreement=Instrument(), declaration=Instrument())
articles = list(simple_reader.many(int(sys.argv[4]), first=int(sys.argv[3])))
print("ready", flush=True)
sys.stdin.readline()
with open_log(sys.argv[2]) as log:
    module.ingest(log, dossier, articles, on_progress=lambda done: print(done, flush=True))
print("done", flush=True)
"""
STATUS = (
    "SELECT s.dossier, s.party, stage, data, reports, sources, last FROM status s"
    " JOIN status_count c ON c.dossier = s.dossier AND c.party = s.party"
    " ORDER BY s.dossier, s.party"
)


def start(url, first, count, batch):
    folder = str(Path(__file__).parent)
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, folder, url, str(first), str(count), str(batch)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def go(*processes):
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()


class Forked:
    """An ingest in a copy of this process, which need not import all that it needs anew."""

    def __init__(self, url, dossier, articles, batch):
        reads, writes = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(writes)
            self._said = os.fdopen(reads)
            return
        try:
            os.close(reads)
            os.dup2(writes, 1)
            module.BATCH = batch
            with open_log(url) as log:
                module.ingest(log, dossier, articles, on_progress=self._tell)
            self._tell("done")
        except BaseException:  # noqa: BLE001  # it must never come back into the tests
            self._tell(traceback.format_exc())
        finally:
            os._exit(0)

    def _tell(self, words):
        os.write(1, f"{words}\n".encode())

    def communicate(self):
        """All that it has said, when it has ended."""
        with self._said:
            said = self._said.read()
        os.waitpid(self.pid, 0)
        return said
