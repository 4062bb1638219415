package bot.mtasts.slack.out;

import bot.mtasts.core.command.progress.Timekeeper;
import bot.mtasts.core.delivery.Destination.SlackChannel;
import bot.mtasts.slack.Tokens;
import bot.mtasts.slack.Tokens.BotToken;
import bot.mtasts.slack.out.ChannelPace.Method;
import bot.mtasts.slack.out.SlackWeb.Channel;
import bot.mtasts.slack.out.SlackWeb.Channels;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the channels that people name as destinations.
public final class SlackChannels {
  private static final String POST_ANYWHERE = "chat:write.public";

  private final Voice voice;
  private final SlackWeb web;
  private final Tokens tokens;
  private final ChannelNames names;

  SlackChannels(Voice voice, SlackWeb web, Tokens tokens, Timekeeper time) {
    this.voice = voice;
    this.web = web;
    this.tokens = tokens;
    this.names = new ChannelNames(voice, web, time);
  }

  /// Where a destination is.
  sealed interface Found {
    /// @param channel its id; its name where we may not look it up, which Slack takes as well
    record Here(String team, String channel) implements Found {}

    /// We are not there, or there is no telling which workspace is meant.
    record NoWorkspace(String sentence) implements Found {}

    /// We see no such channel.
    record NoChannel(String sentence) implements Found {}

    /// Slack could not be asked.
    record NotSeen(Outcome<Channels> outcome) implements Found {}
  }

  /// Why a channel cannot be a destination, in a sentence for whoever asked; empty when it can, or
  /// when Slack cannot be asked just now.
  public Optional<String> refusal(SlackChannel destination) {
    return switch (workspace(destination)) {
      case Workspace.Missing(var sentence) -> Optional.of(sentence);
      case Workspace.Known(var token) ->
          SlackIds.isChannel(destination.channel())
              ? byId(token.team(), destination.channel())
              : byName(token.team(), bare(destination.channel()));
    };
  }

  /// Looks up where to post.
  Found find(SlackChannel destination) {
    return switch (workspace(destination)) {
      case Workspace.Missing(var sentence) -> new Found.NoWorkspace(sentence);
      case Workspace.Known(var token) ->
          SlackIds.isChannel(destination.channel())
              ? new Found.Here(token.team(), destination.channel())
              : named(token.team(), bare(destination.channel()));
    };
  }

  private Found named(String team, String name) {
    return switch (names.look(team, name)) {
      case ChannelNames.Look.Seen(var channel, _) -> new Found.Here(team, channel.id());
      case ChannelNames.Look.Unlisted _ -> new Found.Here(team, name);
      case ChannelNames.Look.None _ -> new Found.NoChannel(noChannel(name));
      case ChannelNames.Look.NotSeen(var outcome) -> new Found.NotSeen(outcome);
    };
  }

  private Optional<String> byName(String team, String name) {
    return switch (names.look(team, name)) {
      case ChannelNames.Look.Seen(var channel, var scopes) -> fault(channel, scopes);
      case ChannelNames.Look.None _ -> Optional.of(noChannel(name));
      case ChannelNames.Look.Unlisted _ -> Optional.empty();
      case ChannelNames.Look.NotSeen(var outcome) -> refusal(outcome, "#" + name);
    };
  }

  private Optional<String> byId(String team, String id) {
    Outcome<Channels> looked = voice.ask(team, Method.LOOK, token -> web.channel(token, id));
    return looked instanceof Outcome.Ok<Channels>(var seen)
        ? fault(seen.channels().getFirst(), seen.scopes())
        : refusal(looked, id);
  }

  // What Slack's answer says of the channel or of us; of a limit, of trouble, of a scope that only
  // looking needs, it says nothing.
  private static Optional<String> refusal(Outcome<Channels> outcome, String channel) {
    return outcome instanceof Outcome.Refused<Channels>(var error, _)
            && (error.equals(SlackError.CHANNEL_NOT_FOUND.word())
                || SlackError.kind(error) == SlackError.Kind.TOKEN
                || SlackError.kind(error) == SlackError.Kind.REMOVED)
        ? Optional.of(SlackError.sentence(error, quoted(channel)))
        : Optional.empty();
  }

  private static Optional<String> fault(Channel channel, List<String> scopes) {
    String name = quoted(channel.name().isEmpty() ? channel.id() : "#" + channel.name());
    if (channel.archived()) {
      return Optional.of(SlackError.IS_ARCHIVED.sentence(name));
    }
    boolean mayPost = channel.member() || scopes.isEmpty() || scopes.contains(POST_ANYWHERE);
    return mayPost || SlackIds.isDirect(channel.id())
        ? Optional.empty()
        : Optional.of(SlackError.NOT_IN_CHANNEL.sentence(name));
  }

  private static String noChannel(String name) {
    return SlackError.CHANNEL_NOT_FOUND.sentence(quoted("#" + name));
  }

  /// A channel as sentences name it.
  static String quoted(String channel) {
    return "`" + channel + "`";
  }

  private static String bare(String name) {
    return name.startsWith("#") ? name.substring(1) : name;
  }

  private sealed interface Workspace {
    record Known(BotToken token) implements Workspace {}

    record Missing(String sentence) implements Workspace {}
  }

  private Workspace workspace(SlackChannel destination) {
    @Nullable String team = destination.team();
    Optional<BotToken> token = tokens.of(team);
    if (token.isPresent()) {
      return new Workspace.Known(token.get());
    }
    if (team != null) {
      return new Workspace.Missing(
          "Our app is not installed in the Slack workspace %s.".formatted(quoted(team)));
    }
    // Their ids are nobody's business but theirs.
    return new Workspace.Missing(
        tokens.teams().isEmpty()
            ? "Our app is not installed in any Slack workspace."
            : "Our app is installed in several Slack workspaces: say which, as"
                + " `slack:WORKSPACE/CHANNEL` with the workspace's id.");
  }
}
