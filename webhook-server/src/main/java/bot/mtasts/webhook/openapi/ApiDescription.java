package bot.mtasts.webhook.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import okio.ByteString;

/// The files of `docs/api`, word for word.
public final class ApiDescription {
  private ApiDescription() {}

  /// The API in OpenAPI 3.1.
  public static ByteString openApi() {
    return file("openapi.yaml");
  }

  /// The JSON Schema of a report, which the description refers to.
  public static ByteString reportSchema() {
    return file("report.schema.json");
  }

  /// The looks of the page.
  static ByteString css() {
    return file("docs.css");
  }

  private static ByteString file(String name) {
    try (InputStream in = ApiDescription.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return ByteString.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
