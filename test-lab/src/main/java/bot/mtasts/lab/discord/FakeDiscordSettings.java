package bot.mtasts.lab.discord;

import java.time.Duration;
import java.time.InstantSource;

/// How a fake Discord is set up.
///
/// @param clock what Discord takes for the time where nobody waits for it: the 15 minutes of an
///   interaction's token, message times, days
/// @param stopwatch the time by which it counts what clients really wait for: 3 s for an answer,
///   rate limits, the pace of IDENTIFYs and presences. Leave it the machine's, or a client that was
///   told to wait a second finds after that second that none has passed
/// @param port of everything; 0 for any that is free
/// @param token the bot's, as in `Authorization: Bot …`
/// @param shards how many `/gateway/bot` recommends
/// @param maxConcurrency how many shards may IDENTIFY at the same time
/// @param identifyPace how long the next IDENTIFY of the same rate limit key has to wait
/// @param heartbeat how often a client has to say that it is alive
/// @param callbackLimit how long an interaction waits for its answer
/// @param globalLimit requests in one second, all routes together
/// @param patience how long [FakeDiscord#awaitMessage] and its like wait
public record FakeDiscordSettings(
    InstantSource clock,
    InstantSource stopwatch,
    int port,
    String token,
    int shards,
    int maxConcurrency,
    Duration identifyPace,
    Duration heartbeat,
    Duration callbackLimit,
    int globalLimit,
    Duration patience) {

  /// The usual: Discord's own limits, the machine's time, one shard.
  public static FakeDiscordSettings usual() {
    return new FakeDiscordSettings(
        InstantSource.system(),
        InstantSource.system(),
        0,
        "MTIzNDU2Nzg5MDEyMzQ1Njc4.lab.not-a-secret",
        1,
        1,
        Duration.ofSeconds(Rule.IDENTIFY_PACE.limit()),
        Duration.ofMillis(41_250),
        Duration.ofSeconds(Rule.ACK_IN_TIME.limit()),
        50,
        Duration.ofSeconds(10));
  }

  /// The same with another time for what nobody waits for.
  public FakeDiscordSettings withClock(InstantSource other) {
    return new FakeDiscordSettings(
        other,
        stopwatch,
        port,
        token,
        shards,
        maxConcurrency,
        identifyPace,
        heartbeat,
        callbackLimit,
        globalLimit,
        patience);
  }

  /// The same with another time for what clients wait for.
  public FakeDiscordSettings withStopwatch(InstantSource other) {
    return new FakeDiscordSettings(
        clock,
        other,
        port,
        token,
        shards,
        maxConcurrency,
        identifyPace,
        heartbeat,
        callbackLimit,
        globalLimit,
        patience);
  }

  /// The same at a port of one's choice.
  public FakeDiscordSettings withPort(int other) {
    return new FakeDiscordSettings(
        clock,
        stopwatch,
        other,
        token,
        shards,
        maxConcurrency,
        identifyPace,
        heartbeat,
        callbackLimit,
        globalLimit,
        patience);
  }

  /// The same with another recommendation, all of whose shards may IDENTIFY at the same time.
  public FakeDiscordSettings withShards(int other) {
    return new FakeDiscordSettings(
        clock,
        stopwatch,
        port,
        token,
        other,
        other,
        identifyPace,
        heartbeat,
        callbackLimit,
        globalLimit,
        patience);
  }

  /// The same with another number of shards that may IDENTIFY at the same time, and how long the
  /// next have to wait.
  public FakeDiscordSettings withIdentifyPace(int concurrency, Duration pace) {
    return new FakeDiscordSettings(
        clock,
        stopwatch,
        port,
        token,
        shards,
        concurrency,
        pace,
        heartbeat,
        callbackLimit,
        globalLimit,
        patience);
  }

  /// The same with another heartbeat, so that a test of silence is quick.
  public FakeDiscordSettings withHeartbeat(Duration other) {
    return new FakeDiscordSettings(
        clock,
        stopwatch,
        port,
        token,
        shards,
        maxConcurrency,
        identifyPace,
        other,
        callbackLimit,
        globalLimit,
        patience);
  }

  /// The same with more or less time to answer an interaction: with none, every answer is late.
  public FakeDiscordSettings withCallbackLimit(Duration other) {
    return new FakeDiscordSettings(
        clock,
        stopwatch,
        port,
        token,
        shards,
        maxConcurrency,
        identifyPace,
        heartbeat,
        other,
        globalLimit,
        patience);
  }

  /// The same with another number of requests in a second.
  public FakeDiscordSettings withGlobalLimit(int other) {
    return new FakeDiscordSettings(
        clock,
        stopwatch,
        port,
        token,
        shards,
        maxConcurrency,
        identifyPace,
        heartbeat,
        callbackLimit,
        other,
        patience);
  }

  /// The same with more or less patience.
  public FakeDiscordSettings withPatience(Duration other) {
    return new FakeDiscordSettings(
        clock,
        stopwatch,
        port,
        token,
        shards,
        maxConcurrency,
        identifyPace,
        heartbeat,
        callbackLimit,
        globalLimit,
        other);
  }
}
