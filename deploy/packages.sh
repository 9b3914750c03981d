# Sourced by scripts that need Debian or Ubuntu packages: `ensure_packages NAME...` installs the ones that are missing.
# Says what it is about to do, and uses sudo only when it is not root already.

ensure_packages() {
    local missing=() package
    for package in "$@"; do
        # `dpkg -s` knows real names only; on Ubuntu 24.04 libgtk-3-0 is provided by libgtk-3-0t64.
        dpkg -s "$package" >/dev/null 2>&1 || dpkg -s "${package}t64" >/dev/null 2>&1 || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "Need root or sudo to install: ${missing[*]}" >&2; return 1; }
        as_root=(sudo)
    fi

    echo "Installing with apt: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# The SDK line that global.json asks for; a clear message beats a stack of restore errors.
ensure_sdk() {
    dotnet --version >/dev/null 2>&1 && return 0
    echo "A .NET 10 SDK is needed (see global.json), and 'dotnet --version' does not find one." >&2
    return 1
}
