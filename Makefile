# Every command installs what it needs and lacks, says so, and is quick the second time.

.PHONY: help serve build test test-live setup check check-wasm test-core measure bench bench-browser size shots lighthouse clean

help: ## Lists the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

serve: ## Builds the page and serves it on http://127.0.0.1:8080
	@scripts/setup serve
	@scripts/serve

build: ## Builds dist/, the page as it is published
	@scripts/setup build
	@scripts/build

test: ## Runs every check and test; STEPS="core e2e" runs only those
	@scripts/setup test
	@scripts/test $(STEPS)

test-live: ## Tests dist/, built anew, against real servers on loopback
	@scripts/setup live
	@scripts/test build live

setup: ## Installs everything, and does nothing else
	@scripts/setup test

check: ## Checks the core alone, in seconds
	@cargo clippy --no-default-features --all-targets -- -D warnings

check-wasm: ## Checks the code for the browser without building it
	@scripts/setup serve
	@scripts/wasm check

test-core: ## Tests the core alone, in seconds
	@cargo test --no-default-features

measure: ## Measures how well risk categories agree with cases; LABELS=file also with a file of labels
	@scripts/measure

bench: ## Measures decisions, alone and beside other engines, then dist/ in a browser
	@cargo bench --no-default-features --bench evaluate
	@cargo bench --manifest-path benches/peers/Cargo.toml
	@$(MAKE) --no-print-directory bench-browser

bench-browser: ## Measures dist/ in a browser, beside a page of plain JavaScript that draws the same rows
	@scripts/setup test
	@node benches/browser/run.mjs

size: ## Prints the size of what dist/ loads first, and fails above the gate
	@node scripts/size.mjs

shots: ## Takes pictures of the states of dist/ in both themes
	@scripts/setup test
	@node scripts/shots.mjs

lighthouse: ## Measures dist/ as a phone would see it
	@scripts/setup test
	@node scripts/lighthouse.mjs

clean: ## Removes what was built; installed tools stay
	rm -rf dist dist-dev target target-wasm tests/e2e/output
