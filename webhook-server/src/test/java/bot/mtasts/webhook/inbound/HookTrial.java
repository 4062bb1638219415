package bot.mtasts.webhook.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.fakes.FakeIntegrations;
import bot.mtasts.webhook.helpdesk.SetUp;
import bot.mtasts.webhook.integration.KeyText;
import bot.mtasts.webhook.outgoing.FixedDns;
import bot.mtasts.webhook.outgoing.VettedAddresses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;

/// The reader of helpdesks' hooks, and calls to try it with.
abstract class HookTrial {
  static final Instant NOW = SetUp.NOW.plusSeconds(600);
  static final String TIME = "2026-03-01T12:09:58Z";
  static final String BODY = "{\"ticket\":\"5\",\"domain\":\"example.com\"}";
  static final String THEIRS = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
  static final KeyText KEY = KeyText.fresh();

  final FakeIntegrations integrations = new FakeIntegrations();
  final HelpdeskHooks hooks =
      new HelpdeskHooks(
          integrations,
          new UrlRules(
              UrlRules.Settings.usual(), new VettedAddresses(new FixedDns(), EgressGuard.strict())),
          channel ->
              channel instanceof Destination.DiscordChannel
                  ? Optional.of("Discord is off.")
                  : Optional.empty());

  HookReading read(SetUp setUp, Map<String, String> headers, String body) {
    return read(setUp.integration(), headers, ByteString.encodeUtf8(body));
  }

  HookReading read(Integration integration, Map<String, String> headers, ByteString body) {
    return hooks.read(integration, new HookCall(headers, body, NOW));
  }

  /// What a call that is proved by its key comes to.
  HookReading read(String preset, String body) {
    return read(keyed(preset), Map.of("Authorization", "Bearer " + KEY.whole().reveal()), body);
  }

  static SetUp keyed(String preset) {
    return SetUp.of(preset).keys(KEY.kept(Set.of(Scope.CHECK), SetUp.NOW));
  }

  static ByteString key(String text) {
    return ByteString.encodeUtf8(text);
  }

  static HookReading.Understood understood(HookReading reading) {
    assertThat(reading).isInstanceOf(HookReading.Understood.class);
    return (HookReading.Understood) reading;
  }

  static List<String> domains(HookReading reading) {
    return understood(reading).domains().stream().map(DomainName::ascii).toList();
  }

  static String unauthorized(HookReading reading) {
    assertThat(reading).isInstanceOf(HookReading.Unauthorized.class);
    return ((HookReading.Unauthorized) reading).detail();
  }

  static final SetUp ZENDESK = SetUp.of("zendesk").credentials(Map.of("hook-secret", THEIRS));

  static Map<String, String> zendesk(String time, String body) {
    return zendesk(time, body, THEIRS);
  }

  static Map<String, String> zendesk(String time, String body, String secret) {
    return Map.of(
        "X-Zendesk-Webhook-Signature",
        key(time + body).hmacSha256(key(secret)).base64(),
        "X-Zendesk-Webhook-Signature-Timestamp",
        time,
        "X-Zendesk-Webhook-Invocation-Id",
        "01HTY2F1DSP8XWJFTBKNFE3CA2");
  }
}
