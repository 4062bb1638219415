package bot.mtasts.discord.out;

import static bot.mtasts.discord.out.Ops.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.delivery.Destination.DiscordChannel;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.Fault;
import bot.mtasts.lab.discord.Permission;
import bot.mtasts.lab.discord.Route;
import bot.mtasts.lab.discord.Rule;
import java.time.Duration;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordSenderTest {
  private final Ops ops = Ops.open();

  @AfterEach
  void close() {
    ops.close();
  }

  /// What each number of Discord's leads to, for a channel and for an answer: `again` is tried
  /// along the schedule, `dead` is over at once and no mark on the destination, `gone` disables it.
  @ParameterizedTest
  @CsvSource({
    "401, 0, again, again, The operator has to renew it",
    "401, 40001, again, again, The operator has to renew it",
    "403, 40002, again, again, That is for its owner",
    "404, 10003, gone, dead, There is no channel",
    "403, 50001, again, dead, View Channel",
    "403, 50013, again, dead, Send Messages",
    "400, 50083, again, dead, open it again",
    "400, 160005, again, dead, unlock it",
    "403, 50007, again, dead, privacy settings",
    "403, 50278, again, dead, shares no server",
    "400, 200000, again, dead, AutoMod",
    "400, 50008, dead, dead, no text channel",
    "400, 50024, dead, dead, no text channel",
    "400, 40005, dead, dead, too large",
    "429, 20016, limited, limited, no more messages",
    "400, 20028, again, again, no more messages",
    "400, 130000, again, again, trouble of its own",
    "400, 4711, again, again, error 4711",
    "418, 0, again, again, HTTP 418",
  })
  void what_discord_refuses_is_said_to_whoever_can_mend_it(
      int status, int code, String inChannel, String inPlace, String words) throws Exception {
    for (int one = 0; one < 6; one++) { // Limited ones are asked for three times.
      ops.discord.fail(Route.CREATE_MESSAGE, new Fault.Refused(status, code, "no"));
    }
    Answer posted = send(channel(ops.mail), "a");
    assertThat(fate(posted)).isEqualTo(inChannel);
    assertThat(reason(posted)).contains(words);

    ChatAnswer place = opened().destination(View.REPORT);
    for (int one = 0; one < 12; one++) {
      ops.discord.fail(Route.EDIT_ORIGINAL, new Fault.Refused(status, code, "no"));
      ops.discord.fail(Route.CREATE_FOLLOW_UP, new Fault.Refused(status, code, "no"));
    }
    Answer answered = send(place, "b");
    assertThat(fate(answered)).isEqualTo(inPlace);
    assertThat(reason(answered)).contains(words);
    assertThat(ops.said(ops.mail)).containsExactly("checking example.com 0");
  }

  @Test
  void what_is_not_as_it_should_be_in_a_channel_is_told_apart() throws Exception {
    var guild = ops.discord.guild("Ops");
    Channel hidden = guild.channel("hidden").deny(Permission.VIEW_CHANNEL);
    Channel silent = guild.channel("silent").deny(Permission.SEND_MESSAGES);
    Channel foreign = ops.discord.foreignGuild("Elsewhere").channel("mail");
    Channel locked = ops.mail.thread("locked").lock();
    Channel asleep = ops.mail.thread("asleep").archive();
    Channel gone = guild.channel("gone");
    gone.remove();
    Channel blocked = ops.discord.person("bob").blocksBot().directMessages();
    assertThat(reason(send(channel(hidden), "a"))).contains("50001", hidden.id());
    assertThat(reason(send(channel(silent), "a"))).contains("50013", silent.id());
    assertThat(reason(send(channel(foreign), "a"))).contains("50001");
    assertThat(reason(send(channel(locked), "a"))).contains("50083");
    assertThat(reason(send(channel(blocked), "a"))).contains("50007");
    assertThat(send(channel(gone), "a")).isInstanceOf(Answer.Gone.class);
    assertThat(send(channel(asleep), "a")).as("it opens").isInstanceOf(Answer.Accepted.class);
    assertThat(ops.said(asleep)).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail",
        "#mail",
        "1",
        "../../users/@me",
        "123456789012345678/../../../webhooks",
        "123456789012345678?wait=true",
        "..",
        "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨",
        "",
      })
  void what_is_no_id_is_never_asked_for(String name) throws Exception {
    int before = ops.discord.calls().size();
    Answer answer = send(new DiscordChannel(name), "a");
    assertThat(fate(answer)).isEqualTo("dead");
    assertThat(reason(answer)).contains("Copy Channel ID");
    assertThat(ops.discord.calls()).hasSize(before);
  }

  @Test
  void a_result_is_posted_once_though_the_answer_was_lost() throws Exception {
    Delivery delivery = ops.delivery(channel(ops.mail), "broken");
    ops.discord.fail(Route.CREATE_MESSAGE, new Fault.AnswerLost());
    assertThat(fate(send(delivery))).isEqualTo("unreached");
    ops.restart();
    assertThat(fate(send(delivery))).isEqualTo("accepted");
    assertThat(ops.said(ops.mail)).containsExactly("broken");
  }

  @Test
  void what_is_delivered_once_more_by_hand_is_posted_once_more() throws Exception {
    Delivery delivery = ops.delivery(channel(ops.mail), "broken");
    Delivery again = redelivered(delivery);
    assertThat(Nonce.of(delivery)).hasSizeLessThanOrEqualTo(25).isNotEqualTo(Nonce.of(again));
    assertThat(fate(send(delivery))).isEqualTo("accepted");
    assertThat(fate(send(again))).isEqualTo("accepted");
    assertThat(ops.said(ops.mail)).containsExactly("broken", "broken");
  }

  @Test
  void many_results_for_a_channel_wait_for_their_turns() throws Exception {
    var before = ops.time.instant();
    for (int one = 0; one < 12; one++) {
      Delivery due = ops.delivery(channel(ops.mail), "result %d".formatted(one));
      assertThat(fate(send(named(due, "dlv_%d".formatted(one))))).isEqualTo("accepted");
    }
    assertThat(ops.said(ops.mail)).hasSize(12);
    assertThat(Duration.between(before, ops.time.instant()))
        .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    ops.nothingWasTooMuch();
  }

  @Test
  void a_limit_that_takes_longer_sends_the_result_back_with_its_time() throws Exception {
    ops.discord.fail(Route.CREATE_MESSAGE, new Fault.Limited(Duration.ofSeconds(30), false));
    Answer answer = send(channel(ops.mail), "a");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Declined.class,
            declined ->
                assertThat(declined.retryAfter())
                    .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30)));
    int before = ops.discord.calls().size();
    assertThat(fate(send(channel(ops.mail), "a"))).isEqualTo("limited");
    assertThat(ops.discord.calls()).as("not even asked").hasSize(before);
    ops.time.pass(Duration.ofSeconds(30));
    assertThat(fate(send(channel(ops.mail), "a"))).isEqualTo("accepted");
  }

  @Test
  void a_short_limit_is_waited_for() throws Exception {
    ops.discord.fail(Route.CREATE_MESSAGE, new Fault.Limited(Duration.ofMillis(1_500), false));
    assertThat(fate(send(channel(ops.mail), "a"))).isEqualTo("accepted");
    assertThat(ops.said(ops.mail)).containsExactly("a");
  }

  @Test
  void after_fifteen_minutes_the_bot_itself_changes_the_message() throws Exception {
    ChatAnswer place = opened().destination(View.REPORT);
    ops.restart();
    ops.time.pass(Duration.ofMinutes(16));
    assertThat(fate(send(place, "protected"))).isEqualTo("accepted");
    assertThat(ops.said(ops.mail)).containsExactly("protected");
  }

  @Test
  void after_fifteen_minutes_what_was_removed_is_posted_and_once() throws Exception {
    Opened opened = opened();
    ChatAnswer place = opened.destination(View.REPORT);
    ops.rest.delete(hook(place), DiscordRest.ORIGINAL, Patience.OF_PEOPLE);
    ops.time.pass(Duration.ofMinutes(16));
    ops.discord.fail(Route.CREATE_MESSAGE, new Fault.AnswerLost());
    Delivery delivery = ops.delivery(place, "protected");
    assertThat(fate(send(delivery))).isEqualTo("unreached");
    assertThat(fate(send(delivery))).isEqualTo("accepted");
    assertThat(ops.said(ops.mail)).containsExactly("protected");
  }

  @Test
  void after_fifteen_minutes_what_is_for_one_alone_is_not_said_to_all() throws Exception {
    ChatAnswer place =
        ops.out.sinks().at(ops.forAll().place()).open(EXAMPLE, true).destination(View.REPORT);
    ops.time.pass(Duration.ofMinutes(16));
    Answer answer = send(place, "broken");
    assertThat(fate(answer)).isEqualTo("dead");
    assertThat(reason(answer)).contains("15 minutes", "Ask again");
    assertThat(ops.said(ops.mail)).containsExactly("ada only: checking example.com 0");
  }

  @Test
  void after_fifteen_minutes_direct_messages_are_for_one_alone_anyway() throws Exception {
    Channel direct = ops.ada.directMessages();
    ChatAnswer place =
        ops.out
            .sinks()
            .at(ops.typed(direct, Acknowledged.FOR_ASKER, true).place())
            .open(EXAMPLE, true)
            .destination(View.REPORT);
    ops.time.pass(Duration.ofMinutes(16));
    assertThat(fate(send(place, "broken"))).isEqualTo("accepted");
    assertThat(ops.said(direct)).last().isEqualTo("broken");
  }

  @Test
  void after_fifteen_minutes_where_the_bot_is_not_there_is_no_way_left() throws Exception {
    ops.ada.installsApp();
    Channel foreign = ops.discord.foreignGuild("Elsewhere").channel("mail");
    ChatAnswer place =
        ops.out
            .sinks()
            .at(ops.typed(foreign, Acknowledged.FOR_ALL, false).place())
            .open(EXAMPLE, false)
            .destination(View.REPORT);
    ops.time.pass(Duration.ofMinutes(16));
    int before = ops.discord.calls().size();
    assertThat(fate(send(place, "protected"))).isEqualTo("dead");
    assertThat(ops.discord.calls()).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource({"404, 10015", "401, 50027", "404, 10062"})
  void that_the_token_is_over_is_discord_s_to_tell(int status, int code) throws Exception {
    ChatAnswer place = opened().destination(View.REPORT);
    ops.discord.fail(Route.EDIT_ORIGINAL, new Fault.Refused(status, code, "no"));
    assertThat(fate(send(place, "protected"))).isEqualTo("accepted");
    assertThat(ops.said(ops.mail)).containsExactly("protected");
    assertThat(ops.discord.calls(Route.EDIT_MESSAGE)).hasSize(1);
  }

  @Test
  void nothing_is_said_twice_in_a_place_whatever_is_lost() throws Exception {
    ChatAnswer place = opened().destination(View.REPORT);
    Delivery delivery = ops.delivery(place, "protected");
    for (int one = 0; one < 4; one++) {
      ops.discord.fail(Route.EDIT_ORIGINAL, new Fault.AnswerLost());
    }
    assertThat(fate(send(delivery))).isEqualTo("unreached");
    ops.restart();
    assertThat(fate(send(delivery))).isEqualTo("unreached");
    assertThat(fate(send(delivery))).isEqualTo("accepted");
    assertThat(ops.said(ops.mail)).containsExactly("protected");
  }

  @Test
  void components_that_are_refused_are_posted_as_an_embed_once() throws Exception {
    ops.discord.expectBroken(Rule.COMPONENT_TEXT);
    Delivery delivery = ops.delivery(channel(ops.mail), Words.unfit("in other words"));
    assertThat(fate(send(delivery))).isEqualTo("accepted");
    assertThat(ops.said(ops.mail)).containsExactly("in other words");
    assertThat(ops.discord.calls(Route.CREATE_MESSAGE)).hasSize(2);
  }

  @Test
  void an_embed_cannot_follow_components_so_that_another_message_takes_their_place()
      throws Exception {
    ops.discord.expectBroken(Rule.COMPONENT_TEXT).expectBroken(Rule.COMPONENTS_V2_ONLY);
    ChatAnswer place = opened().destination(View.REPORT);
    assertThat(fate(send(ops.delivery(place, Words.unfit("in other words")))))
        .isEqualTo("accepted");
    assertThat(ops.said(ops.mail)).containsExactly("in other words");
  }

  @Test
  void trouble_of_discord_s_own_is_not_reached() throws Exception {
    ops.discord
        .fail(Route.CREATE_MESSAGE, new Fault.BadGateway())
        .fail(Route.CREATE_MESSAGE, new Fault.Hangs())
        .fail(Route.CREATE_MESSAGE, new Fault.Drops());
    assertThat(reason(send(channel(ops.mail), "a"))).contains("HTTP 502");
    assertThat(reason(send(channel(ops.mail), "a"))).contains("did not answer in time");
    assertThat(reason(send(channel(ops.mail), "a"))).contains("broke off");
    assertThat(ops.said(ops.mail)).isEmpty();
  }

  @Test
  void a_token_that_discord_refuses_is_not_tried_again_for_a_minute() throws Exception {
    ops.discord.fail(Route.CREATE_MESSAGE, new Fault.Refused(401, 0, "401: Unauthorized"));
    assertThat(fate(send(channel(ops.mail), "a"))).isEqualTo("again");
    int before = ops.discord.calls().size();
    assertThat(reason(send(channel(ops.mail), "a"))).contains("The operator has to renew it");
    assertThat(ops.discord.calls()).hasSize(before);
    ops.time.pass(Duration.ofMinutes(1));
    assertThat(fate(send(channel(ops.mail), "a"))).isEqualTo("accepted");
  }

  @Test
  void an_attempt_that_is_called_off_ends_as_such() throws Exception {
    Delivery delivery = ops.delivery(channel(ops.mail), "a");
    ops.discord.fail(Route.CREATE_MESSAGE, new Fault.Drops());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> send(delivery)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void what_is_not_written_for_discord_is_not_sent() throws Exception {
    int before = ops.discord.calls().size();
    assertThat(reason(send(written("application/json", "{}")))).contains("was not connected");
    assertThat(reason(send(written(DiscordMessageJson.TYPE, "{}")))).contains("another version");
    assertThat(reason(send(written(DiscordMessageJson.TYPE, "{")))).contains("another version");
    assertThat(ops.discord.calls()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"v\":2}",
        "{\"v\":1,\"app\":\"..\",\"token\":\"t\",\"until\":1,\"channel\":\"123456789012345678\",\"spot\":\"ANEW\"}",
      })
  void a_place_that_cannot_be_read_is_told_and_nobody_is_asked(String place) throws Exception {
    int before = ops.discord.calls().size();
    Answer answer =
        send(new ChatAnswer(Chat.DISCORD, "123456789012345678", place, false, View.REPORT), "a");
    assertThat(fate(answer)).isEqualTo("dead");
    assertThat(reason(answer)).contains("another version");
    assertThat(ops.discord.calls()).hasSize(before);
  }

  @Test
  void what_goes_elsewhere_is_a_mistake_of_ours() {
    for (Destination elsewhere :
        List.of(
            new Destination.SlackChannel(null, "ops"),
            new ChatAnswer(Chat.SLACK, "C1", "{}", false, View.REPORT),
            new Destination.Callback("https://example.com/"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> send(elsewhere, "a"));
    }
  }

  private Opened opened() {
    return ops.out.sinks().at(ops.forAll().place()).open(EXAMPLE, false);
  }

  private static Hook hook(ChatAnswer place) {
    return AnswerPlace.read(place.place()).orElseThrow().hook();
  }

  private static DiscordChannel channel(Channel channel) {
    return new DiscordChannel(channel.id());
  }

  private Answer send(Destination destination, String words) throws InterruptedException {
    return send(ops.delivery(destination, words));
  }

  private Answer send(Delivery delivery) throws InterruptedException {
    return ops.out.sender().send(delivery);
  }

  private Delivery written(String type, String body) {
    return Delivery.due(
        "dlv_1",
        "msg_1",
        null,
        "chk_1",
        EventType.CHECK_COMPLETED,
        channel(ops.mail),
        new Payload(type, ByteString.encodeUtf8(body)),
        ops.time.instant());
  }

  private static Delivery named(Delivery due, String id) {
    return Delivery.due(
        id,
        due.messageId(),
        null,
        due.checkId(),
        due.event(),
        due.destination(),
        due.payload(),
        due.createdAt());
  }

  private static Delivery redelivered(Delivery due) {
    return new Delivery(
        due.id(),
        due.messageId(),
        null,
        due.checkId(),
        due.event(),
        due.destination(),
        due.payload(),
        due.createdAt(),
        Delivery.State.WAITING,
        1,
        due.createdAt(),
        null,
        1,
        true);
  }

  private static String fate(Answer answer) {
    return switch (answer) {
      case Answer.Accepted _ -> "accepted";
      case Answer.Declined(_, var retryAfter, _, _, _) -> retryAfter == null ? "again" : "limited";
      case Answer.Unreached _ -> "unreached";
      case Answer.Gone _ -> "gone";
      case Answer.Forbidden _ -> "dead";
    };
  }

  private static String reason(Answer answer) {
    return switch (answer) {
      case Answer.Accepted _ -> "";
      case Answer.Declined(_, _, var reason, _, _) -> reason;
      case Answer.Unreached(var reason) -> reason;
      case Answer.Gone(_, var reason) -> reason;
      case Answer.Forbidden(var reason) -> reason;
    };
  }
}
