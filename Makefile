.PHONY: setup demo test check bench

setup: node_modules/.installed

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

check: setup
	npm run --silent format:check
	npm run --silent lint
	npm run --silent types
	npm run --silent imports

test: setup
	npm run --silent test
