import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from intake.bad_site import Site, handler_for
from programs import needed

from tracker.intake import client
from tracker.intake.addresses import Later


@pytest.fixture
def secure(tmp_path):
    """A site with TLS, whose certificate is for localhost and signed by itself."""
    needed("openssl")
    files = [str(tmp_path / name) for name in ("key.pem", "cert.pem")]
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", files[0], "-out", files[1]),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files[1], files[0])
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.handle_error = lambda *_: None  # who does not trust it hangs up
    server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(server.server_port)
    site.root = site.root.replace("http:", "https:")
    site.certificate = files[1]
    server.RequestHandlerClass = handler_for(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(secure, fetcher):
    with pytest.raises(Later, match=r"cannot be trusted .*self.signed"):
        fetcher().fetch(secure.put("/a", "text"))
    assert not secure.asked


def test_a_certificate_has_to_be_the_hosts(secure, fetcher, monkeypatch):
    trusted = ssl.create_default_context(cafile=secure.certificate)
    monkeypatch.setattr(client, "_trusted", lambda: trusted)
    link = secure.put("/a", "text")

    assert fetcher().fetch(link).answer.body == b"text"
    with pytest.raises(Later, match="cannot be trusted"):
        fetcher().fetch(link.replace("localhost", "127.0.0.1"))
