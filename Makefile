.PHONY: setup agents demo test check bench bench-operator quality build format cluster-tools test-cluster fuzz soak cluster cluster-down

# Node 24 from the dependencies, unless the machine's own is 24 or newer.
NODE := $(shell node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)' 2>/dev/null && command -v node || echo node_modules/.bin/node)

setup: node_modules/.installed

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# The real clients of the end-to-end tests: a package folder of its own, because one of them carries 381 MB.
agents: e2e/agents/node_modules/.installed

e2e/agents/node_modules/.installed: e2e/agents/package.json e2e/agents/package-lock.json
	npm ci --prefix e2e/agents --no-audit --no-fund --loglevel=error
	@touch $@

demo: setup
	@$(NODE) examples/demo/main.ts

test: setup $(if $(filter 1,$(REQUIRE_ALL)),agents)
	@REQUIRE_ALL=$(REQUIRE_ALL) $(NODE) scripts/test.ts

# Kubernetes, containerd and the like, built from pinned sources into the user's cache: long the first time, once.
cluster-tools: setup
	@$(NODE) e2e/cluster/tools/main.ts

test-cluster: cluster-tools
	@REQUIRE_ALL=$(REQUIRE_ALL) $(NODE) e2e/cluster/suite.ts

# Random faults for half an hour: SOAK_MINUTES=120 for longer, SOAK_SEED=N for the same ones again.
soak: cluster-tools
	@$(NODE) --no-warnings --experimental-vm-modules --expose-gc node_modules/jest/bin/jest.js --selectProjects soak

cluster: cluster-tools
	@$(NODE) e2e/cluster/main.ts up

cluster-down: setup
	@$(NODE) e2e/cluster/main.ts down

check: setup $(if $(filter 1,$(REQUIRE_ALL)),agents)
	npm run --silent format:check
	npm run --silent lint
	npm run --silent types
	$(if $(filter 1,$(REQUIRE_ALL)),npm run --silent types:agents)
	npm run --silent imports
	npm run --silent rules
	npm run --silent generate -- --check

build: setup
	npm run --silent build

bench: build
	@$(NODE) bench/main.ts

# The operator on a real API server, and once on a node.
bench-operator: cluster-tools
	@$(NODE) --no-warnings bench/operator/main.ts

# What is found, missed and taken for something: with DOMICILE_LABELLED_SET=FILE on labelled texts too.
quality: setup
	@$(NODE) quality/main.ts $(ARGS)

# The laws of masking on random texts: FUZZ_SECONDS=600 for longer, FUZZ_SEED=N for the same ones again.
fuzz: setup
	@$(NODE) quality/fuzz/main.ts

format: setup
	npm run --silent format
