"""Addresses on the host of the repository, all made of one: where its start page is."""

BRANCH = "main"
"""The branch that is published, and that a contribution is for."""


def edit_address(repository: str, path: str) -> str:
    """Return where a file can be changed in the browser."""
    return f"{repository}/edit/{BRANCH}/{path}"


def report_address(repository: str) -> str:
    """Return where readers report a mistake, or nothing without a repository."""
    return f"{repository}/issues/new?template=fout.yml" if repository else ""
