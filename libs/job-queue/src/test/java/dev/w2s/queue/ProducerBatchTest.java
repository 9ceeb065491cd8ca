package dev.w2s.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class ProducerBatchTest {

    @Test
    void fourJobsInOneBatchSpreadOverTwoWorkers() throws Exception {
        try (QueueFixture jobs = new QueueFixture(SharedBroker.bootstrapServers())) {
            // given: nobody gets past a job unless the other worker has one, too
            CyclicBarrier bothAtWork = new CyclicBarrier(2);
            Queue<String> finished = new ConcurrentLinkedQueue<>();
            for (String worker : new String[] {"first", "second"}) {
                jobs.start((delivery, cancellation) -> {
                    bothAtWork.await(60, TimeUnit.SECONDS);
                    finished.add(worker);
                });
            }
            new GroupSetup(jobs.settings()).prepare();

            // when
            double recordsInBatch = sendInOneBatch(jobs.settings().topic(), 4);

            // then
            assertThat(recordsInBatch).isEqualTo(4);
            Await.until("all four are done", () -> finished.size() == 4);
            assertThat(finished).containsExactlyInAnyOrder("first", "first", "second", "second");
        }
    }

    private static double sendInOneBatch(String topic, int jobs) {
        Map<String, Object> waitForAll =
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers(), "linger.ms", 60_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(waitForAll, new StringSerializer(), new StringSerializer())) {
            for (int job = 0; job < jobs; job++) {
                producer.send(new ProducerRecord<>(topic, "job-" + job, ""));
            }
            producer.flush();
            return producer.metrics().entrySet().stream()
                    .filter(metric -> metric.getKey().name().equals("records-per-request-avg"))
                    .mapToDouble(metric -> (double) metric.getValue().metricValue())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
