package bot.mtasts.core.delivery;

import org.jspecify.annotations.Nullable;

/// Where a result is to go.
public sealed interface Destination {
  /// What attempts to the same place have in common: health, and how many run at once, are kept
  /// under it. Never shown to strangers.
  String key();

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
}
