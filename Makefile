# One short command for each need. Everything goes into .venv, .run, .run-test and node_modules, all of this folder.
PYTHON ?= python3
BIN := .venv/bin
TESTS := $(BIN)/python -m pytest --numprocesses auto --maxprocesses 7

.DEFAULT_GOAL := help
.PHONY: help run test check fix bench bench-hints test-browser test-faults test-deep assets lock set-up-run set-up-test

help:
	@echo "make run           the portal at http://127.0.0.1:8000 (HOST, PORT and TRIAL=0 are heard); Ctrl-C stops it"
	@echo "make test          the tests, on real PostgreSQL and Redis (ARGS=\"tests/lib -k codes\" picks some)"
	@echo "make check         style, types, order of imports, templates, migrations, security, locks"
	@echo "make fix           put right what can be put right by itself"
	@echo "make test-browser  journeys in Chromium, with accessibility checks"
	@echo "make test-faults   long runs with kill -9; make test-deep: attackers and big numbers; make bench: how fast; make bench-hints: how well"
	@echo "make assets        style sheet, fonts and scripts; make lock: newer libraries within pyproject.toml's bounds"

run: set-up-run
	@$(BIN)/python -m devon_coproduction.run

test: set-up-test
	@$(TESTS) -m "not browser and not faults and not deep" $(ARGS)

test-browser: set-up-test
	@$(TESTS) -m browser $(or $(ARGS),tests/browser)

test-faults: set-up-test
	@$(BIN)/python -m pytest -m faults $(ARGS)

test-deep: set-up-test
	@$(TESTS) -m deep $(ARGS)

check: set-up-test
	@$(BIN)/python -m devon_coproduction.check

fix: set-up-test
	@$(BIN)/ruff check --fix --quiet .; $(BIN)/ruff format --quiet .; true

bench: set-up-test
	@$(BIN)/python -m devon_coproduction.bench $(ARGS)

bench-hints: set-up-test
	@$(BIN)/python -m devon_coproduction.bench_hints

assets: set-up-run

lock: set-up-test
	@$(BIN)/python -m devon_coproduction.lock

set-up-run set-up-test: set-up-%:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. Install Python 3.11 or newer."; exit 1; }
	@$(PYTHON) devon_coproduction/set_up.py $*
