package bot.mtasts.discord.components;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.contract.Golden;
import bot.mtasts.core.command.contract.SampleReplies;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.discord.DiscordMessage;
import bot.mtasts.lab.reports.KeptReports;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentRendererTest {
  private static final ReportPages PAGES = id -> "https://mtasts.example/r/" + id;
  private static final Map<String, Reply> OTHERS = SampleReplies.others(DiscordsLimitsTest.EVIL);

  private final ComponentRenderer renderer = new ComponentRenderer(PAGES);

  static List<String> reports() {
    return KeptReports.names();
  }

  static Set<String> others() {
    return OTHERS.keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void a_report_is_said_as_it_was_reviewed(String name) throws IOException {
    Golden.hold(
        "report-" + name, json(renderer.message(SampleReplies.reply(SampleReplies.report(name)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void every_other_reply_is_said_as_it_was_reviewed(String name) throws IOException {
    Golden.hold(name, json(renderer.message(other(name))));
  }

  @Test
  void the_forms_are_as_they_were_reviewed() throws IOException {
    Golden.hold("domain-form-modal", Modals.json(renderer.form(new Reply.DomainForm())));
    Golden.hold("paste-form-modal", Modals.json(renderer.form(new Reply.PasteForm())));
  }

  @Test
  void there_is_a_sample_of_every_kind_of_reply() {
    assertThat(OTHERS.values().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Reply.class.getPermittedSubclasses());
  }

  @Test
  void every_button_and_every_option_can_be_read_back() {
    List<String> carried = new ArrayList<>();
    OTHERS.values().forEach(reply -> carried(renderer.message(reply).components(), carried));

    assertThat(carried).hasSizeGreaterThan(20).allMatch(text -> Press.read(text).isPresent());
  }

  private static void carried(JsonNode node, List<String> texts) {
    if (node.has("value")) {
      texts.add(node.path("value").asText());
    } else if (node.has("custom_id") && !node.has("options")) {
      texts.add(node.path("custom_id").asText());
    }
    node.forEach(child -> carried(child, texts));
  }

  @Test
  void there_is_nothing_to_press_for_mending_what_is_well() {
    assertThat(labels("all-good")).containsExactly("Re-run", "Full report");
    assertThat(labels("mx-partial-match")).containsExactly("Fix it", "Re-run", "Full report");
  }

  private List<String> labels(String name) {
    return buttons(renderer.message(SampleReplies.reply(SampleReplies.report(name))));
  }

  @Test
  void only_what_one_person_sees_can_be_shared() {
    assertThat(buttons(renderer.message(other("report-to-share")))).contains("Share");
    assertThat(buttons(renderer.message(other("report-without-page"))))
        .containsExactly("Fix it", "Re-run");
  }

  @Test
  void a_check_that_could_not_be_kept_cannot_be_run_again() {
    assertThat(buttons(renderer.message(other("check-failed")))).containsExactly("Re-run");
    assertThat(buttons(renderer.message(other("check-not-kept")))).isEmpty();
  }

  @Test
  void what_is_left_out_is_said_and_where_it_is() {
    assertThat(words("report-everything")).contains("more** in the [full report](https://");
    assertThat(words("report-without-page")).contains("more** (this bot has no page");
  }

  private String words(String name) {
    Reply reply =
        name.equals("report-everything")
            ? SampleReplies.reply(SampleReplies.report("everything-at-once"))
            : other(name);
    return String.join("\n", renderer.message(reply).components().findValuesAsText("content"));
  }

  @Test
  void the_embed_says_the_same_with_the_same_to_press() {
    OTHERS.forEach((name, reply) -> {
      DiscordMessage message = renderer.message(reply);
      String embed =
          "## "
              + message.embed().path("title").asText()
              + "\n"
              + message.embed().path("description").asText();
      assertThat(message.components().findValuesAsText("content"))
          .as(name)
          .allSatisfy(text -> assertThat(embed).contains(text));
      assertThat(message.components().findValuesAsText("custom_id"))
          .as(name)
          .isEqualTo(message.rows().findValuesAsText("custom_id"));
    });
  }

  private static Reply other(String name) {
    return Objects.requireNonNull(OTHERS.get(name));
  }

  private static List<String> buttons(DiscordMessage message) {
    // Options have labels too, and stand in the second row.
    JsonNode row = message.rows().path(0);
    return row.findValuesAsText("label");
  }

  private static ObjectNode json(DiscordMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("components", message.components());
    json.set("embed", message.embed());
    json.set("rows", message.rows());
    return json;
  }
}
