"""A press that is asked over a socket prints what one at hand prints, and stops when nobody can ask any more."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from socket import socketpair
from threading import Thread

import pytest

from plgdocs.pdf import A5, MissingLibraryError
from plgdocs.press import FarPress, our_press, print_for

HTML = "<html lang='nl'><title>Kaart</title><p>Een <b>woord</b> of twee.</p><i id='einde'></i>"


@contextmanager
def far_press(*, soon: bool) -> Iterator[FarPress]:
    """Yield a press behind a socket; behind it, all must end when the socket is closed."""
    ours, theirs = socketpair()
    waiting = Thread(target=print_for, args=(ours.detach(), lambda: True), kwargs={"soon": soon})
    waiting.start()
    far = FarPress(theirs.detach())
    yield far
    far.connection.close()
    waiting.join(10)
    assert not waiting.is_alive()


@pytest.mark.parametrize("soon", [True, False])
def test_it_prints_the_same(*, soon: bool) -> None:
    near = our_press()
    with far_press(soon=soon) as far:
        assert far.overflow(HTML, A5) == near.overflow(HTML, A5)
        assert far.write(HTML, A5) == near.write(HTML, A5)


def test_what_is_missing_there_is_said_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with far_press(soon=True) as far, pytest.raises(MissingLibraryError):
        far.write(HTML, A5)


def test_it_ends_with_who_asked() -> None:
    """Also where another process still has the socket."""
    ours, theirs = socketpair()
    with theirs:
        print_for(ours.detach(), lambda: False, soon=False)
