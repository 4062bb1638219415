package bot.mtasts.core.mtasts;

import bot.mtasts.core.mtasts.PolicyProblem.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a policy file (RFC 8461 §3.2).
public final class PolicyParser {
  /// How many problems of one kind are kept: a file of 64 KiB can hold tens of thousands.
  public static final int MOST_PROBLEMS_OF_A_KIND = 100;

  /// The only value of `version`.
  private static final String VERSION = "STSv1";

  private final List<PolicyProblem> problems = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  /// The first value of each field that was read, unjudged.
  private final Map<String, String> values = new LinkedHashMap<>();

  private final List<WrittenField> written = new ArrayList<>();
  private final List<String> mxValues = new ArrayList<>();
  private final List<MxPattern> patterns = new ArrayList<>();
  private final List<Unknown> unknown = new ArrayList<>();

  /// Fields that a malformed line was plainly meant to be: they are not also called missing.
  private final Set<String> attempted = new HashSet<>();

  private @Nullable PolicyMode mode;
  private @Nullable Duration maxAge;

  private record Unknown(PolicyLines.Line line, PolicyLine.Field field) {}

  private PolicyParser() {}

  /// Never throws, whatever strangers serve.
  public static PolicyReading read(byte[] file) {
    return new PolicyParser().readFile(PolicyFileText.of(file));
  }

  private PolicyReading readFile(PolicyFileText file) {
    Optional<PolicyProblem> noPolicy = NoPolicy.recognise(file);
    if (noPolicy.isPresent()) {
      return new PolicyReading(file.text(), null, fields(), List.of(), List.of(noPolicy.get()));
    }
    file.faults().forEach(this::say);
    file.lines().forEach(this::readLine);
    sayBroken(file);
    sayMissing();
    unknown.forEach(u -> sayKey(Kind.UNKNOWN_FIELD, u.line(), u.field(), "", meant(u)));
    problems.sort(Comparator.comparingInt(p -> p.line() == 0 ? Integer.MAX_VALUE : p.line()));
    return new PolicyReading(file.text(), policy(), fields(), written, problems);
  }

  /// Malformed UTF-8, unless the line that holds it already says something worse.
  private void sayBroken(PolicyFileText file) {
    int number = file.brokenLine();
    if (number == 0 || problems.stream().anyMatch(p -> p.line() == number && spoils(p.kind()))) {
      return;
    }
    unknown.removeIf(u -> u.line().number() == number);
    PolicyLines.Line line = file.lines().get(number - 1);
    int at = line.text().indexOf('\uFFFD');
    say(Kind.MALFORMED, line, at, at + 1, "", "the line is not UTF-8", "");
  }

  private void readLine(PolicyLines.Line line) {
    switch (PolicyLine.read(line.text())) {
      case PolicyLine.Blank _ -> say(new PolicyProblem(Kind.BLANK_LINE, line.place(), "", "", ""));
      case PolicyLine.Malformed(int at, int end, String what, String meant) -> {
        attempted.add(meant);
        say(Kind.MALFORMED, line, at, end, "", what, meant);
      }
      case PolicyLine.Field field -> readField(line, field);
    }
  }

  private void readField(PolicyLines.Line line, PolicyLine.Field field) {
    String name = field.name();
    if (name.equals("mx") || !values.containsKey(name)) {
      written.add(new WrittenField(name, field.value(), line.place(field.valueAt(), field.end())));
    }
    if (name.equals("mx")) {
      readMx(line, field);
    } else if (values.putIfAbsent(name, field.value()) != null) {
      // §3.2: "If any non-repeated field […] is duplicated, all entries except for the first
      // SHALL be ignored."
      sayKey(Kind.DUPLICATE_FIELD, line, field, "", "");
    } else {
      switch (name) {
        case "version" -> readVersion(line, field);
        case "mode" -> readMode(line, field);
        case "max_age" -> readMaxAge(line, field);
        case "id" -> {
          // Not of RFC 8461, but some tools expect it; the consistency check compares it.
        }
        default -> unknown.add(new Unknown(line, field));
      }
    }
  }

  private void readVersion(PolicyLines.Line line, PolicyLine.Field field) {
    if (!field.value().equals(VERSION)) {
      sayValue(Kind.VERSION_INVALID, line, field, "", VERSION);
    }
  }

  private void readMode(PolicyLines.Line line, PolicyLine.Field field) {
    mode = PolicyMode.ofWord(field.value()).orElse(null);
    if (mode == null) {
      String meant = PolicyLine.modeMeant(field.value());
      sayValue(Kind.MODE_INVALID, line, field, "", meant);
      if (meant.equals(PolicyMode.NONE.word())) {
        attempted.add("mx");
      }
    }
  }

  private void readMaxAge(PolicyLines.Line line, PolicyLine.Field field) {
    String value = field.value();
    // §3.2: 1*10(DIGIT), "with a maximum value of 31557600".
    boolean digits = value.length() <= 10 && value.matches("[0-9]+");
    Duration read = digits ? Duration.ofSeconds(Long.parseLong(value)) : null;
    if (read == null) {
      sayValue(
          Kind.MAX_AGE_INVALID,
          line,
          field,
          value.matches("[0-9]+") ? "it has more than 10 digits" : "it is not a number of seconds",
          value.replaceAll("[,_ ']", "").matches("[0-9]{1,10}")
              ? value.replaceAll("[,_ ']", "")
              : "");
    } else if (read.compareTo(Policy.LONGEST_MAX_AGE) > 0) {
      String most = Long.toString(Policy.LONGEST_MAX_AGE.toSeconds());
      sayValue(Kind.MAX_AGE_INVALID, line, field, "it is above 31557600", most);
    } else {
      maxAge = read;
    }
  }

  private void readMx(PolicyLines.Line line, PolicyLine.Field field) {
    mxValues.add(field.value());
    switch (MxValue.read(field.value())) {
      case MxValue.Good(var pattern) -> patterns.add(pattern);
      case MxValue.Address _ -> sayValue(Kind.MX_ADDRESS, line, field, "", "");
      case MxValue.Bad(var what, var meant) -> sayValue(Kind.MX_INVALID, line, field, what, meant);
    }
  }

  private void sayMissing() {
    sayMissing("version", Kind.VERSION_INVALID);
    sayMissing("mode", Kind.MODE_INVALID);
    sayMissing("max_age", Kind.MAX_AGE_INVALID);
    if (mode != PolicyMode.NONE) {
      sayMissing("mx", Kind.MX_MISSING);
    }
  }

  private void sayMissing(String key, Kind kind) {
    boolean there = key.equals("mx") ? !mxValues.isEmpty() : values.containsKey(key);
    if (there || attempted.contains(key)) {
      return;
    }
    Optional<Unknown> near =
        unknown.stream().filter(u -> Spelling.isNear(u.field().name(), key)).findFirst();
    if (near.isPresent()) {
      String name = near.get().field().name();
      // One fault, one code: a misspelt field is missing, and not also unknown.
      unknown.removeIf(u -> u.field().name().equals(name));
      sayKey(kind, near.get().line(), near.get().field(), "the field is missing", key);
    } else {
      say(new PolicyProblem(kind, PolicyPlace.FILE, "", "the field is missing", ""));
    }
  }

  private static String meant(Unknown unknown) {
    return PolicyLine.keyMeant(unknown.field().name());
  }

  private void sayKey(
      Kind kind, PolicyLines.Line line, PolicyLine.Field field, String what, String meant) {
    say(kind, line, 0, field.name().length(), field.name(), what, meant);
  }

  private void sayValue(
      Kind kind, PolicyLines.Line line, PolicyLine.Field field, String what, String meant) {
    say(kind, line, field.valueAt(), field.end(), field.value(), what, meant);
  }

  /// @param at the index in the line of the first character at fault
  /// @param end the index behind the last one
  private void say(
      Kind kind, PolicyLines.Line line, int at, int end, String part, String what, String meant) {
    say(new PolicyProblem(kind, line.place(at, end), VisibleLine.of(part), what, meant));
  }

  private void say(PolicyProblem problem) {
    if (counts.merge(problem.kind(), 1, Integer::sum) <= MOST_PROBLEMS_OF_A_KIND) {
      problems.add(problem);
    }
  }

  private @Nullable Policy policy() {
    boolean usable = problems.stream().map(PolicyProblem::kind).noneMatch(PolicyParser::spoils);
    return mode == null || maxAge == null || !usable ? null : new Policy(mode, patterns, maxAge);
  }

  private static boolean spoils(Kind kind) {
    return switch (kind) {
      case MALFORMED, VERSION_INVALID, MODE_INVALID, MX_MISSING, MX_INVALID, MAX_AGE_INVALID ->
          true;
      case BLANK_LINE, MX_ADDRESS, DUPLICATE_FIELD, UNKNOWN_FIELD -> false;
    };
  }

  private PolicyReading.Fields fields() {
    return new PolicyReading.Fields(
        values.get("version"),
        values.get("mode"),
        mxValues,
        values.get("max_age"),
        values.get("id"));
  }
}
