"""A stand-in for GOV.UK Notify on this machine: it checks the token and keeps what it is sent, as the real one does."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import jwt

SERVICE, SECRET = "8ab4f1d0-0000-4000-8000-000000000001", "8ab4f1d0-0000-4000-8000-000000000002"
KEY = f"devon-{SERVICE}-{SECRET}"


@dataclass
class Notify:
    """What it was asked, and how it answers: `answers` are the next statuses of a POST, then 201."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    keeps: bool = True  # even where it answers with a fault, as after a lost connection
    kept: list[tuple[str, dict]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def notify_server() -> Iterator[Notify]:
    """Run it on a free port of this machine."""
    state = Notify()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_args: object) -> None:
            return

        def do_GET(self) -> None:
            reference = parse_qs(urlsplit(self.path).query)["reference"][0]
            state.asked.append(reference)
            found = [{"id": "1"} for _kind, body in state.kept if body["reference"] == reference]
            self._answer(200, {"notifications": found})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            token = self.headers["Authorization"].removeprefix("Bearer ")
            options = {"require": ["iss", "iat"], "verify_iat": False}
            if jwt.decode(token, SECRET, algorithms=["HS256"], options=options)["iss"] != SERVICE:
                self._answer(403, {})
                return
            status = state.answers.pop(0) if state.answers else 201
            if status == 201 or state.keeps:
                state.kept.append((self.path.rsplit("/", 1)[1], body))
            self._answer(status, {"id": "1"})

        def _answer(self, status: int, body: dict) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
