package dev.w2s.task.example;

import dev.w2s.study.task.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Candidates the correct choice under label 1 and each other choice under label 0. */
final class MultipleChoiceReader implements ShapeReader {
    private final Shape.MultipleChoice shape;
    private final Template listed;

    MultipleChoiceReader(Shape.MultipleChoice shape) {
        this.shape = shape;
        this.listed = new Template("example.shape.listed", shape.listed());
    }

    @Override
    public Candidates read(Fields fields) {
        List<String> choices = choices(fields);
        List<String> keys = keys(fields, choices.size());
        int correct = correct(fields, choices, keys);
        String all = listing(choices, keys);
        List<Candidate> zero = new ArrayList<>();
        List<Candidate> one = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Map<String, String> placeholders = Map.of("choice", choices.get(i), "key", keys.get(i), "choices", all);
            if (i != correct) {
                zero.add(new Candidate(0, placeholders, choices.get(i), i));
            } else if (!shape.alwaysWrong().contains(choices.get(i))) {
                one.add(new Candidate(1, placeholders, choices.get(i), i));
            }
        }
        return new Candidates(zero, one);
    }

    private List<String> choices(Fields fields) {
        List<String> named = shape.choices();
        List<String> choices = named.size() == 1
                ? fields.list(named.get(0))
                : named.stream().map(fields::text).toList();
        if (choices.size() < 2) {
            throw fields.malformed(
                    "has " + choices.size() + " choices in " + named + ", where two or more were expected");
        }
        return choices;
    }

    private List<String> keys(Fields fields, int choices) {
        if (shape.keys() == null) {
            List<String> letters = new ArrayList<>();
            for (int i = 0; i < choices; i++) {
                letters.add(i < 26 ? String.valueOf((char) ('A' + i)) : String.valueOf(i + 1));
            }
            return letters;
        }
        List<String> keys = fields.list(shape.keys());
        if (keys.size() != choices) {
            throw fields.malformed(
                    "has " + choices + " choices, but " + keys.size() + " keys in '" + shape.keys() + "'");
        }
        return keys;
    }

    private int correct(Fields fields, List<String> choices, List<String> keys) {
        if (shape.correctIs() == Shape.CorrectIs.FIRST) {
            return 0;
        }
        String field = Objects.requireNonNull(shape.correct());
        String value = fields.text(field);
        int correct =
                switch (shape.correctIs()) {
                    case INDEX -> number(value);
                    case NUMBER -> number(value) - 1;
                    case KEY -> keys.indexOf(value);
                    case TEXT, FIRST -> choices.indexOf(value);
                };
        if (correct < 0 || correct >= choices.size()) {
            throw fields.malformed("field '" + field + "' is '" + value + "', which as "
                    + shape.correctIs().label()
                    + " is none of the " + choices.size() + " choices"
                    + (shape.correctIs() == Shape.CorrectIs.KEY ? ", whose keys are " + String.join(", ", keys) : ""));
        }
        return correct;
    }

    /** Reads a number of at most four digits; anything else gives -1, which is the place of no choice. */
    private static int number(String value) {
        return value.matches("\\d{1,4}") ? Integer.parseInt(value) : -1;
    }

    private String listing(List<String> choices, List<String> keys) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Map<String, String> placeholders = Map.of("choice", choices.get(i), "key", keys.get(i));
            lines.add(listed.render(name -> placeholders.getOrDefault(name, "{" + name + "}")));
        }
        return String.join("\n", lines);
    }
}
