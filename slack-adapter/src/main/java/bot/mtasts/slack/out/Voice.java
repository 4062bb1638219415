package bot.mtasts.slack.out;

import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.Tokens;
import bot.mtasts.slack.Tokens.BotToken;
import bot.mtasts.slack.out.ChannelPace.Method;
import bot.mtasts.slack.out.SlackWeb.Posted;
import bot.mtasts.slack.out.SlackWeb.Taken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Slack things in a workspace, and heeds what it answers: what is held back is not asked, a
/// limit holds back what comes after, a token that Slack no longer takes is reported.
final class Voice {
  /// Our own word for a workspace that we have no token of.
  static final String NOT_INSTALLED = SlackError.NOT_INSTALLED.word();

  private static final Logger log = LoggerFactory.getLogger(Voice.class);

  // What is left when Slack does not take the blocks: one section holds 3,000 characters.
  private static final int LONGEST_SECTION = 2_900;

  private final SlackWeb web;
  private final Tokens tokens;
  private final ChannelPace pace;

  Voice(SlackWeb web, Tokens tokens, ChannelPace pace) {
    this.web = web;
    this.tokens = tokens;
    this.pace = pace;
  }

  /// Posts a message when it is its turn in the channel.
  ///
  /// @param thread left out if there is no such thread any more; null for the channel itself
  /// @param patience for the turn
  Outcome<Posted> post(
      String team, String channel, @Nullable String thread, SlackMessage message, Duration patience)
      throws InterruptedException {
    Optional<Duration> away = pace.awaitTurn(team, channel, patience);
    if (away.isPresent()) {
      return new Outcome.RateLimited<>(away.get());
    }
    Outcome<Posted> posted =
        simplerIfUnfit(
            message, fit -> ask(team, Method.POST, token -> web.post(token, channel, thread, fit)));
    return thread != null && posted.word().equals("thread_not_found")
        ? post(team, channel, null, message, patience)
        : posted;
  }

  /// Puts something else in the place of a message of ours.
  Outcome<Posted> update(String team, String channel, String ts, SlackMessage message) {
    return simplerIfUnfit(
        message, fit -> ask(team, Method.UPDATE, token -> web.update(token, channel, ts, fit)));
  }

  /// Takes a message of ours away.
  Outcome<Taken> delete(String team, String channel, String ts) {
    return ask(team, Method.DELETE, token -> web.delete(token, channel, ts));
  }

  /// Shows a message to one person.
  Outcome<Taken> whisper(
      String team, String channel, String user, @Nullable String thread, SlackMessage message) {
    return simplerIfUnfit(
        message,
        fit -> ask(team, Method.WHISPER, token -> web.whisper(token, channel, user, thread, fit)));
  }

  /// Opens a modal.
  Outcome<SlackWeb.Shown> modal(String team, String trigger, ObjectNode view) {
    return ask(team, Method.VIEW, token -> web.openModal(token, trigger, view));
  }

  /// Asks with the token of a workspace, unless Slack wants no such calls just now.
  <T> Outcome<T> ask(String team, Method method, Function<BotToken, Outcome<T>> call) {
    Optional<BotToken> token = tokens.of(team);
    if (token.isEmpty()) {
      return new Outcome.Refused<>(NOT_INSTALLED, "");
    }
    Optional<Duration> held = pace.heldFor(team, method);
    if (held.isPresent()) {
      return new Outcome.RateLimited<>(held.get());
    }
    Outcome<T> outcome = call.apply(token.get());
    heed(team, method, outcome);
    return outcome;
  }

  /// Remembers what an answer asks of the calls after it.
  <T> void heed(String team, Method method, Outcome<T> outcome) {
    switch (outcome) {
      case Outcome.RateLimited<T>(var retryAfter) -> pace.hold(team, method, retryAfter);
      case Outcome.Refused<T>(var error, _) when SlackError.kind(error) == SlackError.Kind.TOKEN ->
          tokens.refused(team, error);
      case Outcome.Refused<T> _, Outcome.Ok<T> _, Outcome.Unreached<T> _ -> {}
    }
  }

  // The words are worth more than their looks.
  private static <T> Outcome<T> simplerIfUnfit(
      SlackMessage message, Function<SlackMessage, Outcome<T>> saying) {
    Outcome<T> outcome = saying.apply(message);
    if (outcome instanceof Outcome.Refused<T>(var error, var detail)
        && SlackError.kind(error) == SlackError.Kind.UNFIT) {
      log.atError()
          .addKeyValue("outcome", error)
          .addKeyValue("detail", detail)
          .addKeyValue("blocks", message.blocks().size())
          .log("slack did not take our blocks");
      return saying.apply(words(message.text()));
    }
    return outcome;
  }

  private static SlackMessage words(String text) {
    String cut = text.length() > LONGEST_SECTION ? text.substring(0, LONGEST_SECTION) + "…" : text;
    ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    blocks
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", cut);
    return new SlackMessage(cut, blocks);
  }
}
