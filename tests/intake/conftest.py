"""A running site, and what asks it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from intake.bad_site import Site, handler_for

from tracker.cli.main import run
from tracker.intake.fetch import Fetcher, Manners


@pytest.fixture
def site():
    """A running site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.closing = threading.Event()
    server.daemon_threads = True
    found = Site(server.server_port)
    server.RequestHandlerClass = handler_for(found)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def fetcher():
    """Makes a fetcher that may ask this machine and is in a hurry."""

    def made(**manners):
        usual = {"allow_private": True, "interval": 0.0, "backoff": 0.01, "seconds": 5.0}
        return Fetcher(Manners(**{**usual, **manners}))

    return made


@pytest.fixture
def tracker(tmp_path, monkeypatch, capsys):
    """Run the command line on a new store, in a hurry and on a fixed day."""
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "new.db"))
    monkeypatch.delenv("TRACKER_DOSSIER", raising=False)
    monkeypatch.setattr("tracker.cli.options.today", lambda: "2024-08-01")
    monkeypatch.setattr("tracker.intake.pace.Pace.wait", lambda *_: None)

    def tracker(*arguments):
        code = run(arguments)
        told = capsys.readouterr()
        return SimpleNamespace(code=code, out=told.out, err=told.err)

    return tracker
