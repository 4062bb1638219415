package bot.mtasts.lab.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Something on its way to the app.
///
/// @param retry 0 for the first attempt
/// @param retryReason why there is another, such as `http_timeout`; null for the first
record Parcel(Kind kind, ObjectNode payload, int retry, @Nullable String retryReason) {
  /// What it is, as Socket Mode calls it.
  enum Kind {
    SLASH_COMMAND("slash_commands"),
    INTERACTION("interactive"),
    EVENT("events_api"),
    /// The check of a request URL when it is set; over HTTP only.
    URL_VERIFICATION("url_verification"),
    /// The check of a certificate; over HTTP only.
    SSL_CHECK("ssl_check");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// What came back.
  ///
  /// @param noRetry whether the app asked not to be told again (`X-Slack-No-Retry: 1`)
  record Answer(int status, String contentType, String body, boolean noRetry) {}
}
