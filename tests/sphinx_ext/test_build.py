"""The build: strict every time, and the same however it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import PUBLIC, Serve, run_sphinx
from helpers.builds import differences, edit, sphinx
from helpers.samples import CARD

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # MyST's


def test_two_builds_are_the_same_serial_and_parallel(
    pruned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDFs, pictures and feeds included, with nothing kept from before."""
    monkeypatch.setenv("PLG_SITE_URL", PUBLIC)
    one, two = tmp_path / "one", tmp_path / "two"
    for jobs, folder in enumerate((one, two), 1):
        assert run_sphinx(pruned / "library", folder, tmp_path / f"doctrees-{jobs}", jobs=jobs) == 0
    assert differences(one, two) == []
    (one / "index.html").write_text("anders")
    assert differences(one, two) == ["index.html"]


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_problem_fails_every_build(jobs: str, root: Path, tmp_path: Path) -> None:
    """Not only the one that reads the file, and whichever process reads it."""
    (root / "conf.py").write_text("extensions = ['myst_parser', 'plgdocs']\n", "utf-8")
    edit(root / "methods/rondje.md", "fase: [openen]", "fase: [opennen]")
    for _ in range(2):
        run = sphinx(root, tmp_path / "out", jobs)
        assert run.returncode == 1
        assert "methods/rondje.md:" in run.stderr
        assert "“opennen” kan niet bij “fase”. Bedoel je “openen”? [plg.PLG307]" in run.stderr


def test_warnings_keep_their_line(library: Path, tmp_path: Path) -> None:
    """The front matter is blanked, not cut: Sphinx's own warnings point at the right line."""
    page = library / "docs/over.md"
    page.write_text(page.read_text("utf-8") + "\n```{figure} weg.svg\n```\n", "utf-8")
    line = page.read_text("utf-8").split("\n").index("```{figure} weg.svg") + 1
    assert f"docs/over.md:{line}:" in sphinx(library, tmp_path / "out").stderr


def test_a_warning_of_a_process_that_writes_fails_the_build(library: Path, tmp_path: Path) -> None:
    """One that appears only while several processes write the pages."""
    (library / "docs/extra.py").write_text(
        "from sphinx.util import logging\n"
        "def warn(app, name, *rest):\n"
        "    if name == 'methods/kandoe':\n"
        "        logging.getLogger(__name__).warning('van een schrijver')\n"
        "def setup(app):\n"
        "    app.connect('html-page-context', warn)\n"
        "    return {'parallel_read_safe': True, 'parallel_write_safe': True}\n"
    )
    edit(library / "conf.py", "extensions = [", "import sys\nsys.path.append('docs')\nextensions = ['extra', ")
    run = sphinx(library, tmp_path / "out", "2")
    assert run.returncode == 1
    assert "van een schrijver" in run.stderr


def test_text_struck_through_is_fine(library: Path, tmp_path: Path) -> None:
    """MyST warns, in every build, that other formats than HTML lose it."""
    edit(library / "methods/kandoe.md", "## Waarom?", "~~Weg.~~\n\n## Waarom?")
    assert sphinx(library, tmp_path / "out").returncode == 0


def test_a_rule_may_stand_anywhere(library: Path, tmp_path: Path) -> None:
    """Docutils warns of one at the start or end of a section, in a list, in a quote, or beside another."""
    rules = "***\n\n---\n\n- een\n- ***\n\n> ***\n\n"
    edit(library / "methods/kandoe.md", "## Waarom?", f"{rules}## Waarom?\n\n{rules}")
    edit(library / "methods/kandoe.md", "\n(kandoe)=", "\n***\n\n(kandoe)=")
    page = library / "docs/over.md"
    page.write_text(f"{page.read_text('utf-8')}\n***\n", "utf-8")
    run = sphinx(library, tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert "<hr" not in (tmp_path / "out/methodieken/kandoe/index.html").read_text("utf-8")


def test_a_changed_title_shows_where_it_is_cited(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert sphinx(library, out).returncode == 0
    edit(library / "methods/kandoe.md", "korte-titel: KanDoe", "korte-titel: KanDoeAnders")
    assert sphinx(library, out).returncode == 0
    for address in ("methodieken", "aanbevelingen/3-leervraag", "methodieken/kandoe", "."):
        assert "KanDoeAnders" in (out / address / "index.html").read_text("utf-8"), address


def test_a_contributed_card_is_built_but_not_listed(library: Path, tmp_path: Path) -> None:
    (library / "methods/rondje.md").write_text(CARD, "utf-8")
    assert sphinx(library, tmp_path / "out").returncode == 0
    page = (tmp_path / "out/methodieken/rondje/index.html").read_text("utf-8")
    assert "nog niet" in page
    for listing in ("methodieken/index.html", "index.html", "cards.json"):
        assert "methodieken/rondje" not in (tmp_path / "out" / listing).read_text("utf-8")


def test_an_old_name_leads_to_the_page(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serve: Serve, browser: Browser
) -> None:
    edit(root / "methods/rondje.md", "fase: [", "vroeger: [kringetje]\nfase: [")
    (root / "conf.py").write_text("extensions = ['myst_parser', 'plgdocs']\nhtml_baseurl = 'https://gids.example/x/'\n")
    assert sphinx(root, tmp_path / "out").returncode == 0
    page = (tmp_path / "out/methodieken/kringetje/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://gids.example/x/methodieken/rondje/">' in page
    assert '<meta property="og:title" content="Rondje">' in page
    assert '<meta http-equiv="refresh" content="0; url=../rondje/">' in page
    assert '<a href="../rondje/">ga naar Rondje</a>' in page
    page = (tmp_path / "out/methodieken/kringetje/deelnemers/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../rondje/deelnemers/">' in page
    tab, home = browser.new_page(), serve(tmp_path / "out")
    for rest in ("", "deelnemers/?datum=2027-01-12", "?groep=8#stap-2"):
        tab.goto(f"{home}methodieken/kringetje/{rest}", wait_until="commit")
        tab.wait_for_url(f"{home}methodieken/rondje/{rest}")
    tab.close()


def test_front_matter_is_text_and_never_markup(library: Path, tmp_path: Path) -> None:
    """Whatever a contributor writes in a key, a list, a title or a label is shown as text."""
    card, evil = library / "methods/kandoe.md", "<img src=x onerror=alert(1)>"
    edit(card, "herkomst: ", f"ingebracht-door: '{evil} 1'\nherkomst: ")
    edit(card, "materiaal: [", f"materiaal: ['{evil} 2', ")
    promised = "(kandoe-samen-kiezen-wat-voorgaat)=\n"
    edit(card, "# KanDoe: samen kiezen wat voorgaat\n", f"{promised}# KanDoe \\<img src=x onerror=alert(1)> 3\n")
    page = library / "docs/over.md"
    page.write_text(f"{page.read_text('utf-8')}\n:::{{valkuil}} 3 < 4 & 5 > 4\nTekst.\n:::\n", "utf-8")
    assert sphinx(library, tmp_path / "out").returncode == 0
    html = {path: path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.html")}
    assert [path for path, text in html.items() if "<img src=x" in text] == []
    shown = "".join(html.values())
    assert all(f"&lt;img src=x onerror=alert(1)&gt; {number}" in shown for number in (1, 2, 3))
    assert "3 &lt; 4 &amp; 5 &gt; 4" in shown


def test_the_public_address_is_one_setting(public_site: Path) -> None:
    card = (public_site / "methodieken/oase/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://gids.example/plg-gids/methodieken/oase/">' in card
    assert '<base href="/plg-gids/">' in (public_site / "404.html").read_text("utf-8")


def test_without_an_address_there_is_no_canonical_link(site: Path) -> None:
    assert 'rel="canonical"' not in (site / "index.html").read_text("utf-8")
