"""The README as an index of packages shows it, where no other file of the checkout lies."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(!?)\[([^]]*)\]\((?!\w+:)([^)]+)\)")


class Readme(MetadataHookInterface):
    """Makes the description of the package from the README and the addresses of the project."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the description."""
        text = Path(self.root, "README.md").read_text("utf-8")
        repository = metadata.get("urls", {}).get("Repository", "")
        shown = for_an_index(text, repository, metadata["version"])
        metadata["readme"] = {"content-type": "text/markdown", "text": shown}


def for_an_index(text: str, repository: str, version: str) -> str:
    """Links lead to the files of this version; without an address they are plain text.

    Examples
    --------
    >>> for_an_index("[a page](docs/a.md)", "https://example.org/it", "0.2.0")
    '[a page](https://example.org/it/blob/v0.2.0/docs/a.md)'
    >>> for_an_index("[a page](docs/a.md)", "", "0.2.0")
    'a page'
    """

    def link(match: re.Match[str]) -> str:
        is_image, name, path = match.groups()
        if not repository:
            return "" if is_image else name
        kind = "raw" if is_image else "blob"
        return f"{is_image}[{name}]({repository}/{kind}/v{version}/{path})"

    return _LINK.sub(link, text).replace('pip install ".[', 'pip install "neurovariety[')
