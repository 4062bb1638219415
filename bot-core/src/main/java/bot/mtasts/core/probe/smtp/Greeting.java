package bot.mtasts.core.probe.smtp;

import java.io.IOException;

/// How a server receives us: banner and EHLO (RFC 5321 §4.1.1.1), and whether it offers STARTTLS.
sealed interface Greeting {
  /// It offers STARTTLS.
  record Offers() implements Greeting {}

  /// It speaks SMTP and offers no STARTTLS.
  record OffersNot(String reply) implements Greeting {}

  /// It asks to come again later.
  record ComeLater(String reply) implements Greeting {}

  /// It does not receive us, from which nothing follows about others.
  ///
  /// @param reason a clause for people
  /// @param speaksSmtp whether a QUIT would be understood
  record NotReceived(String reason, boolean speaksSmtp) implements Greeting {}

  /// Waits for the banner and says EHLO.
  ///
  /// @throws IOException if the connection breaks or is ended by its limit
  static Greeting exchange(SmtpConnection connection, String ehloName) throws IOException {
    return switch (connection.hear()) {
      case SmtpReply banner when banner.positive() -> {
        connection.say(Stage.EHLO, "EHLO " + ehloName);
        yield afterEhlo(connection.hear());
      }
      case SmtpReply banner when banner.transientNegative() -> new ComeLater(banner.shown());
      // They do not like us; that says nothing about how they treat others.
      case SmtpReply banner -> new NotReceived("it turns us away: " + banner.shown(), true);
      case SmtpReading.Unreadable(String reason) -> new NotReceived(reason, false);
      case SmtpReading.Ended _ -> hungUp(Stage.BANNER);
    };
  }

  private static Greeting afterEhlo(SmtpReading answer) {
    return switch (answer) {
      case SmtpReply reply when reply.positive() ->
          reply.offers("STARTTLS") ? new Offers() : new OffersNot(reply.shown());
      case SmtpReply reply when reply.transientNegative() -> new ComeLater(reply.shown());
      // §4.2.4: these say that the command is unknown here, and without EHLO there are no
      // extensions. Other 5xx codes are about who asks.
      case SmtpReply(int code, _) when code == 500 || code == 502 || code == 504 ->
          new OffersNot(((SmtpReply) answer).shown());
      case SmtpReply reply -> new NotReceived("it turns our EHLO away: " + reply.shown(), true);
      case SmtpReading.Unreadable(String reason) -> new NotReceived(reason, false);
      case SmtpReading.Ended _ -> hungUp(Stage.EHLO);
    };
  }

  private static Greeting hungUp(Stage stage) {
    return new NotReceived("it closed the connection " + stage.moment(), false);
  }
}
