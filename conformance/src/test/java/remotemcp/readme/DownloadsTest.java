package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What our scripts download is checked against a sum that stands here, before it runs.
@Tag(JudgedRuntime.NEITHER)
class DownloadsTest {
    private static final Path ROOT = ReadmeTest.root();
    private static final String MAVEN = "apache-maven-0.0";

    @TempDir Path home;

    @Test
    void the_checksum_of_maven_is_known() throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(ROOT.resolve(".mvn/wrapper/maven-wrapper.properties"))) {
            properties.load(in);
        }
        assertThat(properties.getProperty("distributionSha256Sum")).matches("[0-9a-f]{64}");
        assertThat(properties.getProperty("distributionUrl")).startsWith("https://");
    }

    @Test
    void a_maven_of_another_checksum_is_not_run() throws Exception {
        assumeThat(System.getProperty("os.name")).doesNotContain("Windows");
        byte[] zip = distribution();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, zip.length);
                exchange.getResponseBody().write(zip);
            }
        });
        server.start();
        try {
            String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/org/apache/maven/apache-maven/0.0/" + MAVEN + "-bin.zip";
            assertThat(wrapper("wrong", url, (sum.startsWith("0") ? "1" : "0") + sum.substring(1)))
                .contains("Failed to validate Maven distribution SHA-256").endsWith("exit 1");
            assertThat(unpacked("wrong")).isZero();
            assertThat(wrapper("right", url, sum)).doesNotContain("Failed to validate");
            assertThat(unpacked("right")).isPositive();
        } finally {
            server.stop(0);
        }
    }

    /// `npm ci` compares each package with its sum and refuses one without.
    @ParameterizedTest
    @ValueSource(strings = {"tools/node", "demo/worker", "bench/workers"})
    void every_npm_package_has_a_checksum(String folder) throws IOException {
        JsonObject lock = Json.parse(Files.readAllBytes(ROOT.resolve(folder).resolve("package-lock.json"))).asObject().orElseThrow();
        assertThat(lock.object("packages").orElseThrow().entries()).hasSizeGreaterThan(10).allSatisfy(entry -> {
            JsonObject one = entry.getValue().asObject().orElseThrow();
            if (!entry.getKey().isEmpty()) {
                assertThat(one.string("integrity")).as(entry.getKey()).hasValueSatisfying(sum -> assertThat(sum).startsWith("sha512-"));
            }
        });
    }

    private String wrapper(String name, String url, String sum) throws IOException, InterruptedException {
        Path project = Files.createDirectories(home.resolve(name));
        Files.createDirectories(project.resolve(".mvn/wrapper"));
        Files.writeString(project.resolve(".mvn/wrapper/maven-wrapper.properties"),
            "distributionUrl=" + url + "\ndistributionSha256Sum=" + sum + "\n");
        Files.copy(ROOT.resolve("mvnw"), project.resolve("mvnw"));
        Path said = project.resolve("said");
        var builder = new ProcessBuilder("sh", project.resolve("mvnw").toString(), "--version").redirectErrorStream(true)
            .redirectOutput(said.toFile());
        builder.environment().keySet()
            .removeIf(variable -> variable.startsWith("MVNW_") || variable.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
        builder.environment().putAll(Map.of("MAVEN_USER_HOME", project.resolve("m2").toString()));
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(said) + "exit " + process.exitValue();
    }

    private long unpacked(String name) throws IOException {
        try (var files = Files.walk(home.resolve(name).resolve("m2"))) {
            return files.filter(file -> file.endsWith("bin/mvn")).count();
        }
    }

    private static byte[] distribution() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(MAVEN + "/bin/mvn"));
            zip.write("#!/bin/sh\necho Maven ran\n".getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
