package dev.w2s.eval;

import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.study.StudyReader;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.task.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/** Makes beans of library classes, which know no framework, so that each is made once. */
@ApplicationScoped
class LibraryBeans {
    /** Returns the clock; its time is in whole milliseconds, as in the database and in every document. */
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    StudyReader studyReader() {
        return new StudyReader();
    }

    @Produces
    @Singleton
    TaskCatalogue taskCatalogue() {
        return TaskCatalogue.bundled();
    }

    @Produces
    @Singleton
    BundledModels bundledModels() {
        return BundledModels.load();
    }

    @Produces
    @Singleton
    ShortTimeoutHub hub() {
        return ShortTimeoutHub.ofEnvironment(System.getenv());
    }

    @Produces
    @Singleton
    DataSources dataSources(ShortTimeoutHub hub, EvalConfiguration configuration) {
        return DataSources.forPlanning(configuration.taskFolders().orElse(List.of()), hub);
    }
}
