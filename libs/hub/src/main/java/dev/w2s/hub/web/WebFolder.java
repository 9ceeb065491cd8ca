package dev.w2s.hub.web;

import dev.w2s.hub.download.RelativePath;
import dev.w2s.hub.http.UrlPath;
import dev.w2s.study.failure.InvalidFieldException;
import java.net.URI;
import java.net.URISyntaxException;

/** A folder of a web server. The addresses of its files begin with its own. */
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

    /** @throws InvalidFieldException about the field {@code address} if it is not such an address */
    public static WebFolder parse(String address) {
        try {
            return new WebFolder(new URI(address));
        } catch (URISyntaxException e) {
            throw new InvalidFieldException("address", "'" + address.replaceFirst("//[^/]*@", "//...@") + "' " + RULE);
        }
    }

    /**
     * Returns the address of a file.
     *
     * @param path the file's path in the folder, with parts separated by '/', not encoded
     * @throws InvalidFieldException about the field {@code path} if it would leave the folder
     */
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
