# Everything from a bare Python: `make help` lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

# uv must use the Python that is there, and must not warn when its cache is on another disk.
export UV_PYTHON_DOWNLOADS := never
export UV_LINK_MODE := copy
# Without .pyc files every start is several times slower.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
WORKERS ?= 2

.PHONY: help demo test check lint types layers docs bench soak sys lock clean

help:  ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

demo: .venv/.run  ## read example reports; make a record of an example truce and show its state
	@$(BIN)/hudna read examples/bundle.jsonl
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; record=$$folder/truce.db; export HUDNA_AUTHOR=demo; \
	echo; echo "A record of an example truce:"; \
	$(BIN)/hudna init "$$record" --name "Truce in Hodeidah" >/dev/null; \
	$(BIN)/hudna agreement "$$record" examples/agreement.en.txt --published 2024-05-02 --timezone Asia/Aden --language en >/dev/null; \
	$(BIN)/hudna add "$$record" examples/truce.jsonl; \
	$(BIN)/hudna status "$$record" --at 2024-05-06

test: .venv/.dev sys  ## run the tests (HUDNA_GOLD=folder adds the golden documents)
	@$(BIN)/python -m pytest -q -n $(WORKERS)

check: lint types layers test docs  ## all that must pass before a commit

lint: .venv/.dev  ## style and format of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/.dev  ## mypy, strict
	@$(BIN)/mypy

layers: .venv/.dev  ## who may import whom
	@$(BIN)/lint-imports --no-logo

docs: .venv/.dev  ## build the documentation into site/
	@$(BIN)/zensical build --clean --strict

bench: .venv/.dev  ## speed and memory, as ratios to a yardstick of the same run
	@$(BIN)/python -m bench

soak: .venv/.dev sys  ## the tests that are too long for every commit
	@$(BIN)/python -m pytest -q -m soak

# --- set-up ---------------------------------------------------------------------------------------------------

# The tests start a PostgreSQL server of their own, and reports as PDF are set with Pango, HarfBuzz and Noto's letters.
PACKAGES := postgresql libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-dejavu-core

sys:  ## install what the tests need from the system: PostgreSQL; for PDF Pango, HarfBuzz, Noto fonts
	@lacks=; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || lacks="$$lacks $$p"; done; \
	if command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then lacks=$${lacks/ postgresql/}; fi; \
	if [ -z "$$lacks" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing$$lacks"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$lacks >/dev/null; \
	elif command -v dpkg >/dev/null; then echo "The tests need more of the system: sudo apt-get install$$lacks" >&2; exit 1; \
	elif command -v initdb >/dev/null; then exit 0; \
	else echo "The tests need a PostgreSQL server's programs (initdb, pg_ctl, psql), and for PDF Pango, HarfBuzz and Noto fonts" >&2; exit 1; fi

# .run holds what hudna needs, .dev what its makers need besides.
.venv/.run: requirements-run.lock pyproject.toml | .venv/.made
	@$(call install,--require-hashes -r requirements-run.lock)
	@$(call install,--no-deps -e .)
	@touch $@

.venv/.dev: requirements.lock .venv/.run
	@$(call install,--require-hashes -r requirements.lock)
	@touch $@

.venv/.made:
	@python=$$($(find_python)); \
	$$python -c 'import venv, ensurepip' 2>/dev/null || { echo "$$python has no working venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }; \
	echo "making .venv with $$($$python --version)"; \
	$$python -m venv .venv
	@$(BIN)/python -m pip install -q uv || echo "uv could not be had; pip does the same, slower"
	@touch $@

# The first Python that is new enough; PYTHON=... chooses one.
find_python = for p in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	if "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$p"; exit 0; fi; done; \
	echo "hudna needs Python 3.11 or newer, and python3 is missing or older. On Debian and Ubuntu: apt-get install python3 python3-venv; or say which: make PYTHON=/path/to/python3.11 ..." >&2; exit 1

define install
if [ -x $(BIN)/uv ]; then $(BIN)/uv pip install -q --python $(BIN)/python $(1); else $(BIN)/python -m pip install -q $(1); fi
endef

# The lock holds hashes and no address: packages come from whichever registry this machine is set to.
LOCK := pip compile -q --universal --generate-hashes --no-header --no-emit-index-url

lock: | .venv/.made  ## choose the newest allowed versions anew (needs uv)
	@$(BIN)/uv $(LOCK) --upgrade --all-extras --group dev pyproject.toml -o requirements.lock
	@$(BIN)/uv $(LOCK) --upgrade -c requirements.lock pyproject.toml -o requirements-run.lock

clean:  ## remove all that make made
	@rm -rf .venv site .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis htmlcov .coverage
