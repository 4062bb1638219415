package bot.mtasts.app.command;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.UnavailableException;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.config.AppConfig;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.log.ServerLog;
import bot.mtasts.app.terminal.Columns;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./mtasts serve`: everything that is configured, until it is told to stop.
@Command(
    name = "serve",
    description = "Run the webhook server: helpdesks and scripts ask, signed callbacks answer.",
    footer = {
      "",
      "Stops in good order on SIGTERM or Ctrl-C; a second one ends it at once.",
      "Exit code: 0 stopped when told to, 64 a configuration that cannot be used,",
      "69 its port is taken or its database cannot be reached."
    })
public final class ServeCommand implements Callable<Integer> {
  private final Surroundings around;
  private final Workshop workshop;

  @Option(
      names = "--lab",
      description = "Look at the model town of ./mtasts lab, with a key to try: no set-up.")
  private boolean lab;

  @Mixin private final ConfigChoice config = new ConfigChoice();

  public ServeCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws ConfigException, UnavailableException, InterruptedException {
    AppConfig settings = config.read(around).config();
    ServerLog.begin(around.err(), settings.service().log());
    // Here, not in a constant: to list the command in the help takes no logger.
    Logger log = LoggerFactory.getLogger(ServeCommand.class);
    try (Workshop.Service service =
        workshop.service(new Workshop.ServiceOrder(settings, around.environment(), lab))) {
      sayWhatIsOn(service);
      log.atInfo().addKeyValue("url", service.url()).log("started");
      around.stop().await();
      log.info("stopping");
      service.drain();
    }
    log.info("stopped");
    return ExitCode.OK;
  }

  private void sayWhatIsOn(Workshop.Service service) {
    int widest = service.parts().stream().mapToInt(part -> Columns.of(part.name())).max().orElse(0);
    for (Workshop.Part part : service.parts()) {
      around
          .out()
          .println(
              Columns.padded(part.name(), widest)
                  + (part.on() ? "  on   " : "  off  ")
                  + part.says());
    }
    around.out().println("listening on " + service.url());
    service.trial().ifPresent(trial -> around.out().print(tryIt(service.url(), trial)));
    around.out().flush();
  }

  private static String tryIt(String url, Workshop.Trial trial) {
    return """

    All it knows is the model town: `./mtasts lab --list` names its domains. Ask for a check and wait
    for the report,

      curl -s %1$s/api/v1/checks \\
        -H 'Authorization: Bearer %2$s' \\
        -H 'Content-Type: application/json' -H 'Prefer: wait=20' \\
        -d '{"domain": "mx-partial-match.test"}'

    or have it brought to a program of yours that listens on this machine:

      curl -s %1$s/api/v1/checks \\
        -H 'Authorization: Bearer %2$s' \\
        -H 'Content-Type: application/json' \\
        -d '{"domain": "mx-partial-match.test", "callback": "http://127.0.0.1:9000/"}'

    This listens there, and verifies that the callback is signed with the secret of this key:

      java docs/examples/Receive.java %3$s
    """
        .formatted(url, trial.apiKey().reveal(), trial.signingSecret().reveal());
  }
}
