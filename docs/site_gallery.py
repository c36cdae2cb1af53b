"""How the gallery's examples are run, and how their pictures are taken from them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.image import imread
from sphinx_gallery.scrapers import figure_rst

from neurovariety.present.plot.picture import Picture

HERE = Path(__file__).parent
IMAGES = HERE / "images"
"""What pages and the README show: each is the first picture of the example of this name."""

UNSEEN = 4 / 255
"""Of the range of a colour."""


class Pictures:
    """Saves the figures that a block of an example has named, each once."""

    def __init__(self) -> None:
        self.taken: list[Figure] = []

    def __repr__(self) -> str:
        return "pictures"

    def __getstate__(self) -> dict[str, Any]:
        """Without the figures: Sphinx keeps its configuration in a file, and they are no part."""
        return {"taken": []}

    def __call__(self, block: Any, block_vars: dict[str, Any], gallery_conf: dict[str, Any]) -> str:
        """The names of the files in which the pictures of a block lie."""
        named = [v for v in block_vars["example_globals"].values() if isinstance(v, Figure)]
        new = [v for v in named if not any(v is other for other in self.taken)]
        self.taken += new
        files = [next(block_vars["image_path_iterator"]) for _ in new]
        for figure, file in zip(new, files, strict=True):
            figure.save(file) if isinstance(figure, Picture) else figure.savefig(file, dpi=150)
        return str(figure_rst(files, gallery_conf["src_dir"]))


def remove_old(app: Any) -> None:
    """Remove pages that an earlier build has made of examples which are no more."""
    for page in (HERE / "gallery").rglob("*.rst"):
        example = HERE / "examples" / page.relative_to(HERE / "gallery").with_suffix(".py")
        if page.stem not in ("index", "sg_execution_times") and not example.exists():
            page.unlink()


def copy_images(app: Any) -> None:
    """Put the pictures of the pages where they are looked for, if what they show has changed.

    They are kept with the source.

    Raises
    ------
    LookupError
        If no example draws a picture.
    """
    drawn = {file.name: file for file in (HERE / "gallery").rglob("sphx_glr_*_001.png")}
    for image in IMAGES.glob("*.png"):
        name = f"sphx_glr_{image.stem.replace('-', '_')}_001.png"
        if name not in drawn:
            raise LookupError(f"no example draws {image.name}: expected {name}")
        if not look_alike(drawn[name], image):
            shutil.copyfile(drawn[name], image)


def look_alike(first: Path, second: Path) -> bool:
    """Whether nobody sees a difference: another machine rounds the floats of a wall otherwise."""
    one, other = imread(first), imread(second)
    return one.shape == other.shape and bool(np.all(abs(one - other) < UNSEEN))


CONFIGURATION = {
    "examples_dirs": [str(HERE / "examples")],
    "gallery_dirs": ["gallery"],
    "filename_pattern": r"\.py$",
    "image_scrapers": (Pictures(),),
    "capture_repr": (),
    "abort_on_example_error": True,
    "download_all_examples": False,
    "show_signature": False,
    "min_reported_time": 0,
    "show_memory": False,
    "nested_sections": False,
    "within_subsection_order": "FileNameSortKey",
    "write_computation_times": False,
}
"""What Sphinx-Gallery is told."""
