package dev.w2s.task.source;

import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.WebClient;
import dev.w2s.hub.WebFile;
import dev.w2s.hub.WebFolder;
import dev.w2s.study.task.TaskData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code https://host/folder/}: files of a web server, in a cache where their SHA-256 is their name. */
public final class WebFiles implements TaskFiles {
    private final WebClient web;

    public WebFiles(WebClient web) {
        this.web = web;
    }

    @Override
    public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
        WebFolder folder = WebFolder.parse(data.source());
        List<WebFile> wanted = data.files().stream()
                .map(file -> new WebFile(folder.file(file.path()), file.sha256()))
                .toList();
        List<Path> paths = web.download(wanted, listener);
        List<LocalFile> files = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            TaskData.File file = data.files().get(i);
            files.add(new LocalFile(paths.get(i), file.path(), file.part()));
        }
        return files;
    }
}
