#!/usr/bin/env bash
# Finding: while a static initialiser waits, other threads of a TeaVM program read null from its static final field
#
# Package:    org.teavm:teavm-maven-plugin 0.16.0 (JavaScript; needs Maven and JDK 17 or newer); the same with 0.15.0
# Seen:       30 November 2026, Linux, JDK 17, Node 20
# Behaviour:  Three threads read `static final String VALUE` of a class whose initialiser sleeps 50 ms before it sets it. On
#             the JVM all three print the value. In TeaVM's JavaScript the first prints it, and the other two print null,
#             at once and without an exception.
# Surprise:   The Java Language Specification (12.4.2) makes all but one thread wait, and code trusts it: the holder class is
#             the usual lazy singleton. On a worker each request is such a thread, so the requests that arrive with the first
#             one after a cold start see an empty configuration; later ones never do.
# Follows:    In code for TeaVM nothing in a static initialiser waits: no timer, fetch, KV or WebCrypto. What must be loaded is
#             loaded before the first thread starts, or by each request that finds it missing.
# Found by:   five requests at once to a fresh worker; four answered with null.
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

public final class Main {
    static final class Configuration {
        static final String VALUE = load();

        private static String load() {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "value";
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread[] threads = new Thread[3];
        for (int number = 0; number < threads.length; number++) {
            threads[number] = new Thread(() -> System.out.println(Configuration.VALUE));
            threads[number].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
JAVA
mvn -q -B -ntp -Dmaven.repo.local="$work/repository" process-classes > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > see.mjs <<'JS'
const { main } = await import('./target/js/app.mjs');
main([]);
JS
timeout 60 java -cp target/classes finding.Main > jvm
timeout 60 node see.mjs > teavm
echo "JVM:    $(sort jvm | tr '\n' ' ')"
echo "TeaVM:  $(sort teavm | tr '\n' ' ')"
if [[ $(grep -cx value jvm) == 3 && $(grep -cx value teavm) == 1 && $(grep -cx null teavm) == 2 ]]; then
    echo 'as stated'
else
    echo 'NOT as stated'
    exit 1
fi
