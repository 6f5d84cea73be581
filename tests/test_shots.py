"""`make shots` knows what to take a picture of, and says in one line what it lacks."""

from argparse import Namespace
from contextlib import contextmanager

from plugins.guides import shots
from plugins.guides.browser import NoBrowser
from plugins.guides.environment import ROOT
from plugins.guides.pages import Output

FILES = [
    Output("index.html", "home", {}),
    Output("procedures/a/index.html", "procedure", {}),
    Output("procedures/b/index.html", "procedure", {}),
    Output("a/index.html", "redirect", {}),
    Output("mark.svg", "mark", {}),
]


def test_one_page_of_each_kind_is_taken():
    assert shots.kinds(shots.seen(FILES)) == {
        "home": "index.html",
        "procedure": "procedures/a/index.html",
    }


def test_without_a_browser_it_says_so_in_one_line(monkeypatch, capsys):
    @contextmanager
    def none():
        raise NoBrowser("there is no browser here")
        yield

    monkeypatch.setattr(shots, "launched", none)
    monkeypatch.setattr(shots, "FOLDER", ROOT / "nowhere")
    assert shots.main(Namespace()) == 1
    assert capsys.readouterr().err == "shots: there is no browser here\n"


def test_a_site_that_does_not_build_leaves_the_old_pictures(monkeypatch, tmp_path):
    @contextmanager
    def some():
        yield "a browser"

    (tmp_path / "old.png").touch()
    monkeypatch.setattr(shots, "launched", some)
    monkeypatch.setattr(shots, "FOLDER", tmp_path)
    monkeypatch.setattr(shots, "built", lambda folder: 1)
    assert shots.main(Namespace()) == 1
    assert (tmp_path / "old.png").exists()


def test_the_picture_in_readme_is_small_and_described():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "](theme/screenshot.png)" in readme
    assert "![](" not in readme
    assert (ROOT / "theme" / "screenshot.png").stat().st_size <= 150_000
