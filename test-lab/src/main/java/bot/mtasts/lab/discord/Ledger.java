package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Changes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the app did: its calls, and the rules it broke.
final class Ledger {
  // A playground may stand for weeks.
  private static final int KEPT = 20_000;

  private final Changes changes;
  private final Deque<RestCall> calls = new ArrayDeque<>();
  private final Deque<BrokenRule> broken = new ArrayDeque<>();
  private final Set<Rule> expected = EnumSet.noneOf(Rule.class);

  Ledger(Changes changes) {
    this.changes = changes;
  }

  void called(RestCall call) {
    changes.change(() -> keep(calls, call));
  }

  void broke(Rule rule, String where, String words) {
    changes.change(() -> keep(broken, new BrokenRule(rule, where, words)));
  }

  void expect(Rule rule) {
    changes.change(() -> expected.add(rule));
  }

  List<RestCall> calls() {
    return changes.look(() -> List.copyOf(calls));
  }

  List<BrokenRule> broken() {
    return changes.look(() -> List.copyOf(broken));
  }

  /// Fails if a rule was broken that nobody expected, or one was not that somebody did.
  void settle() {
    changes.change(() -> {
      String unexpected =
          broken.stream()
              .filter(b -> !expected.contains(b.rule()))
              .map(b -> "- " + b)
              .distinct()
              .collect(Collectors.joining("\n"));
      if (!unexpected.isEmpty()) {
        throw new AssertionError("the app broke Discord's rules:\n" + unexpected);
      }
      var missed = EnumSet.copyOf(expected);
      broken.forEach(b -> missed.remove(b.rule()));
      if (!missed.isEmpty()) {
        throw new AssertionError("expected to be broken, but kept: " + missed);
      }
    });
  }

  private static <T> void keep(Deque<T> entries, T entry) {
    entries.addLast(entry);
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
  }
}
