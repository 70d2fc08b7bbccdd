# make site    sets up what it needs and builds the site into _site/
# make serve   shows the site and renews it whenever a file is saved
# make test    sets up what the tests need and runs them all
# make test-quick  runs the tests that need no built site, no browser and no Java, in less than a minute
# make bench   measures builds and checks beside their peers; make bench BENCH=--quick takes three minutes
# make bench-pages  measures the planner and run mode on a slow line, and what the longest addresses cost
# make bench-lighthouse  asks Lighthouse about each kind of page on a phone
# make bench-search  compares the search with its peers, and measures it at 1,000 cards
# make templates  renews what the host and the editor read and the model decides
# make pictures   renews the pictures of the guide for contributors (after make site)
# make approve    renews the pictures beside which the tests lay pages: look at what changed before you commit it
# make pins    renews requirements/ and the lock files for npm (see docs/ontwikkeling/)

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q install
NPM := $(BIN)/npm --no-audit --no-fund --silent

.PHONY: site serve test test-quick paper bench bench-pages bench-lighthouse bench-search templates pictures approve pins clean
.DELETE_ON_ERROR:

site: $(VENV)/site paper
	$(BIN)/plgdocs build

serve: $(VENV)/site paper
	$(BIN)/plgdocs serve

test: $(VENV)/test .tools/node_modules paper
	@tools/need.sh "command -v chromium-headless-shell" chromium-headless-shell
	@tools/need.sh "command -v firefox-esr" firefox-esr
	@tools/need.sh "command -v WebKitWebDriver && command -v xvfb-run" webkit2gtk-driver xvfb xauth
	@tools/need.sh "java -version" default-jre-headless
	$(BIN)/python -m pytest -n $$(($$(nproc) + 1)) --dist worksteal

test-quick: $(VENV)/test
	$(BIN)/python -m pytest -m "not slow" -n 2

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Installeer Python 3.11 of nieuwer, of wijs het aan met: make PYTHON=python3.12" >&2; exit 1; }
	@tools/need.sh "$(PYTHON) -c 'import ensurepip, venv'" python3-venv
	$(PYTHON) -m venv $(VENV)

# Every file that is fetched has a hash in requirements/; after that our own code needs nothing more.
$(VENV)/site: pyproject.toml requirements/site.txt | $(BIN)/python
	$(PIP) --require-hashes -r requirements/site.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test: pyproject.toml requirements/test.txt | $(BIN)/python
	$(PIP) --require-hashes -r requirements/test.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/site

# The PDFs are part of the site, and WeasyPrint needs libraries that no wheel holds.
paper: $(VENV)/site
	@tools/need.sh "$(BIN)/python -c 'import weasyprint'" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

# No install scripts: nothing here needs one, and one would compile for minutes what only speeds up a regular expression.
.tools/node_modules: tools/package.json tools/package-lock.json $(VENV)/test
	@mkdir -p .tools && cp tools/package*.json .tools/
	$(NPM) ci --ignore-scripts --prefix .tools
	@touch $@

bench: $(VENV)/bench paper
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python tools/bench/measure.py $(BENCH)

bench-pages: $(VENV)/test site
	$(BIN)/python tools/bench/slow_line.py
	$(BIN)/python tools/bench/long_addresses.py

bench-lighthouse: .tools/bench_lighthouse/node_modules site
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python tools/bench_lighthouse/lighthouse.py

bench-search: $(VENV)/bench .tools/bench_search/node_modules
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python tools/bench_search/bench.py
	$(BIN)/python tools/bench_search/scale.py

$(VENV)/bench: pyproject.toml $(VENV)/test
	$(PIP) --no-build-isolation -e ".[bench]"
	@touch $@

.tools/bench_%/node_modules: tools/bench_%/package.json tools/bench_%/package-lock.json $(VENV)/test
	@mkdir -p .tools/bench_$* && cp tools/bench_$*/package*.json .tools/bench_$*/
	$(NPM) ci --ignore-scripts --prefix .tools/bench_$*
	@touch $@

templates: $(VENV)/site
	$(BIN)/python tools/templates.py

pictures: $(VENV)/test
	@tools/need.sh "command -v chromium-headless-shell" chromium-headless-shell
	$(BIN)/python tools/pictures.py

approve: $(VENV)/test paper
	@tools/need.sh "command -v chromium-headless-shell" chromium-headless-shell
	PLG_PICTURES=approve $(BIN)/python -m pytest -n 0 tests/browser/test_approved_pictures.py

# For every Python that the project supports; a pin that differs between them gets a marker.
pins: $(VENV)/test
	$(PYTHON) tools/pins.py
	for folder in tools tools/bench_lighthouse tools/bench_search; do \
		$(NPM) install --package-lock-only --prefix $$folder || exit; done

clean:
	rm -rf _build _site _site.* .tools $(VENV)
