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

  private final List<String> mxValues = new ArrayList<>();
  private final List<MxPattern> patterns = new ArrayList<>();
  private final List<Unknown> unknown = new ArrayList<>();

  /// Fields that a malformed line was plainly meant to be: they are not also called missing.
  private final Set<String> attempted = new HashSet<>();

  private @Nullable PolicyMode mode;
  private @Nullable Duration maxAge;

  private record Unknown(PolicyFileText.Line line, PolicyLine.Field field) {}

  private PolicyParser() {}

  /// Never throws, whatever strangers serve.
  public static PolicyReading read(byte[] file) {
    return new PolicyParser().readFile(PolicyFileText.of(file));
  }

  private PolicyReading readFile(PolicyFileText file) {
    Optional<PolicyProblem> noPolicy = NoPolicy.recognise(file);
    if (noPolicy.isPresent()) {
      return new PolicyReading(file.text(), null, fields(), List.of(noPolicy.get()));
    }
    file.faults().forEach(this::say);
    file.lines().forEach(this::readLine);
    sayBroken(file);
    sayMissing();
    unknown.forEach(u -> say(Kind.UNKNOWN_FIELD, u.line(), 0, u.field().name(), "", meant(u)));
    problems.sort(Comparator.comparingInt(p -> p.line() == 0 ? Integer.MAX_VALUE : p.line()));
    return new PolicyReading(file.text(), policy(), fields(), problems);
  }

  /// Malformed UTF-8, unless the line that holds it already says something worse.
  private void sayBroken(PolicyFileText file) {
    int number = file.brokenLine();
    if (number == 0 || problems.stream().anyMatch(p -> p.line() == number && spoils(p.kind()))) {
      return;
    }
    unknown.removeIf(u -> u.line().number() == number);
    PolicyFileText.Line line = file.lines().get(number - 1);
    say(Kind.MALFORMED, line, line.text().indexOf('\uFFFD'), "", "the line is not UTF-8", "");
  }

  private void readLine(PolicyFileText.Line line) {
    switch (PolicyLine.read(line.text())) {
      case PolicyLine.Blank _ -> say(Kind.BLANK_LINE, line, -1, "", "", "");
      case PolicyLine.Malformed(int at, String what, String meant) -> {
        attempted.add(meant);
        say(Kind.MALFORMED, line, at, "", what, meant);
      }
      case PolicyLine.Field field -> readField(line, field);
    }
  }

  private void readField(PolicyFileText.Line line, PolicyLine.Field field) {
    String name = field.name();
    if (name.equals("mx")) {
      readMx(line, field);
    } else if (values.putIfAbsent(name, field.value()) != null) {
      // §3.2: "If any non-repeated field […] is duplicated, all entries except for the first
      // SHALL be ignored."
      say(Kind.DUPLICATE_FIELD, line, 0, name, "", "");
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

  private void readVersion(PolicyFileText.Line line, PolicyLine.Field field) {
    if (!field.value().equals(VERSION)) {
      say(Kind.VERSION_INVALID, line, field.valueAt(), field.value(), "", VERSION);
    }
  }

  private void readMode(PolicyFileText.Line line, PolicyLine.Field field) {
    mode = PolicyMode.ofWord(field.value()).orElse(null);
    if (mode == null) {
      String meant = PolicyLine.modeMeant(field.value());
      say(Kind.MODE_INVALID, line, field.valueAt(), field.value(), "", meant);
      if (meant.equals(PolicyMode.NONE.word())) {
        attempted.add("mx");
      }
    }
  }

  private void readMaxAge(PolicyFileText.Line line, PolicyLine.Field field) {
    String value = field.value();
    // §3.2: 1*10(DIGIT), "with a maximum value of 31557600".
    boolean digits = value.length() <= 10 && value.matches("[0-9]+");
    Duration read = digits ? Duration.ofSeconds(Long.parseLong(value)) : null;
    if (read == null) {
      say(
          Kind.MAX_AGE_INVALID,
          line,
          field.valueAt(),
          value,
          value.matches("[0-9]+") ? "it has more than 10 digits" : "it is not a number of seconds",
          value.replaceAll("[,_ ']", "").matches("[0-9]{1,10}")
              ? value.replaceAll("[,_ ']", "")
              : "");
    } else if (read.compareTo(Policy.LONGEST_MAX_AGE) > 0) {
      String most = Long.toString(Policy.LONGEST_MAX_AGE.toSeconds());
      say(Kind.MAX_AGE_INVALID, line, field.valueAt(), value, "it is above 31557600", most);
    } else {
      maxAge = read;
    }
  }

  private void readMx(PolicyFileText.Line line, PolicyLine.Field field) {
    mxValues.add(field.value());
    switch (MxValue.read(field.value())) {
      case MxValue.Good(var pattern) -> patterns.add(pattern);
      case MxValue.Address _ -> say(Kind.MX_ADDRESS, line, field.valueAt(), field.value(), "", "");
      case MxValue.Bad(var what, var meant) ->
          say(Kind.MX_INVALID, line, field.valueAt(), field.value(), what, meant);
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
      say(kind, near.get().line(), 0, name, "the field is missing", key);
    } else {
      say(new PolicyProblem(kind, 0, 0, "", "", "the field is missing", ""));
    }
  }

  private static String meant(Unknown unknown) {
    return PolicyLine.keyMeant(unknown.field().name());
  }

  /// @param at the index of the fault in the line; negative when it is about the whole line
  private void say(
      Kind kind, PolicyFileText.Line line, int at, String part, String what, String meant) {
    String text = line.text();
    int column = at < 0 ? 0 : text.codePointCount(0, Math.min(at, text.length())) + 1;
    say(
        new PolicyProblem(
            kind, line.number(), column, VisibleLine.of(text), VisibleLine.of(part), what, meant));
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
