package dev.w2s.hub.web;

import dev.w2s.hub.download.RelativePath;
import dev.w2s.hub.http.UrlPath;
import dev.w2s.study.failure.InvalidFieldException;
import java.net.URI;
import java.net.URISyntaxException;

/** A folder of a web server: the address that its files' addresses begin with. */
public record WebFolder(URI address) {
    private static final String RULE =
            "must be an address such as https://host/folder/, without user, query or fragment";

    public WebFolder {
        String scheme = String.valueOf(address.getScheme());
        InvalidFieldException.require(
                (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
                        && address.getHost() != null
                        && address.getRawUserInfo() == null
                        && address.getRawQuery() == null
                        && address.getRawFragment() == null,
                "address",
                address.toString().replaceFirst("//[^/]*@", "//...@"),
                RULE);
    }

    public static WebFolder parse(String address) {
        try {
            return new WebFolder(new URI(address));
        } catch (URISyntaxException e) {
            throw new InvalidFieldException("address", "'" + address.replaceFirst("//[^/]*@", "//...@") + "' " + RULE);
        }
    }

    /** @param path its parts separated by '/', not encoded; one that would leave the folder is refused */
    public URI file(String path) {
        RelativePath.require(path);
        String folder = address.toString().replaceFirst("/$", "");
        return URI.create(folder + "/" + UrlPath.of(path));
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
