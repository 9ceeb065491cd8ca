package dev.w2s.eval.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.Study;
import dev.w2s.study.data.Split;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.view.StudyResults;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes results in Markdown, with the template {@code templates/eval/report.txt}. */
@ApplicationScoped
public class StudyReport {
    private final Template template;

    StudyReport(@Location("eval/report.txt") Template template) {
        this.template = template;
    }

    public String of(StudyResults results) {
        return template.data("results", results)
                .data("study", results.study())
                .data("means", MethodMeans.of(results))
                .data("weakLabels", WeakLabelRow.of(results))
                .data("tables", ResultTable.of(results))
                .data("stages", StageTime.of(results.study().jobs()))
                .data("half", results.study().study().sizes().of(Split.WEAK_TRAIN))
                .data("yaml", yaml(results.study().study()))
                .render();
    }

    private static String yaml(Study study) {
        try {
            // Written by way of a tree, which has no YAML tags for kinds.
            return StudyJson.yamlMapper()
                    .writeValueAsString(StudyJson.mapper().<JsonNode>valueToTree(study))
                    .replaceFirst("^---\\s*\\n", "")
                    .strip();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + study, e);
        }
    }
}
