package dev.w2s.worker.messaging;

import dev.w2s.study.event.EventJson;
import dev.w2s.study.event.JobEvent;
import dev.w2s.study.job.Service;
import dev.w2s.worker.JobReporter;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Sends events to {@link dev.w2s.study.event.Topics#JOB_EVENTS}: CloudEvents in binary mode. */
@ApplicationScoped
class KafkaJobReporter implements JobReporter {
    static final String CHANNEL = "worker-events";

    private final MutinyEmitter<byte[]> emitter;

    KafkaJobReporter(@Channel(CHANNEL) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    @Override
    public CompletionStage<Void> report(Service from, JobEvent event) {
        OutgoingCloudEventMetadata<byte[]> cloudEvent = OutgoingCloudEventMetadata.<byte[]>builder()
                .withId(UUID.randomUUID().toString())
                .withType(event.type().cloudEventsType())
                .withSource(URI.create("/" + from.label()))
                .withTimestamp(event.at().atZone(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .build();
        OutgoingKafkaRecordMetadata<String> record = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(event.messageKey())
                .build();
        Message<byte[]> message = Message.of(EventJson.write(event), Metadata.of(cloudEvent, record));
        return emitter.sendMessage(message).subscribeAsCompletionStage();
    }
}
