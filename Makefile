# Trazarma from a bare machine with Python 3.11 or newer and make. Works with make 3.81, bash 3.2 and BSD tools.

VENV ?= .venv
PORT ?= 8000
TRAZARMA_DEMO ?= 1
WORKERS ?= 2
BIN := $(VENV)/bin
SETTINGS := PORT=$(PORT) TRAZARMA_DEMO=$(TRAZARMA_DEMO)
FLASK := $(SETTINGS) $(BIN)/flask --app wsgi
PYBABEL := $(BIN)/python -m babel.messages.frontend -q
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard registry/translations/*/LC_MESSAGES/messages.po))

.DEFAULT_GOAL := help
.PHONY: help run test bench lint catalogue migrated to-run to-test
.NOTPARALLEL:

help: ## Muestra esta lista
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1#\2/p' Makefile | awk -F'#' '{ printf "%-16s %s\n", $$1, $$2 }'

run: migrated ## Prepara todo y abre el registro en 127.0.0.1:8000 (otro puerto: make run PORT=8001)
	@$(SETTINGS) exec $(BIN)/python serve.py

test: to-test $(CATALOGUES) ## Ejecuta todas las pruebas, en SQLite y en PostgreSQL
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

bench: to-test $(CATALOGUES) ## Mide los tiempos y las cifras de esta máquina
	@$(BIN)/python -m bench

lint: to-test ## Revisa el estilo y los tipos del código
	@$(BIN)/ruff check .
	@$(BIN)/mypy

catalogue: to-run ## Recoge los textos del código y pone al día el catálogo del inglés
	@pot=$$(mktemp) && $(PYBABEL) extract -F babel.cfg --sort-by-file --add-location=file --width=120 -o "$$pot" . && \
	$(PYBABEL) update -i "$$pot" -d registry/translations -l en --no-fuzzy-matching --ignore-obsolete --width=120 \
		--ignore-pot-creation-date && rm -f "$$pot"

# The schema and, in demo mode, the demonstration data; both commands do nothing where it is already done.
migrated: to-run $(CATALOGUES)
	@$(FLASK) db-upgrade
	@if [ "$(TRAZARMA_DEMO)" = 1 ]; then $(FLASK) demo; fi

to-run:
	@VENV=$(VENV) sh environment.sh requirements.txt

to-test:
	@VENV=$(VENV) sh environment.sh requirements-test.txt

%.mo: %.po | to-run
	@$(BIN)/pybabel -q compile -i $< -o $@
