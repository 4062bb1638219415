package bot.mtasts.lab.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.slack.TinyApp.Heard;
import bot.mtasts.lab.slack.TinyApp.Says;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Slack's Bolt for Java takes the fake for Slack, over HTTP and in Socket Mode.
final class BoltForJavaTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static App app(FakeSlack slack, String token) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiUrl().toString());
    var app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(token)
                .signingSecret(slack.app().signingSecret())
                .build());
    app.command(
        "/mtasts",
        (request, ctx) -> {
          String text = request.getPayload().getText();
          ctx.respond(r -> r.responseType("in_channel").text("checked " + text));
          ctx.client()
              .chatPostMessage(
                  r -> r.channel(request.getPayload().getChannelId()).text("posted " + text));
          return ctx.ack();
        });
    return app;
  }

  /// Bolt's own way of reading a request, without a servlet.
  private static Says run(App app, Heard heard) {
    try {
      var answer =
          app.run(
              new SlackRequestParser(app.config())
                  .parse(
                      SlackRequestParser.HttpRequest.builder()
                          .requestUri("/slack/events")
                          .queryString(Map.of())
                          .headers(new RequestHeaders(heard.headers()))
                          .requestBody(heard.body())
                          .remoteAddress("127.0.0.1")
                          .build()));
      String body = answer.getBody();
      return new Says(
          answer.getStatusCode(),
          answer.getContentType() == null ? "text/plain" : answer.getContentType(),
          body == null ? "" : body,
          Map.of());
    } catch (Exception e) {
      throw new AssertionError("Bolt gave up", e);
    }
  }

  private static void aCommandIsAnswered(FakeSlack slack, Workspace acme, String domain) {
    Channel ops = acme.channel("ops").inviteBot();
    assertThat(acme.person("ada").types("/mtasts " + domain, ops).ack().accepted()).isTrue();
    slack.awaitMessage(ops, m -> m.text().equals("checked " + domain));
    slack.awaitMessage(ops, m -> m.text().equals("posted " + domain));
    assertThat(slack.calls("chat.postMessage")).allMatch(ApiCall::ok);
  }

  @Test
  void over_http() {
    try (var slack = FakeSlack.start()) {
      Workspace acme = slack.workspace("acme");
      App app = app(slack, acme.install().botToken());
      try (var http = new TinyApp(heard -> run(app, heard))) {
        slack.sendTo(http.url());
        assertThat(slack.verifyRequestUrl()).isTrue();
        assertThat(slack.checkCertificate().ack().accepted()).isTrue();
        aCommandIsAnswered(slack, acme, "example.com");
      }
    }
  }

  @Test
  void in_socket_mode() throws Exception {
    try (var slack = FakeSlack.start()) {
      Workspace acme = slack.workspace("acme");
      App app = app(slack, acme.install().botToken());
      var sockets =
          new SocketModeApp(slack.app().appToken(), app, SocketModeClient.Backend.JavaWebSocket, 2);
      try {
        sockets.startAsync();
        slack.sockets().await(1, PATIENCE);
        aCommandIsAnswered(slack, acme, "first.test");
        var before = slack.sockets().names();
        slack.sockets().requestRefresh();
        slack.sockets().awaitOther(before, PATIENCE);
        aCommandIsAnswered(slack, acme, "refreshed.test");
        var refreshed = slack.sockets().names();
        slack.sockets().drop();
        slack.sockets().awaitOther(refreshed, PATIENCE);
        aCommandIsAnswered(slack, acme, "dropped.test");
      } finally {
        sockets.close();
      }
    }
  }
}
