"""What is cached between builds is whole, of the right making, and no more than is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plgdocs.outputs.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """A cache that holds two files."""
    cache = Cache(tmp_path / "cache")
    assert cache.get("a", "key", lambda: b"1\n2") == b"1\n2"
    assert cache.get("b", "key", lambda: b"2") == b"2"
    return cache


def test_what_is_cached_is_not_made_again(cache: Cache) -> None:
    assert cache.get("a", "key", lambda: b"other") == b"1\n2"
    assert cache.get("a", "other key", lambda: b"other") == b"other"
    assert cache.get("a", "key", lambda: b"again") == b"again"


def test_others_are_forgotten(cache: Cache) -> None:
    (cache.directory / "a.123.new").touch()  # of a build that was killed
    cache.forget_others({"a"})
    assert [path.name for path in cache.directory.iterdir()] == ["a"]


def test_a_damaged_file_is_made_again(cache: Cache) -> None:
    path = cache.directory / "a"
    whole = path.read_bytes()
    for damaged in (b"", whole[:10], whole[:-1], whole + b"x", whole.replace(b"2", b"3")):
        path.write_bytes(damaged)
        assert cache.get("a", "key", lambda: b"1\n2") == b"1\n2"
        assert path.read_bytes() == whole
