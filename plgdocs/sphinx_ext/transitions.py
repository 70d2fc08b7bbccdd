"""Horizontal rules, which a Markdown file may have anywhere."""

from docutils import nodes
from sphinx.transforms import SphinxTransform


class RemoveTransitions(SphinxTransform):
    """Removes all rules: headings separate what a page says, and docutils warns of a rule in most places."""

    default_priority = 800  # before docutils looks at them

    def apply(self) -> None:
        for rule in list(self.document.findall(nodes.transition)):
            rule.parent.remove(rule)
