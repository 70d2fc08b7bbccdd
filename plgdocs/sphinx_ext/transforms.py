"""Changes to document trees: steps of cards and parts of plans, worksheets, horizontal rules."""

from docutils import nodes
from sphinx.transforms import SphinxTransform

from plgdocs.model.cards import Card
from plgdocs.model.names import slug
from plgdocs.model.outline import SILENCE, STEP_SECTIONS, Step
from plgdocs.model.plans import Plan
from plgdocs.model.timing import read_timing
from plgdocs.model.worksheets import EXAMPLE_SECTION, FIELDS_SECTION, Worksheet
from plgdocs.parsing.steps import BRACKETS
from plgdocs.sphinx_ext.directives import template_block
from plgdocs.sphinx_ext.domain import plg_domain


class StepTransform(SphinxTransform):
    """Marks up the numbered list below “Hoe?” or “Programma”: each step gets the fragment ``stap-<n>``."""

    default_priority = 400

    def apply(self) -> None:
        page = plg_domain(self.env).page(self.env.docname)
        if not isinstance(page, (Card, Plan)):
            return
        how = (node for node in self.document.findall(nodes.section) if {*STEP_SECTIONS} & {*node["ids"]})
        steps = next((node for section in how for node in section.findall(nodes.enumerated_list)), None)
        if steps is None:
            return
        steps["classes"].append("steps" if isinstance(page, Card) else "programme")
        slugs = self.env.metadata[self.env.docname].setdefault("myst_slugs", {})
        items = (item for item in steps.children if isinstance(item, nodes.Element))
        for number, (item, step) in enumerate(zip(items, page.steps, strict=False), start=1):
            fragment = f"stap-{number}"
            item["ids"].append(fragment)
            slugs[fragment] = (step.line, fragment, step.name)
            mark_step(item, step)
            split_head(item)
            if isinstance(page, Plan):
                item.insert(0, template_block("", kind="deel", number=number))
                item.append(template_block("", kind="deel-stappen", number=number))


def mark_step(item: nodes.Element, step: Step) -> None:
    if step.time:
        replace_time(item, step.time)
    for quote in item.findall(nodes.block_quote):
        quote["classes"].append("say")
    for text in list(item.findall(nodes.Text)):
        if SILENCE in text:
            text.parent.replace(text, list(with_silences(text)))


def replace_time(item: nodes.Element, time: str) -> None:
    for text in list(item.findall(nodes.Text)):
        match = BRACKETS.match(text)
        if match and read_timing(match["text"]):
            shown = nodes.inline("", time, classes=["time"])
            text.parent.replace(text, [nodes.Text(" "), shown, nodes.Text(text[match.end() :])])
            return


def split_head(item: nodes.Element) -> None:
    """Put the name and the time of a step on a line of their own."""
    first = next((node for node in item.children if isinstance(node, nodes.paragraph)), None)
    parts = [node for node in first.children if node.astext()] if first else []
    if first is None or not parts or not isinstance(parts[0], nodes.strong):
        return
    end = 3 if any("time" in part["classes"] for part in parts[2:3] if isinstance(part, nodes.inline)) else 1
    head = nodes.paragraph("", "", *parts[:end], classes=["step-head"])
    text = nodes.paragraph("", "", *parts[end:])
    item.replace(first, [head, text] if text.astext().strip() else head)


def with_silences(text: nodes.Text) -> list[nodes.Node]:
    parts = str(text).split(SILENCE)
    found: list[nodes.Node] = [nodes.Text(parts[0])]
    for part in parts[1:]:
        found += [nodes.inline("", "stilte", classes=["silence"]), nodes.Text(part)]
    return found


class WorksheetTransform(SphinxTransform):
    """Puts the drawn worksheet below “Blad”, and its example below “Voorbeeld”; each field has its fragments."""

    default_priority = 400

    def apply(self) -> None:
        page = plg_domain(self.env).page(self.env.docname)
        if not isinstance(page, Worksheet):
            return
        sheet = "werkblad-papier" if page.is_paper_only else "bord" if page.has_board else "werkblad"
        templates = {slug(FIELDS_SECTION): sheet, slug(EXAMPLE_SECTION): "werkblad-voorbeeld"}
        for section in list(self.document.findall(nodes.section)):
            if kind := next((templates[name] for name in section["ids"] if name in templates), ""):
                section[1:] = [template_block("", kind=kind)]
        slugs = self.env.metadata[self.env.docname].setdefault("myst_slugs", {})
        for blank in page.blanks:
            slugs |= {fragment: (blank.line, fragment, blank.label) for fragment in blank.fragments}


class RemoveTransitions(SphinxTransform):
    """Removes all rules: headings separate what a page says, and docutils warns of a rule in most places."""

    default_priority = 800  # before docutils looks at them

    def apply(self) -> None:
        for rule in list(self.document.findall(nodes.transition)):
            rule.parent.remove(rule)
