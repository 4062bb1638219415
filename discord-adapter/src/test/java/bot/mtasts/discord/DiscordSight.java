package bot.mtasts.discord;

import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.contract.Seen;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.discord.Modal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A message of ours as somebody sees it, with what can be pressed there.
record DiscordSight(Seen seen, Message message) {
  // In the order in which Discord reads: a sign behind a backslash is shown, code is.
  private static final Pattern SHOWN =
      Pattern.compile("\\\\[^0-9A-Za-z\\s]|```(?s:.*?)```|`[^`\n]+`");
  private static final Pattern OURS =
      Pattern.compile("\\[[^\\[\\]\n]*\\]\\(https://www\\.rfc-editor\\.org/[^)\\s]*\\)|<t:\\d+:f>");
  private static final Pattern OBEYED =
      Pattern.compile("@(?:everyone|here)|<[@#:/a-z!][^>]*>|\\]\\([^)]*\\)|https?:\\S+");

  static DiscordSight of(Message message) {
    List<String> versions =
        Stream.concat(
                message.earlier().stream().map(Message.Version::words), Stream.of(message.words()))
            .toList();
    return new DiscordSight(
        new Seen(
            message.id(),
            versions,
            carried(message.components()).flatMap(text -> Press.read(text).stream()).toList(),
            versions.stream().flatMap(DiscordSight::obeyed).toList(),
            message.ephemeral(),
            false),
        message);
  }

  /// A form, which nobody else sees.
  static Seen of(Modal modal) {
    return new Seen(modal.opener().id(), List.of(modal.title()), List.of(), List.of(), true, true);
  }

  /// Presses a button, or chooses what stands for it in a menu.
  Interaction pressedBy(DiscordPerson person, Press press) {
    if (message.component(press.text()).isPresent()) {
      return person.presses(message, press.text());
    }
    return each(message.components())
        .filter(node -> carried(node.path("options")).anyMatch(press.text()::equals))
        .findFirst()
        .map(menu -> person.chooses(message, menu.path("custom_id").asText(), press.text()))
        .orElseThrow(() -> new AssertionError("no %s on %s".formatted(press, seen)));
  }

  /// What buttons and options carry.
  private static Stream<String> carried(JsonNode components) {
    return each(components)
        .flatMap(node -> Stream.of(node.path("custom_id"), node.path("value")))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private static Stream<String> obeyed(String words) {
    String read = OURS.matcher(SHOWN.matcher(words).replaceAll("")).replaceAll("");
    return OBEYED.matcher(read).results().map(MatchResult::group);
  }

  /// A tree's nodes, from the outside in.
  private static Stream<JsonNode> each(JsonNode node) {
    return Stream.concat(
        Stream.of(node),
        StreamSupport.stream(node.spliterator(), false).flatMap(DiscordSight::each));
  }
}
