package bot.mtasts.webhook.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.fakes.FakeIntegrations;
import bot.mtasts.webhook.helpdesk.SetUp;
import bot.mtasts.webhook.integration.KeyText;
import bot.mtasts.webhook.outgoing.FixedDns;
import bot.mtasts.webhook.outgoing.VettedAddresses;
import com.standardwebhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Credentials;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpdeskHooksTest {
  private static final Instant NOW = SetUp.NOW.plusSeconds(600);
  private static final String TIME = "2026-03-01T12:09:58Z";
  private static final String BODY = "{\"ticket\":\"5\",\"domain\":\"example.com\"}";
  private static final String THEIRS = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
  private static final KeyText KEY = KeyText.fresh();

  private final FakeIntegrations integrations = new FakeIntegrations();
  private final HelpdeskHooks hooks =
      new HelpdeskHooks(
          integrations,
          new UrlRules(
              UrlRules.Settings.usual(), new VettedAddresses(new FixedDns(), EgressGuard.strict())),
          channel ->
              channel instanceof Destination.DiscordChannel
                  ? Optional.of("Discord is off.")
                  : Optional.empty());

  private HookReading read(SetUp setUp, Map<String, String> headers, String body) {
    return read(setUp.integration(), headers, ByteString.encodeUtf8(body));
  }

  private HookReading read(Integration integration, Map<String, String> headers, ByteString body) {
    return hooks.read(integration, new HookCall(headers, body, NOW));
  }

  /// What a call that is proved by its key comes to.
  private HookReading read(String preset, String body) {
    return read(keyed(preset), Map.of("Authorization", "Bearer " + KEY.whole().reveal()), body);
  }

  private static SetUp keyed(String preset) {
    return SetUp.of(preset).keys(KEY.kept(Set.of(Scope.CHECK), SetUp.NOW));
  }

  private static ByteString key(String text) {
    return ByteString.encodeUtf8(text);
  }

  private static HookReading.Understood understood(HookReading reading) {
    assertThat(reading).isInstanceOf(HookReading.Understood.class);
    return (HookReading.Understood) reading;
  }

  private static List<String> domains(HookReading reading) {
    return understood(reading).domains().stream().map(DomainName::ascii).toList();
  }

  private static String unauthorized(HookReading reading) {
    assertThat(reading).isInstanceOf(HookReading.Unauthorized.class);
    return ((HookReading.Unauthorized) reading).detail();
  }

  // Zendesk

  private static final SetUp ZENDESK =
      SetUp.of("zendesk").credentials(Map.of("hook-secret", THEIRS));

  private static Map<String, String> zendesk(String time, String body) {
    return zendesk(time, body, THEIRS);
  }

  private static Map<String, String> zendesk(String time, String body, String secret) {
    return Map.of(
        "X-Zendesk-Webhook-Signature",
        key(time + body).hmacSha256(key(secret)).base64(),
        "X-Zendesk-Webhook-Signature-Timestamp",
        time,
        "X-Zendesk-Webhook-Invocation-Id",
        "01HTY2F1DSP8XWJFTBKNFE3CA2");
  }

  @Test
  void zendesk_signs_its_time_and_the_body() {
    HookReading.Understood reading = understood(read(ZENDESK, zendesk(TIME, BODY), BODY));
    assertThat(reading.ticket()).isEqualTo("5");
    assertThat(reading.replayKey()).isEqualTo("zendesk:01HTY2F1DSP8XWJFTBKNFE3CA2");
  }

  @Test
  void zendesks_time_may_be_five_minutes_off() {
    for (Duration off : List.of(Duration.ofSeconds(299), Duration.ofSeconds(-299))) {
      assertThat(read(ZENDESK, zendesk(NOW.minus(off).toString(), BODY), BODY))
          .isInstanceOf(HookReading.Understood.class);
    }
    for (Duration off : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301))) {
      assertThat(unauthorized(read(ZENDESK, zendesk(NOW.minus(off).toString(), BODY), BODY)))
          .contains("more than 5 minutes");
    }
  }

  @Test
  void zendesks_time_counts_as_it_is_written() {
    Map<String, String> headers = new HashMap<>(zendesk(TIME, BODY));
    headers.put("X-Zendesk-Webhook-Signature-Timestamp", "2026-03-01T12:09:58.000Z");
    assertThat(unauthorized(read(ZENDESK, headers, BODY))).contains("signature");
    headers.put("X-Zendesk-Webhook-Signature-Timestamp", "yesterday");
    unauthorized(read(ZENDESK, headers, BODY));
    headers.remove("X-Zendesk-Webhook-Signature-Timestamp");
    unauthorized(read(ZENDESK, headers, BODY));
  }

  @Test
  void without_zendesks_own_secret_its_signature_says_nothing_and_a_key_is_asked_for() {
    SetUp keyOnly = keyed("zendesk");
    Map<String, String> headers = new HashMap<>(zendesk(TIME, BODY));
    assertThat(unauthorized(read(keyOnly, headers, BODY))).contains("`hook-secret`");
    headers.put("Authorization", "Bearer " + KEY.whole().reveal());
    assertThat(understood(read(keyOnly, headers, BODY)).replayKey()).isNull();
  }

  @Test
  void without_zendesks_own_secret_a_signature_with_ours_proves_a_call() {
    HookReading.Understood reading =
        understood(read(SetUp.of("zendesk"), zendesk(TIME, BODY, SetUp.SECRET), BODY));
    assertThat(reading.replayKey()).isEqualTo("zendesk:01HTY2F1DSP8XWJFTBKNFE3CA2");
    unauthorized(read(ZENDESK, zendesk(TIME, BODY, SetUp.SECRET), BODY));
  }

  // X-Hub-Signature

  @Test
  void zammad_signs_with_sha1_and_names_its_calls() {
    SetUp zammad = SetUp.of("zammad");
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key(SetUp.SECRET)).hex());
    assertThat(understood(read(zammad, headers, BODY)).replayKey())
        .isEqualTo("hub:" + key(BODY).sha256().hex());
    headers.put("X-Zammad-Delivery", "a7ee-11");
    assertThat(understood(read(zammad, headers, BODY)).replayKey()).isEqualTo("zammad:a7ee-11");
  }

  @Test
  void sha256_is_taken_in_either_header_and_the_stronger_one_counts() {
    SetUp jira = SetUp.of("jira");
    String body = "{\"issue\":{\"key\":\"SUP-1\"},\"domain\":\"example.com\"}";
    String right = "sha256=" + key(body).hmacSha256(key(SetUp.SECRET)).hex();
    String weak = "sha1=" + key(body).hmacSha1(key(SetUp.SECRET)).hex();
    understood(read(jira, Map.of("X-Hub-Signature", right), body));
    understood(read(jira, Map.of("X-Hub-Signature-256", right), body));
    unauthorized(
        read(
            jira,
            Map.of("X-Hub-Signature-256", "sha256=" + "0".repeat(64), "X-Hub-Signature", weak),
            body));
  }

  // GLPI

  private static Map<String, String> glpi(String time) {
    return Map.of(
        "X-GLPI-signature",
        key(BODY + time).hmacSha256(key(SetUp.SECRET)).hex(),
        "X-GLPI-timestamp",
        time);
  }

  @Test
  void glpi_signs_the_body_and_a_time_that_may_be_old() {
    SetUp glpi = SetUp.of("glpi");
    HookReading.Understood first = understood(read(glpi, glpi("1700000000"), BODY));
    assertThat(first.replayKey()).startsWith("glpi:");
    assertThat(understood(read(glpi, glpi("1700000000"), BODY)).replayKey())
        .as("a replay has the same key")
        .isEqualTo(first.replayKey());
    assertThat(understood(read(glpi, glpi("1700000001"), BODY)).replayKey())
        .as("another event of the same ticket has another")
        .isNotEqualTo(first.replayKey());
  }

  @Test
  void glpis_challenge_is_answered_to_glpi_only() {
    Integration glpi = SetUp.of("glpi").integration();
    String token = key("validate_cra_challenge").hmacSha256(key(SetUp.SECRET)).hex();
    assertThat(hooks.challenge(glpi, token, NOW))
        .contains(
            new HookReading.Handshake(
                "text/plain", key(token).hmacSha256(key(SetUp.SECRET)).hex()));
    assertThat(hooks.challenge(glpi, BODY + "1700000000", NOW))
        .as("we sign nothing for strangers")
        .isEmpty();
    assertThat(hooks.challenge(SetUp.of("zammad").integration(), token, NOW)).isEmpty();
  }

  // FreeScout and Standard Webhooks

  @Test
  void freescout_signs_with_base64_of_sha1() {
    SetUp freeScout = SetUp.of("freescout").credentials(Map.of("hook-secret", THEIRS));
    String signature = key(BODY).hmacSha1(key(THEIRS)).base64();
    assertThat(
            understood(read(freeScout, Map.of("X-FreeScout-Signature", signature), BODY))
                .replayKey())
        .isEqualTo("freescout:" + key(BODY).sha256().hex());
    unauthorized(read(freeScout, Map.of("X-FreeScout-Signature", signature + "x"), BODY));
  }

  @Test
  void anything_else_may_sign_as_the_standard_says() throws Exception {
    SetUp generic = SetUp.of("generic");
    Map<String, String> headers = new HashMap<>();
    headers.put("webhook-id", "evt_1");
    headers.put("webhook-timestamp", Long.toString(NOW.getEpochSecond()));
    headers.put(
        "webhook-signature",
        "v1,AAAA " + new Webhook(SetUp.SECRET).sign("evt_1", NOW.getEpochSecond(), BODY));
    assertThat(understood(read(generic, headers, BODY)).replayKey()).isEqualTo("webhook:evt_1");
    headers.put("webhook-id", "evt_2");
    unauthorized(read(generic, headers, BODY));
    headers.put("webhook-timestamp", "soon");
    unauthorized(read(generic, headers, BODY));
  }

  // Secrets

  @Test
  void a_secret_may_have_been_pasted_in_any_of_its_writings() {
    String bare = SetUp.SECRET.substring("whsec_".length());
    for (ByteString pasted : List.of(key(SetUp.SECRET), key(bare), decoded(bare))) {
      understood(
          read(
              SetUp.of("zammad"),
              Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(pasted).hex()),
              BODY));
    }
  }

  private static ByteString decoded(String base64) {
    return ByteString.of(java.util.Base64.getDecoder().decode(base64));
  }

  @Test
  void the_secret_before_the_newest_holds_until_it_expires() {
    String old = "whsec_b2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xk";
    Map<String, String> headers =
        Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key(old)).hex());
    SetUp inGrace = SetUp.of("zammad").secrets(current(), expiring(old, NOW.plusSeconds(1)));
    SetUp after = SetUp.of("zammad").secrets(current(), expiring(old, NOW));
    understood(read(inGrace, headers, BODY));
    unauthorized(read(after, headers, BODY));
  }

  private static SigningSecret current() {
    return new SigningSecret(new Secret(SetUp.SECRET), SetUp.NOW, null);
  }

  private static SigningSecret expiring(String secret, Instant at) {
    return new SigningSecret(new Secret(secret), SetUp.NOW, at);
  }

  @Test
  void a_secret_of_the_helpdesks_own_stands_alone() {
    SetUp both = SetUp.of("zammad").credentials(Map.of("hook-secret", THEIRS));
    understood(
        read(
            both,
            Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key(THEIRS)).hex()),
            BODY));
    unauthorized(
        read(
            both,
            Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key(SetUp.SECRET)).hex()),
            BODY));
  }

  @Test
  void an_integration_without_any_secret_is_opened_by_no_signature() {
    SetUp bare = SetUp.of("zammad").secrets(new SigningSecret[0]);
    unauthorized(
        read(bare, Map.of("X-Hub-Signature", "sha1=" + key(BODY).hmacSha1(key("x")).hex()), BODY));
  }

  @Test
  void a_wrong_signature_is_rescued_by_nothing() {
    Map<String, String> headers =
        Map.of(
            "X-Hub-Signature", "sha1=" + "0".repeat(40),
            "Authorization", "Bearer " + KEY.whole().reveal());
    assertThat(unauthorized(read(keyed("zammad"), headers, BODY))).contains("signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zendesk",
        "freshdesk",
        "jira-jsm",
        "servicenow",
        "zammad",
        "glpi",
        "rt",
        "znuny",
        "freescout",
        "generic"
      })
  void every_preset_takes_a_key_as_bearer_or_password(String preset) {
    String body = "{\"domain\":\"example.com\"}";
    integrations.add(keyed(preset).integration());
    for (String authorization :
        List.of(
            "Bearer " + KEY.whole().reveal(),
            "bearer  " + KEY.whole().reveal(),
            Credentials.basic("anybody", KEY.whole().reveal()),
            Credentials.basic(KEY.whole().reveal(), "X"))) {
      assertThat(
              understood(read(keyed(preset), Map.of("Authorization", authorization), body))
                  .replayKey())
          .isNull();
    }
    assertThat(lastUse()).isEqualTo(NOW);
  }

  private @Nullable Instant lastUse() {
    return integrations.find("desk").orElseThrow().apiKeys().getFirst().lastUsedAt();
  }

  @Test
  void keys_that_do_not_open_are_refused_alike() {
    integrations.add(keyed("rt").integration());
    KeyText stranger = KeyText.fresh();
    KeyText sameId = new KeyText(KEY.id(), stranger.whole());
    ApiKey expired =
        new ApiKey(
            KEY.id(),
            KEY.kept(Set.of(), SetUp.NOW).sha256(),
            Set.of(Scope.CHECK),
            SetUp.NOW,
            NOW,
            null);
    String unknown =
        unauthorized(
            read(
                keyed("rt"), Map.of("Authorization", "Bearer " + stranger.whole().reveal()), BODY));
    assertThat(
            unauthorized(
                read(
                    SetUp.of("rt").keys(expired),
                    Map.of("Authorization", "Bearer " + KEY.whole().reveal()),
                    BODY)))
        .isEqualTo(unknown);
    assertThat(
            unauthorized(
                read(
                    SetUp.of("rt").keys(sameId.kept(Set.of(Scope.CHECK), SetUp.NOW)),
                    Map.of("Authorization", "Bearer " + KEY.whole().reveal()),
                    BODY)))
        .isEqualTo(unknown);
    assertThat(lastUse()).isNull();
  }

  @Test
  void a_key_needs_the_scope() {
    SetUp reading = SetUp.of("rt").keys(KEY.kept(Set.of(Scope.READ), SetUp.NOW));
    assertThat(
            unauthorized(
                read(reading, Map.of("Authorization", "Bearer " + KEY.whole().reveal()), BODY)))
        .contains("scope `check`");
  }

  @Test
  void a_header_may_hold_a_secret() {
    SetUp desk =
        SetUp.of("freshdesk")
            .settings(Map.of("hook-header", "X-Mtasts"))
            .credentials(Map.of("hook-secret", "correct horse"));
    understood(read(desk, Map.of("x-mtasts", "correct horse"), BODY));
    assertThat(unauthorized(read(desk, Map.of("X-Mtasts", "wrong horse"), BODY)))
        .contains("`X-Mtasts`")
        .doesNotContain("horse");
    assertThat(unauthorized(read(desk, Map.of(), BODY))).contains("the header `X-Mtasts`");
    SetUp signing = SetUp.of("zendesk").settings(desk.settings()).credentials(desk.credentials());
    Map<String, String> headers = new HashMap<>(zendesk(TIME, BODY));
    headers.put("X-Mtasts", "correct horse");
    understood(read(signing, headers, BODY)); // that secret is the header's, and signs nothing
  }

  @Test
  void what_is_not_proved_is_told_what_would_do() {
    assertThat(unauthorized(read(SetUp.of("zammad"), Map.of(), BODY)))
        .contains("Authorization: Bearer mts_")
        .contains("X-Hub-Signature");
    assertThat(unauthorized(read(SetUp.of("rt"), Map.of("Authorization", "Token x"), BODY)))
        .contains("no API key of ours");
  }

  @Test
  void nothing_is_parsed_before_it_is_proved() {
    assertThat(read(SetUp.of("rt"), Map.of(), "{ not json"))
        .isInstanceOf(HookReading.Unauthorized.class);
  }

  // Bodies

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
