package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.Post.Content;
import bot.mtasts.lab.slack.Post.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts messages into channels, edits them and takes them away; refuses what Slack would not show.
final class Posts {
  private final Changes changes;
  private final Ids ids;
  private final Ledger ledger;

  Posts(Changes changes, Ids ids, Ledger ledger) {
    this.changes = changes;
    this.ids = ids;
    this.ledger = ledger;
  }

  /// What a message is to say, if Slack would show it.
  ///
  /// @param where the method, for the list of broken rules
  /// @param blocks null if none were given
  /// @throws Refused in Slack's words, if not
  Content content(String where, @Nullable String text, @Nullable JsonNode blocks) throws Refused {
    if (text == null && (blocks == null || blocks.isEmpty())) {
      throw broken(Rule.NO_TEXT, where, "no_text");
    }
    if (text != null && text.length() > Rule.MESSAGE_TEXT.limit()) {
      throw broken(Rule.MESSAGE_TEXT, where, "msg_too_long");
    }
    if (blocks == null) {
      return new Content(text == null ? "" : text, Json.array());
    }
    if (!blocks.isArray()) {
      throw broken(Rule.SHAPE, where, "invalid_blocks_format");
    }
    List<BlockRules.Violation> violations = BlockRules.inMessage(blocks);
    if (!violations.isEmpty()) {
      throw broken("invalid_blocks", where, violations);
    }
    if (BlockRules.tooLong(blocks)) {
      throw broken(Rule.TOTAL_TEXT, where, "msg_blocks_too_long");
    }
    return new Content(text == null ? "" : text, Elements.withIds(blocks, ids));
  }

  /// Notes what is wrong, and gives the refusal.
  Refused broken(String error, String where, List<BlockRules.Violation> violations) {
    violations.forEach(v -> ledger.broke(new BrokenRule(v.rule(), where, v.inSlacksWords())));
    return Refused.because(error, violations);
  }

  private Refused broken(Rule rule, String where, String error) {
    ledger.broke(new BrokenRule(rule, where, error));
    return new Refused(error);
  }

  Post say(
      Channel channel,
      Origin origin,
      String author,
      Content content,
      @Nullable String threadTs,
      @Nullable String reader) {
    return changes.make(() -> {
      var post = new Post(channel, ids.timestamp(), threadTs, author, origin, reader, content);
      channel.add(post);
      return post;
    });
  }

  void edit(Post post, Content content) {
    changes.change(() -> post.edit(content, ids.timestamp()));
  }

  void remove(Post post) {
    changes.change(() -> post.channel.remove(post));
  }
}
