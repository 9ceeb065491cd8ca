package dev.w2s.model.source;

import dev.w2s.hub.DownloadListener;
import dev.w2s.study.recipe.PinnedModel;

/** Opens the files of pretrained models. */
@FunctionalInterface
public interface PretrainedModelSource {
    /**
     * Opens the files of exactly that model. Files that are not on this machine yet are downloaded.
     *
     * @param downloads is told how far a download is; an exception it throws stops the download
     */
    PretrainedFiles open(PinnedModel model, DownloadListener downloads);
}
