# `make ask` answers the example question, `make test` runs every check; both do their own set-up.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUESTION ?= What is the next step in managing a patient with lumbar spine degenerative changes and risk of fracture?

# The environment is ready for exactly these two files: a change of either installs again,
# anything else installs nothing.
READY := $(VENV)/ready-$(shell cat pyproject.toml constraints.txt | sha256sum | cut -c1-16)
# uv is quick but knows only the public registry; pip knows those this machine is configured for.
UV := $(BIN)/uv pip install --python $(BIN)/python --system-certs -b constraints.txt
PIP := $(BIN)/pip install --disable-pip-version-check
TEST_PACKAGES := chromium chromium-driver fonts-dejavu

.PHONY: ask ui model test check format pictures docs wheel-check venv lock clean

ask: venv
	@$(BIN)/groundrule index
	@$(BIN)/groundrule ask "$(QUESTION)"

ui: venv
	@$(BIN)/groundrule index
	$(BIN)/groundrule serve

# The embedded language model, 1.1 GB; without it the template drafter answers.
model: venv
	$(BIN)/python -m assistant.adapters.model_files

# The wheel comes before the checks, so that the last line is that of the tests.
test: venv
	@sh scripts/debian_packages.sh $(TEST_PACKAGES)
	$(BIN)/python -m scripts.fetch_test_model
	@$(MAKE) --no-print-directory wheel-check
	@$(MAKE) --no-print-directory check

check: venv
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

format: venv
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The README's pictures, taken in a real browser from the real page.
pictures: venv
	@sh scripts/debian_packages.sh $(TEST_PACKAGES)
	$(BIN)/python -m scripts.pictures

wheel-check: venv
	$(BIN)/python scripts/wheel_check.py

# Pages that are made from the corpus.
docs: venv
	$(BIN)/python -m scripts.sources

venv: $(READY)
	@:

$(READY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || sh scripts/debian_packages.sh python3-venv
	$(PYTHON) -m venv $(VENV)
	$(PIP) --quiet -c constraints.txt uv
	@if $(BIN)/python scripts/install_torch.py; then extras=embeddings,model,solver,test; else extras=model,solver,test; fi; \
	    $(UV) -c constraints.txt -e ".[$$extras]" || $(PIP) -c constraints.txt -e ".[$$extras]"
	$(BIN)/pip check
	@$(BIN)/python -m compileall -q assistant # containers often forbid writing it later
	@rm -f $(VENV)/ready-*
	@touch $@

# Resolves the ranges of pyproject.toml anew and pins what comes out.
lock:
	$(PYTHON) scripts/lock.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
