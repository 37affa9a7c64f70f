# `make` lists the targets. Two of them set up a fresh machine (python3 3.11 or later, pip, make and git):
# `make due`, then `make test`. Another Python: make due PYTHON=python3.12. Another folder for it: VENV=.venv-3.12.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
ZONES = Asia/Tokyo America/Los_Angeles
# On every core, and the tests of one file on one: they share what is dear to make, a browser or a report.
PYTEST = $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1
# What runs here is always the sample journal, never the one of the person who runs it.
unexport FOLLOWUP_JOURNAL FOLLOWUP_NOW
# The tests start hundreds of processes: what each would compile anew is kept.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help venv due test lint types fuzz notebooks bench man pins clean elsewhere

# $(call quietly,COMMAND): its output is shown only if it fails.
quietly = log=$$(mktemp) && if { $(1); } >"$$log" 2>&1; then rm -f "$$log"; \
	else cat "$$log" >&2; rm -f "$$log"; exit 1; fi

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

venv: $(VENV)/.tools ## make the environment in .venv: the kit, its tests and its tools

due: $(VENV)/.runtime ## see what is due on a made-up morning (makes the environment first)
	@FOLLOWUP_JOURNAL=docs/morning $(BIN)/followup
	@echo
	@echo "Next: $(BIN)/followup --journal docs/morning draft    (the notes to send, from the same journal)"
	@echo "      $(BIN)/followup --journal journal               (a whole search, with something of every kind)"

test: lint types ## everything that is checked before a change lands
	@echo "== tests, TZ=UTC"
	@TZ=UTC $(PYTEST)
	@echo "== tests that the machine's zone may change, in $(ZONES) at once"
	@printf '%s\n' $(ZONES) | xargs -P 2 -I ZONE sh -c 'log=$$(mktemp); \
		TZ=ZONE $(BIN)/python -m pytest -m "not slow and not zone_free" >"$$log" 2>&1; code=$$?; \
		echo "== TZ=ZONE"; cat "$$log"; rm -f "$$log"; exit $$code'
	@echo "== notebooks against their saved outputs"
	@$(BIN)/python -m pytest -p nbval --nbval --nbval-current-env notebooks

lint: $(VENV)/.tools ## ruff: likely mistakes, and the format
	@echo "== ruff"
	@$(BIN)/python -m ruff check
	@$(BIN)/python -m ruff format --check

types: $(VENV)/.tools ## mypy, strict
	@echo "== mypy"
	@$(BIN)/python -m mypy

# MINUTES=60 makes it longer. What it finds is in .hypothesis and comes first in the next run.
MINUTES ?= 20
fuzz: $(VENV)/.tools ## the property tests, with new examples again and again for 20 minutes
	@until=$$(($$(date +%s) + 60 * $(MINUTES))); while [ $$(date +%s) -lt $$until ]; do \
		$(PYTEST) -m hypothesis --hypothesis-profile=fuzz --fuzz-until=$$until || exit 1; done

notebooks: $(VENV)/.tools ## run the notebooks on the sample journal and save their outputs
	@$(BIN)/python -m nbconvert --to notebook --execute --inplace \
		--ExecutePreprocessor.record_timing=False notebooks/*.ipynb

# BEFORE=REVISION measures the kit of that revision beside today's, in the same run.
bench: $(VENV)/.runtime ## measure followup on 100, 1,000 and 10,000 interviews
	@$(BIN)/python benchmarks/bench.py $(if $(BEFORE),--before $(BEFORE))

man: $(VENV)/.runtime ## the manual page, made from the help, as build/followup.1 (man -l shows it)
	@mkdir -p build
	@$(BIN)/python -c 'import sys; from followup_kit.cli import manual; sys.stdout.write(manual())' >build/followup.1
	@echo "man -l build/followup.1"

pins: ## renew constraints.txt from a fresh install (let PYTHON be the oldest one served)
	@rm -rf .venv-pins
	@$(MAKE) --no-print-directory VENV=.venv-pins .venv-pins/.made
	@echo "Installing the newest version of everything ..."
	@$(call quietly,.venv-pins/bin/python -m pip install --upgrade pip)
	@$(call quietly,.venv-pins/bin/python -m pip install $(EVERYTHING))
	@{ echo "# Versions that were installed and tested together, on Python" \
			"$$(.venv-pins/bin/python -c 'import platform; print(platform.python_version())')" \
			"and later. Renewed with: make pins"; \
		.venv-pins/bin/python -m pip list --format=freeze --exclude followup-kit --exclude setuptools; \
	} >constraints.txt
	@rm -rf .venv-pins
	@echo "constraints.txt is new. Try it with: make test"

clean: ## remove the environment and every cache
	rm -rf $(VENV) .venv-pins .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps. `due` needs only what runs; the tests add the tools. Made again when the pins or the dependencies
# change. An environment holds absolute paths, so one that came along from another folder is made anew.

TOOLS = '.[dev,parquet]'
EVERYTHING = '.[dev,lsp,notebooks,parquet,proofreading]'
INSTALL = $(BIN)/python -m pip install --constraint constraints.txt --editable

# An installed wheel is compiled by pip, a checkout is not: so that the first `followup` is as quick as the second.
compiled = $(BIN)/python -m compileall -q followup_kit

# In a clone, git asks the kit before it takes a notebook: outputs of a private journal stay out (docs/notebooks.md).
guard = git rev-parse --is-inside-work-tree >/dev/null 2>&1 && \
	git config filter.followup-notebook.clean "$(BIN)/python -m followup_kit.notebook clean" && \
	git config filter.followup-notebook.smudge cat && \
	git config filter.followup-notebook.required true || true

ifneq "$(wildcard $(VENV)/.made)" ""
ifneq "$(shell cat $(VENV)/.made)" "$(CURDIR)"
$(VENV)/.made: elsewhere
endif
endif

# One that lies outside this folder may be another clone's: it is left alone.
elsewhere:
	@case '$(abspath $(VENV))' in \
		'$(CURDIR)'/*) rm -rf '$(abspath $(VENV))' ;; \
		*) echo '$(VENV) was made for $(shell cat $(VENV)/.made): name another folder, or delete it yourself' >&2; exit 1 ;; esac

# A bare Debian has venv but no ensurepip: there the pip of $(PYTHON) puts the first package in, a pip. It is the pinned one in any
# case: the scripts that an older one writes load `re`, which costs each `followup` half of what Python takes to start.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This needs Python 3.11 or later. Name one: make $(MAKECMDGOALS) PYTHON=python3.11" >&2; exit 1; }
	@echo "Making the environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || \
		{ $(call quietly,$(PYTHON) -m venv --clear --without-pip $(VENV) && \
			$(PYTHON) -m pip --python $(BIN)/python install --constraint constraints.txt pip); }
	@$(call quietly,$(BIN)/python -m pip install --constraint constraints.txt pip)
	@pwd -P >$@

$(VENV)/.runtime: $(VENV)/.made pyproject.toml constraints.txt
	@echo "Installing what followup needs (once; a minute or so) ..."
	@$(call quietly,$(INSTALL) .)
	@$(compiled)
	@$(guard)
	@touch $@

$(VENV)/.tools: $(VENV)/.made pyproject.toml constraints.txt
	@echo "Installing what the tests need (once; a few minutes at most) ..."
	@$(call quietly,$(INSTALL) $(TOOLS))
	@$(compiled)
	@$(guard)
	@touch $(VENV)/.runtime $@
