# shellcheck shell=sh
# Sets java_home to a JDK 25 or newer with jpackage; sourced by the scripts beside it.
fits() {
  [ -x "$1/bin/jpackage" ] && [ -x "$1/bin/jlink" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$version" ] && [ "$version" -ge 25 ]
}

java_home=
try() {
  if [ -z "$java_home" ] && [ -n "$1" ] && fits "$1"; then java_home=$1; fi
}

find_java() {
  try "${JAVA_HOME:-}"
  if [ -r target/leadlight/lib/java.home ]; then try "$(cat target/leadlight/lib/java.home)"; fi
  on_path=$(command -v java 2>/dev/null || true)
  on_path=$(readlink -f "$on_path" 2>/dev/null || true)
  try "${on_path%/bin/java}"
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/*/ "$HOME"/.jdks/* \
    "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    try "${candidate%/}"
  done
  if [ -z "$java_home" ]; then
    echo "jpackage: no JDK 25 or newer was found; install one (for example Temurin 25) or set JAVA_HOME to its folder." >&2
    exit 2
  fi
}
