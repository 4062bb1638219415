package bot.mtasts.lab.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.lab.slack.TinyApp.Says;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Buttons, menus, shortcuts, modals and the home tab.
final class InteractionTest {
  private static final String BUTTONS =
      """
      [{"type":"actions","block_id":"row","elements":[
        {"type":"button","action_id":"again","value":"example.com",
         "text":{"type":"plain_text","text":"Re-run"}},
        {"type":"overflow","action_id":"more","options":[
          {"text":{"type":"plain_text","text":"Explain"},"value":"explain"}]}]}]
      """;
  private static final String MODAL =
      """
      {"type":"modal","callback_id":"paste","notify_on_close":true,
       "title":{"type":"plain_text","text":"Validate"},
       "submit":{"type":"plain_text","text":"Check"},
       "blocks":[{"type":"input","block_id":"policy","label":{"type":"plain_text","text":"Policy"},
         "element":{"type":"plain_text_input","action_id":"text","multiline":true}}]}
      """;

  private final MovingClock clock = MovingClock.atPresent();
  private final AtomicReference<Says> answer = new AtomicReference<>(Says.OK);
  private final TinyApp app = new TinyApp(_ -> answer.get());
  private final FakeSlack slack =
      FakeSlack.start(
          FakeSlackSettings.usual()
              .withClock(clock)
              .withApp(AppSettings.mtasts().withMessageShortcuts("check_domains")));
  private final Workspace acme = slack.workspace("acme");
  private final Channel ops = acme.channel("ops").inviteBot();
  private final SlackPerson ada = acme.person("ada");
  private final String bot = acme.install().botToken();

  @BeforeEach
  void goesToTheApp() {
    slack.sendTo(app.url());
  }

  @AfterEach
  void closes() {
    slack.close();
    app.close();
  }

  private JsonNode call(String method, String... pairs) {
    return TinyApp.call(slack, method, bot, pairs);
  }

  private Message posted() {
    call("chat.postMessage", "channel", ops.id(), "text", "x", "blocks", BUTTONS);
    return slack.messages(ops).getLast();
  }

  @Test
  void a_pressed_button_tells_all_there_is_to_know() {
    Message message = posted();
    JsonNode told = ada.presses(message, "again").payload();
    assertThat(told.path("type").asText()).isEqualTo("block_actions");
    assertThat(told.at("/actions/0/value").asText()).isEqualTo("example.com");
    assertThat(told.at("/actions/0/block_id").asText()).isEqualTo("row");
    assertThat(told.at("/container/message_ts").asText()).isEqualTo(message.ts());
    assertThat(told.at("/message/blocks/0/type").asText()).isEqualTo("actions");
    assertThat(told.at("/user/id").asText()).isEqualTo(ada.id());
    assertThat(told.at("/team/domain").asText()).isEqualTo("acme");
    assertThat(app.heard().getFirst().body()).startsWith("payload=%7B");
    assertThatThrownBy(() -> ada.presses(message, "nothing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void another_person_chooses_from_a_menu() {
    JsonNode told = acme.person("bob").chooses(posted(), "more", "explain").payload();
    assertThat(told.at("/actions/0/selected_option/value").asText()).isEqualTo("explain");
    assertThatThrownBy(() -> ada.chooses(posted(), "more", "other"))
        .hasMessageContaining("no option other");
  }

  @Test
  void the_pressed_message_can_be_replaced_and_a_reply_left_in_its_thread() {
    Message message = posted();
    String url = ada.presses(message, "again").responseUrl();
    TinyApp.json(url, "{\"text\":\"running\",\"replace_original\":true}");
    TinyApp.json(
        url,
        "{\"text\":\"plan\",\"response_type\":\"in_channel\",\"thread_ts\":\"%s\"}"
            .formatted(message.ts()));
    assertThat(slack.messages(ops)).map(Message::text).containsExactly("running", "plan");
    assertThat(slack.messages(ops).getLast().threadTs()).isEqualTo(message.ts());
  }

  @Test
  void what_only_one_person_sees_is_pressed_by_that_person_and_not_told_again() {
    String url = ada.types("/mtasts", ops).responseUrl();
    TinyApp.json(url, "{\"blocks\":" + BUTTONS + "}");
    Message hers = slack.messages(ops, ada).getLast();
    JsonNode told = ada.presses(hers, "again").payload();
    assertThat(told.at("/container/is_ephemeral").asBoolean()).isTrue();
    assertThat(told.has("message")).isFalse();
    assertThatThrownBy(() -> acme.person("bob").presses(hers, "again"))
        .hasMessageContaining("does not see it");
  }

  @Test
  void a_shortcut_brings_the_message_along() {
    Message hers = ada.says("is bad.example safe? ask a@mail.example", ops);
    JsonNode told = ada.usesShortcut("check_domains", hers).payload();
    assertThat(told.path("type").asText()).isEqualTo("message_action");
    assertThat(told.at("/message/text").asText())
        .isEqualTo(
            "is <http://bad.example|bad.example> safe?"
                + " ask <mailto:a@mail.example|a@mail.example>");
  }

  @Test
  void a_trigger_opens_one_modal_within_three_seconds() {
    String trigger = ada.types("/mtasts validate", ops).triggerId();
    assertThat(call("views.open", "trigger_id", trigger, "view", MODAL).path("ok").asBoolean())
        .isTrue();
    assertThat(ada.modals()).singleElement().matches(v -> v.title().equals("Validate"));
    assertThat(error("views.open", trigger)).isEqualTo("exchanged_trigger_id");
    assertThat(error("views.open", "1.2.3")).isEqualTo("invalid_trigger_id");
    String late = ada.types("/mtasts validate", ops).triggerId();
    clock.advance(Duration.ofMillis(3_001));
    assertThat(error("views.open", late)).isEqualTo("expired_trigger_id");
  }

  private String error(String method, String trigger) {
    return call(method, "trigger_id", trigger, "view", MODAL).path("error").asText();
  }

  private View opened() {
    call("views.open", "trigger_id", ada.types("/mtasts", ops).triggerId(), "view", MODAL);
    return ada.modals().getLast();
  }

  @Test
  void a_submitted_modal_tells_what_was_typed_and_closes() {
    JsonNode told = ada.submits(opened(), Map.of("text", "version: STSv1")).payload();
    assertThat(told.at("/view/state/values/policy/text/value").asText())
        .isEqualTo("version: STSv1");
    assertThat(told.at("/view/callback_id").asText()).isEqualTo("paste");
    assertThat(ada.modals()).isEmpty();
  }

  @Test
  void the_answer_to_a_submission_is_done_to_the_modal() {
    View modal = opened();
    answer.set(
        Says.json("{\"response_action\":\"errors\",\"errors\":{\"policy\":\"line 2, column 7\"}}"));
    ada.submits(modal, Map.of("text", "x"));
    assertThat(ada.modals().getLast().errors()).containsEntry("policy", "line 2, column 7");

    String other = MODAL.replace("Validate", "Result");
    answer.set(Says.json("{\"response_action\":\"update\",\"view\":" + other + "}"));
    ada.submits(modal, Map.of("text", "y"));
    assertThat(ada.modals()).singleElement().matches(v -> v.title().equals("Result"));

    answer.set(Says.json("{\"response_action\":\"push\",\"view\":" + MODAL + "}"));
    ada.submits(modal, Map.of());
    assertThat(ada.modals()).hasSize(2);

    answer.set(Says.json("{\"response_action\":\"clear\"}"));
    ada.submits(ada.modals().getLast(), Map.of());
    assertThat(ada.modals()).isEmpty();
  }

  @Test
  void errors_for_what_is_no_input_break_a_rule() {
    slack.expectBroken(Rule.SHAPE);
    View modal = opened();
    answer.set(Says.json("{\"response_action\":\"errors\",\"errors\":{\"other\":\"no\"}}"));
    ada.submits(modal, Map.of());
    assertThat(ada.modals()).hasSize(1);
  }

  @Test
  void an_update_that_means_an_older_version_is_refused() {
    View modal = opened();
    String hash = modal.json().path("hash").asText();
    JsonNode updated = call("views.update", "view_id", modal.id(), "hash", hash, "view", MODAL);
    assertThat(updated.at("/view/hash").asText()).isNotEqualTo(hash);
    assertThat(
            call("views.update", "view_id", modal.id(), "hash", hash, "view", MODAL)
                .path("error")
                .asText())
        .isEqualTo("hash_conflict");
    assertThat(call("views.update", "view_id", "V9", "view", MODAL).path("error").asText())
        .isEqualTo("not_found");
  }

  @Test
  void three_modals_lie_on_top_of_each_other_at_most() {
    View modal = opened();
    for (int i = 0; i < 2; i++) {
      View top = ada.modals().getLast();
      answer.set(Says.json("{\"response_action\":\"push\",\"view\":" + MODAL + "}"));
      ada.submits(top, Map.of());
    }
    answer.set(Says.OK);
    assertThat(ada.modals()).hasSize(3);
    assertThat(ada.modals().getLast().json().path("root_view_id").asText()).isEqualTo(modal.id());
    assertThat(error("views.push", ada.types("/mtasts", ops).triggerId()))
        .as("a command is not in a modal")
        .isEqualTo("invalid_trigger_id");
  }

  @Test
  void closing_a_modal_is_told_if_the_app_asked() {
    assertThat(ada.closes(opened()).orElseThrow().payload().path("type").asText())
        .isEqualTo("view_closed");
    assertThat(ada.modals()).isEmpty();
  }

  @Test
  void the_home_tab_shows_what_was_published_and_its_buttons_work() {
    assertThat(ada.opensHome().payload().at("/event/tab").asText()).isEqualTo("home");
    String home = "{\"type\":\"home\",\"blocks\":" + BUTTONS + "}";
    assertThat(call("views.publish", "user_id", ada.id(), "view", home).path("ok").asBoolean())
        .isTrue();
    View shown = slack.awaitHome(ada, v -> v.element("again") != null);
    JsonNode told = ada.presses(shown, "again").payload();
    assertThat(told.at("/container/type").asText()).isEqualTo("view");
    assertThat(told.at("/view/type").asText()).isEqualTo("home");
    assertThat(call("views.publish", "user_id", "U9", "view", home).path("error").asText())
        .isEqualTo("invalid_user_id");
  }

  @Test
  void a_modal_that_breaks_a_rule_is_not_opened() {
    slack.expectBroken(Rule.MODAL_TITLE);
    String trigger = ada.types("/mtasts", ops).triggerId();
    JsonNode refused =
        call(
            "views.open",
            "trigger_id",
            trigger,
            "view",
            MODAL.replace("Validate", "A title of twenty-five letters".substring(0, 25)));
    assertThat(refused.path("error").asText()).isEqualTo("invalid_arguments");
    assertThat(refused.at("/response_metadata/messages/0").asText())
        .contains("must be less than 25 characters [json-pointer:/view/title/text]");
    assertThat(error("views.open", trigger)).as("the trigger is still good").isEmpty();
  }
}
