package dev.w2s.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.http.Backoff;
import dev.w2s.hub.http.HttpAnswer;
import dev.w2s.hub.http.HttpGet;
import dev.w2s.hub.http.Pause;
import dev.w2s.hub.http.RedirectRules;
import dev.w2s.hub.http.UrlPath;
import dev.w2s.hub.repository.HubFile;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the hub about one repository. A revision's commit comes from {@code /api/models/<name>/revision/<revision>}, the
 * files from {@code /api/models/<name>/tree/<commit>}, page by page: the list inside the former answer is cut off for
 * large repositories.
 */
final class HubApi {
    private static final int LARGEST_ANSWER = 64 << 20;
    private static final Pattern NEXT_PAGE = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");

    private final HubSettings settings;
    private final HttpGet http;
    private final RedirectRules rules;
    private final Pause pause;
    private final HubRepository repository;

    HubApi(HubSettings settings, HttpGet http, RedirectRules rules, Pause pause, HubRepository repository) {
        this.settings = settings;
        this.http = http;
        this.rules = rules;
        this.pause = pause;
        this.repository = repository;
    }

    /** Returns the commit that the revision means now. */
    String commit() {
        if (repository.isAtCommit()) {
            return repository.revision();
        }
        JsonNode info =
                get(URI.create(address("revision", repository.revision()))).json();
        String commit = info.path("sha").asText();
        if (!HubRepository.isCommit(commit)) {
            throw notAHub("names no commit for " + repository, null);
        }
        return commit;
    }

    /** Returns all files of a commit, ordered by path. */
    List<HubFile> files(String commit) {
        List<HubFile> files = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        URI page = URI.create(address("tree", commit) + "?recursive=true&expand=false");
        while (page != null && seen.add(page)) {
            Answer answer = get(page);
            if (!answer.json().isArray()) {
                throw notAHub("lists the files of " + repository + " in an unknown form", null);
            }
            for (JsonNode entry : answer.json()) {
                if (entry.path("type").asText().equals("file")) {
                    files.add(file(entry));
                }
            }
            page = next(page, answer.link());
        }
        files.sort(Comparator.comparing(HubFile::path));
        return files;
    }

    private static HubFile file(JsonNode entry) {
        String path = entry.path("path").asText();
        BlobId git = new BlobId(entry.path("oid").asText());
        JsonNode large = entry.path("lfs");
        return large.isObject()
                ? new HubFile(
                        path,
                        large.path("size").asLong(-1),
                        new BlobId(large.path("oid").asText()),
                        git)
                : new HubFile(path, entry.path("size").asLong(-1), git);
    }

    private @Nullable URI next(URI page, String link) {
        Matcher next = NEXT_PAGE.matcher(link);
        if (!next.find()) {
            return null;
        }
        URI target = rules.follow(page, next.group(1));
        if (!rules.isEndpoint(target)) {
            throw notAHub("continues its listing at " + target.getHost(), null);
        }
        return target;
    }

    /** @param link the header of that name; empty if there is none */
    private record Answer(JsonNode json, String link) {}

    private Answer get(URI uri) {
        Backoff backoff = new Backoff(settings.retries(), pause, "ask " + settings.endpoint() + " for " + repository);
        HubRefusal refusal = new HubRefusal(settings, repository, null);
        while (true) {
            try (HttpAnswer response = http.get(uri, Map.of("Accept", "application/json"))) {
                refusal.orThrow(response);
                byte[] body = response.body().readNBytes(LARGEST_ANSWER + 1);
                if (body.length > LARGEST_ANSWER) {
                    throw notAHub("answers with more than " + LARGEST_ANSWER + " bytes", null);
                }
                return new Answer(
                        StudyJson.mapper().readTree(body),
                        response.header("Link").orElse(""));
            } catch (JsonProcessingException e) {
                throw notAHub("answers with something that is not JSON", e);
            } catch (IOException e) {
                backoff.pauseAfter(e);
            }
        }
    }

    private String address(String what, String revision) {
        return settings.endpoint() + "/api/" + repository.kind().plural() + "/" + repository.name() + "/" + what + "/"
                + UrlPath.segment(revision);
    }

    private CategorizedException notAHub(String what, @Nullable Exception cause) {
        return new CategorizedException(
                FailureCategory.INFRASTRUCTURE,
                settings.endpoint() + " " + what + ": check that HF_ENDPOINT names a hub and that no login page "
                        + "of a network stands in between",
                cause);
    }
}
