package bot.mtasts.webhook.page;

import bot.mtasts.core.mtasts.VisibleLine;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;

/// Escapes every value of a page for where it stands, and before that makes visible what moves a
/// cursor, turns a direction or hides: no template can forget to.
final class VisibleOutput extends OwaspHtmlTemplateOutput {
  /// Where a long value is cut, in code points.
  static final int LONGEST = 1_000;

  private final StringOutput html;

  private VisibleOutput(StringOutput html) {
    super(html);
    this.html = html;
  }

  static VisibleOutput create() {
    return new VisibleOutput(new StringOutput());
  }

  @Override
  public void writeUserContent(@Nullable String value) {
    if (value != null) {
      super.writeUserContent(VisibleLine.of(value, LONGEST));
    }
  }

  /// The document so far.
  @Override
  public String toString() {
    return html.toString();
  }
}
