package dev.w2s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a Java and a Maven that only say what they were asked for. */
@Timeout(60)
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "sed",
            "tail",
            "tee",
            "touch",
            "tr");

    @TempDir
    private Path folder;

    private Path project;
    private Path tools;
    private Path jdk;
    private Path launcher;

    private record Ran(int exitCode, String output) {}

    @BeforeEach
    void setUp() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        launcher = project.resolve("w2s");
        Files.copy(Path.of("..", "w2s"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        write(project.resolve("cli/src/main/java/Some.java"), "");
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            script(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
        }
        jdk = folder.resolve("a jdk");
        write(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        script(jdk.resolve("bin/java"), "echo java \"$@\"");
        script(jdk.resolve("bin/javac"), "exit 1");
        mvn("""
            echo '[INFO] Building w2s :: cli 0.1.0-SNAPSHOT                [1/1]'
            echo '[INFO] Downloaded from central: a.jar (12 MB at 3.4 MB/s)'
            mkdir -p cli/target all-in-one/target/quarkus-app
            touch cli/target/w2s-cli.jar all-in-one/target/quarkus-app/quarkus-run.jar
            echo '[INFO] BUILD SUCCESS'
            """);
    }

    private void mvn(String commands) throws IOException {
        script(tools.resolve("mvn"), commands);
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void script(Path file, String commands) throws IOException {
        write(file, "#!/usr/bin/bash\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/usr/bin/bash", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", folder.toString());
        if (Files.exists(jdk)) {
            builder.environment().put("JAVA_HOME", jdk.toString());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Ran(process.waitFor(), output);
    }

    private static void makeNewer(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void theFirstRunBuildsAndSaysWhatItDownloads() throws Exception {
        Ran ran = run("status");

        assertThat(ran.output())
                .contains("up to 650 MB", "[1/1] cli", "built; 12 MB were downloaded")
                .containsPattern("java .*-jar .*/a project/cli/target/w2s-cli.jar status");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void theSecondRunDoesNotBuild() throws Exception {
        run("status");

        assertThat(run("status").output()).startsWith("java ");
    }

    @Test
    void argumentsArriveAsTheyWereGiven() throws Exception {
        script(jdk.resolve("bin/java"), "printf '<%s>' \"$@\"");
        run();

        assertThat(run("submit", "a file.yaml", "").output()).endsWith("<submit><a file.yaml><>");
    }

    @Test
    void aChangedSourceIsBuilt() throws Exception {
        run();
        makeNewer(project.resolve("cli/src/main/java/Some.java"));

        assertThat(run().output()).contains("its sources have changed");
    }

    @Test
    void aRemovedSourceIsBuilt() throws Exception {
        run();
        Files.delete(project.resolve("cli/src/main/java/Some.java"));
        makeNewer(project.resolve("cli/src/main/java"));

        assertThat(run().output()).contains("its sources have changed");
    }

    @Test
    void aChangedTestIsNotBuilt() throws Exception {
        write(project.resolve("cli/src/test/java/SomeTest.java"), "");
        run();
        makeNewer(project.resolve("cli/src/test/java/SomeTest.java"));

        assertThat(run().output()).startsWith("java ");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndNamesItsLog() throws Exception {
        mvn("echo '[ERROR] no such symbol'; exit 1");

        Ran ran = run("status");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.output())
                .contains("[ERROR] no such symbol", "The build failed. Its log: " + project + "/target/w2s-build.log")
                .doesNotContain("java -");
    }

    @Test
    void aFailedBuildIsTriedAgain() throws Exception {
        run();
        makeNewer(project.resolve("cli/src/main/java/Some.java"));
        mvn("exit 1");
        run();

        assertThat(run().exitCode()).isEqualTo(3);
    }

    @Test
    void itIsFoundThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
        launcher = link;

        assertThat(run().output()).contains("a project/cli/target/w2s-cli.jar");
    }

    @Test
    void aProjectBelowAFolderNamedTargetIsBuiltToo() throws Exception {
        run();
        Path moved = Files.createDirectories(folder.resolve("target/test")).resolve("project");
        Files.move(project, moved);
        launcher = moved.resolve("w2s");
        makeNewer(moved.resolve("cli/src/main/java/Some.java"));

        assertThat(run().output()).contains("its sources have changed");
    }

    @Test
    void withoutJavaTheRemedyIsSaid() throws Exception {
        Files.move(jdk, folder.resolve("gone"));

        Ran ran = run();

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.output()).contains("w2s needs Java 17 or later", "apt-get install openjdk-17");
    }

    @Test
    void anOldJavaIsNamed() throws Exception {
        write(jdk.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");

        assertThat(run().output()).contains("a jdk/bin/java is version 8");
    }

    @Test
    void aJavaWithoutReleaseFileIsAsked() throws Exception {
        Files.delete(jdk.resolve("release"));
        script(jdk.resolve("bin/java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        assertThat(run().output()).contains("is version 11");
    }

    @Test
    void aRuntimeWithoutCompilerIsNamed() throws Exception {
        Files.delete(jdk.resolve("bin/javac"));

        assertThat(run().output()).contains("has no compiler", "apt-get install openjdk-17");
    }

    @Test
    void withoutMavenTheRemedyIsSaid() throws Exception {
        Files.delete(tools.resolve("mvn"));

        assertThat(run().output()).contains("there is no mvn on the PATH", "maven");
    }

    @Test
    void nothingIsBuiltUnderARunningServer() throws Exception {
        run();
        makeNewer(project.resolve("cli/src/main/java/Some.java"));
        Process server = new ProcessBuilder(
                        "bash",
                        "-c",
                        "sleep 600; :",
                        project.resolve("all-in-one/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .start();
        write(folder.resolve(".w2s/server.json"), "{\"pid\":" + server.pid() + ",\"url\":\"http://127.0.0.1:1\"}");
        try {
            assertThat(run("status").output())
                    .contains("process " + server.pid() + " runs from the build", "./w2s down");
            assertThat(run("down").output()).startsWith("java ");
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        }
    }
}
