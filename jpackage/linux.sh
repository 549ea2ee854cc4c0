#!/bin/sh
# Makes target/jpackage/leadlight*.deb or .rpm of the program in target/leadlight.
# Usage: jpackage/linux.sh deb|rpm [--dry-run]
# Needs fakeroot and dpkg-deb for a deb, rpmbuild for an rpm.
set -eu
cd "$(dirname "$0")/.."
. jpackage/find-java.sh
find_java

need() {
  command -v "$1" >/dev/null 2>&1 || {
    echo "jpackage: $1 is missing; install the package $2." >&2
    exit 2
  }
}
case "${1:-}:${2:-}" in
  deb:) need fakeroot fakeroot && need dpkg-deb dpkg ;;
  rpm:) need rpmbuild 'rpm (Debian) or rpm-build (Fedora)' ;;
  deb:--dry-run | rpm:--dry-run) ;;
  *)
    echo "Usage: jpackage/linux.sh deb|rpm [--dry-run]" >&2
    exit 2
    ;;
esac
exec "$java_home/bin/java" jpackage/Installer.java "$@"
