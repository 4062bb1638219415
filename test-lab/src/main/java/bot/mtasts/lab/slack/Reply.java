package bot.mtasts.lab.slack;

import java.util.Map;

/// What goes back to a caller over HTTP.
sealed interface Reply {
  /// An answer.
  record Says(int status, String contentType, String body, Map<String, String> headers)
      implements Reply {
    public Says {
      headers = Map.copyOf(headers);
    }

    static Says json(int status, String body) {
      return new Says(status, "application/json; charset=utf-8", body, Map.of());
    }

    static Says text(int status, String body) {
      return new Says(status, "text/plain; charset=utf-8", body, Map.of());
    }
  }

  /// Nothing, for as long as the caller waits.
  record Hangs() implements Reply {}

  /// The end of the connection.
  record Drops() implements Reply {}
}
