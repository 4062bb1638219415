package bot.mtasts.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.UnavailableException;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.command.discord.DiscordCommand;
import bot.mtasts.app.command.integrations.IntegrationsCommand;
import bot.mtasts.app.command.slack.SlackCommand;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.config.Kind;
import bot.mtasts.app.terminal.Paint;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.say.Nearest;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The whole command line: the list of subcommands, and how misuse is answered.
public final class CommandLineProgram {
  /// `./mtasts` alone, and the options that every command has.
  @Command(
      name = "mtasts",
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      description =
          "Tells whether a domain's mail is protected by MTA-STS, what is wrong, and what to paste where.",
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footer = {
        "",
        "Begin with:  ./mtasts check example.com",
        "or, with no network at all:  ./mtasts check --lab all-good.test"
      })
  @SuppressWarnings("UnusedVariable") // picocli acts on them by itself
  static final class Root {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        scope = ScopeType.INHERIT,
        description = "Show this help.")
    private boolean help;

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Show the version.")
    private boolean version;
  }

  private final Surroundings around;
  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

  public CommandLineProgram(Surroundings around, Workshop workshop, InstantSource clock) {
    this.around = around;
    commands.put("check", () -> new CheckCommand(around, workshop));
    commands.put("validate", () -> new ValidateCommand(around, clock));
    commands.put("explain", () -> new ExplainCommand(around));
    commands.put("generate", () -> new GenerateCommand(around, workshop, clock));
    commands.put("serve", () -> new ServeCommand(around, workshop));
    commands.put("integrations", () -> IntegrationsCommand.line(around, workshop));
    commands.put("slack", () -> SlackCommand.line(around));
    commands.put("discord", () -> DiscordCommand.line(around));
    commands.put("lab", () -> new LabCommand(around, workshop));
    commands.put("config", () -> new ConfigCommand(around));
  }

  /// Runs a command.
  ///
  /// @return the exit code
  public int run(List<String> arguments) {
    CommandLine root = commandLine(arguments);
    if (arguments.isEmpty()) {
      root.usage(around.out(), root.getColorScheme());
      around.out().flush();
      return ExitCode.USAGE;
    }
    int code = root.execute(arguments.toArray(new String[0]));
    around.out().flush();
    around.err().flush();
    return code;
  }

  // Only the command that is named is put in: to look at the annotations of all takes longer than
  // to parse the arguments.
  private CommandLine commandLine(List<String> arguments) {
    CommandLine root = new CommandLine(new Root());
    Supplier<Object> named = arguments.isEmpty() ? null : commands.get(arguments.getFirst());
    for (Supplier<Object> command : named == null ? commands.values() : List.of(named)) {
      root.addSubcommand(command.get());
    }
    root.setOut(new PrintWriter(around.out(), true, UTF_8));
    root.setErr(new PrintWriter(around.err(), true, UTF_8));
    root.setUsageHelpWidth(Math.clamp(around.screen().columns(), 60, 110));
    root.registerConverter(PolicyMode.class, CommandLineProgram::mode);
    root.registerConverter(GenerateCommand.Part.class, CommandLineProgram::part);
    root.registerConverter(Duration.class, CommandLineProgram::duration);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setColorScheme(
        Help.defaultColorScheme(around.paint() == Paint.COLOURED ? Help.Ansi.ON : Help.Ansi.OFF));
    root.setParameterExceptionHandler(this::misused);
    root.setExecutionExceptionHandler(this::failed);
    return root;
  }

  private static Duration duration(String text) {
    return switch (Kind.DURATION.reader().read(text, java.nio.file.Path.of(""))) {
      case Kind.Reading.Good<Duration>(var value) -> value;
      case Kind.Reading.Bad<Duration> _ ->
          throw new TypeConversionException("`" + text + "` is not " + Kind.DURATION.allowed());
    };
  }

  private static PolicyMode mode(String text) {
    return PolicyMode.ofWord(text.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new TypeConversionException("expected testing, enforce or none"));
  }

  private static GenerateCommand.Part part(String text) {
    return switch (text) {
      case "policy" -> GenerateCommand.Part.POLICY;
      case "record" -> GenerateCommand.Part.RECORD;
      case "tls-rpt" -> GenerateCommand.Part.TLS_RPT;
      default -> throw new TypeConversionException("expected policy, record or tls-rpt");
    };
  }

  private int failed(Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
    switch (failure) {
      case UsageException usage -> say(usage.sentences());
      case ConfigException config -> say(config.problems());
      case UnavailableException unavailable -> {
        say(List.of(unavailable.sentence()));
        return ExitCode.UNAVAILABLE;
      }
      case InterruptedException _ -> {
        around.err().println("mtasts: cancelled");
        return ExitCode.CANCELLED;
      }
      default -> {
        around.err().println("mtasts: stopped by a fault of ours:");
        failure.printStackTrace(around.err());
        return ExitCode.OUR_FAULT;
      }
    }
    return ExitCode.USAGE;
  }

  private void say(List<String> sentences) {
    sentences.forEach(sentence -> around.err().println("mtasts: " + sentence));
  }

  private int misused(ParameterException misuse, String[] arguments) {
    CommandLine command = misuse.getCommandLine();
    String what =
        misuse instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched, command)
            : VisibleLine.of(String.valueOf(misuse.getMessage()), 400);
    around.err().println("mtasts: " + what);
    around.err().println("See `./" + command.getCommandSpec().qualifiedName() + " --help`.");
    return ExitCode.USAGE;
  }

  private String unmatched(UnmatchedArgumentException unmatched, CommandLine command) {
    String word = unmatched.getUnmatched().getFirst();
    String shown = "`" + VisibleLine.of(word, 100) + "`";
    if (word.startsWith("-") && word.length() > 1) {
      List<String> known = new ArrayList<>();
      for (OptionSpec option : command.getCommandSpec().options()) {
        known.add(option.longestName());
      }
      return "there is no option " + shown + meant(Nearest.to(word.replaceFirst("=.*", ""), known));
    }
    if (command.getSubcommands().isEmpty()) {
      return shown + " is one argument too many";
    }
    if (command.getParent() != null) {
      return "there is no command "
          + shown
          + meant(Nearest.to(word, command.getSubcommands().keySet()));
    }
    if (word.contains(".")) {
      return "there is no command "
          + shown
          + "; did you mean `./mtasts check "
          + VisibleLine.of(word, 100)
          + "`?";
    }
    return "there is no command " + shown + meant(Nearest.to(word, commands.keySet()));
  }

  private static String meant(Optional<String> near) {
    return near.map(word -> "; did you mean `" + word + "`?").orElse("");
  }
}
