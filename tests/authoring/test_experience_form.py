"""The form “vertel hoe het ging”: made of the model, on the host and as text; the guide's example is valid."""

from __future__ import annotations

import re

from conftest import ROOT

from plgdocs.authoring.experience_form import PROMISE_TEXTS, as_text, experience_form
from plgdocs.model.experiences import MOST_EXPERIENCES, Experience
from plgdocs.model.fields import fields_of
from plgdocs.model.problems import Reporter
from plgdocs.model.vocabularies import SCHOOL_KINDS
from plgdocs.parsing.experiences import read_experiences

LABELS = ["Methodiek", *(field.label for field in fields_of(Experience).values())]
GUIDE = (ROOT / "docs/bijdragen/ervaring.md").read_text("utf-8")


def test_the_host_asks_what_the_model_knows() -> None:
    body = experience_form()["body"]
    asked = {part["attributes"]["label"]: part for part in body if part["type"] != "markdown"}
    assert list(asked) == [*LABELS, "Afspraken"]
    assert asked["Soort school"]["attributes"]["options"] == list(SCHOOL_KINDS.values())
    assert asked["Wat ervan kwam"]["type"] == "textarea"
    assert [label for label in LABELS if not asked[label]["validations"]["required"]] == ["Met naam genoemd"]
    assert all(promise["required"] for promise in asked["Afspraken"]["attributes"]["options"])


def test_the_same_questions_as_text() -> None:
    lines = as_text().split("\n")
    assert [line.partition(":")[0].removesuffix(" (niet verplicht)") for line in lines if line][:-1] == LABELS
    assert all(text in lines[-1] for text in PROMISE_TEXTS)


def test_the_example_in_the_guide_is_valid() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    report = Reporter("x", [])
    assert len(read_experiences(example, report)) == 1
    assert report.problems == []
    words = {8: "acht"}
    assert f"plaats voor {words[MOST_EXPERIENCES]} ervaringen" in GUIDE
