package dev.w2s.allinone;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The addresses, ports and folders that the services learn from their starter. They are set as system properties, which
 * go over every other source of configuration.
 *
 * @param port of HTTP on loopback
 */
record ServiceConfiguration(HomeFolder home, int port) {

    /** Sets the system properties; {@code infrastructure} has been started. */
    void apply(Infrastructure infrastructure) {
        properties(infrastructure).forEach(System::setProperty);
    }

    private Map<String, String> properties(Infrastructure infrastructure) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("kafka.bootstrap.servers", infrastructure.bootstrapServers());
        properties.put("quarkus.datasource.jdbc.url", infrastructure.jdbcUrl());
        properties.put("quarkus.datasource.username", infrastructure.databaseUser());
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(port));
        properties.put("w2s.store", home.store().toString());
        properties.put("w2s.all-in-one.log", home.log().toString());
        properties.put("w2s.all-in-one.server-file", home.serverFile().path().toString());
        return properties;
    }
}
