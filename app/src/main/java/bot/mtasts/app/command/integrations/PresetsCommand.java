package bot.mtasts.app.command.integrations;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.command.UsageException;
import bot.mtasts.app.terminal.Columns;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.say.Nearest;
import bot.mtasts.webhook.helpdesk.Need;
import bot.mtasts.webhook.helpdesk.Preset;
import bot.mtasts.webhook.helpdesk.Presets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./mtasts integrations presets`: the helpdesks we know, and what each needs.
@Command(
    name = "presets",
    description = "List the helpdesks we know, or what one of them needs to be told.")
final class PresetsCommand implements Callable<Integer> {
  private final Surroundings around;

  @Parameters(
      paramLabel = "PRESET",
      arity = "0..1",
      description = "Such as zammad; without one, all are listed.")
  private @Nullable String word;

  PresetsCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws UsageException {
    if (word == null) {
      list();
    } else {
      show(Presets.find(word).orElseThrow(() -> unknown(VisibleLine.of(String.valueOf(word), 80))));
    }
    return ExitCode.OK;
  }

  private static UsageException unknown(String asked) {
    List<String> words = Presets.all().stream().map(Preset::word).toList();
    return new UsageException(
        "there is no preset `"
            + asked
            + "`"
            + Nearest.to(asked, words).map(near -> "; did you mean `" + near + "`?").orElse(""));
  }

  private void list() {
    int widest = Presets.all().stream().mapToInt(each -> each.word().length()).max().orElse(0);
    for (Preset each : Presets.all()) {
      around.out().println(Columns.padded(each.word(), widest) + "  " + each.title());
    }
    around.out().println();
    around.out().println("What one needs to be told:  ./mtasts integrations presets zammad");
  }

  private void show(Preset preset) {
    around.out().println(preset.title());
    around.out().println();
    around.out().println(Calls.inWords(preset));
    around.out().println();
    List<Option> all =
        Stream.concat(
                Stream.concat(Presets.COMMON_SETTINGS.stream(), preset.settings().stream())
                    .map(need -> new Option("--set", need)),
                Stream.concat(preset.credentials().stream(), Presets.COMMON_CREDENTIALS.stream())
                    .map(need -> new Option("--secret", need)))
            .toList();
    around.out().println("To have notes written on tickets, `integrations add` takes:");
    around.out().println();
    all.stream().filter(Option::isForNotes).forEach(this::print);
    around.out().println();
    around.out().println("And where you want them:");
    around.out().println();
    all.stream().filter(option -> !option.isForNotes()).forEach(this::print);
  }

  private void print(Option option) {
    Need need = option.need();
    around.out().println("  " + option.name() + " " + need.name() + "=…");
    String condition = need.when() == Need.When.WITH ? "Needed with `" + need.with() + "`. " : "";
    around.out().println("      " + condition + need.sentence());
  }

  private record Option(String name, Need need) {
    // The address is optional as such, since without one no notes are wanted.
    boolean isForNotes() {
      return need.when() != Need.When.OPTIONAL || need.name().equals(Presets.URL);
    }
  }
}
