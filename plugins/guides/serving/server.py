"""The addresses of `make serve`: localhost in both families, or a clear no."""

import errno
import os
import socket
import sys
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer

from plugins.guides.serving.reload import News
from plugins.guides.serving.visit import Visit


class Server(ThreadingHTTPServer):
    """A server on one address; browsers may leave whenever they like."""

    # Windows takes "reuse" for leave to share a port with another program.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def server_bind(self) -> None:
        """Bind without the library's search for a host name: seconds, on some systems."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", self.server_address[1]

    def handle_error(self, request, client_address) -> None:
        """Say nothing when a browser went away."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class Server6(Server):
    """The same on an IPv6 address."""

    address_family = socket.AF_INET6


def servers(port: int, output: Path, news: News) -> list[Server]:
    """Return servers of a folder on all addresses of `localhost`; OSError if the port is taken.

    Browsers try ::1 first: left free, it could be another program that answers there.
    """
    visit = partial(Visit, news=news, directory=str(output))
    first = Server(("127.0.0.1", port), visit)
    try:
        return [first, Server6(("::1", first.server_port), visit)]
    except OSError as error:
        if error.errno != errno.EADDRINUSE:  # a machine without IPv6
            return [first]
        first.server_close()
        raise
