package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bot.mtasts.slack.in.SlackRequestGate.Form;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToldTest {
  static Stream<Arguments> installations() {
    return Stream.of(
        arguments(
            "an event in a channel shared with another organisation",
            """
            {"type":"event_callback","event_id":"Ev1","event":{"type":"app_mention"},
             "team_id":"T_THEIRS","enterprise_id":"E_THEIRS","context_team_id":"T_OURS",
             "authorizations":[{"enterprise_id":null,"team_id":"T_OURS"}]}\
            """,
            List.of("T_OURS", "T_THEIRS", "E_THEIRS")),
        arguments(
            "an event where the app is installed for the whole organisation",
            """
            {"type":"event_callback","event_id":"Ev1","event":{"type":"app_mention"},
             "team_id":"T1","authorizations":[
               {"enterprise_id":"E1","team_id":"T1","is_enterprise_install":true}]}\
            """,
            List.of("E1", "T1")),
        arguments(
            "a button that somebody of another workspace presses",
            """
            {"type":"block_actions","user":{"id":"U1","team_id":"T_THEIRS"},
             "team":{"id":"T_THEIRS"},"actions":[{}],
             "message":{"bot_profile":{"team_id":"T_OURS"}}}\
            """,
            List.of("T_OURS", "T_THEIRS")),
        arguments(
            "a button of an organisation that has no team",
            """
            {"type":"block_actions","user":{"id":"U1","team_id":"T1"},"team":null,
             "enterprise":{"id":"E1"},"is_enterprise_install":true,"actions":[{}]}\
            """,
            List.of("E1", "T1")),
        arguments(
            "a modal that was opened by the installation of another workspace",
            """
            {"type":"view_submission","user":{"id":"U1","team_id":"T2"},"team":{"id":"T2"},
             "view":{"callback_id":"x","type":"modal","app_installed_team_id":"T1"}}\
            """,
            List.of("T1", "T2")),
        arguments(
            "a shortcut in a workspace of an organisation",
            """
            {"type":"message_action","user":{"id":"U1"},"channel":{"id":"C1"},
             "callback_id":"x","message":{},"team":{"id":"T1","enterprise_id":"E1"}}\
            """,
            List.of("T1", "E1")),
        arguments(
            "one workspace of an organisation says farewell, which is not all of it",
            """
            {"type":"event_callback","event_id":"Ev1","event":{"type":"app_uninstalled"},
             "team_id":"T1","enterprise_id":"E1"}\
            """,
            List.of("T1")),
        arguments(
            "a whole organisation says farewell",
            """
            {"type":"event_callback","event_id":"Ev1","event":{"type":"app_uninstalled"},
             "enterprise_id":"E1"}\
            """,
            List.of("E1")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void installations(String name, String json, List<String> expected) {
    assertThat(told(Form.JSON, json).installations()).as(name).isEqualTo(expected);
  }

  @Test
  void a_command_of_an_organisations_installation_is_first_its() {
    Told told =
        told(
            Form.FIELDS,
            "command=%2Fmtasts&user_id=U1&channel_id=C1&team_id=T1&enterprise_id=E1"
                + "&is_enterprise_install=true");

    assertThat(told.installations()).containsExactly("E1", "T1");
    assertThat(told.workspace()).contains("T1");
  }

  @Test
  void an_event_is_known_by_its_id_and_the_rest_by_their_delivery() {
    Told event =
        told(
            Form.JSON,
            "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"message\"}}");
    Told command =
        told(Form.FIELDS, "command=%2Fmtasts&user_id=U1&channel_id=C1&team_id=T1&text=a");

    assertThat(event.key("http:v0=1")).isEqualTo(event.key("socket:2"));
    assertThat(command.key("http:v0=1")).isNotEqualTo(command.key("http:v0=2"));
  }

  @Test
  void the_first_of_two_fields_with_one_name_counts() {
    Told told =
        told(Form.FIELDS, "command=%2Fmtasts&user_id=U1&channel_id=C1&team_id=T1&team_id=T2");

    assertThat(told.installations()).containsExactly("T1");
  }

  private static Told told(Form form, String body) {
    assertThat(Told.read(form, body)).isInstanceOf(Told.Reading.Understood.class);
    return ((Told.Reading.Understood) Told.read(form, body)).told();
  }
}
