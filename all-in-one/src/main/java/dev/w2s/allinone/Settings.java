package dev.w2s.allinone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What whoever starts the process decides. Quarkus and its configuration are not there yet when it is read.
 *
 * @param home {@code W2S_HOME}, by default {@code ~/.w2s}: everything is kept below it
 * @param port {@code w2s.all-in-one.port}: HTTP port on loopback; 0 for that of the last start, or a free one
 * @param parent {@code w2s.all-in-one.parent}: the process whose end ends this one; 0 for none
 */
record Settings(Path home, int port, long parent) {
    static Settings of(Map<String, String> environment, Properties properties) {
        String home = environment.getOrDefault("W2S_HOME", "");
        Path folder = home.isBlank() ? Path.of(properties.getProperty("user.home"), ".w2s") : Path.of(home);
        return new Settings(
                folder.toAbsolutePath().normalize(),
                (int) number(properties, "w2s.all-in-one.port", 65_535),
                number(properties, "w2s.all-in-one.parent", Long.MAX_VALUE));
    }

    private static long number(Properties properties, String name, long largest) {
        String written = properties.getProperty(name, "0");
        try {
            long value = Long.parseLong(written);
            if (value >= 0 && value <= largest) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw notANumber(name, written, largest);
        }
        throw notANumber(name, written, largest);
    }

    private static StartFailure notANumber(String name, String written, long largest) {
        return new StartFailure(name + ": '" + written + "' must be a whole number from 0 to " + largest);
    }
}
