package bot.mtasts.webhook.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The addresses that answers name.
final class ServerUrls {
  private final @Nullable URI configured;
  private volatile @Nullable URI listening;

  /// @param configured how people reach us from outside; null: as we listen
  ServerUrls(@Nullable URI configured) {
    this.configured = configured;
  }

  /// Notes where we listen, as soon as that is known.
  void listening(URI address) {
    listening = address;
  }

  /// The public page of a check.
  String report(String checkId) {
    return base() + "/r/" + checkId;
  }

  /// The check in the API, as a `Location`.
  static String check(String checkId) {
    return "/api/v1/checks/" + checkId;
  }

  /// What a kind of problem is called by (RFC 9457 §3.1.1). Relative where nobody said how we are
  /// reached from outside.
  String problem(ProblemKind kind) {
    return (configured == null ? "" : base()) + "/api/docs#problem-" + kind.word();
  }

  /// Whether browsers reach us through TLS only.
  boolean https() {
    return configured != null && "https".equals(configured.getScheme());
  }

  private String base() {
    URI base = configured == null ? listening : configured;
    if (base == null) {
      throw new IllegalStateException("asked for an address before the server listened");
    }
    String text = base.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
