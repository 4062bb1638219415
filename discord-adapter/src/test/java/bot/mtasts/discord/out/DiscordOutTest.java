package bot.mtasts.discord.out;

import static bot.mtasts.discord.out.Ops.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.delivery.Destination.DiscordChannel;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.discord.DiscordMessage;
import bot.mtasts.discord.DiscordSettings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// All of it as the program puts it together, from a check's end to the channel.
class DiscordOutTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ReportPages PAGES = id -> "https://mtasts.test/reports/" + id;

  private final Ops ops = Ops.open();
  private final DiscordOut out =
      DiscordOut.of(settings(new Secret(ops.discord.token())), Words::draw, PAGES, ops.time);
  private final Destination channel = new DiscordChannel(ops.mail.id());
  private final CheckRequest request =
      new CheckRequest("chk_1", EXAMPLE, null, null, List.of(channel), false, NOW);
  private final CheckStanding failed = new CheckStanding.Failed(request, "our database was away");

  private DiscordSettings settings(@Nullable Secret token) {
    return new DiscordSettings(token, URI.create(ops.discord.restUrl()), 0, null, false);
  }

  @AfterEach
  void close() {
    out.close();
    ops.close();
  }

  @Test
  void what_a_check_came_to_is_written_kept_and_posted() throws Exception {
    Payload payload = write(channel, failed);
    assertThat(payload.contentType()).isEqualTo("application/vnd.mtasts.discord+json");
    Delivery delivery =
        Delivery.due(
            "dlv_1", "msg_1", null, "chk_1", EventType.CHECK_COMPLETED, channel, payload, NOW);
    assertThat(out.sender().send(delivery)).isInstanceOf(Answer.Accepted.class);
    assertThat(ops.said(ops.mail)).containsExactly("our database was away");
  }

  @Test
  void both_shapes_are_kept_since_nobody_knows_which_will_be_taken() {
    DiscordMessage written = Words.message("our database was away");
    assertThat(DiscordMessageJson.read(write(channel, failed))).contains(written);
    assertThat(written.body().path("flags").asInt()).isEqualTo(1 << 15);
    assertThat(written.embedBody().has("flags")).isFalse();
  }

  @Test
  void a_check_that_still_runs_is_not_written() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(channel, new CheckStanding.Running(request)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(new Destination.Callback("https://example.com/"), failed));
  }

  @Test
  void an_answer_is_written_as_a_channel_s_message_is() {
    assertThat(
            write(new ChatAnswer(Chat.DISCORD, "1", "{}", true, View.REPORT), failed).contentType())
        .isEqualTo(DiscordMessageJson.TYPE);
  }

  @Test
  void without_a_token_there_is_nothing_to_put_together() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscordOut.of(settings(null), Words::draw, PAGES, ops.time));
  }

  private Payload write(Destination destination, CheckStanding ended) {
    return out.writer().write(null, destination, EventType.CHECK_COMPLETED, ended, NOW);
  }
}
