package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.report.Prose;

/// Numbered steps with something to paste in each.
public final class Instructions {
  private final Sheet sheet;
  private int number;

  public Instructions(Paint paint, int width) {
    this.sheet = new Sheet(paint, Math.clamp(width, 40, 100));
  }

  /// One more step.
  public void step(String title, Prose words) {
    number++;
    sheet.gap();
    sheet.line(sheet.paint(Style.STRONG, number + ". " + title));
    sheet.prose(3, words, Style.NORMAL);
  }

  /// Words below the steps.
  public void note(Prose words) {
    sheet.gap();
    sheet.prose(0, words, Style.NORMAL);
  }

  @Override
  public String toString() {
    return sheet.toString();
  }
}
