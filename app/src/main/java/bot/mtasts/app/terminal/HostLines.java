package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.MxSection;
import bot.mtasts.core.report.Outlook;
import java.util.List;

/// What a sender does with mail for each MX host.
final class HostLines {
  private static final int MOST_HOSTS = 20;

  private HostLines() {}

  static void write(Sheet sheet, CheckReport report) {
    List<MxSection> all = report.mx();
    if (all == null || all.isEmpty()) {
      return;
    }
    List<MxSection> hosts = all.stream().limit(MOST_HOSTS).toList();
    int numbers = hosts.stream().mapToInt(mx -> preference(mx).length()).max().orElse(0);
    int widest = hosts.stream().mapToInt(mx -> Columns.of(name(mx))).max().orElse(0);
    int names = Math.min(widest, sheet.width() / 2 - 8);
    sheet.gap();
    sheet.line(sheet.paint(Style.STRONG, "What a sender does with mail for"));
    hosts.forEach(mx -> host(sheet, mx, numbers, names));
    if (all.size() > MOST_HOSTS) {
      sheet.line("  … and " + (all.size() - MOST_HOSTS) + " more");
    }
  }

  private static void host(Sheet sheet, MxSection mx, int numbers, int names) {
    String margin = "  " + " ".repeat(numbers - preference(mx).length()) + preference(mx);
    String first = margin + (numbers == 0 ? "" : " ");
    int indent = first.length();
    if (Columns.of(name(mx)) > names) {
      sheet.paragraph(first, indent, sheet.paragraph().text(name(mx), Style.NORMAL));
      sheet.paragraph(" ".repeat(indent + 2), indent + 2, outlook(sheet, mx));
    } else {
      sheet.paragraph(
          first + Columns.padded(name(mx), names) + "  ", indent + names + 2, outlook(sheet, mx));
    }
  }

  private static Paragraph outlook(Sheet sheet, MxSection mx) {
    Paragraph words = sheet.paragraph().text(Signs.words(mx.outlook()), Signs.style(mx.outlook()));
    String reason = mx.starttls().reason();
    if (mx.outlook() == Outlook.REFUSES && mx.matchedBy() == null) {
      words.text(": no mx pattern of the policy covers it", Style.NORMAL);
    } else if (mx.outlook() != Outlook.DELIVERS_PROTECTED && reason != null) {
      words.text(" (STARTTLS: " + VisibleLine.of(reason) + ")", Style.FAINT);
    }
    return words;
  }

  private static String preference(MxSection mx) {
    return mx.preference() == null ? "" : mx.preference().toString();
  }

  private static String name(MxSection mx) {
    return VisibleLine.of(mx.host().text());
  }
}
