# The only entrance to the project: "make help" lists the targets.
# OPTIONS reaches the command itself: make OPTIONS="--formats pdf"

PYTHON ?= python3
OPTIONS ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALLER := $(PIP) install --quiet --require-hashes --only-binary :all: --requirement

.DEFAULT_GOAL := construire
.PHONY: construire build verifier avenant sceller exemple test check golden bench images fuzz proof preuve outils help clean tout-effacer

## Vérifie le texte et produit tous les documents dans build/ (cible par défaut)
construire: .venv/projet.ok
	@$(BIN)/protocole compiler $(OPTIONS)

## Comme construire
build: construire

## Vérifie le texte sans rien produire
verifier: .venv/projet.ok
	@$(BIN)/protocole verifier $(OPTIONS)

## Écrit et prouve l'avenant qui mène de la dernière version scellée au texte (BASE=… pour une autre base)
avenant: .venv/projet.ok
	@$(BIN)/protocole avenant $(if $(BASE),--base "$(BASE)") $(OPTIONS)

## Fige le texte tel qu'il a été signé : make sceller NOM=2020-12-08
sceller: .venv/projet.ok
	@[ -n "$(NOM)" ] || { echo "Donnez un nom à la version : make sceller NOM=2020-12-08" >&2; exit 2; }
	@$(BIN)/protocole sceller --nom "$(NOM)" $(OPTIONS)

## Joue l'exemple de exemples/avenant/ : un avenant à une copie modifiée du texte, dans build/exemple/
exemple: .venv/projet.ok
	@rm -rf build/exemple && mkdir -p build/exemple && cp -R source build/exemple/source
	@cd build/exemple && GIT_CEILING_DIRECTORIES="$(CURDIR)/build" git apply "$(CURDIR)/exemples/avenant/modifications.patch"
	@echo "Ce qui a été modifié : exemples/avenant/LISEZ-MOI.md"
	@$(BIN)/protocole avenant --source build/exemple/source --sortie build/exemple --date 2021-09-15 $(OPTIONS)

## Lance les essais ; ceux à qui il manque un programme sont nommés à la fin (voir outils)
test: .venv/essais.ok
	@$(BIN)/python -m pytest $(OPTIONS) tests

## Contrôle tout : style, types, contrat d'imports, puis les essais
check: .venv/essais.ok
	@echo "Style…" && $(BIN)/ruff check && $(BIN)/ruff format --check
	@echo "Types…" && $(BIN)/mypy
	@echo "Contrat d'imports…" && $(BIN)/lint-imports
	@echo "Essais…" && $(MAKE) --no-print-directory test

## Réécrit les résultats de référence de tests/golden (à relire avant de les garder)
golden: .venv/essais.ok
	@$(BIN)/python -m pytest --golden $(OPTIONS) tests

## Mesure le temps et la mémoire que prennent les grandes étapes
bench: .venv/mesures.ok
	@$(BIN)/python -m tests.bench $(OPTIONS)
	@$(BIN)/python -m tests.bench_avenant $(OPTIONS)
	@$(BIN)/python -m tests.bench_exchange $(OPTIONS)

## Reprend les images du guide, à partir de documents faits à l'instant (LibreOffice, Chromium et poppler : voir outils)
images: .venv/essais.ok
	@$(BIN)/python -m tests.pictures

## Éprouve les lois sur beaucoup plus d'exemples tirés au hasard
fuzz: .venv/essais.ok
	@$(BIN)/python -m pytest -m fuzz --hypothesis-profile=fuzz $(OPTIONS) tests

## Prouve 10 000 avenants à des modifications tirées au hasard de notre acte (OPTIONS="--nombre 500")
preuve: .venv/essais.ok
	@$(BIN)/python -m tests.proof $(OPTIONS)

## Comme preuve
proof: preuve

## Installe les programmes Debian de certains essais : LibreOffice, Chromium, Java, poppler
outils:
	@bash outils/installer.sh

## Montre cette aide
help:
	@echo "Cibles de make :"
	@awk '/^## / { aide = substr($$0, 4); next } \
	    aide && /^[a-z-]+:/ { sub(/:.*/, ""); printf "  %-13s %s\n", $$0, aide } { aide = "" }' Makefile
	@echo 'Options de la commande : make OPTIONS="--formats pdf,html"'

## Efface ce qui a été produit et les caches
clean:
	@[ ! -d build ] || find build -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
	@find compiler tests -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
	@rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

## Comme clean, et efface aussi l'environnement Python
tout-effacer: clean
	@rm -rf .venv

# The three stamps below say what .venv already holds, so that a second make installs nothing.

.venv/paquets.ok: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Il faut Python 3.11 ou plus récent ; « $(PYTHON) » n'en est pas un." >&2; \
	    echo "Sous Debian : apt install python3 ; sinon : make PYTHON=/chemin/vers/python3.11" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "« $(PYTHON) » ne peut pas créer d'environnement virtuel : il lui manque le module venv." >&2; \
	    echo "Sous Debian ou Ubuntu, installez-le avec : apt install python3-venv" >&2; exit 2; }
	@echo "Préparation de l'environnement Python (.venv), une minute au plus la première fois…"
	@$(PYTHON) -m venv .venv
	@$(INSTALLER) requirements.lock || { \
	    echo "Les paquets n'ont pas pu être installés : vérifiez l'accès au registre PyPI, puis relancez make." >&2; \
	    exit 2; }
	@touch $@

.venv/projet.ok: .venv/paquets.ok pyproject.toml
	@$(PIP) install --quiet --no-index --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m compileall -q compiler
	@touch $@

.venv/essais.ok: .venv/paquets.ok requirements-test.lock | .venv/projet.ok
	@echo "Installation de ce dont les essais ont besoin…"
	@$(INSTALLER) requirements-test.lock || { \
	    echo "Les paquets n'ont pas pu être installés : vérifiez l'accès au registre PyPI, puis relancez make." >&2; \
	    exit 2; }
	@touch $@

.venv/mesures.ok: .venv/essais.ok requirements-bench.lock
	@echo "Installation de ce à quoi les mesures nous comparent…"
	@$(INSTALLER) requirements-bench.lock || { \
	    echo "Les paquets n'ont pas pu être installés : vérifiez l'accès au registre PyPI, puis relancez make." >&2; \
	    exit 2; }
	@touch $@
