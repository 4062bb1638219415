package bot.mtasts.app.command.integrations;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.command.ConfigChoice;
import bot.mtasts.core.mtasts.VisibleLine;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./mtasts integrations test NAME`: sends something on the way that real results take.
@Command(
    name = "test",
    description = "Send a test on the way that real results take, and say how it ended.",
    footer = {"", "Exit code: 0 it was taken, 1 it was not."})
final class TestCommand implements Callable<Integer> {
  private static final int NOT_TAKEN = 1;

  private final Surroundings around;
  private final Workshop workshop;

  @Parameters(paramLabel = "NAME", description = "Which one.")
  private String name = "";

  @Option(
      names = "--ticket",
      paramLabel = "TICKET",
      description = "Write a note on this ticket of the helpdesk.")
  private @Nullable String ticket;

  @Option(
      names = "--callback",
      paramLabel = "URL",
      description = "Send a signed event to this URL.")
  private @Nullable String callback;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private final ConfigChoice config = new ConfigChoice();

  TestCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws Exception {
    try (Desk desk = Desk.open(around, workshop, config)) {
      JsonNode ended = desk.one("POST", name, "/test" + query(), null);
      around.out().print(json ? ended + "\n" : inWords(ended));
      return ended.path("outcome").asText().equals("accepted") ? ExitCode.OK : NOT_TAKEN;
    }
  }

  private String query() {
    List<String> parts = new ArrayList<>();
    if (ticket != null) {
      parts.add("ticket=" + URLEncoder.encode(ticket, UTF_8));
    }
    if (callback != null) {
      parts.add("callback=" + URLEncoder.encode(callback, UTF_8));
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static String inWords(JsonNode ended) {
    StringBuilder text = new StringBuilder();
    text.append(
        switch (ended.path("outcome").asText()) {
          case "accepted" -> "It was taken";
          case "declined" -> "It was declined";
          case "unreached" -> "It did not arrive";
          case "gone" -> "The destination takes nothing any more";
          case "forbidden" -> "It may not be sent there";
          case "not_sent" -> "Nothing was sent";
          default -> "It ended as `" + VisibleLine.of(ended.path("outcome").asText()) + "`";
        });
    if (ended.path("reason").isTextual()) {
      text.append(": ").append(VisibleLine.of(ended.path("reason").asText(), 400));
    } else if (ended.path("status").isInt()) {
      text.append(": HTTP ").append(ended.path("status").asInt());
    }
    text.append('\n');
    String excerpt = ended.path("excerpt").asText();
    if (!excerpt.isBlank()) {
      text.append("\nIt answered:\n\n").append(VisibleLine.block(excerpt.strip())).append('\n');
    }
    return text.toString();
  }
}
