package bot.mtasts.core.mtasts;

import bot.mtasts.core.mtasts.RecordProblem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the TXT records at `_mta-sts` (RFC 8461 §3.1).
public final class RecordParser {
  private static final VersionHead HEAD = new VersionHead("v=STSv1");
  private static final String ID = "id";
  private static final int LONGEST_ID = 32;

  /// A version that can be recognised in any letter case and place, also `v=STS1` or `v=MTA-STS`.
  private static final Pattern MEANT =
      Pattern.compile(
          "(?<![a-z0-9])sts[ \t]?v[ \t]?[0-9]|^[^a-z0-9]*v[ \t]*[=:][ \t]*\"?(mta-?)?sts",
          Pattern.CASE_INSENSITIVE);

  private RecordParser() {}

  /// Never throws, whatever strangers publish.
  ///
  /// @param texts every TXT record there, strings joined, one char per octet
  public static RecordReading read(List<String> texts) {
    List<RecordProblem> problems = new ArrayList<>();
    List<String> kept = texts.stream().filter(RecordParser::isKept).toList();
    if (kept.size() > 1) {
      // §3.1: "If the number of resulting records is not one […] senders MUST assume the recipient
      // domain does not have an available MTA-STS Policy".
      kept.forEach(text -> problems.add(new RecordProblem(Kind.MULTIPLE, text, 0, 0, "", "", "")));
      return new RecordReading(null, withOthers(problems, texts, RecordParser::isKept));
    }
    if (kept.size() == 1) {
      StsRecord record = readKept(kept.getFirst(), problems);
      return new RecordReading(record, withOthers(problems, texts, RecordParser::isKept));
    }
    texts.stream().filter(RecordParser::isMeant).map(RecordParser::badHead).forEach(problems::add);
    if (problems.isEmpty()) {
      problems.add(new RecordProblem(Kind.MISSING, "", 0, 0, "", "", ""));
    }
    return new RecordReading(null, withOthers(problems, texts, RecordParser::isMeant));
  }

  private static RecordProblem badHead(String text) {
    return new RecordProblem(
        Kind.MALFORMED,
        text,
        HEAD.faultColumn(text),
        HEAD.faultLength(text),
        "",
        HEAD.fault(text),
        HEAD.text());
  }

  /// Whether a TXT record is plainly meant for MTA-STS, well-formed or not.
  public static boolean isMeant(String text) {
    return MEANT.matcher(text).find();
  }

  /// §3.1 keeps what begins `v=STSv1;`, while its grammar allows a blank before the semicolon. The
  /// standard contradicts itself there (erratum 6285), so we keep both and say so.
  private static boolean isKept(String text) {
    return HEAD.firstSemicolon(text) > 0;
  }

  /// Senders discard whatever else stands at the name.
  private static List<RecordProblem> withOthers(
      List<RecordProblem> problems, List<String> texts, Predicate<String> alreadySpokenOf) {
    texts.stream()
        .filter(alreadySpokenOf.negate())
        .forEach(
            text -> problems.add(new RecordProblem(Kind.UNRELATED_TXT, text, 0, 0, "", "", "")));
    return problems;
  }

  private static @Nullable StsRecord readKept(String text, List<RecordProblem> problems) {
    int semicolon = HEAD.firstSemicolon(text);
    if (semicolon > HEAD.version().length()) {
      problems.add(
          new RecordProblem(
              Kind.AMBIGUOUS,
              text,
              HEAD.version().length() + 1,
              semicolon - HEAD.version().length(),
              text.substring(0, semicolon + 1),
              "a blank stands before the first semicolon",
              HEAD.text()));
    }
    TxtFields read = TxtFields.read(text, semicolon);
    read.faults()
        .forEach(fault ->
            problems.add(
                new RecordProblem(
                    Kind.MALFORMED,
                    text,
                    fault.column(),
                    fault.length(),
                    fault.part(),
                    fault.what(),
                    "")));
    return new FieldJudge(text, problems).judge(read);
  }

  /// Judges the fields of one record; a class because five methods share the same notes.
  private static final class FieldJudge {
    private final String text;
    private final List<RecordProblem> problems;
    private final List<TxtFields.Field> unknown = new ArrayList<>();
    private TxtFields.@Nullable Field id;

    FieldJudge(String text, List<RecordProblem> problems) {
      this.text = text;
      this.problems = problems;
    }

    @Nullable StsRecord judge(TxtFields read) {
      Set<String> names = new HashSet<>(Set.of("v"));
      for (TxtFields.Field field : read.fields()) {
        if (!names.add(field.name())) {
          // §3.1 is silent on duplicates in the record; we apply §3.2's "first one counts".
          say(Kind.DUPLICATE_FIELD, field, "the field stands there already", "");
        } else if (field.name().equals(ID)) {
          id = field;
          judgeId(field);
          continue;
        } else {
          unknown.add(field);
        }
        judgeExtension(field);
      }
      boolean malformed = has(Kind.MALFORMED);
      if (id == null && !malformed) {
        sayIdMissing();
      }
      unknown.forEach(field -> say(Kind.UNKNOWN_FIELD, field, "", ""));
      return id == null || malformed || has(Kind.ID_INVALID) ? null : new StsRecord(id.value());
    }

    private void judgeId(TxtFields.Field field) {
      String value = field.value();
      if (isId(value)) {
        return;
      }
      // `id=1, a=b` and `id=1 a=b`: the id is fine, the semicolon behind it is not there.
      int stop = 0;
      while (stop < value.length() && TxtFields.isAlphanumeric(value.charAt(stop))) {
        stop++;
      }
      String behind = value.substring(stop);
      int column = field.column() + ID.length() + 1 + stop;
      int blanks = behind.length() - behind.stripLeading().length();
      if (stop > 0 && behind.startsWith(",", blanks)) {
        say(
            Kind.MALFORMED,
            column,
            blanks + 1,
            field.text(),
            "a comma stands where a semicolon belongs",
            ";");
      } else if (stop > 0 && behind.matches("[ \t]+[A-Za-z0-9_.-]+=[^ \t=]*")) {
        say(
            Kind.MALFORMED,
            column,
            blanks,
            field.text(),
            "a semicolon is missing between two fields",
            ";");
      } else {
        // What is wrong comes first; of an id of good characters, what is too much.
        int tooMuch = behind.isEmpty() ? Math.max(0, stop - LONGEST_ID) : 0;
        say(
            Kind.ID_INVALID,
            column - tooMuch,
            tooMuch + oddCharacters(behind),
            value,
            idFault(value, behind),
            idMeant(value));
      }
    }

    private static int oddCharacters(String text) {
      int end = 0;
      while (end < text.length() && !TxtFields.isAlphanumeric(text.charAt(end))) {
        end++;
      }
      return end;
    }

    private void judgeExtension(TxtFields.Field field) {
      if (!field.hasExtensionValue()) {
        unknown.remove(field);
        say(
            Kind.MALFORMED,
            field,
            field.value().isEmpty()
                ? "a field has no value"
                : "a field's value holds a character that the grammar does not allow",
            "");
      }
    }

    private void sayIdMissing() {
      Optional<TxtFields.Field> nearest =
          unknown.stream().filter(field -> Spelling.isNear(field.name(), ID)).findFirst();
      nearest.ifPresentOrElse(
          field -> {
            unknown.remove(field);
            say(
                Kind.ID_MISSING,
                field.column(),
                field.name().length(),
                field.text(),
                "a field of a similar name stands there",
                ID);
          },
          () -> say(Kind.ID_MISSING, text.length() + 1, 0, "", "", ""));
    }

    private void say(Kind kind, TxtFields.Field field, String what, String meant) {
      say(kind, field.column(), field.text().length(), field.text(), what, meant);
    }

    private void say(Kind kind, int column, int length, String part, String what, String meant) {
      problems.add(new RecordProblem(kind, text, column, length, part, what, meant));
    }

    private boolean has(Kind kind) {
      return problems.stream().anyMatch(problem -> problem.kind() == kind);
    }
  }

  /// Whether a text can be an id: 1 to 32 letters and digits.
  static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_ID
        && text.chars().allMatch(TxtFields::isAlphanumeric);
  }

  private static String idFault(String value, String behind) {
    if (value.isEmpty()) {
      return "it is empty";
    }
    if (behind.isEmpty()) {
      return "it has %d characters, and 32 are the most".formatted(value.length());
    }
    return switch (behind.charAt(0)) {
      case ' ', '\t' -> "it holds a blank";
      case '-' -> "it holds a hyphen";
      case '_' -> "it holds an underscore";
      case '.' -> "it holds a dot";
      case ':' -> "it holds a colon";
      case '"' -> "it holds a quotation mark";
      default -> "it holds something other than letters and digits";
    };
  }

  /// The id without what it must not hold, if an id remains.
  private static String idMeant(String value) {
    String bare = value.replaceAll("[^A-Za-z0-9]", "");
    return isId(bare) ? bare : "";
  }
}
