"""The commands of the project: `python -m plugins.guides html` and its fellows.

Only the standard library is imported here until the other libraries are known to be there.
"""

import importlib
import os
import sys
import traceback
from pathlib import Path

from plugins.guides import environment
from plugins.guides.command_line import commands, parser


def place(error):
    """Return `path:line` of the last line of the project that an error passed through."""
    root, libraries = environment.ROOT, environment.FOLDER
    ours = [
        f"{file.relative_to(root)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if (file := Path(frame.filename)).is_relative_to(root)
        and not file.is_relative_to(libraries)
    ]
    return ours[-1]  # run() is always one of them


def run(args):
    """Run one command and return its exit status; no error leaves here as a traceback."""
    module, function = args.target.split(":")
    try:
        status = getattr(importlib.import_module(module), function)(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; the flush at exit must not complain of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        if args.debug:
            raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        print(
            f"{place(error)}: unexpected-error: report this line; --debug shows more: {reason}",
            file=sys.stderr,
        )
        return 1
    return status


def main():
    """Read the command line, run the command and return its exit status."""
    lack = environment.lack()
    if lack:
        print(lack, file=sys.stderr)
        return 1
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # old Windows consoles lack characters
    return run(parser(commands(os.environ)).parse_args())


if __name__ == "__main__":
    sys.exit(main())
