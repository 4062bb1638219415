package bot.mtasts.core.probe.smtp;

import bot.mtasts.core.probe.AddressTurns;
import bot.mtasts.core.probe.GuardedSockets;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;

/// A connection that could not be made or that broke. The words say what happened and not whose
/// fault it is: a closed port looks the same from here whether they or our network close it.
///
/// @param stage how far we had come
/// @param waited how long the stage had lasted
/// @param reason a clause for people
record Trouble(Kind kind, Stage stage, Duration waited, String reason) {
  /// How it came about.
  enum Kind {
    /// The person who asked, or the end of the check, called us back.
    CALLED_OFF,
    /// We ended it, because its time was up.
    OUT_OF_TIME,
    /// It was refused, reset, or there is no way there.
    BROKEN
  }

  /// The look was called off before it began or while it was taken.
  static Trouble calledOff(Stage stage) {
    return new Trouble(Kind.CALLED_OFF, stage, Duration.ZERO, "the check was called off");
  }

  /// The address was busy with other looks of ours until the check ended.
  static Trouble noTurn() {
    return new Trouble(Kind.OUT_OF_TIME, Stage.CONNECT, Duration.ZERO, AddressTurns.NONE_CAME);
  }

  /// Reads what broke a connection.
  static Trouble of(IOException thrown, SmtpConnection connection, TimeLimit limit, int port) {
    Stage stage = connection.stage();
    if (Thread.currentThread().isInterrupted()) {
      return calledOff(stage);
    }
    boolean outOfTime = connection.outOfTime() || thrown instanceof SocketTimeoutException;
    return new Trouble(
        outOfTime ? Kind.OUT_OF_TIME : Kind.BROKEN,
        stage,
        connection.atThisStage(),
        stage == Stage.CONNECT
            ? "port %d cannot be reached from here (%s)"
                .formatted(port, unreachable(thrown, outOfTime, limit))
            : broken(stage, outOfTime, limit));
  }

  private static String unreachable(IOException thrown, boolean outOfTime, TimeLimit limit) {
    return switch (thrown) {
      case GuardedSockets.ClosedAddressException _ ->
          "the address lies in private or reserved space, to which we do not connect";
      case NoRouteToHostException _ -> "no route to the address";
      case ConnectException refused when says(refused, "unreachable") -> "no route to the address";
      case ConnectException refused when says(refused, "refused") -> "connection refused";
      default -> outOfTime ? "no answer " + limit.words() : "the connection was reset";
    };
  }

  private static String broken(Stage stage, boolean outOfTime, TimeLimit limit) {
    return outOfTime
        ? "we did not get " + stage.awaited() + " " + limit.words()
        : "the connection was reset " + stage.moment();
  }

  private static boolean says(ConnectException thrown, String word) {
    return String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT).contains(word);
  }
}
