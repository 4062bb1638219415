package bot.mtasts.core.report;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// How real senders differ over a finding, in one line.
public final class SenderDifference {
  private SenderDifference() {}

  /// For example `accepted by mox, mailauth; refused by maddy`, from the `senders` of a finding.
  public static String inWords(Map<String, Object> senders) {
    return senders.entrySet().stream()
        .map(entry -> label(entry.getKey()) + " " + names(entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String label(String key) {
    return switch (key) {
      case "accept" -> "accepted by";
      case "refuse" -> "refused by";
      case "firstWins" -> "the first counts for";
      case "lastWins" -> "the last counts for";
      case "limitSeconds" -> "seconds allowed by";
      default -> key;
    };
  }

  private static String names(Object value) {
    return switch (value) {
      case Collection<?> names ->
          names.stream().map(Object::toString).collect(Collectors.joining(", "));
      case Map<?, ?> limits ->
          limits.entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }
}
