"""What readers see of experiences: below a card's text, or else an invitation to tell one; and the form's page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from conftest import EDITORS, PUBLIC, REPOSITORY, ROOT
from helpers.builds import edit
from helpers.pages import parse, text_of, weight
from helpers.samples import EXPERIENCE, small_library

from plgdocs.model.experiences import MOST_EXPERIENCES
from plgdocs.model.file_kinds import card_of
from plgdocs.sphinx_ext.live_site import LiveSite

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

BESIDE = "methods/rondje.ervaringen.yml"
FORM = "../../bijdragen/ervaring/"


def made(root: Path) -> Path:
    """Return a small library that has the settings of ours, and the page of the form."""
    small_library(root)
    shutil.copy(ROOT / "conf.py", root)
    (root / "docs/bijdragen").mkdir()
    text = (ROOT / "docs/bijdragen/ervaring.md").read_text("utf-8")
    text = re.sub(r"\((?:\.\./over|problemen|met-git)\.md[^)]*\)", "(../begrippen.md)", text)
    (root / "docs/bijdragen/ervaring.md").write_text(text, "utf-8")
    return root


def build(root: Path, **settings: str) -> Path:
    """Build a library strictly, as Sphinx does; return the site's folder."""
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "dirhtml", str(root), str(root / "_site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=os.environ | settings)
    assert (done.returncode, done.stderr.replace("Zonder publiek adres", "")[:9]) in ((0, ""), (0, " (PLG_SIT")), done
    return root / "_site"


def block(site: Path) -> Element:
    """Return what the card says of experiences."""
    page = parse(site / "methodieken/rondje/index.html")
    return next(section for section in page.iter("section") if section.get("class") == "tried")


def links(element: Element) -> list[str]:
    return [link.get("href", "") for link in element.iter("a")]


@pytest.mark.slow
def test_a_card_shows_its_experiences_and_follows_their_file(tmp_path: Path) -> None:
    root = made(tmp_path)
    site = build(root)
    assert "Nog niemand vertelde hoe het ging." in text_of(block(site))
    assert links(block(site)) == [f"{FORM}?kaart=rondje", "../../bijdragen/verbeter/?kaart=rondje"]
    evil = '"a < b, R&D, {{7*7}} en \\"ja\\""'
    newer = EXPERIENCE.replace("2026-11-22", "2026-12-01").replace("Iedereen sprak.", evil).replace(": 9", ": 1")
    (root / BESIDE).write_text(f"{EXPERIENCE}  genoemd: Een school\n{newer}", "utf-8")
    shown = text_of(block(build(root)))
    assert "Basisschool, 9 personen, 22 november 2026: Een school" in shown
    assert "Basisschool, 1 persoon, 1 december 2026" in shown
    assert 'a < b, R&D, {{7*7}} en "ja"' in shown
    assert "Aangepast: We deden het buiten." in shown
    assert shown.index("december") < shown.index("november")
    assert links(block(site)) == [f"{FORM}?kaart=rondje", "../../bijdragen/verbeter/?kaart=rondje"]
    (root / BESIDE).write_text(EXPERIENCE.replace("sprak", "zong"), "utf-8")
    assert "Iedereen zong." in text_of(block(build(root)))
    (root / BESIDE).unlink()
    assert "Nog niemand" in text_of(block(build(root)))


WORDS = (ROOT / "docs/school/visie-ontwikkelen.md").read_text("utf-8").split()


def long(start: int, longest: int) -> str:
    """Return plain text of a length, a different one for each start."""
    letters = " ".join(word for word in WORDS[start:] if word.isalpha())
    return letters[:longest].strip()


@pytest.mark.slow
def test_the_form_has_every_way_that_is_set_up_and_a_full_card_is_light(tmp_path: Path) -> None:
    root = made(tmp_path)
    light = weight(build(root), "methodieken/rondje/")
    none = parse(root / "_site/bijdragen/ervaring/index.html")
    assert "heeft hier nog geen adres" in text_of(none)
    text = EXPERIENCE.replace("We deden het buiten.", "{}").replace("Iedereen sprak.", "{}")
    full = [text.format(long(60 * number, 240), long(60 * number + 30, 360)) for number in range(MOST_EXPERIENCES)]
    (root / BESIDE).write_text("".join(full), "utf-8")
    settings = {"PLG_SITE_URL": PUBLIC, "PLG_REPOSITORY_URL": REPOSITORY, "PLG_EDITORS_EMAIL": EDITORS}
    site = build(root, **settings)
    assert weight(site, "methodieken/rondje/") - light < 3_000
    ways = links(parse(site / "bijdragen/ervaring/index.html"))
    assert f"{REPOSITORY}/issues/new?template=ervaring.yml" in ways
    (mail,) = [link for link in ways if link.startswith(f"mailto:{EDITORS}?subject=Ervaring&body=Methodiek%3A")]
    assert " " not in mail
    assert "%0D%0A" in mail
    assert (ROOT / ".github/ISSUE_TEMPLATE/ervaring.yml").is_file()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST's
def test_the_preview_follows_the_file(tmp_path: Path) -> None:
    root = made(tmp_path / "gids")
    live: Any = LiveSite(root, tmp_path / "live")
    page = "methodieken/rondje/"
    assert b"Nog niemand" in live.fresh_page(page)[0]
    (root / BESIDE).write_text(EXPERIENCE, "utf-8")
    assert page in live.save([BESIDE])
    assert b"Iedereen sprak." in live.fresh_page(page)[0]
    edit(root / BESIDE, "sprak", "zong")
    live.save([BESIDE])
    assert b"Iedereen zong." in live.fresh_page(page)[0]
    (root / BESIDE).unlink()
    live.save([BESIDE])
    assert b"Nog niemand" in live.fresh_page(page)[0]
    live.stack.close()


@pytest.mark.parametrize(
    ("path", "card"),
    [
        ("methods/oase.ervaringen.yml", "methods/oase.md"),
        ("methods/oase.redactie.yml", "methods/oase.md"),
        ("methods/oase.md", "methods/oase.md"),
        ("docs/over.md", "docs/over.md"),
    ],
)
def test_a_file_beside_a_card_is_seen_as_the_card(path: str, card: str) -> None:
    assert card_of(path) == card
