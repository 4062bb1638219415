package bot.mtasts.app.command;

import bot.mtasts.app.DomainChecker;
import bot.mtasts.app.ExitCode;
import bot.mtasts.app.SideBySide;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.config.AppConfig;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.terminal.Paint;
import bot.mtasts.app.terminal.Progress;
import bot.mtasts.app.terminal.TerminalRenderer;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportJson;
import bot.mtasts.core.report.ReportMarkdown;
import bot.mtasts.core.report.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./mtasts check`: look at domains from outside and say what is so.
@Command(
    name = "check",
    description =
        "Check domains: whether MTA-STS protects their mail, what is wrong, what to paste.",
    footer = {
      "",
      "Exit code: 0 nothing critical, 1 something critical, 2 a verdict could not be given,",
      "64 a name that is no domain, or a wrong option or configuration."
    })
public final class CheckCommand implements Callable<Integer> {
  private static final int AT_A_TIME = 32;

  private final Surroundings around;
  private final Workshop workshop;

  @Parameters(
      paramLabel = "DOMAIN",
      arity = "0..*",
      description = "Such as example.com; - reads names from standard input.")
  private List<String> domains = new ArrayList<>();

  @Option(names = "--file", paramLabel = "FILE", description = "A file of names, one a line.")
  private List<Path> files = new ArrayList<>();

  @ArgGroup private @Nullable Format format;

  private static final class Format {
    @Option(names = "--json", description = "One JSON report per line.")
    boolean json;

    @Option(names = "--markdown", description = "Markdown, to paste into a ticket.")
    boolean markdown;
  }

  @Option(names = "--verbose", description = "With evidence, what was served, and timings.")
  private boolean verbose;

  @Option(names = "--explain-score", description = "With how the score came about.")
  private boolean explainScore;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "Earlier reports of --json, to compare with.")
  private @Nullable Path history;

  @Option(names = "--lab", description = "Look at the model town of ./mtasts lab: no set-up.")
  private boolean lab;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "The most one check may take, such as 10s.")
  private @Nullable Duration timeout;

  @Mixin private final ConfigChoice config = new ConfigChoice();
  @Mixin private final ColorChoice color = new ColorChoice();

  public CheckCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws Exception {
    List<DomainName> asked = new ArrayList<>();
    boolean refused = false;
    for (String name : AskedNames.gather(domains, files, around)) {
      DomainNameReading reading = DomainNameParser.parse(name);
      // Not a switch: the first pattern switch of a JVM costs some 50 ms, and this would be it.
      // Later
      // ones are paid while we wait for the network anyway.
      if (reading instanceof DomainNameReading.Understood(var domain)) {
        asked.add(domain);
      } else if (reading instanceof DomainNameReading.Refused(_, var sentence)) {
        around.err().println("mtasts: " + sentence);
        refused = true;
      }
    }
    HistoryFile past =
        history == null
            ? HistoryFile.none()
            : HistoryFile.read(around.workingDirectory().resolve(history), history.toString());
    AppConfig settings = withTimeout(config.read(around).config());
    int code = ExitCode.OK;
    if (!asked.isEmpty()) {
      try (DomainChecker checker = checker(settings, asked)) {
        code = run(checker, asked, past);
      }
    }
    return refused ? ExitCode.USAGE : code;
  }

  private DomainChecker checker(AppConfig settings, List<DomainName> asked) throws ConfigException {
    if (!lab) {
      return workshop.checker(settings);
    }
    Workshop.LabChecker town =
        workshop.labChecker(settings, asked.stream().map(DomainName::ascii).toList());
    asked.stream()
        .filter(domain -> !town.knows(domain.ascii()))
        .forEach(domain ->
            around
                .err()
                .println(
                    "mtasts: nobody lives at "
                        + domain
                        + " in the lab; its domains are listed by `./mtasts lab --list`"));
    return town;
  }

  private AppConfig withTimeout(AppConfig settings) {
    LookSettings.Limits limits = settings.limits();
    return timeout == null
        ? settings
        : settings.with(
            new LookSettings.Limits(timeout, limits.dns(), limits.fetch(), limits.smtp()));
  }

  private int run(DomainChecker checker, List<DomainName> asked, HistoryFile past)
      throws InterruptedException {
    Tally tally = new Tally();
    Function<CheckReport, String> saying = saying();
    try (Progress progress = new Progress(around, asked.size(), asked.getFirst().ascii())) {
      SideBySide.<DomainName, CheckReport>each(
          asked,
          AT_A_TIME,
          domain ->
              () -> {
                CheckReport report = checker.check(domain, past.of(domain.ascii()));
                progress.step();
                return report;
              },
          (domain, ending) -> progress.aside(() -> say(domain, ending, saying, tally)));
    } catch (ReaderGoneException e) {
      // `| head` has seen enough: what is left need not be checked.
      return ExitCode.READER_GONE;
    }
    if (format == null && asked.size() > 1) {
      around.out().println();
      around.out().println(tally.inWords());
    }
    return tally.exitCode();
  }

  private void say(
      DomainName domain,
      SideBySide.Ending<CheckReport> ending,
      Function<CheckReport, String> saying,
      Tally tally) {
    switch (ending) {
      case SideBySide.Ending.Done<CheckReport>(var report) -> {
        tally.count(report);
        around.out().print(saying.apply(report));
        if (around.out().checkError()) { // it flushes first
          throw new ReaderGoneException();
        }
      }
      case SideBySide.Ending.Broke<CheckReport>(var cause) -> {
        tally.broke();
        around.err().println("mtasts: " + domain + " could not be checked, by a fault of ours:");
        cause.printStackTrace(around.err());
      }
    }
  }

  private Function<CheckReport, String> saying() {
    if (format != null && format.json) {
      return report -> ReportJson.line(report) + "\n";
    }
    Between between = new Between();
    if (format != null && format.markdown) {
      return report -> between.text("\n---\n\n") + ReportMarkdown.of(report);
    }
    Paint paint = color.paint(around);
    TerminalRenderer renderer =
        new TerminalRenderer(
            new TerminalRenderer.Form(paint, around.screen().columns(), verbose, explainScore));
    String rule = "\n" + paint.paint(Paint.Style.FAINT, "─".repeat(40)) + "\n\n";
    return report -> between.text(rule) + renderer.render(report);
  }

  /// Standard output takes no more.
  private static final class ReaderGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// What stands between two reports: nothing before the first.
  private static final class Between {
    private boolean begun;

    String text(String separator) {
      String text = begun ? separator : "";
      begun = true;
      return text;
    }
  }

  /// What the reports came to.
  private static final class Tally {
    private final java.util.EnumMap<Verdict, Integer> verdicts =
        new java.util.EnumMap<>(Verdict.class);
    private boolean critical;
    private int broken;

    void count(CheckReport report) {
      verdicts.merge(report.verdict(), 1, Integer::sum);
      critical |= report.hasCritical();
    }

    void broke() {
      broken++;
    }

    int exitCode() {
      if (broken > 0) {
        return ExitCode.OUR_FAULT;
      }
      if (critical) {
        return ExitCode.CRITICAL;
      }
      return verdicts.containsKey(Verdict.UNDETERMINED) ? ExitCode.UNDETERMINED : ExitCode.OK;
    }

    String inWords() {
      int all = broken + verdicts.values().stream().mapToInt(Integer::intValue).sum();
      List<String> parts = new ArrayList<>();
      verdicts.forEach(
          (verdict, number) -> parts.add(number + " " + verdict.word().replace('_', ' ')));
      if (broken > 0) {
        parts.add(broken + " not checked by a fault of ours");
      }
      return all + " domains: " + String.join(", ", parts);
    }
  }
}
