package dev.w2s.task.source;

import dev.w2s.hub.LocalHub;
import dev.w2s.study.task.ExampleFormat;
import dev.w2s.study.task.ExampleText;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.RecordFormat;
import dev.w2s.study.task.Shape;
import dev.w2s.study.task.TaskData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A task's data whose files are all that matters. */
final class SomeTask {
    static final String SHA256_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    static final String SHA256_OF_OTHER = "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa";

    private SomeTask() {}

    static TaskData of(String source, TaskData.File... files) {
        return new TaskData(
                source,
                Arrays.asList(files),
                new RecordFormat.JsonLines(),
                new ExampleFormat(new ExampleText("{text}"), new Shape.YesNo("answer"), List.of(), null, 0.8));
    }

    static TaskData.File file(String path, Part part, String sha256) {
        return new TaskData.File(path, part, sha256);
    }

    static TaskData.File hello(String path) {
        return file(path, Part.TRAIN, SHA256_OF_HELLO);
    }

    static String sha256(String content) {
        return LocalHub.sha256(content.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
