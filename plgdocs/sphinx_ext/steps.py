"""The steps of a card or the parts of a plan in the document tree: anchors, times, spoken lines, silences."""

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

from plgdocs.model.cards import Card
from plgdocs.model.outline import SILENCE, STEP_SECTIONS, Step
from plgdocs.model.plans import Plan
from plgdocs.model.timing import read_timing
from plgdocs.parsing.steps import BRACKETS
from plgdocs.sphinx_ext.directives import template_block
from plgdocs.sphinx_ext.domain import plg_domain


class step_time(nodes.inline):  # noqa: N801 (docutils names nodes so)
    """The time of a step."""


class StepTransform(SphinxTransform):
    """Marks up the numbered list below “Hoe?” or “Programma”: each step gets the fragment ``stap-<n>``."""

    default_priority = 400

    def apply(self) -> None:
        page = plg_domain(self.env).pages.get(self.env.docname)
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
            text.parent.replace(text, [step_time("", time), nodes.Text(text[match.end() :])])
            return


def split_head(item: nodes.Element) -> None:
    """Put the name and the time of a step on a line of their own."""
    first = next((node for node in item.children if isinstance(node, nodes.paragraph)), None)
    parts = [node for node in first.children if node.astext()] if first else []
    if first is None or not parts or not isinstance(parts[0], nodes.strong):
        return
    end = 2 if any(isinstance(part, step_time) for part in parts[1:2]) else 1
    head = nodes.paragraph("", "", *parts[:end], classes=["step-head"])
    text = nodes.paragraph("", "", *parts[end:])
    item.replace(first, [head, text] if text.astext().strip() else head)


def with_silences(text: nodes.Text) -> list[nodes.Node]:
    parts = str(text).split(SILENCE)
    found: list[nodes.Node] = [nodes.Text(parts[0])]
    for part in parts[1:]:
        found += [nodes.inline("", "stilte", classes=["silence"]), nodes.Text(part)]
    return found


def visit_time(translator: HTML5Translator, node: step_time) -> None:
    translator.body.append(f' <span class="time">{node.astext()}</span>')
    raise nodes.SkipNode
