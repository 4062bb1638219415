package bot.mtasts.slack.in;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.StoreException;
import bot.mtasts.core.store.Vault;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.service.builtin.oauth.OAuthV2AccessErrorHandler;
import com.slack.api.bolt.service.builtin.oauth.OAuthV2SuccessHandler;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How an installation through the browser ends, in Bolt's OAuth flow. Bolt's own endings log what
/// Slack and browsers send, the code among it, count a token's life by the machine's time, and ask
/// Slack for what it has just said.
final class InstallFlow {
  private static final Logger log = LoggerFactory.getLogger(InstallFlow.class);
  private static final int LONGEST_TITLE = 80;

  private final Vault vault;
  private final ManyWorkspaces workspaces;
  private final InstantSource clock;
  private final InstallPages pages = new InstallPages();

  /// @param vault keeps the states
  InstallFlow(Vault vault, ManyWorkspaces workspaces, InstantSource clock) {
    this.vault = vault;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /// Makes it the flow of an app.
  void joinTo(App app) {
    app.asOAuthApp(true)
        .service(new InstallStates(vault, clock))
        .oauthCallback(
            (OAuthV2SuccessHandler) (_, response, granted) -> installed(response, granted))
        .oauthCallbackError(
            (request, response) -> cancelled(response, request.getPayload().getError()))
        .oauthCallbackStateError((_, response) ->
            notInstalled(
                response,
                400,
                "state",
                "This page was open for more than ten minutes, was used before, or was opened in"
                    + " another browser."))
        .oauthCallbackAccessError(
            (OAuthV2AccessErrorHandler) (_, response, refused) -> refused(response, refused))
        .oauthCallbackException((_, response, e) -> failed(response, e));
  }

  private Response installed(Response response, OAuthV2AccessResponse granted) {
    boolean whole = granted.isEnterpriseInstall() && granted.getEnterprise() != null;
    String id = whole ? granted.getEnterprise().getId() : teamId(granted);
    if (granted.getAccessToken() == null || id == null) {
      return notInstalled(
          response, 502, "no token", "Slack gave no token for a bot. Has the app a bot user?");
    }
    Instant now = clock.instant();
    String name = whole ? granted.getEnterprise().getName() : granted.getTeam().getName();
    String title = name == null ? id : name.substring(0, Math.min(name.length(), LONGEST_TITLE));
    Installation installation =
        new Installation(
            id,
            title,
            new Secret(granted.getAccessToken()),
            granted.getRefreshToken() == null ? null : new Secret(granted.getRefreshToken()),
            granted.getExpiresIn() == null ? null : now.plusSeconds(granted.getExpiresIn()),
            now);
    workspaces.installed(installation);
    log.atInfo()
        .addKeyValue("integration", "slack:" + id)
        .addKeyValue("outcome", "installed")
        .log("slack install");
    return page(response, 200, pages.installed(title, appUrl(granted)));
  }

  private static @Nullable String teamId(OAuthV2AccessResponse granted) {
    return granted.getTeam() == null ? null : granted.getTeam().getId();
  }

  private static String appUrl(OAuthV2AccessResponse granted) {
    String team = teamId(granted);
    return team == null || granted.getAppId() == null
        ? "https://app.slack.com/"
        : "https://slack.com/app_redirect?app=%s&team=%s".formatted(granted.getAppId(), team);
  }

  private Response cancelled(Response response, String error) {
    return switch (error) {
      case "access_denied" ->
          notInstalled(
              response, 200, "cancelled", "It was cancelled in Slack, and nothing changed.");
      case "invalid_team_for_non_distributed_app" ->
          notInstalled(
              response,
              400,
              error,
              "The app is not open to other workspaces yet. Its owner can activate public"
                  + " distribution under *Manage Distribution* on the app's page.");
      default ->
          notInstalled(response, 400, "refused", "Slack did not allow it (" + word(error) + ").");
    };
  }

  private Response refused(Response response, OAuthV2AccessResponse refused) {
    String error = refused.getError() == null ? "unknown" : refused.getError();
    return switch (error) {
      case "code_already_used", "invalid_code" ->
          notInstalled(
              response,
              400,
              error,
              "This page was loaded twice, or too late: it is good for once.");
      case "invalid_client_id", "bad_client_secret" ->
          notInstalled(
              response,
              502,
              error,
              "Slack does not know us by our slack.client-id and slack.client-secret (%s)."
                  .formatted(error));
      case "bad_redirect_uri" ->
          notInstalled(
              response,
              502,
              error,
              "The app's *Redirect URLs* do not name this server; they have to contain"
                  + " server.public-url and /slack/oauth_redirect.");
      default ->
          notInstalled(response, 502, word(error), "Slack gave no token (" + word(error) + ").");
    };
  }

  private Response failed(Response response, Exception e) {
    log.atError().setCause(e).addKeyValue("outcome", "failed").log("slack install");
    return e instanceof StoreException
        ? page(response, 503, pages.notInstalled("We could not keep it just now. Try again soon."))
        : page(response, 502, pages.notInstalled("Slack could not be asked. Try again soon."));
  }

  private Response notInstalled(Response response, int status, String outcome, String why) {
    log.atWarn().addKeyValue("outcome", outcome).log("slack install");
    return page(response, status, pages.notInstalled(why));
  }

  /// What a browser brought, if it looks like one of Slack's words.
  private static String word(String error) {
    return error.matches("[a-z_]{1,60}") ? error : "unknown";
  }

  private static Response page(Response response, int status, String html) {
    response.setStatusCode(status);
    response.setContentType("text/html; charset=utf-8");
    response.setBody(html);
    return response;
  }
}
