"""How the gallery's examples are run, and how their pictures are taken from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from sphinx_gallery.scrapers import figure_rst

HERE = Path(__file__).parent


class Pictures:
    """Saves the figures that a block has made or named, each once.

    Sphinx-Gallery knows those of ``pyplot``, which pictures here do not go through: no window is
    opened, and none is left open.
    """

    def __init__(self) -> None:
        self.taken: list[Figure] = []

    def __repr__(self) -> str:
        return "pictures"

    def __call__(self, block: Any, block_vars: dict[str, Any], gallery_conf: dict[str, Any]) -> str:
        """The names of the files in which the pictures of a block lie."""
        values = block_vars["example_globals"].values()
        figures = [v for v in values if isinstance(v, Figure)]
        files = []
        for figure in figures:
            if any(figure is other for other in self.taken):
                continue
            self.taken.append(figure)
            file = next(block_vars["image_path_iterator"])
            figure.savefig(file, dpi=150)
            files.append(file)
        return str(figure_rst(files, gallery_conf["src_dir"]))


CONFIGURATION = {
    "examples_dirs": [str(HERE / "examples")],
    "gallery_dirs": ["gallery"],
    "filename_pattern": r"\.py$",
    "image_scrapers": (Pictures(),),
    "capture_repr": ("__str__",),
    "abort_on_example_error": True,
    "download_all_examples": False,
    "show_signature": False,
    "min_reported_time": 0,
    "show_memory": False,
    "remove_config_comments": True,
    "within_subsection_order": "FileNameSortKey",
    "write_computation_times": False,
}
"""What Sphinx-Gallery is told."""
