package bot.mtasts.lab.slack;

import java.time.Duration;
import java.time.InstantSource;

/// How a fake Slack is set up.
///
/// @param app the one app it knows
/// @param clock what Slack takes for the time: ages of triggers, tokens, codes and response URLs,
///   rate limits and message times. Waiting for an acknowledgement is measured, not asked of it
/// @param signingClock the time in the header of signed requests
/// @param port of everything; 0 for any that is free
/// @param ackLimit how long Slack waits for an acknowledgement
/// @param postBurst how many messages one channel takes at once before one a second is the limit
/// @param patience how long [FakeSlack#awaitMessage] and its like wait
/// @param commandUrlReplaces whether `replace_original` sent to a slash command's `response_url`
///   replaces what was posted through it. Slack's page says so; people report that a new message
///   appears instead (bolt-js 2287, bolt-python 1268), so an app should bear both
public record FakeSlackSettings(
    AppSettings app,
    InstantSource clock,
    InstantSource signingClock,
    int port,
    Duration ackLimit,
    int postBurst,
    Duration patience,
    boolean commandUrlReplaces) {

  /// The usual: Slack's own limits, the machine's time, an app called `mtasts`.
  public static FakeSlackSettings usual() {
    return new FakeSlackSettings(
        AppSettings.mtasts(),
        InstantSource.system(),
        InstantSource.system(),
        0,
        Duration.ofSeconds(Rule.ACK_IN_TIME.limit()),
        3,
        Duration.ofSeconds(10),
        true);
  }

  /// The same for another app.
  public FakeSlackSettings withApp(AppSettings other) {
    return new FakeSlackSettings(
        other, clock, signingClock, port, ackLimit, postBurst, patience, commandUrlReplaces);
  }

  /// The same with another time, in signed requests too.
  public FakeSlackSettings withClock(InstantSource other) {
    return new FakeSlackSettings(
        app, other, other, port, ackLimit, postBurst, patience, commandUrlReplaces);
  }

  /// The same with another time in the headers of signed requests: for an app that looks at the
  /// machine's time while the rest of Slack is moved on.
  public FakeSlackSettings withSigningClock(InstantSource other) {
    return new FakeSlackSettings(
        app, clock, other, port, ackLimit, postBurst, patience, commandUrlReplaces);
  }

  /// The same at a port of one's choice.
  public FakeSlackSettings withPort(int other) {
    return new FakeSlackSettings(
        app, clock, signingClock, other, ackLimit, postBurst, patience, commandUrlReplaces);
  }

  /// The same with less time to acknowledge, so that a test of lateness is quick.
  public FakeSlackSettings withAckLimit(Duration other) {
    return new FakeSlackSettings(
        app, clock, signingClock, port, other, postBurst, patience, commandUrlReplaces);
  }

  /// The same with another burst of messages a channel.
  public FakeSlackSettings withPostBurst(int other) {
    return new FakeSlackSettings(
        app, clock, signingClock, port, ackLimit, other, patience, commandUrlReplaces);
  }

  /// The same with more or less patience.
  public FakeSlackSettings withPatience(Duration other) {
    return new FakeSlackSettings(
        app, clock, signingClock, port, ackLimit, postBurst, other, commandUrlReplaces);
  }

  /// The same, but `replace_original` at a slash command's URL posts a new message.
  public FakeSlackSettings withCommandUrlsThatNeverReplace() {
    return new FakeSlackSettings(
        app, clock, signingClock, port, ackLimit, postBurst, patience, false);
  }
}
