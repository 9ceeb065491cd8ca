package dev.w2s.allinone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the rooms; this module is the one that sees them all. */
class WallsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.w2s");
    private static final List<String> SERVICES = List.of("label", "train", "probe", "eval");
    private static final List<String> LIBRARIES = List.of(
            "study",
            "statistics",
            "artifact",
            "hub",
            "events",
            "queue",
            "model",
            "task",
            "probing",
            "local",
            "worker",
            "pool");
    private static final DescribedPredicate<JavaClass> LIBRARY_OR_SERVICE =
            resideInAnyPackage(Stream.concat(SERVICES.stream(), LIBRARIES.stream())
                    .map(WallsTest::inside)
                    .toArray(String[]::new));

    private static String inside(String room) {
        return "dev.w2s." + room + "..";
    }

    private static DescribedPredicate<JavaClass> oursOutside(String... rooms) {
        return resideInAPackage("dev.w2s..")
                .and(not(resideInAnyPackage(
                        Stream.of(rooms).map(WallsTest::inside).toArray(String[]::new))));
    }

    static Stream<String> rooms() {
        return Stream.of(SERVICES, LIBRARIES, List.of("tools", "cli", "allinone"))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void everyRoomIsSeen(String room) {
        assertThat(OURS.that(resideInAPackage(inside(room)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "train", "probe", "eval"})
    void noServiceDependsOnAnother(String service) {
        noClasses()
                .that()
                .resideInAPackage(inside(service))
                .should()
                .dependOnClassesThat(oursOutside(
                        Stream.concat(Stream.of(service), LIBRARIES.stream()).toArray(String[]::new)))
                .check(OURS);
    }

    @Test
    void servicesDoNotSeeTheEmbeddedServers() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES.stream().map(WallsTest::inside).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inside("local"))
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"study", "statistics", "hub", "events", "local"})
    void theseLibrariesDependOnNothingOfOursButTheWords(String library) {
        noClasses()
                .that()
                .resideInAPackage(inside(library))
                .should()
                .dependOnClassesThat(oursOutside(library, "study"))
                .check(OURS);
    }

    @Test
    void theWordsKnowNoFramework() {
        classes()
                .that()
                .resideInAPackage(inside("study"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        inside("study"),
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.erdtman.jcs..",
                        "org.jspecify..",
                        "org.yaml.snakeyaml.."))
                .check(OURS);
    }

    @Test
    void artifactsKnowOnlyTheWords() {
        noClasses()
                .that()
                .resideInAPackage(inside("artifact"))
                .should()
                .dependOnClassesThat(oursOutside("artifact", "study"))
                .check(OURS);
    }

    @Test
    void theQueueKnowsOnlyWordsAndEvents() {
        noClasses()
                .that()
                .resideInAPackage(inside("queue"))
                .should()
                .dependOnClassesThat(oursOutside("queue", "study", "events"))
                .check(OURS);
    }

    @Test
    void theEngineKnowsOnlyWordsArtifactsAndTheHub() {
        noClasses()
                .that()
                .resideInAPackage(inside("model"))
                .should()
                .dependOnClassesThat(oursOutside("model", "study", "artifact", "hub"))
                .check(OURS);
    }

    @Test
    void tasksKnowOnlyWordsArtifactsAndTheHub() {
        noClasses()
                .that()
                .resideInAPackage(inside("task"))
                .should()
                .dependOnClassesThat(oursOutside("task", "study", "artifact", "hub"))
                .check(OURS);
    }

    @Test
    void probesKnowOnlyWordsArtifactsAndTheEngine() {
        noClasses()
                .that()
                .resideInAPackage(inside("probing"))
                .should()
                .dependOnClassesThat(oursOutside("probing", "study", "artifact", "model"))
                .check(OURS);
    }

    @Test
    void toolsSeeLibrariesAlone() {
        noClasses()
                .that()
                .resideInAPackage(inside("tools"))
                .should()
                .dependOnClassesThat(oursOutside("tools", "study", "artifact", "hub", "model", "task", "probing"))
                .check(OURS);
    }

    @Test
    void theWorkerRoomDoesNotSeeTheEngine() {
        noClasses()
                .that()
                .resideInAPackage(inside("worker"))
                .should()
                .dependOnClassesThat(oursOutside("worker", "study", "artifact", "events", "queue"))
                .check(OURS);
    }

    @Test
    void thePoolIsWhereWorkersAndEngineMeet() {
        noClasses()
                .that()
                .resideInAPackage(inside("pool"))
                .should()
                .dependOnClassesThat(oursOutside("pool", "study", "hub", "model", "worker"))
                .check(OURS);
    }

    @Test
    void theCommandLineIsAThinClient() {
        noClasses()
                .that()
                .resideInAPackage(inside("cli"))
                .should()
                .dependOnClassesThat(oursOutside("cli", "study"))
                .check(OURS);
    }

    @Test
    void onlyTheEngineSeesDjl() {
        noClasses()
                .that(not(resideInAPackage(inside("model"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(OURS);
    }

    @Test
    void onlyTheQueueSeesTheShareConsumer() {
        noClasses()
                .that(not(resideInAPackage(inside("queue"))))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.apache\\.kafka\\.clients\\.consumer\\..*Share.*")
                .check(OURS);
    }

    @Test
    void theRoomsHaveNoCycles() {
        slices().matching("dev.w2s.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void thePackagesOfARoomHaveNoCycles(String room) {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                        return resideInAPackage(inside(room)).test(javaClass)
                                ? SliceIdentifier.of(javaClass.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages of " + room;
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void librariesAndServicesLogBySlf4j() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(OURS.that(LIBRARY_OR_SERVICE));
    }

    @Test
    void librariesAndServicesDoNotPrint() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OURS.that(LIBRARY_OR_SERVICE));
    }

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl|Common)")
                .check(OURS);
    }
}
