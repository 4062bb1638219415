package bot.mtasts.core.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a result is to go.
public sealed interface Destination {
  /// What attempts to the same place have in common: health, and how many run at once, are kept
  /// under it. Never shown to strangers.
  String key();

  /// Whether somebody sits and waits: then it is worth trying for minutes, not for days, and a
  /// failure tells nothing of how the destination fares.
  default boolean isWaitedFor() {
    return false;
  }

  /// Reads a chat channel as people write it: `slack:CHANNEL`, `slack:TEAM/CHANNEL` or
  /// `discord:CHANNEL`. Empty when it is none; whether there is such a channel is another question.
  static Optional<Destination> channel(String text) {
    Matcher form = Channel.FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String team = form.group(2);
    if (form.group(1).equals("slack")) {
      return Optional.of(new SlackChannel(team, form.group(3)));
    }
    return team == null ? Optional.of(new DiscordChannel(form.group(3))) : Optional.empty();
  }

  /// A URL that takes signed events (Standard Webhooks).
  ///
  /// @param url as it was given; judged when it is saved and again when it is sent to
  record Callback(String url) implements Destination {
    @Override
    public String key() {
      return "callback:" + url;
    }
  }

  /// A note on a ticket, written through the helpdesk's REST API with the integration's
  /// credentials.
  ///
  /// @param visibleToRequester false for an internal note
  record HelpdeskNote(String integration, String ticket, boolean visibleToRequester)
      implements Destination {
    @Override
    public String key() {
      return "helpdesk:" + integration;
    }
  }

  /// A channel in Slack.
  ///
  /// @param team the workspace's id; null where there is only one
  /// @param channel its name or id
  record SlackChannel(@Nullable String team, String channel) implements Destination {
    @Override
    public String key() {
      return "slack:" + (team == null ? "" : team + "/") + channel;
    }
  }

  /// A channel in Discord.
  ///
  /// @param channel its id
  record DiscordChannel(String channel) implements Destination {
    @Override
    public String key() {
      return "discord:" + channel;
    }
  }

  /// The place of an answer in a chat: a message that says that a check runs, and is to say how it
  /// came out. Worth trying for minutes, not for days.
  ///
  /// @param channel its id, with the workspace's before it where there are several: answers share a
  ///   channel's pace with what else is posted there
  /// @param place how the platform's adapter finds the message again; only the adapter can read it,
  ///   at most 2,000 characters. May hold what lets anybody write there, so that it is never shown
  /// @param privately whether only one person sees it
  record ChatAnswer(Chat chat, String channel, String place, boolean privately, View view)
      implements Destination {
    @Override
    public String key() {
      return chat.word() + ":" + channel;
    }

    @Override
    public boolean isWaitedFor() {
      return true;
    }

    @Override
    public String toString() {
      return "ChatAnswer[%s, %s]".formatted(key(), view);
    }

    /// What of a report the answer shows.
    public enum View {
      REPORT,
      PLAN
    }
  }

  /// How a chat channel is written.
  final class Channel {
    private static final Pattern FORM =
        Pattern.compile("(slack|discord):(?:([A-Za-z0-9]{1,40})/)?(#?[\\p{L}\\p{N}_.-]{1,80})");

    private Channel() {}
  }
}
