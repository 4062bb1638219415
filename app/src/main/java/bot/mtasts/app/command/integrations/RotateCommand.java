package bot.mtasts.app.command.integrations;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.command.ConfigChoice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./mtasts integrations rotate NAME`: a new key or secret, beside the old one for a day.
@Command(
    name = "rotate",
    description = "Make a new API key or signing secret; the old one works for 24 hours more.")
final class RotateCommand implements Callable<Integer> {
  private final Surroundings around;
  private final Workshop workshop;

  @Parameters(paramLabel = "NAME", description = "Which one.")
  private String name = "";

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  private static final class What {
    @Option(names = "--api-key", description = "A new API key.")
    boolean apiKey;

    @SuppressWarnings("UnusedVariable") // it is the other one where `apiKey` is not set
    @Option(names = "--signing-secret", description = "A new signing secret.")
    boolean signingSecret;
  }

  @Option(names = "--json", description = "As JSON: name, and apiKey or signingSecret.")
  private boolean json;

  @Mixin private final ConfigChoice config = new ConfigChoice();

  RotateCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws Exception {
    try (Desk desk = Desk.open(around, workshop, config)) {
      JsonNode made =
          desk.one(
              "POST",
              name,
              "/rotate",
              JsonNodeFactory.instance
                  .objectNode()
                  .put("what", what.apiKey ? "api-key" : "signing-secret"));
      around.out().print(json ? made + "\n" : inWords(made));
    }
    return ExitCode.OK;
  }

  private String inWords(JsonNode made) {
    return what.apiKey
        ? """
        The new API key of `%s`:

          %s

        Keep it now: it is not shown again. The one before works for 24 hours more.
        """
            .formatted(name, made.path("apiKey").asText())
        : """
        The new signing secret of `%s`:

          %s

        Keep it now: it is not shown again. For 24 hours, what we send is signed with both.
        """
            .formatted(name, made.path("signingSecret").asText());
  }
}
