package bot.mtasts.webhook.template;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportJson;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.webhook.callback.EventWriter;
import bot.mtasts.webhook.callback.SampleEvent;
import bot.mtasts.webhook.helpdesk.SetUp;
import bot.mtasts.webhook.template.EventTemplate.Rendered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTemplateTest {
  private static final String EVENT = SampleEvent.json(SetUp.NOW);
  private static final Destination CALLBACK =
      new Destination.Callback("https://hooks.example.com/");

  private static EventTemplate json(String text) {
    return new EventTemplate(text, "application/json");
  }

  private static EventTemplate plain(String text) {
    return new EventTemplate(text, "text/plain");
  }

  @Test
  void a_template_sees_the_event_and_escapes_for_json() {
    assertThat(
            json("{\"text\": \"{{ data.domain }}: {{ data.verdict }}\", \"t\": \"{{ ticket }}\"}")
                .render(EVENT))
        .isEqualTo(new Rendered.Text("{\"text\": \"example.com: undetermined\", \"t\": \"4711\"}"));
    String quoting = EVENT.replace("\"example.com\"", "\"a\\\"b\\\\c\\n\"");
    assertThat(json("{\"d\":\"{{ data.domain }}\"}").render(quoting))
        .isEqualTo(new Rendered.Text("{\"d\":\"a\\\"b\\\\c\\n\"}"));
  }

  @Test
  void whole_values_and_lists_can_be_written() {
    assertThat(
            json("""
            [{% for finding in data.findings %}{% if not loop.first %},{% endif %}{{ finding.code | json }}{% endfor %}]\
            """)
                .render(EVENT))
        .isEqualTo(new Rendered.Text("[\"missing_record\"]"));
    assertThat(json("{{ data.findings | json }}").fault(EVENT)).isEmpty();
  }

  @Test
  void an_event_without_a_ticket_has_the_name_all_the_same() {
    String without = EVENT.replace("\"ticket\":\"4711\",", "");
    assertThat(without).isNotEqualTo(EVENT);
    assertThat(plain("{{ ticket | default(\"none\") }}").render(without))
        .isEqualTo(new Rendered.Text("none"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{ data.nothing }}     | line 1  | a field that is not there
          {{ unknown }}          | line 1  | a name that is not there
          {% if %}               | line 1  | no template at all
          { "x": {{ data.score   | line 1  | an end that is missing
          {"x": {{ data.domain }}} | not JSON: line 1 | quotes forgotten
          """)
  void what_is_wrong_is_told_with_its_line(String text, String words, String why) {
    assertThat(json(text).fault(EVENT))
        .as(why)
        .hasValueSatisfying(fault -> assertThat(fault).contains(words));
  }

  @Test
  void a_line_further_down_is_named() {
    assertThat(plain("fine\nfine\n{{ data.nothing }}").fault(EVENT).orElseThrow())
        .contains("line 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ data.getClass() }}",
        "{{ data.class }}",
        "{% for a in data.dimensions %}{{ loop.class }}{% endfor %}",
        "{{ \"\".getClass().forName(\"java.lang.Runtime\") }}",
        "{{ data.domain.repeat(1000) }}",
        "{% include \"/etc/passwd\" %}",
        "{% import \"/etc/passwd\" %}",
        "{% extends \"/etc/passwd\" %}",
        "{% embed \"x\" %}{% endembed %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% set a = \"x\" %}",
        "{% block b %}{{ block(\"b\") }}{% endblock %}",
        "{% parallel %}x{% endparallel %}",
        "{% cache \"x\" %}x{% endcache %}",
        "{% for i in 1..1000000000 %}x{% endfor %}",
        "{% for i in range(1, 1000000000) %}x{% endfor %}",
        "{{ data.domain ~ data.domain }}",
        "{{ data.domain + data.domain }}",
        "{{ data.domain | replace({\"e\": data.domain}) }}",
        "{{ \"%1000000000d\" | format(1) }}",
        "{{ data.domain | base64decode }}",
      })
  void what_looks_around_loops_or_grows_is_not_there(String text) {
    assertThat(plain(text).fault(EVENT)).as(text).isPresent();
  }

  @Test
  void loops_within_loops_end() {
    String loops = "{% for a in data.dimensions %}".repeat(12) + "{% endfor %}".repeat(12);
    assertThat(plain(loops).fault(EVENT)).hasValue("The template goes round for too long.");
  }

  @Test
  void what_a_template_makes_is_capped() {
    String much = "x".repeat(10_000);
    String loops =
        "{% for a in data.dimensions %}{% for b in data.dimensions %}"
            + much
            + "{% endfor %}{% endfor %}";
    assertThat(plain(loops).fault(EVENT))
        .hasValueSatisfying(fault -> assertThat(fault).contains("more than"));
    assertThat(plain("x".repeat(20_000)).fault(EVENT)).isPresent();
  }

  @Test
  void a_content_type_has_to_be_one() {
    assertThat(new EventTemplate("x", "nonsense").fault(EVENT)).isPresent();
    assertThat(new EventTemplate("x", "text/plain; charset=utf-8").fault(EVENT)).isEmpty();
  }

  private static Payload written(Map<String, String> settings, Destination destination) {
    CheckReport report = SampleEvent.report(SetUp.NOW);
    return new EventWriter()
        .write(
            SetUp.of("generic").settings(settings).integration(),
            destination,
            EventType.CHECK_COMPLETED,
            SampleEvent.ended(report, SetUp.NOW),
            SetUp.NOW);
  }

  @Test
  void callbacks_go_through_the_template_and_nothing_else_does() {
    Map<String, String> settings =
        Map.of("template", "{{ data.domain }}", "template-type", "text/plain");
    assertThat(written(settings, CALLBACK).body().utf8()).isEqualTo("example.com");
    assertThat(written(settings, CALLBACK).contentType()).isEqualTo("text/plain");
    assertThat(written(settings, new Destination.HelpdeskNote("desk", "1", false)).body().utf8())
        .startsWith("{\"type\":\"check.completed\"");
  }

  @Test
  void a_template_that_fails_after_all_costs_nobody_the_result() {
    assertThat(written(Map.of("template", "{{ nonsense }}"), CALLBACK).body().utf8())
        .startsWith("{\"type\":\"check.completed\"");
  }

  @Test
  void the_event_holds_the_report_octet_for_octet() {
    CheckReport report = SampleEvent.report(SetUp.NOW);
    Payload payload =
        new EventWriter()
            .write(
                null,
                CALLBACK,
                EventType.CHECK_COMPLETED,
                SampleEvent.ended(report, SetUp.NOW),
                SetUp.NOW);
    assertThat(payload.body().utf8())
        .isEqualTo(
            "{\"type\":\"check.completed\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"ticket\":\"4711\",\"data\":"
                + ReportJson.line(report)
                + "}");
    assertThat(payload.contentType()).isEqualTo("application/json");
  }

  @Test
  void a_failed_check_is_an_event_too() {
    CheckReport report = SampleEvent.report(SetUp.NOW);
    Payload payload =
        new EventWriter()
            .write(
                null,
                CALLBACK,
                EventType.CHECK_FAILED,
                new CheckStanding.Failed(
                    new CheckRequest(
                        "chk_1", report.domain(), null, null, List.of(), false, SetUp.NOW),
                    "We gave up."),
                SetUp.NOW);
    assertThat(payload.body().utf8())
        .isEqualTo(
            "{\"type\":\"check.failed\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"data\":{\"id\":\"chk_1\",\"domain\":\"example.com\",\"status\":\"failed\",\"reason\":\"We gave up.\"}}");
  }
}
