package bot.mtasts.slack.out;

import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.Tokens.BotToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.view.View;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What we ask of Slack's Web API, through Slack's own SDK. Every call blocks, 10 s at most; a
/// thread that is interrupted gets [Outcome.Unreached] and stays interrupted.
public final class SlackWeb {
  // As many as Slack gives at once: each page counts against 20 a minute.
  private static final int PAGE = 1_000;

  private final MethodsClient methods;

  /// Asks through this client.
  ///
  /// @param slack of [SlackClient#of]
  public SlackWeb(Slack slack) {
    this.methods = slack.methods();
  }

  /// A message as it stands in Slack.
  ///
  /// @param channel its id, whatever the channel was called when it was posted
  /// @param ts its id within the channel
  public record Posted(String channel, String ts) {}

  /// It was taken, and there is nothing to tell of it.
  public record Taken() {}

  /// A modal or a home page.
  ///
  /// @param hash of this state of it, to update nothing newer
  public record Shown(String id, String hash) {}

  /// A channel.
  ///
  /// @param name without `#`; empty for a direct message
  /// @param member whether we are in it
  public record Channel(String id, String name, boolean archived, boolean member) {}

  /// Some of the channels that we can see.
  ///
  /// @param next where the next page begins; empty on the last, and for a look at one channel
  /// @param scopes what our token may do, as Slack told with its answer; empty when it did not
  public record Channels(List<Channel> channels, String next, List<String> scopes) {
    public Channels {
      channels = List.copyOf(channels);
      scopes = List.copyOf(scopes);
    }
  }

  /// Who we are in a workspace.
  ///
  /// @param team the workspace's id
  /// @param user the bot's id
  /// @param name the bot's, as it is mentioned
  public record Self(String team, String teamName, String user, String name) {}

  /// Posts a message.
  ///
  /// @param channel its id or name; a person's id for the direct messages with them
  /// @param thread the `ts` of the message in whose thread to post; null for the channel itself
  public Outcome<Posted> post(
      BotToken token, String channel, @Nullable String thread, SlackMessage message) {
    return call(
        () ->
            methods.chatPostMessage(request ->
                request
                    .token(token.token().reveal())
                    .channel(channel)
                    .threadTs(thread)
                    .text(message.text())
                    .blocksAsString(message.blocks().toString())
                    .parse("none")
                    .mrkdwn(true)
                    // The domains that we speak of are not to be visited by Slack.
                    .unfurlLinks(false)
                    .unfurlMedia(false)),
        response -> new Posted(response.getChannel(), response.getTs()));
  }

  /// Puts something else in the place of a message of ours.
  public Outcome<Posted> update(BotToken token, String channel, String ts, SlackMessage message) {
    return call(
        () ->
            methods.chatUpdate(request ->
                request
                    .token(token.token().reveal())
                    .channel(channel)
                    .ts(ts)
                    .text(message.text())
                    .blocksAsString(message.blocks().toString())
                    // Here, other than for new messages, Slack makes links where it sees some.
                    .parse("none")),
        response -> new Posted(response.getChannel(), response.getTs()));
  }

  /// Takes a message of ours away.
  public Outcome<Taken> delete(BotToken token, String channel, String ts) {
    return call(
        () ->
            methods.chatDelete(
                request -> request.token(token.token().reveal()).channel(channel).ts(ts)),
        _ -> new Taken());
  }

  /// Shows a message to one person only, until they reload; it can never be changed again.
  public Outcome<Taken> whisper(
      BotToken token, String channel, String user, @Nullable String thread, SlackMessage message) {
    return call(
        () ->
            methods.chatPostEphemeral(request ->
                request
                    .token(token.token().reveal())
                    .channel(channel)
                    .user(user)
                    .threadTs(thread)
                    .text(message.text())
                    .blocksAsString(message.blocks().toString())
                    .parse("none")),
        _ -> new Taken());
  }

  /// Opens a modal for whoever pressed or typed something.
  ///
  /// @param trigger opens one modal, within 3 s
  public Outcome<Shown> openModal(BotToken token, String trigger, ObjectNode view) {
    return call(
        () ->
            methods.viewsOpen(request ->
                request
                    .token(token.token().reveal())
                    .triggerId(trigger)
                    .viewAsString(view.toString())),
        response -> shown(response.getView()));
  }

  /// Puts something else in the place of a modal.
  ///
  /// @param hash of the state that is to be replaced; null to replace whatever is there
  public Outcome<Shown> updateModal(
      BotToken token, String viewId, @Nullable String hash, ObjectNode view) {
    return call(
        () ->
            methods.viewsUpdate(request ->
                request
                    .token(token.token().reveal())
                    .viewId(viewId)
                    .hash(hash)
                    .viewAsString(view.toString())),
        response -> shown(response.getView()));
  }

  /// Shows somebody their home page.
  public Outcome<Shown> publishHome(BotToken token, String user, ObjectNode view) {
    return call(
        () ->
            methods.viewsPublish(request ->
                request.token(token.token().reveal()).userId(user).viewAsString(view.toString())),
        response -> shown(response.getView()));
  }

  /// A page of the channels that we can see, archived ones too.
  ///
  /// @param cursor of the page before; empty for the first
  /// @param privateToo whether to ask for private ones; needs a scope of its own
  public Outcome<Channels> channels(BotToken token, String cursor, boolean privateToo) {
    List<ConversationType> types =
        privateToo
            ? List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL)
            : List.of(ConversationType.PUBLIC_CHANNEL);
    return call(
        () ->
            methods.conversationsList(request ->
                request
                    .token(token.token().reveal())
                    .types(types)
                    .excludeArchived(false)
                    .limit(PAGE)
                    .cursor(cursor.isEmpty() ? null : cursor)),
        response ->
            new Channels(
                response.getChannels().stream().map(SlackWeb::channel).toList(),
                next(response.getResponseMetadata()),
                scopes(response.getHttpResponseHeaders())));
  }

  /// Looks at one channel.
  ///
  /// @param channel its id
  public Outcome<Channels> channel(BotToken token, String channel) {
    return call(
        () ->
            methods.conversationsInfo(
                request -> request.token(token.token().reveal()).channel(channel)),
        response ->
            new Channels(
                List.of(channel(response.getChannel())),
                "",
                scopes(response.getHttpResponseHeaders())));
  }

  /// Who we are there, and whether the token is good.
  public Outcome<Self> self(BotToken token) {
    return call(
        () -> methods.authTest(request -> request.token(token.token().reveal())),
        response ->
            new Self(
                response.getTeamId(),
                orEmpty(response.getTeam()),
                response.getUserId(),
                orEmpty(response.getUser())));
  }

  private static <R extends SlackApiTextResponse, T> Outcome<T> call(
      SlackCalls.Calling<R> calling, Function<R, T> reading) {
    return SlackCalls.call(calling).map(reading);
  }

  private static Shown shown(View view) {
    return new Shown(view.getId(), orEmpty(view.getHash()));
  }

  private static Channel channel(Conversation seen) {
    return new Channel(seen.getId(), orEmpty(seen.getName()), seen.isArchived(), seen.isMember());
  }

  // https://docs.slack.dev/authentication/installing-with-oauth: every answer tells.
  private static List<String> scopes(Map<String, List<String>> headers) {
    return headers.getOrDefault("x-oauth-scopes", List.of()).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private static String next(@Nullable ResponseMetadata metadata) {
    return metadata == null ? "" : orEmpty(metadata.getNextCursor());
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
