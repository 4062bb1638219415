package bot.mtasts.slack.out;

import bot.mtasts.core.command.progress.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How fast we post: about one message a second in a channel, with short bursts, as Slack asks
/// (https://docs.slack.dev/apis/web-api/rate-limits). Answers and deliveries share it. Of this
/// process only: several instances together may meet Slack's limit, and then heed what it says.
public final class ChannelPace {
  private static final Duration POST_EVERY = Duration.ofSeconds(1);

  // Slack does not say how many. Three have been seen to pass; the one that we leave is for what
  // arrives there closer together than it was sent.
  private static final int POSTS_AT_ONCE = 2;

  // Slack gives chat.update about 50 calls a minute in a workspace: these two together come to
  // that.
  private static final Duration EDIT_EVERY = Duration.ofMillis(2_400);
  private static final int EDITS_AT_ONCE = 25;

  // What nobody misses leaves half of them, and the last ones, to what must be said.
  private static final int EDITS_LEFT_BY_HINTS = 5;
  private static final Duration HINT_EVERY = Duration.ofSeconds(4);
  private static final int HINTS_AT_ONCE = 10;

  private static final int TIDY_FROM = 1_000;

  private final Timekeeper time;
  private final Map<Channel, Bucket> channels = new HashMap<>(); // guarded by this
  private final Map<String, Bucket> edits = new HashMap<>(); // guarded by this
  private final Map<String, Bucket> hints = new HashMap<>(); // guarded by this
  private final Map<Held, Instant> held = new HashMap<>(); // guarded by this

  /// Nothing was posted yet.
  public ChannelPace(Timekeeper time) {
    this.time = time;
  }

  /// What Slack limits: calls of one method in one workspace.
  public enum Method {
    POST,
    UPDATE,
    DELETE,
    WHISPER,
    VIEW,
    LIST,
    LOOK,
    RESPOND
  }

  /// Waits for a turn to post in a channel.
  ///
  /// @param channel its id, or its name where that is all we know
  /// @param atMost who would have to wait longer gets no turn
  /// @return empty with a turn; else how long to stay away
  public Optional<Duration> awaitTurn(String team, String channel, Duration atMost)
      throws InterruptedException {
    Instant turn;
    synchronized (this) {
      Instant now = time.instant();
      Bucket bucket = bucket(new Channel(team, channel), now);
      heldUntil(team, Method.POST, now).ifPresent(bucket::hold);
      turn = bucket.next();
      if (Duration.between(now, turn).compareTo(atMost) > 0) {
        return Optional.of(Duration.between(now, turn));
      }
      bucket.take(now);
    }
    time.await(turn);
    return heldFor(team, Method.POST); // Slack may have said so to somebody else meanwhile.
  }

  /// How long Slack wants no more calls of a method; empty when it did not say so.
  public synchronized Optional<Duration> heldFor(String team, Method method) {
    Instant now = time.instant();
    return heldUntil(team, method, now).map(until -> Duration.between(now, until));
  }

  /// Sets edits aside for an answer that is to stand where something else stands now, so that it
  /// does not wait for them when it comes. Where there is no room another way is to be found.
  ///
  /// @param count all or none of them
  /// @return whether they are the caller's
  public synchronized boolean takeEdits(String team, int count) {
    Instant now = time.instant();
    Bucket bucket = edits(team, now);
    if (heldUntil(team, Method.UPDATE, now).isPresent() || !bucket.has(count, now)) {
      return false;
    }
    for (int taken = 0; taken < count; taken++) {
      bucket.take(now);
    }
    return true;
  }

  /// Whether there is room for an edit that nobody misses when it is left out. Takes it.
  public synchronized boolean takeHint(String team) {
    Instant now = time.instant();
    Bucket hint = hints.computeIfAbsent(team, _ -> new Bucket(HINT_EVERY, HINTS_AT_ONCE, now));
    Bucket edit = edits(team, now);
    if (heldUntil(team, Method.UPDATE, now).isPresent()
        || !hint.has(1, now)
        || !edit.has(1 + EDITS_LEFT_BY_HINTS, now)) {
      return false;
    }
    hint.take(now);
    edit.take(now);
    return true;
  }

  private Bucket edits(String team, Instant now) {
    return edits.computeIfAbsent(team, _ -> new Bucket(EDIT_EVERY, EDITS_AT_ONCE, now));
  }

  /// Slack answered that it was too much.
  public synchronized void hold(String team, Method method, Duration retryAfter) {
    Instant until = time.instant().plus(retryAfter);
    held.merge(new Held(team, method), until, (one, other) -> one.isAfter(other) ? one : other);
  }

  private Optional<Instant> heldUntil(String team, Method method, Instant now) {
    Held key = new Held(team, method);
    Instant until = held.get(key);
    if (until != null && !until.isAfter(now)) {
      held.remove(key);
      return Optional.empty();
    }
    return Optional.ofNullable(until);
  }

  private Bucket bucket(Channel channel, Instant now) {
    if (channels.size() >= TIDY_FROM) {
      channels.values().removeIf(bucket -> bucket.isRested(now));
    }
    return channels.computeIfAbsent(channel, _ -> new Bucket(POST_EVERY, POSTS_AT_ONCE, now));
  }

  private record Channel(String team, String channel) {}

  private record Held(String team, Method method) {}
}
