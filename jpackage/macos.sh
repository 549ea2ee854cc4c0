#!/bin/sh
# Makes target/jpackage/Leadlight Workbench*.dmg of the program in target/leadlight.
# Usage: jpackage/macos.sh [--dry-run]
# Needs the command line tools of Xcode for codesign and hdiutil.
set -eu
cd "$(dirname "$0")/.."
. jpackage/find-java.sh
find_java
exec "$java_home/bin/java" jpackage/Installer.java dmg "$@"
