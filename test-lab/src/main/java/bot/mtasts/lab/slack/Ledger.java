package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the app did: its calls, its acknowledgements, and the rules it broke.
final class Ledger {
  private static final int KEPT = 20_000;

  private final Changes changes;
  private final List<ApiCall> calls = new ArrayList<>();
  private final List<ApiCall> limited = new ArrayList<>();
  private final List<Ack> acks = new ArrayList<>();
  private final List<BrokenRule> broken = new ArrayList<>();
  private final Set<Rule> expected = EnumSet.noneOf(Rule.class);

  Ledger(Changes changes) {
    this.changes = changes;
  }

  void called(ApiCall call) {
    changes.change(() -> keep(calls, call));
  }

  void limited(ApiCall call) {
    changes.change(() -> keep(limited, call));
  }

  void acknowledged(Ack ack) {
    changes.change(() -> keep(acks, ack));
  }

  void broke(BrokenRule rule) {
    changes.change(() -> keep(broken, rule));
  }

  void expect(Rule rule) {
    changes.change(() -> {
      expected.add(rule);
    });
  }

  List<ApiCall> calls() {
    return changes.look(() -> List.copyOf(calls));
  }

  List<ApiCall> limited() {
    return changes.look(() -> List.copyOf(limited));
  }

  List<Ack> acks() {
    return changes.look(() -> List.copyOf(acks));
  }

  List<BrokenRule> broken() {
    return changes.look(() -> List.copyOf(broken));
  }

  /// Fails if a rule was broken that nobody expected, or one was not that somebody did.
  void settle() {
    changes.look(() -> {
      var unexpected = broken.stream().filter(b -> !expected.contains(b.rule())).toList();
      if (!unexpected.isEmpty()) {
        throw new AssertionError(
            "the app broke Slack's rules:\n"
                + unexpected.stream()
                    .map(b -> "- " + b)
                    .distinct()
                    .collect(Collectors.joining("\n")));
      }
      var missed = EnumSet.noneOf(Rule.class);
      missed.addAll(expected);
      broken.forEach(b -> missed.remove(b.rule()));
      if (!missed.isEmpty()) {
        throw new AssertionError("expected to be broken, but kept: " + missed);
      }
      return true;
    });
  }

  // The playground may stand for weeks.
  private static <T> void keep(List<T> list, T entry) {
    list.add(entry);
    if (list.size() > KEPT) {
      list.removeFirst();
    }
  }
}
