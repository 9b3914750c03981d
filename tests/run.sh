#!/usr/bin/env bash
# Runs every test project, with a real broker, real camera streams and the shipped model.
#   bash tests/run.sh              all
#   bash tests/run.sh Core Lab     only these projects
#   bash tests/run.sh --faults     the long fault suite of box and broker; see docs/reliability.md
#   bash tests/run.sh --brokers    RabbitMQ, NATS and a cluster of three, killed under load; see docs/reliability.md
#   bash tests/run.sh --mutants    mutants of src/ShelfEdge.Core/Stock against its quick tests; hours; report in artifacts/mutants
# The last line is "N passed, N failed, N skipped" over all of them; exits 1 when any failed or none ran.
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/packages.sh

ensure_sdk || exit 1
# Services that the packages would start are not wanted: the tests start their own on free loopback ports.
ensure_packages \
    libgtk-3-0 ffmpeg mosquitto postgresql \
    python3-gi python3-numpy python3-sklearn gir1.2-gst-rtsp-server-1.0 \
    gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly gstreamer1.0-plugins-bad || exit 1

# Not everywhere a Debian package; without it the tests of pages are skipped.
ensure_packages chromium || true

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if [ "${1:-}" = --mutants ]; then
    # Both are read by the build as properties: the tests of one slice, built apart from the others.
    export MutatedSlice=Stock ArtifactsPath="$PWD/artifacts/mutants"
    cd tests && dotnet tool restore && exec nice -n 19 dotnet stryker -f stryker.json -O "$ArtifactsPath/report" --skip-version-check
fi

dotnet build ShelfEdge.sln -c Release -v minimal -nodeReuse:false || { echo "The build failed."; exit 1; }

if [ "${1:-}" = --brokers ]; then
    ensure_packages rabbitmq-server nats-server || exit 1
    report="$PWD/artifacts/test-results/brokers.md"
    mkdir -p "${report%/*}"
    rm -f "$report"
    SHELFEDGE_BROKERS=1 SHELFEDGE_FAULTS_REPORT="$report" \
        artifacts/bin/ShelfEdge.Messaging.Tests/release/ShelfEdge.Messaging.Tests -noColor -noLogo -parallelMode none -class "*.BrokerMatrixTests"
    code=$?
    cat "$report"
    exit "$code"
fi

if [ "${1:-}" = --faults ]; then
    report="$PWD/artifacts/test-results/faults.md"
    mkdir -p "${report%/*}"
    rm -f "$report"
    export SHELFEDGE_FAULTS=long SHELFEDGE_FAULTS_REPORT="$report"
    suite=(artifacts/bin/ShelfEdge.Messaging.Tests/release/ShelfEdge.Messaging.Tests -noColor -noLogo)
    # What is measured runs alone; the faults wait for most of their time and run side by side.
    "${suite[@]}" -parallelMode none -class "*.Faults.BacklogTests" -class "*.Faults.BoxKillTests"
    code=$?
    "${suite[@]}" -class "*.Faults.BrokerFaultTests" -class "*.Faults.NetworkFaultTests" \
        -class "*.Faults.DiskAndClockFaultTests" -class "*.OutboxCrashTests" || code=1
    artifacts/bin/ShelfEdge.Service.Tests/release/ShelfEdge.Service.Tests -noColor -noLogo -class "*.CommandFuzzTests" || code=1
    cat "$report"
    exit "$code"
fi

projects=("$@")
[ ${#projects[@]} -gt 0 ] || projects=(Core Vision Messaging Hub Lab Service)

results=artifacts/test-results
mkdir -p "$results"
passed=0 failed=0 skipped=0

# Reads one attribute of the <assembly> element of an xUnit result file.
count() { grep -o "<assembly [^>]*" "$1" | head -n 1 | grep -o " $2=\"[0-9]*\"" | tr -dc 0-9; }

for project in "${projects[@]}"; do
    name="ShelfEdge.$project.Tests"
    file="$results/$name.xml"
    rm -f "$file"
    echo "== $name"
    "artifacts/bin/$name/release/$name" -noColor -noLogo -xml "$file"
    code=$?
    if [ ! -s "$file" ] || [ -z "$(count "$file" total)" ]; then
        echo "$name ended with code $code and left no result."
        failed=$((failed + 1))
        continue
    fi

    project_failed=$(($(count "$file" failed) + $(count "$file" errors)))
    # A runner that fails without naming a test (a crash after the last one, a leaked task) still counts.
    [ "$code" -ne 0 ] && [ "$project_failed" -eq 0 ] && project_failed=1
    passed=$((passed + $(count "$file" passed)))
    failed=$((failed + project_failed))
    skipped=$((skipped + $(count "$file" skipped)))
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
