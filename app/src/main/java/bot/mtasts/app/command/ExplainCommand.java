package bot.mtasts.app.command;

import bot.mtasts.app.Surroundings;
import bot.mtasts.app.terminal.Columns;
import bot.mtasts.app.terminal.MarkdownPage;
import bot.mtasts.app.terminal.Paint;
import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.say.FindingPages;
import bot.mtasts.core.say.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./mtasts explain CODE`: the page of a finding.
@Command(
    name = "explain",
    description = "Explain what a finding means, how to see it by hand, and how to mend it.")
public final class ExplainCommand implements Callable<Integer> {
  private static final int CODE_COLUMN = 30;

  private final Surroundings around;

  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      description = "Such as mx_partial_match; without one, all codes are listed.")
  private @Nullable String code;

  @Mixin private final ColorChoice color = new ColorChoice();

  public ExplainCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws UsageException {
    if (code == null) {
      list();
      return 0;
    }
    String asked = code.strip().replace('-', '_');
    FindingCode known =
        FindingCode.ofWord(asked).orElseThrow(() -> unknown(VisibleLine.of(asked, 80)));
    around
        .out()
        .print(
            new MarkdownPage(color.paint(around), around.screen().columns())
                .render(FindingPages.markdown(known)));
    return 0;
  }

  private static UsageException unknown(String asked) {
    List<String> words = Arrays.stream(FindingCode.values()).map(FindingCode::word).toList();
    return new UsageException(
        "there is no code `"
            + asked
            + "`"
            + Nearest.to(asked, words).map(near -> "; did you mean `" + near + "`?").orElse("")
            + "\nAll of them are listed by `./mtasts explain`.");
  }

  private void list() {
    Paint paint = color.paint(around);
    for (Dimension dimension : Dimension.values()) {
      around
          .out()
          .println(
              paint.paint(Paint.Style.STRONG, dimension.word())
                  + "  "
                  + paint.paint(Paint.Style.FAINT, dimension.asks().replace("`", "")));
      Arrays.stream(FindingCode.values())
          .filter(each -> each.dimension() == dimension)
          .forEach(each ->
              around.out().println("  " + Columns.padded(each.word(), CODE_COLUMN) + each.title()));
      around.out().println();
    }
    around.out().println("./mtasts explain CODE shows the page of one.");
  }
}
