package dev.w2s.study.json;

import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the lines of fields in a YAML document. */
public final class YamlLines {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private final @Nullable Node root;

    private YamlLines(@Nullable Node root) {
        this.root = root;
    }

    public static YamlLines of(String document) {
        try {
            return new YamlLines(new Yaml(new LoaderOptions()).compose(new StringReader(document)));
        } catch (YAMLException e) {
            return new YamlLines(null);
        }
    }

    /**
     * Returns the line of the field, from 1, or else of the deepest object around it that exists; 0 where there is
     * none.
     */
    public int lineOf(String path) {
        int line = 0;
        Node at = root;
        Matcher steps = STEP.matcher(path);
        while (at != null && steps.find()) {
            Node next = null;
            if (at instanceof SequenceNode sequence && steps.group(2) != null) {
                int index = Integer.parseInt(steps.group(2));
                next = index < sequence.getValue().size() ? sequence.getValue().get(index) : null;
                line = next == null ? line : next.getStartMark().getLine() + 1;
            } else if (at instanceof MappingNode mapping) {
                for (NodeTuple entry : mapping.getValue()) {
                    if (entry.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals(steps.group(1))) {
                        next = entry.getValueNode();
                        line = key.getStartMark().getLine() + 1;
                    }
                }
            }
            at = next;
        }
        return line;
    }
}
