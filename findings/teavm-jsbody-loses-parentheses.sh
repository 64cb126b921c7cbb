#!/usr/bin/env bash
# Finding: TeaVM drops the parentheses of an arrow function's object, and the build stays green
#
# Package:    org.teavm:teavm-maven-plugin 0.16.0 (JavaScript; needs Maven and JDK 17 or newer); the same with 0.15.0
# Seen:       30 November 2026, Linux, JDK 17, Node 20
# Behaviour:  @JSBody(script = "return p.then(v => ({value: v}));") is printed as `p.then(v => { value: v })`: the object
#             became a block with a label. With one member the module loads and the promise gives undefined; with two
#             members it is a syntax error in the module. TeaVM reports success both times, without a warning.
# Surprise:   A script in @JSBody looks like text that is put in as it is. It is parsed and printed again, and what comes out
#             is other code. The undefined passes a Java check for null.
# Follows:    Use `function (v) { return {value: v}; }` in @JSBody, or put such code into a JavaScript module of its own
#             (@JSModule). Let the build load what TeaVM wrote (node --check finds the second case only).
# Found by:   binding KV and WebCrypto of Workers to Java; a promise that settled gave nothing.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    <teavm.version>0.16.0</teavm.version>
    <target.type>JAVASCRIPT</target.type>
  </properties>
  <dependencies>
    <dependency><groupId>org.teavm</groupId><artifactId>teavm-classlib</artifactId><version>${teavm.version}</version></dependency>
    <dependency><groupId>org.teavm</groupId><artifactId>teavm-jso-apis</artifactId><version>${teavm.version}</version></dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.1</version>
      </plugin>
      <plugin>
        <groupId>org.teavm</groupId>
        <artifactId>teavm-maven-plugin</artifactId>
        <version>${teavm.version}</version>
        <executions>
          <execution>
            <phase>process-classes</phase>
            <goals><goal>compile</goal></goals>
            <configuration>
              <mainClass>finding.Main</mainClass>
              <targetType>${target.type}</targetType>
              <jsModuleType>ES2015</jsModuleType>
              <targetDirectory>${project.build.directory}/js</targetDirectory>
              <targetFileName>app.mjs</targetFileName>
              <minifying>false</minifying>
              <strict>true</strict>
            </configuration>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
XML
mkdir -p src/main/java/finding
cat > src/main/java/finding/Main.java <<'JAVA'
package finding;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

public final class Main {
    @JSBody(params = "text", script = "return Promise.resolve(text);")
    static native JSPromise<JSObject> given(String text);

    @JSBody(params = "p", script = "return p.then(v => ({value: v}));")
    static native JSPromise<JSObject> arrow(JSPromise<JSObject> p);

    @JSBody(params = "p", script = "return p.then(function (v) { return {value: v}; });")
    static native JSPromise<JSObject> function(JSPromise<JSObject> p);

    @JSBody(params = "object", script = "return typeof object;")
    static native String type(JSObject object);

    public static void main(String[] arguments) {
        JSObject bare = arrow(given("here")).await();
        System.out.println("arrow: " + type(bare) + ", null for Java: " + (bare == null));
        System.out.println("function: " + type(function(given("here")).await()));
    }
}
JAVA
build() { mvn -q -B -ntp -Dmaven.repo.local="$work/repository" process-classes > mvn.log 2>&1 || { cat mvn.log; exit 1; }; }
cat > see.mjs <<'JS'
const { main } = await import('./target/js/app.mjs');
main([]);
JS
build
echo "printed by TeaVM:  $(grep -o 'then(v => .*)' target/js/app.mjs)"
timeout 60 node see.mjs | tee seen
sed -i 's/({value: v}))/({ok: true, value: v}))/' src/main/java/finding/Main.java
build
echo "with two members:  $(grep -o 'then(v => .*)' target/js/app.mjs)"
if node --check target/js/app.mjs 2> check.log; then two=loads; else two=$(grep -o 'SyntaxError.*' check.log); fi
echo "                   $two"
if grep -qx 'arrow: undefined, null for Java: false' seen && grep -qx 'function: object' seen && [[ $two == SyntaxError* ]]; then
    echo 'as stated'
else
    echo 'NOT as stated'
    exit 1
fi
