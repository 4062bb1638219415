package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.ModeColumn;
import bot.mtasts.core.report.Prose;
import java.util.List;

/// What follows for mail when an MX host does not meet the policy (RFC 8461 §5).
final class Consequence {
  private Consequence() {}

  /// A sentence about that host, or those hosts.
  ///
  /// @param withoutPolicy what follows where no policy asks for anything
  static Prose ofUnmet(ModeColumn mode, String withoutPolicy) {
    return switch (mode) {
      case ENFORCE ->
          Prose.of("Senders that keep to the policy ({}) do not deliver there.", "mode: enforce");
      case TESTING ->
          Prose.of(
              "The policy is in testing, so senders deliver and report it; under {} they would"
                  + " not deliver there.",
              "enforce");
      case NONE -> new Prose(List.of(Prose.words(withoutPolicy)));
    };
  }
}
