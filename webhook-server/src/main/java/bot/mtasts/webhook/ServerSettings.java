package bot.mtasts.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the server presents itself, and how much of it one client may have.
///
/// @param host the address to listen on
/// @param port 0 for any that is free
/// @param publicUrl how people reach us from outside, without a path at its end; null: as we listen
/// @param requestsPerMinute for one API key
/// @param longestWait that `Prefer: wait` may ask for
/// @param trustedProxies CIDR ranges whose word is taken for where a request comes from
/// @param web what visitors of the pages may
public record ServerSettings(
    String host,
    int port,
    @Nullable URI publicUrl,
    int requestsPerMinute,
    Duration longestWait,
    List<String> trustedProxies,
    Web web) {
  public ServerSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /// What those may who hold no key.
  ///
  /// @param open whether they may ask for checks
  /// @param checksPerMinute that one address may ask for
  /// @param checksAtOnce that all of them together may have queued or running here
  /// @param publicDomains A-labels whose history and badge everybody may see; `*` for all
  public record Web(
      boolean open, int checksPerMinute, int checksAtOnce, List<String> publicDomains) {
    public Web {
      publicDomains = List.copyOf(publicDomains);
    }
  }
}
