package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.mtasts.MxValue;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.report.Prose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What to paste in place of a faulty policy: what its author wrote where that can be read, and the
/// domain's own MX hosts.
///
/// @param reading the policy as it stands
record PolicyMending(PolicyReading reading, PasteText paste) {

  /// The whole file anew, and a new id for the record.
  Prose wholeFile() {
    PolicyMode mode =
        Optional.ofNullable(reading.fields().mode())
            .flatMap(PolicyMode::ofWord)
            .orElse(PolicyMode.TESTING);
    return wholeFile(mode, maxAge().orElseGet(() -> PasteText.usualMaxAge(mode)));
  }

  /// The whole file with another mode and max_age, and a new id for the record.
  Prose wholeFile(PolicyMode mode, Duration maxAge) {
    List<String> mx = mx();
    if (mx.isEmpty() && mode != PolicyMode.NONE) {
      return thenNewId(
          Prose.of(
              "Write the file anew as plain UTF-8 text without a byte order mark: {}, {}, one {}"
                  + " line for each MX host, and {}.",
              "version: STSv1",
              "mode: " + mode.word(),
              "mx:",
              "max_age: " + maxAge.toSeconds()));
    }
    return thenNewId(
        Prose.of(
            "Serve this text, as plain UTF-8 without a byte order mark:{}",
            block(PasteText.policy(mode, mx, maxAge, PasteText.LineEnd.LF))));
  }

  /// A policy as something to paste: without the last line end, of which a second one would make a
  /// blank line.
  static Prose.Block block(String policy) {
    return Prose.block(policy.stripTrailing());
  }

  /// One line in place of another, and a new id for the record.
  Prose line(String line) {
    return thenNewId(Prose.of("Let the line read:{}", Prose.block(line)));
  }

  /// One line more, and a new id for the record.
  Prose newLine(String line) {
    return thenNewId(Prose.of("Add this line:{}", Prose.block(line)));
  }

  /// Several lines, and a new id for the record.
  Prose lines(List<String> lines) {
    return thenNewId(Prose.of("Let the lines read:{}", Prose.block(String.join("\n", lines))));
  }

  /// The `mx` lines of the domain's own MX hosts, and a new id for the record.
  Prose mxLines() {
    return thenNewId(
        paste
            .mxLines()
            .map(lines -> Prose.of("These lines name the domain's MX hosts:{}", Prose.block(lines)))
            .orElseGet(() ->
                Prose.of(
                    "Name each MX host on a line of its own, as in {}.", "mx: mx1.example.com")));
  }

  /// Senders fetch a changed policy only when the record's id changed (RFC 8461 §3.1).
  Prose thenNewId(Prose prose) {
    return prose.then(
        " Then give the TXT record at {} a new id:{}",
        paste.domain().recordName(),
        Prose.block(paste.record()));
  }

  /// The live MX hosts, else the valid patterns of the file.
  private List<String> mx() {
    if (!paste.mxHosts().isEmpty()) {
      return paste.mxHosts().stream().map(Object::toString).toList();
    }
    return reading.fields().mx().stream()
        .map(MxValue::read)
        .flatMap(value ->
            value instanceof MxValue.Good(var pattern) ? Stream.of(pattern) : Stream.empty())
        .map(MxPattern::toString)
        .distinct()
        .limit(20)
        .toList();
  }

  private Optional<Duration> maxAge() {
    return Optional.ofNullable(reading.fields().maxAge())
        .filter(text -> text.matches("[0-9]{1,10}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .filter(age -> age.compareTo(Policy.LONGEST_MAX_AGE) <= 0);
  }
}
