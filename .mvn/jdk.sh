# For shell scripts to read in: find_jdk prints the home of a JDK 25 or newer, or nothing.

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
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    if [ -n "$home" ] && is_jdk "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done
}
