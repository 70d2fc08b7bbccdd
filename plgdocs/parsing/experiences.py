"""Reads the experiences with a method: a YAML list in a file beside its card."""

from dataclasses import replace

from yaml.nodes import MappingNode, Node, SequenceNode

from plgdocs.model.codes import Code
from plgdocs.model.experiences import MOST_EXPERIENCES, Experience
from plgdocs.model.fields import Place, Record
from plgdocs.model.problems import Reporter
from plgdocs.parsing.front_matter import note_cuts, read_yaml

RECORD = Record(Experience)


def read_experiences(text: str, report: Reporter) -> tuple[Experience, ...]:
    """Return the experiences that YAML ``text`` lists, the newest first; report what is wrong, and read on."""
    if (found := read_yaml(text, report)) is None:
        return ()
    root, text = found
    if not isinstance(root, SequenceNode) or not root.value:
        report(Code.NO_EXPERIENCES, root.start_mark.line + 1 if root else 1)
        return ()
    if len(root.value) > MOST_EXPERIENCES:
        line = root.value[MOST_EXPERIENCES].start_mark.line + 1
        report(Code.TOO_MANY_EXPERIENCES, line, count=len(root.value), limit=MOST_EXPERIENCES)
    experiences: list[Experience] = []
    for node in root.value[:MOST_EXPERIENCES]:
        experience = read_experience(node, text, report)
        if experience in experiences:
            Place(report, "ervaring").problem(Code.REPEATED_VALUE, node, value=experience.result)
        elif experience:
            experiences.append(experience)
    return tuple(sorted(experiences, key=lambda experience: experience.day, reverse=True))


def read_experience(node: Node, text: str, report: Reporter) -> Experience | None:
    """Return one experience, or None after a problem."""
    if isinstance(node, MappingNode):
        note_cuts(RECORD, node, text, report)
    value: Experience | None = RECORD.read(node, Place(report, "ervaring", "- datum: 2026-11-22"))
    return value and replace(value, line=node.start_mark.line + 1)
