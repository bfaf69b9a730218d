#!/bin/sh
# Brings the environment in $VENV up to a requirements file: made once, installed again only when a pin changes.
set -eu

requirements=$1
stamp=$VENV/installed-${requirements%.txt}
# requirements-test.txt includes requirements.txt, so a change in either one counts
pins=$(cat requirements.txt "$requirements" | cksum)

newest_python() {
    for candidate in python3.13 python3.12 python3.11 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Hace falta Python 3.11 o posterior. En Debian y Ubuntu: apt install python3 python3-venv." \
        "En macOS: instálelo desde python.org." >&2
    return 1
}

make_environment() {
    python=$(newest_python)
    echo "Se crea el entorno en $VENV con $("$python" --version)…"
    if ! "$python" -m venv --clear "$VENV" >&2; then
        rm -rf "$VENV"
        echo "No se pudo crear el entorno. En Debian y Ubuntu: apt install python3-venv" >&2
        return 1
    fi
}

# an environment that was moved, or whose Python was removed, does not run
"$VENV/bin/python" -c '' 2>/dev/null || make_environment

if [ "$pins" != "$(cat "$stamp" 2>/dev/null)" ]; then
    echo "Se instalan las dependencias de $requirements…"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
    echo "$pins" > "$stamp"
fi
