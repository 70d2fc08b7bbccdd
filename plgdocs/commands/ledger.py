"""``plgdocs ledger``: adds to ``permalinks.txt`` what a publication promised.

The site carries its own list of promised addresses, so that the ledger records what was published and not what stands
in the sources by then.
"""

from pathlib import Path

from plgdocs.authoring.writer import write_atomically
from plgdocs.checking.directory import read_ledger
from plgdocs.model.file_kinds import LEDGER
from plgdocs.model.problems import WrongUse


def keep_promises(root: Path, site: Path) -> str:
    """Add the addresses of a published site to the ledger, which stays sorted, and return what to tell."""
    published = promises(site)
    if not published:
        message = f"in “{site}” staat geen site van plgdocs. Noem de map van de site zoals ze gepubliceerd werd."
        raise WrongUse(message)
    if gone := [line for line in sorted(published) if not (site / line.partition("#")[0] / "index.html").is_file()]:
        message = f"in “{site}” ontbreekt de pagina “{gone[0]}”. Noem de map van de hele site."
        raise WrongUse(message)
    known = promises(root)
    if published <= known:
        return f"{LEDGER} kent alle adressen van deze site al."
    added = len(published - known)
    write_atomically(root / LEDGER, "".join(f"{line}\n" for line in sorted(known | published)))
    return f"{LEDGER}: {added} {'adres' if added == 1 else 'adressen'} toegevoegd."


def promises(folder: Path) -> set[str]:
    return {line for line in read_ledger(folder) if line}
