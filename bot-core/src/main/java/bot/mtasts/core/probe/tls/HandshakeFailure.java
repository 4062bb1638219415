package bot.mtasts.core.probe.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// Reads JSSE's exceptions, whose kinds say little and whose messages say all.
public final class HandshakeFailure {
  // «The server selected protocol version TLS11 is not accepted by client preferences […]»
  private static final Pattern SELECTED =
      Pattern.compile("server selected protocol version (SSL|TLS)(\\d)(\\d)");
  // «(unexpected_message) …»: the alert that JSSE sent, before its words.
  private static final Pattern OUR_ALERT = Pattern.compile("^\\(\\w+\\) ");
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  /// What the commonest alerts mean (RFC 8446 §6.2), as clauses for people.
  private static final Map<String, String> ALERTS =
      Map.of(
          "handshake_failure",
          "the server found no cipher suite or parameters in common with us",
          "unrecognized_name",
          "the server does not know this host name",
          "certificate_required",
          "the server demands a client certificate",
          "internal_error",
          "the server reports an internal error in its TLS",
          "no_application_protocol",
          "the server does not offer HTTP over TLS",
          "access_denied",
          "the server denies access in the TLS handshake");

  private HandshakeFailure() {}

  /// What became of a handshake that ended with this exception. Time-outs, interruption and our own
  /// refusal are the caller's to know.
  public static TlsHandshake.Failed read(IOException thrown) {
    String message = String.valueOf(thrown.getMessage());
    Matcher selected = SELECTED.matcher(message);
    if (selected.find()) {
      return new TlsHandshake.TooOld(
          "%sv%s.%s".formatted(selected.group(1), selected.group(2), selected.group(3)));
    }
    Matcher alert = ALERT.matcher(message);
    if (alert.find()) {
      return alert.group(1).equals("protocol_version")
          ? new TlsHandshake.TooOld("")
          : new TlsHandshake.Broken(alertInWords(alert.group(1)));
    }
    return new TlsHandshake.Broken(inWords(thrown, message));
  }

  private static String alertInWords(String alert) {
    String meaning = ALERTS.getOrDefault(alert, "the server broke the TLS handshake off");
    return meaning + " (TLS alert " + alert + ")";
  }

  private static String inWords(IOException thrown, String message) {
    if (message.contains("Unsupported or unrecognized SSL message")) {
      return "what the server sends is not TLS";
    }
    if (message.contains("Remote host terminated the handshake")
        || message.contains("SSL peer shut down incorrectly")
        || thrown instanceof EOFException) {
      return "the server closed the connection during the TLS handshake";
    }
    if (thrown instanceof SocketException || thrown.getCause() instanceof SocketException) {
      return "the server reset the connection during the TLS handshake";
    }
    if (message.contains("certificate")) {
      return "the server's certificates cannot be read";
    }
    // JSSE's other messages ("Unexpected handshake message", "Invalid ECDH…") are its own words
    // about the protocol; they carry nothing from the stranger.
    return thrown instanceof SSLException
        ? "the server breaks the TLS protocol (" + OUR_ALERT.matcher(message).replaceFirst("") + ")"
        : "the connection broke during the TLS handshake";
  }
}
