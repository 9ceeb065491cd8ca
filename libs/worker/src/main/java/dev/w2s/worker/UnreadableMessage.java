package dev.w2s.worker;

/**
 * A message that is not what its topic is for, and where it lies.
 *
 * @param key empty where it has none
 * @param value empty where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record UnreadableMessage(String topic, int partition, long offset, String key, byte[] value) {
    @Override
    public String toString() {
        return "message at " + topic + "-" + partition + "@" + offset;
    }
}
