package dev.w2s.model.torch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module as the library loads it: a zip that holds the source of one class, and its attributes as a
 * pickle. Beside it are the functions of {@code adapters.py}, {@code linear.py} and {@code tokens.py}, which the class
 * may call as {@code __torch__.adapters.name}.
 *
 * @param source one class, with comments; its methods may use any Python that TorchScript compiles
 * @param attributes the attributes of the class: {@code Long} (int), {@code Double} (float), {@code Boolean}, or a list
 *     of {@code Double}; {@code training} is always there
 */
public record ScriptArchive(String source, Map<String, Object> attributes) {
    private static final List<String> SHARED = List.of("adapters.py", "linear.py", "tokens.py");
    private static final Pattern CLASS = Pattern.compile("^class (\\w+)\\(Module\\):", Pattern.MULTILINE);
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)\\s*:");
    private static final long EPOCH_OF_ZIP = 315_532_800_000L;

    public ScriptArchive {
        attributes = Map.copyOf(attributes);
    }

    /** The script in a file beside this class. */
    public static ScriptArchive ofResource(String file, Map<String, Object> attributes) {
        return ofResource(ScriptArchive.class, file, attributes);
    }

    /** The script in a file beside the class {@code neighbour}, which may be in another module. */
    public static ScriptArchive ofResource(Class<?> neighbour, String file, Map<String, Object> attributes) {
        return new ScriptArchive(resource(neighbour, file), attributes);
    }

    private static String resource(Class<?> neighbour, String file) {
        try (InputStream stream = neighbour.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no script " + file + " beside " + neighbour.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The names of a method's parameters after {@code self}, in order, read from the source.
     *
     * @throws IllegalArgumentException if the class has no such method
     */
    public List<String> parameters(String method) {
        Matcher signature = Pattern.compile("^  def " + method + "\\(self\\b([^)]*)\\)", Pattern.MULTILINE)
                .matcher(source);
        if (!signature.find()) {
            throw new IllegalArgumentException("script " + className() + " has no method " + method);
        }
        return PARAMETER
                .matcher(signature.group(1))
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    /** The name of the source's class. */
    public String className() {
        Matcher matcher = CLASS.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("the script declares no class of the form 'class Name(Module):'");
        }
        return matcher.group(1);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "data.pkl", pickledObject());
            put(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            for (String file : SHARED) {
                put(
                        zip,
                        "code/__torch__/" + file,
                        resource(ScriptArchive.class, file).getBytes(StandardCharsets.UTF_8));
            }
            put(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            put(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Protocol 2: an instance of the class, built without a constructor, then given its attributes. */
    private byte[] pickledObject() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream pickle = new DataOutputStream(bytes);
        pickle.write(new byte[] {(byte) 0x80, 2});
        pickle.writeBytes("c__torch__\n" + className() + "\n");
        pickle.writeBytes(")\u0081}(");
        Map<String, Object> all = new TreeMap<>(attributes);
        all.put("training", true);
        for (Map.Entry<String, Object> attribute : all.entrySet()) {
            byte[] name = attribute.getKey().getBytes(StandardCharsets.UTF_8);
            pickle.writeByte('X');
            pickle.writeInt(Integer.reverseBytes(name.length));
            pickle.write(name);
            writeValue(pickle, attribute.getValue());
        }
        pickle.writeBytes("ub.");
        return bytes.toByteArray();
    }

    private static void writeValue(DataOutputStream pickle, Object value) throws IOException {
        if (value instanceof Boolean flag) {
            pickle.writeByte(flag ? 0x88 : 0x89);
        } else if (value instanceof Long number) {
            pickle.writeByte('J');
            pickle.writeInt(Integer.reverseBytes(Math.toIntExact(number)));
        } else if (value instanceof Double number) {
            pickle.writeByte('G');
            pickle.writeDouble(number);
        } else if (value instanceof List<?> list) {
            pickle.writeBytes("ctorch.jit._pickle\nbuild_doublelist\n(](");
            for (Object element : list) {
                writeValue(pickle, element);
            }
            pickle.writeBytes("etR");
        } else {
            throw new IllegalArgumentException("a script's attribute cannot have the type " + value.getClass());
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(data);
        ZipEntry entry = new ZipEntry("module/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        entry.setCompressedSize(data.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(EPOCH_OF_ZIP);
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }
}
