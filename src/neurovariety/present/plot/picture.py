"""A Matplotlib figure in the sizes of print, that saves itself; the one place that imports it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from neurovariety.algebra.reading.calls import checked
from neurovariety.errors import file_errors
from neurovariety.present.plot.files import check_path

STYLE: dict[Any, Any] = {
    "font.size": 8,
    "axes.titlesize": 8,
    "figure.titlesize": 8,
    "axes.linewidth": 0.6,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "legend.fontsize": 7,
    "legend.title_fontsize": 7,
    "legend.frameon": False,
    "lines.linewidth": 1.2,
    "lines.markersize": 4,
    "grid.linewidth": 0.4,
    "grid.alpha": 0.4,
    "pdf.fonttype": 42,
    "svg.hashsalt": "neurovariety",
}
"""Letters of 7 and 8 points, for a column of 8 cm."""

_NO_DATE: dict[str, dict[str, Any]] = {
    ".png": {},
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None},
}


class Picture(Figure):
    """A Matplotlib figure, with all of its methods; notebooks show it.

    Examples
    --------
    >>> import tempfile
    >>> picture = Picture(figsize=(2, 1))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     picture.save(Path(folder, "a.pdf")).name
    'a.pdf'
    """

    def draw(self, renderer: Any) -> None:
        """As Matplotlib does; some of its sizes are chosen only here."""
        with rc_context(STYLE):
            super().draw(renderer)

    @checked
    def save(self, path: Any) -> Path:
        """Write a PNG, an SVG or a PDF, by the suffix; the same picture gives the same bytes.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        SpecificationError
            If the suffix is another one.
        FileError
            If the file cannot be written.
        """
        file = check_path(path)
        with rc_context(STYLE), file_errors("write", file):
            file.parent.mkdir(parents=True, exist_ok=True)
            self.savefig(file, dpi=300, metadata=_NO_DATE[file.suffix])
        return file

    def _repr_png_(self) -> bytes:
        data = BytesIO()
        self.savefig(data, format="png", dpi=200)
        return data.getvalue()
