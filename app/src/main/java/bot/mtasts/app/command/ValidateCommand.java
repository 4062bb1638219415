package bot.mtasts.app.command;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.terminal.JudgementRenderer;
import bot.mtasts.core.check.PasteJudge;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.probe.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./mtasts validate`: a policy or a record before it is published, without the network.
@Command(
    name = "validate",
    description = "Judge a policy file or a record before it is published, offline.",
    footer = {"", "Exit code: 0 senders can use it, 1 they cannot."})
public final class ValidateCommand implements Callable<Integer> {
  private final Surroundings around;
  private final InstantSource clock;

  @Parameters(
      paramLabel = "FILE",
      description = "A policy, or TXT records as in a zone file; - reads standard input.")
  private Path file = Path.of("");

  @Mixin private final ColorChoice color = new ColorChoice();

  public ValidateCommand(Surroundings around, InstantSource clock) {
    this.around = around;
    this.clock = clock;
  }

  @Override
  public Integer call() throws UsageException {
    byte[] text = read();
    String name = file.toString().equals("-") ? "standard input" : file.toString();
    if (text.length > HttpAnswer.LARGEST_BODY) {
      around
          .err()
          .println(
              "mtasts: "
                  + VisibleLine.of(name)
                  + " is larger than 64 KiB, where senders stop reading (RFC 8461 §3.3)");
      return ExitCode.CRITICAL;
    }
    PasteJudge.Judgement judgement = PasteJudge.judge(text, clock.instant());
    around
        .out()
        .print(
            new JudgementRenderer(color.paint(around), around.screen().columns())
                .render(name, judgement));
    return judgement.hasCritical() ? ExitCode.CRITICAL : ExitCode.OK;
  }

  private byte[] read() throws UsageException {
    Path path = around.workingDirectory().resolve(file);
    String shown = VisibleLine.of(file.toString());
    boolean standardInput = file.toString().equals("-");
    if (!standardInput && !Files.exists(path)) {
      throw new UsageException("there is no file " + shown);
    }
    try (InputStream in = standardInput ? around.in() : Files.newInputStream(path)) {
      return in.readNBytes(HttpAnswer.LARGEST_BODY + 1);
    } catch (IOException e) {
      throw new UsageException(shown + " cannot be read");
    }
  }
}
