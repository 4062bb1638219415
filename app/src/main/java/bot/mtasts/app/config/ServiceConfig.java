package bot.mtasts.app.config;

import bot.mtasts.core.integration.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a running server is configured with.
///
/// @param dataDirectory empty for the usual one of this user
/// @param drain how long a server that stops waits for what it has begun
public record ServiceConfig(
    Listening listening,
    Web web,
    Optional<Path> dataDirectory,
    Duration drain,
    Database database,
    Sealing sealing,
    Callbacks callbacks,
    Keeping keeping,
    Log log) {

  /// Where the web server is, and how much of it one client may have.
  ///
  /// @param port 0 for any that is free
  /// @param publicUrl empty: as it listens
  /// @param requestsPerMinute for one API key
  /// @param longestWait that `Prefer: wait` may ask for
  /// @param trustedProxies CIDR ranges whose `X-Forwarded-For` is believed
  public record Listening(
      String host,
      int port,
      Optional<URI> publicUrl,
      int requestsPerMinute,
      Duration longestWait,
      List<String> trustedProxies) {
    public Listening {
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /// What visitors of the pages may.
  ///
  /// @param open whether they may ask for checks without a key
  /// @param checksPerMinute that one address may ask for
  /// @param checksAtOnce that all of them together may have queued or running on this server
  /// @param publicDomains A-labels whose history and badge everybody may see; `*` for all
  public record Web(
      boolean open, int checksPerMinute, int checksAtOnce, List<String> publicDomains) {
    public Web {
      publicDomains = List.copyOf(publicDomains);
    }
  }

  /// Where data is kept.
  ///
  /// @param url empty for H2 in the data directory
  public record Database(Optional<String> url, Optional<String> user, Optional<Secret> password) {}

  /// The key that seals secrets in the database: given, in a file, or in the usual file of the data
  /// directory.
  ///
  /// @param oldKeys open what they sealed, and seal no more
  public record Sealing(Optional<Secret> key, Optional<Path> keyFile, List<OldKey> oldKeys) {
    public Sealing {
      oldKeys = List.copyOf(oldKeys);
    }
  }

  /// A key that sealed before.
  public sealed interface OldKey {
    /// It stands in the configuration.
    record Given(Secret key) implements OldKey {}

    /// It lies in a file.
    record InFile(Path file) implements OldKey {}
  }

  /// Where callbacks may go, and what signs them beside each integration's own secret.
  ///
  /// @param signingKey `whsk_…`
  public record Callbacks(boolean allowHttp, List<Integer> ports, Optional<Secret> signingKey) {
    public Callbacks {
      ports = List.copyOf(ports);
    }
  }

  /// How long what has ended is kept.
  public record Keeping(
      Duration reports, Duration requests, Duration deliveries, Duration sightings) {}

  /// How the log is written.
  ///
  /// @param libraries from what on the libraries that we use log
  public record Log(LogFormat format, LogLevel level, LogLevel libraries) {}

  static ServiceConfig of(Settings settings) {
    return new ServiceConfig(
        new Listening(
            settings.of(ServiceKeys.HOST).value(),
            settings.of(ServiceKeys.PORT).value(),
            settings.of(ServiceKeys.PUBLIC_URL).value(),
            settings.of(ServiceKeys.REQUESTS_PER_MINUTE).value(),
            settings.of(ServiceKeys.LONGEST_WAIT).value(),
            settings.of(ServiceKeys.TRUSTED_PROXIES).value()),
        new Web(
            settings.of(ServiceKeys.WEB_OPEN).value(),
            settings.of(ServiceKeys.WEB_CHECKS_PER_MINUTE).value(),
            settings.of(ServiceKeys.WEB_CHECKS_AT_ONCE).value(),
            settings.of(ServiceKeys.WEB_PUBLIC_DOMAINS).value()),
        settings.of(ServiceKeys.DATA_DIR).value(),
        settings.of(ServiceKeys.DRAIN).value(),
        new Database(
            settings.of(ServiceKeys.DATABASE_URL).value(),
            settings.of(ServiceKeys.DATABASE_USER).value(),
            settings.of(ServiceKeys.DATABASE_PASSWORD).value()),
        new Sealing(
            settings.of(ServiceKeys.SEALING_KEY).value(),
            settings.of(ServiceKeys.SEALING_KEY_FILE).value(),
            settings.of(ServiceKeys.OLD_SEALING_KEYS).value()),
        new Callbacks(
            settings.of(ServiceKeys.CALLBACKS_ALLOW_HTTP).value(),
            settings.of(ServiceKeys.CALLBACKS_PORTS).value(),
            settings.of(ServiceKeys.CALLBACKS_SIGNING_KEY).value()),
        new Keeping(
            settings.of(ServiceKeys.KEEP_REPORTS).value(),
            settings.of(ServiceKeys.KEEP_REQUESTS).value(),
            settings.of(ServiceKeys.KEEP_DELIVERIES).value(),
            settings.of(ServiceKeys.KEEP_SIGHTINGS).value()),
        new Log(
            settings.of(ServiceKeys.LOG_FORMAT).value(),
            settings.of(ServiceKeys.LOG_LEVEL).value(),
            settings.of(ServiceKeys.LOG_LIBRARIES).value()));
  }
}
