package dev.w2s.task.source;

import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.web.WebClient;
import dev.w2s.hub.web.WebFile;
import dev.w2s.hub.web.WebFolder;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code https://host/folder/}: files of a web server. They are kept in a cache under their SHA-256, which the task's
 * definition states.
 */
final class WebSource implements DataSource {
    private final Supplier<WebClient> web;

    WebSource(Supplier<WebClient> web) {
        this.web = web;
    }

    @Override
    public List<String> schemes() {
        return List.of("https:", "http:");
    }

    @Override
    public String form() {
        return "https://host/folder/";
    }

    @Override
    public TaskData pin(TaskDefinition task) {
        WebFolder folder = WebFolder.parse(task.data().source());
        NamedFiles.forEach(task.data(), (part, file) -> folder.file(file.path()));
        return task.pinned();
    }

    @Override
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        WebFolder folder = WebFolder.parse(data.source());
        List<WebFile> wanted = data.files().stream()
                .map(file -> new WebFile(folder.file(file.path()), file.sha256()))
                .toList();
        List<Path> paths = web.get().download(wanted, listener);
        List<LocalFile> files = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            TaskData.File file = data.files().get(i);
            files.add(new LocalFile(paths.get(i), file.path(), file.part()));
        }
        return files;
    }
}
