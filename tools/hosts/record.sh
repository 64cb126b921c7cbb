#!/usr/bin/env bash
# Records what the models of MCP hosts get of four small servers (record.mjs says how), with the hosts pinned here. Takes some minutes.
#
# tools/hosts/record.sh [HOST...]     claude-code, codex, gemini, opencode, copilot; all of them without a name
#
# Needs Node 20 and npm. The hosts are installed into a folder of its own that is removed at the end; HOSTS_FOLDER=DIR keeps them there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${HOSTS_FOLDER:-$(mktemp -d)}
[ -n "${HOSTS_FOLDER:-}" ] || trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder"
cd "$folder"
[ -f package.json ] || npm init -y >npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @anthropic-ai/claude-code@2.1.332 @openai/codex@0.171.0 @google/gemini-cli@0.61.0 \
  opencode-ai@1.18.33 @github/copilot@1.0.102
node node_modules/@anthropic-ai/claude-code/install.cjs
node node_modules/opencode-ai/postinstall.mjs
node "$here/record.mjs" "$folder" "$here/../../cli/src/test/resources/remotemcp/hosts" "$@"
