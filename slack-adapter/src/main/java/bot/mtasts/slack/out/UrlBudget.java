package bot.mtasts.slack.out;

import bot.mtasts.slack.out.AnswerPlace.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The uses of one response URL: five within half an hour, shared out before they are needed, so
/// that what happens later and elsewhere cannot take one too many.
final class UrlBudget {
  /// As Slack counts (docs.slack.dev/interactivity/handling-user-interaction).
  private static final int USES = 5;

  // A minute less than Slack gives: its half hour began before ours.
  private static final Duration LIFE = Duration.ofMinutes(29);

  private final String url;
  private final Instant until;
  private int left = USES;

  UrlBudget(String url, Instant now) {
    this.url = url;
    this.until = now.plus(LIFE);
  }

  String url() {
    return url;
  }

  /// Takes one use; false when none is left.
  synchronized boolean spend() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }

  /// Sets uses aside for an answer.
  ///
  /// @param answers how often it may be tried; fewer if fewer are left
  /// @param after uses that belong to the answer besides
  /// @return empty when none is left
  synchronized Optional<Lease> lease(int answers, int after) {
    int tries = Math.min(answers, left - after);
    if (tries < 1) {
      return Optional.empty();
    }
    left -= tries + after;
    return Optional.of(new Lease(url, until, tries));
  }
}
