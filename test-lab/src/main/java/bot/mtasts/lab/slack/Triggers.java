package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `trigger_id`s: each comes with something a person did and opens one modal, within three
/// seconds (docs.slack.dev/interactivity/handling-user-interaction).
final class Triggers {
  static final Duration LIFE = Duration.ofSeconds(3);

  /// What was triggered.
  ///
  /// @param view the modal in which it was, on top of which another may be pushed; null if none
  record Trigger(SlackPerson person, Instant at, @Nullable String view) {}

  private final Changes changes;
  private final InstantSource clock;
  private final Map<String, Trigger> open = new HashMap<>();
  private final Map<String, Trigger> exchanged = new HashMap<>();

  Triggers(Changes changes, InstantSource clock) {
    this.changes = changes;
    this.clock = clock;
  }

  String issue(SlackPerson person, @Nullable String view) {
    return changes.make(() -> {
      String id = person.workspace().id() + "." + Ids.secret(6) + "." + Ids.secret(16);
      open.put(id, new Trigger(person, clock.instant(), view));
      return id;
    });
  }

  /// Uses it up.
  ///
  /// @throws Refused if it is unknown, of another workspace, used already, or too old
  Trigger exchange(String id, Workspace workspace) throws Refused {
    if (changes.look(() -> exchanged.containsKey(id))) {
      throw new Refused("exchanged_trigger_id");
    }
    Trigger trigger = changes.make(() -> open.remove(id));
    if (trigger == null || trigger.person().workspace() != workspace) {
      throw new Refused("invalid_trigger_id");
    }
    changes.make(() -> exchanged.put(id, trigger));
    if (clock.instant().isAfter(trigger.at().plus(LIFE))) {
      throw new Refused("expired_trigger_id");
    }
    return trigger;
  }
}
