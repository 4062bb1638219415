package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.report.Prose;

/// A part of a note, whatever format it will have.
public sealed interface NotePart {
  /// The first line.
  record Heading(Prose words) implements NotePart {}

  /// The line above a finding.
  record Title(Prose words) implements NotePart {}

  /// A paragraph; something to paste stands in it as a block of its own.
  record Words(Prose words) implements NotePart {}

  /// Where the full report is.
  record Page(String url) implements NotePart {}
}
