"""What a kind of problem is: its code, its sentence and its hint, with named places to fill in."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kind:
    """A kind of problem; its ``name`` is that of the attribute that declares it."""

    code: str
    """Such as ``PLG201``; it never gets another meaning."""
    sentence: str
    """What is wrong, in Dutch."""
    hint: str
    """What to write instead."""
    name: str = field(default="", compare=False)

    def __set_name__(self, owner: type, name: str) -> None:
        object.__setattr__(self, "name", name)

    @property
    def in_general(self) -> tuple[str, str]:
        """The sentence and the hint for a list of all codes: what a case fills in is left open."""
        open_places = defaultdict(lambda: "…", nearest="De melding noemt wat er het dichtst bij ligt.")
        sentence, hint = (text.format_map(open_places) for text in (self.sentence, self.hint))
        return sentence[0].upper() + sentence[1:], hint

    @property
    def is_note(self) -> bool:
        """Whether this only informs: the file is valid and the exit status stays 0."""
        return self.code.startswith("PLG9")
