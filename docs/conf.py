"""How Sphinx builds the site; ``make docs`` runs it, and every warning is an error."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from html import unescape
from pathlib import Path
from typing import Any, NoReturn

from docutils.nodes import SkipNode, Text, raw
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx

import neurovariety

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

# Commands on the pages are those of this Python, and are written without colours.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
os.environ |= {"NO_COLOR": "1", "COLUMNS": "100"}

import site_gallery  # noqa: E402
import site_reference  # noqa: E402

project = "neurovariety"
author = "The neurovariety developers"
copyright = author
version = release = neurovariety.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "numpydoc",
    "sphinx_gallery.gen_gallery",
    "sphinxcontrib.bibtex",
    "sphinxcontrib.programoutput",
    "sphinx_copybutton",
]
exclude_patterns = ["examples", "gallery/**.ipynb"]
root_doc = "index"
# Options keep both of their dashes.
smartquotes_action = "qe"

nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 600

myst_enable_extensions = ["dollarmath", "deflist"]
# Links to headings are checked, as far as headings of headings.
myst_heading_anchors = 3

programoutput_prompt_template = "$ {command}\n{output}"

# Blocks that are neither Python nor named are shown as they are.
highlight_language = "default"
autodoc_typehints = "none"
autodoc_member_order = "bysource"
numpydoc_show_class_members = False
# The fields of a value are told one by one below its signature, which is broken where it is long.
maximum_signature_line_length = 70
python_use_unqualified_type_names = True
add_module_names = False

bibtex_bibfiles = [site_reference.write_bibliography(HERE / "reference" / "api" / "works.bib")]
bibtex_default_style = "alpha"

# Prompts and output are not copied with the code.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = f"neurovariety {version}"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_theme_options: dict[str, Any] = {"top_of_page_buttons": []}
html_show_sphinx = False

# The addresses are those of pyproject.toml, once they are known.
_project = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]
if _addresses := _project.get("urls"):
    html_baseurl = _addresses["Documentation"]
    html_theme_options |= {
        "top_of_page_buttons": ["view"],
        "source_repository": _addresses["Repository"],
        "source_branch": f"v{version}",
        "source_directory": "docs/",
    }

sphinx_gallery_conf = site_gallery.CONFIGURATION


# Formulas are a part of the page, so that they need no network.
html_math_renderer = "mathml"


def setup(app: Sphinx) -> None:
    """Say how formulas are written, and write the pages that are made from docstrings."""
    app.add_html_math_renderer("mathml", (_inline, None), (_displayed, None))
    app.connect("doctree-resolved", _in_tables)
    app.connect("builder-inited", site_gallery.remove_old, priority=100)
    app.connect("builder-inited", site_gallery.copy_images, priority=900)  # after the gallery's own
    site_reference.write(HERE / "reference" / "api")


def _in_tables(app: Sphinx, tree: Any, page: str) -> None:
    """The same for formulas in a notebook's tables, which are for MathJax."""
    for node in tree.findall(raw) if page == "guides/notebook" else ():
        written = re.sub(r"\$([^$]+)\$", lambda m: tex2mathml(unescape(m[1])), node.astext())
        node.children = [Text(written)]


def _inline(writer: Any, node: Any) -> NoReturn:
    writer.body.append(tex2mathml(node.astext()))
    raise SkipNode


def _displayed(writer: Any, node: Any) -> NoReturn:
    writer.body.append(tex2mathml(node.astext(), as_block=True))
    raise SkipNode
