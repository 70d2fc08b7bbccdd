"""What is kept as bytes comes back as it was."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from test_build import edit

from plgdocs.live import Live
from plgdocs.packed import Packed


@pytest.mark.parametrize("copied", [copy.deepcopy, dict, Packed])
def test_each_asks_for_an_object_of_its_own(copied: type[Packed]) -> None:
    packed = Packed({"a": ["one"]})
    packed["a"].append("two")
    packed.update(b={"three": 3})
    assert dict(copied(packed)) == {"a": ["one"], "b": {"three": 3}}
    assert packed.pop("b") == {"three": 3}
    assert packed.get("b") is None
    assert list(packed) == ["a"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST-Parser's
def test_a_visible_table_of_contents_shows_headings_that_are_kept_as_bytes(library: Path) -> None:
    edit(library / "docs/plg/index.md", "```{toctree}\n:hidden:\n", "```{toctree}\n")
    live = Live(library, lambda **_: None)
    live.start()
    page = (live.site / "plg/index.html").read_text("utf-8")
    assert '<li class="toctree-l2"><a href="levensloop/#' in page
    for kept in (live.app.env.tocs, live.domain.data["searched"]):
        assert isinstance(kept, Packed)
        assert {type(value) for value in kept.data.values()} == {bytes}
