package bot.mtasts.discord.out;

import static bot.mtasts.discord.out.Ops.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.discord.out.Ops.Asked;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.Fault;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.discord.Route;
import bot.mtasts.lab.discord.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscordSinksTest {
  private static final Reply REFUSED = new Reply.Refused("that is no domain", List.of());
  private static final Reply TEXT = new Reply.NotDrafted("example.com has no mail");
  private static final Set<Stage> ONE = Set.of(Stage.RECORD);
  private static final Set<Stage> TWO = Set.of(Stage.RECORD, Stage.POLICY);

  private final Ops ops = Ops.open();

  @AfterEach
  void close() {
    ops.close();
  }

  @Test
  void what_all_may_see_takes_the_place_of_thinking() {
    sink(ops.forAll()).say(TEXT);
    assertThat(said()).containsExactly("example.com has no mail");
    assertThat(ops.last(ops.mail).componentsV2()).isTrue();
  }

  @Test
  void what_is_for_the_asker_alone_is_never_seen_by_others_though_all_saw_us_think() {
    sink(ops.forAll()).say(REFUSED);
    assertThat(said()).containsExactly("ada only: that is no domain");
    assertThat(ops.discord.messages(ops.mail)).as("as others see it").isEmpty();
    assertThat(ops.discord.removed(ops.mail)).as("thinking").hasSize(1);
  }

  @Test
  void where_thinking_cannot_be_taken_away_the_asker_s_own_is_not_said_at_all() {
    ops.discord
        .fail(Route.DELETE_ORIGINAL, new Fault.BadGateway())
        .fail(Route.DELETE_ORIGINAL, new Fault.BadGateway());
    sink(ops.forAll()).say(REFUSED);
    assertThat(said()).as("a follow-up would have taken its place, for all").containsExactly("…");
  }

  @Test
  void a_lost_answer_to_the_removal_does_no_harm() {
    ops.discord.fail(Route.DELETE_ORIGINAL, new Fault.AnswerLost());
    sink(ops.forAll()).say(REFUSED);
    assertThat(said()).containsExactly("ada only: that is no domain");
  }

  @Test
  void a_lost_answer_to_an_edit_is_asked_for_once_more_and_said_once() {
    ops.discord.fail(Route.EDIT_ORIGINAL, new Fault.AnswerLost());
    sink(ops.forAll()).say(TEXT);
    assertThat(said()).containsExactly("example.com has no mail");
    assertThat(ops.discord.calls(Route.EDIT_ORIGINAL)).hasSize(2);
  }

  @Test
  void what_comes_second_is_a_message_of_its_own() {
    ReplySink sink = sink(ops.forAll());
    sink.say(TEXT);
    sink.say(new Reply.NotDrafted("and neither has another"));
    sink.say(REFUSED);
    assertThat(said())
        .containsExactly(
            "example.com has no mail", "and neither has another", "ada only: that is no domain");
  }

  @Test
  void where_only_the_asker_saw_us_think_all_is_for_them_alone() {
    ReplySink sink = sink(ops.forAsker());
    sink.say(TEXT);
    sink.say(REFUSED);
    Opened opened = sink.open(EXAMPLE, false);
    assertThat(said())
        .containsExactly(
            "ada only: example.com has no mail",
            "ada only: that is no domain",
            "ada only: checking example.com 0");
    assertThat(opened.destination(View.REPORT).privately())
        .as("so that the answer can be shared")
        .isTrue();
  }

  @Test
  void a_check_is_shown_in_the_original_and_answered_there_by_whoever_ends_it() throws Exception {
    Opened opened = sink(ops.forAll()).open(EXAMPLE, false);
    assertThat(said()).containsExactly("checking example.com 0");
    var destination = opened.destination(View.REPORT);
    assertThat(destination.channel()).isEqualTo(ops.mail.id());
    assertThat(destination.privately()).isFalse();
    assertThat(destination.place()).hasSizeLessThanOrEqualTo(AnswerPlace.LONGEST);
    ops.restart();
    Answer answer = ops.out.sender().send(ops.delivery(destination, "protected"));
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    assertThat(said()).containsExactly("protected");
  }

  @Test
  void stages_become_one_edit_and_a_quick_check_none() {
    Opened quick = sink(ops.forAll()).open(EXAMPLE, false);
    quick.working(ONE);
    ops.time.pass(Duration.ofMillis(999));
    quick.close();
    ops.time.pass(Duration.ofSeconds(5));
    assertThat(said()).containsExactly("checking example.com 0");

    Opened slow = sink(ops.forAll()).open(EXAMPLE, false);
    slow.working(ONE);
    ops.time.pass(Duration.ofMillis(500));
    slow.working(TWO);
    ops.time.pass(Duration.ofMillis(500));
    assertThat(said()).endsWith("checking example.com 2");
    assertThat(ops.last(ops.mail).edits()).isEqualTo(1);
  }

  @Test
  void stages_leave_room_for_the_answer() throws Exception {
    Opened opened = sink(ops.forAll()).open(EXAMPLE, false);
    for (int step = 0; step < 40; step++) {
      opened.working(step % 2 == 0 ? ONE : TWO);
      ops.time.pass(Duration.ofMillis(250));
    }
    var before = ops.time.instant();
    ops.out.sender().send(ops.delivery(opened.destination(View.REPORT), "protected"));
    assertThat(said()).containsExactly("protected");
    assertThat(ops.time.instant()).as("the answer did not wait").isEqualTo(before);
    assertThat(ops.last(ops.mail).edits()).isBetween(8, 12);
    ops.nothingWasTooMuch();
  }

  @Test
  void where_there_is_room_for_one_edit_more_it_is_the_answer_s() throws Exception {
    Opened opened = sink(ops.forAll()).open(EXAMPLE, false);
    for (int one = 0; one < 3; one++) { // Discord takes five in two seconds.
      ops.rest.edit(
          hook(opened), DiscordRest.ORIGINAL, Words.message("checking").body(), Patience.OF_PEOPLE);
    }
    opened.working(ONE);
    ops.time.pass(Duration.ofSeconds(1));
    assertThat(said()).containsExactly("checking");
    var before = ops.time.instant();
    ops.out.sender().send(ops.delivery(opened.destination(View.REPORT), "protected"));
    assertThat(said()).containsExactly("protected");
    assertThat(ops.time.instant()).isEqualTo(before);
  }

  @Test
  void no_stage_comes_after_the_answer() throws Exception {
    Opened opened = sink(ops.forAll()).open(EXAMPLE, false);
    opened.working(ONE);
    ops.out.sender().send(ops.delivery(opened.destination(View.REPORT), "protected"));
    opened.working(TWO);
    ops.time.pass(Duration.ofSeconds(10));
    assertThat(said()).containsExactly("protected");
  }

  @Test
  void several_domains_are_answered_each_in_its_own_message() throws Exception {
    ReplySink sink = sink(ops.forAll());
    List<Opened> opened = new ArrayList<>();
    for (String name : List.of("a.test", "b.test", "c.test")) {
      opened.add(sink.open(new DomainName(name), false));
    }
    assertThat(said())
        .containsExactly("checking a.test 0", "checking b.test 0", "checking c.test 0");
    opened.forEach(one -> one.working(ONE));
    ops.time.pass(Duration.ofSeconds(1));
    assertThat(said())
        .containsExactly("checking a.test 1", "checking b.test 1", "checking c.test 1");
    for (Opened one : opened.reversed()) {
      ops.out
          .sender()
          .send(
              ops.delivery(
                  one.destination(View.REPORT), "answer %d".formatted(opened.indexOf(one))));
    }
    assertThat(said()).containsExactly("answer 0", "answer 1", "answer 2");
    ops.nothingWasTooMuch();
  }

  @Test
  void ten_domains_wait_for_their_turns_and_nothing_is_too_much() {
    ReplySink sink = sink(ops.forAll());
    for (int one = 0; one < 10; one++) {
      sink.open(new DomainName("d%d.test".formatted(one)), false);
    }
    assertThat(said()).hasSize(10);
    ops.nothingWasTooMuch();
  }

  @Test
  void a_check_for_the_asker_alone_is_shown_and_answered_to_them_alone() throws Exception {
    Opened opened = sink(ops.forAll()).open(EXAMPLE, true);
    assertThat(said()).containsExactly("ada only: checking example.com 0");
    ops.restart();
    ops.out.sender().send(ops.delivery(opened.destination(View.REPORT), "broken"));
    assertThat(said()).containsExactly("ada only: broken");
    assertThat(ops.discord.messages(ops.mail)).as("as others see it").isEmpty();
  }

  @Test
  void a_check_for_the_asker_alone_that_could_not_be_shown_is_still_answered() throws Exception {
    ops.discord
        .fail(Route.DELETE_ORIGINAL, new Fault.BadGateway())
        .fail(Route.DELETE_ORIGINAL, new Fault.BadGateway());
    Opened opened = sink(ops.forAll()).open(EXAMPLE, true);
    assertThat(said()).containsExactly("…");
    ops.restart();
    ops.out.sender().send(ops.delivery(opened.destination(View.REPORT), "broken"));
    assertThat(said()).containsExactly("ada only: broken");
  }

  @Test
  void a_rerun_takes_the_place_of_the_message_whose_button_was_pressed() throws Exception {
    Message message = shown("protected");
    Opened opened = sink(ops.pressed(message)).open(EXAMPLE, false);
    assertThat(said()).containsExactly("checking example.com 0");
    opened.working(ONE);
    ops.time.pass(Duration.ofSeconds(1));
    assertThat(said()).containsExactly("checking example.com 1");
    ops.restart();
    ops.out.sender().send(ops.delivery(opened.destination(View.REPORT), "broken"));
    assertThat(said()).containsExactly("broken");
    assertThat(ops.last(ops.mail).id()).isEqualTo(message.id());
  }

  @Test
  void whoever_may_not_rerun_now_is_told_so_and_the_message_stays() {
    Message message = shown("protected");
    sink(ops.pressed(message)).say(REFUSED);
    assertThat(said()).containsExactly("protected", "ada only: that is no domain");
  }

  @Test
  void under_a_message_that_only_the_asker_sees_nothing_is_said_to_others() {
    sink(ops.forAll()).open(EXAMPLE, true);
    Message message = ops.last(ops.mail);
    ReplySink sink = sink(ops.pressed(message));
    Opened opened = sink.open(EXAMPLE, false);
    sink.say(TEXT);
    assertThat(said())
        .containsExactly("ada only: checking example.com 0", "ada only: example.com has no mail");
    assertThat(opened.destination(View.REPORT).privately()).isTrue();
  }

  @Test
  void what_needs_no_check_after_all_is_put_where_the_check_was_to_stand() {
    Opened opened = sink(ops.forAll()).open(EXAMPLE, false);
    opened.working(ONE);
    opened.say(new Reply.CheckFailed(EXAMPLE, null, "our database was away"));
    ops.time.pass(Duration.ofSeconds(10));
    assertThat(said()).containsExactly("our database was away");
  }

  @Test
  void a_place_that_somebody_removed_is_written_anew() throws Exception {
    Opened opened = sink(ops.forAll()).open(EXAMPLE, false);
    ops.rest.delete(hook(opened), DiscordRest.ORIGINAL, Patience.OF_PEOPLE);
    assertThat(said()).isEmpty();
    ops.out.sender().send(ops.delivery(opened.destination(View.REPORT), "protected"));
    assertThat(said()).containsExactly("protected");
  }

  @Test
  void components_that_discord_refuses_become_an_embed() {
    ops.discord.expectBroken(Rule.COMPONENT_TEXT);
    var outcome =
        new Voice(ops.rest)
            .edit(
                hook(ops.forAll()),
                DiscordRest.ORIGINAL,
                Words.unfit("in other words"),
                Patience.OF_PEOPLE);
    assertThat(outcome.isOk()).isTrue();
    assertThat(ops.last(ops.mail).componentsV2()).isFalse();
    assertThat(ops.last(ops.mail).embeds().get(0).path("description").asText())
        .isEqualTo("in other words");
  }

  @Test
  void in_direct_messages_it_is_the_same() throws Exception {
    Channel direct = ops.ada.directMessages();
    ReplySink sink = sink(ops.typed(direct, Acknowledged.FOR_ALL, true));
    Opened opened = sink.open(EXAMPLE, false);
    sink.say(REFUSED);
    ops.out.sender().send(ops.delivery(opened.destination(View.REPORT), "protected"));
    assertThat(ops.said(direct)).containsExactly("protected", "ada only: that is no domain");
  }

  @Test
  void discord_s_trouble_never_comes_out_of_it() {
    ReplySink sink = sink(ops.forAll());
    ops.discord
        .fail(Route.EDIT_ORIGINAL, new Fault.Hangs())
        .fail(Route.EDIT_ORIGINAL, new Fault.Drops())
        .fail(Route.EDIT_ORIGINAL, new Fault.Refused(403, 50_013, "Missing Permissions"))
        .fail(Route.CREATE_FOLLOW_UP, new Fault.BadGateway())
        .fail(Route.CREATE_FOLLOW_UP, new Fault.Limited(Duration.ofMinutes(2), false));
    Opened first = sink.open(EXAMPLE, false);
    first.say(TEXT);
    Opened second = sink.open(EXAMPLE, false);
    sink.say(TEXT);
    second.close();
    assertThat(said()).containsExactly("…");
  }

  private ReplySink sink(Asked asked) {
    return ops.out.sinks().at(asked.place());
  }

  private static Hook hook(Asked asked) {
    return new Hook(asked.place().application(), asked.place().token());
  }

  private static Hook hook(Opened opened) {
    return AnswerPlace.read(opened.destination(View.REPORT).place()).orElseThrow().hook();
  }

  private Message shown(String words) {
    sink(ops.forAll()).say(new Reply.NotDrafted(words));
    return ops.last(ops.mail);
  }

  private List<String> said() {
    return ops.said(ops.mail);
  }
}
