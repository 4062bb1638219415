package bot.mtasts.core.command;

import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.service.RateLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// How often people in chats may have domains looked at: each person, and each workspace. Each
/// instance counts for itself.
final class ChatLimits {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final RateLimits people;
  private final RateLimits workspaces;

  ChatLimits(ChatSettings settings, InstantSource clock) {
    this.people = new RateLimits(settings.checksPerMinutePerUser(), MINUTE, clock);
    this.workspaces = new RateLimits(settings.checksPerMinutePerWorkspace(), MINUTE, clock);
  }

  /// Takes leave for several looks, or none.
  ///
  /// @return why not; empty when they may begin
  Optional<Refused> take(Asker asker, int count) {
    int most = Math.min(people.most(), workspaces.most());
    if (count > most) {
      return refused(
          "That is %d domains, and %d may be looked at in a minute.".formatted(count, most));
    }
    RateLimits.Standing person = people.take(asker.personKey(), count);
    if (!person.allowed()) {
      return refused(
          "One person may have %d domains looked at in a minute. Try again in %d s."
              .formatted(people.most(), seconds(person.until())));
    }
    RateLimits.Standing workspace = workspaces.take(asker.workspaceKey(), count);
    if (!workspace.allowed()) {
      people.giveBack(asker.personKey(), count);
      return refused(
          "All of you here together may have %d domains looked at in a minute. Try again in %d s."
              .formatted(workspaces.most(), seconds(workspace.until())));
    }
    return Optional.empty();
  }

  private static Optional<Refused> refused(String sentence) {
    return Optional.of(new Refused(sentence, List.of()));
  }

  private static long seconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
