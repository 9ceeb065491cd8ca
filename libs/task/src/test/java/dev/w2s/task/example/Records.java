package dev.w2s.task.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.task.ExampleFormat;
import dev.w2s.study.task.TaskReader;
import dev.w2s.task.record.RawRecord;

/** Records and formats of tests, as people write them. */
final class Records {
    private Records() {}

    static RawRecord of(String json) {
        return of(json, 7);
    }

    static RawRecord of(String json, long line) {
        try {
            return new RawRecord(StudyJson.mapper().readTree(json), "data.jsonl", line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static ExampleFormat format(String yaml) {
        return new TaskReader().read("""
                        name: tried
                        question: Is it so?
                        labels: [a, b]
                        data: {source: "file:/data", train: data.jsonl}
                        example:
                        """ + yaml.indent(2)).example();
    }
}
