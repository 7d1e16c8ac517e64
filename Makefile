# `make run` and `make test` set everything up by themselves, in .venv.
.DEFAULT_GOAL := help
.PHONY: help run test bench bench-speed bench-accuracy bench-diagnosis bench-beside picture schema rules fuzz fuzz-bytes kill-test attack format clean
.DELETE_ON_ERROR:

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
PYTHONS := $(PYTHON) python3.13 python3.12 python3.11 python3 python
SAMPLE ?= samples/faulty-wrong-figure-2023.txt
SECONDS ?= 60
# Each process takes tests from the other as soon as it has none left.
PROCESSES ?= --numprocesses auto --maxprocesses 4 --dist worksteal
SET_UP := pyproject.toml constraints.txt

help: ## list these verbs
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 22

run: $(VENV)/.ready-run ## set up and open a sample (SAMPLE=FILE for another)
	@$(PY) -m tui $(SAMPLE)

test: $(VENV)/.ready-test ## set up and run every check
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(PY) -m pytest $(PROCESSES)

bench: bench-speed bench-accuracy bench-diagnosis ## every figure: speed, reading, diagnosis

bench-speed: $(VENV)/.ready-bench ## speed and memory beside the yardsticks
	$(PY) -m bench.speed

bench-accuracy: $(VENV)/.ready-test ## cells right, silent misreads, false alarms, by layout and fault
	$(PY) -m bench.accuracy

bench-diagnosis: $(VENV)/.ready-test ## wrong figures found, named and repaired
	$(PY) -m bench.diagnosis

bench-beside: $(VENV)/.ready-test ## this version beside another (OTHER=folder of a checkout with a .venv)
	$(PY) -m bench.beside $(OTHER)

picture: $(VENV)/.ready-run ## paint docs/screen.svg again
	@mkdir -p docs
	$(PY) -m tui.picture $(SAMPLE) --size 120x40 --keys n --out docs/screen.svg

schema: $(VENV)/.ready-run ## write docs/report.schema.json again
	$(PY) -m tui.schema docs/report.schema.json

rules: $(VENV)/.ready-test ## write docs/rules.md again
	$(PY) -m tests.examples docs/rules.md

fuzz: $(VENV)/.ready-test ## the property tests, with many more examples
	$(PY) -m pytest -m hypothesis --hypothesis-profile=fuzz

fuzz-bytes: $(VENV)/.ready-fuzz ## bytes guided by coverage (TARGETS='pdf html' SECONDS=3600)
	$(PY) -m bench.fuzz $(TARGETS) --seconds $(SECONDS)

kill-test: $(VENV)/.ready-test ## kill the program at random moments and see that nothing is lost
	$(PY) -m bench.attack kills --long

attack: $(VENV)/.ready-test ## every attack on what must hold (LONG=1 for all the rounds promised)
	$(PY) -m bench.attack $(if $(LONG),--long)

format: $(VENV)/.ready-test ## format and mend what can be mended by itself
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

clean: ## remove what these verbs made
	rm -rf $(VENV) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.ready-run: $(VENV)/.made $(SET_UP)
	@echo 'Installing gouji into $(VENV) …'
	@$(PIP) --editable .
	@touch $@

$(VENV)/.ready-test: $(VENV)/.made $(SET_UP)
	@echo 'Installing gouji and its checks into $(VENV) …'
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.ready-run

$(VENV)/.ready-bench: $(VENV)/.made $(SET_UP)
	@echo 'Installing gouji, its checks and yardsticks into $(VENV) …'
	@$(PIP) --editable '.[dev,bench]'
	@touch $@ $(VENV)/.ready-run $(VENV)/.ready-test

$(VENV)/.ready-fuzz: $(VENV)/.ready-test
	@echo 'Installing the fuzzer into $(VENV) …'
	@$(PIP) --editable '.[dev,fuzz]'
	@touch $@

# Candidates are run, not only looked up: a version manager may answer a name it has no Python for.
$(VENV)/.made:
	@python= ; bare= ; \
	for candidate in $(PYTHONS); do \
	    "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	    if "$$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; \
	    then python=$$candidate; break; else bare=$$candidate; fi; \
	done; \
	if [ -z "$$python" ] && [ -n "$$bare" ]; then \
	    echo "$$bare cannot make virtual environments: its modules venv and ensurepip are missing." >&2; \
	    echo "Install them (Debian, Ubuntu: apt install python3-venv) and run make again." >&2; exit 1; \
	elif [ -z "$$python" ]; then \
	    echo 'gouji needs Python 3.11 or later; none of $(strip $(PYTHONS)) is one.' >&2; \
	    echo 'Install it, or name it: make run PYTHON=/path/to/python3.11' >&2; exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$python" --version) …"; \
	"$$python" -m venv --clear $(VENV)
	@touch $@
