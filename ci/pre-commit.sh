#!/usr/bin/env bash
# A git hook: checks the Markdown documents that a commit changes, and stops the commit if there is an error. To use it
# without any tool around it, copy it to .git/hooks/pre-commit. Options of tenderlint check may follow its name.
set -euo pipefail

files=()
while IFS= read -r -d '' file; do files+=("$file"); done < <(
  git diff --cached --name-only -z --diff-filter=ACMR -- '*.md' '*.markdown'
)
if [ ${#files[@]} -eq 0 ]; then exit 0; fi
exec tenderlint check --quiet --severity error "$@" -- "${files[@]}"
