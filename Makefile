# `make` builds the editions, `make test` proves them. Both bring what they need and do nothing twice.

PYTHON ?= python3
VENV := .venv
PYTEST := $(VENV)/bin/pytest -n auto
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-config --custom-compile-command 'make lock' $(UPGRADE)

.PHONY: editions test golden validators lock clean help system
.DEFAULT_GOAL := editions

editions: $(VENV)/.installed  ## build every edition that content/publication.toml asks for into output/ (the default)
	$(VENV)/bin/publish build

test: $(VENV)/.installed  ## lint, check the types, run every test and every validator that is installed
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(PYTEST)

golden: $(VENV)/.installed  ## write the golden files anew; read the diff before you commit it
	$(PYTEST) --update-golden

validators: system  ## install the field's validators (PUBLISH_VALIDATORS=DIR, default ~/.cache/publish-validators)
	@PYTHON='$(PYTHON)' tests/validators/install

lock: $(VENV)/.installed  ## pin the newest versions that fit into the locks (UPGRADE=--upgrade moves all pins)
	$(VENV)/bin/pip install --quiet uv==0.13.9
	$(LOCK) --extra dev pyproject.toml --output-file requirements.lock
	$(LOCK) tests/validators/requirements.in --output-file tests/validators/requirements.lock
	tests/validators/install --lock

clean:  ## remove what was built: the editions, .venv and the caches
	find output -mindepth 1 ! -name .gitkeep -delete
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

help:  ## say what each target does
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

system:
	@PYTHON='$(PYTHON)' .ci/system

# hatchling is in the lock, so that the project itself installs without asking a registry.
$(VENV)/.installed: pyproject.toml requirements.lock | system
	@echo 'Installing the locked dependencies into $(VENV)'
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
