package dev.w2s.queue;

import java.util.Map;

/**
 * A job as handed to a worker.
 *
 * @param key the job's key; empty where the record has none
 * @param value the bytes that were sent; empty where the record has none
 * @param headers by name, as text; of a repeated header the last one
 * @param deliveryCount 1 at first; grows with every worker that took the job and neither finished nor failed it
 * @param isLastDelivery whether this is the last try: if it fails, the job has failed
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and copying jobs' bytes would serve nobody
public record Delivery(
        String key,
        byte[] value,
        Map<String, String> headers,
        int deliveryCount,
        boolean isLastDelivery,
        String topic,
        int partition,
        long offset) {

    @Override
    public String toString() {
        return "job " + key + " (delivery " + deliveryCount + ", " + topic + "-" + partition + "@" + offset + ")";
    }
}
