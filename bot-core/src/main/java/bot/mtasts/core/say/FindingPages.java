package bot.mtasts.core.say;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.catalogue.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The pages of `docs/findings`, as they travel inside the jar.
public final class FindingPages {
  private FindingPages() {}

  /// The page of a code, in Markdown.
  ///
  /// @throws IllegalStateException if it was not packed: a fault of the build
  public static String markdown(FindingCode code) {
    String path = "/bot/mtasts/findings/" + code.word() + ".md";
    try (InputStream page = FindingPages.class.getResourceAsStream(path)) {
      if (page == null) {
        throw new IllegalStateException(path + " is missing from the jar");
      }
      return new String(page.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
