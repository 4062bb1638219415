package bot.mtasts.discord.components;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.contract.SampleReplies;
import bot.mtasts.discord.DiscordMessage;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.reports.KeptReports;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/// The messages on their way: over REST, to a Discord that refuses what breaks its limits.
class TakenByDiscordTest {
  private static final MediaType JSON = MediaType.get("application/json");

  @Test
  void every_reply_is_posted_with_components_and_with_an_embed() throws IOException {
    ComponentRenderer renderer = new ComponentRenderer(id -> "https://mtasts.example/r/" + id);
    OkHttpClient http = new OkHttpClient();
    try (FakeDiscord discord =
        FakeDiscord.start(FakeDiscordSettings.usual().withGlobalLimit(10_000))) {
      for (var reply : replies().entrySet()) {
        DiscordMessage message = renderer.message(reply.getValue());
        // A channel for each: one takes only a few in a second.
        Channel channel = discord.guild("Ops").channel(reply.getKey());
        post(http, discord, channel, message.body());
        post(http, discord, channel, message.embedBody());

        List<Message> shown = discord.messages(channel);
        assertThat(shown).as(reply.getKey()).hasSize(2);
        assertThat(shown.getFirst().componentsV2()).isTrue();
        assertThat(shown.getFirst().customIds()).isEqualTo(shown.getLast().customIds());
      }
      assertThat(discord.broken()).isEmpty();
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  private static Map<String, Reply> replies() {
    Map<String, Reply> replies = new LinkedHashMap<>();
    KeptReports.names()
        .forEach(
            name -> replies.put("report-" + name, SampleReplies.reply(SampleReplies.report(name))));
    replies.putAll(SampleReplies.others(DiscordsLimitsTest.EVIL));
    return replies;
  }

  private static void post(OkHttpClient http, FakeDiscord discord, Channel channel, JsonNode body)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(discord.restUrl() + "channels/" + channel.id() + "/messages")
            .header("Authorization", "Bot " + discord.token())
            .post(RequestBody.create(body.toString(), JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      assertThat(response.code()).as(() -> body.toString()).isEqualTo(200);
    }
  }
}
