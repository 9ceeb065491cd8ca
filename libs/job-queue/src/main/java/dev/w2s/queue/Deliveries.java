package dev.w2s.queue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Makes deliveries of records. It takes any bytes, since the handler decides what cannot be read. */
record Deliveries(int deliveryLimit) {

    Delivery of(ConsumerRecord<byte[], byte[]> record) {
        int count = record.deliveryCount().map(Short::intValue).orElse(1);
        return new Delivery(
                text(record.key()),
                record.value() == null ? new byte[0] : record.value(),
                headers(record),
                count,
                count >= deliveryLimit,
                record.topic(),
                record.partition(),
                record.offset());
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return Map.copyOf(headers);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
