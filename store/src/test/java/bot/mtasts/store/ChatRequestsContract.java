package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.CheckRequests.Filter;
import bot.mtasts.core.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

abstract class ChatRequestsContract extends OpenStore {
  /// Whoever knows it can write in the channel.
  private static final String PLACE = "hooks.slack.test/commands/T1/secret-place";

  ChatRequestsContract(Server server) {
    super(server);
  }

  private Instant now() {
    return clock.instant();
  }

  private CheckRequest asked(String integration, List<Destination> destinations) {
    clock.move(Duration.ofMillis(1));
    CheckRequest request =
        new CheckRequest(
            Ids.check(now()), Samples.DOMAIN, integration, null, destinations, false, now());
    store.requests().accept(List.of(request), null);
    return request;
  }

  private static Destination answerAt(String place) {
    return new Destination.ChatAnswer(Chat.SLACK, "T1/C1", place, false, View.REPORT);
  }

  private Delivery kept(Destination destination) {
    CheckRequest request = asked("slack:T1", List.of(destination));
    Delivery delivery = Samples.delivery(request.id(), now(), destination);
    store.requests().fail(request.id(), "for the test", List.of(delivery));
    return delivery;
  }

  @Test
  void every_place_of_an_answer_comes_back_as_it_was() {
    List<Destination> places = new ArrayList<>();
    for (Chat chat : Chat.values()) {
      for (View view : View.values()) {
        places.add(new Destination.ChatAnswer(chat, "T1/C1", PLACE, true, view));
        places.add(new Destination.ChatAnswer(chat, "99", "", false, view));
      }
    }

    CheckRequest request = asked("slack:T1", places);
    assertThat(store.requests().find(request.id())).contains(new CheckStanding.Queued(request));

    for (Destination place : places) {
      assertThat(store.deliveries().find(kept(place).id()).orElseThrow().destination())
          .isEqualTo(place);
    }
  }

  @Test
  void the_longest_place_is_kept_and_a_longer_one_refused_without_being_quoted() {
    Destination longest = answerAt("{\"€\":\"" + "p".repeat(1991) + "\"}");
    assertThat(store.deliveries().find(kept(longest).id()).orElseThrow().destination())
        .isEqualTo(longest);

    refused(answerAt("p".repeat(2001)), "The place of an answer: 2,001 characters; at most 2,000");
    refused(answerAt("p\u0000"), "The place of an answer holds a NUL or half a surrogate pair");
    refused(
        new Destination.ChatAnswer(Chat.DISCORD, "c".repeat(256), PLACE, false, View.PLAN),
        "The channel: 256 characters; at most 255 are kept");
    assertThat(count("check_requests")).isEqualTo(1);
  }

  private void refused(Destination destination, String beginning) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> asked("slack:T1", List.of(destination)))
        .withMessageStartingWith(beginning)
        .withMessageNotContaining("ppp")
        .withMessageNotContaining(PLACE);
  }

  @Test
  void a_place_is_seen_in_no_text_of_what_holds_it() {
    Delivery delivery = kept(answerAt(PLACE));
    CheckRequest request = asked("slack:T1", List.of(answerAt(PLACE)));

    assertThat(delivery.toString()).contains("ChatAnswer[slack:T1/C1, REPORT]");
    assertThat(
            List.of(
                delivery.toString(),
                store.deliveries().find(delivery.id()).toString(),
                request.toString(),
                store.requests().find(request.id()).toString()))
        .noneMatch(text -> text.contains("secret-place"));
  }

  @Test
  void a_place_is_not_seen_when_the_database_refuses_it() {
    Delivery delivery = kept(answerAt(PLACE));
    CheckRequest another = asked("slack:T1", List.of());

    StoreException refused =
        catchThrowableOfType(
            StoreException.class,
            () -> store.requests().fail(another.id(), "for the test", List.of(delivery)));

    assertThat(Throwables.getStackTrace(refused))
        .contains("SQLState 23505")
        .doesNotContain("secret-place");
  }

  @Test
  void a_place_is_not_seen_in_the_log_when_its_job_fails() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      Delivery delivery = kept(answerAt(PLACE));
      FakeWork failing =
          new FakeWork() {
            @Override
            public Optional<Instant> deliver(String deliveryId) {
              throw new IllegalStateException(
                  store.deliveries().find(deliveryId).orElseThrow().toString());
            }
          };
      store.jobs().start(failing);
      until(() -> said.toString(StandardCharsets.UTF_8).contains(delivery.id()));
    } finally {
      System.setErr(before);
    }

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("ChatAnswer[slack:T1/C1, REPORT]")
        .doesNotContain("secret-place");
  }

  @Test
  void requests_are_listed_by_the_workspace_and_by_the_person_who_asked_alone() {
    Asker slack = new Asker(Chat.SLACK, "T0123ABCDEF", "C1", "U0123ABCDEF");
    // The longest ids there are: 20 digits each.
    String snowflake = "18446744073709551615";
    Asker discord = new Asker(Chat.DISCORD, snowflake, "1", snowflake);
    CheckRequest teams = asked(slack.workspaceKey(), List.of());
    CheckRequest persons = asked(slack.personKey(), List.of());
    CheckRequest guilds = asked(discord.workspaceKey(), List.of());
    CheckRequest members = asked(discord.personKey(), List.of());

    assertThat(listed("slack:T0123ABCDEF")).containsExactly(teams.id());
    assertThat(listed("slack:T0123ABCDEF/U0123ABCDEF")).containsExactly(persons.id());
    assertThat(listed("discord:" + snowflake)).containsExactly(guilds.id());
    assertThat(listed("discord:%1$s/%1$s".formatted(snowflake))).containsExactly(members.id());
    assertThat(listed("slack:T0123")).as("the beginning of a name is another").isEmpty();
  }

  private List<String> listed(String integration) {
    return store.requests().list(new Filter(integration, null), null, 9).items().stream()
        .map(each -> each.request().id())
        .toList();
  }
}
