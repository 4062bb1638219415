package bot.mtasts.core.probe.smtp;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.ChainJudge;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.tls.TlsHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The look itself: greeting, STARTTLS and the handshake (RFC 3207), up to the point where the
/// verdict is known.
final class StartTlsDialogue implements Dialogue<StartTlsProbe> {
  /// Whoever had less time than this to answer STARTTLS and shake hands was cut off by us, and did
  /// not stall.
  private static final Duration FAIR_TIME = Duration.ofSeconds(1);

  private final HostName host;
  private final InetAddress address;
  private final String ehloName;
  private final ChainJudge judge;
  private final OldVersionQuestion oldVersion;

  /// Finds out on other connections whether a server that broke the handshake speaks an old TLS.
  interface OldVersionQuestion {
    /// Such as `TLSv1.1`; empty when it does not, or cannot be told.
    Optional<String> ask(TimeLimit limit);
  }

  StartTlsDialogue(
      HostName host,
      InetAddress address,
      String ehloName,
      ChainJudge judge,
      OldVersionQuestion oldVersion) {
    this.host = host;
    this.address = address;
    this.ehloName = ehloName;
    this.judge = judge;
    this.oldVersion = oldVersion;
  }

  @Override
  public Ending<StartTlsProbe> hold(SmtpConnection connection, TimeLimit limit) throws IOException {
    return switch (Greeting.exchange(connection, ehloName)) {
      case Greeting.Offers _ -> startTls(connection, limit);
      case Greeting.OffersNot(String reply) ->
          Ending.withQuit(new StartTlsProbe.NotOffered(address, reply));
      case Greeting.ComeLater(String reply) ->
          Ending.withQuit(new StartTlsProbe.TemporaryFailure(address, reply));
      case Greeting.NotReceived(String reason, boolean speaksSmtp) -> {
        StartTlsProbe seen = new StartTlsProbe.NotJudged(address, reason);
        yield speaksSmtp ? Ending.withQuit(seen) : Ending.silent(seen);
      }
    };
  }

  private Ending<StartTlsProbe> startTls(SmtpConnection connection, TimeLimit limit)
      throws IOException {
    connection.say(Stage.STARTTLS, "STARTTLS");
    return switch (connection.hear()) {
      case SmtpReply reply when reply.positive() -> {
        int plaintext = connection.unread();
        // Whoever can put plaintext behind the 220 can have it taken for the server's own protected
        // words (CVE-2011-0411 seen from the client).
        yield plaintext > 0
            ? broken(plaintext + " octets of plaintext followed its 220 to STARTTLS")
            : handshake(connection, limit);
      }
      case SmtpReply reply -> Ending.withQuit(new StartTlsProbe.NotOffered(address, reply.shown()));
      case SmtpReading.Unreadable(String reason) -> broken(reason);
      case SmtpReading.Ended _ ->
          broken("it offers STARTTLS and closed the connection " + Stage.STARTTLS.moment());
    };
  }

  private Ending<StartTlsProbe> handshake(SmtpConnection connection, TimeLimit limit)
      throws IOException {
    return switch (connection.shakeHands(host, limit.deadline())) {
      case TlsHandshake.Completed(_, var presented) -> {
        var tls = presented.judged(judge.faults(presented.chain(), host, limit.deadline()));
        // RFC 3207 §4.2: the client begins again with EHLO.
        yield new Ending<>(
            new StartTlsProbe.Secured(address, tls), List.of("EHLO " + ehloName, "QUIT"));
      }
      case TlsHandshake.TooOld(String offered) ->
          Ending.silent(new StartTlsProbe.TlsTooOld(address, offered));
      case TlsHandshake.Broken(String reason) -> {
        Optional<String> old = oldVersion.ask(limit);
        yield old.isPresent()
            ? Ending.silent(new StartTlsProbe.TlsTooOld(address, old.get()))
            : broken(reason);
      }
      case TlsHandshake.TimedOut _ ->
          Ending.silent(
              brokenOff(
                  new Trouble(
                      Trouble.Kind.OUT_OF_TIME,
                      Stage.STARTTLS,
                      connection.atThisStage(),
                      "the TLS handshake did not end " + limit.words())));
      case TlsHandshake.CalledOff _ -> Ending.silent(brokenOff(Trouble.calledOff(Stage.STARTTLS)));
      case TlsHandshake.Unproven _ ->
          throw new IllegalStateException("a handshake that only observes demanded proof");
    };
  }

  /// Before STARTTLS nothing follows about the server; from there on it is the server that breaks
  /// what it offered, unless we left it no time.
  @Override
  public StartTlsProbe brokenOff(Trouble trouble) {
    boolean theirs =
        trouble.stage() == Stage.STARTTLS
            && switch (trouble.kind()) {
              case CALLED_OFF -> false;
              case OUT_OF_TIME -> trouble.waited().compareTo(FAIR_TIME) >= 0;
              case BROKEN -> true;
            };
    return theirs
        ? new StartTlsProbe.HandshakeBroken(address, trouble.reason())
        : new StartTlsProbe.NotJudged(address, trouble.reason());
  }

  private Ending<StartTlsProbe> broken(String reason) {
    return Ending.silent(new StartTlsProbe.HandshakeBroken(address, reason));
  }
}
