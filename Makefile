# tracker: `make demo` shows it at work, `make test` proves it. Both set up all they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo.sqlite3
# One process a core; coverage is gathered from all of them, and first: see tests/conftest.py.
WORKERS ?= auto

.PHONY: demo test check lint types imports tests stress fuzz bench accuracy train variations picture reference format clean

demo: $(VENV)/.runs  ## Take the sample articles into a fresh SQLite file and print the status table
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BIN)/tracker demo --db $(DEMO)

test: check tests  ## All checks and all tests, with the coverage gate

check: lint types imports  ## What can be said without running the code

lint: $(VENV)/.tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.tests
	@$(BIN)/mypy

imports: $(VENV)/.tests
	@$(BIN)/lint-imports

tests: $(VENV)/.tests
	@$(BIN)/pytest -n $(WORKERS) -m "not stress and not untraced" --cov --cov-report=term --cov-fail-under=95
	@$(BIN)/pytest -n $(WORKERS) -m "not stress and untraced"

stress: $(VENV)/.tests  ## Kills, crowds and damage, by the hundred (minutes)
	@$(BIN)/pytest -m stress -p no:randomly --durations=0

fuzz: $(VENV)/.fuzz  ## Inputs of every format, NUMBER=10000 of each, and texts for SECONDS=60, made to break
	@$(BIN)/python tests/fuzz/inputs.py --number $(or $(NUMBER),10000)
	@if $(BIN)/python -c 'import atheris' 2>/dev/null; then \
		$(BIN)/python tests/fuzz/formats.py -max_total_time=$(or $(SECONDS),60) && \
		$(BIN)/python tests/fuzz/reader.py -max_total_time=$(or $(SECONDS),60); \
	else echo "fuzz: skipped, atheris has no wheel for this Python"; fi

bench: $(VENV)/.bench  ## What it costs, as ratios to a floor measured in the same run
	@$(BIN)/python bench/status.py
	@$(BIN)/python bench/store.py
	@$(BIN)/python bench/answers.py
	@$(BIN)/python bench/export.py
	@$(BIN)/python bench/reading.py
	@$(BIN)/python bench/dates.py
	@$(BIN)/python bench/intake.py
	@$(BIN)/python bench/dump.py

accuracy: $(VENV)/.tests  ## How well the reader reads; ERRORS=part lists that part's errors
	@$(BIN)/python bench/accuracy.py $(if $(ERRORS),--errors $(ERRORS))

train: $(VENV)/.train  ## Learn anew what stands around a party in labelled articles
	@$(BIN)/python bench/train.py

variations: $(VENV)/.tests  ## What in a sentence's surroundings changes how it is read; SHOW=words lists where
	@$(BIN)/python bench/variations.py $(if $(SHOW),--show '$(SHOW)')

picture: $(VENV)/.tests  ## Draw the picture of the README anew
	@$(BIN)/python docs/picture.py

reference: $(VENV)/.tests  ## Write the reference and the man page anew, from the program's own help
	@$(BIN)/python docs/reference.py

format: $(VENV)/.tests
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build dist .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .fuzz $(DEMO)*

# The marks tell which of the two installations the environment holds, and are older than
# pyproject.toml when that has changed.
$(VENV)/.runs: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.bench: $(VENV)/.tests
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	@touch $@

$(VENV)/.train: $(VENV)/.tests
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,train]'
	@touch $@

$(VENV)/.fuzz: $(VENV)/.tests
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,fuzz]'
	@touch $@

$(VENV)/.tests: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.runs
