#!/bin/sh
# Builds the .deb, installs it, starts it without a display, trains with it, removes it.
# Usage: jpackage/try-deb.sh [--built]   (--built takes the .deb that is in target/jpackage)
# Needs root, or sudo, on a Debian of which one can do without.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] && as_root='' || as_root=sudo

say() { printf '\n== %s\n' "$*"; }
fail() {
  echo "try-deb: $*" >&2
  exit 1
}

work=$(mktemp -d)
# An inspector waits some minutes for more questions; the folder's name is nobody else's.
clean() {
  for process in $(pgrep -f "$work/workspace"); do kill "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT TERM # a shell that is killed leaves without its EXIT trap

if [ "${1:-}" != --built ]; then
  say 'building'
  mvn -B -q -ntp package -DskipTests -Dleadlight.aot=false
  jpackage/linux.sh deb
fi
deb=$(find target/jpackage -maxdepth 1 -name 'leadlight_*.deb')
[ -f "$deb" ] || fail 'there is no single .deb in target/jpackage'
(cd target/jpackage && sha256sum --check --ignore-missing SHA256SUMS)

say 'installing'
# shellcheck disable=SC2086 # nothing when root
$as_root apt-get install -y -q "./$deb" >"$work/install.log" 2>&1 || {
  tail -20 "$work/install.log"
  fail 'it cannot be installed'
}
command -v leadlight || fail 'leadlight is not on the path'
grep -q '%f$' /usr/share/applications/leadlight-Leadlight_Workbench.desktop ||
  fail 'the menu entry takes no file'
grep -rq 'application/x-leadlight-recipe' /usr/share/mime/globs || fail 'recipes are no known type'
leadlight --version

say 'an ahead-of-time cache that Java takes'
JAVA_TOOL_OPTIONS='-XX:AOTMode=on' leadlight --version 2>/dev/null || fail 'the cache is not taken'

say 'what it needs, by leadlight doctor'
ENGINE_CACHE_DIR=$work/engine
export ENGINE_CACHE_DIR
leadlight doctor || true

say 'training 20 steps in the terminal'
leadlight train --workspace "$work/workspace" --set training.steps=20
leadlight runs list --workspace "$work/workspace"

say 'the same again in a worker process that the installed program starts'
leadlight replay 1 --background --workspace "$work/workspace"
seconds=0
until leadlight runs show 2 --json --workspace "$work/workspace" | grep -q '"state" *: *"finished"'; do
  [ $seconds -lt 120 ] || fail "the worker did not finish: $(cat "$work/workspace/worker.log")"
  sleep 2
  seconds=$((seconds + 2))
done
leadlight runs list --workspace "$work/workspace"
leadlight ask 1 'Call [[Fiona Garwick]] at 3 pm. At what time?' --workspace "$work/workspace"

say 'every screen, without a display'
leadlight pictures --steps 20 --theme light --out "$work/pictures"
[ -s "$work/pictures/workbench-light.png" ] || fail 'the workbench was not pictured'

say 'first frame of the window'
leadlight bench start --rounds 5

say 'removing'
# shellcheck disable=SC2086
$as_root apt-get remove -y -q leadlight >"$work/remove.log" 2>&1 || {
  tail -20 "$work/remove.log"
  fail 'it cannot be removed'
}
[ ! -e /opt/leadlight ] || fail '/opt/leadlight is still there'
[ -z "$(find /usr/bin -name leadlight)" ] || fail 'the command is still there'
[ ! -e /usr/share/applications/leadlight-Leadlight_Workbench.desktop ] ||
  fail 'the menu entry is still there'
say 'built, installed, started, trained with, removed'
