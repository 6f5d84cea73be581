"""One request of `make serve`: a file of the site, never cached, told of the last build."""

from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs

from plugins.guides.serving.reload import News, no_site, told

HEARTBEAT = 10  # seconds: how long a closed browser goes unnoticed
EVENTS = "/_events"
OWN = {
    f"/_{name}": Path(__file__).with_name(name).read_bytes() for name in ("reload.js", "reload.css")
}

# Only these: what the system's registry says differs from machine to machine.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Visit(SimpleHTTPRequestHandler):
    """Files of `directory`, and events, to one browser at a time."""

    timeout = 60

    def __init__(self, *args, news: News, **kwargs) -> None:
        self.news = news
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer with events or with a file."""
        address, _, query = self.path.partition("?")
        if address == EVENTS:
            self._stream(parse_qs(query).get("build", [self.news.build.name])[0])
        else:
            super().do_GET()

    def send_head(self):
        """Send the headers and return the body, open for reading, or None where there is none."""
        self.build = self.news.build  # before the file is read, or an old page passes for new
        address = self.path.partition("?")[0]
        if address in OWN:
            return self._reply(200, OWN[address], self.guess_type(address))
        if not Path(self.directory, "index.html").is_file():
            return self._reply(503, no_site(self.build).encode(), TYPES[".html"])
        try:
            index = "index.html" if address.endswith("/") else ""
            file = Path(self.translate_path(self.path), index).resolve(strict=True)
            if not file.is_relative_to(Path(self.directory).resolve(strict=True)):
                return self._not_found()
            page = file.read_text("utf-8", "surrogateescape") if file.suffix == ".html" else None
        except (OSError, RuntimeError, ValueError):  # missing, links in a ring, no possible name
            return self._not_found()
        return super().send_head() if page is None else self._page(200, page)

    def list_directory(self, path):
        """Keep folders to themselves, as a host would."""
        return self._not_found()

    def end_headers(self) -> None:
        """Forbid to keep a copy, and to guess a type that a host might not guess."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def guess_type(self, path) -> str:
        """Return the type that the end of a name stands for."""
        return TYPES.get(Path(path).suffix.lower(), "application/octet-stream")

    def log_message(self, format, *args) -> None:
        """Keep the terminal for builds."""

    def _not_found(self) -> BytesIO:
        file = Path(self.directory, "404.html")
        if file.is_file():
            return self._page(404, file.read_text("utf-8", "surrogateescape"))
        return self._reply(404, b"not found\n", TYPES[".txt"])

    def _page(self, status: int, page: str) -> BytesIO:
        body = told(page, self.build).encode("utf-8", "surrogateescape")
        return self._reply(status, body, TYPES[".html"])

    def _reply(self, status: int, body: bytes, kind: str) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _stream(self, known: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 300\n\n")
        while not self.news.over:
            build = self.news.other_than(known, HEARTBEAT)
            known = build.name if build else known
            self.wfile.write(f"data: {known}\n\n".encode() if build else b": still here\n\n")
