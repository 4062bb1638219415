package bot.mtasts.app.config;

import java.util.Locale;

/// One thing that can be configured.
///
/// @param path as in the YAML file, such as `network.dns-servers`
/// @param shownDefault the default as text; empty when there is none
/// @param purpose one sentence
/// @param secret whether `./mtasts config` must not show the value
public record Key<T>(
    String path, Kind<T> kind, T fallback, String shownDefault, String purpose, boolean secret) {
  /// What every environment variable of ours begins with.
  public static final String ENVIRONMENT_PREFIX = "MTASTS_";

  /// The environment variable: `MTASTS_NETWORK_DNS_SERVERS`.
  public String variable() {
    return ENVIRONMENT_PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
