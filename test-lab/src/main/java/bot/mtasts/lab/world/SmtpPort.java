package bot.mtasts.lab.world;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a client meets at a mail host's SMTP port.
public sealed interface SmtpPort {
  /// Nobody listens: connection refused.
  record Closed() implements SmtpPort {}

  /// The connection is accepted and reset.
  record Resets() implements SmtpPort {}

  /// The connection is accepted and nothing is ever said.
  record Silent() implements SmtpPort {}

  /// A banner that comes one octet at a time and never ends.
  record Tarpit(Duration perOctet) implements SmtpPort {}

  /// A banner line without an end.
  record EndlessLine() implements SmtpPort {}

  /// A banner of continuation lines without an end.
  record EndlessLines() implements SmtpPort {}

  /// Text that is no SMTP, then the end.
  record Says(Bytes octets) implements SmtpPort {}

  /// A server that speaks SMTP.
  ///
  /// @param banner the greeting's lines with their code, such as `220 mx.a.test ESMTP`
  /// @param ehlo the lines that answer EHLO, with their code
  /// @param startTls what follows the STARTTLS command, offered or not
  record Greets(List<String> banner, List<String> ehlo, StartTls startTls) implements SmtpPort {
    public Greets {
      banner = List.copyOf(banner);
      ehlo = List.copyOf(ehlo);
    }

    /// Whether the EHLO answer lists STARTTLS.
    public boolean offersStartTls() {
      return ehlo.stream()
          .anyMatch(line -> line.toUpperCase(Locale.ROOT).matches("250[ -]STARTTLS"));
    }
  }

  /// What follows the STARTTLS command.
  sealed interface StartTls {
    /// A reply that is no 220, such as `454 TLS not available due to temporary reason`.
    record Refuses(String reply) implements StartTls {}

    /// The connection is closed without a reply.
    record HangsUp() implements StartTls {}

    /// `220`, perhaps followed by plaintext in the same segment, then TLS in this manner.
    ///
    /// @param plaintextBehind what is sent in plaintext behind the 220; empty as a rule
    /// @param injectable whether commands pipelined in plaintext behind STARTTLS are carried out
    ///   after the handshake (CVE-2011-0411)
    record Accepts(String plaintextBehind, TlsManner tls, boolean injectable) implements StartTls {}
  }
}
