package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.contract.HeardDialogue;
import bot.mtasts.core.delivery.Destination.SlackChannel;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.slack.SlackPlatform;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.out.SlackClient;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Conversation;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Both directions of ours, with the real Bolt, at a Slack that nobody here wrote: npm's `emulate`,
/// from the installation in a browser on. Run by `mvn verify -Pcrosscheck`; needs node and npm.
@Tag("crosscheck")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulateTest {
  private final HeardDialogue dialogue = new HeardDialogue();
  private final Kept kept = Kept.by(InstantSource.system());
  private Emulate emulate;
  private Slack sdk;
  private SlackPlatform platform;
  private Javalin server;
  private Installation installed;

  @BeforeAll
  void a_workspace_installs_the_app_in_a_browser() throws IOException, InterruptedException {
    emulate = Emulate.start(Path.of("target", "crosscheck"));
    sdk = SlackClient.of(emulate.apiUrl());
    platform =
        SlackPlatform.connect(
            new SlackSettings(
                null,
                null,
                new Secret(Emulate.SIGNING_SECRET),
                Emulate.CLIENT_ID,
                new Secret(Emulate.CLIENT_SECRET),
                emulate.apiUrl(),
                OurApp.PUBLIC_URL),
            new SlackPlatform.Parts(
                dialogue,
                kept.of("one"),
                ReportPages.NONE,
                Heed.NONE,
                kept.clock(),
                Optional.empty()));
    server = Javalin.create(config -> platform.routes(config.routes));
    server.start("127.0.0.1", 0);

    HttpResponse<String> done = install(new Browser(this::address));

    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("mtasts is in Emulated");
    Installations installations = new Installations(kept.vault());
    installed = installations.find(installations.ids().getFirst()).orElseThrow();
  }

  @AfterAll
  void close() throws Exception {
    platform.close();
    server.stop();
    sdk.close();
    emulate.close();
  }

  @Test
  void what_brought_an_installation_brings_no_other() throws InterruptedException {
    Browser browser = new Browser(this::address);
    URI back = allowed(browser);

    assertThat(new Browser(this::address).get(back.toString()).statusCode()).isEqualTo(400);
    assertThat(browser.get(back.toString()).statusCode()).isEqualTo(200);
    assertThat(browser.get(back.toString()).statusCode()).isEqualTo(400);
  }

  @Test
  void a_command_is_answered_in_the_channel() throws Exception {
    String channel = channel("ops");
    dialogue.does(sink -> sink.say(new Reply.NotDrafted("example.com has no mail servers.")));

    assertThat(command(channel, "generate example.com", "1.1.none").statusCode()).isEqualTo(200);

    Awaited.until(() -> emulate.messages(channel).contains("no mail servers"));
  }

  @Test
  void a_mention_is_answered_in_its_thread() throws Exception {
    String channel = channel("ops");
    String asked =
        api().chatPostMessage(r -> r.channel(channel).text("is example.net safe?")).getTs();
    dialogue.does(sink -> sink.say(new Reply.NotDrafted("example.net was looked at.")));

    HttpResponse<String> ack =
        event(
            """
            {"type":"app_mention","user":"U000000001","text":"<@U9> example.net","ts":"%s",
             "channel":"%s"}\
            """
                .formatted(asked, channel));

    assertThat(ack.statusCode()).isEqualTo(200);
    Awaited.until(() -> emulate.threads(channel).contains("was looked at"));
  }

  @Test
  void a_form_opens_by_a_trigger() throws Exception {
    String trigger = emulate.trigger(installed.token().reveal());
    dialogue.does(sink -> sink.say(new Reply.PasteForm()));

    assertThat(command(channel("ops"), "validate", trigger).statusCode()).isEqualTo(200);

    Awaited.until(() -> emulate.views().contains("Check a text"));
  }

  @Test
  void the_home_tab_is_published() throws Exception {
    String channel = channel("ops");
    assertThat(emulate.messages(channel)).contains("No App Home views have been published.");

    HttpResponse<String> ack =
        event(
            "{\"type\":\"app_home_opened\",\"user\":\"U000000001\",\"channel\":\"D1\",\"tab\":\"home\"}");

    assertThat(ack.statusCode()).isEqualTo(200);
    Awaited.until(
        () -> !emulate.messages(channel).contains("No App Home views have been published."));
  }

  @Test
  void channels_are_found_by_name() {
    assertThat(platform.refusal(new SlackChannel(installed.id(), "ops"))).isEmpty();
    assertThat(platform.refusal(new SlackChannel(installed.id(), "nowhere"))).isPresent();
  }

  private HttpResponse<String> install(Browser browser) throws InterruptedException {
    return browser.get(allowed(browser).toString());
  }

  private URI allowed(Browser browser) throws InterruptedException {
    String page = browser.get(SlackManifest.INSTALL_PATH).body();
    return emulate.allow(
        page.replaceAll("(?s).*href=\"(https://slack.com[^\"]*)\".*", "$1").replace("&amp;", "&"));
  }

  private HttpResponse<String> command(String channel, String text, String trigger)
      throws InterruptedException {
    return Post.form(
            Emulate.SIGNING_SECRET,
            Instant.now(),
            Map.of(
                "command",
                "/mtasts",
                "text",
                text,
                "team_id",
                installed.id(),
                "channel_id",
                channel,
                "user_id",
                "U000000001",
                "response_url",
                "http://127.0.0.1:9/none",
                "trigger_id",
                trigger))
        .to(address(SlackManifest.EVENTS_PATH));
  }

  private HttpResponse<String> event(String event) throws InterruptedException {
    return Post.json(
            Emulate.SIGNING_SECRET,
            Instant.now(),
            "{\"type\":\"event_callback\",\"event_id\":\"Ev%d\",\"team_id\":\"%s\",\"event\":%s}"
                .formatted(event.hashCode(), installed.id(), event))
        .to(address(SlackManifest.EVENTS_PATH));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private MethodsClient api() {
    return sdk.methods(installed.token().reveal());
  }

  private String channel(String name) throws IOException, SlackApiException {
    return api().conversationsList(r -> r).getChannels().stream()
        .filter(channel -> name.equals(channel.getName()))
        .map(Conversation::getId)
        .findFirst()
        .orElseThrow();
  }
}
