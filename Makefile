# What a person does with this project. Each target installs what it needs.
PYTHON ?= python3
BIN := .venv/bin
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs
CORE := PYTHONPATH=hooks $(BIN)/python -m skillsdivide
# Tests wait for a browser half of their time, so there are more of them at work than cores.
WORKERS := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) * 3 / 2)))
# Where `make serve` serves.
PORT := 8000
# The day for which `make stale` lists checks, today where empty, and how many days ahead it looks.
ON :=
WITHIN := 30
# What `make import` reads: the id of a measure, the file that its makers publish, and the release's year and licence.
MEASURE :=
FILE :=
YEAR :=
LICENCE :=
# A language to begin or to print papers in, and the place of a message whose translation still holds though its English was changed.
LANGUAGE :=
KEEP :=
# How far and how often `make bench` builds.
ROLES := 2000
RUNS := 3
# What `make protocol` draws: items by a seed, from hand-written sections, generated ones, or sections by id.
SEED := first
ITEMS := 80
SECTIONS := written
TSC := $(BIN)/node tests/tools/node_modules/typescript/bin/tsc
BIOME := $(BIN)/node tests/tools/node_modules/@biomejs/biome/bin/biome
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --no-fund

# Every test and build begins Python anew, and compiled modules are read where these would be compiled each time.
unexport PYTHONDONTWRITEBYTECODE

# An environment knows the folder that it was made in; in another one it would fail, or run the programs of the first. One that is linked is lent on purpose.
ifeq ($(shell [ ! -e .venv/bin/pip ] || [ -L .venv ] || grep -F '$(CURDIR)/.venv/' .venv/bin/pip || echo moved),moved)
$(info This folder was moved or copied since it was set up, so it is set up again.)
$(shell rm -rf .venv)
endif

.PHONY: help serve build pages exports check import words stale stale-issue test test-core pictures components variants play fuzz bench lighthouse protocol scores lint level lint-github links audit release new upgrade schemas lock clean setup
.DEFAULT_GOAL := help

help: ## say what there is to do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

serve: setup ## build the site in English, open it in a browser, rebuild on every change; LANGUAGES=all builds the other languages too
	$(MKDOCS) serve --livereload --open --dev-addr 127.0.0.1:$(PORT)

build: setup ## write the site to site/; a fault or a warning leaves the old one as it was
	@mkdir -p .build && find .build -maxdepth 2 \( -name 'new.*' -o -name '.[0-9]*' \) -mmin +60 -exec rm -rf {} +
	@new=$$(mktemp -d .build/new.XXXXXX) && chmod 755 $$new && trap 'rm -rf '$$new EXIT && \
	  $(MKDOCS) build --strict --site-dir $$new && { [ ! -e site ] || mv site $$new.old; } && mv $$new site && rm -rf $$new.old
	@echo "The site is in site/"

pages: setup ## write the pages and files made from the dataset to .build/pages/, for another site generator
	rm -rf .build/pages && $(CORE) pages .build/pages
	@echo "The pages are in .build/pages/"

exports: build ## write the item bank as files for teaching platforms
	@echo "The files are in site/teach/files/"

check: setup ## check the dataset and the item bank without building
	$(CORE) check

import: setup ## show what a new release of a public measure changes, and with its year and licence write it: make import MEASURE=observed-exposure FILE=job_exposure.csv YEAR=2027 LICENCE="CC BY"
	@$(CORE) import "$(MEASURE)" "$(FILE)" "$(YEAR)" "$(LICENCE)"

words: setup ## bring the files of translators up to the English, and count what is missing: make words LANGUAGE=fr; KEEP="place" says that a meaning is unchanged
	@$(CORE) words "$(LANGUAGE)" "$(KEEP)"

stale: setup ## list what was checked too long ago or soon will have been, soonest first: make stale ON=2027-06-01 WITHIN=30
	@$(CORE) stale "$(ON)" "$(WITHIN)"

stale-issue: setup ## open or update the one issue that lists what was checked too long ago (needs GitHub's gh)
	@mkdir -p .build && $(CORE) stale "$(ON)" 0 > .build/stale.txt || { cat .build/stale.txt; exit 1; }
	@$(BIN)/python .ci/stale_issue.py .build/stale.txt

test: .venv/test.stamp ## run the tests, and count which lines and branches of the core they reach; WITHOUT="firefox webkit" leaves engines out
	$(BIN)/python tests/tools/engines.py
	CHROMIUM="$$($(BIN)/python tests/tools/chromium.py shell)" && export CHROMIUM && $(BIN)/pytest --cov --numprocesses $(WORKERS) --dist worksteal

pictures: .venv/test.stamp ## take anew the pictures that pages and components are compared with; look at them before they are committed
	CHROMIUM="$$($(BIN)/python tests/tools/chromium.py shell)" && export CHROMIUM && PICTURES=write $(BIN)/pytest --numprocesses $(WORKERS) tests/browser/test_components.py tests/browser/test_visits.py -k "looks or a_visit"

components: build .venv/test.stamp ## put a page that shows each component in all of its states into site/, from left to right and from right to left
	PYTHONPATH=tests $(BIN)/python tests/components.py site
	@echo "The pages are site/components-ltr/ and site/components-rtl/"

variants: .venv/test.stamp ## run the rarer turns of each tool in the browser, and every section in every format
	CHROMIUM="$$($(BIN)/python tests/tools/chromium.py shell)" && export CHROMIUM && $(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal -m long tests/browser tests/exports tests/site/test_any_content.py

play: variants ## run all long tests: the variants, a hundred builds killed, a fork's workflow
	$(BIN)/pytest --numprocesses auto -m long --ignore tests/browser --ignore tests/exports --ignore tests/site/test_any_content.py

fuzz: .venv/test.stamp ## spoil 20,000 files and 100,000 links, codes and files from outside, for an hour or so
	$(BIN)/pytest -m fuzz --numprocesses auto tests/fuzz
	$(BIN)/pytest --hypothesis-profile thorough --numprocesses auto tests/unit tests/exports -k any_

bench: .venv/test.stamp ## measure a quiz and whole builds beside those of other tools, and write tests/reports/performance.md (some hours; ROLES=100 RUNS=1 for a look)
	@[ -x .venv/bench/bin/python ] || $(BIN)/python -m venv .venv/bench
	.venv/bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	CHROMIUM="$$($(BIN)/python tests/tools/chromium.py)" && export CHROMIUM && PYTHONPATH=hooks:tests $(BIN)/python tests/bench/quiz.py
	CHROMIUM="$$($(BIN)/python tests/tools/chromium.py)" && export CHROMIUM && PYTHONPATH=hooks:tests $(BIN)/python tests/bench/lists.py $(ROLES)
	.venv/bench/bin/python tests/bench/dataset.py --runs $(RUNS)
	.venv/bench/bin/python tests/bench/builds.py --roles $(ROLES) --runs $(RUNS)

lighthouse: .venv/test.stamp ## let Lighthouse look at each kind of page, and write tests/reports/performance.md (minutes)
	$(NPM) ci --no-audit --loglevel=error --ignore-scripts --prefix tests/bench
	CHROMIUM="$$($(BIN)/python tests/tools/chromium.py)" && export CHROMIUM && PYTHONPATH=hooks:tests $(BIN)/python tests/bench/lighthouse.py

protocol: build .venv/test.stamp ## print papers that show whether the questions measure anything: make protocol SEED=october ITEMS=80 SECTIONS=written
	PYTHONPATH=hooks:tests $(BIN)/python tests/protocol/papers.py "$(SEED)" --items $(ITEMS) --sections $(SECTIONS) --language "$(or $(LANGUAGE),en)"

scores: .venv/test.stamp ## mark the answers that readers gave to those papers
	PYTHONPATH=hooks:tests $(BIN)/python tests/protocol/scores.py .build/protocol

test-core: .venv/test.stamp ## run the quick tests alone: no browser, no built site
	$(BIN)/pytest --numprocesses auto tests/unit tests/content tests/js

lint: .venv/test.stamp lint-github ## look for what the linters and the type checkers mind
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	$(BIN)/python tests/reading_level.py > /dev/null
	$(TSC) -p tests/tools && $(TSC) -p tests/tools/tsconfig.worker.json && $(BIOME) check --error-on-warnings .

level: .venv/site.stamp ## say how hard each page of prose is to read
	$(BIN)/python tests/reading_level.py

lint-github: .venv/test.stamp ## look for faults in what GitHub reads: workflows, issue forms, Dependabot, citation
	$(BIN)/zizmor --offline --quiet .github && $(BIN)/node tests/tools/workflows.mjs
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml, $(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.citation-file-format CITATION.cff

links: build ## check the links, those to the outside where there is a network, and list them in tests/reports/links.md
	$(BIN)/python tests/tools/links.py site

audit: .venv/test.stamp ## look for known vulnerabilities in what is locked (needs a network)
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements/site.txt
	$(NPM) audit --prefix hooks/packages

release: ## date the changelog, name the version, commit and tag: make release VERSION=1.2.0
	.ci/release $(VERSION)

new: ## write a small, whole site for another profession into a new folder: make new NAME=../care-work
	@$(PYTHON) .ci/forks/new.py "$(NAME)"

upgrade: ## in such a site, take the program of a later version: make upgrade VERSION=1.3.0
	@$(PYTHON) .ci/forks/upgrade.py $(VERSION)

schemas: setup ## write the JSON Schemas that editors read from the model
	$(CORE) schemas docs/data/schema

lock: .venv/test.stamp ## resolve the dependencies anew, with hashes, for Python 3.11 to 3.13
	$(BIN)/pip install --quiet uv
	for set in "site " "test --group test"; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml \
	    $${set#* } -o requirements/$${set%% *}.txt; done
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group readers -o requirements/readers.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group bench -o requirements/bench.txt

clean: ## remove everything that was installed or built
	rm -rf .venv .build site hooks/packages/node_modules tests/tools/node_modules tests/bench/node_modules

setup: .venv/site.stamp ## install into this folder what the build needs

.venv/site.stamp: requirements/site.txt hooks/packages/package-lock.json
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(NPM) ci --no-audit --loglevel=error --ignore-scripts --prefix hooks/packages
	@touch $@

.venv/test.stamp: .venv/site.stamp requirements/test.txt requirements/readers.txt tests/tools/package-lock.json
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@[ -x .venv/readers/bin/python ] || $(BIN)/python -m venv .venv/readers
	.venv/readers/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/readers.txt
	$(NPM) ci --no-audit --loglevel=error --ignore-scripts --prefix tests/tools
	@touch $@
