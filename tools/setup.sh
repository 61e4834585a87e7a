#!/usr/bin/env bash
# Sets up what is missing for a purpose, from package registries alone, and says what it is doing:
#
#     tools/setup.sh build   the wasm32 target, wasm-pack, wasm-bindgen, wasm-split-cli, wasm-opt
#     tools/setup.sh check   rustfmt, clippy and the wasm32 target
#     tools/setup.sh test    all of that, geckodriver and the browsers named in ENGINES
#     tools/setup.sh fuzz    cargo-fuzz
#     tools/setup.sh fonts   Python tools that subset the fonts, prints the folder they are in
#
# A tool that the person already has is used when its version fits and is never replaced. What has to be compiled is
# kept in the user's cache, one folder per version, so that every clone on the machine shares it. Compiled tools are
# reached through links in target/tools/bin, which the Makefile puts first on PATH.
set -euo pipefail
cd "$(dirname "$0")/.."

WASM_PACK=0.15.1
GECKODRIVER=0.37.1
CARGO_FUZZ=0.13.2
WASM_SPLIT=0.2.4
NODE_LEAST=20
ENGINES=${ENGINES:-chromium firefox webkit}

cache=${XDG_CACHE_HOME:-$HOME/.cache}/manchette
links=$PWD/target/tools/bin
export PATH="$links:$PATH"
missing=0

say() { printf 'set-up: %s\n' "$*" >&2; }
# One line says what is missing and why; the others are still looked for, so that one run names them all.
lack() { say "MISSING $*"; missing=1; }
has() { command -v "$1" >/dev/null 2>&1; }
answers() { local said; said=$("$1" --version 2>/dev/null | head -n 1) && [[ $said == *" $2"* ]]; }

locked_version() { awk -v name="\"$1\"" '$1 == "name" { found = ($3 == name) } found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' Cargo.lock; }

toolchain() {
  has cargo || { lack "cargo: install rustup's stable toolchain (https://rustup.rs)"; return; }
  has cc || lack "a C compiler named cc: build scripts need it (Debian: build-essential)"
  if [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]; then
    has rustup || { lack "the wasm32-unknown-unknown target: it is added by rustup, which is not installed"; return; }
    say "adding the wasm32-unknown-unknown target"
    rustup target add wasm32-unknown-unknown || lack "the wasm32-unknown-unknown target: rustup could not fetch it"
  fi
}

component() {
  has "$2" && "$2" --version >/dev/null 2>&1 && return
  has rustup || { lack "$1: it is added by rustup, which is not installed"; return; }
  say "adding $1"
  rustup component add "$1" || lack "$1: rustup could not fetch it"
}

# compiled CRATE VERSION PROGRAM…: the programs of a crate in exactly this version, with the crate's features FEATURES.
compiled() {
  local crate=$1 version=$2 home program
  shift 2
  home=$cache/$crate-$version
  for program in "$@"; do answers "$program" "$version" || break; done && answers "$program" "$version" && return
  if [ ! -e "$home/complete" ]; then compile "$crate" "$version" "$home" "$@" || return 0; fi
  mkdir -p "$links"
  for program in "$@"; do ln -sfn "$home/bin/$program" "$links/$program"; done
}

# Two set-ups at once wait for each other; the second then finds the work done. The build folder stays until the
# crate is installed, so that an interrupted set-up goes on where it stopped.
compile() {
  local crate=$1 version=$2 home=$3 program bins=()
  shift 3
  for program in "$@"; do bins+=(--bin "$program"); done
  mkdir -p "$cache"
  exec 9>"$cache/lock"
  flock -n 9 || { say "waiting for another set-up that is running"; flock 9; }
  if [ ! -e "$home/complete" ]; then
    say "compiling $crate $version, once for every clone (some minutes; kept in $home)"
    # The lock file of a published crate may name a dependency that its registry has lost since; then the newest
    # compatible ones are taken. The tools are short-lived, so that their own optimisation is not worth its time.
    if install "$crate" "$version" "$home" "${bins[@]}" --locked || install "$crate" "$version" "$home" "${bins[@]}"; then
      touch "$home/complete"
      rm -rf "$cache/build"
    else
      lack "$crate $version: cargo install failed, its messages stand above"
    fi
  fi
  exec 9>&-
  [ -e "$home/complete" ]
}

install() {
  local crate=$1 version=$2 home=$3
  shift 3
  env -u RUSTFLAGS -u CARGO_BUILD_TARGET CARGO_TARGET_DIR="$cache/build" CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install "$crate" --version "=$version" ${FEATURES:+--features "$FEATURES"} --root "$home" --force --no-track "$@" >&2 9>&-
}

node_packages() {
  has node && has npm || { lack "node and npm: install Node $NODE_LEAST or newer (Debian: nodejs npm)"; return; }
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge $NODE_LEAST ] || { lack "Node $NODE_LEAST or newer: node is version $major"; return; }
  local stamp=tests/e2e/node_modules/.complete
  if ! cmp -s tests/e2e/package-lock.json $stamp; then
    say "installing the node packages of tests/e2e"
    if (cd tests/e2e && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2; then
      cp tests/e2e/package-lock.json $stamp
    else
      lack "node packages: npm ci failed in tests/e2e, its messages stand above"
      return
    fi
  fi
  mkdir -p "$links"
  ln -sfn "$PWD/tests/e2e/node_modules/.bin/wasm-opt" "$links/wasm-opt"
}

# Names the Debian packages of the wanted engines whose programs are not there.
browser_packages() {
  local engine
  for engine in $ENGINES; do
    case $engine in
      chromium) has chromium || echo chromium; has chromedriver || echo chromium-driver ;;
      firefox) has firefox-esr || has firefox || echo firefox-esr ;;
      webkit) has WebKitWebDriver || echo webkit2gtk-driver; has xvfb-run || echo xvfb; has xauth || echo xauth ;;
      *) lack "engine $engine: ENGINES may hold chromium, firefox and webkit" ;;
    esac
  done
}

browsers() {
  local wanted
  wanted=$(browser_packages | tr '\n' ' ')
  if [ -n "$wanted" ]; then
    if ! has apt-get; then
      lack "$wanted: this machine has no apt-get; install them by hand, or name the engines you have, ENGINES=chromium"
    elif [ "$(id -u)" != 0 ]; then
      lack "$wanted: installing needs root (apt-get install $wanted), or name the engines you have, ENGINES=chromium"
    else
      say "installing $wanted from the distribution"
      export DEBIAN_FRONTEND=noninteractive
      # shellcheck disable=SC2086 # a list of names
      { apt-get update -q && apt-get install -q -y --no-install-recommends $wanted; } >&2 ||
        lack "$wanted: apt-get failed, its messages stand above"
    fi
  fi
  # WebDriver for Firefox is in no Debian package. Any recent one fits; it is not tied to a version of the browser.
  [[ " $ENGINES " != *" firefox "* ]] || has geckodriver || compiled geckodriver $GECKODRIVER geckodriver
}

wasm_tools() {
  answers wasm-pack "${WASM_PACK%.*}." || compiled wasm-pack $WASM_PACK wasm-pack
  # The generated script and the module must come from the same version, so this one is exact.
  compiled wasm-bindgen-cli "$(locked_version wasm-bindgen)" wasm-bindgen wasm-bindgen-test-runner
  FEATURES=build-binary compiled wasm_split_cli_support $WASM_SPLIT wasm-split-cli
}

# The fuzzer's library is C++; coverage comes from the compiler that is there, so no nightly is needed.
fuzzer() {
  has c++ || lack "a C++ compiler named c++: the fuzzer's library needs it (Debian: g++)"
  compiled cargo-fuzz $CARGO_FUZZ cargo-fuzz
}

fonts() {
  local home=$cache/fonts-1
  if [ ! -e "$home/complete" ]; then
    say "installing fonttools and the font families into $home"
    { python3 -m venv "$home" && "$home/bin/pip" install -q 'fonttools==4.68.0' 'brotli==1.2.1' 'fontpkg-literata==3.103' 'fontpkg-public-sans==2.1'; } >&2 ||
      { lack "fonttools and the font families: python3 with venv and pip (Debian: python3-venv) could not install it"; return; }
    touch "$home/complete"
  fi
  echo "$home"
}

case ${1:-} in
  build) toolchain; [ $missing = 1 ] || { node_packages; wasm_tools; } ;;
  check) toolchain; component rustfmt rustfmt; component clippy clippy-driver ;;
  test)
    toolchain; component rustfmt rustfmt; component clippy clippy-driver
    [ $missing = 1 ] || { node_packages; wasm_tools; browsers; } ;;
  fuzz) toolchain; [ $missing = 1 ] || fuzzer ;;
  fonts) fonts ;;
  *) say "usage: tools/setup.sh build|check|test|fuzz|fonts"; exit 2 ;;
esac
exit $missing
