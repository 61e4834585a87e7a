# Manchette. `make help` lists what there is to make.
#
# Every target sets up what it needs and is missing (tools/setup.sh); a set-up that has nothing to do costs a moment.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
# cargo uses all cores by itself, and two set-ups at once would only wait for each other.
.NOTPARALLEL:

# The tools that set-up compiles stand in target/tools/bin.
export PATH := $(CURDIR)/target/tools/bin:$(PATH)
# Engines that the end-to-end tests drive: chromium firefox webkit.
export ENGINES ?= chromium firefox webkit

WASM := wasm32-unknown-unknown
MODULE := www/pkg/manchette_bg.wasm
CORE_SOURCES := $(shell find src -type f)
SITE_SOURCES := $(wildcard index.html LICENSE-*) $(shell find www -type f -not -path 'www/pkg/*')
TYPES := $(wildcard src/web/manchette.d.ts)
BROWSER_TESTS := $(basename $(notdir $(wildcard tests/web_*.rs)))
NATIVE_TESTS := $(filter-out $(BROWSER_TESTS),$(basename $(notdir $(wildcard tests/*.rs))))

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- set-up ----------------------------------------------------------------------------------------------------------

.PHONY: setup setup-build setup-check setup-test
setup: setup-test ## set up everything that building and testing need, browsers included
setup-build setup-check setup-test:
	@tools/setup.sh $(@:setup-%=%)

# --- building --------------------------------------------------------------------------------------------------------

.PHONY: build dist serve size-record
build: $(MODULE) ## compile the module into www/pkg

# Messages of panics name source files. Without the folders of the machine that built them, the module is the same
# everywhere, smaller, and tells nothing of that machine.
REMAP = $(foreach folder,$(wildcard $(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src/*),--remap-path-prefix=$(folder)/=) \
        --remap-path-prefix=$(CURDIR)/=

# wasm-pack leaves a module untouched that came out the same, so the time is set here.
$(MODULE): Cargo.toml Cargo.lock $(CORE_SOURCES) tools/parts/wasm-bindgen | setup-build
	RUSTFLAGS="$(strip $(REMAP)) -Clink-args=--emit-relocs" PATH="$(CURDIR)/tools/parts:$$PATH" \
	  wasm-pack build --release --target web --no-typescript --no-pack --mode no-install --out-dir www/pkg --features parts
	$(if $(TYPES),cp $(TYPES) www/pkg/manchette.d.ts)
	@touch $@

dist: dist/index.html ## the complete site in dist/, with its sizes and budgets
	@node tools/sizes.mjs dist

dist/index.html: $(MODULE) $(SITE_SOURCES) tools/dist.mjs tools/shorten.mjs
	node tools/dist.mjs dist

size-record: dist/index.html ## take the weights of the site as those that it may not outgrow
	@node tools/sizes.mjs dist --record

serve: dist/index.html ## build, then serve the site on loopback (PORT=8080, or the next free one)
	@node tools/serve.mjs dist

# --- checking --------------------------------------------------------------------------------------------------------

.PHONY: check test test-native test-model test-web test-types e2e soak soak-linear evaluate evaluate-anchoring bench bench-analysis bench-page bench-annotators fuzz
check: setup-check ## format, clippy for native and wasm32, documentation; warnings are errors
	cargo fmt --check
	cargo clippy --all-targets --locked -- -D warnings
	cargo clippy --lib $(BROWSER_TESTS:%=--test %) --locked --target $(WASM) -- -D warnings
	cargo clippy --lib --locked --target $(WASM) --features parts -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked --document-private-items
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked --document-private-items --target $(WASM)

test: setup-test ## everything: check, native tests, browser tests, types, end to end, sizes
	@$(MAKE) --no-print-directory check test-native test-model test-web test-types e2e dist

test-native: ## unit, integration and documentation tests
	@[ -d ../shared ] && echo "test-native: with the cases of ../shared" || echo "test-native: without ../shared, whose cases are left out"
	cargo test --locked --no-fail-fast

# Training takes about half a minute, once compiled, and holds the whole promise: the same bytes from the same data.
test-model: TRAINING = ../shared/training
test-model: ## the committed language model comes out of its training data byte for byte, where these are
	@if [ ! -f "$(TRAINING)/winer_fr.jsonl" ]; then echo "test-model: no training data in $(TRAINING); nothing compared"; exit 0; fi; \
	mkdir -p target/model; \
	cargo run -q --profile train --locked --example train -- "$(TRAINING)" target/model && \
	cmp target/model/fr.model www/model/fr.model && cmp target/model/fr.sha256 www/model/fr.sha256

# `wasm-pack test` would do the same with the same runner, but first builds every native test for wasm32 as well.
test-web: export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER = wasm-bindgen-test-runner
test-web: export WASM_BINDGEN_TEST_ONLY_WEB = 1
test-web: setup-test ## wasm-bindgen tests (tests/web_*.rs) in Chromium
	$(if $(BROWSER_TESTS),CHROMEDRIVER=$$(command -v chromedriver) cargo test --locked --target $(WASM) $(BROWSER_TESTS:%=--test %),@echo "no tests/web_*.rs yet")

test-types: setup-build ## the sample host page against the hand-written types
	$(if $(TYPES),tests/e2e/node_modules/.bin/tsc --project tests/e2e/types,@echo "no src/web/manchette.d.ts yet")

# Two files side by side, but those that measure time alone.
JOURNEYS := $(notdir $(wildcard tests/e2e/*.test.mjs))
TIMED := hostile.test.mjs hostile_records.test.mjs importing.test.mjs pace.test.mjs
e2e: export RETRIES ?= 1
e2e: setup-test dist/index.html ## real browsers, real pointer and key events (ENGINES, ONLY=pattern)
	cd tests/e2e && for run in "2 $(filter-out $(TIMED),$(JOURNEYS))" "1 $(TIMED)"; do \
	  set -- $$run; at_once=$$1; shift; \
	  node --test --test-concurrency=$$at_once --test-reporter=spec $(if $(ONLY),--test-name-pattern='$(ONLY)') "$$@" || exit 1; \
	done

soak: export SOAK = 1
soak: soak-linear e2e ## the end-to-end tests with their full counts, hostile texts of megabytes

soak-linear: export SOAK = 1
soak-linear: ## hostile texts of 1, 2 and 4 MB take linear time
	cargo test --locked --release --test analysis_linear -- --nocapture megabytes

FUZZED ?= analyse jsonld backup stored html
fuzz: ## the analysis, and all that reads what others wrote, on inputs that a fuzzer makes, each for a minute (FUZZ_SECONDS=60, FUZZED="jsonld html")
	@tools/setup.sh fuzz
	for target in $(FUZZED); do \
	  cargo fuzz run -s none $$target -- -max_total_time=$(or $(FUZZ_SECONDS),60) -max_len=4096 -timeout=20 || exit 1; \
	done

evaluate: ## analysis against annotated articles: GOLD=path/to/gold.json
	@[ -f "$(GOLD)" ] || { echo "evaluate: name the annotated articles, GOLD=path/to/gold.json" >&2; exit 2; }
	cargo run -q --release --locked --example analyse -- --predictions "$(GOLD)" > target/predictions.json
	@for part in develop check; do \
	  echo "$$part"; python3 "$(dir $(GOLD))score.py" "$(GOLD)" target/predictions.json --part=$$part; \
	done

EDITED ?= ../shared/bench
evaluate-anchoring: ## the anchoring against edited novels: EDITED=folder of the annotator bench, SEEDS="77 101"
	@if [ ! -f "$(EDITED)/build-corpus.mjs" ]; then echo "evaluate-anchoring: no annotator bench in $(EDITED); nothing measured"; exit 0; fi; \
	cargo build -q --release --locked --example score_anchoring; \
	for seed in $(or $(SEEDS),77 101 202); do \
	  copy=$$(mktemp -d); cp -r "$(EDITED)/build-corpus.mjs" "$(EDITED)/lib" "$(EDITED)/corpus-src" "$$copy"; \
	  articles=$$(realpath "$(EDITED)/../articles"); \
	  (cd "$$copy" && ARTICLES=$$articles EDIT_SEED=$$seed node build-corpus.mjs > /dev/null); \
	  for previous in "" yes; do \
	    echo "seed $$seed, the text before at hand: $${previous:-no}"; \
	    env $${previous:+PREVIOUS=1} target/release/examples/score_anchoring "$$copy/data" seed:100 100k:1000 1m:10000; \
	  done; rm -r "$$copy"; \
	done

bench: bench-analysis bench-page bench-annotators ## all benchmarks

bench-analysis: ## throughput of the analysis at 100 kB, 1 MB and 10 MB, instructions counted where valgrind is installed
	cargo run -q --release --locked --example bench_analysis

bench-page: setup-test dist/index.html ## the page beside a bare one: growth, typing, scrolling, a tab that joins (ONLY=names)
	node tests/e2e/bench.mjs $(ONLY)

BENCH ?= ../shared/bench
bench-annotators: ## the annotator bench, when it is there (BENCH=folder, ARGS=…)
	@if [ ! -f "$(BENCH)/run.mjs" ]; then echo "bench: no annotator bench in $(BENCH); nothing measured"; exit 0; fi; \
	$(MAKE) --no-print-directory dist/index.html; \
	copy=$$(mktemp -d); trap 'rm -rf "$$copy"' EXIT; \
	mkdir "$$copy/bench"; cp -r "$(BENCH)/." "$$copy/bench"; \
	[ ! -d "$(BENCH)/../articles" ] || cp -r "$(BENCH)/../articles" "$$copy/articles"; \
	site=$$PWD/dist; cd "$$copy/bench"; npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; \
	PROJECT_DIST=$$site node run.mjs --only $(or $(CONTENDERS),floor$(comma)floor-cv$(comma)project) $(ARGS)
comma := ,

# --- the rest --------------------------------------------------------------------------------------------------------

.PHONY: model fonts clean
model: ## train the language model anew, byte for byte: TRAINING=folder with winer_fr.jsonl
	@[ -f "$(TRAINING)/winer_fr.jsonl" ] || { echo "model: name the folder of the training data, TRAINING=folder" >&2; exit 2; }
	@cargo run -q --profile train --locked --example train -- "$(TRAINING)" www/model

fonts: ## make www/fonts anew from the published families
	@tools=$$(tools/setup.sh fonts); "$$tools/bin/python" tools/fonts.py

clean: ## remove what was built here; compiled tools stay in the user's cache
	rm -rf target dist www/pkg
