# make help tells what there is.

PYTHON ?= python3
PORT ?= 8123
DATA ?= data/demo
NAME ?= change
PROCESSES ?= 4

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset run test torture replay bench format migration lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | while IFS='|' read -r name what; do \
		printf '  make %-12s %s\n' "$$name" "$$what"; done

demo: .venv/runtime ## Start the demo town and print its address (PORT=8123 DATA=data/demo)
	@exec $(BIN)/python -m bot demo --port $(PORT) --data "$(DATA)"

demo-reset: .venv/runtime ## Forget the demo town and start it afresh
	@if [ -f "$(DATA)/linli.db" ]; then rm -rf "$(DATA)"; fi
	@exec $(BIN)/python -m bot demo --port $(PORT) --data "$(DATA)"

run: .venv/runtime ## Start the house with config.toml
	@exec $(BIN)/python -m bot run

test: .venv/tests ## Check format, lint, types, floors, migrations and run all tests (ARGS=--everywhere: on every platform)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n $(PROCESSES) --dist worksteal $(ARGS)

bench: .venv/tests ## Compare with bare bots over a loopback Bot API server (QUICK=--quick: under a minute)
	@$(BIN)/python -m benchmarks $(QUICK)

torture: .venv/tests ## Kill the house again and again while people report and press (three minutes)
	$(BIN)/python -m benchmarks.torture $(ARGS)

replay: .venv/tests ## Let 10,000 random lives of cases be timed by a minute-by-minute clock, then live a year with 10,000 cases (one to two hours; ARGS="months 20": random months)
	@$(BIN)/python -m tests.replay $(ARGS)

format: .venv/tests ## Put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

migration: .venv/tests ## Write the migration to what the models say now (NAME="what changes")
	$(BIN)/python -m bot.migrate "$(NAME)"
	sed -i "/^    # ### .*Alembic/d" models/migrations/versions/*.py
	$(BIN)/ruff check --quiet --fix models/migrations
	$(BIN)/ruff format --quiet models/migrations

# Two locks: what runs the house, and the same plus what tests it, so that the demo installs less.
# pyproject.toml says what is wanted; versions move only here.
COMPILE = build/lock/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	--build-deps-for=editable --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

lock: ## Take newer versions of everything into the locks (takes minutes)
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install pip-tools
	CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) --output-file requirements.lock pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) --extra test --constraint requirements.lock \
		--output-file tests/requirements.lock pyproject.toml

clean: ## Remove what make made (not the data)
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Linli needs Python 3.11 or newer: install it, or name it with make PYTHON=python3.12."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "This Python cannot make a .venv: install its venv package (on Debian: python3-venv)."; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: .venv/made requirements.lock pyproject.toml
	@echo "Installing what the house needs ..."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tests: .venv/runtime tests/requirements.lock
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes --requirement tests/requirements.lock
	@touch $@
