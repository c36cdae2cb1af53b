"""The documentation's notebook: every cell runs, and every value is shown as a table."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs" / "guides" / "notebook.ipynb"


def test_the_notebook_runs_and_shows_its_values() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=600, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    values = [o.data for o in outputs if o.output_type == "execute_result"]
    tables = [data["text/html"] for data in values if "text/html" in data]
    assert len(values) - len(tables) == 2  # a picture, and a tuple, of whose values each is a line
    assert any("<details>" in table for table in tables)
    assert any("modular: random datum, prime" in table for table in tables)
    assert any("$x^{2} + 4 y^{2} - 4$" in table for table in tables)
    assert all("text/latex" in data for data in values if "text/html" in data)
    assert any("image/png" in data for data in values)
