# Two commands to know: `make site` and `make test`. The rest is for those who change Malaf.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
COMPILE := $(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header
# What else builds docs/: each in an environment of its own, since they pin what they need.
ENGINES := build/engines/properdocs/.installed build/engines/zensical/.installed

.DEFAULT_GOAL := help
.PHONY: help site test lint serve bench soak engines reference golden lock clean

help:            ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

site: $(VENV)/.site      ## build site/ and dist/*-offline.zip
	@$(BIN)/malaf build
	@$(BIN)/malaf bundle

test: $(VENV)/.dev $(ENGINES) ## lint, then run the whole suite
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest

lint: $(VENV)/.dev       ## ruff, mypy, import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

serve: $(VENV)/.site     ## build, watch, reload
	@$(BIN)/malaf serve

bench: $(VENV)/.dev      ## time a build beside plain MkDocs and Hugo, if it is there: a table, and build/bench.svg
	@mkdir -p build
	$(BIN)/python benchmarks/build.py --svg build/bench.svg

soak: $(VENV)/.dev       ## more of what tests do a little of: killed builds, bad input, accessibility at every width
	MALAF_KILLS=200 MALAF_FUZZ=10 $(BIN)/pytest -q tests/test_safety.py tests/test_fuzz.py -k "killed or any"
	MALAF_EVERYWHERE=1 $(BIN)/pytest -q tests/built/test_accessible.py -k any_page

engines: $(VENV)/.dev $(ENGINES) ## build docs/ with ProperDocs and Zensical, too, and write ENGINES.md
	$(BIN)/python -m tests.engines.compare

reference: $(VENV)/.dev  ## write REFERENCE.md, of what the program has
	$(BIN)/python -m tests.reference.make

golden: $(VENV)/.dev     ## rewrite the golden files; read the diff before committing
	$(BIN)/pytest --update-golden -q -k golden

lock: $(VENV)/.dev       ## renew the lock files (hashes only, no index addresses)
	$(COMPILE) --extra build -o requirements.txt pyproject.toml
	$(COMPILE) --extra build --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml
	for engine in properdocs zensical; do $(COMPILE) -c requirements-dev.txt -o tests/engines/$$engine.txt tests/engines/$$engine.in || exit; done

clean:           ## remove what a build makes
	rm -rf site dist .malaf build

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Malaf needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3 site"; exit 1; }
	@echo "making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make environments here (Debian: apt-get install python3-venv)"; exit 1; }

$(VENV)/.site: $(BIN)/python requirements.txt pyproject.toml
	@echo "installing pinned dependencies ..."
	@$(PIP) install -q --require-hashes -r requirements.txt
	@$(PIP) install -q --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.site requirements-dev.txt
	@echo "installing what the tests need ..."
	@$(PIP) install -q --require-hashes -r requirements-dev.txt
	@touch $@

build/engines/%/.installed: tests/engines/%.txt $(BIN)/python
	@echo "installing $* ..."
	@$(PYTHON) -m venv --clear build/engines/$*
	@build/engines/$*/bin/python -m pip --disable-pip-version-check install -q --require-hashes -r $<
	@touch $@
