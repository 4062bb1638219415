package bot.mtasts.core.probe.smtp;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.InjectionProbe;
import bot.mtasts.core.probe.tls.TlsHandshake;
import java.io.IOException;
import java.net.InetAddress;

/// Puts a NOOP in plaintext behind STARTTLS and finds out whether it is obeyed after the handshake
/// (CVE-2011-0411).
///
/// Nothing is told by the words of an answer or by waiting: after the handshake we say QUIT and
/// nothing else, one round trip. A sound server's first answer is QUIT's 221; a vulnerable one owes
/// the NOOP's 250 before it.
final class InjectionDialogue implements Dialogue<InjectionProbe> {
  private static final int GREETING = 220;
  private static final int CLOSING = 221;

  private final HostName host;
  private final InetAddress address;
  private final String ehloName;

  InjectionDialogue(HostName host, InetAddress address, String ehloName) {
    this.host = host;
    this.address = address;
    this.ehloName = ehloName;
  }

  @Override
  public Ending<InjectionProbe> hold(SmtpConnection connection, TimeLimit limit)
      throws IOException {
    return Ending.silent(
        switch (Greeting.exchange(connection, ehloName)) {
          case Greeting.Offers _ -> inject(connection, limit);
          case Greeting.OffersNot _ -> notSeen("STARTTLS is not offered");
          case Greeting.ComeLater(String reply) -> notSeen("it asks to come again later: " + reply);
          case Greeting.NotReceived(String reason, _) -> notSeen(reason);
        });
  }

  /// Strict servers hang up on whoever talks out of turn; that is as it should be.
  @Override
  public InjectionProbe brokenOff(Trouble trouble) {
    boolean afterOurNoop =
        switch (trouble.stage()) {
          case CONNECT, BANNER, EHLO -> false;
          case STARTTLS, ENCRYPTED -> true;
        };
    return afterOurNoop && trouble.kind() == Trouble.Kind.BROKEN
        ? new InjectionProbe.Discarded(address)
        : notSeen(trouble.reason());
  }

  private InjectionProbe inject(SmtpConnection connection, TimeLimit limit) throws IOException {
    // One write, so that both lines reach the server before the handshake can begin.
    connection.say(Stage.STARTTLS, "STARTTLS\r\nNOOP");
    return switch (connection.hear()) {
      case SmtpReply reply when reply.positive() ->
          // A TLS alert about our NOOP, or even an answer to it: what comes before the handshake
          // was not carried into it. Later by a moment, it would break the handshake.
          connection.unread() > 0
              ? new InjectionProbe.Discarded(address)
              : encrypt(connection, limit);
      case SmtpReply reply when reply.permanentNegative() ->
          // It noticed that somebody talks out of turn.
          new InjectionProbe.Discarded(address);
      case SmtpReply reply -> notSeen("STARTTLS was answered " + reply.shown());
      case SmtpReading.Ended _ -> new InjectionProbe.Discarded(address);
      case SmtpReading.Unreadable(String reason) -> notSeen(reason);
    };
  }

  private InjectionProbe encrypt(SmtpConnection connection, TimeLimit limit) throws IOException {
    return switch (connection.shakeHands(host, limit.deadline())) {
      case TlsHandshake.Completed _ -> firstAnswer(connection);
      // It took the NOOP for TLS, or hung up on it: not obeyed.
      case TlsHandshake.Broken _ -> new InjectionProbe.Discarded(address);
      case TlsHandshake.TooOld _ -> notSeen("it speaks no TLS that we speak");
      case TlsHandshake.TimedOut _ -> notSeen("the TLS handshake did not end " + limit.words());
      case TlsHandshake.CalledOff _ -> notSeen(Trouble.calledOff(Stage.STARTTLS).reason());
      case TlsHandshake.Unproven _ ->
          throw new IllegalStateException("a handshake that only observes demanded proof");
    };
  }

  private InjectionProbe firstAnswer(SmtpConnection connection) throws IOException {
    connection.say(Stage.ENCRYPTED, "QUIT");
    SmtpReading first = connection.hear();
    if (first instanceof SmtpReply(int code, _) && code == GREETING) {
      // Some servers greet anew after the handshake (against RFC 3207 §4.2); no NOOP gets a 220.
      first = connection.hear();
    }
    if (!(first instanceof SmtpReply reply) || reply.code() == CLOSING) {
      return new InjectionProbe.Discarded(address);
    }
    // Not QUIT's answer, unless the server refuses even QUIT: then nothing comes behind it.
    return reply.positive() || closes(connection)
        ? new InjectionProbe.Answered(address, reply.shown())
        : new InjectionProbe.Discarded(address);
  }

  private static boolean closes(SmtpConnection connection) throws IOException {
    connection.limitTo(Deadline.in(Farewells.PATIENCE));
    return connection.hear() instanceof SmtpReply(int code, _) && code == CLOSING;
  }

  private InjectionProbe notSeen(String reason) {
    return new InjectionProbe.NotSeen(address, reason);
  }
}
