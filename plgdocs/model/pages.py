"""What every page has, and what recommendations and the pages of the school have besides."""

from dataclasses import dataclass, field
from functools import cached_property

from plgdocs.model.addresses import address_of
from plgdocs.model.claims import MAIN, Claim, Part, PlacedRecord, Source, facts_of, text_parts
from plgdocs.model.display import Asked, Display, FormPart
from plgdocs.model.fields import Needed, again, key
from plgdocs.model.outline import Outline, Step
from plgdocs.model.types import CARD_NAME, Day, ListOf, Number, Text
from plgdocs.model.vocabularies import TRACK_FOLDERS


@dataclass(frozen=True, kw_only=True)
class Review:
    """When an editor last looked at a card, and who."""

    day: str = key("datum", Day(), "Jaar, maand, dag.", example="2026-11-22", needed=Needed.ALWAYS)
    editor: str = key("door", Text(80), "Wie nakeek.", example="de redactie", needed=Needed.ALWAYS)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has: the facts for previews and search, and its outline."""

    path: str = ""
    title: str = ""
    outline: Outline = field(default=Outline(), repr=False)  # long, and Sphinx shows our pages to its log

    summary: str = key(
        "samenvatting",
        Text(88),
        "Eén zin die zegt wat de lezer hier vindt. Ze is ook te zien als iemand de link deelt.",
        example="Ieder zegt in één minuut hoe die erbij zit.",
        needed=Needed.ALWAYS,
        default="",
        display=Display(elsewhere="below the title, on the tile, in previews and lists"),
        asked=Asked(FormPart.WHAT),
    )
    short_title: str | None = key(
        "korte-titel",
        Text(60),
        "Alleen als de titel langer is dan 60 tekens.",
        example="PLG of werkgroep",
        display=Display(elsewhere="in place of the title where room is short"),
    )
    search_words: tuple[str, ...] = key(
        "zoektermen",
        ListOf(Text(60)),
        "Woorden die iemand intikt die onze term niet kent: synoniemen, oude en Engelse namen.",
        example="[gevoelsrondje, ijsbreker]",
        needed=Needed.ALWAYS,
        display=Display(elsewhere="in the index of the search"),
    )
    search_questions: tuple[str, ...] = key(
        "zoekvragen",
        ListOf(Text(120)),
        "Hele vragen, zoals mensen ze stellen.",
        example="[hoe start ik een vergadering]",
        needed=Needed.ALWAYS,
        display=Display(elsewhere="in the index of the search"),
    )
    old_names: tuple[str, ...] = key(
        "vroeger",
        ListOf(CARD_NAME),
        "Bestandsnamen die deze pagina vroeger had; hun adres blijft werken.",
        label="Vroegere namen",
        example="[rondje-gevoel]",
        display=Display(elsewhere="as addresses that lead on"),
    )
    claims: tuple[Claim, ...] = key(
        "uit-de-bron",
        ListOf(PlacedRecord(Claim)),
        "Wat in een bron staat, en waar. Al het andere is van de redactie, of van wie de kaart inbracht.",
        example="[{werk: gids, pagina: 30, delen: [wat, stap-kies-samen]}]",
        display=Display(elsewhere="in “Waar komt dit vandaan?”, and as marks on what no source says"),
    )

    @property
    def name(self) -> str:
        """The file's name without ``.md``; a card's id."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def folder(self) -> str:
        """The folder of the file, from the library's root."""
        return self.path.rpartition("/")[0]

    @property
    def docname(self) -> str:
        """Sphinx's name of the document."""
        return self.path.removesuffix(".md")

    @property
    def address(self) -> str:
        """The address of the page, from the site's root."""
        return address_of(self.docname)

    @property
    def track(self) -> str:
        """Which of the two tracks the page belongs to, or neither."""
        return next((track for start, track in TRACK_FOLDERS.items() if self.path.startswith(start)), "")

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of a card, or the parts of a plan, in order."""
        return self.outline.steps

    @property
    def fragments(self) -> list[str]:
        """What an address of this page may end in."""
        return self.outline.fragments

    @property
    def label(self) -> str:
        """The title, or the short title where there is one."""
        return self.short_title or self.title

    @property
    def source(self) -> Source | None:
        """The page's main source: that of its first claim."""
        return Source(work=self.claims[0].work, page=self.claims[0].page) if self.claims else None

    @cached_property
    def parts(self) -> dict[str, Part]:
        """What a source can speak for, by name: the facts, then the text in order."""
        return facts_of(self) | dict(text_parts(self))

    @cached_property
    def claimed(self) -> frozenset[str]:
        """The names of the parts for which a source speaks."""
        return frozenset(name for claim in self.claims for name in claim.parts)

    def is_editorial(self, name: str) -> bool:
        """Whether a part is the editors'."""
        return name not in self.claimed

    @cached_property
    def has_marks(self) -> bool:
        """Whether parts of the editors are marked: not where most of the page is theirs, or nobody tells."""
        main = [name for name, part in self.parts.items() if part.kind in MAIN]
        return len(self.claimed.intersection(main)) * 3 >= len(main) > 0

    def is_marked(self, name: str) -> bool:
        """Whether the page marks a part as the editors'."""
        return self.has_marks and name in self.parts and self.is_editorial(name)


@dataclass(frozen=True, kw_only=True)
class DeveloperPage(Page):
    """A page for developers: in English, and not in the search."""

    search_words: tuple[str, ...] = ()
    search_questions: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recommendation(Page):
    """One of the ten recommendations."""

    number: int = key(
        "nummer", Number(1, 10), "Het nummer van de aanbeveling.", example="3", needed=Needed.ALWAYS, default=0
    )
    claims: tuple[Claim, ...] = again(Page, "uit-de-bron", needed=Needed.ALWAYS)


@dataclass(frozen=True, kw_only=True)
class SchoolPage(Page):
    """A page of the second track: the learning community as a school structure."""

    claims: tuple[Claim, ...] = again(
        Page, "uit-de-bron", example="[{werk: presentatie, dia: Focus 1, delen: [wat]}]", needed=Needed.ALWAYS
    )
