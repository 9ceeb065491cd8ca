package dev.w2s.model;

import dev.w2s.hub.DownloadListener;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModelSource;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Precision;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pretrained models that stay in memory between jobs, so that a worker reads each once. Those in use are never dropped;
 * of the others, the least recently used is dropped when there are more than {@code capacity} in all.
 */
public final class ResidentModels implements AutoCloseable {
    private final Torch torch;
    private final PretrainedModelSource files;
    private final int capacity;
    private final Map<Identity, Resident> residents = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    /**
     * @param files opens the files of models, which are closed with the model
     * @param capacity how many models are kept, those in use included; more are there only while all are in use
     */
    public ResidentModels(Torch torch, PretrainedModelSource files, int capacity) {
        this.torch = torch;
        this.files = files;
        this.capacity = capacity;
    }

    private record Identity(String sha256, @Nullable Integer layers, Precision precision) {}

    private static final class Resident {
        private final LanguageModel model;
        private int users;

        Resident(LanguageModel model) {
            this.model = model;
        }
    }

    /** Leases a model whose files are on this machine; see {@link #lease(PinnedModel, Precision, DownloadListener)}. */
    public Lease lease(PinnedModel pinned, Precision precision) {
        return lease(pinned, precision, DownloadListener.NONE);
    }

    /**
     * Loads the model if it is not in memory, after a download of the files that are missing. While a model is loaded,
     * other threads wait; a download keeps nobody else waiting.
     */
    public Lease lease(PinnedModel pinned, Precision precision, DownloadListener downloads) {
        Identity identity = new Identity(pinned.sha256(), pinned.layers(), precision);
        return resident(identity).orElseGet(() -> loaded(identity, files.open(pinned, downloads)));
    }

    private synchronized Optional<Lease> resident(Identity identity) {
        return Optional.ofNullable(residents.get(identity)).map(Lease::new);
    }

    private synchronized Lease loaded(Identity identity, PretrainedFiles opened) {
        Resident resident = residents.get(identity);
        if (resident == null) {
            dropIdle(capacity - 1);
            resident = new Resident(LanguageModel.load(torch, opened, identity.precision(), identity.layers()));
            residents.put(identity, resident);
        } else {
            opened.close();
        }
        return new Lease(resident);
    }

    private void dropIdle(int limit) {
        Iterator<Resident> leastRecentFirst = residents.values().iterator();
        while (residents.size() > limit && leastRecentFirst.hasNext()) {
            Resident resident = leastRecentFirst.next();
            if (resident.users == 0) {
                leastRecentFirst.remove();
                resident.model.close();
            }
        }
    }

    private synchronized void release(Resident resident) {
        resident.users--;
        dropIdle(closed ? 0 : capacity);
    }

    /** A model that stays at least until this is closed. */
    public final class Lease implements AutoCloseable {
        private @Nullable Resident resident;

        private Lease(Resident resident) {
            this.resident = resident;
            resident.users++;
        }

        public LanguageModel model() {
            if (resident == null) {
                throw new IllegalStateException("the lease has ended");
            }
            return resident.model;
        }

        @Override
        public void close() {
            if (resident != null) {
                release(resident);
                resident = null;
            }
        }
    }

    /** Drops the models that nobody uses; one in use goes when its last lease ends. */
    @Override
    public synchronized void close() {
        closed = true;
        dropIdle(0);
    }
}
