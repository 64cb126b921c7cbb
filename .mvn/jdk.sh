# For shell scripts to read in: sets HOME where it is missing; find_jdk prints the home of a JDK 25 or newer, or nothing; with_lock lets one
# process at a time do something.

# System services, container entry points and `env -i` start programs without HOME. Then it is the account's, where the account has one.
if [ -z "${HOME:-}" ]; then
  account=$(id -un 2>/dev/null) || account=
  case $account in
    '' | -* | *[!A-Za-z0-9._-]*) ;;
    *)
      HOME=$(eval "printf '%s' ~$account")
      if [ -d "$HOME" ]; then export HOME; else unset HOME; fi
      ;;
  esac
  unset account
fi

# Prints the feature version of the JDK at $1, read from its release file, which is faster than starting it.
version_of() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ "$(version_of "$1" || true)" -ge 25 ] 2>/dev/null
}

path_jdk() {
  found=$(command -v java) || return 0
  found=$(readlink -f "$found" 2>/dev/null) || return 0
  dirname "$(dirname "$found")"
}

find_jdk() {
  for home in "${JAVA_HOME:-}" "$(path_jdk)" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
      "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.local/share/mise/installs/java/* "${HOME:-}"/.asdf/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    if [ -n "$home" ] && is_jdk "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done
}

# Runs a command while no other process runs one with the same file: with_lock FILE COMMAND... What it starts does not inherit the lock,
# or a process that it leaves behind would keep it. macOS has no flock, but Perl.
with_lock() {
  mkdir -p "$(dirname "$1")"
  exec 9>"$1"
  shift
  if command -v flock >/dev/null 2>&1; then
    flock 9
  elif command -v perl >/dev/null 2>&1; then
    perl -e 'use Fcntl ":flock"; open(my $lock, ">&=", 9) or die; flock($lock, LOCK_EX) or die'
  fi
  "$@" 9>&-
  exec 9>&-
}
