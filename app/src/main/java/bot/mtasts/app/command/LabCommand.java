package bot.mtasts.app.command;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.terminal.Columns;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mtasts lab`: a model town of mail domains, to look at and to try things on.
@Command(
    name = "lab",
    description = "Keep a model town of good and faulty mail domains running, to try checks on.")
public final class LabCommand implements Callable<Integer> {
  private final Surroundings around;
  private final Workshop workshop;

  @Option(names = "--list", description = "Only list the domains.")
  private boolean listOnly;

  public LabCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() {
    list(workshop.inhabitants());
    return listOnly ? ExitCode.OK : stand();
  }

  private void list(List<Workshop.Inhabitant> all) {
    int widest = all.stream().mapToInt(each -> each.domain().length()).max().orElse(0);
    for (Workshop.Inhabitant each : all) {
      around.out().println(Columns.padded(each.domain(), widest) + "  " + each.shows());
    }
    around.out().println();
    around.out().println("Look at one, with no set-up:  ./mtasts check --lab all-good.test");
  }

  private int stand() {
    try (Workshop.Town town = workshop.town()) {
      around.out().println();
      around.out().println("The town is up until Ctrl-C. To look at it from another terminal, use");
      around.out().println("this as mtasts.yaml:");
      around.out().println();
      around.out().print(town.configuration());
      around.out().flush();
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (InterruptedException e) {
      return ExitCode.OK; // Ctrl-C is how it ends
    } catch (UncheckedIOException e) {
      around.err().println("mtasts: the lab " + e.getMessage() + "; is another one running?");
      return ExitCode.UNAVAILABLE;
    }
  }
}
