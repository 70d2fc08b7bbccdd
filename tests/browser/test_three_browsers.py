"""From nothing to an invitation that one can send, counted; and a search: each in three browsers."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from conftest import ROOT
from helpers.browser import opened, wait_until
from helpers.modules import LIBRARY, NODE
from helpers.plans import plan_in
from helpers.webkit import webkit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

MOST_ACTIONS = 12
ACTIONS = [
    ["click", ".plan-suggestions [data-id=check-in]"],
    ["fill", "#plan-search", "kiezen"],
    ["click", ".plan-found [data-id=kandoe]"],
    ["click", ".plan-advice [data-do=mend]"],
    ["fill", ".plan-send [name=title]", "Over feedback"],
    ["click", ".plan-send [data-view=deelnemers]"],
    ["fill", ".invite-form [name=waar]", "Leraarskamer"],
    ["click", ".invite-form [data-do=mail]"],
]
"""Each is something a reader does; opening the planner comes before."""
COPIED = ["wait", ".invite-form .share-status:not(:empty)"]
METHODS = ("check-in", "kandoe", "check-out")
QUESTION = """({
    title: document.querySelector(".invite h1").textContent,
    text: document.querySelector(".invite").innerText,
    links: [...document.querySelectorAll(".invite-parts a")].map(link => link.href),
    status: document.querySelector(".share-status").textContent,
    address: location.href,
})"""


SEARCH = [["fill", "#q", "kandoe"], ["click", "#zoekformulier button"], ["wait", "#zoekresultaten a"]]
RESULTS = """({
    title: document.title,
    first: document.querySelector("#zoekresultaten a").pathname,
    focus: document.activeElement.id,
})"""


def check_results(found: dict[str, Any]) -> None:
    """The tab names the query, the right page comes first, and a screen reader stands before the results."""
    assert found["title"].startswith("kandoe – Zoeken")
    assert found["first"].endswith("/methodieken/kandoe/")
    assert found["focus"] == "resultaten"


def check(found: dict[str, Any]) -> None:
    """The invitation has its title, times, place and methods, and it was copied or is there to copy."""
    assert found["title"] == "Over feedback"
    assert "13.30" in found["text"]
    assert "Leraarskamer" in found["text"]
    titles = {card["id"]: card["titel"] for card in LIBRARY["kaarten"]}
    assert [titles[name] for name in METHODS if titles[name] not in found["text"]] == []
    assert [urlsplit(link).path.partition("/methodieken/")[2] for link in found["links"]] == [
        f"{name}/deelnemers/" for name in METHODS
    ]
    assert found["status"] in (
        "Gekopieerd. Plak het in je mail.",
        "Je browser laat kopiëren niet toe. Neem de tekst hieronder zelf over.",
    )
    assert "plan=check-in,kandoe,check-out" in plan_in(found["address"])


def test_few_actions_to_an_invitation(address: str, browser: Browser) -> None:
    """In Chromium, with the clipboard: what is pasted holds the invitation, as text and as markup."""
    assert 1 + len(ACTIONS) <= MOST_ACTIONS
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{address}draaiboek/")
        for what, selector, *text in ACTIONS:
            getattr(page.locator(selector).first, what)(*text)
        wait_until(page, "document.querySelector('.share-status').textContent")
        found = page.evaluate(QUESTION)
        check(found)
        assert found["status"].startswith("Gekopieerd")
        for kind in ("text/plain", "text/html"):
            script = "async kind => (await (await navigator.clipboard.read())[0].getType(kind)).text()"
            pasted = page.evaluate(script, kind)
            assert "Over feedback" in pasted.replace("OVER FEEDBACK", "Over feedback")
            assert all(f"methodieken/{name}/deelnemers/" in pasted for name in METHODS)


def in_firefox(folder: Path, address: str, actions: list[list[str]], question: str) -> Any:
    """Do what a reader does, in Firefox; return what the page answers in the end."""
    assert shutil.which("firefox-esr"), "firefox-esr ontbreekt: make test installeert het"
    (folder / "actions.json").write_text(json.dumps(actions), "utf-8")
    command = [NODE, ROOT / "tests/browser/firefox.mjs", address, folder / "actions.json", question]
    run = subprocess.run([*map(str, command)], check=True, capture_output=True, text=True, timeout=120)
    result = json.loads(run.stdout)
    assert result["errors"] == []
    return result["answer"]


def test_firefox(address: str, tmp_path: Path) -> None:
    check(in_firefox(tmp_path, f"{address}draaiboek/", [*ACTIONS, COPIED], QUESTION))
    check_results(in_firefox(tmp_path, f"{address}zoeken/", SEARCH, RESULTS))


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def test_webkit(address: str) -> None:
    with webkit(free_port()) as window:
        for page, actions, question, fits in (
            ("draaiboek/", [*ACTIONS, COPIED], QUESTION, check),
            ("zoeken/", SEARCH, RESULTS, check_results),
        ):
            window.open(address + page)
            for what, selector, *text in actions:
                window.do(what, selector, *text)
            fits(window.ask(question))
