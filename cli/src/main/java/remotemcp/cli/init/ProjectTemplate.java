package remotemcp.cli.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of a new project. They lie in `src/main/project` as a whole project that is called `my-server`; Maven's starter and the lock of
/// wrangler's packages are those of this repository.
///
/// @param libraryVersion the remote-mcp that the project is built with
record ProjectTemplate(ProjectNames names, String libraryVersion) {
    private static final String SOURCES = "src/main/java/com/example/myserver/";
    private static final List<String> FILES =
        List.of("pom.xml", "README.md", "gitignore", "package.json", "package-lock.json", "wrangler.jsonc",
            "mvnw", "mvnw.cmd", ".mvn/wrapper/maven-wrapper.properties", SOURCES + "Greeter.java", SOURCES + "MyServer.java",
            SOURCES + "Main.java",
            SOURCES + "WorkerMain.java", "src/test/java/com/example/myserver/GreeterTest.java");

    void writeTo(Path folder) throws IOException {
        for (String file : FILES) {
            Path place = folder.resolve(filled(file.equals("gitignore") ? ".gitignore" : file));
            Files.createDirectories(place.getParent());
            Files.writeString(place, filled(text(file)));
        }
        if (!folder.resolve("mvnw").toFile().setExecutable(true)) {
            throw new IOException("mvnw cannot be made executable");
        }
    }

    private String filled(String text) {
        return text.replace("com.example.myserver", names.javaPackage()).replace("com/example/myserver", names.packageFolder())
            .replace("<groupId>com.example<", "<groupId>" + names.group() + "<").replace("my-server", names.name())
            .replace("remote-mcp-demo-worker", names.name()).replace("REMOTE_MCP_VERSION", libraryVersion);
    }

    private static String text(String file) throws IOException {
        try (InputStream resource = ProjectTemplate.class.getResourceAsStream("project/" + file)) {
            if (resource == null) {
                throw new IOException("the template lacks " + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
