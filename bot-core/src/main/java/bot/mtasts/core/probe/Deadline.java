package bot.mtasts.core.probe;

import java.time.Duration;

/// A moment on the monotonic clock by which a look must have ended.
public final class Deadline {
  private final long nanos;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  /// The moment that lies this far ahead.
  public static Deadline in(Duration ahead) {
    return new Deadline(System.nanoTime() + ahead.toNanos());
  }

  /// This deadline, or the one that lies `limit` ahead if that comes first.
  public Deadline orIn(Duration limit) {
    Deadline other = in(limit);
    return other.nanos - nanos < 0 ? other : this;
  }

  /// Time left; never negative.
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /// Milliseconds left for a socket option in which 0 would mean "for ever": at least 1.
  public int millisForSocket() {
    return Math.clamp(remaining().toMillis(), 1, Integer.MAX_VALUE);
  }

  public boolean passed() {
    return nanos - System.nanoTime() <= 0;
  }
}
