"""The line between a browser and the server. Cut, it lets nothing through, also for a worker that has only just started.

What a browser offers for this reaches its pages at once, but not always a worker that is being started. The line stays
at one address, whether it is cut or not, so for the browser it is always the same place.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from urllib.parse import urlsplit

AT_ONCE = 65_536


class Line(ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 50

    def __init__(self, server: str) -> None:
        super().__init__(("127.0.0.1", 0), _Forwarding)
        there = urlsplit(server)
        assert there.port
        self.there = (there.hostname or "", there.port)
        self.url = f"http://{there.hostname}:{self.server_address[1]}"
        self.ends: set[socket.socket] = set()
        self.is_cut = False
        Thread(target=self.serve_forever, daemon=True).start()

    @contextmanager
    def cut(self) -> Iterator[None]:
        """Nothing comes through: what is under way breaks off, what begins finds nobody."""
        self.is_cut = True
        for end in list(self.ends):
            _hang_up(end)
        try:
            yield
        finally:
            self.is_cut = False

    def take_away(self) -> None:
        self.shutdown()
        self.server_close()


class _Forwarding(BaseRequestHandler):
    server: Line

    def handle(self) -> None:
        here, line = self.request, self.server
        with socket.create_connection(line.there) as there:
            line.ends |= {
                here,
                there,
            }  # before it is asked whether the line is cut: one of the two sees the other
            if not line.is_cut:
                back = Thread(target=_carry, args=(there, here), daemon=True)
                back.start()
                _carry(here, there)
                back.join()
            line.ends -= {here, there}


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while said := source.recv(AT_ONCE):
            target.sendall(said)
    _hang_up(target)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
