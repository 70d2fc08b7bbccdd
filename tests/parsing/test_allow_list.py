"""What files may hold: each hostile kind by name, refused by the checker and by the build with the same words."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from helpers.samples import CARD, PAGE, small_library

from plgdocs.checking.files import MOST_PROBLEMS, read
from plgdocs.checking.library import read_library
from plgdocs.checking.rules import check_library
from plgdocs.model.addresses import address_of
from plgdocs.model.codes import Code
from plgdocs.model.file_kinds import LARGEST
from plgdocs.parsing.allow_list import DANGERS, MOST_CARD_TOKENS, MOST_NOTES

WHAT = "Een rondje."
"""The text of the valid card that a case replaces; it stands on line 15."""

HTML = "is HTML, en dat kan niet in de gids."
NO_HTML = " Gebruik Markdown. Bedoel je de tekens zelf? Zet ze tussen `…`, of schrijf “\\<”."
ON_CARD = "Op een kaart kunnen alleen note, tip, warning; schrijf het als gewone tekst, lijst of tabel."
UNSEEN = "Wis het en typ het stukje opnieuw; met knippen en plakken komt zo’n teken soms mee."
SCHEME = "Schrijf een heel adres, zoals “https://www.school.be” of “mailto:naam@school.be”, of de weg naar een bestand."
OUTSIDE = "Verwijs naar een bestand in de map docs of methods, of met “https://…” naar een andere site."
OPTION = "Schrijf elke optie op een eigen regel, als “:naam: waarde”, zonder aanhalingstekens."
DEEP = "PLG110 De opmaak zit hier te diep in andere opmaak. Gebruik minder lijsten, citaten of blokken in elkaar."


def html(line: int, column: int, tag: str) -> str:
    """Return the message about raw HTML."""
    return f"{line}:{column}: PLG612 “{tag}” {HTML}{NO_HTML}"


def unseen(line: int, column: int, number: str) -> str:
    """Return the message about a character that a reader doesn't see."""
    return f"{line}:{column}: PLG109 Hier staat een teken dat een lezer niet ziet ({number}). {UNSEEN}"


def unknown_role(column: int, name: str) -> str:
    """Return the message about a role of others."""
    return f"15:{column}: PLG706 De rol “{{{name}}}” bestaat niet. Kies uit: methodiek, aanbeveling, term."


def not_on_card(line: int, name: str) -> str:
    """Return the message about a block that no card may use."""
    return f"{line}:1: PLG604 Het blok “{name}” kan niet op een kaart. {ON_CARD}"


ON_A_CARD: dict[str, tuple[str, list[str]]] = {
    "script": ("<script>alert(1)</script>", [html(15, 1, "<script>alert(1)</script>")]),
    "direction in an entity": ("Een &#x202E; rondje.", [unseen(15, 5, "U+202E")]),
    "hyphen in an entity, on a second line": ("Een\nron&shy;dje.", [unseen(16, 4, "U+00AD")]),
    "tag in an entity in a heading": ("### Kop &#xE0041;", [unseen(15, 9, "U+E0041")]),
    "space in an entity in a link": ('[hier](https://example.be "x&#8203;")', [unseen(15, 29, "U+200B")]),
    "entities that one sees, and one in code": ("&eacute;&nbsp;&amp; `&shy;`", []),
    "script in capitals": ("<SCRIPT SRC=//x.be/a.js></SCRIPT>", [html(15, 1, "<SCRIPT SRC=//x.be/a.js></SCRIPT>")]),
    "element in a sentence": ("Een <b>rondje</b>.", [html(15, 5, "<b>"), html(15, 14, "</b>")]),
    "event handler": ("<img src=x onerror=alert(1)>", [html(15, 1, "<img src=x onerror=alert(1)>")]),
    "frame": ("<iframe srcdoc='x'></iframe>", [html(15, 1, "<iframe srcdoc='x'></iframe>")]),
    "style": ("<style>*{display:none}</style>", [html(15, 1, "<style>*{display:none}</style>")]),
    "drawing": ("<svg onload=alert(1)>", [html(15, 1, "<svg onload=alert(1)>")]),
    "element of one's own": ("Een <x-y>.", [html(15, 5, "<x-y>")]),
    "processing instruction": ("<?php echo 1 ?>", [html(15, 1, "<?php echo 1 ?>")]),
    "declaration": ("<!DOCTYPE html>", [html(15, 1, "<!DOCTYPE html>")]),
    "character data": ("<![CDATA[ x ]]>", [html(15, 1, "<![CDATA[ x ]]>")]),
    "comment in HTML": (
        "<!-- geheim -->",
        [
            (
                "15:1: PLG613 Deze opmerking komt mee op de pagina. Laat elke regel ervan beginnen met “% ”, "
                "in plaats van “<!--”: dan blijft ze in het bestand."
            )
        ],
    ),
    "script behind a comment": ("<!-- --><script>1</script>", [html(15, 1, "<!-- --><script>1</script>")]),
    "HTML in a quote in a list": ("- a\n\n  > <b>x</b>", [html(17, 5, "<b>"), html(17, 9, "</b>")]),
    "HTML in a table": ("|a|\n|---|\n|<b>x|", [html(17, 2, "<b>")]),
    "HTML in a heading": ("### <i>x", [html(15, 5, "<i>")]),
    "HTML in a footnote": ("a[^1]\n\n[^1]: <i>x", [html(17, 7, "<i>")]),
    "HTML in a definition": ("Term\n: <i>x", [html(16, 3, "<i>")]),
    "HTML in a term": ("T<i>\n: x", [html(15, 2, "<i>")]),
    "HTML in an image's text": (
        "![<b>](a.png)",
        [
            "15:3: PLG612 “<b>” is HTML, en dat kan niet in de gids." + NO_HTML,
            (
                "15:8: PLG705 De afbeelding “a.png” bestaat niet. Zet het bestand in de gids, of verbeter de naam "
                "(zonder spaties of accenten)."
            ),
        ],
    ),
    "HTML in a note": (":::{note}\n<b>x\n:::", [html(16, 1, "<b>")]),
    "HTML behind a note's name": (
        ":::{note} <b>x\nTekst.\n:::",
        [
            "15:1: PLG610 Bij het blok “note” kan erachter geen tekst staan. Zet de tekst op de volgende regel.",
            html(15, 11, "<b>"),
        ],
    ),
    "HTML behind what looks like front matter": (
        ":::{note}\n\n---\n```\n---\n<b>\n```\n:::",
        [f"16:1: PLG609 “---” is hier niet als optie te lezen. {OPTION}"],
    ),
    "HTML behind a line end that only Python knows": (
        ":::{note}\n```\na\u2028```\u2028\u2028<b>\n```\n:::",
        [unseen(17, 2, "U+2028")],
    ),
    "box of colons": (
        "::: waarschuwing\nTekst.\n:::",
        ["15:1: PLG601 Het blok “waarschuwing” bestaat hier niet. Schrijf “:::{note}”, of schrap de dubbelepunten."],
    ),
    "block break": ("+++", ["15:1: PLG601 Het blok “+++” bestaat hier niet. Schrap het."]),
    "raw block": ("```{raw} html\nx\n```", [not_on_card(15, "raw")]),
    "raw block in a note": ("::::{note}\n:::{raw} html\nx\n:::\n::::", [not_on_card(16, "raw")]),
    "raw block in a quote": ("> ```{raw} html\n> x\n> ```", [not_on_card(15, "raw")]),
    "included file": ("```{include} /etc/passwd\n```", [not_on_card(15, "include")]),
    "included code": ("```{literalinclude} /etc/passwd\n```", [not_on_card(15, "literalinclude")]),
    "table from a file": ("```{csv-table}\n:file: /etc/passwd\n```", [not_on_card(15, "csv-table")]),
    "table from an address": ("```{csv-table}\n:url: https://x.be\n```", [not_on_card(15, "csv-table")]),
    "reStructuredText": ("```{eval-rst}\n.. raw:: html\n```", [not_on_card(15, "eval-rst")]),
    "substitution block": ("```{substitution} x\n```", [not_on_card(15, "substitution")]),
    "only for one format": ("```{only} html\nx\n```", [not_on_card(15, "only")]),
    "raw role": ("{raw}`<b>`", [unknown_role(7, "raw")]),
    "download role": (
        "{download}`/etc/passwd`",
        [unknown_role(12, "download")],
    ),
    "role of Sphinx": (
        "{doc}`x`",
        [unknown_role(7, "doc")],
    ),
    "unexplained footnote": (
        "a[^1]",
        ["15:2: PLG711 De voetnoot “1” is nergens uitgelegd. Voeg onderaan een regel toe: “[^1]: uitleg”."],
    ),
    "unused footnote": (
        "[^1]: a",
        [
            "15:1: PLG711 De voetnoot “1” wordt nergens genoemd. Zet “[^1]” achter het woord, of schrap de uitleg.",
        ],
    ),
    "footnote explained twice": (
        "a[^1]\n\n[^1]: a\n\n[^1]: b",
        ["19:1: PLG711 De voetnoot “1” is al uitgelegd. Hou één van beide."],
    ),
    "two addresses by one name": (
        "[a]\n\n[a]: https://x.be\n[a]: https://y.be",
        ["18:1: PLG712 “[a]” krijgt een tweede keer een adres of naam. Hou één van beide."],
    ),
    "address that nobody uses": (
        "[a]: javascript:alert(1)\n\nTekst.",
        [f"15:6: PLG708 Een link kan niet beginnen met “javascript:”. {SCHEME}"],
    ),
    "fragment twice": (
        "(oud)=\n(oud)=\nTekst.",
        ["16:2: PLG712 “[oud]” krijgt een tweede keer een adres of naam. Hou één van beide."],
    ),
    "image of another site": (
        "![Kring](https://x.be/a.png)",
        [
            (
                "15:10: PLG710 De afbeelding “https://x.be/a.png” komt van elders. Bewaar ze in de map docs, "
                "en schrijf de weg naar dat bestand."
            )
        ],
    ),
    "image in the address": (
        "![Kring](data:image/svg+xml;base64,PHN2Zz4=)",
        [
            (
                "15:10: PLG710 De afbeelding “data:image/svg+xml;base64,PHN2Zz4=” komt van elders. Bewaar ze in de map "
                "docs, en schrijf de weg naar dat bestand."
            )
        ],
    ),
    "image out of the guide": (
        "![Kring](../../geheim.png)",
        [f"15:10: PLG709 “../../geheim.png” ligt niet in de gids. {OUTSIDE}"],
    ),
    "link to our settings": ("[a](../conf.py)", [f"15:5: PLG709 “../conf.py” ligt niet in de gids. {OUTSIDE}"]),
    "link out, dots in code": (
        "[a](%2e%2e/%2E%2e/geheim.txt)",
        [f"15:5: PLG709 “../../geheim.txt” ligt niet in de gids. {OUTSIDE}"],
    ),
    "link out, behind a fragment": (
        "[a](x%23/../../../conf.py)",
        [f"15:5: PLG709 “x#/../../../conf.py” ligt niet in de gids. {OUTSIDE}"],
    ),
    "quotes without end": (">" * 2000, [f"15:1: {DEEP}"]),
    "lists in lists": ("- " * 60 + "x", [f"15:1: {DEEP}"]),
    "notes in notes": (
        "".join(":" * (40 - n) + "{note}\n" for n in range(20))
        + "x\n"
        + "".join(":" * n + "\n" for n in range(21, 41)),
        [f"27:1: {DEEP}"],
    ),
    "bidirectional": (
        "Een \u202eejdnor",
        [unseen(15, 5, "U+202E")],
    ),
    "isolated": ("Een \u2066rondje", [unseen(15, 5, "U+2066")]),
    "no width": ("Een\u200b rondje", [unseen(15, 4, "U+200B")]),
    "nothing": ("Een \0rondje", [unseen(15, 5, "U+0000")]),
    "escape of a terminal": (
        "\x1b]0;x\x07",
        [unseen(15, 1, "U+001B")],
    ),
    "tag character": (
        "Een\U000e0041 rondje",
        [unseen(15, 4, "U+E0041")],
    ),
    "joiner in a word": (
        "Ron\u200ddje",
        [unseen(15, 4, "U+200D")],
    ),
}
"""What stands in a card in place of a sentence, and every message about it."""

ON_A_PAGE: dict[str, tuple[str, list[str]]] = {
    "card cut by a line": (
        "::::{grid} 1\n:::{grid-item-card} A\n```text\n^^^\n<b>\n```\n:::\n::::",
        [
            (
                "12:1: PLG611 “^^^” kan niet in het blok “grid-item-card”. "
                "Hier horen alleen tekst en lijsten, zonder zo’n lijn."
            )
        ],
    ),
    "link of a card": (
        "::::{grid} 1\n:::{grid-item-card} A\n:link: javascript:alert(1)\n\nx\n:::\n::::",
        ["13:1: PLG608 Het blok “grid-item-card” heeft geen optie “link”. Schrap het."],
    ),
    "title of a card": ("::::{grid} 1\n:::{grid-item-card} <b>\nx\n:::\n::::", [html(12, 21, "<b>")]),
    "text in a grid": (
        "::::{grid} 1\nx\n::::",
        ["11:1: PLG611 “tekst” kan niet in het blok “grid”. Hier horen alleen “grid-item-card”."],
    ),
    "space in a grid": (
        "::::{grid} 1\n:gutter: 9\n\n:::{grid-item-card} A\nx\n:::\n::::",
        [f"12:1: PLG609 “:gutter: 9” is hier niet als optie te lezen. {OPTION}"],
    ),
    "title that opens": (":::{dropdown} <b>\nx\n:::", [html(11, 15, "<b>")]),
    "class of a note": (
        ":::{note}\n:class: x\n\ny\n:::",
        ["12:1: PLG608 Het blok “note” heeft geen optie “class”. Schrap het."],
    ),
    "options between lines": (
        "```{figure} a.png\n---\ntarget: javascript:alert(1)\n---\n```",
        [
            "11:1: PLG610 Bij het blok “figure” kan erin geen tekst staan. Zet de tekst eronder, na het blok.",
            (
                "11:13: PLG704 De afbeelding “a.png” heeft geen beschrijving. Zet tussen de rechte haken wat er te zien "  # noqa: E501
                "is: “![wat er te zien is](…)”."
            ),
            (
                "11:13: PLG705 De afbeelding “a.png” bestaat niet. Zet het bestand in de gids, of verbeter de naam "
                "(zonder spaties of accenten)."
            ),
            f"12:1: PLG609 “---” is hier niet als optie te lezen. {OPTION}",
        ],
    ),
    "option with spaces in its name": (
        "```{code-block} text\n:name : x\ny\n```",
        [f"12:1: PLG609 “:name : x” is hier niet als optie te lezen. {OPTION}"],
    ),
    "option over lines": (
        ":::{vraag} A\n:richting: |\n:  groep\n:moment: start\n\nx\n:::",
        [
            "11:1: PLG201 “richting” ontbreekt. Voeg toe: “richting: groep”.",
            f"12:1: PLG609 “:richting: |” is hier niet als optie te lezen. {OPTION}",
            f"13:1: PLG609 “: groep” is hier niet als optie te lezen. {OPTION}",
        ],
    ),
    "contents of another site": (
        "```{toctree}\nA <javascript://%0aalert(1)>\n```",
        [
            (
                "11:1: PLG611 “A <javascript://%0aalert(1)>” kan niet in het blok “toctree”. "
                "Hier horen alleen namen van bestanden zonder “.md”, met hoogstens drie sterretjes."
            )
        ],
    ),
    "HTML in a glossary": ("```{glossary}\nwoord\n    a\n\n    <b>c\n```", [html(15, 5, "<b>")]),
    "HTML in a word of a glossary": ("```{glossary}\nwoord <b>\n  a\n```", [html(12, 7, "<b>")]),
    "glossary cut by an empty line": (
        "```{glossary}\nterm\n      \n  ~~~\n  xxxx<b>\n```",
        [html(15, 7, "<b>")],
    ),
    "unknown language": (
        "```brainfuck\n+\n```",
        [("11:4: PLG307 “brainfuck” kan niet bij “code”. Schrap het: niets wat hier kan, lijkt erop.")],
    ),
    "file out of the guide": (
        "```{figure} ../../a.png\n:alt: A\n```",
        [f"11:13: PLG709 “../../a.png” ligt niet in de gids. {OUTSIDE}"],
    ),
    "image from the root of the disk": (
        "![A](/../../a.svg)",
        [
            (
                "11:6: PLG703 De link “/../../a.svg” begint met een schuine streep. Schrijf de weg vanaf dit bestand, "
                "zoals “../methods/check-in.md”."
            )
        ],
    ),
}
"""The same on a page that is no card, from its line 11 on."""

SPLIT = "Verdeel de tekst over meer bestanden, of verklein de afbeelding."
WHOLE: dict[str, tuple[bytes, list[str]]] = {
    "no UTF-8": (
        CARD.encode().replace(b"rondje.", b"r\xf6ndje."),
        ["15:1: PLG101 Het bestand is geen UTF-8. Bewaar het opnieuw als “UTF-8”."],
    ),
    "too large": (
        CARD.encode() + b"x " * (LARGEST // 2),
        [f"1:1: PLG107 Het bestand telt 65 kB; er is plaats voor 24 kB. {SPLIT}"],
    ),
    "a hundred thousand quotes": (
        CARD.replace(WHAT, ">" * 100_000).encode(),
        [f"1:1: PLG107 Het bestand telt 101 kB; er is plaats voor 24 kB. {SPLIT}"],
    ),
    "too much markup": (
        CARD.replace(WHAT, "a*b*" * (MOST_CARD_TOKENS // 3)).encode(),
        [
            (
                "10:1: PLG111 Het bestand heeft te veel opmaak en regels (2723; er is plaats voor 2000). "
                "Verdeel de tekst over meer bestanden."
            )
        ],
    ),
    "too many footnotes": (
        CARD.replace(WHAT, "[^a" * (MOST_NOTES + 1)).encode(),
        [
            (
                "10:1: PLG111 Het bestand heeft te veel voetnoten (201; er is plaats voor 200). "
                "Verdeel de tekst over meer bestanden."
            )
        ],
    ),
    "title that reads backwards": (
        CARD.replace("# Rondje", "# Ron\u202edje").encode(),
        [unseen(11, 6, "U+202E")],
    ),
    "title of nothing": (
        CARD.replace("# Rondje", "# \u3164\u2800").encode(),
        [unseen(11, 3, "U+3164")],
    ),
    "invisible in the front matter": (
        CARD.replace("Ieder", "Ie\xadder").encode(),
        [unseen(2, 17, "U+00AD")],
    ),
    "invisible by an escape": (
        CARD.replace("Ieder zegt kort iets.", '"Ieder\\u202e"').encode(),
        [unseen(2, 15, "U+202E")],
    ),
    "front matter of MyST": (
        CARD.split("---\n", 2)[2].replace("# Rondje", "----\n# Rondje").lstrip().encode(),
        [
            (
                "1:1: PLG103 Het bestand begint niet met een kop tussen twee regels “---”. Zet op de eerste regel “---”, "  # noqa: E501
                "daaronder “samenvatting: …” en sluit af met “---”."
            ),
        ],
    ),
    "tag": (
        CARD.replace("Ieder", "!!python/object:os.system Ieder").encode(),
        [
            (
                "2:15: PLG312 Een waarde kan niet beginnen met “!!python/object:os.system”. "
                "Schrijf de waarde voluit, of zet ze tussen aanhalingstekens."
            )
        ],
    ),
    "anchor and alias": (
        CARD.replace("Ieder zegt kort iets.", "&a iets").replace("Uit onze eigen school.", "*a").encode(),
        [
            f"{place}: PLG312 Een waarde kan niet beginnen met “{sign}a”. "
            "Schrijf de waarde voluit, of zet ze tussen aanhalingstekens."
            for place, sign in (("2:15", "&"), ("8:11", "*"))
        ],
    ),
    "values without end": (
        CARD.replace("[openen]", "[" * 9000).encode(),
        [
            (
                "3:14: PLG105 Hier is iets niet te lezen (haken in haken, te diep om te lezen). Kijk naar de "
                "inspringing, de dubbelepunten en de aanhalingstekens op deze regel."
            )
        ],
    ),
}
"""Whole files, and every message about them."""


def write_cases(root: Path) -> dict[str, list[str]]:
    """Write a file for each case into a library; return what must be said about each."""
    expected = {}
    for number, (body, messages) in enumerate(ON_A_CARD.values()):
        path = f"methods/kaart-{number}.md"
        text = CARD.replace("# Rondje", f"# Kaart {number}").replace(WHAT, body)
        (root / path).write_text(text, "utf-8")
        expected[path] = messages
    for number, (body, messages) in enumerate(ON_A_PAGE.values()):
        path = f"docs/pagina-{number}.md"
        (root / path).write_text(PAGE.format(title=f"Pagina {number}") + f"\n{body}\n", "utf-8")
        expected[path] = messages
    for number, (data, messages) in enumerate(WHOLE.values()):
        path = f"methods/geheel-{number}.md"
        (root / path).write_bytes(data.replace(b"# Rondje\n", f"# Geheel {number}\n".encode()))
        expected[path] = messages
    return expected


def said_of(path: str, lines: list[str]) -> list[str]:
    """Return what is said of a file, without its name."""
    return [line.removeprefix(f"{path}:") for line in lines if line.startswith(f"{path}:")]


Hostile = tuple[Path, dict[str, list[str]]]

CASES = {
    **{f"card: {name}": f"methods/kaart-{number}.md" for number, name in enumerate(ON_A_CARD)},
    **{f"page: {name}": f"docs/pagina-{number}.md" for number, name in enumerate(ON_A_PAGE)},
    **{f"whole: {name}": f"methods/geheel-{number}.md" for number, name in enumerate(WHOLE)},
}


@pytest.fixture(scope="module")
def hostile(pruned: Path, tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """A pruned library with a hostile file for each case, and what must be said about each."""
    root = tmp_path_factory.mktemp("hostile") / "library"
    shutil.copytree(pruned / "library", root)
    shutil.copytree(pruned / "pdfs", root / "_site/.doctrees/pdfs")
    contents = "\n```{toctree}\n:hidden:\n:glob:\n\npagina-*\n```\n"
    (root / "docs/over.md").write_text((root / "docs/over.md").read_text("utf-8") + contents, "utf-8")
    return root, write_cases(root)


@pytest.fixture(scope="module")
def checked(hostile: Hostile) -> list[str]:
    """What the checker says about all of them."""
    library, problems = read_library(hostile[0])
    return [str(problem) for problem in sorted([*problems, *check_library(library)]) if not problem.is_note]


@pytest.fixture(scope="module")
def built(hostile: Hostile) -> list[str]:
    """What a build says that doesn't stop at warnings, such as the one of the live preview; it writes the site too."""
    root = hostile[0]
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "dirhtml", str(root), str(root / "_site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return re.findall(
        r"^(?:.*/)?((?:docs|methods)/\S+\.md:\d+:\d+: )WARNING: (PLG.*) \[plg\.", done.stderr, re.MULTILINE
    )


@pytest.mark.parametrize("case", CASES)
def test_the_checker_refuses(case: str, hostile: Hostile, checked: list[str]) -> None:
    path = CASES[case]
    assert said_of(path, checked) == hostile[1][path]


@pytest.mark.parametrize("case", CASES)
def test_the_build_refuses(case: str, hostile: Hostile, built: list[str]) -> None:
    """With the same words; and what it writes in the file's place holds nothing of it but the messages."""
    root, expected = hostile
    path = CASES[case]
    assert said_of(path, ["".join(said) for said in built]) == expected[path]
    page = root / "_site" / address_of(path.removesuffix(".md")) / "index.html"
    codes = {message.split(": ")[1][:6] for message in expected[path]}
    if codes & {code.code for code in DANGERS} and page.exists():  # what is no text has no page
        html = page.read_text("utf-8")
        assert "Deze pagina wordt nog niet getoond" in html
        assert "_sources/" not in html
        assert not (root / f"_site/_sources/{path}.txt").exists()


def test_the_source_of_a_harmless_file_is_there(hostile: Hostile, built: list[str]) -> None:
    """Also when it has problems; and its page leads to it."""
    path = CASES["card: unused footnote"]
    site = hostile[0] / "_site"
    assert (site / f"_sources/{path}.txt").read_bytes() == (hostile[0] / path).read_bytes()
    page = site / address_of(path.removesuffix(".md")) / "index.html"
    assert f"_sources/{path}.txt" in page.read_text("utf-8")


INSERTED = {
    "raw": "```{raw} html\n<i>GEHEIM\n```",
    "raw-file": "```{raw} html\n:file: geheim.txt\n```",
    "include": "```{include} geheim.txt\n```",
    "literalinclude": "```{literalinclude} geheim.txt\n```",
    "csv-table": "```{csv-table}\n:file: geheim.txt\n```",
    "html-block": "<div>GEHEIM</div>",
    "html-inline": "Een <b>GEHEIM</b>.",
}
"""What would put raw HTML or another file into a page, each with a word to find it by."""
FIRST_LOCK_OFF = """
import plgdocs.sphinx_ext.domain

plgdocs.sphinx_ext.domain.is_dangerous = lambda problems: False
"""
BOTH_LOCKS_OFF = f"""{FIRST_LOCK_OFF}
def setup(app):
    app.connect("config-inited", lambda app, config: setattr(config, "myst_disable_syntax", []), priority=900)
    app.connect("builder-inited", lambda app: app.env.settings.update(raw_enabled=True, file_insertion_enabled=True),
                priority=900)
"""


def inserted(root: Path, settings: str) -> set[str]:
    """Return what gets into the document trees of a library with these further settings."""
    small_library(root)
    (root / "conf.py").write_text((ROOT / "conf.py").read_text("utf-8") + settings, "utf-8")
    for name, text in INSERTED.items():
        (root / f"docs/{name}.md").write_text(PAGE.format(title=name) + f"\n{text}\n", "utf-8")
    (root / "docs/geheim.txt").write_text("GEHEIM", "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "pseudoxml", str(root), str(root / "out")]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    trees = {name: (root / f"out/docs/{name}.pseudoxml").read_text("utf-8") for name in INSERTED}
    signs = {name: "<raw" if "html" in name or name == "raw" else "GEHEIM" for name in INSERTED}
    return {name for name, tree in trees.items() if signs[name] in tree}


def test_a_file_that_passes_the_checker_still_inserts_nothing(tmp_path: Path) -> None:
    """Docutils and MyST have a lock of their own; without both, everything gets in."""
    assert inserted(tmp_path / "locked", FIRST_LOCK_OFF) == set()
    assert inserted(tmp_path / "open", BOTH_LOCKS_OFF) == set(INSERTED)


# Every way to write a link that must not be one: what stands between the brackets, and how the sentence names it.
SPELLINGS = {
    "javascript:alert(1)": "javascript:",
    "JavaScript:alert(1)": "JavaScript:",
    "jAvAsCrIpT:alert(1)": "jAvAsCrIpT:",
    "vbscript:msgbox(1)": "vbscript:",
    "data:text/html,x": "data:",
    "data:image/png;base64,x": "data:",
    "file:///etc/passwd": "file:",
    "blob:https://x.be/1": "blob:",
    "tel:+32": "tel:",
    "ftp://x.be": "ftp:",
    "project:rondje.md": "project:",
    "path:../conf.py": "path:",
    "inv:python#x": "inv:",
    "myst:rondje": "myst:",
    "HTTPS://x.be": "HTTPS:",
    "https:x.be": "https:",
    "https:/x.be": "https:",
    "https:///x.be": "https:",
    "https:\\\\x.be": "https:",
    "https://x.be\\@y.be/": "https:",
    "mailto:": "mailto:",
    "//x.be": "//",
    "\\\\\\\\x.be\\deel": "\\",
    "/\\x.be": None,
    "&#106;avascript:alert(1)": "javascript:",
    "&#x6A;avascript:alert(1)": "javascript:",
    "javascript&colon;alert(1)": "javascript:",
    "javascript&#58;alert(1)": "javascript:",
    "java&Tab;script:alert(1)": "javascript:",
    "java&NewLine;script:alert(1)": "javascript:",
    "java%0ascript:alert(1)": "javascript:",
    "javascript%3Aalert(1)": "javascript:",
    "javascript%253Aalert(1)": "javascript:",
    "%6aavascript:alert(1)": "javascript:",
    "\\javascript:alert(1)": "\\",
    "javascript\\:alert(1)": "javascript:",
    "<javascript:alert(1)>": "javascript:",
    "<java script:alert(1)>": "javascript:",
    "&nbsp;javascript:alert(1)": "javascript:",
}
FORMS = {
    "link": "[a]({})",
    "link with a title": '[a]({} "titel")',
    "image in a link": "[![A](a.png)]({})",
    "reference": "[a]\n\n[a]: {}",
    "reference in a note": "[a]\n\n:::{{note}}\n[a]: {}\n\n[a]\n:::",
    "unused reference": "[a]: {}",
    "link in a table": "| [a]({}) |\n|---|",
    "link in a quote": "> [a]({})",
    "link in a note": ":::{{tip}}\n[a]({})\n:::",
    "link in a footnote": "x[^1]\n\n[^1]: [a]({})",
    "link in a definition": "[a]({})\n: x",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("target", SPELLINGS)
def test_links_that_could_run_or_lead_astray(target: str, form: str) -> None:
    body = FORMS[form].format(target)
    _, problems = read("methods/rondje.md", CARD.replace(WHAT, body).encode())
    scheme = SPELLINGS[target]
    said = {problem.sentence for problem in problems if problem.code in ("PLG708", "PLG703")}
    sentence = (
        f"een link kan niet beginnen met “{scheme}”." if scheme else "de link “/\\x.be” begint met een schuine streep."
    )
    assert said == {sentence}


@pytest.mark.parametrize(
    "target", ["<javascript:alert(1)>", "<file:///etc/passwd>", "<JAVASCRIPT:x>", "<data:text/html,x>"]
)
def test_addresses_between_angle_brackets(target: str) -> None:
    _, problems = read("methods/rondje.md", CARD.replace(WHAT, f"Zie {target}.").encode())
    assert [(p.code, p.line) for p in problems] == [("PLG708", 15)]


# What teachers write, and must stay welcome.
WELCOME = {
    "smaller than": "Als 1 < 2, en a<b of <3, dan → klaar. Kies < of >.",
    "ampersand": "Vraag & antwoord, R&D, AT&T; &eacute;&eacute;n &lt;b&gt;.",
    "HTML as code": "Zo schrijf je `<b>vet</b>` in HTML.",
    "HTML as a block of code": "```html\n<script>alert(1)</script>\n<!-- x -->\n```",
    "HTML in indented code": "Zo:\n\n    <b>vet</b>",
    "escaped sign": "Schrijf \\<naam> of \\`.",
    "code of a language that it isn't": "```json\n{geen json\n```",
    "sub-heading": "Tekst.\n\n### Met een kop\n\nMeer.\n\n#### En nog een\n\nNog.",
    "comment": "% Nog na te kijken: <b>bron</b>?\n\nTekst.",
    "table": "| Wie | Wat |\n|:---|---:|\n| *jij* | [x](https://x.be/?a=1&b=2#c) |",
    "footnotes": "Tekst[^1] en[^bron].\n\n[^1]: Uitleg.\n[^bron]: Een *boek*.",
    "note": ":::{note}\nLet op de tijd.\n:::",
    "tip": ":::{tip}\n- Een\n- Twee\n:::",
    "warning with a fence": "```{warning}\nPas op.\n```",
    "accents": "Één café, Çédille, naïef, Zoë, œuvre, ñ, decomposed e\u0301, 10\xa0min, 5 – 6, “ja”, l’école.",
    "emoji": "🙂 👩‍🏫 👍🏽 ⚠️ 1️⃣ ☀️ 🇧🇪 ✅",
    "long line": "woord " * 2000,
    "long word": "a" * 100,
    "lists in lists": "- a\n  - b\n    - c\n      - d",
    "definition": "Term\n: Uitleg.",
    "addresses": "<https://x.be> <mailto:a@x.be> [b](mailto:a@x.be?subject=Hallo%20daar) [c](http://localhost:8000/)",
    "line": "Een.\n\n---\n\nTwee.",
    "struck out": "~~weg~~ **vet** *cursief* ***beide***",
    "old fragment": "(vroegere-naam)=\n\nTekst.",
    "brackets": "[zonder link] en [ ] en [x] en {accolades} en {{ dubbele }} en $geld$ en @naam en #tag.",
    "tabs": "a\tb",
}


@pytest.mark.parametrize("case", WELCOME)
def test_what_teachers_write_is_welcome(case: str) -> None:
    _, problems = read("methods/rondje.md", CARD.replace(WHAT, WELCOME[case]).encode())
    assert [str(problem) for problem in problems if not problem.is_note] == []


def test_a_file_made_to_have_problems_is_not_read_on() -> None:
    header = "".join(f"sleutel{number}: x\n" for number in range(1000))
    _, problems = read("methods/rondje.md", CARD.replace("fase:", f"{header}fase:").encode())
    assert len(problems) == MOST_PROBLEMS + 1
    assert [problem.code for problem in problems].count(Code.TOO_MANY_PROBLEMS.code) == 1


def test_symbolic_links(hostile: Hostile, tmp_path: Path) -> None:
    """Of a file, of a folder, of an image: the checker names each; what they lead to stays out of the site."""
    secret = tmp_path / "geheim"
    secret.mkdir()
    (secret / "brief.md").write_text(PAGE.format(title="Geheime brief"), "utf-8")
    (secret / "foto.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>Geheime foto</text></svg>', "utf-8")
    root = small_library(tmp_path / "gids")
    shutil.copy(ROOT / "conf.py", root)
    (root / "docs/brief.md").symlink_to(secret / "brief.md")
    (root / "docs/map").symlink_to(secret, target_is_directory=True)
    (root / "docs/foto.svg").symlink_to(secret / "foto.svg")
    (root / "docs/proef.md").write_text(
        PAGE.format(title="Proef") + "\n![Foto](foto.svg) [brief](map/brief.md)\n", "utf-8"
    )
    library, problems = read_library(root)
    found = [(p.path, p.line, p.column) for p in [*problems, *check_library(library)] if p.code == "PLG108"]
    assert found == [
        *(("docs/brief.md", 1, 1), ("docs/foto.svg", 1, 1), ("docs/map", 1, 1)),
        *(("docs/proef.md", 11, 9), ("docs/proef.md", 11, 27)),
    ]
    out = tmp_path / "out"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "pseudoxml", str(root), str(out)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert "wordt nog niet getoond" in (out / "docs/proef.pseudoxml").read_text("utf-8")
    written = [path for path in out.rglob("*") if path.is_file()]
    assert written
    assert all(b"Geheime" not in path.read_bytes() for path in written)
