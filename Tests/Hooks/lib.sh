# What the acceptance tests of the hooks share: repositories that the real git makes, and what is expected of a command.

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C
export GIT_AUTHOR_NAME=Test GIT_AUTHOR_EMAIL=test@example.com
export GIT_COMMITTER_NAME=Test GIT_COMMITTER_EMAIL=test@example.com
# A hook may itself have started this.
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE GIT_PREFIX

fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# passes WHAT COMMAND…: the command ends with 0; its output is kept in $output.
passes() {
  local what=$1; shift
  output=$("$@" 2>&1) || fail "$what: was refused"$'\n'"$output"
  printf 'ok: %s\n' "$what"
}

# refuses WHAT TEXT COMMAND…: the command does not end with 0, and its output has the text.
refuses() {
  local what=$1 text=$2; shift 2
  if output=$("$@" 2>&1); then fail "$what: was accepted"$'\n'"$output"; fi
  grep -qF -- "$text" <<< "$output" || fail "$what: \"$text\" is not said"$'\n'"$output"
  printf 'ok: %s\n' "$what"
}

# stands_at REVISION: HEAD is that commit still.
stands_at() { [ "$(git rev-parse HEAD)" = "$1" ] || fail "there is a commit that was refused"; }

configuration() {
  cat <<YAML
apiVersion: gesso/v1
kind: Configuration
externals: {secrets: ["*/*-palette"]}
YAML
}

tenant() {
  cat <<YAML
apiVersion: gesso/v1
kind: Tenant
metadata: {name: research}
spec:
  displayName: Research
  adminGroups: [platform-admins]
  settings: {palette: {secret: research-palette}}
YAML
}

# project NAME [SETTINGS]
project() {
  cat <<YAML
apiVersion: gesso/v1
kind: Project
metadata: {name: $1}
spec:
  tenant: research
  roleMapping: {viewer: [readers], editor: [writers], admin: [admins]}
  computeConfig: {controlPlanePool: {nodeCount: 3, workerNodeEligible: true}}
YAML
  if [ -n "${2:-}" ]; then printf '  settings: {ref: %s}\n' "$2"; fi
}

# settings NAME NAMESPACE
settings() {
  cat <<YAML
apiVersion: spectrocloud.com/v1alpha1
kind: Settings
metadata: {name: $1, namespace: $2}
spec: {integrations: {palette: {name: $2-palette, namespace: $2}}}
YAML
}
