package bot.mtasts.webhook.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import okio.ByteString;

/// The files that pages load: all of them ours, all of them small.
public final class PageAssets {
  /// Looks of all pages, light and dark, for screen and paper.
  public static final Asset STYLE = asset("page.css", "text/css; charset=utf-8");

  /// Copying, and waiting for a check; pages can be read without it.
  public static final Asset SCRIPT = asset("page.js", "text/javascript; charset=utf-8");

  /// What stands in a browser's tab.
  public static final Asset ICON = asset("icon.svg", "image/svg+xml");

  private static final int TAG_LENGTH = 16;

  private PageAssets() {}

  /// A file that a page loads.
  ///
  /// @param path on this server, `/assets/…`; the same in every version
  /// @param tag tells its versions apart: the text of its `ETag`, without quotes
  public record Asset(String path, String contentType, ByteString body, String tag) {
    /// The path with the version behind it, so that a new one is never taken from a cache.
    public String url() {
      return path + "?v=" + tag;
    }
  }

  /// All of them, to be served.
  public static List<Asset> all() {
    return List.of(STYLE, SCRIPT, ICON);
  }

  private static Asset asset(String name, String contentType) {
    ByteString body = read(name);
    return new Asset("/assets/" + name, contentType, body, tag(body));
  }

  private static String tag(ByteString body) {
    return body.sha256().hex().substring(0, TAG_LENGTH);
  }

  private static ByteString read(String name) {
    try (InputStream file = PageAssets.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return ByteString.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
