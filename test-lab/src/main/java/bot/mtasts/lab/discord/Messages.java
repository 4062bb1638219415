package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.MessageRules.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes what the app says, if Discord would: the same checks wherever it is said. Called while the
/// lock is held.
final class Messages {
  private final DiscordWorld world;

  Messages(DiscordWorld world) {
    this.world = world;
  }

  /// A new message.
  ///
  /// @param said `content`, `embeds`, `components`, `flags`, `allowed_mentions`
  /// @param reader the only one who is to see it; null for all
  /// @param interaction what it answers; null for nothing
  Post write(
      RestRequest request,
      JsonNode said,
      Channel channel,
      @Nullable DiscordPerson reader,
      @Nullable Interaction interaction)
      throws DiscordError {
    refuse(request, MessageRules.inMessage(said, request.files().size()));
    askForNobody(request, said);
    var post = new Post(world, channel, null, reader, interaction);
    post.say(said);
    post.attach(request.files());
    return post;
  }

  /// An edit.
  void edit(RestRequest request, JsonNode said, Post post) throws DiscordError {
    JsonNode before = post.content();
    refuse(request, MessageRules.inEdit(before, said));
    askForNobody(request, said);
    JsonNode after = MessageRules.edited(before, said);
    boolean empty =
        after.path("content").asText("").isBlank()
            && after.path("embeds").isEmpty()
            && after.path("components").isEmpty()
            && request.files().isEmpty();
    if (empty) {
      world.ledger.broke(Rule.EMPTY_MESSAGE, request.route().toString(), "an empty edit");
      throw DiscordError.of(DiscordError.Kind.EMPTY_MESSAGE);
    }
    post.say(after);
    post.attach(request.files());
  }

  /// Notes what is wrong, and refuses it if anything is.
  void refuse(RestRequest request, List<Violation> violations) throws DiscordError {
    if (violations.isEmpty()) {
      return;
    }
    for (Violation violation : violations) {
      world.ledger.broke(violation.rule(), request.route().toString(), violation.toString());
    }
    boolean nested = request.body().path("data").isObject();
    throw DiscordError.invalidForm(
        nested
            ? violations.stream()
                .map(v -> new Violation(v.rule(), "data." + v.path(), v.code(), v.words()))
                .toList()
            : violations);
  }

  private void askForNobody(RestRequest request, JsonNode said) {
    if (!MessageRules.mentionsNobody(said)) {
      world.ledger.broke(
          Rule.MENTIONS_NOBODY,
          request.route().toString(),
          "allowed_mentions is " + said.path("allowed_mentions"));
    }
  }
}
