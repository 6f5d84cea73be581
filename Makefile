# The jobs of this project. Each is one line over `python -m plugins.guides`, which runs on
# every system; make only sees that .venv is there and fits the lock. GNU make 3.81 will do.
#
# Variables: PYTHON makes .venv (PYTHON=python3.12 make html). PORT, GUIDE, WHO, QUALIFICATION,
# SITEURL and UNREVIEWED reach the jobs through the environment, so that no shell reads a title.

.DEFAULT_GOAL := help
PYTHON ?= python3
GUIDES := .venv/bin/python -m plugins.guides

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: html
html: .venv/ready ## Build the site into output/; a problem leaves the old one as it was
	@$(GUIDES) html

.PHONY: serve
serve: .venv/ready ## Build, show on http://localhost:8000 (PORT=), follow every change
	@$(GUIDES) serve

.PHONY: devserver
devserver: serve ## The same as serve, by Pelican's name for it

.PHONY: regenerate
regenerate: .venv/ready ## Build into output/ again at every change, without a server
	@$(GUIDES) regenerate

.PHONY: check
check: .venv/ready ## Check what is written in content/, and build nothing
	@$(GUIDES) check

.PHONY: new
new: .venv/ready ## Begin a guide: make new GUIDE="Facet joint injection"
	@$(GUIDES) new

.PHONY: sign
sign: .venv/ready ## Write a clinician's sign-off: make sign GUIDE=… WHO="…" QUALIFICATION="…"
	@$(GUIDES) sign

.PHONY: publish
publish: .venv/ready ## Build for the world: make publish SITEURL=https://… (UNREVIEWED=show)
	@$(GUIDES) publish

.PHONY: test
test: .venv/ready ## Run every test; REQUIRE_ALL=1 lets none be skipped
	@$(GUIDES) test

.PHONY: format
format: .venv/ready ## Put the code into its one style
	@$(GUIDES) format

.PHONY: bench
bench: .venv/ready ## Measure how fast the build is and how large the pages are
	@$(GUIDES) bench

.PHONY: shots
shots: .venv/ready ## Take pictures of every kind of page into shots/ (needs Chromium)
	@$(GUIDES) shots

.PHONY: clean
clean: .venv/ready ## Remove what was built
	@$(GUIDES) clean

.PHONY: lock
lock: ## Renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile --upgrade --group test pyproject.toml --output-file requirements.lock

# Made last, so that a set-up that was cut short is begun again.
.venv/ready: requirements.lock .venv/bin/python
	@command -v $(PYTHON) >/dev/null || { echo "install Python 3.11 or newer: there is no $(PYTHON)" >&2; exit 1; }
	@$(PYTHON) -m plugins.guides.environment

# Gone, or newer than the set-up: the Python that .venv stands on was changed.
.venv/bin/python: ;
