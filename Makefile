# Everything that a fresh machine with Python 3.11 or later and make needs.
# `make` alone lists what there is.

HOST = 127.0.0.1
PORT = 8050
DATA =

VENV = .venv
# Tests start many processes, and each would compile all modules anew.
export PYTHONDONTWRITEBYTECODE =
PY = $(VENV)/bin/python
SMOKE = tests/browser/test_keys.py
RUN = $(VENV)/installed-run
TEST = $(VENV)/installed-test
NODE = tools/with-node $(PY)
NODE_TEST = node_modules/installed
INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt
# Each file by one worker, in the order of tests/conftest.py and not by how many tests it has.
TWO_WORKERS = --numprocesses 2 --dist loadfile --no-loadscope-reorder
CHECK_SCRIPTS = $(NODE) biome check && $(NODE) tsc --project . && \
	$(NODE) node --test --test-force-exit 'tests/scripts/**/*.test.js'

.DEFAULT_GOAL := help
.PHONY: help run test sweep test-lowest coverage scripts lint format bench wheel tree pins browser clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: $(RUN) ## install what is needed and serve the page (PORT=8051, DATA=my.yaml)
	@exec $(PY) -m explorer serve $(DATA) --host $(HOST) --port $(PORT)

test: $(TEST) $(NODE_TEST) browser ## install what tests need, a browser too, and run everything
	@failed=; \
	step() { echo "--- $$*"; "$(PY)" -m "$$@" || failed="$$failed $$1"; }; \
	echo "--- mypy, beside the next ones"; "$(PY)" -m mypy & mypy=$$!; \
	step ruff check; \
	step ruff format --check; \
	echo "--- scripts"; $(CHECK_SCRIPTS) || failed="$$failed scripts"; \
	wait "$$mypy" || failed="$$failed mypy"; \
	step pytest $(TWO_WORKERS); \
	if [ -n "$$failed" ]; then echo "failed:$$failed" >&2; exit 1; fi

sweep: $(TEST) browser ## run what takes too long for every day: all days and sizes, many examples
	@$(PY) -m pytest --sweep $(TWO_WORKERS)

scripts: $(NODE_TEST) ## lint, type-check and unit-test the scripts of the page
	@$(CHECK_SCRIPTS)

# With what the lower bounds in pyproject.toml admit, in an environment of its own.
test-lowest: browser ## run the tests with the lowest versions that pyproject.toml admits
	@PYTHON="$(PYTHON)" tools/make-venv build/lowest
	@build/lowest/bin/python -m pip install --quiet --disable-pip-version-check uv
	@build/lowest/bin/python -m uv pip install --quiet --python build/lowest/bin/python \
	  --resolution lowest-direct -e '.[test]'
	@build/lowest/bin/python -m pytest -m 'not browser' $(TWO_WORKERS)
	@build/lowest/bin/python -m pytest $(SMOKE)

coverage: $(TEST) ## measure what the tests without a browser reach; fails below the threshold
	@$(PY) -m pytest -m 'not browser' $(TWO_WORKERS) --cov

lint: $(TEST) ## ruff and mypy alone
	@$(PY) -m ruff check && $(PY) -m ruff format --check && $(PY) -m mypy

format: $(NODE_TEST) ## let ruff and biome mend what they can
	@$(PY) -m ruff check --fix; $(PY) -m ruff format; $(NODE) biome check --write

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
	rm -rf $(VENV) node_modules dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
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

# Without a lock file, which would say where packages come from: package.json names them all.
$(NODE_TEST): package.json | $(TEST)
	@echo "Installing into node_modules what checks the scripts" >&2
	@$(NODE) npm install --no-package-lock --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(PY):
	@PYTHON="$(PYTHON)" tools/make-venv $(VENV)

browser: $(TEST)
	@$(PY) tests/machine_browser.py >/dev/null 2>&1 || tools/install-browser
	@$(PY) tests/machine_browser.py >/dev/null
