package bot.mtasts.slack.in;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.Tokens.BotToken;
import bot.mtasts.slack.out.Outcome;
import bot.mtasts.slack.out.SlackClient;
import bot.mtasts.slack.out.SlackWeb;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The bot's voice in a workspace, to put there what a test presses and fills in.
final class TheirApi {
  private final FakeSlack slack;
  private final SlackWeb web;
  private final BotToken token;

  private TheirApi(FakeSlack slack, Workspace workspace) {
    this.slack = slack;
    this.web = new SlackWeb(SlackClient.of(slack.apiUrl()));
    this.token =
        new BotToken(workspace.id(), new Secret(workspace.installation().orElseThrow().botToken()));
  }

  static TheirApi with(FakeSlack slack, Workspace workspace) {
    return new TheirApi(slack, workspace);
  }

  Message post(Channel channel, String blocks) {
    try {
      ArrayNode parsed = (ArrayNode) new ObjectMapper().readTree(blocks);
      var posted = web.post(token, channel.id(), null, new SlackMessage("A message", parsed));
      return switch (posted) {
        case Outcome.Ok<SlackWeb.Posted>(var there) ->
            slack.awaitMessage(channel, message -> message.ts().equals(there.ts()));
        case Outcome.Refused<SlackWeb.Posted> _,
            Outcome.RateLimited<SlackWeb.Posted> _,
            Outcome.Unreached<SlackWeb.Posted> _ ->
            throw new AssertionError("not posted: " + posted);
      };
    } catch (JsonProcessingException e) {
      throw new AssertionError(blocks, e);
    }
  }

  void open(String trigger, ObjectNode view) {
    var opened = web.openModal(token, trigger, view);
    if (!opened.isOk()) {
      throw new AssertionError("not opened: " + opened);
    }
  }
}
