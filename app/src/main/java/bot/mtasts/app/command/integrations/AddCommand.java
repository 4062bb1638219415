package bot.mtasts.app.command.integrations;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.command.ConfigChoice;
import bot.mtasts.app.command.UsageException;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.webhook.helpdesk.Presets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./mtasts integrations add NAME`: makes one, and shows its key and its secret this once.
@Command(
    name = "add",
    description = "Add one: prints its API key and its signing secret, this once.",
    footer = {
      "",
      "A secret that is given as KEY=VALUE stays in the shell's history: KEY=@FILE and KEY=- do not."
    })
final class AddCommand implements Callable<Integer> {
  private static final int LONGEST_SECRET = 20_000;

  private final Surroundings around;
  private final Workshop workshop;

  @Parameters(
      paramLabel = "NAME",
      description = "Lower case letters, digits and hyphens: part of /api/v1/hooks/NAME.")
  private String name = "";

  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      defaultValue = "generic",
      description = "The helpdesk, such as zammad (default: generic); see integrations presets.")
  private String preset = "generic";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the preset, such as url=https://desk.example.com.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--secret",
      paramLabel = "KEY=VALUE",
      description = "The same, of what is secret; KEY=@FILE reads a file, KEY=- standard input.")
  private List<String> secrets = new ArrayList<>();

  @Option(
      names = "--callback-host",
      paramLabel = "HOST",
      description = "Where its callbacks may go (default: any public host); may be repeated.")
  private List<String> callbackHosts = new ArrayList<>();

  @ArgGroup private @Nullable Scopes scopes;

  private static final class Scopes {
    @Option(
        names = "--scope",
        paramLabel = "SCOPE",
        description = "What its key may do: check, read (default: both); may be repeated.")
    List<String> some = new ArrayList<>();

    @Option(names = "--admin", description = "Its key may do everything, over all integrations.")
    boolean admin;
  }

  @Option(names = "--json", description = "As JSON: name, apiKey, signingSecret.")
  private boolean json;

  @Mixin private final ConfigChoice config = new ConfigChoice();

  AddCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws Exception {
    ObjectNode order = order();
    try (Desk desk = Desk.open(around, workshop, config)) {
      JsonNode made = desk.create(order);
      around.out().print(json ? made + "\n" : inWords(made, desk));
    }
    return ExitCode.OK;
  }

  private ObjectNode order() throws UsageException {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order.put("name", name).put("preset", preset);
    ObjectNode open = order.putObject("settings");
    for (String each : settings) {
      open.put(key("--set", each), value(each));
    }
    ObjectNode hidden = order.putObject("credentials");
    for (String each : secrets) {
      hidden.put(key("--secret", each), secret(each));
    }
    ArrayNode hosts = order.putArray("callbackHosts");
    callbackHosts.forEach(hosts::add);
    ArrayNode may = order.putArray("scopes");
    scopeWords().forEach(may::add);
    return order;
  }

  private List<String> scopeWords() {
    if (scopes == null) {
      return List.of(Scope.CHECK.word(), Scope.READ.word());
    }
    return scopes.admin
        ? List.of(Scope.CHECK.word(), Scope.READ.word(), Scope.ADMIN.word())
        : scopes.some;
  }

  // Only the key may be shown when something is wrong: the rest may be a secret.
  private static String key(String option, String pair) throws UsageException {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw new UsageException(option + " takes KEY=VALUE");
    }
    return pair.substring(0, equals);
  }

  private static String value(String pair) {
    return pair.substring(pair.indexOf('=') + 1);
  }

  private String secret(String pair) throws UsageException {
    String value = value(pair);
    String key = VisibleLine.of(key("--secret", pair), 80);
    try {
      if (value.equals("-")) {
        return content(around.in());
      }
      if (value.startsWith("@")) {
        Path file = around.workingDirectory().resolve(value.substring(1));
        try (InputStream in = Files.newInputStream(file)) {
          return content(in);
        }
      }
      return value;
    } catch (IOException e) {
      throw new UsageException("the file of the secret `" + key + "` cannot be read");
    }
  }

  // Whoever makes a file with a secret in it ends it with a line end, as a rule without meaning it.
  private static String content(InputStream in) throws IOException {
    return new String(in.readNBytes(LONGEST_SECRET), UTF_8).stripTrailing();
  }

  private String inWords(JsonNode made, Desk desk) {
    return """
    The integration `%s` is ready.

      API key         %s
      signing secret  %s

    Keep both now: they are not shown again. `./mtasts integrations rotate %s` makes new ones.

    Helpdesks post to  %s
    programs to        %s
    %s
    Who gets callbacks verifies them with the signing secret (Standard Webhooks).
    """
        .formatted(
            name,
            made.path("apiKey").asText(),
            made.path("signingSecret").asText(),
            name,
            desk.hookUrl(name),
            desk.checksUrl(),
            // The server has just taken the preset, so that it is one.
            Presets.find(preset).map(Calls::inWords).orElse(""));
  }
}
