package bot.mtasts.webhook.outgoing;

import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okio.ByteString;

/// How one request to somebody else's server ended.
public sealed interface Exchange {
  /// What is kept of an answer, in octets: enough to see an error message.
  int EXCERPT = 16 * 1024;

  /// It answered.
  ///
  /// @param body the beginning, as far as it was read
  /// @param whole whether that is all of it; false when it was cut, or broke off
  record Answered(int status, Headers headers, ByteString body, boolean whole) implements Exchange {
    /// What a person may want to see of the body, at most [#EXCERPT] octets.
    public String excerpt() {
      // A character cut in two becomes U+FFFD.
      return body.substring(0, Math.min(body.size(), EXCERPT)).string(StandardCharsets.UTF_8);
    }

    /// Whether the status is one of 200 to 299.
    public boolean success() {
      return status / 100 == 2;
    }
  }

  /// It did not: not found, not reached, cut off, too slow.
  ///
  /// @param reason a sentence for whoever owns the address
  record Unreached(String reason) implements Exchange {}

  /// An address in private or reserved space: nothing was sent.
  record Forbidden() implements Exchange {
    /// The one sentence that is said of it, whatever the address was: nobody shall map a network
    /// with it.
    public static final String REASON =
        "This address cannot be used: it is not one that we may send to.";
  }
}
