package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.CheckReport.MxSection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A report as Markdown (CommonMark with the tables of GitHub), to paste into a ticket. Strangers'
/// text stands in code spans and fences only, where neither markup nor mentions are obeyed.
public final class ReportMarkdown {
  private ReportMarkdown() {}

  /// Ends with a line end.
  public static String of(CheckReport report) {
    StringBuilder md = new StringBuilder();
    md.append("# MTA-STS of ").append(code(report.domainUnicode())).append("\n\n");
    md.append("**").append(words(report.verdict().word())).append("**").append(score(report));
    md.append(": ").append(prose(report.summary())).append("\n\n");
    dimensions(md, report);
    for (Severity severity : Severity.values()) {
      findings(md, report.findings(severity), severity);
    }
    hosts(md, report);
    md.append("Looked at ")
        .append(report.startedAt())
        .append(" in ")
        .append(SpanOfTime.took(report.took()))
        .append(", report ")
        .append(code(report.id()))
        .append(".\n");
    return md.toString();
  }

  private static String score(CheckReport report) {
    Integer total = report.score().total();
    return total == null
        ? ""
        : ", score %d of 100, grade %s"
            .formatted(total, Objects.requireNonNullElse(report.score().grade(), "none"));
  }

  private static void dimensions(StringBuilder md, CheckReport report) {
    md.append("| dimension | status | |\n|---|---|---|\n");
    for (Outcome outcome : report.outcomes()) {
      md.append("| ")
          .append(outcome.dimension().word())
          .append(" | ")
          .append(Emoji.of(outcome.status()))
          .append(' ')
          .append(outcome.status().word())
          .append(" | ")
          .append(cell(DimensionNote.of(report, outcome)))
          .append(" |\n");
    }
    md.append('\n');
  }

  private static void findings(StringBuilder md, List<Finding> findings, Severity severity) {
    if (findings.isEmpty()) {
      return;
    }
    md.append("## ").append(heading(severity)).append("\n\n");
    for (Finding finding : findings) {
      md.append("### ").append(escape(finding.code().title())).append(" (");
      md.append(code(finding.code().word())).append(")\n\n");
      md.append(prose(finding.detail())).append("\n\n");
      String remedy = prose(finding.remedy());
      if (!remedy.isEmpty()) {
        md.append("**What to do:** ").append(remedy).append("\n\n");
      }
      md.append("_").append(SmallPrint.of(finding)).append("_\n\n");
    }
  }

  private static String heading(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "To mend now";
      case WARNING -> "To mend soon";
      case INFO -> "Worth knowing";
    };
  }

  private static void hosts(StringBuilder md, CheckReport report) {
    List<MxSection> hosts = report.mx();
    if (hosts == null || hosts.isEmpty()) {
      return;
    }
    md.append("## What senders do\n\n| MX host | matched by | STARTTLS | sender |\n");
    md.append("|---|---|---|---|\n");
    for (MxSection mx : hosts) {
      md.append("| ").append(cellCode(mx.host().text())).append(" | ");
      md.append(mx.matchedBy() == null ? "nothing" : cellCode(mx.matchedBy())).append(" | ");
      String reason = mx.starttls().reason();
      String version = mx.starttls().tlsVersion();
      md.append(
          reason != null ? escape(reason) : version != null ? cellCode(version) : "not judged");
      md.append(" | ").append(words(mx.outlook().word())).append(" |\n");
    }
    md.append('\n');
  }

  private static String words(String word) {
    return word.replace('_', ' ');
  }

  /// Words for Markdown: our text escaped, values as code spans, blocks as fences of their own.
  public static String prose(Prose prose) {
    return prose.spans().stream()
        .map(span ->
            switch (span) {
              case Prose.Text(var text) -> escape(text);
              case Prose.Code(var value) -> code(value);
              case Prose.Block(var text) -> "\n\n" + fence(text) + "\n\n";
            })
        .collect(Collectors.joining())
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  private static String cell(Prose prose) {
    return prose.spans().stream()
        .map(span ->
            switch (span) {
              case Prose.Text(var text) -> escape(text);
              case Prose.Code(var value) -> cellCode(value);
              case Prose.Block(var text) -> cellCode(text);
            })
        .collect(Collectors.joining());
  }

  /// A value as a code span, fenced by more backticks than it holds.
  static String code(String value) {
    String shown = VisibleLine.of(value);
    if (shown.isEmpty()) {
      return "(empty)";
    }
    String ticks = "`".repeat(longestRun(shown) + 1);
    // CommonMark §6.1 strips one space from both ends: it keeps backticks and spaces there.
    boolean pad = shown.startsWith("`") || shown.endsWith("`") || shown.startsWith(" ");
    return pad ? ticks + " " + shown + " " + ticks : ticks + shown + ticks;
  }

  // In a table GitHub splits cells at a bar even inside a code span.
  private static String cellCode(String value) {
    return code(value).replace("|", "\\|");
  }

  private static String fence(String text) {
    String shown = VisibleLine.block(text).stripTrailing();
    String ticks = "`".repeat(Math.max(3, longestRun(shown) + 1));
    return ticks + "\n" + shown + "\n" + ticks;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /// Plain text in which no character is taken for markup, a mention or a tag.
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : VisibleLine.of(text, Integer.MAX_VALUE).toCharArray()) {
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '&' -> escaped.append("&amp;");
        case '@' -> escaped.append("&#64;"); // no mentions
        case '\\', '`', '*', '_', '[', ']', '|', '~', '#', '!', '>' -> {
          escaped.append('\\').append(c);
        }
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /// The line below a finding: source, effect, what senders report, how they differ.
  private static final class SmallPrint {
    private SmallPrint() {}

    static String of(Finding finding) {
      StringBuilder line = new StringBuilder(escape(finding.code().source()));
      if (finding.effect() != null) {
        line.append(", effect: ").append(finding.effect().word());
      }
      if (!finding.senderReports().isEmpty()) {
        line.append(", senders report ").append(codes(finding.senderReports()));
      }
      Map<String, Object> senders = finding.senders();
      if (senders != null) {
        line.append(", senders differ: ").append(escape(SenderDifference.inWords(senders)));
      }
      return line.toString();
    }

    private static String codes(List<String> values) {
      return values.stream().map(ReportMarkdown::code).collect(Collectors.joining(", "));
    }
  }
}
