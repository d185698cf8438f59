"""A small OpenAI-compatible server on the loopback, for the tests: it answers what it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from typing_extensions import override


@dataclass
class Said:
    """What the server answers: a status, a body, and what else HTTP lets it do."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: bool = False


Script = Callable[[dict[str, Any]], Said]


def completion(
    text: str | None,
    *,
    finish: str = "stop",
    tokens: tuple[int, int] | None = (1_000, 200),
    refusal: str | None = None,
) -> Said:
    """A chat completion with that text."""
    usage = {}
    if tokens:
        usage = {
            "usage": {
                "prompt_tokens": tokens[0],
                "completion_tokens": tokens[1],
                "total_tokens": sum(tokens),
            }
        }
    message = {"role": "assistant", "content": text, "refusal": refusal}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "test",
        "choices": [choice],
        **usage,
    }
    return Said(json.dumps(body).encode(), headers={"Content-Type": "application/json"})


def failing(status: int, said: str = "no", **headers: str) -> Said:
    """An error in the form of OpenAI's."""
    body = json.dumps({"error": {"message": said, "type": "test"}}).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Said(body, status, {"Content-Type": "application/json", **named})


class Server:
    """Answers by a list, its last item again and again; or by a function of the request."""

    def __init__(self) -> None:
        self.answers: list[Said] = []
        self.script: Script | None = None
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def says(self, *answers: Said | str | dict[str, Any]) -> None:
        """Answer these, one after the other: a text or a JSON object is what the model writes."""
        self.answers = [_said(answer) for answer in answers]

    def asked(self, number: int = -1) -> str:
        """The last message of a request: the report."""
        return str(self.requests[number]["messages"][-1]["content"])

    @contextmanager
    def running(self) -> Iterator[Server]:
        thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            self._http.server_close()

    def _next(self, request: dict[str, Any]) -> Said:
        if self.script is not None:
            return self.script(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def _handler(server) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                request = json.loads(self.rfile.read(length))
                server.requests.append(request)
                server.headers.append({name.lower(): value for name, value in self.headers.items()})
                said = server._next(request)
                time.sleep(said.wait)
                try:
                    self._send(said)
                except OSError:
                    self.close_connection = True  # the client had enough

            def _send(self, said: Said) -> None:
                self.send_response(said.status)
                for name, value in said.headers.items():
                    self.send_header(name, value)
                if said.drip:
                    self.send_header("Transfer-Encoding", "chunked")
                    self.end_headers()
                    for at in range(0, len(said.body), 65_536):
                        part = said.body[at : at + 65_536]
                        self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
                    self.wfile.write(b"0\r\n\r\n")
                    return
                self.send_header("Content-Length", str(len(said.body)))
                self.end_headers()
                self.wfile.write(said.body)

            @override
            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


def _said(answer: Said | str | dict[str, Any]) -> Said:
    match answer:
        case Said():
            return answer
        case str():
            return completion(answer)
        case dict():
            return completion(json.dumps(answer, ensure_ascii=False))
