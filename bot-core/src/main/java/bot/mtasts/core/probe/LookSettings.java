package bot.mtasts.core.probe;

import java.time.Duration;

/// How a look is taken: ports, limits, and how we introduce ourselves.
///
/// @param probeSmtp false where port 25 is closed from here: then STARTTLS is not judged
/// @param ehloName an honest name of this machine for EHLO (RFC 5321 §4.1.1.1)
/// @param userAgent with a contact URL, for the policy host's log
public record LookSettings(
    Ports ports, Limits limits, boolean probeSmtp, String ehloName, String userAgent) {
  /// The ports of the outside world; other ones in a lab.
  ///
  /// @param dns of authoritative servers; resolvers carry their own
  public record Ports(int dns, int http, int https, int smtp) {
    public static final Ports STANDARD = new Ports(53, 80, 443, 25);
  }

  /// How long things may take.
  ///
  /// @param check one whole check
  /// @param dns one question, retransmissions included
  /// @param fetch one policy fetch, handshake and body included
  /// @param smtp one look at one address of an MX host
  public record Limits(Duration check, Duration dns, Duration fetch, Duration smtp) {
    public static final Limits STANDARD =
        new Limits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(15));
  }

  /// More MX hosts than this are judged for coverage but not connected to.
  public static final int MOST_MX_HOSTS = 20;

  /// More addresses of one host than this are not connected to.
  public static final int MOST_ADDRESSES = 8;

  public static final String USER_AGENT =
      "mtasts-bot/0.1 (+https://github.com/mtasts-bot/mtasts-bot)";

  public static final LookSettings STANDARD =
      new LookSettings(Ports.STANDARD, Limits.STANDARD, true, "localhost", USER_AGENT);
}
