package bot.mtasts.webhook.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.webhook.helpdesk.SetUp;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a call that is proved asks for.
class HookBodiesTest extends HookTrial {
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          { "domain"                                   | cut off
          []                                           | a list
          "example.com"                                | a bare string
          {"domain":"a.test","domain":"b.test"}        | a key twice
          {"domain":"a.test"} {}                       | something behind it
          §§                                           | nothing
          """)
  void bodies_that_cannot_be_read_are_refused(String body, String why) {
    assertThat(read("rt", body)).as(why).isInstanceOf(HookReading.Malformed.class);
  }

  @Test
  void deep_and_broken_bodies_are_refused() {
    assertThat(read("rt", "{\"a\":".repeat(65) + "1" + "}".repeat(65)))
        .isInstanceOf(HookReading.Malformed.class);
    assertThat(
            read(
                keyed("rt").integration(),
                Map.of("Authorization", "Bearer " + KEY.whole().reveal()),
                ByteString.decodeHex("ff7b7d")))
        .isInstanceOf(HookReading.Malformed.class);
  }

  @Test
  void a_form_is_read_too() {
    HookReading.Understood reading =
        understood(
            read(
                keyed("freshdesk"),
                Map.of(
                    "Authorization",
                    "Bearer " + KEY.whole().reveal(),
                    "Content-Type",
                    "application/x-www-form-urlencoded; charset=UTF-8"),
                "ticket=12&requester=jane%40b%C3%BCcher.test&subject=100%+sure"));
    assertThat(reading.ticket()).isEqualTo("12");
    assertThat(reading.domains()).containsExactly(new DomainName("xn--bcher-kva.test"));
    assertThat(
            read(
                keyed("freshdesk"),
                Map.of(
                    "Authorization",
                    "Bearer " + KEY.whole().reveal(),
                    "Content-Type",
                    "application/x-www-form-urlencoded"),
                "domain=a.test&domain=b.test"))
        .isInstanceOf(HookReading.Malformed.class);
  }

  @ParameterizedTest(name = "{0}: {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          zendesk     | {"type":"zen:event-type:ticket.created","detail":{"id":"5158","subject":"Mail to contoso.com bounces"}} | 5158 | contoso.com | its event webhooks
          zendesk     | {"ticket":"35436","requester":"jane@contoso.com","text":"hello"}                                   | 35436 | contoso.com | the body we propose
          freshdesk   | {"freshdesk_webhook":{"ticket_id":12,"ticket_subject":"x","ticket_requester_email":"jane@contoso.com"}} | 12 | contoso.com | its simple content
          jira        | {"issue":{"key":"SUP-7","fields":{"summary":"contoso.com bounces"}},"webhookEvent":"jira:issue_created"} | SUP-7 | contoso.com | its webhooks
          jira-jsm    | {"key":"SUP-7","fields":{"summary":"x","reporter":{"emailAddress":"jane@contoso.com"}}}             | SUP-7 | contoso.com | automation, issue data
          servicenow  | {"sys_id":"9d385017c611228701d22104cc95c371","caller_email":"jane@contoso.com"}                     | 9d385017c611228701d22104cc95c371 | contoso.com | the body we propose
          zammad      | {"ticket":{"id":81,"title":"x","customer":{"email":"jane@contoso.com"}},"article":{"body":"y"}}      | 81 | contoso.com | its default payload
          glpi        | {"event":"new","item":{"id":4,"name":"Bounces","content":"<p>see <b>contoso.com</b></p>"}}          | 4  | contoso.com | its default payload
          rt          | {"domain":"contoso.com","ticket":1,"queue":"General"}                                                | 1  | contoso.com | the scrip
          znuny       | {"Event":{"TicketID":"42"},"Ticket":{"TicketID":"42","Title":"x","CustomerUserID":"jane@contoso.com"}} | 42 | contoso.com | its invoker
          freescout   | {"id":3,"subject":"x","customer":{"email":"jane@contoso.com"}}                                       | 3  | contoso.com | its webhooks
          redmine     | {"payload":{"issue":{"id":99,"subject":"contoso.com bounces"}}}                                      | 99 | contoso.com | its plugin
          generic     | {"ticket":"A-1","url":"https://www.contoso.com/x"}                                                   | A-1 | www.contoso.com | the fields of the API
          generic     | {"ticket":"A-1","email":"jane@contoso.com"}                                                          | A-1 | contoso.com | the fields of the API
          """)
  void the_usual_shapes_are_read(
      String preset, String body, String ticket, String domain, String why) {
    HookReading reading = read(preset, body);
    assertThat(domains(reading)).as(why).containsExactly(domain);
    assertThat(understood(reading).ticket()).isEqualTo(ticket);
  }

  @Test
  void a_field_for_the_domain_beats_the_requester_and_the_requester_beats_the_words() {
    assertThat(
            domains(
                read(
                    "rt",
                    "{\"domain\":\"a.test\",\"requester\":\"x@b.test\",\"subject\":\"c.test\"}")))
        .containsExactly("a.test");
    assertThat(domains(read("rt", "{\"requester\":\"x@b.test\",\"subject\":\"c.test\"}")))
        .containsExactly("b.test");
  }

  @Test
  void a_private_mailbox_gives_way_to_what_the_ticket_says() {
    assertThat(
            domains(
                read("rt", "{\"requester\":\"jane@gmail.com\",\"subject\":\"mail to c.test\"}")))
        .containsExactly("c.test");
    assertThat(domains(read("rt", "{\"requester\":\"jane@gmail.com\",\"subject\":\"help!\"}")))
        .containsExactly("gmail.com");
  }

  @Test
  void our_own_and_the_helpdesks_domain_are_never_meant() {
    SetUp desk =
        keyed("zammad")
            .settings(
                Map.of(
                    "url", "https://help.acme.test",
                    "own-domains", "acme-mail.test, acme-shop.test"));
    Map<String, String> headers = Map.of("Authorization", "Bearer " + KEY.whole().reveal());
    assertThat(
            domains(
                read(
                    desk,
                    headers,
                    "{\"requester\":\"agent@acme-mail.test\",\"subject\":\"sub.acme-shop.test, c.test and"
                        + " help.acme.test\"}")))
        .containsExactly("c.test");
    assertThat(domains(read(desk, headers, "{\"domain\":\"acme-mail.test\"}")))
        .as("who names it means it")
        .containsExactly("acme-mail.test");
  }

  @Test
  void a_ticket_without_a_domain_says_where_we_looked() {
    assertThat(read("rt", "{\"subject\":\"help\",\"requester\":\"jane\"}"))
        .isInstanceOfSatisfying(
            HookReading.NoDomain.class,
            it -> assertThat(it.detail()).contains("`subject`", "`requester`", "`domain`"));
    assertThat(read("rt", "{\"other\":1}"))
        .isInstanceOfSatisfying(
            HookReading.NoDomain.class,
            it -> assertThat(it.detail()).contains("none of the fields"));
    assertThat(read("rt", "{\"domain\":\"not a domain\",\"subject\":\"c.test\"}"))
        .as("what was named and cannot be read is told, not guessed around")
        .isInstanceOfSatisfying(
            HookReading.NoDomain.class, it -> assertThat(it.detail()).contains("`domain`"));
  }

  @Test
  void at_most_ten_domains_are_taken() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append("host").append(i).append(".test ");
    }
    assertThat(domains(read("rt", "{\"subject\":\"" + text + "\"}"))).hasSize(10);
  }

  @Test
  void ticket_ids_have_the_form_of_their_helpdesk() {
    for (String ticket : List.of("\"../7\"", "\"7/../8\"", "\"SUP-7\"", "\"\u0661\"", "\"7 8\"")) {
      assertThat(read("rt", "{\"domain\":\"a.test\",\"ticket\":%s}".formatted(ticket)))
          .as(ticket)
          .isInstanceOfSatisfying(
              HookReading.Malformed.class, it -> assertThat(it.detail()).contains("a number"));
    }
    assertThat(read("servicenow", "{\"domain\":\"a.test\",\"ticket\":\"INC0010001\"}"))
        .isInstanceOfSatisfying(
            HookReading.Malformed.class, it -> assertThat(it.detail()).contains("`sys_id`"));
    assertThat(understood(read("rt", "{\"domain\":\"a.test\"}")).ticket()).isNull();
  }

  // Destinations

  @Test
  void a_note_is_promised_when_there_is_a_ticket_and_an_account() {
    SetUp desk =
        keyed("zammad")
            .settings(Map.of("url", "https://help.acme.test", "visible-to-requester", "true"));
    Map<String, String> headers = Map.of("Authorization", "Bearer " + KEY.whole().reveal());
    assertThat(understood(read(desk, headers, BODY)).destinations())
        .containsExactly(new Destination.HelpdeskNote("desk", "5", true));
    assertThat(understood(read(desk, headers, "{\"domain\":\"a.test\"}")).destinations()).isEmpty();
    assertThat(understood(read("zammad", BODY)).destinations()).isEmpty();
  }

  @Test
  void only_a_generic_call_says_where_results_go() {
    String body =
        "{\"domain\":\"a.test\",\"callback\":{\"url\":\"https://hooks.test/x\"},\"deliverTo\":[\"slack:#mail\",\"slack:T1/C2\"]}";
    assertThat(understood(read("generic", body)).destinations())
        .containsExactly(
            new Destination.Callback("https://hooks.test/x"),
            new Destination.SlackChannel(null, "#mail"),
            new Destination.SlackChannel("T1", "C2"));
    assertThat(understood(read("rt", body)).destinations()).isEmpty();
  }

  @Test
  void destinations_that_will_not_do_are_told() {
    for (String body :
        List.of(
            "{\"domain\":\"a.test\",\"callback\":\"http://hooks.test/\"}",
            "{\"domain\":\"a.test\",\"deliverTo\":\"slack:x\"}",
            "{\"domain\":\"a.test\",\"deliverTo\":[\"mail:x\"]}",
            "{\"domain\":\"a.test\",\"deliverTo\":[\"discord:T/1\"]}",
            "{\"domain\":\"a.test\",\"deliverTo\":[\"discord:1\"]}",
            "{\"domain\":\"a.test\",\"deliverTo\":["
                + "\"slack:x\",".repeat(10)
                + "\"slack:y\"]}")) {
      assertThat(read("generic", body)).as(body).isInstanceOf(HookReading.Malformed.class);
    }
  }
}
