# Banfa: the commands. Each is a short script in bin/.

.PHONY: help run test test-all check bench lock messages

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: ## The site at 127.0.0.1:8000 (PORT); DEMO=0 for an empty office; DATABASE_URL for PostgreSQL
	@bin/run

test: ## Tests on SQLite, on PostgreSQL when one answers, and one browser journey
	@bin/test

test-all: test ## The slow tests, the other journeys and the outside validators as well
	@bin/test rest

check: ## Style, types, import contracts, templates, migrations, translations, Django's checks
	@bin/check

bench: ## Measures Banfa beside its floor and Viewflow; SUGGEST_FILE= and SUGGEST_ANSWERS= measure suggested rules instead
	@bin/setup bench
	@PYTHONPATH=site:. .venv/bin/python -m benchmarks

lock: ## Pins every library anew from pyproject.toml and package.json (UPGRADE=--upgrade)
	@bin/setup dev
	@bin/lock $(UPGRADE)

messages: ## Gathers new sentences into the catalogue
	@bin/setup dev
	@bin/messages
