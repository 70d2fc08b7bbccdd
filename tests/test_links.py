"""Folders that are hard links to another: brought up to date, they are what the other one is."""

from __future__ import annotations

from pathlib import Path

from plgdocs.links import files_below, mirror, move_into


def write(folder: Path, **texts: str) -> Path:
    """Write files; ``__`` in a name is a slash."""
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_an_older_folder_becomes_the_same(tmp_path: Path) -> None:
    last = write(tmp_path / "last", a="1", b="2", d__a="3", d__e__f="4", same="5")
    older = write(tmp_path / "older", a="1", c="2", d__b="3", g__h__i="4", same="0")
    older.joinpath("b").mkdir()  # a folder in the place of a file, and the reverse
    older.joinpath("d/e").touch()
    names = ["a", "b", "d/a", "d/e/f", "same"]
    for _ in range(2):
        assert sorted(mirror(str(last), str(older))) == names
        assert sorted(files_below(older)) == names
        assert all((older / name).samefile(last / name) for name in names)
    assert sorted(path.name for path in older.iterdir()) == ["a", "b", "d", "same"]


def test_what_was_made_comes_in_place_of_links_and_never_in_their_files(tmp_path: Path) -> None:
    last = write(tmp_path / "last", a="old", b="same", gone__a="1", gone__b__c="2")
    new = write(tmp_path / "new")
    new.mkdir()
    gone = {*mirror(str(last), str(new))} - {"b"}
    move_into(new, write(tmp_path / "fresh", a="new", b="same", d__e="3"), gone)
    assert sorted(files_below(new)) == ["a", "b", "d/e"]
    assert sorted(path.name for path in new.iterdir()) == ["a", "b", "d"]
    assert (new / "a").read_text() == "new"
    assert (new / "b").samefile(last / "b")
    assert (last / "a").read_text() == "old"
    assert not (tmp_path / "fresh").exists()
