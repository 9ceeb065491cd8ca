package dev.w2s.hub.download;

import dev.w2s.hub.http.Backoff;
import dev.w2s.study.failure.CategorizedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Downloads one file: it goes on from where an earlier try stopped, and gives the file its name only when its hash is
 * right. The caller holds the file's {@link BlobLock} and uses one thread; other threads may ask how much has arrived.
 */
public final class CheckedDownload {
    /** Asks one server for one file. */
    public interface Transfer {
        /** Tells whether nothing of the file is missing. */
        boolean isWhole(PartialBlob arriving);

        /**
         * Appends what is missing.
         *
         * @throws IOException if the network fails before all of it has arrived
         */
        void append(PartialBlob arriving) throws IOException;
    }

    private final BlobId expected;
    private final long size;
    private final Transfer transfer;
    private final Supplier<Backoff> retries;
    private final Function<BlobId, CategorizedException> corrupt;
    private volatile @Nullable PartialBlob partial;

    /**
     * Makes a download that has not begun.
     *
     * @param size the file's bytes, or the most that it may have
     * @param retries makes the count of failures of one try
     * @param corrupt makes the failure of a file that arrived twice with the hash it is given
     */
    public CheckedDownload(
            BlobId expected,
            long size,
            Transfer transfer,
            Supplier<Backoff> retries,
            Function<BlobId, CategorizedException> corrupt) {
        this.expected = expected;
        this.size = size;
        this.transfer = transfer;
        this.retries = retries;
        this.corrupt = corrupt;
    }

    /**
     * Returns how many bytes have arrived, those of an earlier try included; null before {@link #run} opens the file.
     */
    public @Nullable Long arrived() {
        PartialBlob arriving = partial;
        return arriving == null ? null : arriving.length();
    }

    /**
     * Downloads the file, a second time if its hash is wrong.
     *
     * @param incomplete the file's name while it arrives
     * @param target its name afterwards
     */
    public void run(Path incomplete, Path target) {
        try (PartialBlob arriving = PartialBlob.open(incomplete, expected, size)) {
            partial = arriving;
            fetch(arriving);
            if (!arriving.hash().equals(expected)) {
                arriving.restart();
                fetch(arriving);
            }
            BlobId hash = arriving.hash();
            if (!hash.equals(expected)) {
                arriving.discard();
                throw corrupt.apply(hash);
            }
            arriving.publishAs(target);
        }
    }

    private void fetch(PartialBlob arriving) {
        Backoff backoff = retries.get();
        for (boolean whole = transfer.isWhole(arriving); !whole; ) {
            long before = arriving.length();
            try {
                transfer.append(arriving);
                whole = true;
            } catch (IOException e) {
                if (arriving.length() > before) {
                    backoff.reset();
                }
                backoff.pauseAfter(e);
            }
        }
    }
}
