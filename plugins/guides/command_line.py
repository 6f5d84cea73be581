"""What can be asked of the project on the command line: the commands, and what each takes."""

import argparse
from pathlib import Path
from typing import NamedTuple


def path(text):
    """Return `text` as a whole path, which holds wherever the command goes to work."""
    return Path(text).resolve()


def port(text):
    """Return `text` as the number of a port; 0 lets the system choose one."""
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f'name a port from 1 to 65535, not "{text}"')
    return int(text)


def policy(text):
    """Return what to do with guides that nobody has signed off: `refuse` or `show`."""
    if text not in ("refuse", "show"):
        raise argparse.ArgumentTypeError(f'say "refuse" or "show", not "{text}"')
    return text


class Option(NamedTuple):
    """One argument of a command, as argparse takes it."""

    name: str
    settings: dict


class Command(NamedTuple):
    """One command: what it runs, what it says of itself, what it takes."""

    target: str  # module:function; it takes the parsed arguments and returns an exit status
    help: str
    options: tuple = ()


def commands(environ):
    """Return the commands by name; `environ` gives what the command line leaves out."""
    content = Option(
        "--content", {"type": path, "metavar": "DIR", "help": "read this folder, not content/"}
    )
    output = Option(
        "--output", {"type": path, "metavar": "DIR", "help": "write this folder, not output/"}
    )
    serving = Option(
        "--serving", {"action": "store_true", "help": "show what can be shown, problems on top"}
    )
    number = Option(
        "--port", {"type": port, "default": environ.get("PORT") or "8000", "help": "default: 8000"}
    )
    address = Option(
        "--siteurl", {"default": environ.get("SITEURL") or None, "help": "where it will stand"}
    )
    unreviewed = Option(
        "--unreviewed",
        {
            "type": policy,
            "default": environ.get("UNREVIEWED") or "refuse",
            "help": "guides that nobody signed off: refuse (the default) or show",
        },
    )
    guide = Option("--guide", {"default": environ.get("GUIDE"), "help": "the guide's file name"})
    who = Option("--who", {"default": environ.get("WHO"), "help": "the clinician's name"})
    qualification = Option(
        "--qualification", {"default": environ.get("QUALIFICATION"), "help": "their qualification"}
    )
    title = Option("title", {"nargs": "?", "default": environ.get("GUIDE") or None})
    files = Option("files", {"nargs": "*", "type": path, "help": "only the problems of these"})
    chosen = Option("arguments", {"nargs": "*", "help": "only these files; options after --"})
    guides = Option("--guides", {"type": int, "default": 50, "metavar": "N", "help": "default: 50"})
    package = "plugins.guides."
    return {
        "html": Command(package + "site:html", "build the site", (content, output, serving)),
        "serve": Command(
            package + "serving.serve:main",
            "build, show on localhost, follow every change",
            (content, output, number),
        ),
        "regenerate": Command(package + "tools:regenerate", "build again at every change"),
        "check": Command(
            package + "check:main", "check what is written, build nothing", (content, files)
        ),
        "new": Command(package + "new:main", "begin a guide", (title, content)),
        "sign": Command(
            package + "sign:main",
            "write a clinician's sign-off into a guide",
            (guide, who, qualification, content),
        ),
        "publish": Command(
            package + "site:publish",
            "build for the world",
            (content, output, address, unreviewed),
        ),
        "test": Command(package + "tools:test", "run the tests", (chosen,)),
        "format": Command(package + "tools:style", "put the code into its one style"),
        "bench": Command(package + "bench:main", "measure speed and size", (content, guides)),
        "shots": Command(package + "shots:main", "take pictures of every kind of page"),
        "clean": Command(package + "site:clean", "remove what was built"),
    }


def parser(table):
    """Return the parser of the command line for a table of commands."""
    top = argparse.ArgumentParser(prog="python -m plugins.guides", description=__doc__)
    names = top.add_subparsers(dest="command", metavar="command", required=True)
    for name, command in table.items():
        own = names.add_parser(name, help=command.help, description=command.help)
        own.add_argument("--debug", action="store_true", help="show where a crash came from")
        own.set_defaults(target=command.target)
        for option in command.options:
            own.add_argument(option.name, **option.settings)
    return top
