package bot.mtasts.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import java.time.Instant;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadWritersTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  record Row(Destination destination, String writer) {}

  static List<Row> destinations() {
    return List.of(
        new Row(new Destination.Callback("https://hook.test/"), "events"),
        new Row(new Destination.HelpdeskNote("desk", "42", false), "events"),
        new Row(new Destination.SlackChannel(null, "#ops"), "slack"),
        new Row(answer(Chat.SLACK), "slack"),
        // Discord is not set up: its sender will say so.
        new Row(new Destination.DiscordChannel("123"), "events"),
        new Row(answer(Chat.DISCORD), "events"));
  }

  @ParameterizedTest
  @MethodSource("destinations")
  void each_kind_has_its_writer(Row row) {
    PayloadWriters writers = new PayloadWriters(writing("events"), writing("slack"), null);
    CheckStanding ended =
        new CheckStanding.Failed(
            new CheckRequest("chk_1", new DomainName("a.test"), null, null, List.of(), false, NOW),
            "given up");

    Payload payload = writers.write(null, row.destination(), EventType.CHECK_FAILED, ended, NOW);

    assertThat(payload.body().utf8()).isEqualTo(row.writer());
  }

  private static PayloadWriter writing(String name) {
    return (_, _, _, _, _) -> new Payload("text/plain", ByteString.encodeUtf8(name));
  }

  private static ChatAnswer answer(Chat chat) {
    return new ChatAnswer(chat, "C1", "place", false, ChatAnswer.View.REPORT);
  }
}
