package dev.w2s.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedBrokerTest {
    @TempDir
    Path folder;

    @Test
    void keepsRecordsAndPortAcrossARestart() throws Exception {
        // given
        String firstAddress;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            firstAddress = broker.bootstrapServers();
            broker.createTopics(Map.of("letters", 1));
            new TopicProbe(firstAddress, "letters").write("a");
        }

        // when
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {

            // then
            assertThat(broker.bootstrapServers()).isEqualTo(firstAddress);
            assertThat(new TopicProbe(firstAddress, "letters").readAll()).containsExactly("a");
        }
    }

    @Test
    void keepsRecordsWhenThePortChanges() throws Exception {
        // given
        String firstAddress;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            firstAddress = broker.bootstrapServers();
            broker.createTopics(Map.of("letters", 1));
            new TopicProbe(firstAddress, "letters").write("a");
        }

        // when
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, FreePort.find())) {
            TopicProbe letters = new TopicProbe(broker.bootstrapServers(), "letters");
            letters.write("b");

            // then
            assertThat(broker.bootstrapServers()).isNotEqualTo(firstAddress);
            assertThat(letters.readAll()).containsExactly("a", "b");
        }
    }

    @Test
    void creatingATopicAgainChangesNothing() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            // given
            broker.createTopics(Map.of("letters", 3));

            // when
            broker.createTopics(Map.of("letters", 7, "numbers", 1));

            // then
            assertThat(new TopicProbe(broker.bootstrapServers(), "letters").partitions())
                    .isEqualTo(3);
            assertThat(new TopicProbe(broker.bootstrapServers(), "numbers").partitions())
                    .isEqualTo(1);
        }
    }

    @Test
    void createsNoTopicThatNobodyAskedFor() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // when
            assertThatThrownBy(() -> new TopicProbe(broker.bootstrapServers(), "typo").partitions());

            // then
            Set<String> topics = admin.listTopics().names().get();
            assertThat(topics).isEmpty();
        }
    }

    @Test
    void aSecondBrokerInTheSameFolderIsRefusedByName() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use");
        }
    }
}
