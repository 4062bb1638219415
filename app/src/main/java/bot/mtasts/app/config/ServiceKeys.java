package bot.mtasts.app.config;

import bot.mtasts.core.integration.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What concerns `./mtasts serve` and its data: the second half of the table of [Keys].
final class ServiceKeys {
  static final Key<String> HOST =
      Key.of(
          "server.host",
          ServiceKinds.LISTENING_HOST,
          "127.0.0.1",
          "The address to listen at. As it is, only this machine reaches the server, as a reverse"
              + " proxy on it does; in a container set `0.0.0.0`.");
  static final Key<Integer> PORT =
      Key.of("server.port", ServiceKinds.LISTENING_PORT, 8080, "The port to listen at.");
  static final Key<Optional<Path>> DATA_DIR =
      Key.optional(
          "server.data-dir",
          ServiceKinds.FOLDER,
          "~/.local/share/mtasts-bot",
          "Where the database, the key that seals secrets and the way in for the command line lie."
              + " `XDG_DATA_HOME` is honoured; made with mode 700 when it is missing.");
  static final Key<Optional<URI>> PUBLIC_URL =
      Key.optional(
          "server.public-url",
          ServiceKinds.ORIGIN,
          "as it listens",
          "How people reach the server from outside: what links in reports begin with.");
  static final Key<Duration> DRAIN =
      Key.span(
          "server.drain",
          Kind.DURATION,
          Duration.ofSeconds(30),
          "How long a server that is told to stop waits for what it has begun; the rest is handed"
              + " back, and done by another or after the next start.");
  static final Key<Integer> REQUESTS_PER_MINUTE =
      Key.of(
          "server.requests-per-minute",
          ServiceKinds.COUNT,
          600,
          "How many requests one API key may make.");
  static final Key<Duration> LONGEST_WAIT =
      Key.span(
          "server.longest-wait",
          Kind.DURATION,
          Duration.ofSeconds(60),
          "The longest that `Prefer: wait` may ask for.");
  static final Key<List<String>> TRUSTED_PROXIES =
      new Key<>(
          "server.trusted-proxies",
          Kind.CIDRS,
          List.of(),
          "none",
          "Reverse proxies whose `X-Forwarded-For` is believed. Behind a proxy that is not named here"
              + " all visitors count as one.",
          false);
  static final Key<Boolean> WEB_OPEN =
      Key.of(
          "web.open",
          Kind.FLAG,
          true,
          "Whether anybody who reaches the first page may have a domain checked. `false` asks for an"
              + " API key with the scope `check`; reports can be read by whoever has their link either"
              + " way.");
  static final Key<Integer> WEB_CHECKS_PER_MINUTE =
      Key.of(
          "web.checks-per-minute",
          ServiceKinds.COUNT,
          10,
          "How many checks one address may ask for on the first page.");
  static final Key<Integer> WEB_CHECKS_AT_ONCE =
      Key.of(
          "web.checks-at-once",
          ServiceKinds.COUNT,
          50,
          "How many checks that visitors asked for may wait or run at once on this server, whatever"
              + " addresses they came from. Whoever asks for one more is asked to try again in a"
              + " moment; holders of a key are not affected.");
  static final Key<List<String>> WEB_PUBLIC_DOMAINS =
      new Key<>(
          "web.public-domains",
          ServiceKinds.DOMAINS,
          List.of(),
          "none",
          "Domains whose history (`/d/example.com`) and badge (`/badge/example.com.svg`) everybody may"
              + " see. Others' history is for keys with the scope `read`.",
          false);
  static final Key<Optional<String>> DATABASE_URL =
      Key.optional(
          "database.url",
          ServiceKinds.DATABASE,
          "H2 in the data directory",
          "The PostgreSQL where data is kept instead. Several servers may share one.");
  static final Key<Optional<String>> DATABASE_USER =
      Key.optional("database.user", ServiceKinds.TEXT, "", "The user at the database.");
  static final Key<Optional<Secret>> DATABASE_PASSWORD =
      Key.secret("database.password", ServiceKinds.PASSWORD, "The user's password.");
  static final Key<Optional<Secret>> SEALING_KEY =
      Key.secret(
          "secrets.key",
          ServiceKinds.SEALING_KEY,
          "The key that seals secrets in the database. Without it they are lost.");
  static final Key<Optional<Path>> SEALING_KEY_FILE =
      Key.optional(
          "secrets.key-file",
          ServiceKinds.KEY_FILE,
          "sealing.key in the data directory",
          "The file that holds this key, with mode 600. The usual one is made at the first start;"
              + " back it up apart from the database.");
  static final Key<List<ServiceConfig.OldKey>> OLD_SEALING_KEYS =
      new Key<>(
          "secrets.old-keys",
          ServiceKinds.OLD_KEYS,
          List.of(),
          "",
          "Keys that sealed before and still open: what they sealed is sealed anew at the"
              + " next start. `docs/server.md` says how a key is changed.",
          true);
  static final Key<Boolean> CALLBACKS_ALLOW_HTTP =
      Key.of(
          "callbacks.allow-http",
          Kind.FLAG,
          false,
          "Whether callbacks may go to `http://` URLs, and reports travel in cleartext.");
  static final Key<List<Integer>> CALLBACKS_PORTS =
      new Key<>(
          "callbacks.ports",
          ServiceKinds.PORTS,
          List.of(443, 8443),
          "443, 8443",
          "The ports that callbacks may go to.",
          false);
  static final Key<Optional<Secret>> CALLBACKS_SIGNING_KEY =
      Key.secret(
          "callbacks.signing-key",
          ServiceKinds.SIGNING_KEY,
          "An ed25519 key that also signs callbacks (`v1a` of Standard Webhooks), for receivers that"
              + " should hold no secret.");
  static final Key<Duration> KEEP_REPORTS =
      Key.span(
          "retention.reports",
          Kind.AGE,
          Duration.ofDays(90),
          "How long reports are kept, and what asked for them.");
  static final Key<Duration> KEEP_REQUESTS =
      Key.span(
          "retention.requests",
          Kind.AGE,
          Duration.ofDays(90),
          "How long a request is kept after it has ended, at most as long as its report.");
  static final Key<Duration> KEEP_DELIVERIES =
      Key.span(
          "retention.deliveries",
          Kind.AGE,
          Duration.ofDays(30),
          "How long deliveries are kept with every attempt; after that they cannot be redelivered.");
  static final Key<Duration> KEEP_SIGHTINGS =
      Key.span(
          "retention.sightings",
          Kind.AGE,
          Duration.ofDays(400),
          "How long it is kept what checks saw of record and policy, for findings such as"
              + " `removed_while_cached`: senders may hold a policy for a year.");
  static final Key<LogFormat> LOG_FORMAT =
      Key.word(
          "log.format",
          LogFormat.values(),
          LogFormat.TEXT,
          "How the server writes its log to standard error, one line an event.");
  static final Key<LogLevel> LOG_LEVEL =
      Key.word("log.level", LogLevel.values(), LogLevel.INFO, "From what on we log.");
  static final Key<LogLevel> LOG_LIBRARIES =
      Key.word(
          "log.libraries",
          LogLevel.values(),
          LogLevel.WARN,
          "From what on the libraries we use log: the web server, the database.");

  /// In the order of the documentation.
  static final List<Key<?>> ALL =
      List.of(
          HOST,
          PORT,
          DATA_DIR,
          PUBLIC_URL,
          DRAIN,
          REQUESTS_PER_MINUTE,
          LONGEST_WAIT,
          TRUSTED_PROXIES,
          WEB_OPEN,
          WEB_CHECKS_PER_MINUTE,
          WEB_CHECKS_AT_ONCE,
          WEB_PUBLIC_DOMAINS,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          SEALING_KEY,
          SEALING_KEY_FILE,
          OLD_SEALING_KEYS,
          CALLBACKS_ALLOW_HTTP,
          CALLBACKS_PORTS,
          CALLBACKS_SIGNING_KEY,
          KEEP_REPORTS,
          KEEP_REQUESTS,
          KEEP_DELIVERIES,
          KEEP_SIGHTINGS,
          LOG_FORMAT,
          LOG_LEVEL,
          LOG_LIBRARIES);

  private ServiceKeys() {}
}
