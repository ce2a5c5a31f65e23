# Settings that the scripts share: where things are and which versions belong to this project. Sourced, never run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Build tools live in a folder of this project's own, keyed by version, shared by every clone of the user.
tools=${MCP_POLICY_BUILDER_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/mcp-policy-builder}

trunk_version=0.21.14
deny_version=0.20.2
# The command-line tool and the crate must be the same version, so Cargo.toml is the only place that names it.
bindgen_version=$(sed -n 's/^wasm-bindgen = .*version = "=\([0-9.]*\)".*/\1/p' "$root/Cargo.toml")

wasm_target=wasm32-unknown-unknown
# Debian's compiler for the web: used only where rustup cannot add the target.
debian_rustc=/usr/bin/rustc

export PATH="$root/node_modules/.bin:$tools/trunk-$trunk_version/bin:$tools/wasm-bindgen-$bindgen_version/bin:$tools/cargo-deny-$deny_version/bin:$PATH"

# Prints the folder of our own wasm32 standard library; its name follows the compiler that it was built for.
own_sysroot() {
  local version
  version=$("$debian_rustc" --version 2>/dev/null | sed -n 's/^rustc \([^ ]*\) (\([0-9a-f]*\) .*/\1-\2/p')
  printf '%s/sysroot-%s\n' "$tools" "${version:-none}"
}

# Prints the folder of a Python environment for the live servers, tests/live/servers/python/NAME.txt; its name follows that file and
# the Python that it was made by.
live_python() {
  local list=$root/tests/live/servers/python/$1.txt version
  version=$(python3 -c 'import sys; print(*sys.version_info[:2], sep=".")' 2>/dev/null) || version=none
  printf '%s/live-%s-%s-%s\n' "$tools" "$1" "$version" "$(cksum <"$list" | cut -d' ' -f1)"
}

# True when rustup's (or the distribution's) own compiler already has the wasm32 standard library.
has_rustup_target() {
  local lib
  lib=$(rustc --print target-libdir --target "$wasm_target" 2>/dev/null) && ls "$lib"/libcore-*.rlib >/dev/null 2>&1
}

has_own_sysroot() {
  ls "$(own_sysroot)/lib/rustlib/$wasm_target/lib"/libcore-*.rlib >/dev/null 2>&1
}

# Points cargo and Trunk at the compiler that can build for the browser.
# Its target folder is separate from the host's: the two compilers may differ, and each would rebuild the other's work.
use_wasm_compiler() {
  # Leptos then boxes the views' types instead of nesting them: less code to compile, to ship and to start.
  local flags="--cfg erase_components"
  export CARGO_TARGET_DIR=${WASM_TARGET_DIR:-$root/target-wasm}
  if ! has_rustup_target; then
    export RUSTC=$debian_rustc
    flags="--sysroot=$(own_sysroot) $flags"
  fi
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags
}

# The clippy that belongs to the compiler for the browser.
wasm_clippy() {
  if [ -n "${RUSTC:-}" ]; then
    /usr/bin/cargo-clippy clippy "$@"
  else
    cargo clippy "$@"
  fi
}

# Prints the browser to test with, or fails.
find_browser() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}
