package dev.w2s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.cli.FakeEvalService.Received;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.study.StudyState;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.view.PlanView;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCommandsTest {
    private static final String STUDY = "name: test\ntasks: [ppa]\n";

    @TempDir
    private Path home;

    private final FakeEvalService server = new FakeEvalService();
    private Shell shell;

    @BeforeEach
    void setUp() {
        shell = new Shell(home, home).with("W2S_SERVER", server.url());
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(home.resolve("study file.yaml"), content);
    }

    @Test
    void submitHandsInTheFileAsItIs() throws IOException {
        server.answers("POST /studies", 201, Views.view("test-1", StudyState.RUNNING));

        int exitCode = shell.run("submit", file(STUDY).toString());

        assertThat(exitCode).isZero();
        assertThat(server.received()).containsExactly(new Received("POST", "/studies", "application/yaml", STUDY));
        assertThat(shell.out()).contains("Study test-1", "./w2s watch test-1");
    }

    @Test
    void submitReadsStandardInput() {
        server.answers("POST /studies", 201, Views.view("test-1", StudyState.RUNNING));

        shell.typing(STUDY).run("submit", "-");

        assertThat(server.received()).extracting(Received::body).containsExactly(STUDY);
    }

    @Test
    void planShowsWhatTheStudyInTheFileWouldDo() throws IOException {
        server.answers(
                "POST /plans", 200, new PlanView(Views.study("s"), List.of("who learns what"), 2, List.of(), "how"));

        int exitCode = shell.run("plan", file(STUDY).toString());

        assertThat(exitCode).isZero();
        assertThat(server.received()).containsExactly(new Received("POST", "/plans", "application/yaml", STUDY));
        assertThat(shell.out()).contains("- who learns what", "2 arms, 0 jobs");
    }

    @Test
    void aRefusedStudyIsExplainedWithItsField() throws IOException {
        server.answers(
                "POST /studies",
                400,
                "application/problem+json",
                "{\"title\":\"Invalid study\",\"status\":400,\"detail\":\"0 must be at least 1\","
                        + "\"field\":\"strong.training.epochs\"}");

        int exitCode = shell.run("submit", file(STUDY).toString());

        assertThat(exitCode).isEqualTo(ExitCode.INVALID);
        assertThat(shell.err()).isEqualToIgnoringNewLines("strong.training.epochs: 0 must be at least 1");
    }

    @Test
    void aMissingFileIsNamed() {
        int exitCode = shell.run("submit", "no-such.yaml");

        assertThat(exitCode).isEqualTo(ExitCode.INVALID);
        assertThat(shell.err()).contains("There is no file no-such.yaml");
    }

    @Test
    void statusListsStudies() {
        server.answers("GET /studies", 200, List.of(Views.summary("test-1", StudyState.COMPLETED)));

        assertThat(shell.run("status")).isZero();

        assertThat(shell.out()).containsPattern("test-1 +completed +3 of 3 +2 of 2");
    }

    @Test
    void withoutStudiesStatusSaysHowToGetOne() {
        server.answers("GET /studies", 200, List.of());

        shell.run("status");

        assertThat(shell.out()).contains("./w2s demo");
    }

    @Test
    void statusOfOneStudyShowsItsJobsAndScores() {
        server.answers("GET /studies/test-1", 200, Views.view("test-1", StudyState.COMPLETED));

        assertThat(shell.run("status", "test-1")).isZero();

        assertThat(shell.out())
                .contains(
                        "study test-1 (test): completed",
                        "weak all-minilm-l6-v2 (first layer), strong bge-small-en-v1.5",
                        "finished  student, seed 1",
                        "seed 0         0.8750   0.9100   0.9500      0.467");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "watch", "results", "cancel"})
    void anUnknownStudyIsAnError(String command) {
        assertThat(shell.run(command, "nope")).isEqualTo(ExitCode.INVALID);
        assertThat(shell.err()).contains("there is no such study");
    }

    @Test
    void cancelDeletes() {
        server.answers("DELETE /studies/test-1", 204, "text/plain", "");

        assertThat(shell.run("cancel", "test-1")).isZero();

        assertThat(server.received())
                .extracting(request -> request.method() + " " + request.path())
                .containsExactly("DELETE /studies/test-1");
    }

    @Test
    void anIdWithOddCharactersStaysInsideItsPath() {
        shell.run("status", "../x?y");

        assertThat(server.received()).extracting(Received::path).containsExactly("/studies/..%2Fx%3Fy");
    }

    @Test
    void resultsAreSavedWhereAsked() throws IOException {
        server.answers("GET /studies/test-1", 200, Views.view("test-1", StudyState.COMPLETED))
                .answers("GET /studies/test-1/report.md", 200, "text/markdown", "# report")
                .answers("GET /studies/test-1/results", 200, "application/json", "{\"a\":1}");
        Path output = home.resolve("a folder/of mine");

        int exitCode = shell.run("results", "test-1", "--output", output.toString());

        assertThat(exitCode).isZero();
        assertThat(Files.readString(output.resolve("report.md"))).isEqualTo("# report");
        assertThat(Files.readString(output.resolve("results.json"))).isEqualTo("{\"a\":1}");
        assertThat(shell.out()).contains(output.resolve("report.md").toString());
    }

    @Test
    void whatTheDataWarnOfIsPrintedWithTheResults() {
        server.answers("GET /studies/test-1", 200, Views.view("test-1", StudyState.COMPLETED))
                .answers("GET /studies/test-1/report.md", 200, "text/markdown", "# report")
                .answers(
                        "GET /studies/test-1/results",
                        200,
                        "application/json",
                        "{\"warnings\":{\"ppa\":[\"Label 1 is rare\"]},\"tasks\":[]}");

        shell.run("results", "test-1");

        assertThat(shell.out()).contains("Warnings, from the data of ppa:\n  Label 1 is rare\n");
    }

    @Test
    void anOutputFolderThatCannotBeIsNamed() throws IOException {
        server.answers("GET /studies/test-1", 200, Views.view("test-1", StudyState.COMPLETED))
                .answers("GET /studies/test-1/report.md", 200, "text/markdown", "# report")
                .answers("GET /studies/test-1/results", 200, "application/json", "{\"a\":1}");
        Path notAFolder = Files.createFile(home.resolve("file"));

        int exitCode = shell.run("results", "test-1", "--output", notAFolder.toString());

        assertThat(exitCode).isEqualTo(ExitCode.INVALID);
        assertThat(shell.err()).contains("Could not write to " + notAFolder);
    }

    @Test
    void tasksAreListedWithTheirQuestion() {
        server.answers("GET /tasks", 200, TaskCatalogue.bundled().all());

        assertThat(shell.run("tasks")).isZero();

        assertThat(shell.out()).contains("wordnet-person-artifact", "0 = artifact, 1 = person", "ppa");
    }

    @Test
    void modelsAreListedWithTheirSource() {
        server.answers("GET /models", 200, BundledModels.load().all());

        assertThat(shell.run("models")).isZero();

        assertThat(shell.out()).contains("all-minilm-l6-v2", "maven:dev.langchain4j:");
    }

    @Test
    void withoutAServerTheRemedyIsSaid() {
        Shell alone = new Shell(home, home);

        assertThat(alone.run("status")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(alone.err()).contains("Nothing runs from " + home, "./w2s up");
    }

    @Test
    void aServerThatDoesNotListenIsNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        int exitCode = shell.run("status", "--server", "http://127.0.0.1:" + port);

        assertThat(exitCode).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err()).contains("No answer from http://127.0.0.1:" + port + ": nothing listens there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://x", "not a url", "http://"})
    void whatIsNoAddressIsRefused(String url) {
        assertThat(shell.run("status", "--server", url)).isEqualTo(ExitCode.INVALID);
        assertThat(shell.err()).contains("'" + url + "' is not a server's address");
    }

    @Test
    void aServerInTroubleIsNotTheUsersFault() {
        server.answers("GET /studies", 503, "text/html", "<html>no</html>");

        assertThat(shell.run("status")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err()).contains("could not answer: HTTP status 503");
    }

    @Test
    void anotherKindOfServerIsToldApart() {
        server.answers("GET /studies", 200, "text/html", "<html>hello</html>");

        assertThat(shell.run("status")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err()).contains("gave an answer that eval-service does not give");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "down", "submit", "status", "watch", "results", "cancel", "tasks", "models"})
    void everyCommandHasHelp(String command) {
        assertThat(shell.run(command, "--help")).isZero();
        assertThat(shell.out()).contains("Usage: w2s " + command);
    }

    @Test
    void aTypoInACommandIsAUsageErrorWithASuggestion() {
        assertThat(shell.run("statsu")).isEqualTo(ExitCode.INVALID);
        assertThat(shell.err()).contains("Did you mean", "status");
    }
}
