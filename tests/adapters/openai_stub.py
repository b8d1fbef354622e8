"""A server on loopback that speaks as much of OpenAI's protocol as a chat model needs."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class OpenAIStub:
    """What the server answers, and what it was asked.

    Attributes:
        content: the assistant's words.
        status: HTTP status; other than 200 the reply is an error object.
        delay: seconds before it answers.
        requests: bodies received, parsed.
    """

    content: str = "{}"
    status: int = 200
    delay: float = 0.0
    requests: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""

    def reply(self) -> dict[str, Any]:
        if self.status != 200:
            return {"error": {"message": "this key is not welcome", "type": "stub"}}
        message = {"role": "assistant", "content": self.content}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        return {"id": "1", "object": "chat.completion", "created": 0, "model": "stub",
                "choices": [choice]}  # fmt: skip


@contextmanager
def serving(stub: OpenAIStub) -> Iterator[OpenAIStub]:
    """The stub, reachable at its address while the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            stub.requests.append(json.loads(body) if body.startswith(b"{") else {})
            time.sleep(stub.delay)
            content = json.dumps(stub.reply()).encode()
            # A caller that stopped waiting has closed the line.
            with suppress(ConnectionError):
                self.send_response(stub.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name there
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    stub.address = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
