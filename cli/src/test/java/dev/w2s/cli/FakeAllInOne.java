package dev.w2s.cli;

import static dev.w2s.cli.FakeEvalService.event;

import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.StudyState;
import dev.w2s.study.job.JobState;
import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands in for the all-in-one as a process of its own: says that it is ready the way the real one does, then plays the
 * part named by the system property {@code part}.
 */
final class FakeAllInOne {
    private static final String NEW = "demo-new";
    private static final String OLD = "demo-old";
    private static final String RUNNING = event("study", Views.summary(NEW, StudyState.RUNNING));

    private FakeAllInOne() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home = Path.of(System.getenv("W2S_HOME"));
        String part = System.getProperty("part", "completes");
        if (part.equals("hangs")) {
            new CountDownLatch(1).await();
        }
        if (part.equals("does-not-start")) {
            System.err.println("no space left in " + home);
            System.exit(3);
        }
        FakeEvalService server;
        try {
            server = serving(part);
        } catch (RuntimeException e) {
            System.err.println(e);
            System.exit(70);
            return;
        }
        String pid = Long.toString(ProcessHandle.current().pid());
        Files.writeString(home.resolve("fake.pid"), pid);
        Path temporary = Files.writeString(
                home.resolve("server.json.new"),
                "{\"pid\":" + pid + ",\"url\":\"" + server.url() + "\",\"version\":\"test\"}");
        Files.move(temporary, home.resolve("server.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static FakeEvalService serving(String part) {
        FakeEvalService server = new FakeEvalService();
        server.answers("GET /studies", 200, List.of());
        server.answers("POST /studies", 201, Views.view(NEW, StudyState.RUNNING));
        for (String id : List.of(NEW, OLD)) {
            server.answers("GET /studies/" + id, 200, Views.view(id, StudyState.COMPLETED))
                    .answers("GET /studies/" + id + "/report.md", 200, "text/markdown", "# report")
                    .answers("GET /studies/" + id + "/results", 200, "application/json", "{}");
        }
        switch (part) {
            case "completes" ->
                server.streams(
                        NEW,
                        RUNNING,
                        event("job", Views.job(1, JobState.FINISHED)),
                        event("study", Views.summary(NEW, StudyState.COMPLETED)));
            case "never-ends" -> server.staysOpenAfter(NEW, RUNNING, event("job", Views.runningAt(1, 8)));
            case "is-killed" -> server.killsItsProcessAfter(NEW, RUNNING);
            case "has-unfinished-study" -> addUnfinished(server);
            default -> throw new IllegalArgumentException(part);
        }
        return server;
    }

    private static void addUnfinished(FakeEvalService server) {
        String document = new String(DemoStudy.of(DemoStudy.WORDNET, 2).document(), StandardCharsets.UTF_8);
        Study study = new StudyReader().read(document).withId(OLD);
        StudySummary template = Views.summary(OLD, StudyState.RUNNING);
        StudySummary summary =
                new StudySummary(OLD, study.name(), StudyState.RUNNING, template.submittedAt(), null, 2, 0, 13, 4);
        server.answers("GET /studies", 200, List.of(summary))
                .answers(
                        "GET /studies/" + OLD,
                        200,
                        new StudyView(Views.summary(OLD, StudyState.COMPLETED), study, List.of(), List.of()))
                .streams(OLD, event("study", Views.summary(OLD, StudyState.COMPLETED)))
                .streams(NEW, event("study", Views.summary(NEW, StudyState.COMPLETED)));
    }

    /** Lays out {@code project} like a built one whose all-in-one is this class. */
    static void install(Path project) throws IOException {
        Path jar = project.resolve("all-in-one/target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeAllInOne.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(System.getProperty("java.class.path").split(":"))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
