package bot.mtasts.lab.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How an app comes into a workspace, and how its tokens are renewed.
final class OAuthTest {
  private static final String BACK = "https://app.test/slack/oauth_redirect";

  private final MovingClock clock = MovingClock.atPresent();
  private final FakeSlack slack =
      FakeSlack.start(
          FakeSlackSettings.usual()
              .withClock(clock)
              .withApp(AppSettings.mtasts().rotatingTokens()));
  private final SlackPerson ada = slack.workspace("acme").person("ada");

  @AfterEach
  void closes() {
    slack.close();
  }

  private URI authorizeUrl() {
    return URI.create(
        "https://slack.com/oauth/v2/authorize?client_id="
            + slack.app().clientId()
            + "&scope=commands,chat:write&user_scope=&state=s%201&redirect_uri="
            + BACK);
  }

  private String code() {
    String query = slack.consent().approve(authorizeUrl(), ada).getQuery();
    return query.substring("code=".length(), query.indexOf('&'));
  }

  private JsonNode access(String... pairs) {
    return TinyApp.call(slack, "oauth.v2.access", "", pairs);
  }

  private JsonNode exchanged(String code) {
    return access(
        "client_id",
        slack.app().clientId(),
        "client_secret",
        slack.app().clientSecret(),
        "code",
        code,
        "redirect_uri",
        BACK);
  }

  private JsonNode refreshed(String token) {
    return access(
        "client_id",
        slack.app().clientId(),
        "client_secret",
        slack.app().clientSecret(),
        "grant_type",
        "refresh_token",
        "refresh_token",
        token);
  }

  @Test
  void who_allows_is_sent_back_with_a_code_and_the_state() {
    assertThat(slack.consent().approve(authorizeUrl(), ada).toString())
        .startsWith(BACK + "?code=")
        .endsWith("&state=s+1");
    assertThat(slack.consent().deny(authorizeUrl()).toString())
        .isEqualTo(BACK + "?error=access_denied&state=s+1");
    assertThatThrownBy(() ->
            slack
                .consent()
                .approve(URI.create("https://slack.com/oauth/v2/authorize?client_id=1"), ada))
        .hasMessage("invalid_client_id");
  }

  @Test
  void a_code_becomes_an_installation_once() {
    String code = code();
    JsonNode answer = exchanged(code);
    assertThat(answer.path("access_token").asText()).startsWith("xoxe.xoxb-");
    assertThat(answer.path("scope").asText()).isEqualTo("chat:write,commands");
    assertThat(answer.at("/team/id").asText()).isEqualTo(ada.workspace().id());
    assertThat(answer.at("/authed_user/id").asText()).isEqualTo(ada.id());
    assertThat(answer.path("expires_in").asInt()).isEqualTo(43_200);
    assertThat(ada.workspace().installation()).isPresent();
    assertThat(exchanged(code).path("error").asText()).isEqualTo("code_already_used");
    assertThat(exchanged("other").path("error").asText()).isEqualTo("invalid_code");
  }

  @Test
  void a_code_lives_for_ten_minutes() {
    String code = code();
    clock.advance(Duration.ofMinutes(10).plusMillis(1));
    assertThat(exchanged(code).path("error").asText()).isEqualTo("invalid_code");
  }

  @Test
  void the_client_shows_its_secret_either_way() {
    String pair = slack.app().clientId() + ":" + slack.app().clientSecret();
    var request =
        HttpRequest.newBuilder(slack.apiUrl().resolve("oauth.v2.access"))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("code=" + code()))
            .build();
    assertThat(TinyApp.read(TinyApp.send(request)).path("ok").asBoolean()).isTrue();
    assertThat(access("client_id", "1", "code", "x").path("error").asText())
        .isEqualTo("invalid_client_id");
    assertThat(
            access("client_id", slack.app().clientId(), "client_secret", "x")
                .path("error")
                .asText())
        .isEqualTo("bad_client_secret");
  }

  @Test
  void an_access_token_ends_after_twelve_hours_and_is_renewed_once() {
    JsonNode first = exchanged(code());
    String token = first.path("access_token").asText();
    clock.advance(Duration.ofHours(12));
    assertThat(TinyApp.call(slack, "auth.test", token).path("error").asText())
        .isEqualTo("token_expired");
    String refresh = first.path("refresh_token").asText();
    JsonNode second = refreshed(refresh);
    assertThat(
            TinyApp.call(slack, "auth.test", second.path("access_token").asText())
                .path("ok")
                .asBoolean())
        .isTrue();
    assertThat(second.path("refresh_token").asText()).isNotEqualTo(refresh);
    assertThat(refreshed(refresh).path("error").asText()).isEqualTo("invalid_refresh_token");
  }

  @Test
  void a_browser_is_asked_on_a_page() {
    String query = authorizeUrl().getRawQuery();
    var page =
        TinyApp.send(
            HttpRequest.newBuilder(URI.create(slack.authorizeUrl() + "?" + query)).build());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("mtasts asks for access", "ada in acme");
    var sent =
        TinyApp.post(
            slack.authorizeUrl().toString(),
            "application/x-www-form-urlencoded",
            query + "&person=" + ada.id() + "&decision=allow");
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(sent.headers().firstValue("Location").orElseThrow()).startsWith(BACK + "?code=");
    var cancelled =
        TinyApp.post(
            slack.authorizeUrl().toString(),
            "application/x-www-form-urlencoded",
            query + "&decision=cancel");
    assertThat(cancelled.headers().firstValue("Location").orElseThrow())
        .contains("error=access_denied");
  }
}
