"""A real server of HTTP on this machine, that behaves as badly as it is told."""

import time
from collections import Counter
from http.server import BaseHTTPRequestHandler


class Site:
    """A site: what it answers by path, and what it was asked."""

    def __init__(self, port):
        self.port = port
        self.root = f"http://localhost:{port}"
        self.answers = {}
        self.asked = []
        self.times = []

    @property
    def counts(self):
        return Counter(path for path, _ in self.asked)

    def put(self, path, body=b"", status=200, **headers):
        """Answer a path; headers are written with _ for -."""
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = (status, {k.replace("_", "-"): v for k, v in headers.items()}, data)
        return self.root + path

    def act(self, path, action):
        """Let `action(handler)` answer a path."""
        self.answers[path] = action
        return self.root + path


def drip(handler, *, seconds=20.0, pause=0.05):
    """Send a byte now and then."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not handler.server.closing.is_set():
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(pause)


def handler_for(site):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_GET(self):
            site.asked.append((self.path, dict(self.headers)))
            site.times.append(time.monotonic())
            found = site.answers.get(self.path, (404, {}, b""))
            try:
                if callable(found):
                    self.close_connection = True
                    found = found(self)
                    if found is None:
                        return
                status, headers, body = found
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # the reader has gone, as it should

    return Handler


def page(title, text, *, published="2024-05-31"):
    """A page as an outlet makes them."""
    return (
        f"<!doctype html><html><head><title>{title}</title>"
        f'<meta property="article:published_time" content="{published}T10:00:00Z"></head>'
        f"<body><article><h1>{title}</h1><p>{text}</p>"
        "<p>The ministers met in the capital in the morning and spoke of what comes next, and of"
        " the many people who had worked on the text for half a year.</p></article></body></html>"
    )
