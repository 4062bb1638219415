package bot.mtasts.slack.in;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.slack.in.TokenRenewal.Outcome;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Exchanges refresh tokens at Slack (docs.slack.dev/authentication/using-token-rotation).
final class SlackExchange implements TokenRenewal.Exchange {
  private static final Logger log = LoggerFactory.getLogger(SlackExchange.class);
  private static final Duration USUAL_LIFE = Duration.ofHours(12);

  private final Slack slack;
  private final String clientId;
  private final Secret clientSecret;

  SlackExchange(Slack slack, String clientId, Secret clientSecret) {
    this.slack = slack;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  @Override
  public Outcome exchange(Secret refresh) {
    try {
      OAuthV2AccessResponse answer =
          slack
              .methods()
              .oauthV2Access(request ->
                  request
                      .clientId(clientId)
                      .clientSecret(clientSecret.reveal())
                      .grantType("refresh_token")
                      .refreshToken(refresh.reveal()));
      if (!answer.isOk() || answer.getAccessToken() == null || answer.getRefreshToken() == null) {
        return new Outcome.Refused(answer.getError() == null ? "no token" : answer.getError());
      }
      return new Outcome.Renewed(
          new Secret(answer.getAccessToken()),
          new Secret(answer.getRefreshToken()),
          answer.getExpiresIn() == null ? USUAL_LIFE : Duration.ofSeconds(answer.getExpiresIn()));
    } catch (IOException e) {
      return unreached(e);
    } catch (SlackApiException e) {
      return unreached(e);
    }
  }

  private static Outcome unreached(Exception e) {
    log.atWarn().setCause(e).addKeyValue("outcome", "unreached").log("slack token");
    return new Outcome.Unreached();
  }
}
