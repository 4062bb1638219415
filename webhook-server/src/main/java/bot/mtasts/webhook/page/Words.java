package bot.mtasts.webhook.page;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.report.Outlook;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.report.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What words, signs and tones stand for what on a page. A tone is a class of the style sheet; it
/// never stands alone, since not everybody sees colours.
public final class Words {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  public static String tone(Verdict verdict) {
    return switch (verdict) {
      case PROTECTED -> "good";
      case TESTING, DISABLED -> "doubt";
      case ABSENT, BROKEN, AT_RISK -> "bad";
      case UNDETERMINED, NOT_APPLICABLE -> "faint";
    };
  }

  public static String sign(Status status) {
    return switch (status) {
      case PASS -> "✔";
      case WARN -> "!";
      case FAIL -> "✘";
      case UNDETERMINED -> "?";
      case SKIPPED -> "–";
    };
  }

  public static String tone(Status status) {
    return switch (status) {
      case PASS -> "good";
      case WARN -> "doubt";
      case FAIL -> "bad";
      case UNDETERMINED, SKIPPED -> "faint";
    };
  }

  public static String tone(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "bad";
      case WARNING -> "doubt";
      case INFO -> "faint";
    };
  }

  public static String sign(Outlook outlook) {
    return switch (outlook) {
      case DELIVERS_PROTECTED -> "✔";
      case DELIVERS_UNPROTECTED, DELIVERS_AND_REPORTS -> "!";
      case REFUSES -> "✘";
      case UNDETERMINED -> "?";
    };
  }

  public static String tone(Outlook outlook) {
    return switch (outlook) {
      case DELIVERS_PROTECTED -> "good";
      case DELIVERS_UNPROTECTED, DELIVERS_AND_REPORTS -> "doubt";
      case REFUSES -> "bad";
      case UNDETERMINED -> "faint";
    };
  }

  /// Which stages a dimension is judged from, as words with blanks between.
  public static String needs(Dimension dimension) {
    List<Stage> needs =
        switch (dimension) {
          case RECORD -> List.of(Stage.RECORD);
          case FETCH, CERTIFICATE, SYNTAX -> List.of(Stage.POLICY);
          case COVERAGE -> List.of(Stage.POLICY, Stage.MAIL_HOSTS);
          case STARTTLS -> List.of(Stage.MAIL_HOSTS);
          case CONSISTENCY -> List.of(Stage.RECORD, Stage.NAME_SERVERS, Stage.POLICY);
          case REPORTING -> List.of(Stage.TLS_RPT);
          case DANE -> List.of(Stage.MAIL_HOSTS, Stage.DNSSEC);
        };
    return String.join(" ", needs.stream().map(Stage::word).toList());
  }

  public static List<Dimension> dimensions() {
    return Arrays.asList(Dimension.values());
  }

  public static List<Stage> stages() {
    return Arrays.asList(Stage.values());
  }

  /// To the minute, in UTC.
  public static String when(Instant instant) {
    return WHEN.format(instant);
  }

  public static String day(Instant instant) {
    return DAY.format(instant);
  }

  /// `true` and `false` for people; null is what could not be judged.
  public static String yesOrNo(@Nullable Boolean flag) {
    if (flag == null) {
      return "not judged";
    }
    return flag ? "yes" : "no";
  }
}
