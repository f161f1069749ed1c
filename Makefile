# Everything that a fresh machine with Python 3.11 or later and make needs.
# `make` alone lists what there is.

HOST = 127.0.0.1
PORT = 8050
DATA =

VENV = .venv
PY = $(VENV)/bin/python
RUN = $(VENV)/installed-run
TEST = $(VENV)/installed-test
INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench wheel tree pins browser clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: $(RUN) ## install what is needed and serve the page (PORT=8051, DATA=my.yaml)
	@exec $(PY) -m explorer serve $(DATA) --host $(HOST) --port $(PORT)

test: $(TEST) browser ## install what tests need, a browser too, and run everything
	@failed=; \
	step() { echo "--- $$*"; "$(PY)" -m "$$@" || failed="$$failed $$1"; }; \
	step ruff check; \
	step ruff format --check; \
	step mypy; \
	step pytest --numprocesses 2 --dist loadfile; \
	if [ -n "$$failed" ]; then echo "failed:$$failed" >&2; exit 1; fi

lint: $(TEST) ## ruff and mypy alone
	@$(PY) -m ruff check && $(PY) -m ruff format --check && $(PY) -m mypy

format: $(TEST) ## let ruff mend what it can
	@$(PY) -m ruff check --fix; $(PY) -m ruff format

bench: $(TEST) browser ## measure
	@$(PY) benchmarks

wheel: $(TEST) ## build the wheel into dist/
	@$(PY) -m hatchling build -t wheel

tree: $(TEST) ## write the tree in CONTRIBUTING.md anew
	@$(PY) tests/test_tree.py

pins: ## write constraints.txt anew, with the newest versions that pyproject.toml admits
	@PYTHON="$(PYTHON)" tools/make-venv build/pins
	@build/pins/bin/python -m pip install --quiet --disable-pip-version-check '.[test]'
	@{ sed -n '/^#/p' constraints.txt; \
	   build/pins/bin/python -m pip freeze --exclude conflict-explorer; } > build/constraints.txt
	@mv build/constraints.txt constraints.txt

clean: ## remove what the targets here have made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed is renewed when one of these two files changes, and only then.
$(RUN): pyproject.toml constraints.txt | $(PY)
	@echo "Installing into $(VENV)" >&2
	@$(INSTALL) -e .
	@touch $@

$(TEST): pyproject.toml constraints.txt | $(PY)
	@echo "Installing into $(VENV), with what the tests need" >&2
	@$(INSTALL) -e '.[test]'
	@touch $(RUN) $@

$(PY):
	@PYTHON="$(PYTHON)" tools/make-venv $(VENV)

browser: $(TEST)
	@$(PY) -m explorer.server.browser >/dev/null 2>&1 || tools/install-browser
	@$(PY) -m explorer.server.browser >/dev/null
