package dev.w2s.tools.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.w2s.hub.LocalHub;
import dev.w2s.hub.LocalRepository;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.task.TaskSource;
import dev.w2s.tools.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real extracts of nine datasets, which lie beside the project on machines that have them, take the way of a download:
 * a local server that speaks the hub's API has them in its parquet branch, as the hub converts them.
 */
class HubExtractsTest {
    private static final Path DATA = Path.of("../../shared/data");

    /**
     * Where the extract lacks a split that the task reads, two thirds of what is there stand for train, the rest for
     * it.
     */
    enum Extract {
        COLA("cola", "glue-cola", "train", "validation"),
        ETHICS_DEONTOLOGY("ethics-deontology", "ethics-deontology", "train", "test"),
        ETHICS_JUSTICE("ethics-justice", "ethics-justice", "train", "test"),
        ETHICS_UTILITARIANISM("ethics-utilitarianism", "ethics-utilitarianism", "train", "test"),
        /** The extract of train holds two records of label 1 among 8,000. */
        ETHICS_VIRTUE("ethics-virtue", "ethics-virtue", "test"),
        MC_TACO("mc_taco", "mc_taco", "test", "validation"),
        PIQA("piqa", "piqa", "validation"),
        COSMOS_QA("cosmos_qa", "cosmos_qa", "validation"),
        COSMOS_QA_SEED("cosmos_qa-seed", "cosmos_qa", "validation"),
        ANTHROPIC_HH("anthropic_hh", "hh-rlhf", "test");

        private final String task;
        private final String folder;
        private final String[] files;

        Extract(String task, String folder, String... files) {
            this.task = task;
            this.folder = folder;
            this.files = files;
        }
    }

    @TempDir
    private Path folder;

    private LocalHub hub;

    @BeforeEach
    void startHub() throws IOException {
        hub = LocalHub.start();
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    @ParameterizedTest
    @EnumSource
    void anExtractIsPreparedAsTheHubServesIt(Extract extract) throws Exception {
        // given
        assumeTrue(Files.isDirectory(DATA), "the extracts of " + extract.folder + " are not on this machine");
        publish(extract);

        // when
        ToolRun checked = ToolRun.with(
                Map.of(
                        "HF_ENDPOINT", hub.endpoint().toString(),
                        "HF_HOME", folder.resolve("cache").toString()),
                "task",
                "check",
                extract.task,
                "--train",
                "1000",
                "--val",
                "200",
                "--test",
                "400");
        keep(extract, checked);

        // then
        assertThat(checked.err()).isEmpty();
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).contains("weak_train").contains("What tells the labels apart by itself");
    }

    private void publish(Extract extract) throws Exception {
        TaskDefinition task = TaskCatalogue.bundled().find(extract.task);
        String name = task.data().source().substring("hub:".length());
        String configuration = Objects.requireNonNullElse(task.data().configuration(), "default");
        LocalRepository dataset = hub.dataset(name).on(HubRepository.PARQUET_REVISION);
        TaskSource.Entry train = task.data().train().get(0);
        TaskSource.Entry test = task.data().test().get(0);
        if (extract.files.length == 2) {
            publish(dataset, configuration, train, rows(extract, extract.files[0], ""));
            publish(dataset, configuration, test, rows(extract, extract.files[1], ""));
        } else {
            publish(dataset, configuration, train, rows(extract, extract.files[0], " WHERE row_number % 3 <> 0"));
            publish(dataset, configuration, test, rows(extract, extract.files[0], " WHERE row_number % 3 = 0"));
        }
    }

    private static String rows(Extract extract, String file, String where) {
        return "SELECT * EXCLUDE row_number FROM (SELECT *, row_number() OVER () AS row_number FROM read_json('"
                + DATA.resolve(extract.folder).resolve(file + ".jsonl") + "', format = 'newline_delimited'))" + where;
    }

    private void publish(LocalRepository dataset, String configuration, TaskSource.Entry split, String rows)
            throws SQLException, IOException {
        Path file = folder.resolve(split.path() + ".parquet");
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new java.util.Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + rows + ") TO '" + file + "' (FORMAT parquet)");
        }
        dataset.largeFile(configuration + "/" + split.path() + "/0000.parquet", Files.readAllBytes(file));
    }

    /** The cards, for people who want to read them. */
    private static void keep(Extract extract, ToolRun checked) throws IOException {
        Path cards = Files.createDirectories(Path.of("target/cards"));
        Files.writeString(
                cards.resolve(extract.task + ".txt"),
                Stream.of(checked.out(), checked.err()).collect(Collectors.joining("\n")));
    }
}
