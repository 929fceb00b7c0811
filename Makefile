# Everything a newcomer needs: `make run` and `make test`. Each sets up what is missing first.
VENV ?= .venv
export VENV
BIN := $(VENV)/bin
AREA ?=
# Tests get a display of their own, so that they neither disturb nor are disturbed by the user's. It does not reset when
# a window closes: the next one would find no display for a moment.
VIRTUAL := xvfb-run --auto-servernum --server-args="-screen 0 1600x1000x24 -noreset"

.PHONY: run test check bench setup lock

run: setup
	@if $(BIN)/python -c 'import sys; from ui.display import has_display; sys.exit(not has_display())'; \
	then $(BIN)/syncline resources/sample/welcome.mp4; \
	else $(BIN)/syncline tour; fi

test: setup
	@if [ "$$(uname)" = Linux ]; \
	then env -u WAYLAND_DISPLAY $(VIRTUAL) $(BIN)/python -m pytest $(ARGS); \
	else $(BIN)/python -m pytest $(ARGS); fi

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/test_architecture.py

bench: setup
	@env -u WAYLAND_DISPLAY $(VIRTUAL) $(BIN)/python -m tests.bench $(AREA)

setup:
	@.ci/setup

# For maintainers: pin anew after a change in pyproject.toml (needs uv).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra dev pyproject.toml -o requirements.lock
