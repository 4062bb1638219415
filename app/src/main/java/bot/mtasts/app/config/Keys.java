package bot.mtasts.app.config;

import bot.mtasts.core.probe.LookSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that can be configured, one row a key. Reading, validating, `./mtasts config` and
/// `docs/configuration.md` all follow this table.
public final class Keys {
  private static final LookSettings.Limits LIMITS = LookSettings.Limits.STANDARD;
  private static final LookSettings.Ports PORTS = LookSettings.Ports.STANDARD;

  static final Key<List<ServerAddress>> DNS_SERVERS =
      Key.list(
          "network.dns-servers",
          Kind.SERVERS,
          "the system's",
          "The resolvers that are asked, instead of the system's.");
  static final Key<Optional<Path>> TRUST_CA =
      Key.optional(
          "network.trust-ca",
          Kind.FILE,
          "",
          "A PEM file of CA certificates that are trusted beside the system's.");
  static final Key<List<String>> ALLOW_CIDRS =
      Key.list(
          "network.allow-cidrs",
          Kind.CIDRS,
          "",
          "Private or reserved ranges that may be connected to; all others stay closed.");
  static final Key<Integer> HTTPS_PORT =
      Key.of("network.https-port", Kind.PORT, PORTS.https(), "The port of policy hosts.");
  static final Key<Integer> HTTP_PORT =
      Key.of(
          "network.http-port",
          Kind.PORT,
          PORTS.http(),
          "The port where a policy in cleartext is looked for.");
  static final Key<Integer> SMTP_PORT =
      Key.of("network.smtp-port", Kind.PORT, PORTS.smtp(), "The port of MX hosts.");
  static final Key<Integer> DNS_PORT =
      Key.of(
          "network.dns-port",
          Kind.PORT,
          PORTS.dns(),
          "The port of authoritative name servers; resolvers carry their own.");
  static final Key<Boolean> PROBE_SMTP =
      Key.of(
          "network.probe-smtp",
          Kind.FLAG,
          true,
          "Whether MX hosts are connected to; `false` where port 25 is closed from here, and"
              + " STARTTLS is then not judged.");
  static final Key<Optional<String>> EHLO_NAME =
      Key.optional(
          "network.ehlo-name",
          Kind.HOST,
          "this machine's name",
          "The name that we give to MX hosts in EHLO; it should resolve to this machine. Where the machine has no full name, `localhost`.");
  static final Key<Optional<Path>> DNSSEC_TRUST_ANCHORS =
      Key.optional(
          "network.dnssec-trust-anchors",
          Kind.FILE,
          "the root's",
          "A file of DS or DNSKEY records that replaces the root's trust anchor, for labs.");
  static final Key<Duration> LIMIT_CHECK =
      Key.span(
          "limits.check", Kind.DURATION, LIMITS.check(), "The most that one whole check may take.");
  static final Key<Duration> LIMIT_DNS =
      Key.span(
          "limits.dns",
          Kind.DURATION,
          LIMITS.dns(),
          "The most that one DNS question may take, retransmissions included.");
  static final Key<Duration> LIMIT_FETCH =
      Key.span(
          "limits.fetch",
          Kind.DURATION,
          LIMITS.fetch(),
          "The most that one policy fetch may take, handshake and body included.");
  static final Key<Duration> LIMIT_SMTP =
      Key.span(
          "limits.smtp",
          Kind.DURATION,
          LIMITS.smtp(),
          "The most that one look at one address of an MX host may take.");

  /// The whole table, in the order of the documentation.
  public static final List<Key<?>> ALL =
      Stream.<List<Key<?>>>of(
              List.of(
                  DNS_SERVERS,
                  TRUST_CA,
                  ALLOW_CIDRS,
                  HTTPS_PORT,
                  HTTP_PORT,
                  SMTP_PORT,
                  DNS_PORT,
                  PROBE_SMTP,
                  EHLO_NAME,
                  DNSSEC_TRUST_ANCHORS,
                  LIMIT_CHECK,
                  LIMIT_DNS,
                  LIMIT_FETCH,
                  LIMIT_SMTP),
              ServiceKeys.ALL,
              ChatKeys.ALL)
          .flatMap(List::stream)
          .toList();

  private Keys() {}

  /// The key with this path.
  public static Optional<Key<?>> ofPath(String path) {
    return ALL.stream().filter(key -> key.path().equals(path)).findFirst();
  }
}
