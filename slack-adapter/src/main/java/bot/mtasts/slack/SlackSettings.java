package bot.mtasts.slack;

import bot.mtasts.core.integration.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How we are connected to Slack. Requests come over HTTP, which takes the signing secret, or
/// through Socket Mode, which takes the app token; both at once is possible. We act in one
/// workspace with the bot token, or in many that install the app, with the client's id and secret;
/// with a bot token nobody can install.
///
/// @param botToken of the one workspace
/// @param appToken for Socket Mode
/// @param signingSecret what Slack signs its requests with
/// @param clientId of the app, for installing it
/// @param clientSecret the same
/// @param apiUrl of the Web API, with a slash at its end
/// @param publicUrl how people reach us from outside, without a path; null when nobody said
public record SlackSettings(
    @Nullable Secret botToken,
    @Nullable Secret appToken,
    @Nullable Secret signingSecret,
    @Nullable String clientId,
    @Nullable Secret clientSecret,
    URI apiUrl,
    @Nullable URI publicUrl) {
  /// Where Slack's own Web API is.
  public static final URI API_URL = URI.create("https://slack.com/api/");

  /// Whether anything of Slack's is set, so that a connection is wanted.
  public boolean isWanted() {
    return botToken != null
        || appToken != null
        || signingSecret != null
        || clientId != null
        || clientSecret != null;
  }

  /// Whether requests come over HTTP.
  public boolean overHttp() {
    return signingSecret != null;
  }

  /// Whether requests come through Socket Mode.
  public boolean throughSocket() {
    return appToken != null;
  }

  /// Whether workspaces install the app themselves.
  public boolean isInstallable() {
    return botToken == null && clientId != null && clientSecret != null;
  }

  /// What has to be mended before Slack can be connected, a sentence each that begins with the
  /// setting's name; empty when all is well or nothing is wanted.
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!isWanted()) {
      return faults;
    }
    if (!overHttp() && !throughSocket()) {
      faults.add(
          "slack.signing-secret: is missing, and so is slack.app-token: with the one Slack's"
              + " requests are taken over HTTP, with the other through Socket Mode");
    }
    if (clientId != null && clientSecret == null) {
      faults.add("slack.client-secret: is missing; it belongs to slack.client-id");
    }
    if (clientId == null && clientSecret != null) {
      faults.add("slack.client-id: is missing; it belongs to slack.client-secret");
    }
    if (botToken == null && clientId == null && clientSecret == null) {
      faults.add(
          "slack.bot-token: is missing; it belongs to one workspace. For many that install the app"
              + " set slack.client-id and slack.client-secret instead");
    }
    mixedUp(faults);
    return faults;
  }

  // The page of an app at Slack shows five secrets, and people paste the wrong one.
  private void mixedUp(List<String> faults) {
    if (begins(botToken, "xapp-")) {
      faults.add("slack.bot-token: begins with `xapp-`, so it belongs to slack.app-token");
    }
    if (begins(botToken, "xoxp-")) {
      faults.add(
          "slack.bot-token: begins with `xoxp-`, so it is a person's token; the bot's begins with"
              + " `xoxb-`");
    }
    if (begins(botToken, "xoxe")) {
      faults.add(
          "slack.bot-token: begins with `xoxe`, so it ends after twelve hours (token rotation is"
              + " on). Set slack.client-id and slack.client-secret instead and install the app at"
              + " /slack/install, or make an app without token rotation");
    }
    if (begins(appToken, "xoxb-")) {
      faults.add("slack.app-token: begins with `xoxb-`, so it belongs to slack.bot-token");
    }
  }

  private static boolean begins(@Nullable Secret secret, String start) {
    return secret != null && secret.reveal().startsWith(start);
  }
}
