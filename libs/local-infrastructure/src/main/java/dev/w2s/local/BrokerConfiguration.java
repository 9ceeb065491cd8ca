package dev.w2s.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The configuration of a single KRaft node whose log lies in {@code data}, cut down to what one machine needs. */
record BrokerConfiguration(Path data, int port, int controllerPort) {

    String listener() {
        return "127.0.0.1:" + port;
    }

    Properties properties(Map<String, String> overrides) {
        Properties properties = new Properties();
        properties.putAll(node());
        properties.putAll(singleReplica());
        properties.putAll(small());
        properties.putAll(overrides);
        return properties;
    }

    private Map<String, String> node() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                // Static voters: the quorum's state on disk names nodes, not ports, so ports may change between starts.
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://" + listener() + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://" + listener()),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                // A restart after a kill waits until the dead broker's session has expired. Not shorter: a broker that
                // a busy machine holds up for longer loses its partitions, and with them the locks of running jobs.
                Map.entry("broker.session.timeout.ms", "4000"),
                Map.entry("broker.heartbeat.interval.ms", "400"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A share group learns of a new topic or worker with the next heartbeat; the default is 5 s.
                Map.entry("group.share.heartbeat.interval.ms", "1000"),
                Map.entry("group.share.min.heartbeat.interval.ms", "1000"),
                // Room above the job queue's own delivery limit for the delivery that records "crashed every time".
                Map.entry("group.share.delivery.count.limit", "10"));
    }

    private static Map<String, String> singleReplica() {
        return Map.ofEntries(
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"));
    }

    private static Map<String, String> small() {
        return Map.ofEntries(
                // One byte above the least that Kafka accepts for one cleaner thread; the default holds 128 MiB.
                Map.entry("log.cleaner.dedupe.buffer.size", "1048577"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("log.segment.bytes", "67108864"));
    }
}
