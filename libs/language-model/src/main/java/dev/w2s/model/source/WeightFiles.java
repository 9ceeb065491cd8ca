package dev.w2s.model.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.ModelFolder;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.TensorHeader;
import dev.w2s.model.architecture.Architecture;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The weights of a model folder under normalised names, whether they lie in one safetensors file or in shards. */
final class WeightFiles implements AutoCloseable {
    private record Place(SafetensorsFile file, String publishedName) {}

    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");

    private final Path folder;
    private final Architecture architecture;
    private final Map<String, SafetensorsFile> files = new LinkedHashMap<>();
    private final Map<String, Place> tensors = new LinkedHashMap<>();

    private WeightFiles(Path folder, Architecture architecture) {
        this.folder = folder;
        this.architecture = architecture;
    }

    static WeightFiles open(ModelFolder model, Architecture architecture) {
        WeightFiles weights = new WeightFiles(model.folder(), architecture);
        boolean opened = false;
        try {
            if (model.hasSingleWeightsFile()) {
                SafetensorsFile file = SafetensorsFile.open(model.folder().resolve(ModelFolder.WEIGHTS));
                weights.files.put(ModelFolder.WEIGHTS, file);
                file.names().forEach(name -> weights.add(name, file));
            } else {
                weights.addShards(model.folder().resolve(ModelFolder.INDEX));
            }
            opened = true;
            return weights;
        } finally {
            if (!opened) {
                weights.close();
            }
        }
    }

    Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    TensorHeader header(String name) {
        Place place = place(name);
        TensorHeader header = place.file().header(place.publishedName());
        return new TensorHeader(name, header.dtype(), header.shape(), header.begin(), header.end());
    }

    ByteBuffer bytes(String name) {
        Place place = place(name);
        return place.file().bytes(place.publishedName());
    }

    ByteBuffer bytes(String name, long from, long length) {
        Place place = place(name);
        return place.file().bytes(place.publishedName(), from, length);
    }

    @Override
    public void close() {
        files.values().forEach(SafetensorsFile::close);
    }

    /** The index: {@code {"weight_map": {"<tensor>": "<file>"}}}. */
    private void addShards(Path index) {
        JsonNode map = JsonFile.read(index).path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw FileFailure.corrupt(index, "has no weight_map from tensors to files");
        }
        map.properties().forEach(entry -> {
            SafetensorsFile shard = files.computeIfAbsent(entry.getValue().asText(), name -> shard(index, name));
            if (!shard.contains(entry.getKey())) {
                throw FileFailure.corrupt(
                        shard.path(), "lacks tensor '" + entry.getKey() + "', which " + index + " says it holds");
            }
            add(entry.getKey(), shard);
        });
    }

    private SafetensorsFile shard(Path index, String name) {
        if (!FILE_NAME.matcher(name).matches() || name.equals("..")) {
            throw FileFailure.corrupt(index, "names '" + name + "', which is not a file of its folder");
        }
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw FileFailure.missing(file, index + " says that it holds weights; copy all shards of the model");
        }
        return SafetensorsFile.open(file);
    }

    private void add(String published, SafetensorsFile file) {
        architecture.nameOf(published).ifPresent(name -> {
            Place before = tensors.put(name, new Place(file, published));
            if (before != null) {
                throw FileFailure.corrupt(
                        folder,
                        "holds '" + name + "' twice, as '" + before.publishedName() + "' and '" + published + "'");
            }
        });
    }

    private Place place(String name) {
        Place place = tensors.get(name);
        if (place == null) {
            throw FileFailure.corrupt(
                    folder,
                    "has no tensor '" + name + "' among its " + tensors.size() + ", which begin with "
                            + tensors.keySet().stream().limit(5).toList());
        }
        return place;
    }
}
