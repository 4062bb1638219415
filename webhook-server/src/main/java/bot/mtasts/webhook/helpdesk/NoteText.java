package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a note says, and how it looks in each of the formats that helpdesks take. Strangers' text
/// is escaped for the format and cut; the whole is at most about 20 kB.
///
/// @param parts from top to bottom
/// @param marker by which a later attempt finds this note again
public record NoteText(String subject, List<NotePart> parts, String marker) {
  // Measured in HTML, the longest of the formats. Jira's limit is 32,767 characters.
  private static final int LONGEST = 20_000;

  public NoteText {
    parts = List.copyOf(parts);
  }

  /// The marker of a message: `mtasts:msg_…`. In a note it stands in square brackets.
  public static String marker(String messageId) {
    return "mtasts:" + messageId;
  }

  /// The note on a report.
  ///
  /// @param page where the full report can be read; null when nowhere
  public static NoteText of(CheckReport report, @Nullable String page, String messageId) {
    List<NotePart> parts = new ArrayList<>();
    String verdict = report.verdict().word().replace('_', ' ');
    parts.add(new NotePart.Heading(Prose.of("MTA-STS of {}: " + verdict, report.domainUnicode())));
    parts.add(new NotePart.Words(report.summary()));
    findings(parts, report, page);
    end(parts, page);
    return new NoteText(
        "MTA-STS of %s: %s".formatted(report.domain().ascii(), verdict), parts, marker(messageId));
  }

  /// The note on a check that we gave up.
  public static NoteText ofFailure(
      String domain, String reason, @Nullable String page, String messageId) {
    List<NotePart> parts = new ArrayList<>();
    parts.add(new NotePart.Heading(Prose.of("MTA-STS of {}: not checked", domain)));
    parts.add(
        new NotePart.Words(
            Prose.of(
                "The check did not come to an end, and that says nothing of the domain: {}",
                Prose.words(reason))));
    end(parts, page);
    return new NoteText("MTA-STS of %s: not checked".formatted(domain), parts, marker(messageId));
  }

  /// As HTML of the plainest kind: `p`, `b`, `code`, `pre`, `a`.
  public String html() {
    return NoteFormats.html(parts, marker);
  }

  /// As text without any markup.
  public String plain() {
    return NoteFormats.plain(parts, marker);
  }

  /// As Jira's wiki text.
  public String wiki() {
    return NoteFormats.wiki(parts, marker);
  }

  /// As a document of Atlassian's (ADF).
  public ObjectNode adf() {
    return NoteFormats.adf(parts, marker);
  }

  private static void findings(List<NotePart> parts, CheckReport report, @Nullable String page) {
    int room = LONGEST - NoteFormats.html(parts, "").length();
    int left = 0;
    for (Finding finding : report.findings()) {
      List<NotePart> whole = finding.severity() == Severity.INFO ? brief(finding) : full(finding);
      int size = NoteFormats.html(whole, "").length();
      List<NotePart> fitting = size <= room ? whole : brief(finding);
      int length = NoteFormats.html(fitting, "").length();
      if (length > room) {
        left++;
      } else {
        room -= length;
        parts.addAll(fitting);
      }
    }
    if (left > 0) {
      parts.add(
          new NotePart.Words(
              Prose.of(
                  page == null
                      ? "{} more findings found no room in this note."
                      : "{} more findings are in the full report.",
                  left)));
    }
  }

  private static List<NotePart> brief(Finding finding) {
    return List.of(new NotePart.Title(title(finding)));
  }

  private static List<NotePart> full(Finding finding) {
    List<NotePart> parts = new ArrayList<>(brief(finding));
    parts.add(new NotePart.Words(finding.detail()));
    if (!finding.remedy().spans().isEmpty()) {
      parts.add(new NotePart.Words(Prose.of("What to do: ").then("{}", finding.remedy())));
    }
    return parts;
  }

  private static Prose title(Finding finding) {
    String severity =
        switch (finding.severity()) {
          case CRITICAL -> "To mend now";
          case WARNING -> "To mend soon";
          case INFO -> "Worth knowing";
        };
    return Prose.of(
        "{}: {}{}",
        Prose.words(severity),
        Prose.words(finding.code().title()),
        Prose.words(consequence(finding.effect())));
  }

  private static String consequence(@Nullable Effect effect) {
    return switch (effect) {
      case null -> "";
      case DELIVERY -> " (mail is refused or delayed)";
      case PROTECTION -> " (mail flows unprotected)";
    };
  }

  private static void end(List<NotePart> parts, @Nullable String page) {
    if (page != null) {
      parts.add(new NotePart.Page(page));
    }
  }
}
