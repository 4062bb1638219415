package bot.mtasts.lab.world;

import java.time.Duration;
import java.util.List;

/// What an HTTP server says to a GET.
public sealed interface HttpAnswer {
  /// A response, sent at its own pace.
  record Response(int status, List<Header> headers, Bytes body, Framing framing, Pace pace)
      implements HttpAnswer {
    public Response {
      headers = List.copyOf(headers);
    }
  }

  /// Takes the request and never answers.
  record Silent() implements HttpAnswer {}

  /// Takes the request and closes.
  record Closes() implements HttpAnswer {}

  /// Answers with text that is no HTTP, and closes.
  record Says(String text) implements HttpAnswer {}

  /// One header line; `Content-Length` and `Transfer-Encoding` come from the [Framing].
  record Header(String name, String value) {}

  /// How the client knows where the body ends.
  enum Framing {
    CONTENT_LENGTH,
    CHUNKED,
    UNTIL_CLOSE
  }

  /// How fast, and how completely, a response is sent.
  sealed interface Pace {
    record AtOnce() implements Pace {}

    /// The whole response comes after a wait.
    record Late(Duration delay) implements Pace {}

    /// The headers come at once, the body octet group by octet group with a wait between.
    record Trickle(int octets, Duration delay) implements Pace {}

    /// The connection is closed after so many octets of the body, short of what was promised.
    record Cut(int after) implements Pace {}

    /// After the body, more of it without end.
    record Endless() implements Pace {}
  }
}
