# On a fresh machine with Python 3.11 or later: `make demo` or `make test`, and nothing before it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Test modules are rewritten once for all processes, and programs that tests start are compiled once.
# What they import is compiled then: pip would spend a minute on modules that nobody imports.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint bench docs docs-links soak golden clean

demo: $(READY)
	$(BIN)/neurovariety reproduce kohn-talk --output demo-output

# One process more than two cores, for the tests wait for engines too; mypy runs beside them.
test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy & types=$$!; \
	  $(BIN)/python -m pytest --numprocesses 3 --dist worksteal; tests=$$?; \
	  wait $$types && exit $$tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m pip install -qq --editable '.[bench]'
	$(BIN)/python -m benchmarks

# The site, in build/site; the links that lead away from it need a network.
docs: $(READY)
	$(BIN)/python -m pip install -qq --editable '.[docs]'
	$(BIN)/sphinx-build --fail-on-warning --keep-going docs build/site

docs-links: docs
	$(BIN)/sphinx-build --builder linkcheck docs build/links

# Minutes of kills and of hostile input, then hours of cases; these go on where they were stopped.
# At last answers are changed, in an hour. CASES=100 INPUTS=1000 CHANGES=1000 runs fewer.
CASES ?= 10000
INPUTS ?= 100000
CHANGES ?= 100000
soak: $(READY)
	$(BIN)/python -m tests.attack
	$(BIN)/python -m tests.inputs.run --inputs $(INPUTS)
	$(BIN)/python -m tests.differential.soak --cases $(CASES)
	$(BIN)/python -m tests.differential.answers --changes $(CHANGES)

golden: $(READY)
	$(BIN)/python -m tests.golden.names
	$(BIN)/python -m tests.golden.networks
	$(BIN)/python -m tests.golden.refresh
	$(BIN)/python -m tests.golden.answers
	$(BIN)/python tests/golden/transcripts/record.py

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "neurovariety needs Python 3.11 or later; set PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install -qq --upgrade pip
	$(BIN)/python -m pip install -qq --no-compile --editable '.[macaulay2,sage,bounds,real,test,lint]'
	@touch $@

clean:
	rm -rf $(VENV) build dist demo-output .pytest_cache .mypy_cache .ruff_cache .hypothesis docs/gallery docs/reference/api
