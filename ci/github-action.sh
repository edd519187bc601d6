#!/usr/bin/env bash
# The step of action.yml that checks. It never fails by itself: the exit code goes to the step's output, so that the
# SARIF file can be handed over first. Inputs are in the environment and never part of a command's text.
set -uo pipefail

lines() { # each line that is not empty
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line%$'\r'}"
    if [ -n "$line" ]; then printf '%s\0' "$line"; fi
  done <<<"$1"
}

if command -v tenderlint >/dev/null; then
  run=(tenderlint)
else
  run=(npx --yes "tenderlint@${INPUT_VERSION}")
fi

mapfile -d '' -t paths < <(lines "${INPUT_PATHS:-.}")
mapfile -d '' -t more < <(lines "${INPUT_ARGUMENTS:-}")
options=(--format github "--output=sarif=${INPUT_SARIF}" "--fail-on=${INPUT_FAIL_ON:-error}")
if [ -n "${INPUT_BASELINE:-}" ]; then options+=("--baseline=${INPUT_BASELINE}"); fi
case "${INPUT_SINCE:-}" in
  '') ;;
  auto) if [ -n "${GITHUB_BASE_REF:-}" ]; then options+=("--since=origin/${GITHUB_BASE_REF}"); fi ;;
  *) options+=("--since=${INPUT_SINCE}") ;;
esac

log="$(mktemp)"
rm -f -- "${INPUT_SARIF}"
"${run[@]}" check "${options[@]}" ${more[@]+"${more[@]}"} -- "${paths[@]}" | tee "$log"
code=${PIPESTATUS[0]}

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  # The last line says what became of every finding.
  printf '### Tenderlint\n\n%s\n' "$(grep '^tenderlint: ' "$log" | tail -n 1)" >>"$GITHUB_STEP_SUMMARY"
fi
rm -f -- "$log"
written=false
if [ -f "${INPUT_SARIF}" ]; then written=true; fi
printf 'code=%s\nwritten=%s\n' "$code" "$written" >>"${GITHUB_OUTPUT:-/dev/null}"
exit 0
