#!/usr/bin/env bash
# Asks the kernel for a steadier machine. Whatever is not allowed or not there is
# reported and left alone: preparing never fails a job.
set -uo pipefail

# Where the kernel's files are; a test points it at a folder of its own.
root=${QUIET_HOST_ROOT:-}
applied=()
not_applied=()

# set_all NAME VALUE FILE…: writes VALUE into every FILE and reads it back.
set_all() {
  local name=$1 value=$2 file
  shift 2
  for file in "$@"; do
    if [ ! -e "$file" ]; then
      not_applied+=("$name")
      echo "$name: not available on this runner."
      return
    fi
    if ! write "$value" "$file"; then
      not_applied+=("$name")
      echo "$name: not allowed on this runner."
      return
    fi
  done
  applied+=("$name")
  echo "$name: set to $value."
}

write() {
  local value=$1 file=$2
  { echo "$value" > "$file"; } 2> /dev/null ||
    { command -v sudo > /dev/null && echo "$value" | sudo -n tee "$file" > /dev/null 2>&1; }
  [ "$(cat "$file" 2> /dev/null)" = "$value" ]
}

shopt -s nullglob
governors=("$root"/sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_governor)
set_all governor performance "${governors[@]:-$root/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor}"

if [ -e "$root/sys/devices/system/cpu/intel_pstate/no_turbo" ]; then
  set_all turbo 1 "$root/sys/devices/system/cpu/intel_pstate/no_turbo"
else
  set_all turbo 0 "$root/sys/devices/system/cpu/cpufreq/boost"
fi

set_all address-randomisation 0 "$root/proc/sys/kernel/randomize_va_space"

join() { local IFS=,; echo "$*"; }
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  {
    echo "applied=$(join "${applied[@]+"${applied[@]}"}")"
    echo "not-applied=$(join "${not_applied[@]+"${not_applied[@]}"}")"
  } >> "$GITHUB_OUTPUT"
fi
