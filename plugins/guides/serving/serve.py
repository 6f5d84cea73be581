"""`make serve`: build, serve, watch, build again; the open page follows."""

import errno
import os
import re
import signal
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from plugins.guides.environment import ROOT
from plugins.guides.serving.reload import Build, News, counted
from plugins.guides.serving.server import servers
from plugins.guides.serving.watching import rounds

SOURCES = tuple(ROOT / name for name in ("theme", "plugins", "pelicanconf.py", "publishconf.py"))
ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

_PROBLEM = re.compile(r".+:\d+: [a-z0-9-]+: .+")
_BUILT = re.compile(r"built .+?(?= in [\d.]+ s\b)")


def problems(status: int, said: str) -> tuple[str, ...]:
    """Return the problems in what a build wrote to stderr; never none when it failed."""
    lines = tuple(line for line in said.splitlines() if line.strip())
    found = tuple(line for line in lines if _PROBLEM.fullmatch(line))
    if found or not status:
        return found
    return lines or (f"the build ended with status {status} and said nothing",)


def summary(build: Build, said: str, seconds: float, address: str, site: bool) -> str:
    """Return the line about a build that wrote `said`; `site`: there is one to look at."""
    took = f"in {seconds:.1f} s: {address}"
    if not build.good:
        shown = "the last good site" if site else "the problems"
        return f"not built, {counted(build.problems)} {took} shows {shown}"
    counts = _BUILT.search(said)
    noted = f", with {counted(build.problems)}," if build.problems else ""
    return f"{counts[0] if counts else 'built'}{noted} {took}"


def output_of(command: Sequence[str]) -> tuple[int, str, str]:
    """Return a command's exit status, stdout and stderr; an interrupt ends the command first."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            said, complained = process.communicate()
        except KeyboardInterrupt:
            process.kill()
            process.wait()
            raise
    return process.returncode, said, complained


def build(command: Sequence[str], output: Path, address: str, news: News) -> None:
    """Build in a process of its own, since plugins change too; tell pages and terminal of it."""
    start = time.monotonic()
    status, said, complained = output_of(command)
    seconds = time.monotonic() - start
    result = Build(not status, problems(status, complained))
    news.tell(result)
    print(complained, end="", file=sys.stderr, flush=True)
    site = (output / "index.html").is_file()
    print(summary(result, said, seconds, address, site), flush=True)


def serve(command: Sequence[str], output: Path, paths: Sequence[Path], port: int) -> int:
    """Serve `output`, which `command` builds, until a signal ends it; return the exit status."""
    news = News()
    try:
        listening = servers(port, output, news)
    except (OSError, OverflowError) as error:
        taken = getattr(error, "errno", None) == errno.EADDRINUSE
        other = port + 1 if 1024 <= port < 65535 else 8000
        why = "is in use" if taken else f"cannot be used ({error})"
        print(f"port {port} {why}: make serve PORT={other}", file=sys.stderr)
        return 1
    for number in ENDS:
        signal.signal(number, signal.default_int_handler)
    try:
        for server in listening:
            Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        for number in rounds(paths):
            build(command, output, f"http://localhost:{listening[0].server_port}", news)
            if number == 0:
                print("watching… (Ctrl-C ends)", flush=True)
    except KeyboardInterrupt:
        for number in ENDS:  # an impatient second Ctrl-C must not stop the clearing up
            signal.signal(number, signal.SIG_IGN)
    finally:
        news.end()
        for server in listening:
            server.shutdown()
            server.server_close()
    return 0


def main(args: Namespace) -> int:
    """Serve the project until interrupted; return the exit status.

    The site for serving stands in a temporary folder, or in `args.output`: it shows drafts and
    pages with problems, which must neither replace nor be taken for what `make html` built.
    """
    content = Path(args.content or ROOT / "content").resolve()
    with TemporaryDirectory(prefix="guides-", ignore_cleanup_errors=True) as folder:
        output = Path(args.output or Path(folder, "site")).resolve()
        command = [sys.executable, "-m", "plugins.guides", "html", "--serving"]
        command += ["--output", str(output)]
        command += ["--content", str(content)] if args.content else []
        return serve(command, output, (content, *SOURCES), args.port)
