package bot.mtasts.slack;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an app is made from at Slack: the manifest, ready to be pasted.
public final class SlackManifest {
  /// The command's name, where nobody renamed it.
  public static final String COMMAND = "/mtasts";

  /// What the message shortcut is called by.
  public static final String SHORTCUT = "check_message";

  /// Where Slack sends its requests.
  public static final String EVENTS_PATH = "/slack/events";

  /// Where people install the app.
  public static final String INSTALL_PATH = "/slack/install";

  /// Where Slack sends people back to who have installed it.
  public static final String REDIRECT_PATH = "/slack/oauth_redirect";

  /// What the app may do, no more than it uses; `docs/slack.md` says what each is for.
  public static final List<String> SCOPES =
      List.of(
          "app_mentions:read",
          "channels:read",
          "chat:write",
          "chat:write.public",
          "commands",
          "groups:read",
          "im:history");

  /// What Slack tells us of its own accord.
  static final List<String> EVENTS =
      List.of("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked");

  private final @Nullable URI publicUrl;
  private final boolean socketMode;
  private final boolean manyWorkspaces;

  private SlackManifest(@Nullable URI publicUrl, boolean socketMode, boolean manyWorkspaces) {
    this.publicUrl = publicUrl;
    this.socketMode = socketMode;
    this.manyWorkspaces = manyWorkspaces;
  }

  /// An app whose requests come over HTTP.
  ///
  /// @param publicUrl how Slack reaches us: `https`, without a path
  public static SlackManifest overHttp(URI publicUrl) {
    return new SlackManifest(publicUrl, false, false);
  }

  /// An app whose requests come through Socket Mode.
  public static SlackManifest throughSocket() {
    return new SlackManifest(null, true, false);
  }

  /// The same for many workspaces: each installs the app at [#INSTALL_PATH], and gets tokens that
  /// are renewed every few hours.
  ///
  /// @param reachedAt how people's browsers reach us, without a path
  public SlackManifest forManyWorkspaces(URI reachedAt) {
    return new SlackManifest(reachedAt, socketMode, true);
  }

  /// The manifest.
  public String yaml() {
    StringBuilder yaml = new StringBuilder(HEAD);
    yaml.append("    - command: ").append(COMMAND).append('\n');
    yaml.append(COMMAND_WORDS);
    if (!socketMode) {
      yaml.append("      url: ").append(at(EVENTS_PATH)).append('\n');
    }
    yaml.append(SHORTCUT_WORDS);
    yaml.append("      callback_id: ").append(SHORTCUT).append('\n');
    yaml.append("oauth_config:\n");
    if (manyWorkspaces) {
      yaml.append("  redirect_urls:\n    - ").append(at(REDIRECT_PATH)).append('\n');
    }
    yaml.append("  scopes:\n    bot:\n");
    SCOPES.forEach(scope -> yaml.append("      - ").append(scope).append('\n'));
    yaml.append("settings:\n  event_subscriptions:\n");
    requestUrl(yaml);
    yaml.append("    bot_events:\n");
    EVENTS.forEach(event -> yaml.append("      - ").append(event).append('\n'));
    yaml.append("  interactivity:\n    is_enabled: true\n");
    requestUrl(yaml);
    yaml.append("  org_deploy_enabled: ").append(manyWorkspaces).append('\n');
    yaml.append("  socket_mode_enabled: ").append(socketMode).append('\n');
    // A token that is pasted into our settings cannot be renewed there.
    yaml.append("  token_rotation_enabled: ").append(manyWorkspaces).append('\n');
    return yaml.toString();
  }

  private void requestUrl(StringBuilder yaml) {
    if (!socketMode) {
      yaml.append("    request_url: ").append(at(EVENTS_PATH)).append('\n');
    }
  }

  private String at(String path) {
    if (publicUrl == null) {
      throw new IllegalStateException("a manifest that names a URL is made with one");
    }
    String base = publicUrl.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }

  private static final String HEAD =
      """
      _metadata:
        major_version: 1
      display_information:
        name: mtasts
        description: Tells whether a domain's mail is protected by MTA-STS, and what to mend
        long_description: >-
          Type /mtasts example.com and see whether mail to that domain is protected by MTA-STS,
          what exactly is wrong, and what to paste where to mend it. The bot looks at the DNS record,
          the policy file, the mail servers and their certificates as any sender on the internet
          would. It reads no messages but those that are addressed to it.
        background_color: "#1d4e5f"
      features:
        app_home:
          home_tab_enabled: true
          messages_tab_enabled: true
          messages_tab_read_only_enabled: false
        bot_user:
          display_name: mtasts
          always_online: true
        slash_commands:
      """;

  private static final String COMMAND_WORDS =
      """
            description: Check a mail domain's MTA-STS
            usage_hint: "example.com | fix example.com | generate example.com | validate | help"
            should_escape: false
      """;

  private static final String SHORTCUT_WORDS =
      """
        shortcuts:
          - name: Check domains in this message
            type: message
            description: Check the MTA-STS of the domains and addresses in it
      """;
}
