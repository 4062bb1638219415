package bot.mtasts.core.probe.https;

import bot.mtasts.core.probe.HttpAnswer;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.Inflater;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import okio.GzipSource;
import okio.InflaterSource;
import okio.Source;
import org.jspecify.annotations.Nullable;

/// Reads one HTTP answer up to our limit, compressed or not: a small file that inflates to
/// gigabytes stops at the same place as a large one.
final class AnswerReader {
  private final Response response;
  private final int status;
  private final Buffer raw = new Buffer();

  AnswerReader(Response response, int status) {
    this.response = response;
    this.status = status;
  }

  /// Reads the body, at most one octet more than the limit.
  ///
  /// @throws IOException when it ends early or not in time; what came by then is kept
  void read() throws IOException {
    fill(raw, response.body().source());
  }

  /// The answer as far as it was read.
  HttpAnswer answer() {
    String encoding = response.header("Content-Encoding");
    Buffer body = encoding == null ? raw : decoded(encoding);
    boolean tooLarge = Math.max(raw.size(), body.size()) > HttpAnswer.LARGEST_BODY;
    ByteString kept = body.snapshot((int) Math.min(body.size(), HttpAnswer.LARGEST_BODY));
    return new HttpAnswer(
        status,
        response.header("Content-Type"),
        encoding,
        response.header("Location"),
        kept,
        tooLarge);
  }

  private Buffer decoded(String encoding) {
    @Nullable Source inflating = inflating(encoding.strip().toLowerCase(Locale.ROOT));
    if (inflating == null) {
      return raw;
    }
    Buffer plain = new Buffer();
    try (inflating) {
      fill(plain, inflating);
      return plain;
    } catch (IOException e) {
      // Cut by our limit, or not what the header says. The first gives what could be inflated; the
      // second is shown as it came, as senders see it, who ignore the header.
      return raw.size() > HttpAnswer.LARGEST_BODY && plain.size() > 0 ? plain : raw;
    }
  }

  private @Nullable Source inflating(String encoding) {
    return switch (encoding) {
      case "gzip", "x-gzip" -> new GzipSource(raw.copy());
      case "deflate" -> new InflaterSource(raw.copy(), new Inflater()); // RFC 9110 §8.4.1.2
      default -> null; // identity, or one that we cannot undo
    };
  }

  private static void fill(Buffer sink, Source source) throws IOException {
    long room;
    do {
      room = HttpAnswer.LARGEST_BODY + 1 - sink.size();
    } while (room > 0 && source.read(sink, room) >= 0);
  }
}
