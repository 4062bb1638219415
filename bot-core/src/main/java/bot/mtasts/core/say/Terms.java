package bot.mtasts.core.say;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.check.PasteJudge.Judgement;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.Outlook;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.report.Verdict;
import java.util.Locale;

/// What the terms of a report are called in front of people, the same on every platform.
public final class Terms {
  private Terms() {}

  public static String verdict(Verdict verdict) {
    return capitalised(verdict.word().replace('_', ' '));
  }

  public static String status(Status status) {
    return switch (status) {
      case PASS -> "pass";
      case WARN -> "warning";
      case FAIL -> "fail";
      case UNDETERMINED -> "not judged";
      case SKIPPED -> "skipped";
    };
  }

  public static String heading(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "To mend now";
      case WARNING -> "To mend soon";
      case INFO -> "Worth knowing";
    };
  }

  public static String effect(Effect effect) {
    return switch (effect) {
      case DELIVERY -> "mail is refused or delayed";
      case PROTECTION -> "mail flows unprotected";
    };
  }

  public static String outlook(Outlook outlook) {
    return switch (outlook) {
      case DELIVERS_PROTECTED -> "delivers, protected";
      case DELIVERS_UNPROTECTED -> "delivers, unprotected";
      case DELIVERS_AND_REPORTS -> "delivers, and reports failures";
      case REFUSES -> "refuses";
      case UNDETERMINED -> "not judged";
    };
  }

  /// The same in a word or two, for a picture.
  public static String brief(Outlook outlook) {
    return switch (outlook) {
      case DELIVERS_PROTECTED -> "protected";
      case DELIVERS_UNPROTECTED -> "unprotected";
      case DELIVERS_AND_REPORTS -> "delivers, reports";
      case REFUSES -> "mail is refused";
      case UNDETERMINED -> "not judged";
    };
  }

  public static String dimension(Dimension dimension) {
    return dimension.title();
  }

  /// What is being done while a stage runs.
  public static String stage(Stage stage) {
    return switch (stage) {
      case RECORD -> "Asking for the MTA-STS record";
      case NAME_SERVERS -> "Asking each name server";
      case POLICY -> "Fetching the policy";
      case MAIL_HOSTS -> "Trying STARTTLS at each mail host";
      case TLS_RPT -> "Asking for the TLS-RPT record";
      case DNSSEC -> "Validating DNSSEC";
    };
  }

  public static String owner(ActionPlan.Owner owner) {
    return switch (owner) {
      case MAIL_SERVER -> "Mail server";
      case WEB_SERVER -> "Web server";
      case DNS -> "DNS";
    };
  }

  /// What a pasted text is, and what senders would make of it.
  public static String judged(Judgement judgement) {
    String kind =
        switch (judgement.kind()) {
          case POLICY -> "a policy";
          case RECORD -> "an MTA-STS record";
          case TLS_RPT_RECORD -> "a TLS-RPT record";
        };
    if (judgement.hasCritical()) {
      return kind + " that senders would not use";
    }
    return judgement.findings().isEmpty()
        ? kind + " as it should be"
        : kind + " that senders can use, with something to know";
  }

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
