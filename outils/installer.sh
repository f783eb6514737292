#!/usr/bin/env bash
# Installs the Debian programs that some checks need; does nothing when all are there.
set -euo pipefail

# LibreOffice opens the DOCX, Chromium shows the pages, a JDK with JAXB runs veraPDF, poppler reads
# the PDF back; Liberation and Carlito stand in for Word's fonts, so that pictures agree everywhere.
paquets=(
    libreoffice-writer-nogui
    chromium
    default-jdk-headless
    libjaxb-java
    poppler-utils
    fonts-liberation
    fonts-crosextra-carlito
)

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "outils : cette machine n'est pas une Debian (apt-get introuvable)." >&2
    echo "Installez vous-même l'équivalent de : ${paquets[*]}" >&2
    exit 2
fi

manquants=()
for paquet in "${paquets[@]}"; do
    etat=$(dpkg-query --show --showformat='${db:Status-Status}' "$paquet" 2>/dev/null || true)
    [ "$etat" = installed ] || manquants+=("$paquet")
done

if [ ${#manquants[@]} -eq 0 ]; then
    echo "outils : tous les programmes Debian sont déjà installés."
    exit 0
fi

en_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "outils : il faut être root, ou disposer de sudo, pour installer : ${manquants[*]}" >&2
        exit 2
    fi
    en_root=(sudo)
fi

apt() {
    # "env" carries the variable through sudo; the wait outlasts an upgrade that runs by itself.
    "${en_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null
}

echo "outils : installation de ${manquants[*]}"
if ! apt update -q; then
    echo "outils : la liste des paquets n'a pas pu être mise à jour ; voir le message d'apt ci-dessus." >&2
    exit 2
fi
if ! apt install -y -q --no-install-recommends "${manquants[@]}"; then
    echo "outils : l'installation a échoué ; voir le message d'apt ci-dessus." >&2
    exit 2
fi
echo "outils : installation terminée."
