package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.PolicySection;
import bot.mtasts.core.report.CheckReport.RecordSection;
import bot.mtasts.core.report.CheckReport.TlsRptSection;
import java.util.Collection;
import java.util.Map;

/// What the findings rest on, for `--verbose`.
final class Evidence {
  private static final int MOST_ELEMENTS = 40;

  private Evidence() {}

  /// A finding's evidence as an indented outline.
  static void of(Sheet sheet, Map<String, Object> evidence) {
    if (evidence.isEmpty()) {
      return;
    }
    sheet.gap();
    sheet.line("  " + sheet.paint(Style.STRONG, "evidence"));
    map(sheet, evidence, 4);
  }

  private static void map(Sheet sheet, Map<?, ?> map, int indent) {
    map.forEach((key, value) -> entry(sheet, key + ":", value, indent));
  }

  private static void entry(Sheet sheet, String label, Object value, int indent) {
    String margin = " ".repeat(indent);
    String shown = margin + sheet.paint(Style.FAINT, VisibleLine.of(label)) + " ";
    switch (value) {
      case Map<?, ?> map when label.equals("-") -> {
        String dash = "- ";
        for (Map.Entry<?, ?> field : map.entrySet()) {
          entry(sheet, dash + field.getKey() + ":", field.getValue(), indent);
          dash = "  ";
        }
      }
      case Map<?, ?> map -> {
        sheet.line(shown);
        map(sheet, map, indent + 2);
      }
      case Collection<?> list when list.isEmpty() -> sheet.line(shown + "none");
      case Collection<?> list -> {
        sheet.line(shown);
        list.stream()
            .limit(MOST_ELEMENTS)
            .forEach(element -> entry(sheet, "-", element, indent + 2));
        if (list.size() > MOST_ELEMENTS) {
          sheet.line(margin + "  … and " + (list.size() - MOST_ELEMENTS) + " more");
        }
      }
      default ->
          sheet.paragraph(
              shown,
              Math.min(indent + Columns.of(label) + 1, 30),
              sheet.paragraph().value(String.valueOf(value)));
    }
  }

  /// The texts as they were served.
  static void served(Sheet sheet, CheckReport report) {
    RecordSection record = report.record();
    if (record != null) {
      texts(sheet, "TXT at " + VisibleLine.of(record.name().text()), record.texts());
    }
    TlsRptSection tlsRpt = report.tlsRpt();
    if (tlsRpt != null) {
      texts(sheet, "TXT at " + report.domain().tlsRptName(), tlsRpt.texts());
    }
    PolicySection policy = report.policy();
    if (policy != null && policy.text() != null) {
      sheet.gap();
      sheet.paragraph(
          "", 4, sheet.paragraph().text("Served at " + VisibleLine.of(policy.url()), Style.STRONG));
      for (String line : VisibleLine.block(policy.text().stripTrailing()).split("\n", -1)) {
        sheet.line("    " + sheet.paint(Style.VALUE, line));
      }
    }
  }

  private static void texts(Sheet sheet, String title, Collection<String> texts) {
    sheet.gap();
    sheet.paragraph("", 4, sheet.paragraph().text(title, Style.STRONG));
    if (texts.isEmpty()) {
      sheet.line("    none");
    }
    for (String text : texts) {
      sheet.paragraph("    ", 4, sheet.paragraph().value(text));
    }
  }
}
