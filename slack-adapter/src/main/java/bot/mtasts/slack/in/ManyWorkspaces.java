package bot.mtasts.slack.in;

import bot.mtasts.core.store.Vault;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workspaces that have installed the app, with their tokens renewed in time.
final class ManyWorkspaces implements WorkspaceTokens {
  private static final Logger log = LoggerFactory.getLogger(ManyWorkspaces.class);

  // docs.slack.dev/reference/methods/auth.test: what a token's end for good is called.
  private static final Set<String> ENDED =
      Set.of("account_inactive", "invalid_auth", "token_revoked", "not_authed");

  private final Installations installations;
  private final TokenRenewal renewal;
  private final Slack slack;

  ManyWorkspaces(Vault vault, TokenRenewal renewal, Slack slack) {
    this.installations = new Installations(vault);
    this.renewal = renewal;
    this.slack = slack;
  }

  @Override
  public void open() {
    // Tokens are looked at when somebody needs them.
  }

  @Override
  public Optional<BotToken> of(@Nullable String team) {
    String id = team;
    if (id == null) {
      List<String> all = installations.ids();
      id = all.size() == 1 ? all.getFirst() : null;
    }
    return Optional.ofNullable(id)
        .flatMap(installations::find)
        .flatMap(renewal::lasting)
        .map(found -> new BotToken(found.id(), found.token()));
  }

  @Override
  public List<String> teams() {
    return installations.ids();
  }

  @Override
  public Optional<String> installed(List<String> candidates) {
    return candidates.stream().filter(id -> installations.find(id).isPresent()).findFirst();
  }

  /// The app was installed, perhaps once more.
  void installed(Installation installation) {
    renewal.forget(installation.id());
    installations.keep(installation);
  }

  /// Removes an installation whose token Slack does not take. The token that was refused may have
  /// been renewed, or the app installed again, since somebody read it: so the present one is tried.
  @Override
  public void refused(String team, String error) {
    if (!ENDED.contains(error)) {
      return;
    }
    installations.find(team).filter(this::isDead).ifPresent(found -> remove(found, error));
  }

  private boolean isDead(Installation found) {
    try {
      AuthTestResponse answer = slack.methods(found.token().reveal()).authTest(request -> request);
      return !answer.isOk() && ENDED.contains(answer.getError());
    } catch (IOException | SlackApiException e) {
      log.atWarn()
          .setCause(e)
          .addKeyValue("integration", "slack:" + found.id())
          .addKeyValue("outcome", "unreached")
          .log("slack token");
      return false; // the next refusal asks again
    }
  }

  @Override
  public void takenAway(String installation, Instant at, String word) {
    installations
        .find(installation)
        // Slack says when in whole seconds.
        .filter(found -> !found.installedAt().truncatedTo(ChronoUnit.SECONDS).isAfter(at))
        .ifPresent(found -> remove(found, word));
  }

  private void remove(Installation found, String word) {
    installations.remove(found.id());
    renewal.forget(found.id());
    log.atInfo()
        .addKeyValue("integration", "slack:" + found.id())
        .addKeyValue("outcome", word)
        .log("slack uninstalled");
  }

  /// One workspace's trouble is not everybody's: it is in the log.
  @Override
  public List<String> notReady() {
    return List.of();
  }

  @Override
  public void close() {
    renewal.close();
  }
}
