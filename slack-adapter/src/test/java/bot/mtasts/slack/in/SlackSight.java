package bot.mtasts.slack.in;

import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.contract.Seen;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.View;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Something of ours as one person has it before them, and how they press what is on it.
///
/// @param blocks of its last version
/// @param presser presses, or chooses from a menu, for Slack
record SlackSight(Seen seen, JsonNode blocks, Presser presser) {
  // All that Slack obeys stands between these: mentions of people, groups and channels, and links.
  // Moments and the standards are ours.
  private static final Pattern OBEYED =
      Pattern.compile("<(?!!date\\^|https://www\\.rfc-editor\\.org/)[^>]*>");

  // What it finds by itself where it is not told to leave the text as it is.
  private static final Pattern FOUND = Pattern.compile("(?<!\\S)[@#]\\w+|\\w+://\\S+");

  private static final String FORM_FIELD = "input";

  /// What Slack's clients do for a person.
  private interface Presser {
    /// @param option of a menu; empty for a button
    Delivery press(SlackPerson person, String actionId, Optional<String> option);
  }

  static SlackSight of(Message message) {
    List<Message.Version> versions =
        Stream.concat(
                message.earlier().stream(),
                Stream.of(new Message.Version(message.text(), message.blocks())))
            .toList();
    return new SlackSight(
        new Seen(
            message.channel() + " " + message.ts(),
            versions.stream().map(Message.Version::words).toList(),
            presses(message.blocks()),
            versions.stream()
                .flatMap(version ->
                    Stream.concat(found(OBEYED, version.text()), obeyed(version.blocks())))
                .toList(),
            message.ephemeral() || message.channel().startsWith("D"),
            false),
        message.blocks(),
        (person, actionId, option) ->
            option
                .map(value -> person.chooses(message, actionId, value))
                .orElseGet(() -> person.presses(message, actionId)));
  }

  static SlackSight of(View view) {
    return new SlackSight(
        new Seen(
            view.id(),
            List.of(view.title() + "\n" + view.words()),
            presses(view.blocks()),
            obeyed(view.blocks()).toList(),
            true,
            each(view.blocks()).anyMatch(node -> FORM_FIELD.equals(type(node)))),
        view.blocks(),
        (person, actionId, option) ->
            option
                .map(value -> person.chooses(view, actionId, value))
                .orElseGet(() -> person.presses(view, actionId)));
  }

  /// Presses a button, or chooses what stands for it in a menu.
  Delivery pressedBy(SlackPerson person, Press press) {
    for (JsonNode element : each(blocks).filter(node -> node.has("action_id")).toList()) {
      String actionId = element.path("action_id").asText();
      if (carries(element, press)) {
        return presser.press(person, actionId, Optional.empty());
      }
      for (JsonNode option : element.path("options")) {
        if (carries(option, press)) {
          return presser.press(person, actionId, Optional.of(press.text()));
        }
      }
    }
    throw new AssertionError("no %s on %s".formatted(press, seen));
  }

  private static boolean carries(JsonNode element, Press press) {
    return element.path("value").asText().equals(press.text());
  }

  private static List<Press> presses(JsonNode blocks) {
    return blocks.findValuesAsText("value").stream()
        .flatMap(value -> Press.read(value).stream())
        .toList();
  }

  /// What Slack would make of the texts that it reads as mark-up.
  private static Stream<String> obeyed(JsonNode blocks) {
    return each(blocks)
        .filter(node -> "mrkdwn".equals(type(node)))
        .flatMap(node -> {
          String text = node.path("text").asText();
          Stream<String> marked = found(OBEYED, text);
          return node.path("verbatim").asBoolean()
              ? marked
              : Stream.concat(marked, found(FOUND, text));
        });
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group);
  }

  private static String type(JsonNode node) {
    return node.path("type").asText();
  }

  /// A tree's nodes, from the outside in.
  private static Stream<JsonNode> each(JsonNode node) {
    return Stream.concat(
        Stream.of(node), StreamSupport.stream(node.spliterator(), false).flatMap(SlackSight::each));
  }
}
